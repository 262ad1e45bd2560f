//! The trained weights, embedded in the program and unpacked once.

use super::arc::Arcs;
use super::coreference::Coreference;
use super::encoder::Encoder;
use super::heads::Heads;
use super::lemma::Lexicon;
use super::piece::{CLOSE, Pieces};
use super::weights::{Weights, WeightsError};
use std::sync::{Arc, OnceLock};

const BUNDLED: &[u8] = include_bytes!("../../data/models/core.safetensors.zst");

/// What the language core has learned: an encoder, heads that read tags, trees and names off its vectors, and the dictionary forms it saw.
#[derive(Debug)]
pub struct Models {
    pub(super) pieces: Pieces,
    pub(super) encoder: Encoder,
    pub(super) heads: Heads,
    pub(super) arcs: Arcs,
    pub(super) coreference: Coreference,
    pub(super) lexicon: Lexicon,
}

impl Models {
    /// The models within the program.
    ///
    /// # Panics
    ///
    /// Never in a program that passed its tests: one of them reads the embedded weights.
    pub fn bundled() -> Arc<Self> {
        static MODELS: OnceLock<Arc<Models>> = OnceLock::new();
        let load = || Arc::new(Self::decode(BUNDLED).expect("a test reads the embedded weights"));
        MODELS.get_or_init(load).clone()
    }

    /// The models of a file: safetensors under zstd, as `training/` writes it.
    pub fn decode(bytes: &[u8]) -> Result<Self, WeightsError> {
        let file = zstd::decode_all(bytes)?;
        let weights = Weights::open(&file)?;
        let encoder = Encoder::read(&weights)?;
        let missing = |what: &str| WeightsError::Missing(what.to_owned());
        let vocabulary =
            std::str::from_utf8(weights.bytes("vocab")?).map_err(|_| missing("a vocabulary of text"))?;
        let vocabulary = vocabulary.strip_suffix('\n').unwrap_or(vocabulary);
        if vocabulary.split('\n').count() != encoder.pieces() || encoder.pieces() <= CLOSE {
            return Err(missing("a vector for each word piece"));
        }
        let lexicon = std::str::from_utf8(weights.bytes("lexicon")?).ok().and_then(Lexicon::new);
        let width = encoder.width();
        Ok(Self {
            pieces: Pieces::new(vocabulary),
            heads: Heads::read(&weights, width)?,
            arcs: Arcs::read(&weights, width)?,
            coreference: Coreference::read(&weights, width)?,
            lexicon: lexicon.ok_or_else(|| missing("a lexicon of words, tags and dictionary forms"))?,
            encoder,
        })
    }
}
