//! Why there is no index: what was tried, on what, and how far it came.

use crate::input::Reason;
use std::io;
use std::path::PathBuf;

/// Why there is no index.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The dump cannot be opened.
    #[error("{}: {reason}", path.display())]
    Dump {
        /// The dump.
        path: PathBuf,
        /// Why not.
        reason: Reason,
    },
    /// The dump broke off.
    #[error("{} cannot be read on after line {line}; what was read before is kept in {}", path.display(), kept.display())]
    Cut {
        /// The dump.
        path: PathBuf,
        /// The last line that was read.
        line: usize,
        /// The folder from which the same import goes on.
        kept: PathBuf,
        /// Why it broke off.
        source: io::Error,
    },
    /// It is neither of the two forms.
    #[error("{} is neither a JSON dump of Wikidata nor N-Triples", .0.display())]
    Foreign(PathBuf),
    /// The folder beside the index belongs to another import.
    #[error("{} holds what an import of another dump, or with other filters, has done; finish that or remove it", .0.display())]
    Other(PathBuf),
    /// Something about the index could not be written or read back.
    #[error("cannot work on {}", path.display())]
    Disk {
        /// The index, or the folder beside it.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
}
