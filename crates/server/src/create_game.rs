//! Creating a game: the setup is checked, the secret of its dice drawn, and its log begun.

use crate::app::App;
use crate::audit::Origin;
use crate::connection::user::User;
use crate::game::ticket::Ticket;
use crate::store_fault;
use bandbox_engine::team::ByTeam;
use bandbox_engine::{Actor, Dice, Team, create};
use bandbox_protocol::v1::client::CreateGame;
use bandbox_protocol::v1::reply::NewGame as Answer;
use bandbox_protocol::v1::{ErrorCode, ErrorData, FrameId, GameId as WireGameId, ReplyEvent};
use bandbox_store::{Access, Cause, CauseCommand, Created, GameId, NewGame};

/// The longest user id that may manage a team.
const USER_ID_MAX: usize = 128;

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
    let managers = managers(user, &data)?;
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
        managers: ByTeam::from_fn(|team| Some(managers[team].clone())),
        access: Access {
            solitaire: managers.away == managers.home,
            ..Access::default()
        },
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
            let loaded = app
                .store
                .load(game)
                .await
                .map_err(|error| store_fault::refusal(&error))?;
            let Some(loaded) = loaded else {
                return Err(ErrorData::new(
                    ErrorCode::Internal,
                    "the game created before is gone",
                ));
            };
            // What was asked for is the setup and who manages; the log has the setup alone.
            let manages = |team| loaded.managers[team].as_ref() == Some(&managers[team]);
            if !Team::ALL.into_iter().all(manages) {
                return Err(id_reused());
            }
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

fn id_reused() -> ErrorData {
    let message = "this id was used to create another game; give each command an id of its own";
    ErrorData::new(ErrorCode::IdReused, message).at("id")
}

/// A team without a named manager is managed by the creator.
fn managers(user: &User, data: &CreateGame) -> Result<ByTeam<String>, ErrorData> {
    let named = data.managers.clone().unwrap_or_default();
    let manager = |named: Option<String>, field: &str| match named {
        None => Ok(user.id.clone()),
        Some(id)
            if !id.is_empty() && id.len() <= USER_ID_MAX && !id.chars().any(char::is_control) =>
        {
            Ok(id)
        }
        Some(_) => {
            let message = format!("a user id is 1 to {USER_ID_MAX} printable characters");
            Err(ErrorData::new(ErrorCode::InvalidData, message)
                .at(format!("data.managers.{field}")))
        }
    };
    Ok(ByTeam {
        away: manager(named.away, "away")?,
        home: manager(named.home, "home")?,
    })
}
