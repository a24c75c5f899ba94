//! The table as it is applied to a user.

use super::{Standing, open_side};
use crate::view::Audience;
use bandbox_engine::Team;
use bandbox_engine::team::ByTeam;
use bandbox_protocol::v1::ErrorCode;
use bandbox_protocol::v1::client::MemberRole;
use bandbox_protocol::v1::rights::RIGHTS;
use bandbox_store::{Access, Seats};
use bandbox_tokens::User;

fn user(id: &str) -> User {
    User::until(0, id, id)
}

fn admin(id: &str) -> User {
    User {
        admin: true,
        ..user(id)
    }
}

fn game(access: Access) -> Seats {
    Seats {
        managers: ByTeam {
            away: Some("ann".to_string()),
            home: Some("hal".to_string()),
        },
        creator: "cy".to_string(),
        access,
    }
}

fn private() -> Seats {
    game(Access {
        private: true,
        ..Access::default()
    })
}

fn code(standing: Standing, event: &str) -> Option<ErrorCode> {
    standing.permit(event).err().map(|error| error.code)
}

#[test]
fn what_no_row_names_is_permitted_to_nobody() {
    for user in [user("ann"), user("cy"), admin("ada"), user("sue")] {
        let standing = Standing::of(&user, &game(Access::default()));
        assert_eq!(code(standing, "no_such_event"), Some(ErrorCode::Forbidden));
    }
}

#[test]
fn a_private_game_is_not_there_for_anybody_who_does_not_belong_to_it() {
    for user in [user("ann"), user("hal"), user("cy"), admin("ada")] {
        let standing = Standing::of(&user, &private());
        assert_eq!(code(standing, "request_game_state"), None, "{user:?}");
    }
    let stranger = Standing::of(&user("sue"), &private());
    assert!(!stranger.may_look());
    for row in RIGHTS {
        let told = code(stranger, row.event);
        let of_game = Standing::to_no_game(&user("sue")).permit(row.event);
        match of_game {
            // What is of no game is granted or refused as anywhere.
            Ok(()) => assert_eq!(told, None, "{}", row.event),
            Err(error) => assert_eq!(told, Some(error.code), "{}", row.event),
        }
    }
}

#[test]
fn a_game_without_spectators_says_so() {
    let closed = game(Access {
        max_spectators: Some(0),
        ..Access::default()
    });
    let told = Standing::of(&user("sue"), &closed).permit("join_game");
    let told = told.err().map(|error| (error.code, error.message));
    let (code, message) = told.unwrap_or((ErrorCode::Internal, String::new()));
    assert_eq!(code, ErrorCode::Forbidden);
    assert!(message.contains("without spectators"), "{message}");
    assert_eq!(
        Standing::of(&user("ann"), &closed).permit("join_game"),
        Ok(())
    );
}

#[test]
fn an_administrator_who_manages_a_side_is_no_umpire_of_that_game() {
    let standing = Standing::of(&admin("ann"), &game(Access::default()));
    assert!(!standing.is_umpire());
    assert_eq!(standing.audience(), Audience::Manager(Team::Away));
    let others_cards = standing.cards_of(Some(Team::Home));
    assert_eq!(
        others_cards.map_err(|error| error.code),
        Err(ErrorCode::Forbidden)
    );
    assert_eq!(code(standing, "cleanup_game"), None);
    assert_eq!(code(standing, "announce"), None);
}

#[test]
fn whoever_created_a_game_and_manages_no_side_watches_it() {
    let standing = Standing::of(&user("cy"), &game(Access::default()));
    for event in ["create_invite", "start_game", "forfeit_game", "join_game"] {
        assert_eq!(code(standing, event), None, "{event}");
    }
    for event in [
        "roll_dice",
        "submit_defensive_decision",
        "get_cards",
        "cleanup_game",
    ] {
        assert_eq!(code(standing, event), Some(ErrorCode::Forbidden), "{event}");
    }
    assert_eq!(standing.audience(), Audience::Public);
    let as_player = standing.as_member(MemberRole::Player);
    assert_eq!(
        as_player.map_err(|error| error.code),
        Err(ErrorCode::Forbidden)
    );
}

#[test]
fn nobody_manages_an_open_side() {
    let mut open = game(Access::default());
    open.managers.away = None;
    assert_eq!(open_side(&open), Some(Team::Away));
    let nameless = Standing::of(&user(""), &open);
    assert_eq!(nameless.side(), None);
}

#[test]
fn cards_are_their_managers_own() {
    let code = |standing: Standing, side| standing.cards_of(side).map_err(|error| error.code);
    let forbidden = Err(ErrorCode::Forbidden);
    let of = |user: &User| Standing::of(user, &game(Access::default()));
    for (manager, team) in [("ann", Team::Away), ("hal", Team::Home)] {
        let manager = of(&user(manager));
        assert_eq!(code(manager, None), Ok(team));
        assert_eq!(code(manager, Some(team)), Ok(team));
        assert_eq!(code(manager, Some(team.opponent())), forbidden);
        assert_eq!(code(of(&admin("ada")), Some(team)), Ok(team));
        assert_eq!(code(of(&user("sue")), Some(team)), forbidden);
    }
    assert_eq!(code(of(&user("sue")), None), forbidden);
    assert_eq!(code(of(&admin("ada")), None), Err(ErrorCode::InvalidData));
    let mut alone = game(Access::default());
    alone.managers = ByTeam::from_fn(|_| Some("ann".to_string()));
    for team in Team::ALL {
        assert_eq!(
            code(Standing::of(&user("ann"), &alone), Some(team)),
            Ok(team)
        );
    }
}
