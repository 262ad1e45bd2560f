//! A path, a folder or standard input → the files in it, in sorted order.

use super::error::{InputError, Reason};
use std::ffi::OsStr;
use std::iter::once;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// Where to read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A file, or a folder with all that stands below it.
    Path(PathBuf),
    /// Standard input.
    Stdin,
}

impl From<&str> for Source {
    fn from(name: &str) -> Self {
        if name == "-" { Self::Stdin } else { Self::Path(name.into()) }
    }
}

/// Names of files about a folder rather than in it; each is read when it is named itself.
const ABOUT: [&str; 10] = [
    "readme",
    "license",
    "licence",
    "copying",
    "notice",
    "changelog",
    "authors",
    "contributing",
    "security",
    "makefile",
];

type Files = Box<dyn Iterator<Item = Result<PathBuf, InputError>> + Send>;

/// The files of one source. A folder that cannot be read is an error among them, and the walk goes on.
pub(super) fn files(source: &Source) -> Files {
    let Source::Path(path) = source else { return Box::new(once(Ok(PathBuf::from("-")))) };
    let named = path.clone();
    let mut files = WalkDir::new(path)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !is_skipped(entry))
        .filter_map(move |entry| match entry {
            Ok(entry) if entry.file_type().is_dir() => None,
            Ok(entry) if entry.depth() == 0 || entry.file_type().is_file() => Some(Ok(entry.into_path())),
            Ok(entry) => Some(Err(InputError::new(entry.path(), None, Reason::NotAFile))),
            Err(error) => Some(Err(unwalked(&named, error))),
        })
        .peekable();
    if files.peek().is_none() {
        return Box::new(once(Err(InputError::new(path, None, Reason::EmptyFolder))));
    }
    Box::new(files)
}

fn is_skipped(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy().to_lowercase();
    let stem = Path::new(&name).file_stem().and_then(OsStr::to_str).unwrap_or_default();
    let is_about =
        ABOUT.iter().any(|about| stem == *about || stem.strip_prefix(about).is_some_and(is_suffix));
    name.starts_with('.') || entry.file_type().is_file() && is_about
}

/// `LICENSE-MIT`, `README.de.md`, but not `security-council-meets.txt`.
fn is_suffix(rest: &str) -> bool {
    matches!(rest, "-mit" | "-apache") || rest.starts_with('.')
}

fn unwalked(named: &Path, error: walkdir::Error) -> InputError {
    let path = error.path().unwrap_or(named).to_owned();
    if error.loop_ancestor().is_some() {
        return InputError::new(&path, None, Reason::Loop);
    }
    let cause = error.into_io_error().unwrap_or_else(|| std::io::Error::other("the walk stopped"));
    InputError::new(&path, None, Reason::Unreadable(cause))
}
