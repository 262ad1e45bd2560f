//! MEANTIME, the corpus of the project `NewsReader`: its texts on Airbus and Apple, as far as they are annotated.

use super::cat::{self, Annotated, Mark};
use super::corpora::{AccuracyError, Corpora};
use super::spacing::spaced;
use crate::article::{Article, Published, PublishedBasis};
use crate::iri::DEFAULT_BASE;
use std::ops::Range;

/// Annotators marked the headline and the five sentences behind it.
const SENTENCES: usize = 6;

/// The annotated texts of both halves.
pub(super) fn texts(corpora: &Corpora) -> Result<Vec<Annotated>, AccuracyError> {
    let mut texts = Vec::new();
    for half in ["corpus_airbus", "corpus_apple"] {
        let folder = format!("intra_cross-doc_annotation/{half}");
        for file in corpora.files("meantime", &folder)? {
            texts.push(corpora.read("meantime", &format!("{folder}/{file}"), cat::annotated)?);
        }
    }
    Ok(texts)
}

/// The text as an article with its day, and the bytes of each of the annotators' words.
pub(super) fn article(text: &Annotated) -> (Article, Vec<Range<usize>>) {
    let end = text.sentences.partition_point(|sentence| *sentence < SENTENCES);
    let (body, bytes) = spaced(&text.words[..end]);
    let mut article = Article::new(DEFAULT_BASE, None, body);
    let day = text.marks.values().find(|it| is_day(it)).and_then(|it| it.attributes.get("value"));
    let date = day.and_then(|day| day.get(..10)?.parse().ok());
    article.published = date.map(|date| Published { date, basis: PublishedBasis::Given });
    (article, bytes)
}

/// Whether a mark is the day on which the text was published.
pub(super) fn is_day(mark: &Mark) -> bool {
    mark.attributes.get("functionInDocument").is_some_and(|it| it == "CREATION_TIME")
}
