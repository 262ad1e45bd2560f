//! Tokens → sentences and names, with tags, lemmas and trees set: window by window through the encoder.

use super::dateline;
use super::document::{Sentence, Span, Token};
use super::encoder::Scratch;
use super::ending;
use super::matrix::Matrix;
use super::model::Models;
use super::names::{self, Name};
use super::piece::{PARAGRAPH, Word};
use super::window;
use std::ops::Range;

/// What is read of a text beside what is set of its tokens.
#[derive(Default)]
pub(super) struct Read {
    pub(super) sentences: Vec<Sentence>,
    pub(super) names: Vec<Name>,
    /// A row for each token.
    pub(super) sketches: Matrix,
}

/// Sets what the core knows of each token, and gives sentences and names. `ends` says after which tokens a sentence ends;
/// without it the core finds out.
pub(super) fn read(models: &Models, text: &str, tokens: &mut [Token], ends: Option<&[bool]>) -> Read {
    let words = words(models, text, tokens);
    let longest = window::LONGEST.min(models.encoder.longest());
    let bytes = tokens.iter().map(|token| token.bytes.clone()).collect();
    let mut reading = Reading { models, text, words, bytes, paragraph: 0, read: Read::default() };
    let mut scratch = Scratch::default();
    let mut start = 0;
    while start < tokens.len() {
        let end = window::end(&reading.words, start, longest);
        models.encoder.encode(&reading.words[start..end], &mut scratch);
        let mut closes = match ends {
            Some(ends) => ends[start..end].to_vec(),
            None => reading.ends(start..end, &scratch),
        };
        let count = window::counted(&closes, end == tokens.len());
        closes.truncate(count);
        scratch.words.truncate(count);
        reading.take(start, &mut tokens[start..start + count], &closes, &scratch);
        start += count;
    }
    reading.read
}

/// The tokens as the encoder sees them.
fn words(models: &Models, text: &str, tokens: &[Token]) -> Vec<Word> {
    let mut before = None;
    let word = |token: &Token| {
        let gap = before.map(|end| &text[end..token.bytes.start]);
        before = Some(token.bytes.end);
        models.pieces.word(&text[token.bytes.clone()], gap)
    };
    tokens.iter().map(word).collect()
}

/// What has been read so far.
struct Reading<'a> {
    models: &'a Models,
    text: &'a str,
    words: Vec<Word>,
    bytes: Vec<Range<usize>>,
    paragraph: usize,
    read: Read,
}

impl Reading<'_> {
    /// After which words of a window a sentence ends: where the core says so, unless marks tell; always before a blank line.
    fn ends(&self, window: Range<usize>, scratch: &Scratch) -> Vec<bool> {
        let mut ends = self.models.heads.ends(&scratch.words);
        for (end, at) in ends.iter_mut().zip(window.clone()) {
            let is_told = ending::told(self.text, &self.bytes, at);
            *end =
                is_told.unwrap_or(*end) || self.words.get(at + 1).is_some_and(|next| next.gap == PARAGRAPH);
        }
        self.part_datelines(&window, &mut ends);
        self.go_on_behind_commas(window.start, &mut ends);
        self.close_marks(window.start, &mut ends);
        ends
    }

    /// A dateline is a sentence of its own.
    fn part_datelines(&self, window: &Range<usize>, ends: &mut [bool]) {
        for start in window.clone().filter(|&at| self.words[at].gap == PARAGRAPH) {
            let dash = dateline::end(self.text, &self.bytes, start).filter(|dash| window.contains(dash));
            if let Some(dash) = dash {
                ends[start - window.start..dash - window.start].fill(false);
                ends[dash - window.start] = true;
            }
        }
    }

    fn go_on_behind_commas(&self, first: usize, ends: &mut [bool]) {
        let mut start = first;
        for (at, end) in (first..).zip(ends) {
            *end &= !ending::goes_on(self.text, &self.bytes, start, at);
            start = if *end { at + 1 } else { start };
        }
    }

    /// A sentence never ends before a mark that closes it.
    fn close_marks(&self, first: usize, ends: &mut [bool]) {
        for behind in 1..ends.len() {
            if ends[behind - 1] && ending::is_closed(self.text, &self.bytes, first + behind - 1) {
                (ends[behind - 1], ends[behind]) = (false, true);
            }
        }
    }

    /// Takes over the tokens of a window that count, the first of which has the index `start` in the document.
    fn take(&mut self, start: usize, tokens: &mut [Token], ends: &[bool], scratch: &Scratch) {
        let Models { heads, arcs, lexicon, pieces, coreference, .. } = self.models;
        heads.tag(&scratch.words, tokens);
        for token in &mut *tokens {
            let word = &self.text[token.bytes.clone()];
            token.lemma = lexicon.lemma(pieces, word, token.tag, &token.xpos);
        }
        self.read.sketches.append(coreference.sketches(&scratch.words));
        let (scores, marks) = heads.names(&scratch.words);
        for sentence in window::sentences(ends) {
            let tree = arcs.tree(&scratch.words, sentence.clone());
            for (token, (head, relation)) in tokens[sentence.clone()].iter_mut().zip(tree) {
                token.head = start + sentence.start + head;
                token.relation = relation;
            }
            for Name { span, kind } in names::names(&scores, sentence.clone(), marks) {
                let span = Span::new(start + span.start, start + span.end);
                self.read.names.push(Name { span, kind });
            }
            let span = Span::new(start + sentence.start, start + sentence.end);
            self.paragraph += self.paragraphs(span.start..span.start + 1);
            self.read.sentences.push(Sentence { tokens: span, paragraph: self.paragraph });
            self.paragraph += self.paragraphs(span.start + 1..span.end);
        }
    }

    /// How many of these words begin a paragraph that is not the first.
    fn paragraphs(&self, words: Range<usize>) -> usize {
        words.filter(|&at| at > 0 && self.words[at].gap == PARAGRAPH).count()
    }
}
