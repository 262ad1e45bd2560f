//! The trained weights, embedded in the program and unpacked once.

use super::label::Tag;
use super::parse;
use super::perceptron::Perceptron;
use super::tag;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

const BUNDLED: &[u8] = include_bytes!("../../data/models/parser.bin.zst");

/// What the language core has learned: a tagger, a parser, and the lemmas that no rule gives.
#[derive(Debug, Default)]
pub struct Models {
    pub(super) tagger: Perceptron,
    pub(super) parser: Perceptron,
    lemmas: BTreeMap<String, String>,
}

impl Models {
    /// The models within the program.
    pub fn bundled() -> Arc<Self> {
        static MODELS: OnceLock<Arc<Models>> = OnceLock::new();
        let load = || Arc::new(Self::decode(BUNDLED).expect("a test reads the embedded weights"));
        MODELS.get_or_init(load).clone()
    }

    /// The lemma that training noted for a word with that tag.
    pub(super) fn lemma(&self, lower: &str, tag: Tag) -> Option<&str> {
        self.lemmas.get(&key(lower, tag)).map(String::as_str)
    }

    pub(super) fn new(tagger: Perceptron, parser: Perceptron, lemmas: BTreeMap<String, String>) -> Self {
        Self { tagger, parser, lemmas }
    }

    /// The file of `encode`, read back; none if it is not one.
    pub(super) fn decode(bytes: &[u8]) -> Option<Self> {
        let raw = zstd::decode_all(bytes).ok()?;
        let mut rest = raw.as_slice();
        let tagger = decode_table(&mut rest, tag::BITS, Tag::ALL.len())?;
        let parser = decode_table(&mut rest, parse::BITS, parse::CLASSES)?;
        let lemmas = std::str::from_utf8(rest).ok()?.lines().filter_map(|line| line.split_once('\t'));
        let lemmas = lemmas.map(|(key, lemma)| (key.to_owned(), lemma.to_owned())).collect();
        Some(Self { tagger, parser, lemmas })
    }

    /// Both tables and the lemmas, compressed.
    pub(super) fn encode(&self) -> std::io::Result<Vec<u8>> {
        let mut raw = Vec::new();
        for table in [&self.tagger, &self.parser] {
            raw.extend(table.weights().iter().map(|weight| weight.cast_unsigned()));
        }
        for (key, lemma) in &self.lemmas {
            raw.extend_from_slice(format!("{key}\t{lemma}\n").as_bytes());
        }
        zstd::encode_all(raw.as_slice(), 19)
    }
}

/// The key under which a lemma is noted: the word, a slash, its tag.
pub(super) fn key(lower: &str, tag: Tag) -> String {
    format!("{lower}/{}", tag.as_str())
}

fn decode_table(rest: &mut &[u8], bits: u32, classes: usize) -> Option<Perceptron> {
    let (table, after) = rest.split_at_checked((1 << bits) * classes)?;
    *rest = after;
    Some(Perceptron::new(classes, table.iter().map(|byte| byte.cast_signed()).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_weights_are_whole() {
        let models = Models::decode(BUNDLED).expect("weights");
        assert_eq!(models.tagger.classes(), Tag::ALL.len());
        assert!(models.lemma("met", Tag::Verb) == Some("meet"));
        assert_eq!(Models::decode(b"no weights").map(|_| ()), None);
    }
}
