//! Words and their traits → how likely each means what another one means, or nothing that was meant before.
//!
//! A mention-ranking model over single words, after Dobrovolskii 2021 (word-level coreference resolution): each word's
//! vector is sketched in a few values, and a small network looks at the sketches of two words, their product and the
//! traits of the pair. It knows nothing of what traits mean: they are numbers of rows that were learned.

use super::curve::exp;
use super::document::Document;
use super::linear::Linear;
use super::matrix::{Matrix, dot};
use super::processor::Processor;
use super::rounded::Rounded;
use super::weights::{Weights, WeightsError};

/// How many pairs are looked at together.
const BATCH: usize = 512;

/// The trained network.
#[derive(Debug)]
pub(super) struct Coreference {
    sketch: Linear,
    left: Side,
    right: Side,
    product: Linear,
    pairs: Matrix,
    pair: Vec<f32>,
    alone: Side,
    nothing: Vec<f32>,
    bias: f32,
}

/// What a word gives by its sketch and by its traits.
#[derive(Debug)]
struct Side {
    linear: Linear,
    traits: Matrix,
}

/// Words of a document that may mean the same as others, and the pairs to be judged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// The words, by token.
    pub words: Vec<usize>,
    /// As many traits for each word, one word after the other.
    pub word_traits: Vec<u16>,
    /// A word and the one that it may go back to, by their places in `words`.
    pub pairs: Vec<(usize, usize)>,
    /// As many traits for each pair, one pair after the other.
    pub pair_traits: Vec<u16>,
}

impl Coreference {
    pub(super) fn read(weights: &Weights<'_>, width: usize) -> Result<Self, WeightsError> {
        let sketch = weights.rows("coreference.sketch.weight")?;
        let inner = weights.rows("coreference.left.weight")?;
        let side = |name: &str| -> Result<Side, WeightsError> {
            Ok(Side {
                linear: weights.linear(&format!("coreference.{name}"), sketch, inner)?,
                traits: weights.table(&format!("coreference.{name}.traits"), inner)?,
            })
        };
        Ok(Self {
            sketch: weights.linear("coreference.sketch", width, sketch)?,
            left: side("left")?,
            right: side("right")?,
            product: weights.bilinear("coreference.product", sketch, inner)?,
            pairs: weights.table("coreference.pair.traits", inner)?,
            pair: weights.vector("coreference.pair", inner)?,
            alone: side("nothing")?,
            nothing: weights.vector("coreference.nothing", inner)?,
            bias: weights.vector("coreference.nothing.constant", 1)?[0],
        })
    }

    /// What is kept of each word's vector.
    pub(super) fn sketches(&self, words: &Matrix) -> Matrix {
        self.sketch.positive(words.values())
    }

    /// For each pair, how many times likelier the first means what the second means than nothing that is meant elsewhere.
    pub(super) fn odds(&self, doc: &Document, question: &Question) -> Vec<f32> {
        let Some(width) = question.words.first().map(|&token| doc.sketch(token).len()) else {
            return Vec::new();
        };
        let sketches = question.words.iter().flat_map(|&token| doc.sketch(token)).copied().collect();
        let sketches = Matrix::new(width, sketches);
        let count = question.words.len();
        let [left, right, mut alone] = [&self.left, &self.right, &self.alone]
            .map(|side| side.of(&sketches, &question.word_traits, count));
        let nothing: Vec<f32> =
            (0..count).map(|word| positive_dot(alone.row_mut(word), &self.nothing) + self.bias).collect();
        let stride = question.pair_traits.len() / question.pairs.len().max(1);
        let mut odds = Vec::with_capacity(question.pairs.len());
        let (mut room, mut products, mut inner) = (Rounded::default(), Matrix::default(), Matrix::default());
        for (pairs, traits) in
            question.pairs.chunks(BATCH).zip(question.pair_traits.chunks((BATCH * stride).max(1)))
        {
            products.resize(pairs.len(), width);
            for (at, &(of, with)) in pairs.iter().enumerate() {
                multiply(sketches.row(of), sketches.row(with), products.row_mut(at));
            }
            self.product.apply(products.values(), &mut room, &mut inner);
            for (at, &(of, with)) in pairs.iter().enumerate() {
                let row = inner.row_mut(at);
                add(row, left.row(of));
                add(row, right.row(with));
                add_traits(row, &self.pairs, &traits[at * stride..][..stride]);
                odds.push(exp(positive_dot(row, &self.pair) - nothing[of]));
            }
        }
        odds
    }
}

impl Side {
    fn of(&self, sketches: &Matrix, traits: &[u16], count: usize) -> Matrix {
        let mut values = self.linear.of(sketches.values());
        let stride = traits.len() / count;
        for (word, own) in traits.chunks(stride.max(1)).enumerate().take(count) {
            add_traits(values.row_mut(word), &self.traits, own);
        }
        values
    }
}

/// Adds the rows that stand for traits; a trait that was not learned adds nothing.
fn add_traits(row: &mut [f32], table: &Matrix, traits: &[u16]) {
    for &number in traits {
        if usize::from(number) < table.rows() {
            add(row, table.row(usize::from(number)));
        }
    }
}

fn add(row: &mut [f32], other: &[f32]) {
    for (value, other) in row.iter_mut().zip(other) {
        *value += other;
    }
}

fn multiply(one: &[f32], two: &[f32], place: &mut [f32]) {
    for (value, (one, two)) in place.iter_mut().zip(one.iter().zip(two)) {
        *value = one * two;
    }
}

/// Cuts off what is below nought in a row; its product with weights.
fn positive_dot(row: &mut [f32], weights: &[f32]) -> f32 {
    for value in &mut *row {
        *value = value.max(0.0);
    }
    Processor::here().run(
        #[inline(always)]
        || dot(row, weights),
    )
}
