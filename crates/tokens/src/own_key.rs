//! The server's own key: a secret that signs what it checks.

use crate::error::KeyError;
use std::io::Write;
use std::path::Path;

/// The fewest bytes of a secret: as many as the signature has.
const SECRET_MIN: usize = 32;

/// The secret in this file, which is made, readable by its owner alone, if it is missing.
///
/// # Errors
/// [`KeyError`] that names the file.
pub(crate) fn read_or_make(path: &Path) -> Result<Vec<u8>, KeyError> {
    let key = match std::fs::read(path) {
        Ok(key) => key,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => make(path)?,
        Err(source) => return Err(KeyError::file(path, source)),
    };
    let key = key.trim_ascii();
    if key.len() < SECRET_MIN {
        return Err(KeyError::Short {
            path: path.to_path_buf(),
            found: key.len(),
            needed: SECRET_MIN,
        });
    }
    Ok(key.to_vec())
}

fn make(path: &Path) -> Result<Vec<u8>, KeyError> {
    let mut bytes = [0; SECRET_MIN];
    getrandom::fill(&mut bytes).map_err(KeyError::NoRandomness)?;
    let text = data_encoding::HEXLOWER.encode(&bytes);
    let write = || -> std::io::Result<()> {
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()
    };
    write().map_err(|source| KeyError::file(path, source))?;
    Ok(text.into_bytes())
}
