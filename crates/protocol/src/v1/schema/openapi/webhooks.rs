//! The operations on the address that is called when it is a user's turn, and the call itself.

use super::signing_in::{FOREIGN, by_token};
use super::{answer, refusals};
use serde_json::{Map, Value, json};

/// The schemas of what is asked, answered and told.
pub(super) struct Shapes<'a> {
    pub(super) asked: &'a Value,
    pub(super) set: &'a Value,
    pub(super) told: &'a Value,
}

impl Shapes<'_> {
    /// `/api/v1/webhook`
    pub(super) fn all(&self) -> Value {
        json!({"get": self.read(), "put": self.set(), "delete": remove()})
    }

    /// What is posted to the address.
    pub(super) fn your_turn(&self) -> Value {
        json!({
            "summary": "It is your turn. Told once a turn, not while you have the game open, and not when you have played.",
            "requestBody": {"required": true, "content": {"application/json": {"schema": self.told}}},
            "responses": {
                "2XX": {"description": "Heard."},
                "404": {"description": "Nobody is there any more; the address is not called again."},
                "410": {"description": "The same."},
                "429": {"description": "Later, after what Retry-After says; three times at the most."},
                "5XX": {"description": "The same."},
            },
        })
    }

    fn read(&self) -> Value {
        let mut responses = refused(&[("404", "None is called for you.")]);
        responses.insert("200".to_owned(), answer("The address.", self.set));
        json!({
            "operationId": "readWebhook",
            "summary": "The address that is called when it is your turn, and how that went last.",
            "security": by_token(),
            "responses": responses,
        })
    }

    fn set(&self) -> Value {
        let mut responses = refused(&[
            (
                "400",
                "The body cannot be read, or its address may not be called.",
            ),
            ("413", "The body is too big."),
        ]);
        responses.insert(
            "200".to_owned(),
            answer("It is called from now on.", self.set),
        );
        json!({
            "operationId": "setWebhook",
            "summary": "Has an address called when it is your turn, in place of the one before.",
            "security": by_token(),
            "requestBody": {"required": true, "content": {"application/json": {"schema": self.asked}}},
            "responses": responses,
        })
    }
}

fn remove() -> Value {
    let mut responses = refused(&[("404", "None was called for you.")]);
    responses.insert(
        "204".to_owned(),
        json!({"description": "None is called any more."}),
    );
    json!({
        "operationId": "removeWebhook",
        "summary": "Has no address called any more.",
        "security": by_token(),
        "responses": responses,
    })
}

fn refused(more: &[(&str, &str)]) -> Map<String, Value> {
    let (forbidden, foreign) = FOREIGN;
    let why = format!("This server calls no addresses. {foreign}");
    let mut responses = refusals(&[
        ("401", "No token, or none that is good."),
        (forbidden, &why),
        ("503", "The database takes nothing just now."),
    ]);
    responses.extend(refusals(more));
    responses
}
