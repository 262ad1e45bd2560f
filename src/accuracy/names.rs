//! The set `names`: people, organisations and places that a text names, against two corpora.
//!
//! A name is right where its words and its kind are exactly those of the annotators; the score is F1 over all three kinds.
//! Annotators count in their own words, so each of our names is taken for the run of their words that it touches.

use super::conllu::{self, Gold};
use super::corpora::{AccuracyError, Corpora, Misprint};
use super::score::{Count, Score, by, f1, sum};
use super::spacing::{spaced, touched};
use super::tagged::{self, Marked, Sentence};
use super::{Benchmark, Set};
use crate::knowledge::Knowledge;
use crate::language::{Document, Name, NameKind};
use crate::pipeline;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

pub(super) const SET: Set = Set { name: "names", benchmarks: &[UNER_EWT, CROSSNER_POLITICS] };

const UNER_EWT: Benchmark = Benchmark {
    name: "UNER-EWT",
    corpora: &["uner_ewt", "ud_ewt"],
    references: &[("names", &[by("spaCy en_core_web_sm", 59.3), by("reach", 80.0), by("aim", 86.0)])],
    scores: |knowledge, corpora| Ok(f1(of_texts(knowledge, &uner_ewt(corpora)?))),
};

const CROSSNER_POLITICS: Benchmark = Benchmark {
    name: "CrossNER politics",
    corpora: &["crossner_politics"],
    references: &[("names", &[by("spaCy en_core_web_sm", 64.4), by("reach", 78.0), by("aim", 84.0)])],
    scores: |knowledge, corpora| Ok(f1(of_texts(knowledge, &crossner_politics(corpora)?))),
};

/// The three kinds of name that are measured. Corpora part countries from places in different ways, or not at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    Person,
    Organisation,
    Place,
}

impl Sort {
    /// What the corpora call it; none for names of other kinds.
    fn marked(kind: &str) -> Option<Self> {
        match kind {
            "PER" | "person" | "politician" => Some(Self::Person),
            "ORG" | "organisation" | "politicalparty" => Some(Self::Organisation),
            "LOC" | "country" | "location" => Some(Self::Place),
            _ => None,
        }
    }

    /// What this program calls it.
    fn of_kind(kind: NameKind) -> Option<Self> {
        match kind {
            NameKind::Person => Some(Self::Person),
            NameKind::Institution | NameKind::Movement => Some(Self::Organisation),
            NameKind::Country | NameKind::Place => Some(Self::Place),
            NameKind::Group | NameKind::Event | NameKind::Work | NameKind::Thing => None,
        }
    }
}

/// A text with its names. A name without a sort is of a kind that is not measured.
#[derive(Debug, Default)]
struct Passage {
    text: String,
    /// The bytes of each of the annotators' words.
    words: Vec<Range<usize>>,
    /// Runs of these words.
    names: Vec<(Range<usize>, Option<Sort>)>,
}

/// The documents of EWT with the names of UNER, which has the same sentences.
fn uner_ewt(corpora: &Corpora) -> Result<Vec<Passage>, AccuracyError> {
    let sentences = corpora.read("uner_ewt", "test.iob2", |file| tagged::sentences(file, 1, 2))?;
    let marked: BTreeMap<&str, &Sentence> = sentences.iter().map(|it| (it.id.as_str(), it)).collect();
    corpora.read("ud_ewt", "en_ewt-ud-test.conllu", |file| {
        let marked = |gold| with_names(gold, &marked);
        conllu::documents(file)?.into_iter().map(marked).collect()
    })
}

/// A document of a treebank with the names that another corpus marks in its sentences.
fn with_names(gold: Gold, marked: &BTreeMap<&str, &Sentence>) -> Result<Passage, Misprint> {
    let mut text = Passage { text: gold.text, words: Vec::new(), names: Vec::new() };
    for sentence in &gold.sentences {
        let (words, bytes) =
            (&gold.analysis.words[sentence.words.clone()], &gold.bytes[sentence.words.clone()]);
        let words = words.iter().map(|word| &word.form);
        let placed = marked.get(sentence.id.as_str()).and_then(|same| {
            let bytes = if words.eq(&same.words) {
                bytes.to_vec()
            } else {
                // "Dinners" of one edition of the treebank is "Dinner" and "s" of another.
                spelled(&text.text, bytes[0].start, &same.words)?
            };
            Some((*same, bytes))
        });
        let Some((same, bytes)) = placed else {
            return Err(Misprint::new(sentence.line, format!("no names are marked for {}", sentence.id)));
        };
        text.add(same, bytes);
    }
    Ok(text)
}

/// The bytes of words that follow each other in a text, with nothing but white space between them; none if they do not.
fn spelled(text: &str, from: usize, words: &[String]) -> Option<Vec<Range<usize>>> {
    let mut at = from;
    let place = |word: &String| {
        let start = text.len() - text[at..].trim_start().len();
        at = start + word.len();
        text[start..].starts_with(word.as_str()).then_some(start..at)
    };
    words.iter().map(place).collect()
}

/// The sentences of CrossNER on politics, a text each: they come from many articles, and no text of them is kept.
fn crossner_politics(corpora: &Corpora) -> Result<Vec<Passage>, AccuracyError> {
    let sentences = corpora.read("crossner_politics", "test.txt", |file| tagged::sentences(file, 0, 1))?;
    let alone = sentences.iter().map(|sentence| {
        let (text, words) = spaced(&sentence.words);
        let mut text = Passage { text, words: Vec::new(), names: Vec::new() };
        text.add(sentence, words);
        text
    });
    Ok(alone.collect())
}

impl Passage {
    /// Adds a sentence, the bytes of each of its words being given.
    fn add(&mut self, sentence: &Sentence, bytes: Vec<Range<usize>>) {
        let first = self.words.len();
        self.words.extend(bytes);
        let placed = |it: &Marked| (first + it.words.start..first + it.words.end, Sort::marked(&it.kind));
        self.names.extend(sentence.names.iter().map(placed));
    }

    /// The scores of what we take for names, each with its bytes: all three sorts together, then one by one.
    fn scores(&self, ours: &[(Range<usize>, Sort)]) -> Vec<Score> {
        let key = |run: &Range<usize>| (run.start, run.end);
        let others: BTreeSet<_> =
            self.names.iter().filter(|(_, sort)| sort.is_none()).map(|(run, _)| key(run)).collect();
        let of = |sort: Sort| {
            let mut open: BTreeSet<_> =
                self.names.iter().filter(|(_, it)| *it == Some(sort)).map(|(run, _)| key(run)).collect();
            let mut count = Count { gold: open.len(), ours: 0, right: 0 };
            for (bytes, _) in ours.iter().filter(|(_, it)| *it == sort) {
                let Some(run) = touched(&self.words, bytes).map(|run| key(&run)) else { continue };
                if others.contains(&run) {
                    continue;
                }
                count.ours += 1;
                count.right += usize::from(open.remove(&run));
            }
            count
        };
        let [person, organisation, place] = [Sort::Person, Sort::Organisation, Sort::Place].map(of);
        let mut all = person;
        all += organisation;
        all += place;
        let named = [("names", all), ("Person", person), ("Organisation", organisation), ("Place", place)];
        named.map(|(name, count)| Score { name, count }).to_vec()
    }
}

/// The scores over all texts.
fn of_texts(knowledge: &Knowledge, texts: &[Passage]) -> Vec<Score> {
    sum(pipeline::read_all(texts, |text| text.scores(&ours(knowledge, &text.text))))
}

/// What this program takes for names in a text, with the bytes of each.
fn ours(knowledge: &Knowledge, text: &str) -> Vec<(Range<usize>, Sort)> {
    let doc = Document::parse(&knowledge.models, text);
    let named = |name: &Name| {
        let words = &doc.tokens()[name.span.indices()];
        Some((words.first()?.bytes.start..words.last()?.bytes.end, Sort::of_kind(name.kind)?))
    };
    doc.names().iter().filter_map(named).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `Mira Holt of the Union left Rome for the Rome Treaty.`, its words, and its names of three kinds and one other.
    fn passage() -> Passage {
        let words =
            ["Mira", "Holt", "of", "the", "Union", "left", "Rome", "for", "the", "Rome", "Treaty", "."];
        let (text, words) = spaced(&words.map(str::to_owned));
        let names = vec![
            (0..2, Some(Sort::Person)),
            (4..5, Some(Sort::Organisation)),
            (6..7, Some(Sort::Place)),
            (9..11, None),
        ];
        Passage { text, words, names }
    }

    /// Our names, by their words, are scored as expected: theirs, ours and right of all, person, organisation, place.
    fn check(ours: &[(&str, Sort)], expected: [[usize; 3]; 4]) {
        let text = passage();
        let place = |(words, sort): &(&str, Sort)| {
            let start = text.text.find(words).expect("it stands in the text");
            (start..start + words.len(), *sort)
        };
        let ours: Vec<_> = ours.iter().map(place).collect();
        let found: Vec<_> =
            text.scores(&ours).iter().map(|it| [it.count.gold, it.count.ours, it.count.right]).collect();
        assert_eq!(found, expected, "{ours:?}");
    }

    #[test]
    fn a_name_is_right_in_words_and_kind() {
        use Sort::{Organisation, Person, Place};
        let all = [("Mira Holt", Person), ("Union", Organisation), ("Rome", Place)];
        check(&all, [[3, 3, 3], [1, 1, 1], [1, 1, 1], [1, 1, 1]]);
        check(&[], [[3, 0, 0], [1, 0, 0], [1, 0, 0], [1, 0, 0]]);
        // Half a name is none, and the right words of the wrong kind are wrong twice.
        check(&[("Mira", Person), ("Union", Place)], [[3, 2, 0], [1, 1, 0], [1, 0, 0], [1, 1, 0]]);
        // A name told twice is right once.
        check(&[("Rome", Place), ("Rome", Place)], [[3, 2, 1], [1, 0, 0], [1, 0, 0], [1, 2, 1]]);
    }

    #[test]
    fn a_name_of_a_kind_that_is_not_measured_is_neither_right_nor_wrong() {
        use Sort::{Organisation, Place};
        check(&[("Rome Treaty", Organisation)], [[3, 0, 0], [1, 0, 0], [1, 0, 0], [1, 0, 0]]);
        // But only as a whole: its first word alone is no name of theirs.
        check(&[("Treaty", Place)], [[3, 1, 0], [1, 0, 0], [1, 0, 0], [1, 1, 0]]);
    }

    #[test]
    fn our_tokens_are_taken_for_theirs_by_their_characters() {
        let words = [0..6, 7..15];
        assert_eq!(touched(&words, &(0..4)), Some(0..1));
        assert_eq!(touched(&words, &(5..9)), Some(0..2));
        assert_eq!(touched(&words, &(6..7)), None);
    }

    #[test]
    fn words_are_placed_in_the_text_that_they_spell() {
        let words = |words: &[&str]| words.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
        assert_eq!(
            spelled("A Dinners Club", 2, &words(&["Dinner", "s", "Club"])),
            Some(vec![2..8, 8..9, 10..14])
        );
        assert_eq!(spelled("A Dinners", 2, &words(&["Dinner", "z"])), None);
    }
}
