//! Any bytes as a roster and as a file of teams: every line is a man or a team, or has a fault in it.
#![no_main]

use bandbox_retrosheet::Fault;
use bandbox_retrosheet::roster::{roster, teams};
use libfuzzer_sys::fuzz_target;

fn check<T>(lines: impl Iterator<Item = Result<T, Fault>>, file: &[u8]) {
    let mut count = 0;
    for line in lines {
        count += 1;
        if let Err(fault) = line {
            assert_eq!(fault.line, count);
            assert!(fault.column as usize <= file.len() + 1, "{fault:?}");
        }
    }
    assert_eq!(
        count as usize,
        file.split_inclusive(|byte| *byte == b'\n').count()
    );
}

fuzz_target!(|file: &[u8]| {
    check(roster(file), file);
    check(teams(file), file);
});
