//! What a format says of one article → the article, cleaned, with what the text itself says filled in.
//!
//! What the source declares wins over what is found in the text, and a date found in the text over one that
//! the user gave for articles without any.

use super::clean::clean;
use super::encoding::Note;
use super::error::Reason;
use super::tongue::language;
use super::{Found, Options};
use crate::article::{Article, Published, PublishedBasis};
use jiff::civil::Date;
use std::path::Path;

/// One article as its format gives it.
#[derive(Debug, Default)]
pub(super) struct Record {
    pub(super) url: Option<String>,
    pub(super) id: Option<String>,
    pub(super) title: Option<String>,
    pub(super) text: String,
    pub(super) publisher: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) published: Option<Date>,
    pub(super) language: Option<String>,
}

impl Record {
    /// The article that this record describes.
    pub(super) fn found(
        self,
        path: &Path,
        line: Option<usize>,
        notes: Vec<Note>,
        options: &Options,
    ) -> Result<Found, Reason> {
        let cleaned = clean(&self.text, self.title.as_deref());
        if cleaned.text.is_empty() {
            return Err(Reason::OnlyJunk);
        }
        let language_guess = language(&cleaned.text);
        let key = self.url.as_deref().or(self.id.as_deref());
        let mut article = Article::new(&options.base, key, cleaned.text);
        article.url = self.url;
        article.title = self.title.or(cleaned.title);
        article.published = published(self.published, PublishedBasis::Metadata)
            .or_else(|| published(cleaned.published, PublishedBasis::Inferred))
            .or_else(|| published(options.published, PublishedBasis::Given));
        article.publisher = self.publisher.or(cleaned.publisher);
        article.authors = if self.authors.is_empty() { cleaned.authors } else { self.authors };
        article.language = self.language;
        Ok(Found { article, source: path.to_owned(), line, notes, removed: cleaned.removed, language_guess })
    }
}

fn published(date: Option<Date>, basis: PublishedBasis) -> Option<Published> {
    date.map(|date| Published { date, basis })
}
