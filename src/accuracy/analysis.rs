//! What annotators, or this program, say of a text: words and sentences, placed by the characters that are no white space.
//!
//! Both are brought to this form and compared in it. White space is left out, as in the evaluation of the CoNLL 2018
//! shared task, so that no tokenizer is blamed for the spaces that it keeps or drops.

use crate::language::Document;
use std::ops::Range;

/// The words and sentences of one text.
#[derive(Clone, Debug, Default)]
pub(super) struct Analysis {
    pub(super) words: Vec<Word>,
    /// The characters of each sentence.
    pub(super) sentences: Vec<Range<usize>>,
}

/// A word of a tree.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// The characters of the token that it is, or that it is part of.
    pub(super) span: Range<usize>,
    /// Whether it is one of several words of a token: "do" and "n't" of "don't".
    pub(super) is_part: bool,
    pub(super) form: String,
    pub(super) lemma: String,
    pub(super) tag: String,
    /// The finer part of speech.
    pub(super) xpos: String,
    /// The features, as the treebank writes them.
    pub(super) features: String,
    /// The word it depends on; none for the root of a sentence.
    pub(super) head: Option<usize>,
    pub(super) relation: String,
}

/// What this program made of a text.
pub(super) fn of_document(doc: &Document) -> Analysis {
    let places = Places::new(doc.text());
    let words = doc.tokens().iter().enumerate().map(|(at, token)| Word {
        span: places.span(&token.bytes),
        is_part: false,
        form: doc.word(at).to_owned(),
        lemma: if token.lemma.is_empty() { "_".to_owned() } else { token.lemma.clone() },
        tag: token.tag.as_str().to_owned(),
        xpos: token.xpos.to_string(),
        features: token.features.to_string(),
        head: Some(token.head).filter(|head| *head != at),
        relation: token.relation.as_str().to_owned(),
    });
    let words: Vec<Word> = words.collect();
    let full = doc.sentences().iter().filter(|sentence| sentence.tokens.start < sentence.tokens.end);
    let sentences = full.map(|it| words[it.tokens.start].span.start..words[it.tokens.end - 1].span.end);
    let sentences = sentences.collect();
    Analysis { words, sentences }
}

/// For each byte of a text, how many characters that are no white space stand before it.
pub(super) struct Places(Vec<usize>);

impl Places {
    pub(super) fn new(text: &str) -> Self {
        let mut places = Vec::with_capacity(text.len() + 1);
        let mut before = 0;
        for c in text.chars() {
            places.extend(std::iter::repeat_n(before, c.len_utf8()));
            before += usize::from(!c.is_whitespace());
        }
        places.push(before);
        Self(places)
    }

    /// The characters of a range of bytes.
    pub(super) fn span(&self, bytes: &Range<usize>) -> Range<usize> {
        self.0[bytes.start]..self.0[bytes.end]
    }
}
