//! Text → [`Document`]: sentences and tokens with lemma, tag, head and relation. It knows words, not the world.
//!
//! Everything above this module reads the finished document and nothing else, so what fills it can change:
//! today a hand-written tokenizer and two averaged perceptrons over a hashed feature table.

mod document;
mod label;
mod lemma;
mod model;
mod parse;
mod perceptron;
mod sentence;
mod tag;
mod tokenize;

pub use document::{Document, Sentence, Span, Token};
pub use label::{Dependency, Tag};
pub use model::Models;
pub mod training;
