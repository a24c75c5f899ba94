//! The hash chain of a log: any stored character that changes is found.
//!
//! A link is SHA-256 over a tag, the link before it, and every stored column of the batch and of its events,
//! each after its length in eight bytes. Numbers go in as decimal text. The first link's predecessor is made
//! of the game's id and its managers, so these are bound too.

use crate::codec;
use crate::id::GameId;
use crate::recording::RecordedBatch;
use bandbox_engine::hex::Hex32;
use bandbox_engine::team::ByTeam;
use sha2::{Digest, Sha256};

/// Begins the hashed bytes of a game's first predecessor.
const GAME_TAG: &[u8] = b"bandbox game v1";
/// Begins the hashed bytes of a link.
const BATCH_TAG: &[u8] = b"bandbox batch v1";

/// What the first batch of a game is chained to.
pub(crate) fn origin(game: GameId, managers: &ByTeam<Option<String>>) -> Hex32 {
    let mut hash = Fields::new(GAME_TAG);
    hash.field(game.to_string().as_bytes());
    for manager in [&managers.away, &managers.home] {
        hash.field(codec::manager_text(manager.as_deref()).as_bytes());
    }
    hash.finish()
}

/// The link of a batch, over all its texts but the link itself.
pub(crate) fn link(previous: Hex32, batch: &RecordedBatch) -> Hex32 {
    let RecordedBatch {
        first_seq,
        last_seq,
        user,
        actor,
        command_id,
        payload_hash,
        command,
        at,
        events,
        // How a request came is no part of what was played.
        session: _,
        chain: _,
    } = batch;
    let mut hash = Fields::new(BATCH_TAG);
    hash.field(&previous.0);
    hash.number(first_seq);
    hash.number(last_seq);
    for text in [user, actor, command_id, command, at] {
        hash.field(text.as_bytes());
    }
    hash.field(&payload_hash.0);
    for event in events {
        hash.number(&event.version);
        hash.field(event.data.as_bytes());
    }
    hash.finish()
}

struct Fields(Sha256);

impl Fields {
    fn new(tag: &[u8]) -> Self {
        let mut fields = Self(Sha256::new());
        fields.field(tag);
        fields
    }

    fn field(&mut self, bytes: &[u8]) {
        self.0.update((bytes.len() as u64).to_be_bytes());
        self.0.update(bytes);
    }

    fn number(&mut self, number: &impl ToString) {
        self.field(number.to_string().as_bytes());
    }

    fn finish(self) -> Hex32 {
        Hex32(self.0.finalize().into())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::recording::RecordedEvent;

    /// Hashes made apart from this code. Recorded games depend on them for ever.
    #[test]
    fn the_chain_is_frozen() {
        let game = "01890a5d-ac96-774b-bcce-b302099a8057".parse().unwrap();
        let managers = ByTeam {
            away: Some("ann".to_string()),
            home: Some("bob".to_string()),
        };
        let origin = origin(game, &managers);
        assert_eq!(origin.to_string(), ORIGIN);
        let event = |version, data: &str| RecordedEvent {
            version,
            data: data.to_string(),
        };
        let batch = RecordedBatch {
            first_seq: 9,
            last_seq: 10,
            user: "ann".to_string(),
            actor: "\"umpire\"".to_string(),
            command_id: "c1".to_string(),
            payload_hash: Hex32([0xab; 32]),
            command: "{\"play\":{\"command\":\"roll\"}}".to_string(),
            session: None,
            at: "2026-09-21T14:13:20.123Z".to_string(),
            events: vec![event(1, "\"game_started\""), event(12, "{}")],
            chain: Hex32([0; 32]),
        };
        assert_eq!(link(origin, &batch).to_string(), LINK);
    }

    const ORIGIN: &str = "a7da16531d2ccf22de8f1719a4acb9391e40923c9952873e5e6730a6a24a169d";
    const LINK: &str = "bcf0dfd8f807fd4cd7ef448127741a85736d3ebb80a9236cfc0b5d0a6a82d98b";
}
