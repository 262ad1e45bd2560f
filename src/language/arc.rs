//! Vectors of a sentence's words → its tree: what each arc is worth, the best tree, and the relation of each arc.

use super::label::Dependency;
use super::linear::Linear;
use super::matrix::{Matrix, dot};
use super::processor::Processor;
use super::tree;
use super::weights::{Weights, WeightsError};
use std::ops::Range;

/// The trained scorers of arcs and of their relations.
#[derive(Debug)]
pub(super) struct Arcs {
    dependent: Linear,
    head: Linear,
    bilinear: Linear,
    root: Vec<f32>,
    label_dependent: Linear,
    label_head: Linear,
    label_bilinear: Linear,
    labels: Vec<Dependency>,
}

impl Arcs {
    pub(super) fn read(weights: &Weights<'_>, width: usize) -> Result<Self, WeightsError> {
        let labels: Vec<_> = weights.list("deprel")?.into_iter().map(Dependency::folded).collect();
        let inner = weights.rows("arc.root")?;
        let label = weights.rows("label.dependent.weight")?;
        Ok(Self {
            dependent: weights.linear("arc.dependent", width, inner)?,
            head: weights.linear("arc.head", width, inner)?,
            bilinear: weights.linear("arc.bilinear", inner, inner)?,
            root: weights.vector("arc.root", inner)?,
            label_dependent: weights.linear("label.dependent", width, label)?,
            label_head: weights.linear("label.head", width, label)?,
            label_bilinear: weights.bilinear("label.bilinear", label + 1, (label + 1) * labels.len())?,
            labels,
        })
    }

    /// The head of each word, by its place in the sentence, and how it depends on it; the root is its own head.
    pub(super) fn tree(&self, words: &Matrix, sentence: Range<usize>) -> Vec<(usize, Dependency)> {
        let heads = tree::heads(&self.scores(words, sentence.clone()));
        let relations = self.relations(words, sentence, &heads);
        let arcs = heads.into_iter().zip(relations).enumerate();
        arcs.map(|(at, (head, relation))| (head.checked_sub(1).unwrap_or(at), relation)).collect()
    }

    /// What each head is worth for each word, the root being the first head.
    fn scores(&self, words: &Matrix, sentence: Range<usize>) -> Matrix {
        let dependents = self.dependent.positive(words.part(sentence.clone()));
        let wanted = self.bilinear.of(dependents.values());
        let heads = self.head.positive(words.part(sentence.clone()));
        let mut scores = Matrix::default();
        scores.resize(sentence.len(), 1 + heads.rows());
        Processor::here().run(
            #[inline(always)]
            || {
                for word in 0..scores.rows() {
                    let wanted = wanted.row(word);
                    let (root, others) = scores.row_mut(word).split_at_mut(1);
                    root[0] = dot(wanted, &self.root);
                    for (head, score) in others.iter_mut().enumerate() {
                        *score = dot(wanted, heads.row(head));
                    }
                }
            },
        );
        scores
    }

    /// The best relation of each arc. The arc of the root is always `root`, and no other is.
    fn relations(&self, words: &Matrix, sentence: Range<usize>, heads: &[usize]) -> Vec<Dependency> {
        let dependents = self.label_dependent.positive(words.part(sentence.clone()));
        let all = self.label_head.positive(words.part(sentence));
        let width = dependents.columns() + 1;
        let mut above = Matrix::default();
        above.resize(heads.len(), width);
        for (at, head) in heads.iter().enumerate() {
            let row = above.row_mut(at);
            row.fill(1.0);
            row[..width - 1].copy_from_slice(all.row(head.saturating_sub(1)));
        }
        let wanted = self.label_bilinear.of(above.values());
        let relation = |at: usize| {
            if heads[at] == 0 {
                return Dependency::Root;
            }
            let score = |row: &[f32]| row[width - 1] + dot(&row[..width - 1], dependents.row(at));
            let scores = wanted.row(at).chunks_exact(width).map(score).zip(&self.labels);
            let open = scores.filter(|(_, label)| **label != Dependency::Root);
            let best = open.reduce(|best, next| if next.0 > best.0 { next } else { best });
            best.map_or(Dependency::Dep, |(_, label)| *label)
        };
        (0..heads.len()).map(relation).collect()
    }
}
