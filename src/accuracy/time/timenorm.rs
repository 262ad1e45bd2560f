//! The test part of timenorm: time expressions out of their texts, each with the day of its text and its value.
//!
//! An expression is right where its value is that of the annotators, character by character, as Bethard (2013, "A
//! synchronous context free grammar for time normalization") counts. The days of the texts, which stand first in each, are
//! given and not counted.

use super::super::Benchmark;
use super::super::corpora::Misprint;
use super::super::score::{Count, Figure, Score, by};
use crate::article::{Article, Published, PublishedBasis};
use crate::iri::DEFAULT_BASE;
use crate::knowledge::Knowledge;
use crate::pipeline;
use jiff::civil::Date;

pub(super) const TIMENORM: Benchmark = Benchmark {
    name: "timenorm",
    corpora: &["timenorm"],
    references: &[("values", &[by("reach", 70.0), by("aim", 85.0)])],
    scores: |knowledge, corpora| {
        let expressions = corpora.read("timenorm", "test.tsv", expressions)?;
        Ok(score(knowledge, &expressions))
    },
};

/// An expression, the day of its text, and what it means.
#[derive(Debug, PartialEq, Eq)]
struct Expression {
    words: String,
    published: Date,
    value: String,
}

/// Texts are parted by empty lines, and each begins with its day.
fn expressions(file: &str) -> Result<Vec<Expression>, Misprint> {
    let mut found = Vec::new();
    let mut day = None;
    for (at, line) in file.lines().enumerate() {
        let misprint = |reason: &str| Misprint::new(at + 1, reason);
        if line.trim().is_empty() {
            day = None;
            continue;
        }
        let cells: Vec<&str> = line.split('\t').collect();
        let [words, _, value] = cells[..] else {
            return Err(misprint("expected words, type and value, parted by tabs"));
        };
        let Some(published) = day else {
            let date = words.get(..10).and_then(|it| it.parse().ok());
            day = Some(date.ok_or_else(|| misprint("a text must begin with its day"))?);
            continue;
        };
        found.push(Expression { words: words.to_owned(), published, value: value.to_owned() });
    }
    Ok(found)
}

fn score(knowledge: &Knowledge, expressions: &[Expression]) -> Vec<Figure> {
    let mut count = Count::default();
    for it in expressions {
        let value = meaning(knowledge, &it.words, it.published);
        count.gold += 1;
        count.ours += usize::from(value.is_some());
        count.right += usize::from(value.as_deref() == Some(&it.value));
    }
    vec![Score { name: "values", count }.recall()]
}

/// What an expression means behind a preposition, where most stand: where it ends is given in this corpus.
fn meaning(knowledge: &Knowledge, words: &str, published: Date) -> Option<String> {
    let mut article = Article::new(DEFAULT_BASE, None, format!("It was in {words}."));
    article.published = Some(Published { date: published, basis: PublishedBasis::Given });
    let (_, annotations) = pipeline::understand(knowledge, &article);
    annotations.times.into_iter().max_by_key(|it| it.span.end - it.span.start)?.value
}
