//! The set `parse`: sentences, words, tags, dictionary forms and trees, read from raw text and with the words given,
//! against two treebanks.
//!
//! Scored by the rules of the CoNLL 2018 shared task (its script is `conll18_ud_eval.py`): all scores are F1; what is
//! said of a word is right only where the word itself was found, and a head only where it is the word that stands for the
//! annotators' head. Relations are compared without their subtypes.

use super::alignment::aligned;
use super::analysis::{Analysis, Word, of_document};
use super::conllu::{self, Gold};
use super::corpora::{AccuracyError, Corpora};
use super::score::{Count, Score, by, f1, sum};
use super::{Benchmark, Set};
use crate::knowledge::Knowledge;
use crate::language::Document;
use crate::pipeline;
use std::collections::BTreeSet;

pub(super) const SET: Set = Set { name: "parse", benchmarks: &[EWT, EWT_GIVEN, GUM, GUM_GIVEN] };

const EWT: Benchmark = Benchmark {
    name: "EWT",
    corpora: &["ud_ewt"],
    references: &[
        ("sentences", &[by("Stanza", 81.1), by("Trankit", 90.5)]),
        ("UPOS", &[by("Stanza", 95.4)]),
        ("UAS", &[by("reach", 87.0)]),
        ("LAS", &[by("Stanza", 83.6), by("Trankit-base", 88.0)]),
    ],
    scores: |knowledge, corpora| Ok(f1(raw(knowledge, &ewt_test(corpora)?))),
};

const EWT_GIVEN: Benchmark = Benchmark {
    name: "EWT (words given)",
    references: &[],
    scores: |knowledge, corpora| Ok(f1(given(knowledge, &ewt_test(corpora)?))),
    ..EWT
};

const GUM: Benchmark = Benchmark {
    name: "GUM",
    corpora: &["gum"],
    references: &[("LAS", &[by("Stanza", 83.6), by("Trankit-large", 89.1), by("aim", 87.0)])],
    scores: |knowledge, corpora| Ok(f1(raw(knowledge, &gum_test(corpora)?))),
};

const GUM_GIVEN: Benchmark = Benchmark {
    name: "GUM (words given)",
    references: &[],
    scores: |knowledge, corpora| Ok(f1(given(knowledge, &gum_test(corpora)?))),
    ..GUM
};

/// The scores of what is read from the text alone.
fn raw(knowledge: &Knowledge, documents: &[Gold]) -> Vec<Score> {
    of_treebank(documents, |gold| Document::parse(&knowledge.models, &gold.text))
}

/// The scores of what is read where the words and sentences of the annotators are told.
fn given(knowledge: &Knowledge, documents: &[Gold]) -> Vec<Score> {
    let mut scores = of_treebank(documents, |gold| {
        let sentences: Vec<_> =
            gold.sentences.iter().map(|it| gold.bytes[it.words.clone()].to_vec()).collect();
        Document::from_tokens(&knowledge.models, &gold.text, &sentences)
    });
    scores.retain(|score| !["words", "sentences"].contains(&score.name));
    scores
}

fn ewt_test(corpora: &Corpora) -> Result<Vec<Gold>, AccuracyError> {
    corpora.read("ud_ewt", "en_ewt-ud-test.conllu", conllu::documents)
}

/// The test documents of GUM: those that its list of parts names, as far as their texts may be passed on.
pub(super) fn gum_test(corpora: &Corpora) -> Result<Vec<Gold>, AccuracyError> {
    let parts = corpora.text("gum", "splits.md")?;
    let test = parts.lines().skip_while(|line| line.trim() != "## test").skip(1);
    let test = test.take_while(|line| !line.starts_with('#'));
    let mut documents = Vec::new();
    for name in test.filter_map(|line| line.trim().strip_prefix("* ")) {
        let file = format!("dep/{name}.conllu");
        if corpora.has("gum", &file) {
            documents.extend(corpora.read("gum", &file, conllu::documents)?);
        }
    }
    if documents.is_empty() { Err(corpora.missing("gum", corpora.path("gum", "dep"))) } else { Ok(documents) }
}

/// The scores over all documents, each read by `read`.
fn of_treebank(documents: &[Gold], read: impl Fn(&Gold) -> Document + Sync + Send) -> Vec<Score> {
    sum(pipeline::read_all(documents, |gold| scores(&gold.analysis, &of_document(&read(gold)))))
}

/// A word of theirs, and ours that stands for it.
struct Pair<'a> {
    gold: &'a Word,
    ours: &'a Word,
    /// Whether our head is the word that stands for theirs, or both are roots.
    same_head: bool,
}

/// A name, and when what is said of a word is right.
type Question = (&'static str, fn(&Pair<'_>) -> bool);

/// What is said of a word, and when it is right.
const OF_WORDS: [Question; 6] = [
    ("UPOS", |it| it.gold.tag == it.ours.tag),
    ("XPOS", |it| it.gold.xpos == it.ours.xpos),
    ("features", |it| universal(&it.gold.features).eq(&universal(&it.ours.features))),
    // Where annotators give no dictionary form, any will do.
    ("lemmas", |it| it.gold.lemma == "_" || it.gold.lemma == it.ours.lemma),
    ("UAS", |it| it.same_head),
    ("LAS", |it| it.same_head && main_type(&it.gold.relation) == main_type(&it.ours.relation)),
];

/// All scores of one text.
fn scores(gold: &Analysis, ours: &Analysis) -> Vec<Score> {
    let pairs = aligned(&gold.words, &ours.words);
    let mut stands_for = vec![None; ours.words.len()];
    for (theirs, own) in &pairs {
        stands_for[*own] = Some(*theirs);
    }
    let compared: Vec<Pair<'_>> = pairs
        .iter()
        .map(|(theirs, own)| {
            let (gold, ours) = (&gold.words[*theirs], &ours.words[*own]);
            let same_head = match ours.head {
                Some(head) => stands_for[head].is_some() && stands_for[head] == gold.head,
                None => gold.head.is_none(),
            };
            Pair { gold, ours, same_head }
        })
        .collect();
    let of_words = |right| Count { gold: gold.words.len(), ours: ours.words.len(), right };
    let theirs: BTreeSet<_> = gold.sentences.iter().map(|it| (it.start, it.end)).collect();
    let sentences = Count {
        gold: gold.sentences.len(),
        ours: ours.sentences.len(),
        right: ours.sentences.iter().filter(|it| theirs.contains(&(it.start, it.end))).count(),
    };
    let mut scores = vec![
        Score { name: "words", count: of_words(pairs.len()) },
        Score { name: "sentences", count: sentences },
    ];
    scores.extend(OF_WORDS.iter().map(|(name, is_right)| {
        let right = compared.iter().filter(|pair| is_right(pair)).count();
        Score { name, count: of_words(right) }
    }));
    scores
}

/// Those of a word's features that all treebanks share, in one order.
fn universal(features: &str) -> BTreeSet<&str> {
    const SHARED: [&str; 21] = [
        "PronType", "NumType", "Poss", "Reflex", "Foreign", "Abbr", "Gender", "Animacy", "Number", "Case",
        "Definite", "Degree", "VerbForm", "Mood", "Tense", "Aspect", "Voice", "Evident", "Polarity",
        "Person", "Polite",
    ];
    let is_shared = |feature: &&str| feature.split_once('=').is_some_and(|(name, _)| SHARED.contains(&name));
    features.split('|').filter(is_shared).collect()
}

/// `nsubj:pass` → `nsubj`.
fn main_type(relation: &str) -> &str {
    relation.split(':').next().unwrap_or(relation)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOLD: &str = "\
1\tI\tI\tPRON\tPRP\t_\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_
3\tn't\t_\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tsing\tsing\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

1\tHe\the\tPRON\tPRP\t_\t3\tnsubj:pass\t_\t_
2\twas\tbe\tAUX\tVBD\t_\t3\taux:pass\t_\t_
3\tseen\tsee\tVERB\tVBN\tTense=Past|VerbForm=Part\t0\troot\t_\t_
";

    /// `ours` is scored against `GOLD` as expected: words, sentences, UPOS, XPOS, features, lemmas, UAS, LAS.
    fn check(ours: &str, expected: [f64; 8]) {
        let analysis = |file: &str| conllu::documents(file).expect("it is well formed").remove(0).analysis;
        let scores = scores(&analysis(GOLD), &analysis(ours));
        let names: Vec<_> = scores.iter().map(|score| score.name).collect();
        assert_eq!(names, ["words", "sentences", "UPOS", "XPOS", "features", "lemmas", "UAS", "LAS"]);
        let found: Vec<_> = scores.iter().map(|score| score.count.f1()).collect();
        assert!(
            found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-9),
            "{found:?}, not {expected:?}\n{ours}"
        );
    }

    #[test]
    fn one_slip_costs_what_it_touches() {
        check(GOLD, [100.0; 8]);
        // One of eight is 12.5.
        let slip = |from: &str, to: &str, expected| {
            assert_eq!(GOLD.matches(from).count(), 1, "{from}");
            check(&GOLD.replace(from, to), expected);
        };
        slip("sing\tVERB", "sing\tNOUN", [100.0, 100.0, 87.5, 100.0, 100.0, 100.0, 100.0, 100.0]);
        slip("was\tbe", "was\twas", [100.0, 100.0, 100.0, 100.0, 100.0, 87.5, 100.0, 100.0]);
        // Annotators left this dictionary form open.
        slip("3\tn't\t_", "3\tn't\tnot", [100.0; 8]);
        slip("4\tpunct", "1\tpunct", [100.0, 100.0, 100.0, 100.0, 100.0, 100.0, 87.5, 87.5]);
        slip("4\tadvmod", "4\taux", [100.0, 100.0, 100.0, 100.0, 100.0, 100.0, 100.0, 87.5]);
        slip("VBN", "VBD", [100.0, 100.0, 100.0, 87.5, 100.0, 100.0, 100.0, 100.0]);
        slip("Tense=Past|", "", [100.0, 100.0, 100.0, 100.0, 87.5, 100.0, 100.0, 100.0]);
        // Neither the order of features counts nor one that other treebanks do not have.
        slip("Tense=Past|VerbForm=Part", "VerbForm=Part|Tense=Past|Typo=Yes", [100.0; 8]);
        // Subtypes do not count.
        slip("nsubj:pass", "nsubj", [100.0; 8]);
        // Neither does it count whether "don't" is one token of two words or two tokens.
        slip(
            "2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_",
            "2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\tSpaceAfter=No",
            [100.0; 8],
        );
    }

    #[test]
    fn what_is_said_of_a_word_needs_the_word() {
        // "sing." is one word here and all one sentence. Found: I, do, n't, He, was, seen: 2 · 6 of 8 + 7. The tag of "was" is
        // wrong, the dictionary form of "He", and the features of "seen" are missing. The first three hang on a word that is
        // none of theirs, so three heads
        // are right; of these "was" has the wrong relation.
        let ours = "\
1\tI\tI\tPRON\tPRP\t_\t4\tnsubj\t_\t_
2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\tSpaceAfter=No
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tsing.\tsing\tVERB\tVB\t_\t7\tparataxis\t_\t_
5\tHe\tHe\tPRON\tPRP\t_\t7\tnsubj\t_\t_
6\twas\tbe\tVERB\tVBD\t_\t7\tcop\t_\t_
7\tseen\tsee\tVERB\tVBN\t_\t0\troot\t_\t_
";
        check(ours, [80.0, 0.0, 66.67, 80.0, 66.67, 66.67, 40.0, 26.67]);
    }

    #[test]
    fn a_token_whose_words_are_not_found_leaves_the_next_alone() {
        // "don't" is not parted: two of theirs are missing and one of ours is too many, 2 · 6 of 8 + 7.
        let ours = GOLD
            .replace("2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n", "")
            .replace(
                "2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_\n3\tn't\t_\tPART\tRB\t_\t4\tadvmod",
                "2\tdon't\tdo\tAUX\tVBP\t_\t3\taux",
            )
            .replace("1\tI\tI\tPRON\tPRP\t_\t4", "1\tI\tI\tPRON\tPRP\t_\t3")
            .replace("4\tsing", "3\tsing")
            .replace("5\t.\t.\tPUNCT\t.\t_\t4", "4\t.\t.\tPUNCT\t.\t_\t3");
        check(&ours, [80.0, 100.0, 80.0, 80.0, 80.0, 80.0, 80.0, 80.0]);
    }

    #[test]
    fn documents_are_added_up() {
        let score = |right| vec![Score { name: "words", count: Count { gold: 4, ours: 4, right } }];
        assert_eq!(
            sum([score(4), score(1)]),
            [Score { name: "words", count: Count { gold: 8, ours: 8, right: 5 } }]
        );
    }
}
