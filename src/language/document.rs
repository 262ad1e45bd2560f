//! A text that has been read as language: complete and immutable once it exists.

use super::coreference::Question;
use super::label::{Dependency, Tag};
use super::matrix::Matrix;
use super::model::Models;
use super::names::Name;
use super::reading::{self, Read};
use super::{dateline, tokenize};
use std::ops::Range;
use std::sync::Arc;

/// A text with its sentences, tokens and names.
///
/// ```
/// use cablegraph::language::{Document, Models};
/// let doc = Document::parse(&Models::bundled(), "The envoy met Ms. Haddad. He left.");
/// assert_eq!(doc.sentences().len(), 2);
/// assert_eq!(doc.words(doc.sentences()[1].tokens), "He left.");
/// ```
#[derive(Clone, Debug)]
pub struct Document {
    text: String,
    tokens: Vec<Token>,
    sentences: Vec<Sentence>,
    names: Vec<Name>,
    /// A row for each token, by which the core tells whether two words mean the same.
    sketches: Matrix,
}

/// One word or mark, with its place in the sentence's tree.
#[derive(Clone, Debug)]
pub struct Token {
    /// Bytes of the text.
    pub bytes: Range<usize>,
    /// Unicode code points of the text.
    pub chars: Range<usize>,
    /// The dictionary form, in lower case but for names.
    pub lemma: String,
    /// The part of speech.
    pub tag: Tag,
    /// The finer part of speech, in the manner of the Penn Treebank: `NNP`, `VBD`.
    pub xpos: Arc<str>,
    /// The features as Universal Dependencies write them, `Number=Sing|Person=3`; `_` where there are none.
    pub features: Arc<str>,
    /// The token it depends on; its own index where it heads the sentence.
    pub head: usize,
    /// How it depends on it.
    pub relation: Dependency,
}

/// A sentence: its tokens, and the paragraph it stands in.
#[derive(Clone, Copy, Debug)]
pub struct Sentence {
    /// Its tokens.
    pub tokens: Span,
    /// The paragraph, counted from nought.
    pub paragraph: usize,
}

/// A run of tokens of one document, half-open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The first token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
}

impl Span {
    /// The tokens from `start` up to but without `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Whether a token lies in it.
    pub fn contains(self, token: usize) -> bool {
        (self.start..self.end).contains(&token)
    }

    /// Whether another span lies in it whole.
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether they share a token.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Its token indices.
    pub fn indices(self) -> Range<usize> {
        self.start..self.end
    }
}

impl Document {
    /// Reads `text` as language. Any text will do; odd text yields odd sentences, never an error.
    pub fn parse(models: &Models, text: &str) -> Self {
        let mut tokens = tokenize::tokens(text);
        let read = reading::read(models, text, &mut tokens, None);
        Self::new(text, tokens, read)
    }

    /// Reads a text whose words are known: for each sentence the bytes of each word, in the order of the text.
    ///
    /// A word that is empty, is no text or does not stand behind the one before is left out. A sentence of more words
    /// than the core can look at together, some 150, is parted.
    pub fn from_tokens(models: &Models, text: &str, sentences: &[Vec<Range<usize>>]) -> Self {
        let (mut tokens, ends) = tokenize::given(text, sentences);
        let read = reading::read(models, text, &mut tokens, Some(&ends));
        Self::new(text, tokens, read)
    }

    fn new(text: &str, tokens: Vec<Token>, read: Read) -> Self {
        let Read { sentences, names, sketches } = read;
        Self { text: text.to_owned(), tokens, sentences, names, sketches }
    }

    /// The text that every offset counts in.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// All tokens.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// All sentences.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The names that the core sees, in the order of the text; none overlaps another.
    pub fn names(&self) -> &[Name] {
        &self.names
    }

    /// For each pair of a question, how many times likelier the first word means what the second means than that it
    /// means nothing that is meant elsewhere. By what the core has learned; never below nought.
    pub fn odds(&self, models: &Models, question: &Question) -> Vec<f32> {
        models.coreference.odds(self, question)
    }

    /// What the core keeps of a token's vector.
    pub(super) fn sketch(&self, token: usize) -> &[f32] {
        self.sketches.row(token)
    }

    /// The token as it stands in the text.
    pub fn word(&self, token: usize) -> &str {
        &self.text[self.tokens[token].bytes.clone()]
    }

    /// Whether a sentence tells only where a report comes from: "OSLO —".
    pub fn is_dateline(&self, sentence: Span) -> bool {
        dateline::is_one(self.word(sentence.start), self.word(sentence.end - 1))
    }

    /// The text from the first to the last token of a span.
    pub fn words(&self, span: Span) -> &str {
        if span.start >= span.end {
            return "";
        }
        &self.text[self.tokens[span.start].bytes.start..self.tokens[span.end - 1].bytes.end]
    }

    /// The code points that a span covers.
    pub fn chars(&self, span: Span) -> Range<usize> {
        if span.start >= span.end {
            return 0..0;
        }
        self.tokens[span.start].chars.start..self.tokens[span.end - 1].chars.end
    }

    /// The index of the sentence that holds a token.
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.tokens.end <= token)
    }

    /// The tokens that depend on `head`, in order.
    pub fn children(&self, head: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let sentence = self.sentences[self.sentence_of(head)].tokens;
        sentence.indices().filter(move |&token| token != head && self.tokens[token].head == head)
    }

    /// The first child of `head` under one of `relations`.
    pub fn child(&self, head: usize, relations: &[Dependency]) -> Option<usize> {
        self.children(head).find(|&token| relations.contains(&self.tokens[token].relation))
    }

    /// The run from the first to the last token under `head`, itself included.
    pub fn subtree(&self, head: usize) -> Span {
        let sentence = self.sentences[self.sentence_of(head)].tokens;
        let mut span = Span::new(head, head + 1);
        for token in sentence.indices() {
            if self.is_under(token, head) {
                span = Span::new(span.start.min(token), span.end.max(token + 1));
            }
        }
        span
    }

    /// How many words stand above a token in its tree.
    pub fn depth(&self, token: usize) -> usize {
        let (mut at, mut depth) = (token, 0);
        while self.tokens[at].head != at {
            at = self.tokens[at].head;
            depth += 1;
        }
        depth
    }

    /// Whether `token` is `head` or hangs below it.
    pub fn is_under(&self, token: usize, head: usize) -> bool {
        let mut at = token;
        loop {
            if at == head {
                return true;
            }
            let above = self.tokens[at].head;
            if above == at {
                return false;
            }
            at = above;
        }
    }
}
