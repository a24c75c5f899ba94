//! The `TypeScript` types of every frame.

use crate::v1::client::ClientEvent;
use crate::v1::notice::Notice;
use crate::v1::reply::ReplyEvent;
use crate::v1::room::RoomEvent;
use crate::v1::wire::{DataTypes, WireEvent};
use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};
use ts_rs::{Config, TS, TypeVisitor};

/// The document.
pub(super) fn document() -> String {
    let mut types = Declarations::new();
    let client = types.events_of::<ClientEvent>("id: string; ", "; if_seq?: number");
    let reply = types.events_of::<ReplyEvent>("re?: string; seq?: number; repeat?: true; ", "");
    let room = types.events_of::<RoomEvent>("game_id: string; seq: number; ", "");
    let notice = types.events_of::<Notice>("game_id?: string; ", "");
    let mut text =
        String::from("// The frames of the Bandbox protocol, version 1. Generated: do not edit.\n");
    for declaration in types.by_name.values() {
        text.push('\n');
        text.push_str(declaration);
    }
    for (name, about, cases) in [
        ("ClientFrame", "What a client may send.", client),
        ("ReplyFrame", "The answer to one client frame.", reply),
        (
            "RoomFrame",
            "An event of a game, numbered without gaps.",
            room,
        ),
        ("NoticeFrame", "A notice without a number.", notice),
    ] {
        text.extend([
            "\n/** ",
            about,
            " */\nexport type ",
            name,
            " =\n",
            &cases,
            ";\n",
        ]);
    }
    text.push_str(
        "\n/** Anything the server may send. */\nexport type ServerFrame = ReplyFrame | RoomFrame | NoticeFrame;\n",
    );
    text
}

/// The declarations of types met so far, by name.
struct Declarations {
    config: Config,
    seen: HashSet<TypeId>,
    by_name: BTreeMap<String, String>,
    events: Vec<(&'static str, String)>,
}

impl Declarations {
    fn new() -> Self {
        Self {
            // Integers stay below 2^53.
            config: Config::new().with_large_int("number"),
            seen: HashSet::new(),
            by_name: BTreeMap::new(),
            events: Vec::new(),
        }
    }

    /// The cases of a kind of frame, with what its envelope has before and after the event and its data.
    fn events_of<E: WireEvent>(&mut self, before: &str, after: &str) -> String {
        E::describe(self);
        let cases: Vec<String> = std::mem::take(&mut self.events)
            .into_iter()
            .map(|(event, data)| {
                format!("  | {{ {before}event: \"{event}\"; data: {data}{after} }}")
            })
            .collect();
        cases.join("\n")
    }
}

impl DataTypes for Declarations {
    fn event<T: schemars::JsonSchema + TS + 'static>(&mut self, name: &'static str) {
        self.visit::<T>();
        self.events.push((name, T::name(&self.config)));
    }
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        // Types without a place of their own, such as lists and numbers, are written where they are used.
        if T::output_path().is_some() {
            let docs = T::docs().unwrap_or_default();
            let mut declaration = String::new();
            for line in format!("{docs}export {}", T::decl(&self.config)).lines() {
                declaration.push_str(line.trim_end());
                declaration.push('\n');
            }
            self.by_name.insert(T::ident(&self.config), declaration);
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}
