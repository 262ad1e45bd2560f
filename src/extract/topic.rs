//! Words that speak for a topic → what the article is about.

use crate::knowledge::{TopicTerm, Topics};
use crate::language::{Document, Span, Tag};
use oxigraph::model::NamedNodeRef;
use std::collections::{BTreeMap, BTreeSet};

/// Something that the article is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// A context of PLOVER, or a media topic of the IPTC.
    pub concept: NamedNodeRef<'static>,
    /// How much speaks for it: each word one or two, and no word more often than three times.
    pub weight: usize,
    /// Where each of the words that speak for it stands first, in the order of the text.
    pub words: Vec<Span>,
}

/// A word that speaks for a topic counts no more often than this.
const MOST: usize = 3;

/// What must speak for a topic in a text of a sentence or two, and in how many words more that grows by one, up to a limit.
const LEAST: usize = 2;
const GROWS: usize = 100;
const LIMIT: usize = 8;

/// What speaks for one topic: by term, its points and its places.
type Evidence<'a> = BTreeMap<&'a [String], (usize, Vec<Span>)>;

/// The topics of an article, the one for which most speaks first.
pub(super) fn topics(topics: &Topics, doc: &Document) -> Vec<Topic> {
    let enough = (LEAST + doc.tokens().len() / GROWS).min(LIMIT);
    let mut found: Vec<Topic> = evidence(topics, doc)
        .into_iter()
        .map(|(concept, terms)| topic(concept, &terms))
        .filter(|topic| topic.weight >= enough)
        .collect();
    found.sort_by_key(|topic| std::cmp::Reverse(topic.weight));
    found
}

fn topic(concept: NamedNodeRef<'static>, terms: &Evidence<'_>) -> Topic {
    let weight = terms.values().map(|(points, places)| points * places.len().min(MOST)).sum();
    let speaks = terms.values().filter(|(points, _)| *points > 0);
    let mut words: Vec<Span> = speaks.map(|(_, places)| places[0]).collect();
    words.sort_by_key(|span| (span.start, span.end));
    Topic { concept, weight, words }
}

/// All that speaks for any topic. A term within a longer one of the same topic is not counted again.
fn evidence<'a>(topics: &'a Topics, doc: &Document) -> BTreeMap<NamedNodeRef<'static>, Evidence<'a>> {
    let forms: Vec<BTreeSet<String>> = (0..doc.tokens().len()).map(|at| forms(doc, at)).collect();
    let mut found: BTreeMap<NamedNodeRef<'static>, Evidence<'a>> = BTreeMap::new();
    for at in 0..forms.len() {
        let stands = |term: &&TopicTerm| {
            let follow = forms.get(at..at + term.words.len());
            let is_alike = |(word, forms): (&String, &BTreeSet<String>)| forms.contains(word);
            follow.is_some_and(|forms| term.words.iter().zip(forms).all(is_alike))
                && term.tag.is_none_or(|tag| doc.tokens()[at].tag == tag)
        };
        let beginning = forms[at].iter().flat_map(|form| topics.beginning(form));
        let mut terms: Vec<&TopicTerm> = beginning.filter(stands).collect();
        terms.sort_by_key(|term| std::cmp::Reverse(term.words.len()));
        for term in terms {
            let span = Span::new(at, at + term.words.len());
            for (&concept, &points) in &term.topics {
                let terms = found.entry(concept).or_default();
                let is_told = terms.values().any(|(_, places)| places.iter().any(|it| it.overlaps(span)));
                if !is_told {
                    let (_, places) = terms.entry(&term.words).or_insert((points, Vec::new()));
                    places.push(span);
                }
            }
        }
    }
    found
}

/// A word in small letters: in its dictionary form, as it stands, and with the `e` that rare verbs lose: "embezzl".
fn forms(doc: &Document, at: usize) -> BTreeSet<String> {
    let lemma = doc.tokens()[at].lemma.to_lowercase();
    let lost = (doc.tokens()[at].tag == Tag::Verb).then(|| format!("{lemma}e"));
    lost.into_iter().chain([lemma, doc.word(at).to_lowercase()]).collect()
}
