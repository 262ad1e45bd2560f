//! Makes every IRI of the graph, from content alone, so that each run on each machine mints the same ones.
//!
//! An article's IRI is the hash of its address, or of its text where it has none. Whatever the article says
//! lives below that IRI, told apart by the characters that say it. Things without an identity in Wikidata are
//! named by kind and normalised name, so that two articles that name them alike mean the same node. People, and bodies
//! whose name many states use, get one more part: the country, the body or the article that tells them from namesakes.

use sha2::{Digest, Sha256};
use std::fmt;
use std::ops::Range;
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;

/// The base under which everything is minted unless the user sets another.
pub const DEFAULT_BASE: &str = "https://w3id.org/cablegraph/";

/// The identity of one article, and the mint for everything below it.
///
/// ```
/// use cablegraph::iri::{ArticleIri, DEFAULT_BASE};
/// let article = ArticleIri::new(DEFAULT_BASE, "https://example.org/cable");
/// assert_eq!(article.mention(0..7), format!("{article}#char=0,7"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ArticleIri {
    base: Arc<str>,
    iri: Arc<str>,
}

impl ArticleIri {
    /// The article known by `key`: its URL, its own id, or its text.
    pub fn new(base: &str, key: &str) -> Self {
        let hash = hex(&Sha256::digest(key.as_bytes())[..16]);
        Self { base: base.into(), iri: format!("{base}article/{hash}").into() }
    }

    /// The IRI itself, also the name of the article's graph.
    pub fn as_str(&self) -> &str {
        &self.iri
    }

    /// A span of the article's text, in code points, half-open.
    pub fn mention(&self, span: Range<usize>) -> String {
        format!("{}#char={},{}", self.iri, span.start, span.end)
    }

    /// A node below the article, such as `event` or `statement`, told apart by the span that says it.
    pub fn node(&self, kind: &str, span: Range<usize>) -> String {
        format!("{}/{kind}/{}-{}", self.iri, span.start, span.end)
    }

    /// A node below the article for what it is about: one for each concept.
    pub fn topic(&self, concept: &str) -> String {
        let local = concept.rsplit(['/', '#']).next().unwrap_or_default();
        format!("{}/topic/{}", self.iri, slug(local))
    }

    /// The hash that tells this article from others, the last part of its IRI.
    pub fn hash(&self) -> &str {
        self.iri.rsplit('/').next().unwrap_or_default()
    }

    /// A thing whose name others bear too, told from them by its country, its body or its article.
    ///
    /// ```
    /// use cablegraph::iri::{ArticleIri, DEFAULT_BASE};
    /// let iri = ArticleIri::new(DEFAULT_BASE, "x").entity_apart("Person", "John Smith", "New Zealand");
    /// assert_eq!(iri, "https://w3id.org/cablegraph/entity/person/john-smith/new-zealand");
    /// ```
    pub fn entity_apart(&self, kind: &str, name: &str, apart: &str) -> String {
        format!("{}/{}", self.entity(kind, name), slug(apart))
    }

    /// A thing without an identity elsewhere: the same for the same kind and name in all articles.
    pub fn entity(&self, kind: &str, name: &str) -> String {
        format!("{}entity/{}/{}", self.base, kind.to_lowercase(), slug(name))
    }
}

impl fmt::Display for ArticleIri {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.iri)
    }
}

/// What every IRI of Wikidata's things begins with.
const WIKIDATA: &str = "http://www.wikidata.org/entity/";

/// The IRI of a thing that Wikidata knows.
pub fn wikidata(id: &str) -> String {
    format!("{WIKIDATA}{id}")
}

/// The name of a graph that no article says: RDF loaded by the user, or results derived from many articles.
pub fn named_graph(base: &str, kind: &str, name: &str) -> String {
    format!("{base}graph/{kind}/{}", slug(name))
}

/// Whether an IRI is one of Wikidata's.
pub fn is_wikidata(iri: &str) -> bool {
    iri.strip_prefix(WIKIDATA).is_some_and(|id| id.starts_with('Q'))
}

/// The graph in which it stands which things of different articles are one.
pub fn merge_graph(base: &str) -> String {
    named_graph(base, DERIVED, MERGE)
}

/// Whether a graph is the one of [`merge_graph`], under whatever base.
pub fn is_merge_graph(graph: &str) -> bool {
    graph.ends_with(&format!("graph/{DERIVED}/{MERGE}"))
}

const DERIVED: &str = "derived";
const MERGE: &str = "merge";

/// A node below a graph, told apart by what it is about.
pub fn below(graph: &str, about: &[&str]) -> String {
    format!("{graph}/{}", &fingerprint(about)[..32])
}

/// The activity that made a graph.
pub fn run(graph: &str) -> String {
    format!("{graph}/run")
}

/// The hash of `content` in hexadecimal, by which a changed article is told from an unchanged one.
pub fn fingerprint(content: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in content {
        hash.update(part.len().to_le_bytes());
        hash.update(part.as_bytes());
    }
    hex(&hash.finalize())
}

/// A name in small letters, without accents, words joined by `-`. A name with no letter of any
/// script in it is named by its hash, so that no two such names fall together.
pub(crate) fn slug(name: &str) -> String {
    let plain = name.nfkd().filter(|c| !('\u{300}'..='\u{36f}').contains(c));
    let mut slug = String::with_capacity(name.len());
    for c in plain.flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') && !matches!(c, '\'' | '’' | '.') {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { hex(&Sha256::digest(name.as_bytes())[..8]) } else { slug.to_owned() }
}

fn hex(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(u32::from(half), 16).expect("half a byte is below 16");
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entity_has_one_iri_however_its_name_is_accented() {
        let article = ArticleIri::new(DEFAULT_BASE, "x");
        assert_eq!(article.entity("Person", "Yüjin  Cho"), article.entity("Person", "Yujin Cho"));
        assert_eq!(
            article.entity("Person", "Yujin Cho"),
            "https://w3id.org/cablegraph/entity/person/yujin-cho"
        );
    }

    #[test]
    fn names_without_letters_keep_apart() {
        assert_ne!(slug("!!"), slug("??"));
    }

    #[test]
    fn parts_of_a_fingerprint_do_not_run_together() {
        assert_ne!(fingerprint(&["ab", "c"]), fingerprint(&["a", "bc"]));
    }
}
