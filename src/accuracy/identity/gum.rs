//! GUM → how alike our chains of mentions and the annotators' are.
//!
//! As in the shared task CRAC, a mention is told by its head word, and one that stands alone in its chain is left out on
//! both sides. Of the annotators' mentions those count whose head is a noun, a name or a pronoun. Where two chains have a
//! mention with the same head ("Ann and Bo", "Ann"), the shorter one keeps it. None of the texts has a mention in parts.

use super::coreference::{Chains, Comparison};
use super::read;
use crate::accuracy::Benchmark;
use crate::accuracy::conllu::Gold;
use crate::accuracy::parse::gum_test;
use crate::accuracy::score::by;
use crate::knowledge::Knowledge;
use crate::pipeline;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

pub(super) const COREFERENCE: Benchmark = Benchmark {
    name: "GUM coreference",
    corpora: &["gum"],
    references: &[("CoNLL", &[by("reach", 60.0), by("aim", 70.0)])],
    scores: |knowledge, corpora| {
        let documents = gum_test(corpora)?;
        let mut all = Comparison::default();
        for one in
            pipeline::read_all(&documents, |gold| Comparison::new(&theirs(gold), &ours(knowledge, gold)))
        {
            all += one;
        }
        Ok(all.figures())
    },
};

/// The annotators' mentions: the words of each, and the chain that it stands in.
fn marked(brackets: &[String]) -> Vec<(Range<usize>, &str)> {
    let mut open: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut mentions = Vec::new();
    for (at, text) in brackets.iter().enumerate() {
        for part in text.split_inclusive(')').flat_map(begun) {
            let chain = part.trim_matches(['(', ')']);
            let chain = chain.split_once('-').map_or(chain, |(chain, _)| chain);
            if part.starts_with('(') {
                open.entry(chain).or_default().push(at);
            }
            if part.ends_with(')') {
                let start = open.get_mut(chain).and_then(Vec::pop);
                mentions.extend(start.map(|start| (start..at + 1, chain)));
            }
        }
    }
    mentions
}

/// `1)` and what opens before it: `(1-person(2-place)` is `(1-person` and `(2-place)`; `1)` is itself.
fn begun(text: &str) -> Vec<&str> {
    let mut starts: Vec<usize> = text.match_indices('(').map(|(at, _)| at).collect();
    if starts.first() != Some(&0) {
        starts.insert(0, 0);
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).map(|(start, end)| &text[*start..end]).collect()
}

/// The annotators' chains of names, nouns and pronouns.
fn theirs(gold: &Gold) -> Chains {
    let words = &gold.analysis.words;
    let is_counted = |head: usize| ["NOUN", "PROPN", "PRON"].contains(&words[head].tag.as_str());
    let head_of = |span: &Range<usize>| {
        span.clone().find(|at| words[*at].head.is_none_or(|head| !span.contains(&head)))
    };
    let headed: Vec<(usize, usize, &str)> = marked(&gold.entities)
        .into_iter()
        .filter_map(|(span, chain)| {
            Some((head_of(&span).filter(|head| is_counted(*head))?, span.len(), chain))
        })
        .collect();
    let mut sizes: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (head, _, chain) in &headed {
        sizes.entry(chain).or_default().insert(*head);
    }
    let mut shortest: BTreeMap<usize, (usize, &str)> = BTreeMap::new();
    for (head, length, chain) in headed.into_iter().filter(|(_, _, chain)| sizes[chain].len() > 1) {
        let kept = shortest.entry(head).or_insert((length, chain));
        *kept = (*kept).min((length, chain));
    }
    let mut chains: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (head, (_, chain)) in shortest {
        chains.entry(chain).or_default().push(head);
    }
    told(chains.into_values(), |head| gold.bytes[head].clone())
}

/// Our chains.
fn ours(knowledge: &Knowledge, gold: &Gold) -> Chains {
    let (doc, annotations) = read(knowledge, &gold.text);
    let chains = annotations.chains.into_iter().map(|chain| chain.heads);
    told(chains, |head| doc.tokens()[head].bytes.clone())
}

/// Chains of at least two, each mention told by the bytes of its head.
fn told(chains: impl Iterator<Item = Vec<usize>>, bytes: impl Fn(usize) -> Range<usize>) -> Chains {
    let key = |head: usize| {
        let bytes = bytes(head);
        (bytes.start, bytes.end)
    };
    let keyed = chains.map(|chain| chain.into_iter().map(key).collect::<BTreeSet<_>>());
    keyed.filter(|chain| chain.len() > 1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accuracy::conllu;

    #[test]
    fn brackets_open_and_close() {
        let brackets = ["(1-person-new(2-place-new-coref)", "", "(3-person", "3)1)", "2)"].map(str::to_owned);
        assert_eq!(marked(&brackets), [(0..1, "2"), (2..4, "3"), (0..4, "1")]);
    }

    #[test]
    fn a_mention_is_its_head_and_chains_have_two() {
        // "Ann and Bo slept ; they and Ann slept": "Ann and Bo" and "they" are one chain, and both "Ann".
        let file = "\
1\tAnn\tAnn\tPROPN\tNNP\t_\t4\tnsubj\t_\tEntity=(1-person(2-person)
2\tand\tand\tCCONJ\tCC\t_\t3\tcc\t_\t_
3\tBo\tBo\tPROPN\tNNP\t_\t1\tconj\t_\tEntity=(3-person)1)
4\tslept\tsleep\tVERB\tVBD\t_\t0\troot\t_\tEntity=(4-event)
5\tthey\tthey\tPRON\tPRP\t_\t4\tdep\t_\tEntity=(1-person)
6\tthat\tthat\tDET\tDT\t_\t4\tdep\t_\tEntity=(4-event)
7\tAnn\tAnn\tPROPN\tNNP\t_\t4\tdep\t_\tEntity=(2-person)
8\tthem\tthey\tPRON\tPRP\t_\t4\tdep\t_\tEntity=(1-person)
";
        let gold = conllu::documents(file).expect("it is well formed").remove(0);
        let words: Vec<Vec<&str>> = theirs(&gold)
            .iter()
            .map(|chain| chain.iter().map(|(start, end)| &gold.text[*start..*end]).collect())
            .collect();
        // The first "Ann" heads two mentions and stands for the shorter one.
        assert_eq!(words, [["they", "them"], ["Ann", "Ann"]]);
    }
}
