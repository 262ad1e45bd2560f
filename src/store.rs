//! Keeps the graph: Oxigraph behind a handful of functions, in one of two homes.
//!
//! The default home is one file, `NAME.nq.zst`: plain N-Quads under zstd, appended article by article and read
//! into memory when somebody asks. The other is a RocksDB folder, for more than ten million quads (feature
//! `rocksdb`). What stands at the path tells them apart. In both, one article is one change: it is there in full or
//! not at all, after a crash too. Oxigraph keeps numbers and dates by value, so that `.5` comes back as `0.5`.
//!
//! ```
//! use cablegraph::store::{Access, Change, Store};
//! use oxigraph::model::{Literal, NamedNode, Quad};
//!
//! let folder = tempfile::tempdir()?;
//! let path = folder.path().join("news.nq.zst");
//! let article = NamedNode::new("https://w3id.org/cablegraph/article/1")?;
//! let fingerprint = NamedNode::new("https://w3id.org/cablegraph/ns#fingerprint")?;
//! let quads = [Quad::new(article.clone(), fingerprint, Literal::from("4f2a"), article.clone())];
//!
//! let mut store = Store::open(&path, Access::Write)?;
//! assert_eq!(store.insert(article.as_str(), &quads)?, Change::New);
//! assert_eq!(store.insert(article.as_str(), &quads)?, Change::Unchanged);
//! drop(store);
//!
//! let store = Store::open(&path, Access::Read)?;
//! assert_eq!(store.graph()?.len()?, 1);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod check;
mod convert;
mod engine;
mod error;
mod file;
mod folder;
mod frame;
pub(crate) mod line;
mod load;
mod lock;
mod place;
mod scan;
#[cfg(test)]
mod tests;

pub use error::StoreError;
pub use place::{DEFAULT_HOME, SUFFIX};

use crate::vocab::cg::FINGERPRINT;
use file::FileHome;
use folder::FolderHome;
use frame::Deed;
use oxigraph::model::Quad;
use oxigraph::store::Store as Engine;
use place::Place;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::Path;

/// Beyond this many quads a file is no longer the right home.
pub const COMFORTABLE_QUADS: u64 = 10_000_000;

/// What a store is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Asking; any number of readers beside one writer.
    Read,
    /// Changing; one writer, and the store is made if it is not there.
    Write,
}

/// What an insertion did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// The article was not there before.
    New,
    /// Another reading of it was there and is gone.
    Replaced,
    /// The same reading of it is there; nothing was written.
    Unchanged,
}

/// A store file that holds more than it is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overfull {
    /// What it holds.
    pub quads: u64,
    /// What it is made for.
    pub comfortable: u64,
}

/// An open store.
#[derive(Debug)]
pub struct Store {
    home: Home,
}

#[derive(Debug)]
enum Home {
    Memory(Memory),
    File(FileHome),
    Folder(FolderHome),
}

struct Memory(Engine);

impl std::fmt::Debug for Memory {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Memory")
    }
}

impl Store {
    /// Opens the store at `path`, whichever home stands there.
    pub fn open(path: &Path, access: Access) -> Result<Self, StoreError> {
        let home = match place::place(path)? {
            Place::File(path) => Home::File(FileHome::open(&path, access)?),
            Place::Folder(path) => Home::Folder(FolderHome::open(&path, access)?),
        };
        Ok(Self { home })
    }

    /// An empty store that is gone when it is dropped.
    pub fn memory() -> Result<Self, StoreError> {
        Ok(Self { home: Home::Memory(Memory(Engine::new()?)) })
    }

    /// The graph, for questions. What is changed through it does not reach a store file.
    ///
    /// A store file is read into memory on the first call.
    pub fn graph(&self) -> Result<&Engine, StoreError> {
        match &self.home {
            Home::Memory(memory) => Ok(&memory.0),
            Home::File(file) => file.graph(),
            Home::Folder(folder) => Ok(folder.engine()),
        }
    }

    /// Whether questions are asked of the disk itself. Of every other home they are asked of a copy in memory, and
    /// nothing that is done to it lasts.
    pub fn is_on_disk(&self) -> bool {
        matches!(self.home, Home::Folder(_))
    }

    /// Where the store is; nothing for one in memory.
    pub fn path(&self) -> Option<&Path> {
        match &self.home {
            Home::Memory(_) => None,
            Home::File(file) => Some(file.path()),
            Home::Folder(folder) => Some(folder.path()),
        }
    }

    /// The fingerprint of an article's stored reading; nothing if there is none.
    pub fn fingerprint(&self, article: &str) -> Result<Option<String>, StoreError> {
        match &self.home {
            Home::File(file) => {
                Ok(file.index().graphs.get(article).and_then(|held| held.fingerprint.clone()))
            }
            Home::Memory(_) | Home::Folder(_) => Ok(engine::fingerprint(self.graph()?, article)?),
        }
    }

    /// The names of all graphs but the default one, sorted.
    pub fn graphs(&self) -> Result<Vec<String>, StoreError> {
        match &self.home {
            Home::File(file) => {
                Ok(file.index().graphs.keys().filter(|name| !name.is_empty()).cloned().collect())
            }
            Home::Memory(_) | Home::Folder(_) => engine::graphs(self.graph()?),
        }
    }

    /// The articles, sorted: the graphs that carry a fingerprint.
    pub fn articles(&self) -> Result<Vec<String>, StoreError> {
        let mut articles = self.graphs()?;
        let mut failure = None;
        articles.retain(|graph| match self.fingerprint(graph) {
            Ok(fingerprint) => fingerprint.is_some(),
            Err(error) => {
                failure = Some(error);
                false
            }
        });
        failure.map_or(Ok(articles), Err)
    }

    /// Puts one article in, or another reading of it in place of the one before.
    ///
    /// The quads must all lie in the article's own graph and carry its fingerprint. When this returns, the disk has
    /// them; use [`Store::insert_all`] for many articles.
    pub fn insert(&mut self, article: &str, quads: &[Quad]) -> Result<Change, StoreError> {
        let changes = self.insert_all(&[(article, quads)])?;
        Ok(changes[0])
    }

    /// Puts many articles in and waits for the disk once; each is there in full or not at all.
    pub fn insert_all(&mut self, articles: &[(&str, &[Quad])]) -> Result<Vec<Change>, StoreError> {
        let mut known: BTreeMap<&str, &str> = BTreeMap::new();
        let mut changes = Vec::with_capacity(articles.len());
        let mut fresh = Vec::new();
        for &(article, quads) in articles {
            let fingerprint = check::article(article, quads)?;
            let before = match known.insert(article, fingerprint) {
                Some(before) => Some(before.to_owned()),
                None => self.fingerprint(article)?,
            };
            let change = match before {
                None => Change::New,
                Some(before) if before == fingerprint => Change::Unchanged,
                Some(_) => Change::Replaced,
            };
            changes.push(change);
            if change != Change::Unchanged {
                fresh.push((article, Some(fingerprint), quads));
            }
        }
        self.replace(&fresh)?;
        Ok(changes)
    }

    /// Makes `quads` all that `graph` holds: for what is computed over articles, and has no fingerprint.
    pub fn put(&mut self, graph: &str, quads: &[Quad]) -> Result<(), StoreError> {
        check::graph(graph, quads)?;
        self.replace(&[(graph, None, quads)])
    }

    fn replace(&mut self, changed: &[(&str, Option<&str>, &[Quad])]) -> Result<(), StoreError> {
        if let Home::File(file) = &mut self.home {
            if changed.is_empty() {
                return Ok(());
            }
            let encode = |&(graph, fingerprint, quads): &(&str, Option<&str>, &[Quad])| {
                frame::frame(
                    graph,
                    Deed::Replaces { fingerprint: fingerprint.map(str::to_owned) },
                    quads,
                    false,
                )
            };
            file.append(changed.par_iter().map(encode).collect())?;
        }
        if let Some(engine) = self.engine_to_write()? {
            engine::replace_all(engine, changed.iter().map(|&(graph, _, quads)| (graph, quads)))?;
        }
        Ok(())
    }

    /// Takes a graph out, be it an article's or another; false if there is none of that name.
    pub fn forget(&mut self, graph: &str) -> Result<bool, StoreError> {
        if let Home::File(file) = &mut self.home {
            if !file.index().graphs.contains_key(graph) {
                return Ok(false);
            }
            file.append(vec![frame::remark(graph, Deed::Drops)])?;
        }
        match self.engine_to_write()? {
            Some(engine) => Ok(engine::remove(engine, graph)? || self.is_file()),
            None => Ok(true),
        }
    }

    /// The engine that must learn of a change: none while a store file has not been read into memory.
    fn engine_to_write(&self) -> Result<Option<&Engine>, StoreError> {
        match &self.home {
            Home::Memory(memory) => Ok(Some(&memory.0)),
            Home::File(file) => Ok(file.loaded()),
            Home::Folder(folder) => folder.engine_to_write().map(Some),
        }
    }

    fn is_file(&self) -> bool {
        matches!(self.home, Home::File(_))
    }

    /// Gives back the room of what was replaced or forgotten.
    pub fn compact(&mut self) -> Result<(), StoreError> {
        match &mut self.home {
            Home::Memory(_) => Ok(()),
            Home::File(file) => file.compact(),
            Home::Folder(folder) => folder.compact(),
        }
    }

    /// Waits until the disk has everything; a store file needs no such call.
    pub fn flush(&mut self) -> Result<(), StoreError> {
        match &mut self.home {
            Home::Memory(_) | Home::File(_) => Ok(()),
            Home::Folder(folder) => folder.flush(),
        }
    }

    /// How many half-written bytes a crash left at the end of the store file; they were left out on opening.
    pub fn torn_bytes(&self) -> u64 {
        match &self.home {
            Home::File(file) => file.torn(),
            Home::Memory(_) | Home::Folder(_) => 0,
        }
    }

    /// Whether a store file holds more than it is made for. It still works, but opens slowly and fills memory.
    pub fn overfull(&self) -> Option<Overfull> {
        let Home::File(file) = &self.home else { return None };
        let quads = file.index().quads();
        (quads > COMFORTABLE_QUADS).then_some(Overfull { quads, comfortable: COMFORTABLE_QUADS })
    }
}
