//! The Airbus and Apple halves of MEANTIME: time expressions in news texts, with their values.
//!
//! An expression of ours is right where it meets one of theirs and has the same value, as TempEval-3 counts its "value F1"
//! (`UzZaman` et al. 2013). The day of publication is given and not counted.

use super::super::Benchmark;
use super::super::cat::{Annotated, Mark};
use super::super::meantime::{article, is_day, texts};
use super::super::score::{Count, Score, by};
use super::super::spacing::touched;
use crate::knowledge::Knowledge;
use crate::pipeline;
use std::ops::Range;

pub(super) const MEANTIME: Benchmark = Benchmark {
    name: "MEANTIME times",
    corpora: &["meantime"],
    references: &[("values", &[by("reach", 70.0), by("aim", 85.0)])],
    scores: |knowledge, corpora| {
        let texts = texts(corpora)?;
        let count = pipeline::read_all(&texts, |text| count(knowledge, text)).into_iter().sum();
        Ok(vec![Score { name: "values", count }.f1()])
    },
};

fn count(knowledge: &Knowledge, text: &Annotated) -> Count {
    let (article, bytes) = article(text);
    let (doc, annotations) = pipeline::understand(knowledge, &article);
    let marked = text.marks.values().filter(|it| it.tag == "TIMEX3");
    let marked = marked.filter(|it| it.words.first().is_some_and(|word| *word < bytes.len()));
    let (day, gold): (Vec<&Mark>, Vec<&Mark>) = marked.partition(|it| is_day(it));
    let meets = |mark: &Mark, words: &Range<usize>| mark.words.iter().any(|word| words.contains(word));
    let mut count = Count { gold: gold.len(), ..Count::default() };
    for time in annotations.times.iter().filter(|it| it.value.is_some()) {
        let tokens = doc.tokens();
        let place = tokens[time.span.start].bytes.start..tokens[time.span.end - 1].bytes.end;
        let Some(words) = touched(&bytes, &place) else { continue };
        if day.iter().any(|mark| meets(mark, &words)) {
            continue;
        }
        count.ours += 1;
        let same = |mark: &&&Mark| mark.attributes.get("value") == time.value.as_ref();
        count.right += usize::from(gold.iter().filter(same).any(|mark| meets(mark, &words)));
    }
    count
}
