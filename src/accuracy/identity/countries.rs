//! News-Fair and CrossNER on politics → how surely countries and their capitals are known.
//!
//! They are the things whose ids `countries.tsv` has, as countries or as capitals. In News-Fair a name with such an id is
//! to be found, unless it stands within another; a link of ours to such an id is right where span and id are a label's, and
//! counts neither way where it is right within another label, or that label is optional. What speaks of a country by a
//! pronoun or as "the country" is no name of it, and is measured as coreference.
//!
//! CrossNER has no ids. To be found is each name that it calls a country, and each location that goes by a name of a
//! country or capital. A link of ours to such an id, or at such a name, is right where its words are one to be found and
//! name that very thing. Adjectives and peoples are `misc` there, among much else: what touches such a name counts neither
//! way. Nor does what stands within a longer name that is no country or location: only outermost names are marked there, so
//! that nothing says whether "Poland" is meant in "Social Democratic Party of Poland".

use super::links::ours as links_of_ours;
use super::newsfair::{Story, texts};
use super::{linked, read};
use crate::accuracy::Benchmark;
use crate::accuracy::corpora::{AccuracyError, Corpora};
use crate::accuracy::score::{Count, Figure, Reference, Score, by, sum};
use crate::accuracy::spacing::{spaced, touched};
use crate::accuracy::tagged::{self, Sentence};
use crate::knowledge::{Kind, Knowledge, Surface};
use crate::pipeline;
use std::collections::BTreeSet;
use std::ops::Range;

const TO_REACH: &[Reference] = &[by("reach", 95.0), by("aim", 99.0)];

pub(super) const OF_NEWS_FAIR: Benchmark = Benchmark {
    name: "News-Fair countries and capitals",
    corpora: &["el_fair"],
    references: &[("precision", TO_REACH), ("recall", TO_REACH)],
    scores: |knowledge, corpora| {
        let (texts, states) = (texts(corpora)?, States::new(knowledge));
        Ok(figures(pipeline::read_all(&texts, |text| of_text(knowledge, &states, text))))
    },
};

pub(super) const OF_CROSSNER: Benchmark = Benchmark {
    name: "CrossNER politics countries and capitals",
    corpora: &["crossner_politics"],
    scores: |knowledge, corpora| {
        let (sentences, states) = (sentences(corpora)?, States::new(knowledge));
        Ok(figures(pipeline::read_all(&sentences, |it| of_sentence(knowledge, &states, it))))
    },
    ..OF_NEWS_FAIR
};

/// Precision and recall of what was counted text by text.
fn figures(counts: Vec<Count>) -> Vec<Figure> {
    let all = sum(counts.into_iter().map(|count| vec![Score { name: "precision", count }]));
    let both = |score: Score| [score.precision(), Score { name: "recall", ..score }.recall()];
    all.into_iter().flat_map(both).collect()
}

/// Countries and capitals.
struct States<'a> {
    knowledge: &'a Knowledge,
    ids: BTreeSet<&'a str>,
}

impl<'a> States<'a> {
    fn new(knowledge: &'a Knowledge) -> Self {
        let countries = knowledge.names.all().filter(|(_, known)| known.kind == Kind::Country);
        let capitals = knowledge.names.capitals().iter().map(|(id, _)| *id);
        let ids = countries.map(|(_, known)| known.id).chain(capitals);
        Self { knowledge, ids: ids.filter(|id| !id.is_empty()).collect() }
    }

    /// The countries and capitals that go by a name.
    fn named(&self, name: &str) -> BTreeSet<&'a str> {
        let names = &self.knowledge.names;
        let known =
            names.find(name).filter(|(_, how)| *how == Surface::Name).map(|(id, _)| names.known(id).id);
        let capitals = names.capitals().iter().filter(|(_, capital)| *capital == name).map(|(id, _)| *id);
        known.chain(capitals).filter(|id| self.ids.contains(id)).collect()
    }

    /// Whether a thing goes by a name or is told by an adjective, be it one of the countries and capitals or not: "England".
    /// A capital is not the country whose government it may stand for.
    fn is_name(&self, name: &str, id: &str) -> bool {
        let names = &self.knowledge.names;
        let mut told = names.find(name).filter(|(_, how)| matches!(how, Surface::Name | Surface::Adjective));
        self.named(name).contains(id) || told.any(|(known, _)| names.known(known).id == id)
    }
}

fn of_text(knowledge: &Knowledge, states: &States<'_>, text: &Story) -> Count {
    let mut links = links_of_ours(knowledge, text);
    links.retain(|(_, id)| states.ids.contains(id.as_str()));
    let mut count = Count::default();
    for label in text.labels.iter().filter(|label| states.ids.contains(label.entity_id.as_str())) {
        let is_linked = links.remove(&(label.span, label.entity_id.clone()));
        if label.parent.is_none() && !label.optional && text.is_named(label) {
            count += Count { gold: 1, ours: usize::from(is_linked), right: usize::from(is_linked) };
        }
    }
    let is_free = |span| text.labels.iter().any(|label| label.span == span && label.optional);
    count.ours += links.iter().filter(|(span, _)| !is_free(*span)).count();
    count
}

fn sentences(corpora: &Corpora) -> Result<Vec<Sentence>, AccuracyError> {
    corpora.read("crossner_politics", "test.txt", |file| tagged::sentences(file, 0, 1))
}

fn of_sentence(knowledge: &Knowledge, states: &States<'_>, sentence: &Sentence) -> Count {
    let (text, words) = spaced(&sentence.words);
    let (doc, annotations) = read(knowledge, &text);
    let placed = linked(&annotations).filter_map(|(mention, id)| {
        let tokens = &doc.tokens()[mention.span.indices()];
        let run = touched(&words, &(tokens.first()?.bytes.start..tokens.last()?.bytes.end))?;
        Some(((run.start, run.end), id))
    });
    counted(states, sentence, placed.collect())
}

/// Counts links, each a run of the annotators' words with an id.
fn counted(states: &States<'_>, sentence: &Sentence, links: BTreeSet<((usize, usize), &str)>) -> Count {
    let text_of = |run: Range<usize>| spaced(&sentence.words[run]).0;
    let is_state = |kind: &str, run: &Range<usize>| {
        kind == "country" || kind == "location" && !states.named(&text_of(run.clone())).is_empty()
    };
    let gold = sentence.names.iter().filter(|it| is_state(&it.kind, &it.words));
    let gold: BTreeSet<_> = gold.map(|it| (it.words.start, it.words.end)).collect();
    let is_free = |(start, end): (usize, usize)| {
        sentence.names.iter().any(|it| {
            let touches = it.words.start < end && start < it.words.end;
            let is_within = it.words.start <= start && end <= it.words.end && it.words.len() > end - start;
            let is_body = !matches!(it.kind.as_str(), "country" | "location");
            touches && it.kind == "misc" || is_within && is_body
        })
    };
    let mut count = Count { gold: gold.len(), ..Count::default() };
    let asked = |(run, id): &((usize, usize), &str)| states.ids.contains(id) || gold.contains(run);
    for ((start, end), id) in links.into_iter().filter(asked).filter(|(run, _)| !is_free(*run)) {
        count.ours += 1;
        let is_right = gold.contains(&(start, end)) && states.is_name(&text_of(start..end), id);
        count.right += usize::from(is_right);
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_right_in_words_and_thing() {
        let file = "The\tO\nFrench\tB-misc\nleft\tO\nParis\tB-location\nfor\tO\nNew\tB-country\nZealand\tI-country\nand\tO\nOz\tB-location\n";
        let sentence = tagged::sentences(file, 0, 1).expect("it is well formed").remove(0);
        let knowledge = Knowledge::bundled();
        let states = States::new(&knowledge);
        let check = |links: &[((usize, usize), &str)], expected: (usize, usize)| {
            let count = counted(&states, &sentence, links.iter().copied().collect());
            assert_eq!((count.gold, count.ours, count.right), (2, expected.0, expected.1), "{links:?}");
        };
        check(&[((3, 4), "Q90"), ((5, 7), "Q664")], (2, 2));
        // Paris is not France here, Zealand is half a name, and what is said of the French is not asked.
        check(&[((3, 4), "Q142"), ((6, 7), "Q664"), ((1, 2), "Q142")], (2, 0));
    }
}
