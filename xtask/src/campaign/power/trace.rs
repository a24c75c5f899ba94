//! What `strace` noted of a program's files.

use anyhow::Context;
use std::path::Path;

/// One thing that was done to a file.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Step {
    /// When it was begun, in seconds.
    pub(super) at: f64,
    /// The name of the file.
    pub(super) file: String,
    pub(super) change: Change,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Change {
    /// These bytes were written at this place.
    Write(usize, Vec<u8>),
    /// The file got this length.
    Truncate(usize),
    /// What was done to the file before is on the disk.
    Sync,
    /// The file is gone.
    Unlink,
}

/// The steps of these files in their order, from the notes on each thread in a folder.
///
/// # Errors
/// When a note cannot be read.
pub(super) fn read(folder: &Path, files: &[&str]) -> anyhow::Result<Vec<Step>> {
    let mut steps = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let text = std::fs::read_to_string(&path)?;
        for line in text.lines() {
            let step = step(line).with_context(|| format!("{}: {line:.200}", path.display()))?;
            steps.extend(step.filter(|step| files.contains(&step.file.as_str())));
        }
    }
    // Threads take turns at the log, so no two of its steps have one time.
    steps.sort_by(|one, other| one.at.total_cmp(&other.at));
    Ok(steps)
}

/// The step that a line notes, if it does and it succeeded.
fn step(line: &str) -> anyhow::Result<Option<Step>> {
    let Some((at, call)) = line.split_once(' ') else {
        return Ok(None);
    };
    let (Some((name, rest)), false) = (call.split_once('('), line.contains("= -1 ")) else {
        return Ok(None);
    };
    let change = match name {
        "pwrite64" => {
            let bytes = unescaped(between(rest, '"', '"')?)?;
            let (_, place) = rest.rsplit_once(", ").context("no place")?;
            let place = place.split(')').next().context("no place")?.parse()?;
            Change::Write(place, bytes)
        }
        "ftruncate" => {
            let (_, length) = rest.rsplit_once(", ").context("no length")?;
            Change::Truncate(length.split(')').next().context("no length")?.parse()?)
        }
        "fsync" | "fdatasync" => Change::Sync,
        "unlink" => Change::Unlink,
        _ => return Ok(None),
    };
    let path = if change == Change::Unlink {
        between(rest, '"', '"')?
    } else {
        between(rest, '<', '>')?
    };
    let path = String::from_utf8(unescaped(path)?)?;
    Ok(Some(Step {
        at: at.parse()?,
        file: path.rsplit('/').next().unwrap_or_default().to_string(),
        change,
    }))
}

fn between(text: &str, open: char, close: char) -> anyhow::Result<&str> {
    let (_, rest) = text.split_once(open).context("nothing is quoted")?;
    Ok(rest.split_once(close).context("a quote without an end")?.0)
}

/// Bytes that are written as `\x2f`.
fn unescaped(text: &str) -> anyhow::Result<Vec<u8>> {
    let bytes = text.split("\\x").skip(1);
    bytes
        .map(|byte| u8::from_str_radix(byte, 16).with_context(|| byte.to_string()))
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn read_line(line: &str) -> Step {
        step(line).unwrap().unwrap()
    }

    #[test]
    fn writes_lengths_syncs_and_ends_of_files_are_read() {
        let file = r"11<\x2f\x74\x2f\x61>";
        let write = format!(r#"12.5 pwrite64({file}, "\x00\xff", 2, 4096) = 2"#);
        let read = read_line(&write);
        assert_eq!((read.at, read.file.as_str()), (12.5, "a"));
        assert_eq!(read.change, Change::Write(4096, vec![0, 255]));
        let truncate = read_line(&format!("12.5 ftruncate({file}, 3) = 0"));
        assert_eq!(truncate.change, Change::Truncate(3));
        assert_eq!(
            read_line(&format!("12.5 fsync({file}) = 0")).change,
            Change::Sync
        );
        let unlink = read_line(r#"12.5 unlink("\x2f\x74\x2f\x62") = 0"#);
        assert_eq!((unlink.file.as_str(), unlink.change), ("b", Change::Unlink));
    }

    #[test]
    fn what_failed_or_is_of_no_file_is_passed_over() {
        for line in [
            r#"1.0 unlink("\x61") = -1 ENOENT"#,
            "1.0 +++ exited with 0 +++",
        ] {
            assert_eq!(step(line).unwrap(), None);
        }
    }
}
