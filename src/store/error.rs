//! What can go wrong with a store, each with what to do about it.

use std::io;
use std::path::{Path, PathBuf};

/// Why a store could not be opened, read or written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// Nothing stands at the path, and it was opened for reading.
    #[error("there is no store at {}; make one with `cablegraph build`, or name another with --store", .0.display())]
    Missing(PathBuf),
    /// What stands at the path is something else.
    #[error("{} is not a cablegraph store ({found}); name another path with --store, or read RDF with `cablegraph load`", path.display())]
    NotAStore {
        /// What was to be opened.
        path: PathBuf,
        /// What stands there instead.
        found: &'static str,
    },
    /// The file has no bytes at all.
    #[error("{} is empty and so not a store; delete it and run `cablegraph build` again", .0.display())]
    Empty(PathBuf),
    /// The file ends before its own header does.
    #[error("{} was cut off in its very first bytes; delete it and run `cablegraph build` again", .0.display())]
    HalfWritten(PathBuf),
    /// The file was written by a program that knows another form of it.
    #[error("{} has store format {found}, this program reads format {known}; use the program that wrote it, or build again into a new store", path.display())]
    OtherVersion {
        /// The store.
        path: PathBuf,
        /// The version in its header.
        found: String,
        /// The version that this program writes.
        known: u32,
    },
    /// Another process writes to the store.
    #[error("{} is locked by {holder}; wait until it ends, or stop it", path.display())]
    Locked {
        /// The store.
        path: PathBuf,
        /// The process that holds the lock, as far as it is known.
        holder: String,
    },
    /// A frame in the middle of the file does not decode, and whole frames follow it.
    #[error("{} is damaged in frame {frame} ({reason}); whatever follows is whole, so this is no crash of ours: \
             take the file from a copy, or keep what stands before with `truncate -s {offset}` and run `cablegraph build` again", path.display())]
    Damaged {
        /// The store.
        path: PathBuf,
        /// Which frame, the header being the first.
        frame: usize,
        /// Where the frame begins, in bytes.
        offset: u64,
        /// What is wrong with it.
        reason: String,
    },
    /// The path is a folder, and this program was built without RocksDB.
    #[error("{} is a folder, and stores in folders need the feature `rocksdb`; build with `cargo build --features rocksdb`, \
             or name a file", .0.display())]
    NoRocksDb(PathBuf),
    /// A conversion or a new store would overwrite something.
    #[error("{} exists already; choose another name or move it away", .0.display())]
    Exists(PathBuf),
    /// The store was opened for reading.
    #[error("{} was opened for reading only", .0.display())]
    ReadOnly(PathBuf),
    /// Quads that are not what an article's graph may hold.
    #[error("the quads of {article} cannot be stored: {reason}")]
    Refused {
        /// The graph they were meant for.
        article: String,
        /// What is wrong with them.
        reason: String,
    },
    /// RDF given to `load` that cannot be read.
    #[error("the RDF for {graph} cannot be read; nothing of it was loaded")]
    Parse {
        /// The graph it was meant for.
        graph: String,
        /// Where the reader stumbled.
        source: oxigraph::io::RdfParseError,
    },
    /// The operating system refused.
    #[error("cannot {action} {}", path.display())]
    Io {
        /// What was tried.
        action: &'static str,
        /// On what.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// The engine under the store refused.
    #[error("the engine of the store failed")]
    Engine(#[from] oxigraph::store::StorageError),
}

impl StoreError {
    /// Turns an I/O error into ours: made for `map_err`.
    pub(super) fn io(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Io { action, path, source }
    }

    /// A refusal of quads meant for `article`.
    pub(super) fn refused(article: &str, reason: impl Into<String>) -> Self {
        Self::Refused { article: article.to_owned(), reason: reason.into() }
    }
}
