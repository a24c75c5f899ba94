//! The `OpenAPI` 3.1 document: what can be asked for over HTTP beside the socket.

mod inviting;
mod reading;
mod revoking;
mod signing_in;
mod webhooks;

use super::types::{Types, Writer};
use crate::v1::error::ErrorData;
use crate::v1::games::CreateGame;
use crate::v1::id::{FrameId, GameId};
use crate::v1::membership::{AcceptInvite, SideTaken};
use crate::v1::reply::{BoxScoreData, GameList, GameStateSync, NewGame};
use crate::v1::revocation::{Revocation, Revocations, Revoke};
use crate::v1::sign_in::{SignInWays, SignedIn};
use crate::v1::teams::TeamList;
use crate::v1::webhook::{SetWebhook, Webhook, YourTurn};
use serde_json::{Map, Value, json};

const HOME: &str = "#/components/schemas/";

/// The document.
pub(super) fn document() -> Value {
    let mut client = Types::new(Writer::Client, HOME);
    let mut server = Types::new(Writer::Server, HOME);
    let (create, created) = (
        client.schema_of::<CreateGame>(),
        server.schema_of::<NewGame>(),
    );
    let game = server.schema_of::<GameId>();
    let error = server.schema_of::<ErrorData>();
    let (list, state, box_score) = (
        server.schema_of::<GameList>(),
        server.schema_of::<GameStateSync>(),
        server.schema_of::<BoxScoreData>(),
    );
    let invite = client.schema_of::<AcceptInvite>();
    let side_taken = server.schema_of::<SideTaken>();
    let revoking = revoking::Shapes {
        revoke: &client.schema_of::<Revoke>(),
        made: &server.schema_of::<Revocation>(),
        list: &server.schema_of::<Revocations>(),
    };
    let webhooks = webhooks::Shapes {
        asked: &client.schema_of::<SetWebhook>(),
        set: &server.schema_of::<Webhook>(),
        told: &server.schema_of::<YourTurn>(),
    };
    let teams = server.schema_of::<TeamList>();
    let (ways, signed_in) = (
        server.schema_of::<SignInWays>(),
        server.schema_of::<SignedIn>(),
    );
    let reading = reading::Answers {
        game: &game,
        list: &list,
        state: &state,
        box_score: &box_score,
        teams: &teams,
    };
    let mut schemas = client.definitions();
    schemas.append(&mut server.definitions());
    schemas.insert("problem".to_owned(), problem(&error));
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Bandbox",
            "version": "1",
            "description": "The HTTP routes beside the socket that asyncapi.json describes.",
        },
        "paths": {
            "/api/v1/games": {"post": create_game(&create, &created), "get": reading.list()},
            "/api/v1/invites/accept": {"post": inviting::accept(&invite, &side_taken)},
            "/api/v1/teams": {"get": reading.teams()},
            "/api/v1/audit": {"get": reading.audit()},
            "/api/v1/games/{id}": {"get": reading.state()},
            "/api/v1/games/{id}/box-score": {"get": reading.box_score()},
            "/api/v1/games/{id}/events": {"get": reading.events()},
            "/api/v1/games/{id}/commands": {"post": command()},
            "/api/v1/games/{id}/export": {"get": export_game(&game)},
            "/api/v1/session": {"post": signing_in::begin(&signed_in), "get": signing_in::who(&signed_in)},
            "/api/v1/sign-in-ways": {"get": signing_in::ways(&ways)},
            "/api/v1/sign-in": {"get": signing_in::open_id_begin()},
            "/api/v1/sign-in/callback": {"get": signing_in::open_id_finish()},
            "/api/v1/revocations": revoking.all(),
            "/api/v1/webhook": webhooks.all(),
            "/api/v1/logout": {"post": signing_in::end()},
            "/healthz": {"get": probe("The process is alive.", "Alive.", None)},
            "/readyz": {"get": probe(
                "Whether the server can serve: the log takes writes and the server does not stop.",
                "Ready.",
                Some("Not ready; the body says why."),
            )},
        },
        "webhooks": {"your_turn": {"post": webhooks.your_turn()}},
        "components": {
            "schemas": schemas,
            "securitySchemes": signing_in::schemes(),
        },
    })
}

fn create_game(body: &Value, answer: &Value) -> Value {
    let answered = |description: &str| {
        json!({
            "description": description,
            "headers": {"Location": {"schema": {"type": "string"}}},
            "content": {"application/json": {"schema": answer}},
        })
    };
    let mut responses = refusals(&[
        ("400", "The body or the key cannot be read."),
        ("401", "No token, or none that is good."),
        signing_in::FOREIGN,
        ("409", "The key has created another game."),
        ("413", "The body is too big."),
        (
            "422",
            "The setup cannot be played; all its faults are listed.",
        ),
        (
            "503",
            "The log takes no writes just now, or the server is about to restart.",
        ),
    ]);
    responses.insert(
        "200".to_owned(),
        answered("The same key has created this game before."),
    );
    responses.insert("201".to_owned(), answered("The game is created."));
    json!({
        "operationId": "createGame",
        "summary": "Creates a game, as the event create_game does; its setup may have cards.",
        "security": signing_in::by_token(),
        "parameters": [idempotency_key(
            true,
            "The client's name for the command, which counts once however often it is sent.",
        )],
        "requestBody": {"required": true, "content": {"application/json": {"schema": body}}},
        "responses": responses,
    })
}

/// The frames and their answers are those of the socket, which another document describes.
fn command() -> Value {
    let frame = |description: &str, required: &[&str]| {
        json!({"application/json": {"schema": {
            "type": "object", "description": description, "required": required,
        }}})
    };
    let mut responses = refusals(&[
        ("400", "The frame cannot be read, or is no command."),
        ("401", "No token, or none that is good."),
        (
            "403",
            "This is not for you to do, or the cookie came from a page that may not connect.",
        ),
        ("404", "There is no such game, or you may not see it."),
        (
            "409",
            "The game does not stand so, or the id was used for another command.",
        ),
        ("413", "The body is too big."),
        (
            "422",
            "The data are not those of the command, or against the rules.",
        ),
        (
            "503",
            "The log takes no writes just now, or the server is about to restart.",
        ),
    ]);
    let answer = frame(
        "The frame that asyncapi.json names as the reply.",
        &["event", "re", "data"],
    );
    responses.insert(
        "200".to_owned(),
        json!({"description": "Accepted and durable.", "content": answer}),
    );
    json!({
        "operationId": "sendCommand",
        "summary": "Sends a command for a game, or create_invite, hand_over or set_ready, in the frame that asyncapi.json describes.",
        "security": signing_in::by_token(),
        "parameters": [
            {"name": "id", "in": "path", "required": true, "description": "The game.",
             "schema": {"type": "string", "format": "uuid"}},
            idempotency_key(false, "The id of the frame once more; it may be left out."),
        ],
        "requestBody": {"required": true, "content": frame("A frame of a client.", &["id", "event", "data"])},
        "responses": responses,
    })
}

/// A header that names a command.
fn idempotency_key(required: bool, description: &str) -> Value {
    json!({
        "name": "Idempotency-Key",
        "in": "header",
        "required": required,
        "description": description,
        "schema": {
            "type": "string", "minLength": 1, "maxLength": FrameId::MAX, "pattern": "^[ -~]+$",
        },
    })
}

fn export_game(game: &Value) -> Value {
    let mut responses = refusals(&[
        (
            "400",
            "The format is missing or none of these, or the format cannot hold this game.",
        ),
        ("401", "No token, or none that is good."),
        signing_in::FOREIGN,
        ("404", "There is no such game."),
        ("500", "The log of the game is damaged."),
        ("503", "The log cannot be read just now."),
    ]);
    let text = json!({"schema": {"type": "string"}});
    let frame = json!({
        "type": "object",
        "description": "A frame of the room, as asyncapi.json describes them.",
        "required": ["event", "seq", "data"],
    });
    let document = json!({
        "type": "object",
        "properties": {"game_id": game, "events": {"type": "array", "items": frame}},
        "required": ["game_id", "events"],
    });
    let named = "The name of the file.";
    responses.insert(
        "200".to_owned(),
        json!({
            "description": "The game as far as it has come: Retrosheet's file in Latin-1, one JSON document, or text.",
            "headers": {"Content-Disposition": {"description": named, "schema": {"type": "string"}}},
            "content": {
                "text/plain; charset=iso-8859-1": text,
                "application/json": {"schema": document},
                "text/plain; charset=utf-8": text,
            },
        }),
    );
    let asked = |name: &str, required: bool, description: &str, schema: Value| {
        json!({
            "name": name, "in": "query", "required": required, "description": description, "schema": schema,
        })
    };
    json!({
        "operationId": "exportGame",
        "summary": "A game for other programs. Whoever has a token may look at every game.",
        "security": signing_in::by_token(),
        "parameters": [
            {"name": "id", "in": "path", "required": true, "schema": game},
            asked(
                "format",
                true,
                "How: as Retrosheet writes games, as the frames of the room, or in words with the box score.",
                json!({"enum": ["retrosheet", "json", "text"]}),
            ),
            asked(
                "part",
                false,
                "Which of Retrosheet's four files.",
                json!({"enum": ["events", "away_roster", "home_roster", "teams"], "default": "events"}),
            ),
            asked(
                "number",
                false,
                "For Retrosheet: which game of the day between these teams, 0 for the only one.",
                json!({"type": "integer", "minimum": 0, "maximum": 9, "default": 0}),
            ),
        ],
        "responses": responses,
    })
}

fn probe(summary: &str, good: &str, bad: Option<&str>) -> Value {
    let mut responses = Map::new();
    responses.insert("200".to_owned(), json!({"description": good}));
    if let Some(bad) = bad {
        responses.insert("503".to_owned(), json!({"description": bad}));
    }
    json!({"summary": summary, "responses": responses})
}

fn answer(description: &str, schema: &Value) -> Value {
    json!({"description": description, "content": {"application/json": {"schema": schema}}})
}

fn refusals(statuses: &[(&str, &str)]) -> Map<String, Value> {
    let refusal = |description: &str| {
        let schema = json!({"$ref": format!("{HOME}problem")});
        json!({
            "description": description,
            "content": {"application/problem+json": {"schema": schema}},
        })
    };
    let all = statuses.iter();
    all.map(|(status, why)| ((*status).to_owned(), refusal(why)))
        .collect()
}

/// RFC 9457, and the members that errors have on the socket.
fn problem(error: &Value) -> Value {
    json!({
        "allOf": [error, {
            "type": "object",
            "properties": {
                "type": {"const": "about:blank"},
                "title": {"type": "string"},
                "status": {"type": "integer"},
                "detail": {"type": "string"},
            },
            "required": ["type", "title", "status", "detail"],
        }],
    })
}
