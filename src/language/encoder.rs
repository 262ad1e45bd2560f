//! Words of a window → a vector for each: a transformer over their pieces.

use super::attention::{self, HEAD};
use super::curve;
use super::linear::Linear;
use super::matrix::Matrix;
use super::norm::Norm;
use super::piece::{CLOSE, OPEN, Word};
use super::processor::Processor;
use super::rounded::Rounded;
use super::weights::{Packed, Weights, WeightsError};

/// The trained layers.
#[derive(Debug)]
pub(super) struct Encoder {
    pieces: Packed,
    positions: Matrix,
    shapes: Matrix,
    gaps: Matrix,
    norm: Norm,
    layers: Vec<Layer>,
}

/// One transformer layer, normed after each half.
#[derive(Debug)]
struct Layer {
    qkv: Linear,
    out: Linear,
    norm1: Norm,
    up: Linear,
    down: Linear,
    norm2: Norm,
}

/// The room that encoding takes, kept from window to window.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    /// A vector for each piece.
    x: Matrix,
    rounded: Rounded,
    qkv: Matrix,
    attention: attention::Room,
    mixed: Matrix,
    inner: Matrix,
    change: Matrix,
    /// A vector for each word: the result.
    pub(super) words: Matrix,
}

impl Encoder {
    pub(super) fn read(weights: &Weights<'_>) -> Result<Self, WeightsError> {
        let pieces = weights.packed("pieces.weight")?;
        let width = pieces.columns();
        let missing = |what: &str| WeightsError::Missing(what.to_owned());
        let layers: usize = weights.note("layers")?.parse().map_err(|_| missing("layers"))?;
        if width == 0 || width % HEAD != 0 {
            return Err(missing("whole heads of attention"));
        }
        let table = |name: &str, rows: usize| {
            let table = weights.table(name, width)?;
            if table.rows() < rows { Err(missing(&format!("rows of {name}"))) } else { Ok(table) }
        };
        Ok(Self {
            pieces,
            positions: table("positions", 16)?,
            shapes: table("shapes", 8)?,
            gaps: table("gaps", 4)?,
            norm: weights.norm("embed.norm", width)?,
            layers: (0..layers).map(|layer| Layer::read(weights, layer, width)).collect::<Result<_, _>>()?,
        })
    }

    /// How many values a vector has.
    pub(super) fn width(&self) -> usize {
        self.pieces.columns()
    }

    /// How many pieces it knows.
    pub(super) fn pieces(&self) -> usize {
        self.pieces.rows()
    }

    /// How many pieces a window can have, its two ends among them.
    pub(super) fn longest(&self) -> usize {
        self.positions.rows()
    }

    /// Sets `scratch.words` to the vectors of these words, which must fit into a window.
    pub(super) fn encode(&self, words: &[Word], scratch: &mut Scratch) {
        self.embed(words, &mut scratch.x);
        for layer in &self.layers {
            layer.apply(scratch);
        }
        let Scratch { x, words: vectors, .. } = scratch;
        vectors.resize(words.len(), self.width());
        let mut at = 1;
        for (number, word) in words.iter().enumerate() {
            let count = word.pieces().len();
            mean(x, at..at + count, vectors.row_mut(number));
            at += count;
        }
    }

    fn embed(&self, words: &[Word], x: &mut Matrix) {
        let pieces = words
            .iter()
            .flat_map(|word| word.pieces().iter().map(move |&piece| (piece, word.shape, word.gap)));
        let size = 2 + words.iter().map(|word| word.pieces().len()).sum::<usize>();
        x.resize(size, self.width());
        let all = std::iter::once((OPEN, 0, 0)).chain(pieces).chain([(CLOSE, 0, 0)]);
        for (at, (piece, shape, gap)) in all.enumerate() {
            let added = self.positions.row(at).iter().zip(self.shapes.row(shape)).zip(self.gaps.row(gap));
            let values = self.pieces.row(piece).zip(added);
            for (place, (value, ((position, shape), gap))) in x.row_mut(at).iter_mut().zip(values) {
                *place = value + position + shape + gap;
            }
        }
        self.norm.apply(x);
    }
}

impl Layer {
    fn read(weights: &Weights<'_>, layer: usize, width: usize) -> Result<Self, WeightsError> {
        let name = |part: &str| format!("layer.{layer}.{part}");
        let inner = weights.rows(&name("up.weight"))?;
        Ok(Self {
            qkv: weights.linear(&name("qkv"), width, 3 * width)?,
            out: weights.linear(&name("out"), width, width)?,
            norm1: weights.norm(&name("norm1"), width)?,
            up: weights.linear(&name("up"), width, inner)?,
            down: weights.linear(&name("down"), inner, width)?,
            norm2: weights.norm(&name("norm2"), width)?,
        })
    }

    fn apply(&self, scratch: &mut Scratch) {
        let Scratch { x, rounded, qkv, attention, mixed, inner, change, .. } = scratch;
        self.qkv.apply(x.values(), rounded, qkv);
        attention::attend(qkv, attention, mixed);
        self.out.apply(mixed.values(), rounded, change);
        self.norm1.apply_sum(x, change);
        self.up.apply(x.values(), rounded, inner);
        let values = inner.values_mut();
        Processor::here().run(
            #[inline(always)]
            || curve::gelu(values),
        );
        self.down.apply(inner.values(), rounded, change);
        self.norm2.apply_sum(x, change);
    }
}

/// The mean of some rows.
fn mean(x: &Matrix, rows: std::ops::Range<usize>, place: &mut [f32]) {
    #[allow(clippy::cast_precision_loss, reason = "a word has few pieces")]
    let factor = 1.0 / rows.len() as f32;
    place.fill(0.0);
    for row in rows {
        for (sum, value) in place.iter_mut().zip(x.row(row)) {
            *sum += value;
        }
    }
    for sum in place {
        *sum *= factor;
    }
}
