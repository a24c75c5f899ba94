//! Everybody who could ask.

use crate::phases::Privacy;
use anyhow::{Context, ensure};
use bandbox_protocol::v1::rights::Role;
use bandbox_tests::client::Client;
use bandbox_tests::frame::Frame;
use bandbox_tests::http;
use bandbox_tests::issuer::now;
use bandbox_tests::server::Server;
use bandbox_tests::table::{AWAY, HOME};
use jsonwebtoken::{EncodingKey, Header};
use serde_json::{Value, json};

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Actor {
    /// A connection on which no token was shown.
    Unauthenticated,
    /// A user whose token has ended.
    Expired,
    /// A user whose tokens were taken back.
    Revoked,
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
    pub(crate) const ALL: [Self; 9] = [
        Self::Unauthenticated,
        Self::Expired,
        Self::Revoked,
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
            Self::Expired => "expired",
            Self::Revoked => "revoked",
            Self::Stranger => "stranger",
            Self::ManagerElsewhere => "manager elsewhere",
            Self::Away => "away",
            Self::Home => "home",
            Self::Creator => "creator",
            Self::Admin => "admin",
        }
    }

    /// Whether he has a token that is good.
    pub(crate) fn is_let_in(self) -> bool {
        match self {
            Self::Unauthenticated | Self::Expired | Self::Revoked => false,
            Self::Stranger
            | Self::ManagerElsewhere
            | Self::Away
            | Self::Home
            | Self::Creator
            | Self::Admin => true,
        }
    }

    /// His user id.
    pub(crate) const fn user(self) -> &'static str {
        match self {
            Self::Unauthenticated => "",
            Self::Expired => "exa",
            Self::Revoked => "rex",
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
            (Self::Unauthenticated | Self::Expired | Self::Revoked, _) => &[Role::Unauthenticated],
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
    /// Of those who are not let in.
    bad_tokens: [(Actor, String); 2],
}

impl Cast {
    /// Everybody connects.
    pub(crate) async fn connect(server: &Server) -> anyhow::Result<Self> {
        let mut members = Vec::new();
        for actor in Actor::ALL {
            if !actor.is_let_in() {
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
        let revoked = server.token(Actor::Revoked.user()).await?;
        revoke(server, Actor::Revoked.user()).await?;
        let bad_tokens = [
            (Actor::Expired, expired(server)?),
            (Actor::Revoked, revoked),
        ];
        Ok(Self {
            members,
            bad_tokens,
        })
    }

    /// The token that does not let him in, if he has one.
    pub(crate) fn bad_token(&self, actor: Actor) -> Option<&str> {
        let mut bad = self.bad_tokens.iter();
        bad.find(|(of, _)| *of == actor)
            .map(|(_, token)| token.as_str())
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

/// Asks on a connection of its own, on which no token was shown or a bad one just before: the answer is a refusal, and the
/// connection is closed.
pub(crate) async fn as_nobody(
    server: &Server,
    bad_token: Option<&str>,
    event: &str,
    data: Value,
) -> anyhow::Result<String> {
    let mut nobody = Client::stranger(server.address()).await?;
    let shown = match bad_token {
        Some(token) => Some(nobody.send("authenticate", json!({"token": token})).await?),
        None => None,
    };
    let asked = nobody.send(event, data).await?;
    let first = nobody.reply(shown.as_ref().unwrap_or(&asked)).await?;
    ensure!(first.is_refusal(), "{event} was granted: {}", first.text);
    let closed = nobody.closed().await?;
    ensure!(closed.code == 4501, "{event}: {closed:?}");
    let mut answers = nobody.frames().iter().filter(|f| f.re() == Some(&asked));
    ensure!(answers.all(Frame::is_refusal), "{event} was granted");
    Ok(first.code().to_string())
}

/// A token of the server's own that has ended.
fn expired(server: &Server) -> anyhow::Result<String> {
    let secret = std::fs::read(server.key())?;
    let now = now()?;
    let claims = json!({"sub": Actor::Expired.user(), "exp": now - 3_600, "iat": now - 7_200});
    let key = EncodingKey::from_secret(secret.trim_ascii());
    Ok(jsonwebtoken::encode(&Header::default(), &claims, &key)?)
}

/// Takes all tokens of a user back, as an administrator.
async fn revoke(server: &Server, user: &str) -> anyhow::Result<()> {
    let token = server.token_with("root", &["--admin"]).await?;
    let bearer = format!("Bearer {token}");
    let headers = [("Authorization", bearer.as_str())];
    let body = json!({"user": user}).to_string();
    let answer = http::post(server.address(), "/api/v1/revocations", &headers, &body).await?;
    ensure!(answer.status < 300, "{} {}", answer.head, answer.body);
    Ok(())
}
