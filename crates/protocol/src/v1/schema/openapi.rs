//! The `OpenAPI` 3.1 document: what can be asked for over HTTP beside the socket.

use super::types::{Types, Writer};
use crate::v1::client::CreateGame;
use crate::v1::error::ErrorData;
use crate::v1::id::FrameId;
use crate::v1::reply::NewGame;
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
    let error = server.schema_of::<ErrorData>();
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
            "/api/v1/games": {"post": create_game(&create, &created)},
            "/api/v1/games/{id}/commands": {"post": command()},
            "/healthz": {"get": probe("The process is alive.", "Alive.", None)},
            "/readyz": {"get": probe(
                "Whether the server can serve: the log takes writes and the server does not stop.",
                "Ready.",
                Some("Not ready; the body says why."),
            )},
        },
        "components": {
            "schemas": schemas,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}},
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
        "security": [{"token": []}],
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
        ("403", "This is not for you to do."),
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
        "summary": "Sends a command for a game, in the frame that asyncapi.json describes.",
        "security": [{"token": []}],
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

fn probe(summary: &str, good: &str, bad: Option<&str>) -> Value {
    let mut responses = Map::new();
    responses.insert("200".to_owned(), json!({"description": good}));
    if let Some(bad) = bad {
        responses.insert("503".to_owned(), json!({"description": bad}));
    }
    json!({"summary": summary, "responses": responses})
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
