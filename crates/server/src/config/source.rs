//! Where the settings of a server come from, so that they can be read again.

use super::{Config, ConfigError, Defaults, Given};
use std::path::{Path, PathBuf};

/// The places, in their order.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    /// What flags and the environment give. They win.
    here: Given,
    file: Option<PathBuf>,
    defaults: Defaults,
}

impl Source {
    /// Flags and the environment, then this file if there is one, then these defaults.
    pub(crate) const fn new(here: Given, file: Option<PathBuf>, defaults: Defaults) -> Self {
        Self {
            here,
            file,
            defaults,
        }
    }

    /// The file, if there is one.
    pub(crate) fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// The settings, as all places give them now, and what the file says, if there is one.
    ///
    /// # Errors
    /// When there is a file and it cannot be used.
    pub(crate) fn read(&self) -> Result<(Config, Option<String>), ConfigError> {
        match self.file() {
            Some(path) => {
                let text = text_of(path)?;
                Ok((self.read_from(path, &text)?, Some(text)))
            }
            None => Ok((self.here.clone().in_force(self.defaults), None)),
        }
    }

    /// The settings, if the file says this.
    ///
    /// # Errors
    /// When it cannot be used.
    pub(super) fn read_from(&self, path: &Path, text: &str) -> Result<Config, ConfigError> {
        let file = Given::from_text(path, text)?;
        Ok(self.here.clone().or(file).in_force(self.defaults))
    }
}

/// What a file of settings says.
pub(super) fn text_of(path: &Path) -> Result<String, ConfigError> {
    std::fs::read_to_string(path).map_err(|source| ConfigError::Unreadable {
        path: path.to_path_buf(),
        source,
    })
}
