//! Creating a game: the setup is checked, the secret of its dice drawn, and its log begun.

use crate::app::App;
use crate::audit::Origin;
use crate::authorize::user_id;
use crate::game::ticket::Ticket;
use crate::limits::Limit;
use crate::store_fault;
use bandbox_engine::team::ByTeam;
use bandbox_engine::{Actor, Dice, Team, create};
use bandbox_protocol::v1::games::CreateGame;
use bandbox_protocol::v1::reply::NewGame as Answer;
use bandbox_protocol::v1::{ErrorCode, ErrorData, FrameId, GameId as WireGameId, ReplyEvent};
use bandbox_store::{Access, Cause, CauseCommand, Created, GameId, NewGame, StoreError};
use bandbox_tokens::User;

/// Creates a game and answers.
pub(crate) async fn create_game(
    app: &App,
    user: &User,
    origin: &Origin,
    id: FrameId,
    data: CreateGame,
    ticket: Ticket,
) {
    match created(app, user, origin, id.as_str(), data).await {
        Ok((answer, repeat)) => ticket.accept(ReplyEvent::GameCreated(answer), 1, repeat),
        Err(error) => ticket.refuse(error),
    }
}

/// Creates a game; whether it was created by the same command before.
pub(crate) async fn created(
    app: &App,
    user: &User,
    origin: &Origin,
    command_id: &str,
    data: CreateGame,
) -> Result<(Answer, bool), ErrorData> {
    let wanted = data.access.clone().unwrap_or_default();
    let managers = managers(user, &data, &wanted.open_sides)?;
    let access = Access {
        private: wanted.private,
        solitaire: managers.away.is_some() && managers.away == managers.home,
        max_spectators: wanted.max_spectators,
    };
    room_for_one_more(app, user, command_id).await?;
    let secret = app.secrets.draw().map_err(|error| {
        tracing::error!(%error, "the operating system gives no random bytes");
        ErrorData::new(
            ErrorCode::Internal,
            "the server cannot draw a secret for the dice; try again later",
        )
    })?;
    let dice = Dice::new(secret.clone());
    let commitment = secret.commitment();
    let (_, event) =
        create(data.setup.clone(), &dice).map_err(|refused| ErrorData::from(&refused))?;
    let game = GameId::random();
    let new = NewGame {
        game,
        secret,
        created: event,
        managers: managers.clone(),
        access,
        cause: Cause {
            user: user.id.clone(),
            actor: Actor::Umpire,
            command_id: command_id.to_string(),
            command: CauseCommand::Create {
                setup: Box::new(data.setup),
            },
            session: Some(origin.session.clone()),
            at: jiff::Timestamp::now(),
        },
    };
    match app
        .store
        .create(new)
        .await
        .map_err(|error| store_fault::refusal(&error))?
    {
        Created::New(_) => {
            app.turns.moved(game);
            let game_id = WireGameId(game.uuid());
            Ok((
                Answer {
                    game_id,
                    commitment,
                    managers,
                },
                false,
            ))
        }
        Created::Duplicate { game } => {
            let unread = |error: StoreError| store_fault::refusal(&error);
            let recorded = app.store.recording(game).await.map_err(unread)?;
            // What was asked for is the setup and whom it lets in; of these, the log has the setup alone.
            if recorded.managers != managers || recorded.access != access {
                return Err(id_reused());
            }
            let loaded = recorded.recover().map_err(unread)?;
            let answer = Answer {
                game_id: WireGameId(game.uuid()),
                commitment: loaded.state.commitment(),
                managers,
            };
            Ok((answer, true))
        }
        Created::IdReused => Err(id_reused()),
    }
}

/// Games that nobody ends have an end all the same. Who asks once more for the one that he has created gets its answer. Of several
/// that are asked for at one moment each may find the last place; their rate is limited.
async fn room_for_one_more(app: &App, user: &User, command_id: &str) -> Result<(), ErrorData> {
    let fault = |error| store_fault::refusal(&error);
    let most = app.live.now().limits.games_per_user;
    let has = app.store.unfinished_of(&user.id).await.map_err(fault)?;
    if has < most.number().into() {
        return Ok(());
    }
    if app
        .store
        .has_created(&user.id, command_id)
        .await
        .map_err(fault)?
    {
        return Ok(());
    }
    Err(app
        .limiter
        .too_many(Limit::GamesPerUser, most.size())
        .into())
}

fn id_reused() -> ErrorData {
    let message = "this id was used to create another game; give each command an id of its own";
    ErrorData::new(ErrorCode::IdReused, message).at("id")
}

/// A team without a named manager is managed by the creator, and an open one by nobody.
fn managers(
    user: &User,
    data: &CreateGame,
    open: &[Team],
) -> Result<ByTeam<Option<String>>, ErrorData> {
    let named = data.managers.clone().unwrap_or_default();
    let manager = |named: Option<String>, team: Team| {
        let field = format!("data.managers.{team}");
        match (named, open.contains(&team)) {
            (None, true) => Ok(None),
            (None, false) => Ok(Some(user.id.clone())),
            (Some(id), false) => user_id(id, field).map(Some),
            (Some(_), true) => {
                let message = format!(
                    "the {team} side has a manager, so it cannot be open; leave one of the two out"
                );
                Err(ErrorData::new(ErrorCode::InvalidData, message).at(field))
            }
        }
    };
    Ok(ByTeam {
        away: manager(named.away, Team::Away)?,
        home: manager(named.home, Team::Home)?,
    })
}
