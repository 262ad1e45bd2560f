//! Vectors of words → where sentences end, and each word's tags and marks of names.

use super::document::Token;
use super::label::Tag;
use super::linear::Linear;
use super::matrix::Matrix;
use super::names::{Mark, Marks};
use super::weights::{Weights, WeightsError};
use std::sync::Arc;

/// The trained heads that look at one word at a time.
#[derive(Debug)]
pub(super) struct Heads {
    ends: Linear,
    tag: Choice<Tag>,
    xpos: Choice<Arc<str>>,
    features: Choice<Arc<str>>,
    names: Linear,
    marks: Marks,
}

/// A score for each label of a list.
#[derive(Debug)]
struct Choice<T> {
    labels: Vec<T>,
    scores: Linear,
}

impl Heads {
    pub(super) fn read(weights: &Weights<'_>, width: usize) -> Result<Self, WeightsError> {
        let text = |label: &str| Some(Arc::from(label));
        let marks = labels(weights, "names", Mark::named)?;
        let steps = weights.table("names.transitions", marks.len())?;
        if steps.rows() != marks.len() {
            return Err(WeightsError::Missing("a step from each mark to each".to_owned()));
        }
        Ok(Self {
            ends: weights.linear("ends", width, 1)?,
            tag: Choice::read(weights, "upos", width, Tag::named)?,
            xpos: Choice::read(weights, "xpos", width, text)?,
            features: Choice::read(weights, "feats", width, text)?,
            names: weights.linear("names", width, marks.len())?,
            marks: Marks::new(marks, steps),
        })
    }

    /// Whether a sentence ends after each word.
    pub(super) fn ends(&self, words: &Matrix) -> Vec<bool> {
        let scores = self.ends.of(words.values());
        (0..scores.rows()).map(|word| scores.row(word)[0] > 0.0).collect()
    }

    /// Sets the tags of each token, whose vectors are `words`.
    pub(super) fn tag(&self, words: &Matrix, tokens: &mut [Token]) {
        let tags = self.tag.best(words);
        let xpos = self.xpos.best(words);
        let features = self.features.best(words);
        for (at, token) in tokens.iter_mut().enumerate() {
            token.tag = *tags[at];
            token.xpos = xpos[at].clone();
            token.features = features[at].clone();
        }
    }

    /// The scores of each word's marks, and what marks they are.
    pub(super) fn names(&self, words: &Matrix) -> (Matrix, &Marks) {
        (self.names.of(words.values()), &self.marks)
    }
}

/// The labels of a list of the weights.
fn labels<T>(
    weights: &Weights<'_>,
    name: &'static str,
    named: impl Fn(&str) -> Option<T>,
) -> Result<Vec<T>, WeightsError> {
    let wrong = |label: &str| WeightsError::Label { list: name, label: label.to_owned() };
    weights.list(name)?.into_iter().map(|label| named(label).ok_or_else(|| wrong(label))).collect()
}

impl<T> Choice<T> {
    fn read(
        weights: &Weights<'_>,
        name: &'static str,
        width: usize,
        named: impl Fn(&str) -> Option<T>,
    ) -> Result<Self, WeightsError> {
        let labels = labels(weights, name, named)?;
        let scores = weights.linear(name, width, labels.len())?;
        Ok(Self { labels, scores })
    }

    /// The best label of each row; of several the first.
    fn best(&self, words: &Matrix) -> Vec<&T> {
        let scores = self.scores.of(words.values());
        let best = |word: usize| {
            let row = scores.row(word);
            let first = (0..row.len()).reduce(|best, at| if row[at] > row[best] { at } else { best });
            &self.labels[first.unwrap_or(0)]
        };
        (0..scores.rows()).map(best).collect()
    }
}
