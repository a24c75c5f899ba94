//! Any text as the query of an address, read as the server reads it: what is refused says why in few words.
#![no_main]

use axum::extract::Query;
use axum::http::Uri;
use bandbox_fuzz::refusal;
use bandbox_protocol::v1::games::ListGames;
use bandbox_protocol::v1::query::{AuditRows, EventsSince, ExportGame};
use bandbox_protocol::v1::revocation::Lift;
use libfuzzer_sys::fuzz_target;
use serde::de::DeserializeOwned;

fn read<T: DeserializeOwned>(query: &Uri, sent: &str) -> Option<T> {
    match Query::try_from_uri(query) {
        Ok(Query(read)) => Some(read),
        Err(rejection) => {
            refusal::length(&rejection.body_text(), sent.len());
            assert!(rejection.status().is_client_error());
            None
        }
    }
}

fuzz_target!(|text: &str| {
    let Ok(uri) = format!("/?{text}").parse::<Uri>() else {
        return;
    };
    if let Some(list) = read::<ListGames>(&uri, text) {
        let written = serde_json::to_string(&list).expect("what was read can be written");
        assert_eq!(serde_json::from_str(&written).ok(), Some(list), "{written}");
    }
    read::<EventsSince>(&uri, text);
    read::<ExportGame>(&uri, text);
    read::<AuditRows>(&uri, text);
    read::<Lift>(&uri, text);
});
