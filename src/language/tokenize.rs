//! Text → tokens, in the manner of the English Universal Dependencies: "don't" is two, "U.S." one, "state-run" three.
//!
//! Text is cut at white space, and each chunk is read from left to right: what stands at its front is an address, a mark
//! or a word, and takes the characters that are its own. So every character that is no white space is in one token.

mod abbreviation;
mod address;
mod contraction;
mod mark;
mod word;

use super::document::Token;
use super::label::{Dependency, Tag};
use std::ops::Range;
use std::sync::Arc;

/// All tokens of a text.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut builder = Builder::new(text);
    let chunks: Vec<_> = chunks(text).collect();
    for (at, chunk) in chunks.iter().enumerate() {
        let next = chunks.get(at + 1).filter(|next| !is_blank_line(&text[chunk.end..next.start]));
        builder.chunk(chunk.clone(), next.map_or("", |next| &text[next.clone()]));
    }
    builder.tokens
}

/// Tokens as given by their bytes, and for each whether its sentence ends there. What is empty, no text, or does not
/// stand behind the one before is left out.
pub(super) fn given(text: &str, sentences: &[Vec<Range<usize>>]) -> (Vec<Token>, Vec<bool>) {
    let mut builder = Builder::new(text);
    let mut ends = Vec::new();
    for sentence in sentences {
        for bytes in sentence {
            if bytes.start >= builder.byte && text.get(bytes.clone()).is_some() {
                builder.push(bytes.clone());
            }
        }
        let grown = builder.tokens.len() > ends.len();
        ends.resize(builder.tokens.len(), false);
        if let Some(last) = ends.last_mut().filter(|_| grown) {
            *last = true;
        }
    }
    (builder.tokens, ends)
}

/// The runs of text between white space.
fn chunks(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    text.split_whitespace().map(move |chunk| {
        let start = chunk.as_ptr() as usize - text.as_ptr() as usize;
        start..start + chunk.len()
    })
}

/// Whether white space parts paragraphs.
fn is_blank_line(gap: &str) -> bool {
    gap.matches('\n').count() > 1
}

struct Builder<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    byte: usize,
    char: usize,
}

impl<'a> Builder<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, tokens: Vec::new(), byte: 0, char: 0 }
    }

    /// The tokens of a chunk. `next` is the chunk behind it, empty at the end of a paragraph.
    fn chunk(&mut self, chunk: Range<usize>, next: &str) {
        let mut start = chunk.start;
        while start < chunk.end {
            let rest = &self.text[start..chunk.end];
            let before = self.text[chunk.start..start].chars().next_back();
            let found = [address::length, mark::length].into_iter().find_map(|length| length(before, rest));
            if let Some(length) = found {
                self.push(start..start + length);
                start += length;
                continue;
            }
            let mut length = word::length(rest);
            length += abbreviation::stop_length(self.last(), &rest[..length], &rest[length..], next);
            self.word(start..start + length, next);
            start += length;
        }
    }

    /// "Blinken's" → "Blinken", "'s"; "don't" → "do", "n't".
    fn word(&mut self, word: Range<usize>, next: &str) {
        let mut start = word.start;
        for length in contraction::lengths(self.last(), &self.text[word.clone()], next) {
            self.push(start..start + length);
            start += length;
        }
    }

    /// The token before, empty at the start.
    fn last(&self) -> &'a str {
        self.tokens.last().map_or("", |token| &self.text[token.bytes.clone()])
    }

    fn push(&mut self, bytes: Range<usize>) {
        if bytes.is_empty() {
            return;
        }
        self.char += self.text[self.byte..bytes.start].chars().count();
        let start = self.char;
        self.char += self.text[bytes.clone()].chars().count();
        self.byte = bytes.end;
        let index = self.tokens.len();
        self.tokens.push(Token {
            bytes,
            chars: start..self.char,
            lemma: String::new(),
            tag: Tag::X,
            xpos: Arc::default(),
            features: Arc::default(),
            head: index,
            relation: Dependency::Root,
        });
    }
}

#[cfg(test)]
mod tests;
