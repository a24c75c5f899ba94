//! The operations that read games.

use super::refusals;
use super::signing_in::{FOREIGN, by_token};
use serde_json::{Value, json};

/// The schemas of what is answered.
pub(super) struct Answers<'a> {
    pub(super) game: &'a Value,
    pub(super) list: &'a Value,
    pub(super) state: &'a Value,
    pub(super) box_score: &'a Value,
    pub(super) teams: &'a Value,
}

const REFUSED_QUERY: (&str, &str) = ("400", "The query asks for something that there is not.");
const NO_TOKEN: (&str, &str) = ("401", "No token, or none that is good.");
const NO_GAME: (&str, &str) = ("404", "There is no such game, or you may not see it.");
const UNREAD: (&str, &str) = (
    "503",
    "The log cannot be read just now, or as many watch the game as may.",
);

impl Answers<'_> {
    /// `GET /api/v1/games`
    pub(super) fn list(&self) -> Value {
        let parameters = [
            query(
                "filter",
                "Which; all when left out.",
                &json!({"enum": ["mine", "open", "playing", "suspended", "final"]}),
            ),
            query(
                "after",
                "The `next` of the page before; the first page when left out.",
                &json!({"type": "string"}),
            ),
            query(
                "limit",
                "At most this many games.",
                &json!({"type": "integer", "minimum": 1, "maximum": 100}),
            ),
        ];
        operation(
            "listGames",
            "Lists games, newest first, as the event list_games does.",
            &parameters,
            "A page of games.",
            self.list,
            &[REFUSED_QUERY, NO_TOKEN, UNREAD],
        )
    }

    /// `GET /api/v1/teams`
    pub(super) fn teams(&self) -> Value {
        operation(
            "listTeams",
            "The teams that the server offers for new games.",
            &[],
            "The teams, each as the setup of a game has it.",
            self.teams,
            &[NO_TOKEN],
        )
    }

    /// `GET /api/v1/games/{id}`
    pub(super) fn state(&self) -> Value {
        operation(
            "readGame",
            "A game as the asker may see it, as the event request_game_state answers.",
            &[self.id()],
            "The game.",
            self.state,
            &[NO_TOKEN, NO_GAME, UNREAD],
        )
    }

    /// `GET /api/v1/games/{id}/box-score`
    pub(super) fn box_score(&self) -> Value {
        operation(
            "readBoxScore",
            "The box score so far, as the event get_box_score answers.",
            &[self.id()],
            "The box score.",
            self.box_score,
            &[NO_TOKEN, NO_GAME, UNREAD],
        )
    }

    /// `GET /api/v1/games/{id}/events`
    pub(super) fn events(&self) -> Value {
        let number =
            |name, description| query(name, description, &json!({"type": "integer", "minimum": 0}));
        let wait = query(
            "wait",
            "If nothing has happened since, how many seconds to wait for it.",
            &json!({"type": "integer", "minimum": 0, "maximum": 25, "default": 0}),
        );
        let parameters = [
            self.id(),
            number(
                "after",
                "The seq of the last event that the asker has; when left out, the game as it stands is answered.",
            ),
            number("epoch", "The epoch in which he had it."),
            wait,
        ];
        let frame = json!({
            "type": "object",
            "description": "A frame of the room, as asyncapi.json describes them.",
            "required": ["event", "game_id", "seq", "data"],
        });
        let whole = "Whether `events` are all events after the one that was named.";
        let answer = json!({
            "type": "object",
            "properties": {
                "epoch": {"type": "integer"},
                "head_seq": {"type": "integer", "description": "The seq of the last event there is."},
                "recovered": {"type": "boolean", "description": whole},
                "events": {"type": "array", "items": frame},
                "state": self.state,
            },
            "required": ["epoch", "head_seq", "recovered", "events"],
        });
        operation(
            "followGame",
            "What has happened in a game since an event, for programs that cannot hold a socket. Whoever asks is not \
             shown as present.",
            &parameters,
            "The events since; none when the time is over. Or the game as it stands, where not all of them can be told.",
            &answer,
            &[REFUSED_QUERY, NO_TOKEN, NO_GAME, UNREAD],
        )
    }

    /// `GET /api/v1/audit`
    pub(super) fn audit(&self) -> Value {
        let text = |name, description| query(name, description, &json!({"type": "string"}));
        let time = |name, description| {
            query(
                name,
                description,
                &json!({"type": "string", "format": "date-time"}),
            )
        };
        let outcome = json!({"enum": ["allowed", "refused"]});
        let parameters = [
            text("user", "Only what this user did."),
            text("session", "Only what came by this connection."),
            text("address", "Only what came from there."),
            query("game", "Only what was done in this game.", self.game),
            text(
                "action",
                "Only actions whose name begins so, such as play. or sign_in.",
            ),
            query("outcome", "Only what ended so.", &outcome),
            time("since", "Not before this moment."),
            time("until", "Before this moment."),
            text(
                "before",
                "The `next` of the page before; the newest when left out.",
            ),
            query(
                "limit",
                "At most this many.",
                &json!({"type": "integer", "minimum": 1, "maximum": 1000, "default": 100}),
            ),
        ];
        let known = json!({"type": ["string", "null"]});
        let entry = json!({
            "type": "object",
            "properties": {
                "at": {"type": "string", "format": "date-time"},
                "user": known, "session": known, "address": known, "game_id": known,
                "action": {"type": "string"},
                "outcome": outcome,
                "code": known, "detail": known,
            },
            "required": ["at", "user", "session", "address", "game_id", "action", "outcome", "code", "detail"],
        });
        let page = json!({
            "type": "object",
            "properties": {
                "entries": {"type": "array", "items": entry},
                "next": {"type": "string", "description": "Where the next page begins, if there may be one."},
            },
            "required": ["entries"],
        });
        operation(
            "readAudit",
            "Who did what, when, from where, allowed or refused; for administrators.",
            &parameters,
            "A page, newest first.",
            &page,
            &[
                REFUSED_QUERY,
                NO_TOKEN,
                ("403", "This is for administrators."),
                ("503", "The log cannot be read just now."),
            ],
        )
    }

    fn id(&self) -> Value {
        json!({"name": "id", "in": "path", "required": true, "schema": self.game})
    }
}

fn query(name: &str, description: &str, schema: &Value) -> Value {
    json!({
        "name": name, "in": "query", "required": false, "description": description, "schema": schema,
    })
}

fn operation(
    id: &str,
    summary: &str,
    parameters: &[Value],
    good: &str,
    answer: &Value,
    bad: &[(&str, &str)],
) -> Value {
    let mut responses = refusals(bad);
    responses.extend(refusals(&[FOREIGN]));
    let content = json!({"application/json": {"schema": answer}});
    responses.insert(
        "200".to_owned(),
        json!({"description": good, "content": content}),
    );
    json!({
        "operationId": id,
        "summary": summary,
        "security": by_token(),
        "parameters": parameters,
        "responses": responses,
    })
}
