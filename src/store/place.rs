//! Turns the path that the user gave into one of two homes, by what stands there.

use super::StoreError;
use super::lock::beside;
use std::fs;
use std::path::{Path, PathBuf};

/// Where a store is unless the user says otherwise.
pub const DEFAULT_HOME: &str = "./cablegraph.nq.zst";

/// How the name of every store file ends.
pub const SUFFIX: &str = ".nq.zst";

/// A path, and which home stands or will stand there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A store file.
    File(PathBuf),
    /// A RocksDB folder.
    Folder(PathBuf),
}

/// Tells the homes apart. A folder is RocksDB if it looks like one or is empty; a name that stands for nothing
/// yet becomes a file, or a folder if it ends in a slash.
pub(super) fn place(path: &Path) -> Result<Place, StoreError> {
    let not_a_store = |found| StoreError::NotAStore { path: path.to_owned(), found };
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => {
            let mut entries = fs::read_dir(path).map_err(StoreError::io("look into", path))?;
            if path.join("CURRENT").is_file() || entries.next().is_none() {
                Ok(Place::Folder(resolved(path)))
            } else {
                Err(not_a_store("a folder with other things in it"))
            }
        }
        Ok(found) if found.is_file() => Ok(Place::File(resolved(path))),
        Ok(_) => Err(not_a_store("neither a file nor a folder")),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(new_place(path)),
        Err(error) => Err(StoreError::io("look at", path)(error)),
    }
}

fn new_place(path: &Path) -> Place {
    let text = path.as_os_str().to_string_lossy();
    if text.ends_with(['/', std::path::MAIN_SEPARATOR]) {
        Place::Folder(path.to_owned())
    } else if text.ends_with(SUFFIX) {
        Place::File(path.to_owned())
    } else {
        Place::File(resolved(&beside(path, SUFFIX)))
    }
}

/// The file itself where the path is a link to it, so that what is renamed over it lands in the right folder.
fn resolved(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}
