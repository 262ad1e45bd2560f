//! The trained weights, embedded in the program and unpacked once.

use super::label::Tag;
use super::parse;
use super::perceptron::Perceptron;
use super::tag;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

const BUNDLED: &[u8] = include_bytes!("../../data/models/parser.bin.zst");

/// What the language core has learned: a tagger, a parser, and the lemmas that no rule gives.
#[derive(Debug, Default)]
pub struct Models {
    pub(super) tagger: Perceptron,
    pub(super) parser: Perceptron,
    lemmas: BTreeMap<String, String>,
    common: BTreeSet<String>,
    names: BTreeSet<String>,
}

/// What training notes of words besides weights.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// Lemmas that no ending gives.
    pub(super) lemmas: BTreeMap<String, String>,
    /// Words seen in lower case, and the base forms of verbs marked as such.
    pub(super) common: BTreeSet<String>,
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

    /// The lemma that training noted for a word with that tag.
    pub(super) fn lemma(&self, lower: &str, tag: Tag) -> Option<&str> {
        self.lemmas.get(&key(lower, tag)).map(String::as_str)
    }

    /// The same models, told which capitalised words are names. Those that are also common words are left to the tagger.
    #[must_use]
    pub fn with_names<'a>(&self, names: impl Iterator<Item = &'a str>) -> Self {
        let capital = names.filter(|name| name.starts_with(char::is_uppercase));
        let plain = capital.filter(|name| !self.is_common(&name.to_lowercase()));
        let names = plain.map(str::to_owned).collect();
        Self {
            tagger: self.tagger.clone(),
            parser: self.parser.clone(),
            lemmas: self.lemmas.clone(),
            common: self.common.clone(),
            names,
        }
    }

    /// Whether a capitalised word is told to be a name.
    pub(super) fn is_name(&self, word: &str) -> bool {
        self.names.contains(word)
    }

    /// Whether training saw a word in lower case, or with its tag as the base form of a verb.
    pub(super) fn is_common(&self, lower: &str) -> bool {
        self.common.contains(lower)
    }

    pub(super) fn new(tagger: Perceptron, parser: Perceptron, words: Words) -> Self {
        Self { tagger, parser, lemmas: words.lemmas, common: words.common, names: BTreeSet::new() }
    }

    /// The file of `encode`, read back; none if it is not one.
    pub(super) fn decode(bytes: &[u8]) -> Option<Self> {
        let raw = zstd::decode_all(bytes).ok()?;
        let mut rest = raw.as_slice();
        let tagger = decode_table(&mut rest, tag::BITS, Tag::ALL.len())?;
        let parser = decode_table(&mut rest, parse::BITS, parse::CLASSES)?;
        let mut words = Words::default();
        for line in std::str::from_utf8(rest).ok()?.lines() {
            match line.split_once('\t') {
                Some((key, lemma)) => drop(words.lemmas.insert(key.to_owned(), lemma.to_owned())),
                None => drop(words.common.insert(line.to_owned())),
            }
        }
        Some(Self::new(tagger, parser, words))
    }

    /// Both tables and the words, compressed.
    pub(super) fn encode(&self) -> std::io::Result<Vec<u8>> {
        let mut raw = Vec::new();
        for table in [&self.tagger, &self.parser] {
            raw.extend(table.weights().iter().map(|weight| weight.cast_unsigned()));
        }
        for (key, lemma) in &self.lemmas {
            raw.extend_from_slice(format!("{key}\t{lemma}\n").as_bytes());
        }
        for word in &self.common {
            raw.extend_from_slice(format!("{word}\n").as_bytes());
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
        assert!(models.parser.weights().iter().any(|weight| *weight != 0));
        assert!(models.lemma("met", Tag::Verb) == Some("meet"));
        assert_eq!(Models::decode(b"no weights").map(|_| ()), None);
    }
}
