//! Text → [`Document`]: sentences and tokens with lemma, tags, head and relation, and names. It knows words, not the world.
//!
//! Everything above this module reads the finished document and nothing else, so what fills it can change: today a
//! hand-written tokenizer, and a small transformer with a head for each question. Its weights are data; what they mean
//! is written in one file a step, from `piece` to `reading`.

mod arc;
mod attention;
mod coreference;
mod curve;
mod dateline;
mod document;
mod encoder;
mod ending;
mod heads;
mod kernel;
mod label;
mod lemma;
mod linear;
mod matrix;
mod model;
mod names;
mod norm;
mod piece;
mod processor;
mod reading;
mod rounded;
mod tokenize;
mod tree;
mod weights;
mod window;

#[cfg(test)]
mod tests;

pub use coreference::Question;
pub use document::{Document, Sentence, Span, Token};
pub use label::{Dependency, NameKind, Tag};
pub use model::Models;
pub use names::Name;
pub use weights::WeightsError;
