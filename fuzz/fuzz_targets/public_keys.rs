//! Any bytes as a file of public keys, PEM or JWK set: it is refused with a reason, or no token is good by it that nobody
//! signed with it.
#![no_main]

use bandbox_fuzz::{refusal, signed};
use bandbox_tokens::PublicKeys;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|file: &[u8]| {
    match PublicKeys::read(file) {
        Err(why) => {
            assert!(!why.is_empty());
            refusal::length(&why, file.len());
        }
        Ok(keys) => {
            signed::TOKENS.replace_fetched(keys);
            for token in &*signed::OF_OTHERS {
                assert!(signed::TOKENS.verify(token).is_err(), "{token}");
            }
        }
    }
});
