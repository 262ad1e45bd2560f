//! The folder of an import that is not finished: which import it is, and how far it came.

use crate::knowledge::Classes;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// How far an import came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Progress {
    /// So many lines of the dump are in the runs, or were of no interest.
    pub(super) lines: usize,
    /// So many runs are whole.
    pub(super) runs: usize,
    /// So many of the lines could not be read.
    pub(super) wrong: usize,
}

/// A folder that belongs to one import.
pub(super) struct Work {
    folder: PathBuf,
}

/// What tells imports apart: how the dump begins, what is kept of it, and the version of the program.
pub(super) fn identity(head: &[u8], classes: &Classes, min_sitelinks: u32) -> String {
    let mut hash = Sha256::new();
    let filters = format!("{} {min_sitelinks} {classes:?}", env!("CARGO_PKG_VERSION"));
    hash.update(filters.len().to_le_bytes());
    hash.update(filters);
    hash.update(head);
    let mut identity = String::new();
    for byte in hash.finalize() {
        // Writing into a string cannot fail.
        let _ = write!(identity, "{byte:02x}");
    }
    identity
}

impl Work {
    /// The folder, made if it is not there; nothing where it belongs to another import.
    pub(super) fn open(folder: &Path, identity: &str) -> io::Result<Option<Self>> {
        fs::create_dir_all(folder)?;
        let it = Self { folder: folder.to_owned() };
        let path = folder.join("import");
        if path.is_file() {
            return Ok((fs::read_to_string(&path)? == identity).then_some(it));
        }
        fs::write(path, identity)?;
        Ok(Some(it))
    }

    /// The folder, empty.
    pub(super) fn fresh(folder: &Path) -> io::Result<()> {
        if folder.is_dir() {
            fs::remove_dir_all(folder)?;
        }
        fs::create_dir_all(folder)
    }

    /// How far the import came.
    pub(super) fn progress(&self) -> io::Result<Progress> {
        let path = self.folder.join("progress");
        if !path.is_file() {
            return Ok(Progress::default());
        }
        Ok(serde_json::from_str(&fs::read_to_string(path)?)?)
    }

    /// Notes how far it came: wholly or, if the machine stops meanwhile, not at all.
    pub(super) fn note(&self, progress: Progress) -> io::Result<()> {
        let (new, path) = (self.folder.join("progress.new"), self.folder.join("progress"));
        fs::write(&new, serde_json::to_string(&progress)?)?;
        fs::File::open(&new)?.sync_all()?;
        fs::rename(new, path)
    }
}
