//! The home for more than ten million quads: a RocksDB folder, one transaction an article.
//!
//! RocksDB commits reach the operating system at once and the disk at [`FolderHome::flush`]; a killed process loses
//! nothing, a power cut at most what was not flushed, in whole articles. Without the feature `rocksdb` opening
//! one is an error that says how to get it, and nothing else of this home is compiled.

use super::lock::Lock;
use super::{Access, StoreError};
use oxigraph::store::Store as Engine;
use std::path::{Path, PathBuf};

/// An open RocksDB folder.
pub(super) struct FolderHome {
    path: PathBuf,
    engine: Engine,
    lock: Option<Lock>,
}

impl std::fmt::Debug for FolderHome {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("FolderHome").field("path", &self.path).finish_non_exhaustive()
    }
}

impl FolderHome {
    /// This program was built without RocksDB.
    #[cfg(not(feature = "rocksdb"))]
    pub(super) fn open(path: &Path, _access: Access) -> Result<Self, StoreError> {
        Err(StoreError::NoRocksDb(path.to_owned()))
    }

    /// Opens the folder, or fills an empty one where it is to be written.
    #[cfg(feature = "rocksdb")]
    pub(super) fn open(path: &Path, access: Access) -> Result<Self, StoreError> {
        let path = path.to_owned();
        match access {
            Access::Read if !path.exists() => Err(StoreError::Missing(path)),
            Access::Read if !path.join("CURRENT").exists() => Err(StoreError::Empty(path)),
            Access::Read => Ok(Self { engine: Engine::open_read_only(&path)?, path, lock: None }),
            Access::Write => {
                let bare: PathBuf = path.components().collect();
                if let Some(parent) = bare.parent().filter(|it| !it.as_os_str().is_empty()) {
                    std::fs::create_dir_all(parent).map_err(StoreError::io("make the folder", parent))?;
                }
                let lock = Lock::take(&bare)?;
                if !bare.join("CURRENT").exists() {
                    make(&bare)?;
                }
                clear_away_bulk_files(&path)?;
                Ok(Self { engine: Engine::open(&path)?, path, lock: Some(lock) })
            }
        }
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// The graph.
    pub(super) fn engine(&self) -> &Engine {
        &self.engine
    }

    /// The graph, where it may be changed.
    pub(super) fn engine_to_write(&self) -> Result<&Engine, StoreError> {
        if self.lock.is_some() { Ok(&self.engine) } else { Err(StoreError::ReadOnly(self.path.clone())) }
    }

    /// Waits until the disk has everything.
    #[cfg(feature = "rocksdb")]
    pub(super) fn flush(&self) -> Result<(), StoreError> {
        Ok(self.engine_to_write()?.flush()?)
    }

    /// Gives back the room of what is gone.
    #[cfg(feature = "rocksdb")]
    pub(super) fn compact(&self) -> Result<(), StoreError> {
        Ok(self.engine_to_write()?.optimize()?)
    }

    /// There is no such home to wait for.
    #[cfg(not(feature = "rocksdb"))]
    pub(super) fn flush(&self) -> Result<(), StoreError> {
        Err(StoreError::NoRocksDb(self.path.clone()))
    }

    /// There is no such home to compact.
    #[cfg(not(feature = "rocksdb"))]
    pub(super) fn compact(&self) -> Result<(), StoreError> {
        Err(StoreError::NoRocksDb(self.path.clone()))
    }
}

/// Makes an empty store under another name, and gives it its own when it is whole: the engine takes several steps to
/// make one, and nobody can read what a crash leaves between them.
#[cfg(feature = "rocksdb")]
fn make(path: &Path) -> Result<(), StoreError> {
    let new = super::lock::beside(path, ".making");
    // Mostly there is none; one that cannot be taken away fails the engine below.
    let _ = std::fs::remove_dir_all(&new);
    Engine::open(&new)?.flush()?;
    std::fs::rename(&new, path)
        .and_then(|()| super::file::sync_folder(path))
        .map_err(StoreError::io("make the store", path))
}

/// Takes away what a killed bulk load left: files that RocksDB never took over and will never look at.
#[cfg(feature = "rocksdb")]
fn clear_away_bulk_files(path: &Path) -> Result<(), StoreError> {
    for entry in std::fs::read_dir(path).map_err(StoreError::io("look into", path))? {
        let entry = entry.map_err(StoreError::io("look into", path))?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with("bulk-") && name.ends_with(".sst") {
            std::fs::remove_file(entry.path()).map_err(StoreError::io("take away", &entry.path()))?;
        }
    }
    Ok(())
}
