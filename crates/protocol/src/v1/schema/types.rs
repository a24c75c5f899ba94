//! The schemas of the types of data, and how one refers to another in a document.

use crate::v1::wire::{DataTypes, WireEvent};
use schemars::generate::{SchemaGenerator, SchemaSettings};
use serde_json::{Map, Value};

/// Who writes the data. What a client writes is read strictly; what the server writes may grow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Writer {
    /// The client.
    Client,
    /// The server.
    Server,
}

impl Writer {
    const fn name(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Server => "server",
        }
    }
}

/// Collects the types of data that one side writes.
pub(super) struct Types {
    writer: Writer,
    /// Where the document keeps its schemas, `#/$defs/` for one.
    home: &'static str,
    generator: SchemaGenerator,
    events: Vec<(&'static str, Value)>,
}

impl Types {
    pub(super) fn new(writer: Writer, home: &'static str) -> Self {
        let settings = SchemaSettings::draft2020_12();
        let settings = match writer {
            Writer::Client => settings.for_deserialize(),
            Writer::Server => settings.for_serialize(),
        };
        Self {
            writer,
            home,
            generator: settings.into_generator(),
            events: Vec::new(),
        }
    }

    /// The events of a kind, each with the schema of its data.
    pub(super) fn events_of<E: WireEvent>(&mut self) -> Vec<(&'static str, Value)> {
        E::describe(self);
        std::mem::take(&mut self.events)
    }

    /// The schema of a type that is no event's data.
    pub(super) fn schema_of<T: schemars::JsonSchema>(&mut self) -> Value {
        let schema = self.generator.subschema_for::<T>().to_value();
        self.placed(schema)
    }

    /// The schemas met so far, by the names that references use.
    pub(super) fn definitions(&mut self) -> Map<String, Value> {
        self.generator
            .take_definitions(true)
            .into_iter()
            .map(|(name, schema)| {
                let schema = self.placed(schema);
                (format!("{}.{name}", self.writer.name()), schema)
            })
            .collect()
    }

    /// The schema with its references pointing to where the document keeps what they name.
    fn placed(&self, schema: Value) -> Value {
        match schema {
            Value::Object(members) => members
                .into_iter()
                .filter(|(name, _)| match self.writer {
                    Writer::Client => true,
                    // Clients ignore what they do not know, so that the server may say more one day.
                    Writer::Server => name != "additionalProperties",
                })
                .map(|(name, value)| {
                    let target = value.as_str().and_then(|v| v.strip_prefix("#/$defs/"));
                    let value = match (name.as_str(), target) {
                        ("$ref", Some(target)) => self.reference(target),
                        (_, _) => self.placed(value),
                    };
                    (name, value)
                })
                .collect(),
            Value::Array(values) => values.into_iter().map(|value| self.placed(value)).collect(),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => schema,
        }
    }

    fn reference(&self, name: &str) -> Value {
        Value::String(format!("{}{}.{name}", self.home, self.writer.name()))
    }
}

impl DataTypes for Types {
    fn event<T: schemars::JsonSchema + ts_rs::TS + 'static>(&mut self, name: &'static str) {
        let schema = self.schema_of::<T>();
        self.events.push((name, schema));
    }
}
