//! The machine that a log and a server live on: room on the disk, who may read the files, the clock, and how many
//! connections the operating system allows.

use bandbox_store::checkup::Finding;
use rustix::process::{Resource, getrlimit};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

/// Less room than this and a server may stop any moment.
const NO_ROOM: u64 = 64 << 20;

/// Less room than this is soon filled.
const LITTLE_ROOM: u64 = 1 << 30;

/// Every connection is an open file, and the database needs some as well.
const FEW_FILES: u64 = 1024;

/// Clocks are set, but not by so much.
const CLOCK_SLACK_MS: i64 = 60_000;

/// Room on the disk of a file, for it to grow and for a backup of it.
pub(super) fn disk(file: &Path, bytes: u64) -> Option<Finding> {
    let place = format!("disk of {}", file.display());
    let room = match rustix::fs::statvfs(file) {
        Ok(disk) => disk.f_bavail.saturating_mul(disk.f_frsize),
        Err(error) => {
            return Some(Finding::warning(
                place,
                format!("cannot be looked at: {error}"),
            ));
        }
    };
    room_for(&place, room, bytes)
}

fn room_for(place: &str, room: u64, bytes: u64) -> Option<Finding> {
    let mib = room >> 20;
    if room < NO_ROOM {
        let what =
            format!("only {mib} MiB are free, and nothing can be played on a full disk; make room");
        return Some(Finding::fault(place, what));
    }
    if room < LITTLE_ROOM {
        let what = format!("only {mib} MiB are free; make room before it is full");
        return Some(Finding::warning(place, what));
    }
    (room < bytes).then(|| {
        let what = format!("{mib} MiB are free, less than the log has: a backup does not fit beside it; make room or keep backups elsewhere");
        Finding::warning(place, what)
    })
}

/// Files with secrets in them that others may read.
pub(super) fn secrecy(file: &Path, what_is_in_it: &str) -> Option<Finding> {
    let mode = std::fs::metadata(file).ok()?.permissions().mode();
    (mode & 0o077 != 0).then(|| {
        let path = file.display();
        let what = format!(
            "others of this machine may read {what_is_in_it} (mode {:03o}); chmod 600 {path}",
            mode & 0o777
        );
        Finding::fault(format!("file {path}"), what)
    })
}

/// How many files, and so connections, a process started like this one may have open.
pub(super) fn open_files() -> Option<Finding> {
    let limit = getrlimit(Resource::Nofile).current?;
    (limit < FEW_FILES).then(|| {
        let what = format!("a process may have {limit} files open, and each connection is one; raise it (ulimit -n, LimitNOFILE)");
        Finding::warning("limits", what)
    })
}

/// A clock that is behind the log was set back.
pub(super) fn clock(now: jiff::Timestamp, newest: Option<jiff::Timestamp>) -> Option<Finding> {
    let newest = newest?;
    let behind = newest.as_millisecond() - now.as_millisecond();
    (behind > CLOCK_SLACK_MS).then(|| {
        let what = format!("it is {now}, and the log has a command of {newest}: tokens would live too long; set the clock, and let it follow a time server");
        Finding::warning("clock", what)
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use bandbox_store::checkup::Weight;

    #[test]
    fn room_is_judged_by_what_is_there_and_what_is_to_come() {
        let weight = |room, bytes| room_for("disk", room, bytes).map(|finding| finding.weight);
        assert_eq!(weight(NO_ROOM - 1, 0), Some(Weight::Fault));
        assert_eq!(weight(LITTLE_ROOM - 1, 0), Some(Weight::Warning));
        assert_eq!(weight(LITTLE_ROOM, LITTLE_ROOM + 1), Some(Weight::Warning));
        assert_eq!(weight(LITTLE_ROOM, LITTLE_ROOM), None);
    }

    #[test]
    fn a_clock_behind_the_log_is_found() {
        let at = |ms| jiff::Timestamp::from_millisecond(ms).unwrap();
        assert!(clock(at(0), Some(at(60_001))).is_some());
        assert!(clock(at(0), Some(at(60_000))).is_none());
        assert!(clock(at(0), None).is_none());
    }
}
