//! Any bytes as a recorded game: what is read is written and read the same, and neither the audit nor the recovery of it
//! is stopped by what it says.
#![no_main]

use bandbox_store::audit;
use bandbox_store::recording::RecordedGame;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|file: &[u8]| {
    let recorded = match RecordedGame::read_from(file) {
        Ok(recorded) => recorded,
        Err(fault) => {
            assert!(!fault.to_string().is_empty());
            return;
        }
    };
    let mut written = Vec::new();
    if recorded.write_to(&mut written).is_ok() {
        let again =
            RecordedGame::read_from(written.as_slice()).expect("what was written can be read");
        assert_eq!(again.batches, recorded.batches);
        assert_eq!((again.game, again.head), (recorded.game, recorded.head));
        assert_eq!(again.managers, recorded.managers);
    }
    let audited = audit(&recorded);
    let recovered = recorded.recover();
    assert!(
        audited.is_err() || recovered.is_ok() || recorded.secret.is_none(),
        "what stands the audit can be played on"
    );
});
