//! What was published: one article, before anybody has read it.
//!
//! It holds what the source says of itself and the cleaned text; no analysis. Every offset in the
//! graph points into [`Article::text`].

use crate::iri::{self, ArticleIri};
use jiff::civil::Date;

/// One news article: its identity, its text, and what is known about its publication.
///
/// ```
/// use cablegraph::{article::Article, iri::DEFAULT_BASE};
/// let article = Article::new(DEFAULT_BASE, None, "Blinken met Lavrov.".to_owned());
/// assert_eq!(article.text(), "Blinken met Lavrov.");
/// assert!(article.published.is_none());
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// Its identity, and the name of its graph.
    pub iri: ArticleIri,
    text: String,
    /// Its address, where it has one.
    pub url: Option<String>,
    /// Its headline.
    pub title: Option<String>,
    /// The day it was published.
    pub published: Option<Published>,
    /// The outlet, in its own words.
    pub publisher: Option<String>,
    /// The people who wrote it, in the order of the byline.
    pub authors: Vec<String>,
    /// An ISO 639-1 code, when the source declares one.
    pub language: Option<String>,
    /// The mark of the larger index of names that it is read with; nothing where that is the built-in one alone.
    pub read_with: Option<String>,
}

/// A publication date and where it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    /// The day.
    pub date: Date,
    /// Who says so.
    pub basis: PublishedBasis,
}

/// Where a publication date comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PublishedBasis {
    /// The article's own metadata, or a field of its record.
    Metadata,
    /// The user said so, for what has no date of its own.
    Given,
    /// A date line found in the text.
    Inferred,
}

impl Article {
    /// An article known by `key` (its URL or the id its source gave it), or by its text where it has neither.
    pub fn new(base: &str, key: Option<&str>, text: String) -> Self {
        let iri = ArticleIri::new(base, key.unwrap_or(&text));
        Self {
            iri,
            text,
            url: None,
            title: None,
            published: None,
            publisher: None,
            authors: Vec::new(),
            language: None,
            read_with: None,
        }
    }

    /// The cleaned text without the headline: what every offset counts in.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// A hash of everything that reading depends on; it changes with the article, the program and the index of names.
    pub fn fingerprint(&self) -> String {
        let day = self.published.map(|it| format!("{} {:?}", it.date, it.basis));
        let authors = self.authors.join("\u{1f}");
        let optional = |field: &Option<String>| field.clone().unwrap_or_default();
        let [url, title, publisher, language] =
            [&self.url, &self.title, &self.publisher, &self.language].map(optional);
        let day = day.unwrap_or_default();
        let mut content = vec![
            env!("CARGO_PKG_VERSION"),
            self.iri.as_str(),
            &self.text,
            &url,
            &title,
            &day,
            &publisher,
            &authors,
            &language,
        ];
        content.extend(self.read_with.as_deref());
        iri::fingerprint(&content)
    }
}
