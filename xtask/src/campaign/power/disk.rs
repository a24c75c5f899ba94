//! Files as a disk has them: what is synced is there, and of the rest nobody knows.

use super::trace::{Change, Step};
use crate::luck::Luck;
use std::collections::BTreeMap;
use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

/// A disk writes so much at once or not at all.
const SECTOR: usize = 512;

/// The files.
#[derive(Debug, Default)]
pub(super) struct Disk<'a>(BTreeMap<&'a str, File<'a>>);

#[derive(Debug, Default)]
struct File<'a> {
    synced: Vec<u8>,
    /// What was done since.
    uncertain: Vec<&'a Change>,
}

impl<'a> Disk<'a> {
    /// The files after these steps, and how many writes were not synced.
    pub(super) fn after(steps: &'a [Step]) -> (Self, usize) {
        let mut files: BTreeMap<&str, File<'_>> = BTreeMap::new();
        for step in steps {
            let file = files.entry(&step.file).or_default();
            match &step.change {
                Change::Write(..) | Change::Truncate(_) => file.uncertain.push(&step.change),
                Change::Sync => {
                    for change in std::mem::take(&mut file.uncertain) {
                        apply(&mut file.synced, change, |_| true);
                    }
                }
                Change::Unlink => {
                    files.remove(step.file.as_str());
                }
            }
        }
        let uncertain = files.values().map(|file| file.uncertain.len()).sum();
        (Self(files), uncertain)
    }

    /// Writes the files to a folder as the loss of power left them, by lot.
    pub(super) fn write(self, folder: &Path, luck: &mut Luck) -> std::io::Result<()> {
        std::fs::create_dir(folder)?;
        for (name, file) in self.0 {
            let mut bytes = file.synced;
            for change in file.uncertain {
                match luck.below(3) {
                    0 => {}
                    1 => apply(&mut bytes, change, |_| true),
                    _ => apply(&mut bytes, change, |_| luck.one_in(2)),
                }
            }
            let path = folder.join(name);
            std::fs::write(&path, bytes)?;
            // As the server makes its files: they hold the secrets of the dice.
            std::fs::set_permissions(&path, Permissions::from_mode(0o600))?;
        }
        Ok(())
    }
}

/// Does this to a file, as far as its sectors were reached.
fn apply(bytes: &mut Vec<u8>, change: &Change, mut reached: impl FnMut(usize) -> bool) {
    match change {
        Change::Write(place, written) => {
            for (sector, written) in written.chunks(SECTOR).enumerate() {
                if reached(sector) {
                    let begin = place + sector * SECTOR;
                    let end = begin + written.len();
                    if bytes.len() < end {
                        bytes.resize(end, 0);
                    }
                    bytes[begin..end].copy_from_slice(written);
                }
            }
        }
        Change::Truncate(length) => bytes.resize(*length, 0),
        Change::Sync | Change::Unlink => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(change: Change) -> Step {
        Step {
            at: 0.0,
            file: "a".into(),
            change,
        }
    }

    #[test]
    fn what_was_synced_is_there_whatever_became_of_the_rest() {
        let steps = [
            step(Change::Write(0, vec![1; 1024])),
            step(Change::Sync),
            step(Change::Write(1024, vec![2; 512])),
        ];
        let (disk, uncertain) = Disk::after(&steps);
        assert_eq!(uncertain, 1);
        assert_eq!(disk.0["a"].synced, vec![1; 1024]);
    }

    #[test]
    fn a_torn_write_has_some_of_its_sectors() {
        let mut bytes = vec![0; 1024];
        let write = Change::Write(0, vec![7; 1024]);
        apply(&mut bytes, &write, |sector| sector == 1);
        assert_eq!(bytes, [vec![0; 512], vec![7; 512]].concat());
    }

    #[test]
    fn a_file_that_is_gone_has_no_part_in_an_image() {
        let steps = [step(Change::Write(0, vec![1])), step(Change::Unlink)];
        assert!(Disk::after(&steps).0.0.is_empty());
    }
}
