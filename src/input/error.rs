//! What could not be read: file, line, reason, and what to do about it, in one line.

use super::date::NotADate;
use super::format::Format;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// One input that could not be read; everything else still is.
#[derive(Debug, Error)]
#[error("{}: {reason}", Place(path, *line))]
pub struct InputError {
    /// The file or folder; `-` is standard input.
    pub path: PathBuf,
    /// The line, counted from 1, in formats of one article a line.
    pub line: Option<usize>,
    /// What is wrong with it.
    pub reason: Reason,
}

impl InputError {
    pub(super) fn new(path: &Path, line: Option<usize>, reason: Reason) -> Self {
        Self { path: path.to_owned(), line, reason }
    }
}

/// Why an input could not be read. Each says what to do where there is something to do.
#[derive(Debug, Error)]
pub enum Reason {
    /// The file system, or a torn compressed file.
    #[error("cannot be read ({0}); check that it exists, is whole, and may be read by you")]
    Unreadable(io::Error),
    /// A folder that holds itself through a link.
    #[error("the folder holds itself through a link; remove the link")]
    Loop,
    /// A folder without anything to read.
    #[error("the folder holds no file to read")]
    EmptyFolder,
    /// A device, a socket and the like inside a folder.
    #[error("not a plain file; name it itself to read it all the same")]
    NotAFile,
    /// Nothing in it but spaces.
    #[error("empty: there is no text in it")]
    Empty,
    /// Something, but nothing that is the text of an article.
    #[error("no text is left once navigation and other marks of the page are taken off")]
    OnlyJunk,
    /// Not text.
    #[error("binary, not text; give text, Markdown or JSONL")]
    Binary,
    /// Longer than one article may be.
    #[error("longer than {0} bytes, the most that one article may take; split it")]
    TooLong(usize),
    /// A name and a content that no format claims.
    #[error("not a known kind of file; say what it is with --input-format, such as --input-format txt")]
    UnknownFormat,
    /// A format with a name but no reader.
    #[error("{0} is not read yet; save the article as text, Markdown or JSONL")]
    NotYet(Format),
    /// Lines of JSON in UTF-16.
    #[error("JSONL in UTF-16; JSON is UTF-8, so convert it, such as with `iconv -f UTF-16 -t UTF-8`")]
    WideLines,
    /// A line that is no JSON.
    #[error("not valid JSON at column {column}: {problem}")]
    Json {
        /// Counted from 1, in bytes.
        column: usize,
        /// What the parser met.
        problem: String,
    },
    /// A line of JSON that is no object.
    #[error("not an object; each line is one, such as {{\"title\": \"…\", \"text\": \"…\"}}")]
    NotAnObject,
    /// A record without its text.
    #[error("no \"text\" in it; each article needs one")]
    NoText,
    /// A record with its text as HTML alone.
    #[error("\"html\" without \"text\": HTML is not read yet; put the plain text under \"text\"")]
    OnlyHtml,
    /// A field with a value of another type than it takes.
    #[error("\"{field}\" must be {expected}")]
    WrongType {
        /// The name of the field.
        field: &'static str,
        /// What it takes.
        expected: &'static str,
    },
    /// A date that is none.
    #[error(transparent)]
    Date(#[from] NotADate),
    /// Front matter that begins and does not end.
    #[error("the front matter is not closed; end it with a line ---")]
    OpenFrontMatter,
}

/// A file, and the line in it.
struct Place<'a>(&'a Path, Option<usize>);

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.1 {
            Some(line) => write!(f, "{}, line {line}", self.0.display()),
            None => write!(f, "{}", self.0.display()),
        }
    }
}
