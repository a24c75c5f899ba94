//! The documents that describe this version, generated from its types: JSON Schema, `AsyncAPI`,
//! `OpenAPI`, `TypeScript`.
//!
//! They are kept in the repository and served as they are there; they are equal to the letter each time they
//! are generated.

mod asyncapi;
mod frames;
mod json;
mod openapi;
mod types;
mod typescript;

use serde_json::{Map, Value};

/// A generated document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The name of its file.
    pub file: &'static str,
    /// Its text.
    pub text: String,
}

/// All of them.
pub fn documents() -> [Document; 4] {
    [
        Document {
            file: "bandbox.v1.schema.json",
            text: written(json::document()),
        },
        Document {
            file: "asyncapi.json",
            text: written(asyncapi::document()),
        },
        Document {
            file: "openapi.json",
            text: written(openapi::document()),
        },
        Document {
            file: "bandbox.v1.d.ts",
            text: typescript::document(),
        },
    ]
}

/// The text of a JSON document, its members in the order of the alphabet whatever the map keeps.
fn written(document: Value) -> String {
    format!("{:#}\n", sorted(document))
}

fn sorted(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let mut members: Vec<(String, Value)> = members.into_iter().collect();
            members.sort_by(|a, b| a.0.cmp(&b.0));
            let members = members
                .into_iter()
                .map(|(name, value)| (name, sorted(value)));
            Value::Object(members.collect::<Map<_, _>>())
        }
        Value::Array(values) => Value::Array(values.into_iter().map(sorted).collect()),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value,
    }
}
