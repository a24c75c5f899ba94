//! A game that is asked for anything: a refusal changes nothing, what is accepted applies, and `legal` agrees.
#![no_main]

use bandbox_fuzz::game;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| game::play(bytes));
