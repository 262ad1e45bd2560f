//! A folder of unpacked corpora → their files as text, or what is to be unpacked.

use std::io;
use std::path::{Path, PathBuf};

/// The folder into which corpora were unpacked, one folder each.
#[derive(Clone, Debug)]
pub struct Corpora {
    folder: PathBuf,
}

/// Why a corpus cannot be measured on.
#[derive(Debug, thiserror::Error)]
pub enum AccuracyError {
    /// It was not unpacked.
    #[error("{} is not there: unpack the corpus {corpus} into {}", .path.display(), .folder.display())]
    Missing {
        /// The corpus.
        corpus: &'static str,
        /// What was looked for.
        path: PathBuf,
        /// Where it belongs.
        folder: PathBuf,
    },
    /// A file cannot be read.
    #[error("cannot read {}", .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// A file is not of the form that its corpus has.
    #[error("{}, line {line}: {reason}", .path.display())]
    Malformed {
        /// The file.
        path: PathBuf,
        /// The line, counted from one.
        line: usize,
        /// What is wrong with it.
        reason: String,
    },
}

impl Corpora {
    /// The corpora below a folder. Nothing is read yet.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    /// The text of a file of a corpus.
    pub(super) fn text(&self, corpus: &'static str, file: &str) -> Result<String, AccuracyError> {
        let path = self.path(corpus, file);
        std::fs::read_to_string(&path).map_err(|source| match source.kind() {
            io::ErrorKind::NotFound => self.missing(corpus, path),
            _ => AccuracyError::Unreadable { path, source },
        })
    }

    /// Whether a corpus has a file. Some are passed on without the texts that may not be.
    pub(super) fn has(&self, corpus: &'static str, file: &str) -> bool {
        self.path(corpus, file).is_file()
    }

    /// The names of the files in a folder of a corpus, in order.
    pub(super) fn files(&self, corpus: &'static str, folder: &str) -> Result<Vec<String>, AccuracyError> {
        let path = self.path(corpus, folder);
        let entries = std::fs::read_dir(&path).map_err(|source| match source.kind() {
            io::ErrorKind::NotFound => self.missing(corpus, path.clone()),
            _ => AccuracyError::Unreadable { path: path.clone(), source },
        })?;
        let mut names = Vec::new();
        for entry in entries {
            let entry = entry.map_err(|source| AccuracyError::Unreadable { path: path.clone(), source })?;
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
        names.sort();
        Ok(names)
    }

    /// The error for a corpus that lacks a file.
    pub(super) fn missing(&self, corpus: &'static str, path: PathBuf) -> AccuracyError {
        AccuracyError::Missing { corpus, path, folder: self.folder.clone() }
    }

    /// What reads a file of a corpus, with its errors told by file and line.
    pub(super) fn read<T>(
        &self,
        corpus: &'static str,
        file: &str,
        reader: impl FnOnce(&str) -> Result<T, Misprint>,
    ) -> Result<T, AccuracyError> {
        reader(&self.text(corpus, file)?).map_err(|Misprint { line, reason }| AccuracyError::Malformed {
            path: self.path(corpus, file),
            line,
            reason,
        })
    }

    pub(super) fn path(&self, corpus: &str, file: &str) -> PathBuf {
        Path::new(&self.folder).join(corpus).join(file)
    }
}

/// A line that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Misprint {
    /// Counted from one.
    pub(super) line: usize,
    pub(super) reason: String,
}

impl Misprint {
    pub(super) fn new(line: usize, reason: impl Into<String>) -> Self {
        Self { line, reason: reason.into() }
    }
}
