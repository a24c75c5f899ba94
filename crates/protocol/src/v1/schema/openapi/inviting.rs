//! The operation that takes a side by an invite.

use super::refusals;
use super::signing_in::{FOREIGN, by_token};
use serde_json::{Value, json};

/// `POST /api/v1/invites/accept`
pub(super) fn accept(body: &Value, answer: &Value) -> Value {
    let mut responses = refusals(&[
        ("400", "The body cannot be read, or is no invite's code."),
        ("401", "No token, or none that is good."),
        FOREIGN,
        (
            "409",
            "The invite was used, has expired or never was, or the side is not open to the asker.",
        ),
        ("413", "The body is too big."),
        (
            "503",
            "The log takes no writes just now, or the server is about to restart.",
        ),
    ]);
    responses.insert(
        "200".to_owned(),
        json!({
            "description": "The side is the asker's; whoever took it may ask again.",
            "content": {"application/json": {"schema": answer}},
        }),
    );
    json!({
        "operationId": "acceptInvite",
        "summary": "Takes the side that an invite is for, as the event accept_invite does.",
        "security": by_token(),
        "requestBody": {"required": true, "content": {"application/json": {"schema": body}}},
        "responses": responses,
    })
}
