//! The operations that take tokens back.

use super::signing_in::{FOREIGN, by_token};
use super::{answer, refusals};
use serde_json::{Map, Value, json};

/// The schemas of what is asked and answered.
pub(super) struct Shapes<'a> {
    pub(super) revoke: &'a Value,
    pub(super) made: &'a Value,
    pub(super) list: &'a Value,
}

impl Shapes<'_> {
    /// `/api/v1/revocations`
    pub(super) fn all(&self) -> Value {
        json!({"post": self.revoke(), "get": self.list(), "delete": lift()})
    }

    fn revoke(&self) -> Value {
        let mut responses = refused(&[
            (
                "400",
                "The body names neither a user nor a token with its end.",
            ),
            ("413", "The body is too big."),
        ]);
        responses.insert(
            "201".to_owned(),
            answer("The revocation, in force at once.", self.made),
        );
        json!({
            "operationId": "revoke",
            "summary": "Takes back all tokens of a user, or one. For administrators.",
            "security": by_token(),
            "requestBody": {"required": true, "content": {"application/json": {"schema": self.revoke}}},
            "responses": responses,
        })
    }

    fn list(&self) -> Value {
        let mut responses = refused(&[]);
        responses.insert("200".to_owned(), answer("What is revoked.", self.list));
        json!({
            "operationId": "listRevocations",
            "summary": "What is revoked now. For administrators.",
            "security": by_token(),
            "responses": responses,
        })
    }
}

fn lift() -> Value {
    let mut responses = refused(&[
        (
            "400",
            "The query names neither a user nor a token, or both.",
        ),
        ("404", "There is no such revocation."),
    ]);
    responses.insert("204".to_owned(), json!({"description": "It is lifted."}));
    let of = |name: &str, description: &str| {
        json!({
            "name": name, "in": "query", "required": false, "description": description,
            "schema": {"type": "string"},
        })
    };
    json!({
        "operationId": "liftRevocation",
        "summary": "Takes a revocation back. For administrators.",
        "security": by_token(),
        "parameters": [of("user", "Of whom."), of("token_id", "Of which token.")],
        "responses": responses,
    })
}

fn refused(more: &[(&str, &str)]) -> Map<String, Value> {
    let mut responses = refusals(&[
        ("401", "No token, or none that is good."),
        ("503", "The database takes nothing just now."),
    ]);
    let (forbidden, foreign) = FOREIGN;
    let why = format!("Only an administrator may. {foreign}");
    responses.extend(refusals(&[(forbidden, &why)]));
    responses.extend(refusals(more));
    responses
}
