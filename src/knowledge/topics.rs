//! Files under `data/rules/topics` → the words that tell what an article is about.

use crate::language::Tag;
use crate::vocab::{self, PREFIXES};
use oxigraph::model::NamedNodeRef;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// The embedded files by name. A test keeps list and folder equal.
const FILES: &[(&str, &str)] = &include!("../../data/rules/topics/list.in");

/// All topics, found by the first word of what tells them.
#[derive(Debug)]
pub struct Topics {
    all: Vec<TopicWords>,
    terms: BTreeMap<String, Vec<TopicTerm>>,
}

/// The words of one file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TopicWords {
    /// The name of its file.
    #[serde(skip)]
    pub name: &'static str,
    /// What they speak for: `plover:context-military`, or `medtop:16000000` of the IPTC.
    pub topics: Vec<String>,
    /// Words of which one tells enough in a short text, parted by commas.
    telling: String,
    /// Words that count for half as much.
    hints: String,
    /// Words that hold one of these and speak for nothing: "tear gas".
    #[serde(default)]
    not: String,
    /// Texts that are about it.
    #[serde(rename = "match")]
    pub matches: Vec<String>,
    /// Texts that are not.
    pub reject: Vec<String>,
}

/// A word or several that speak for topics.
#[derive(Debug)]
pub struct TopicTerm {
    /// Its words in small letters, in their dictionary form or as they stand.
    pub words: Vec<String>,
    /// The part of speech that a single word must have.
    pub tag: Option<Tag>,
    /// What it speaks for, and with how many points.
    pub topics: BTreeMap<NamedNodeRef<'static>, usize>,
}

impl Topics {
    /// The topics within the program.
    pub(super) fn bundled() -> Self {
        let read = |&(name, text): &(&'static str, &str)| {
            let topic: TopicWords = toml::from_str(text).expect("a test reads every embedded topic");
            TopicWords { name, ..topic }
        };
        let all: Vec<TopicWords> = FILES.iter().map(read).collect();
        let mut terms: BTreeMap<String, Vec<TopicTerm>> = BTreeMap::new();
        for topic in &all {
            for (list, points) in [(&topic.telling, 2), (&topic.hints, 1), (&topic.not, 0)] {
                for term in list.split(',').map(str::trim).filter(|term| !term.is_empty()) {
                    add(&mut terms, term, &topic.topics, points);
                }
            }
        }
        Self { all, terms }
    }

    /// All files.
    pub fn all(&self) -> &[TopicWords] {
        &self.all
    }

    /// The terms that begin with a word.
    pub fn beginning(&self, word: &str) -> &[TopicTerm] {
        self.terms.get(word).map_or(&[], Vec::as_slice)
    }
}

/// Puts a term beside those that begin alike; where two files have it, the higher points count.
fn add(terms: &mut BTreeMap<String, Vec<TopicTerm>>, term: &str, topics: &[String], points: usize) {
    let (term, tag) =
        term.split_once('/').map_or((term, None), |(term, tag)| (term, Tag::named(&tag.to_uppercase())));
    for words in words(term) {
        put(terms, words, tag, topics, points);
    }
}

fn put(
    terms: &mut BTreeMap<String, Vec<TopicTerm>>,
    words: Vec<String>,
    tag: Option<Tag>,
    topics: &[String],
    points: usize,
) {
    let alike = terms.entry(words[0].clone()).or_default();
    let at = alike.iter().position(|it| it.words == words && it.tag == tag).unwrap_or_else(|| {
        alike.push(TopicTerm { words, tag, topics: BTreeMap::new() });
        alike.len() - 1
    });
    for topic in topics {
        let best = alike[at].topics.entry(concept(topic)).or_default();
        *best = points.max(*best);
    }
}

/// The declared term of a prefixed name.
fn concept(name: &str) -> NamedNodeRef<'static> {
    let (prefix, local) = name.split_once(':').expect("a test reads every embedded topic");
    let is_it =
        |iri: &str| PREFIXES.iter().any(|(of, base)| *of == prefix && iri.strip_prefix(base) == Some(local));
    let term = vocab::terms().find(|term| is_it(term.iri.as_str()));
    term.expect("a test reads every embedded topic").iri
}

/// The words of a term as the tokenizer parts them: "women's rights". It parts some hyphens and others not: "pro-democracy".
fn words(term: &str) -> BTreeSet<Vec<String>> {
    let whole = term.to_lowercase().replace("'s", " 's");
    let parted = whole.replace('-', " - ");
    [whole, parted].iter().map(|term| term.split_whitespace().map(str::to_owned).collect()).collect()
}
