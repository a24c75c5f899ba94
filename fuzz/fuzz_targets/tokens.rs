//! Any text as a token: it is good only if it was signed here.
#![no_main]

use bandbox_fuzz::signed;
use bandbox_tokens::TokenError;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    match signed::TOKENS.verify(text) {
        Ok(user) => assert!(
            signed::is_from_here(text),
            "nobody signed the token of {user:?}"
        ),
        Err(TokenError::Expired) => assert!(
            signed::is_from_here(text),
            "only who signs can say when it ends"
        ),
        Err(TokenError::Invalid | TokenError::UnknownKey) => (),
        Err(TokenError::Revoked) => unreachable!("nothing was taken back here"),
    }
});
