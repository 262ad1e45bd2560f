//! The Airbus and Apple halves of MEANTIME: who and what takes part in what happens.
//!
//! Annotators marked words that tell of events, words for things, and which things take part in which event. A pair of
//! theirs is found where one of our clauses has its predicate among the words of their event and an argument that heads
//! words of their thing. Each argument of ours is a pair of ours, but for those that are times; so all that annotators did
//! not take for a thing, or not for an event, counts against us. No scorer was published; this rule is ours.

use super::super::Benchmark;
use super::super::cat::Annotated;
use super::super::meantime::{article, texts};
use super::super::score::{Count, Score, by};
use super::super::spacing::touched;
use crate::extract::Clause;
use crate::knowledge::Knowledge;
use crate::pipeline;
use std::collections::BTreeSet;

pub(super) const MEANTIME: Benchmark = Benchmark {
    name: "MEANTIME events",
    corpora: &["meantime"],
    references: &[("participants", &[by("reach", 40.0), by("aim", 60.0)])],
    scores: |knowledge, corpora| {
        let texts = texts(corpora)?;
        let count = pipeline::read_all(&texts, |text| count(knowledge, text)).into_iter().sum();
        let participants = Score { name: "participants", count };
        let recall = Score { name: "participants recall", ..participants };
        Ok(vec![participants.f1(), recall.recall()])
    },
};

/// Each event with each thing that takes part, as the places of their words.
fn pairs(text: &Annotated, end: usize) -> Vec<(&[usize], &[usize])> {
    let words = |id: &String| {
        text.marks.get(id).map(|it| &it.words[..]).filter(|it| it.first().is_some_and(|it| *it < end))
    };
    let links = text.links.iter().filter(|it| it.tag == "HAS_PARTICIPANT");
    let ends = |link: &super::super::cat::Link| {
        Some((link.sources.first().cloned()?, link.targets.first().cloned()?))
    };
    let unique: BTreeSet<(String, String)> = links.filter_map(ends).collect();
    unique.iter().filter_map(|(event, thing)| Some((words(event)?, words(thing)?))).collect()
}

fn count(knowledge: &Knowledge, text: &Annotated) -> Count {
    let (article, bytes) = article(text);
    let (doc, annotations) = pipeline::understand(knowledge, &article);
    let word = |token: usize| touched(&bytes, &doc.tokens()[token].bytes).map(|it| it.start);
    let is_time = |token: usize| annotations.times.iter().any(|it| it.span.contains(token));
    let mut ours = BTreeSet::new();
    for clause in &annotations.clauses {
        let arguments = arguments(clause).filter(|head| !is_time(*head));
        ours.extend(arguments.filter_map(|head| Some((word(clause.predicate)?, word(head)?))));
    }
    let gold = pairs(text, bytes.len());
    let is_found = |(event, thing): &&(&[usize], &[usize])| {
        ours.iter().any(|(predicate, head)| event.contains(predicate) && thing.contains(head))
    };
    Count { gold: gold.len(), ours: ours.len(), right: gold.iter().filter(is_found).count() }
}

fn arguments(clause: &Clause) -> impl Iterator<Item = usize> + '_ {
    let behind = clause.obliques.iter().map(|(_, head)| *head);
    clause.subjects.iter().chain(&clause.objects).copied().chain(behind)
}
