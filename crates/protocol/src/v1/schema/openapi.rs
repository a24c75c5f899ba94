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
        "parameters": [{
            "name": "Idempotency-Key",
            "in": "header",
            "required": true,
            "description": "The client's name for the command, which counts once however often it is sent.",
            "schema": {
                "type": "string", "minLength": 1, "maxLength": FrameId::MAX, "pattern": "^[ -~]+$",
            },
        }],
        "requestBody": {"required": true, "content": {"application/json": {"schema": body}}},
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
