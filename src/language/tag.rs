//! Tokens → parts of speech and lemmas: left to right, each tag seeing the two before it.

use super::document::Token;
use super::label::Tag;
use super::lemma;
use super::model::Models;
use super::perceptron::{Features, best, word_hash};

/// Rows of the tagger's table, as a power of two.
pub(super) const BITS: u32 = 17;

/// Sets the tag and the lemma of each token of one sentence.
pub(super) fn tag(models: &Models, text: &str, tokens: &mut [Token]) {
    let words: Vec<Word> = tokens.iter().map(|token| Word::new(&text[token.bytes.clone()])).collect();
    let mut tags = Vec::with_capacity(tokens.len());
    let mut scores = Vec::new();
    for index in 0..tokens.len() {
        models.tagger.score(&features(&words, &tags, index), &mut scores);
        let guess = best(&scores, |_| true).map_or(Tag::X, |class| Tag::ALL[class]);
        let name = models.is_name(&text[tokens[index].bytes.clone()]);
        tags.push(if name { Tag::Propn } else { guess });
    }
    for ((token, tag), word) in tokens.iter_mut().zip(tags).zip(&words) {
        token.tag = tag;
        token.lemma = lemma::lemma(models, &text[token.bytes.clone()], &word.lower, tag);
    }
}

/// A word as the tagger sees it.
pub(super) struct Word {
    /// In lower case, with straight quotation marks.
    pub(super) lower: String,
    pub(super) hash: u32,
    shape: u32,
    suffixes: [u32; 3],
}

impl Word {
    pub(super) fn new(word: &str) -> Self {
        let lower = plain(word);
        let suffix = |length: usize| {
            let start = lower.char_indices().rev().take(length).last().map_or(0, |(at, _)| at);
            word_hash(&lower[start..])
        };
        let suffixes = [suffix(1), suffix(2), suffix(3)];
        Self { hash: word_hash(&lower), shape: shape(word), suffixes, lower }
    }
}

/// A word in lower case, with straight quotation marks, and digits made alike.
pub(super) fn plain(word: &str) -> String {
    let straight = |c: char| match c {
        '‘' | '’' => '\'',
        '“' | '”' => '"',
        '–' | '—' => '-',
        c if c.is_ascii_digit() => '0',
        c => c,
    };
    word.to_lowercase().chars().map(straight).collect()
}

/// The case of a word, whether it has digits or a hyphen: a number below 64.
fn shape(word: &str) -> u32 {
    let first_upper = word.starts_with(char::is_uppercase);
    let all_upper = word.chars().all(|c| !c.is_lowercase()) && word.chars().any(char::is_uppercase);
    let digits = word.contains(|c: char| c.is_ascii_digit());
    let letters = word.contains(char::is_alphabetic);
    let stop = word.ends_with('.') && word.len() > 1;
    [first_upper, all_upper, digits, letters, stop].iter().fold(0, |bits, &flag| bits << 1 | u32::from(flag))
}

/// The features by which the tag of `index` is chosen, those before it being known.
pub(super) fn features(words: &[Word], tags: &[Tag], index: usize) -> Features {
    const EDGE: u32 = 0x00ed_6e00;
    let mut features = Features::new(BITS);
    let word = &words[index];
    let around = |offset: isize| index.checked_add_signed(offset).and_then(|at| words.get(at));
    let hash = |offset: isize| around(offset).map_or(EDGE, |word| word.hash);
    let tag = |back: usize| index.checked_sub(back).map_or(EDGE, |at| tags[at] as u32);
    let first = u32::from(index == 0);
    let [one, two, three] = word.suffixes;
    features.add(0, &[word.hash]);
    features.add(1, &[word.hash, tag(1)]);
    features.add(2, &[three]);
    features.add(3, &[two]);
    features.add(4, &[one, word.shape, first]);
    features.add(5, &[three, tag(1)]);
    features.add(6, &[tag(1)]);
    features.add(7, &[tag(1), tag(2)]);
    features.add(8, &[hash(-1)]);
    features.add(9, &[hash(1)]);
    features.add(10, &[hash(-1), word.hash]);
    features.add(11, &[word.hash, hash(1)]);
    features.add(12, &[hash(-2)]);
    features.add(13, &[hash(2)]);
    features.add(14, &[word.shape, first]);
    features.add(15, &[around(1).map_or(EDGE, |next| next.suffixes[2]), tag(1)]);
    features.add(16, &[around(-1).map_or(EDGE, |last| last.suffixes[2])]);
    features.add(
        17,
        &[word.shape, around(1).map_or(EDGE, |next| next.shape), around(-1).map_or(EDGE, |last| last.shape)],
    );
    features
}
