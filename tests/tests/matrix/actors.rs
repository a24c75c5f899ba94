//! Everybody who could ask.

use crate::phases::Privacy;
use anyhow::{Context, ensure};
use bandbox_protocol::v1::rights::Role;
use bandbox_tests::client::Client;
use bandbox_tests::server::Server;
use bandbox_tests::table::{AWAY, HOME};
use serde_json::Value;

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Actor {
    /// A connection on which no token was shown.
    Unauthenticated,
    /// A user who has nothing to do with any game.
    Stranger,
    /// A manager of another game.
    ManagerElsewhere,
    /// The visitors' manager.
    Away,
    /// The hosts' manager.
    Home,
    /// The user who created the game and manages no side.
    Creator,
    /// An administrator.
    Admin,
}

impl Actor {
    /// All of them, in the order of the columns.
    pub(crate) const ALL: [Self; 7] = [
        Self::Unauthenticated,
        Self::Stranger,
        Self::ManagerElsewhere,
        Self::Away,
        Self::Home,
        Self::Creator,
        Self::Admin,
    ];

    /// The head of the column.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Unauthenticated => "nobody",
            Self::Stranger => "stranger",
            Self::ManagerElsewhere => "manager elsewhere",
            Self::Away => "away",
            Self::Home => "home",
            Self::Creator => "creator",
            Self::Admin => "admin",
        }
    }

    /// His user id.
    pub(crate) const fn user(self) -> &'static str {
        match self {
            Self::Unauthenticated => "",
            Self::Stranger => "sue",
            Self::ManagerElsewhere => "els",
            Self::Away => AWAY,
            Self::Home => HOME,
            Self::Creator => "cy",
            Self::Admin => "ada",
        }
    }

    /// The columns of the table that are his.
    pub(crate) const fn roles(self, privacy: Privacy) -> &'static [Role] {
        match (self, privacy) {
            (Self::Unauthenticated, _) => &[Role::Unauthenticated],
            (Self::Stranger | Self::ManagerElsewhere, Privacy::Public) => &[Role::Spectator],
            (Self::Stranger | Self::ManagerElsewhere, Privacy::Private) => &[Role::Outsider],
            (Self::Away | Self::Home, _) => &[Role::Manager],
            (Self::Creator, _) => &[Role::Spectator, Role::Creator],
            (Self::Admin, _) => &[Role::Umpire],
        }
    }
}

/// All who have shown a token, each with his connection.
pub(crate) struct Cast {
    members: Vec<(Actor, String, Client)>,
}

impl Cast {
    /// Everybody connects.
    pub(crate) async fn connect(server: &Server) -> anyhow::Result<Self> {
        let mut members = Vec::new();
        for actor in Actor::ALL {
            if actor == Actor::Unauthenticated {
                continue;
            }
            let flags: &[&str] = if actor == Actor::Admin {
                &["--admin"]
            } else {
                &[]
            };
            let token = server.token_with(actor.user(), flags).await?;
            let client = Client::with_token(server.address(), &token).await?;
            members.push((actor, token, client));
        }
        Ok(Self { members })
    }

    /// His connection.
    pub(crate) fn client(&mut self, actor: Actor) -> anyhow::Result<&mut Client> {
        let mut members = self.members.iter_mut();
        let member = members.find(|(of, _, _)| *of == actor);
        member.map(|(_, _, client)| client).context("nobody")
    }

    /// His token.
    pub(crate) fn token(&self, actor: Actor) -> &str {
        let member = self.members.iter().find(|(of, _, _)| *of == actor);
        member.map_or("", |(_, token, _)| token)
    }
}

/// Asks on a connection of its own on which no token was shown: it is refused, and the connection is closed.
pub(crate) async fn as_nobody(server: &Server, event: &str, data: Value) -> anyhow::Result<String> {
    let mut nobody = Client::stranger(server.address()).await?;
    let answer = nobody.ask(event, data).await?;
    ensure!(answer.is_refusal(), "{event} was granted to nobody");
    let code = answer.code().to_string();
    let closed = nobody.closed().await?;
    ensure!(closed.code == 4501, "{event}: {closed:?}");
    Ok(code)
}
