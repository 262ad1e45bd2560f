//! Bytes → articles: files, folders and standard input in many formats, read one by one in the order given.
//!
//! Memory is bounded by the longest single article, never by the file it stands in. Whatever cannot be
//! read is an item of its own that names file, line and reason; it costs nothing else, and the run goes on.

mod clean;
mod date;
mod encoding;
mod error;
mod format;
mod jsonl;
mod lines;
mod markdown;
mod open;
mod record;
mod tongue;
mod walk;

pub use clean::{Cleaned, clean};
pub use date::{NotADate, date};
pub use encoding::Note;
pub use error::{InputError, Reason};
pub use format::Format;
pub(crate) use lines::{Line, Lines};
pub(crate) use open::open;
pub use tongue::{Guess, language};
pub use walk::Source;

use crate::article::Article;
use crate::iri::DEFAULT_BASE;
use jiff::civil::Date;
use open::Opened;
use record::Record;
use std::iter::once;
use std::path::{Path, PathBuf};

/// How to read the inputs.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// The base under which the IRIs of articles are made.
    pub base: String,
    /// The format of all inputs; without it each is guessed from name and content.
    pub format: Option<Format>,
    /// The day for articles that have no date of their own.
    pub published: Option<Date>,
    /// The most bytes that one article may take: a line of JSONL, or a whole file of text.
    pub longest: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { base: DEFAULT_BASE.to_owned(), format: None, published: None, longest: 32 << 20 }
    }
}

/// An article, where it was found, and what happened to it on the way.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The article, cleaned.
    pub article: Article,
    /// The file it stands in; `-` is standard input.
    pub source: PathBuf,
    /// Its line, in formats of one article a line.
    pub line: Option<usize>,
    /// What was decoded other than as plain UTF-8, and what was lost by it.
    pub notes: Vec<Note>,
    /// The lines taken off as no part of the article, in their order.
    pub removed: Vec<String>,
    /// The language that the text seems to be written in.
    pub language_guess: Guess,
}

type Items<'a> = Box<dyn Iterator<Item = Result<Found, InputError>> + Send + 'a>;

/// Every article of `inputs`, in their order, each read only when it is asked for.
///
/// ```
/// use cablegraph::input::{Options, Source, articles};
/// let folder = std::env::temp_dir().join("cablegraph-example");
/// std::fs::create_dir_all(&folder)?;
/// std::fs::write(folder.join("a.txt"), "Talks end in Oslo\nBy Nora Lind\nThe two sides met on Monday.\n")?;
/// let found: Vec<_> = articles(&[Source::Path(folder)], &Options::default()).collect();
/// let article = &found[0].as_ref().unwrap().article;
/// assert_eq!(article.title.as_deref(), Some("Talks end in Oslo"));
/// assert_eq!(article.authors, ["Nora Lind"]);
/// assert_eq!(article.text(), "The two sides met on Monday.");
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn articles(
    inputs: &[Source],
    options: &Options,
) -> impl Iterator<Item = Result<Found, InputError>> + Send {
    inputs.iter().flat_map(walk::files).flat_map(move |path| -> Items<'_> {
        match path {
            Ok(path) => file(&path, options),
            Err(error) => Box::new(once(Err(error))),
        }
    })
}

/// The articles of one file.
fn file<'a>(path: &Path, options: &'a Options) -> Items<'a> {
    let opened = open::open(path).and_then(|opened| {
        Ok((options.format.map_or_else(|| Format::guess(path, &opened.head), Ok)?, opened))
    });
    match opened {
        Ok((Format::Jsonl, opened)) => Box::new(jsonl::articles(path, opened, options)),
        Ok((format, opened)) => Box::new(once(whole(path, format, opened, options))),
        Err(reason) => Box::new(once(Err(InputError::new(path, None, reason)))),
    }
}

/// The one article of a file that holds one.
fn whole(path: &Path, format: Format, opened: Opened, options: &Options) -> Result<Found, InputError> {
    let read = || {
        let read: fn(&str) -> Result<Record, Reason> = match format {
            Format::Text => |text| Ok(Record { text: text.to_owned(), ..Record::default() }),
            Format::Markdown => markdown::record,
            other => return Err(Reason::NotYet(other)),
        };
        let bytes = opened.whole(options.longest)?;
        let decoded = encoding::decode(&bytes)?;
        if decoded.text.trim().is_empty() {
            return Err(Reason::Empty);
        }
        read(&decoded.text)?.found(path, None, decoded.notes, options)
    };
    read().map_err(|reason| InputError::new(path, None, reason))
}

#[cfg(test)]
mod tests;
