//! Remembers which articles a run has met, so that one that comes again is named and left out.
//!
//! The first one is kept, whatever follows: otherwise two texts of one address would replace each other every time
//! the same inputs are built again. Costs some hundred bytes an article.

use cablegraph::input::Found;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The articles met so far, by IRI.
#[derive(Debug, Default)]
pub(super) struct Seen {
    articles: BTreeMap<String, First>,
    files: Vec<PathBuf>,
}

/// Where an article was first met, and what it was.
#[derive(Debug)]
struct First {
    fingerprint: String,
    file: usize,
    line: Option<usize>,
}

impl Seen {
    /// Why an article is not to be read: its like was met before. Remembers it otherwise.
    pub(super) fn before(&mut self, found: &Found) -> Option<String> {
        let fingerprint = found.article.fingerprint();
        if let Some(first) = self.articles.get(found.article.iri.as_str()) {
            let file = self.files[first.file].display();
            let place = first.line.map_or_else(|| file.to_string(), |line| format!("{file}, line {line}"));
            return Some(if first.fingerprint == fingerprint {
                format!("the same article as {place}; it is read once")
            } else {
                format!("another version of the article in {place}, which is kept; this one is left out")
            });
        }
        if self.files.last() != Some(&found.source) {
            self.files.push(found.source.clone());
        }
        let first = First { fingerprint, file: self.files.len() - 1, line: found.line };
        self.articles.insert(found.article.iri.as_str().to_owned(), first);
        None
    }
}
