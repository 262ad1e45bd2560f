//! A word → what the encoder sees of it: the pieces of its letters, its letter case, and the white space before it.
//!
//! The pieces are those of BERT without letter case and accents. What they lose of the case is in the shape.

use regex::Regex;
use std::borrow::Cow;
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;

/// The piece before the first word of a window.
pub(super) const OPEN: usize = 101;
/// The piece after the last word of a window.
pub(super) const CLOSE: usize = 102;
/// The piece of what has no pieces.
const UNKNOWN: usize = 100;
/// Longer words are known by their beginning.
const MOST: usize = 8;
/// A longer run of letters is no word.
const LONGEST: usize = 100;

/// The word begins a paragraph, or the text.
pub(super) const PARAGRAPH: usize = 3;

/// A word as the encoder sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pieces: [usize; MOST],
    count: usize,
    /// Its letter case, from 1; nought is kept for the ends of a window.
    pub(super) shape: usize,
    /// The white space before it.
    pub(super) gap: usize,
}

impl Word {
    /// The numbers of its pieces, at least one.
    pub(super) fn pieces(&self) -> &[usize] {
        &self.pieces[..self.count]
    }
}

/// The vocabulary of word pieces.
#[derive(Debug)]
pub(super) struct Pieces {
    /// Pieces that begin a word.
    beginnings: HashMap<Box<str>, usize>,
    /// Pieces that go on with one, without their `##`.
    continuations: HashMap<Box<str>, usize>,
    dropped: Regex,
    alone: Regex,
    letter: Regex,
}

impl Pieces {
    /// From the vocabulary, a piece a line, whose number is its line's.
    pub(super) fn new(vocabulary: &str) -> Self {
        let (mut beginnings, mut continuations) = (HashMap::new(), HashMap::new());
        for (number, line) in vocabulary.split('\n').enumerate() {
            match line.strip_prefix("##") {
                Some(rest) if !rest.is_empty() => continuations.insert(rest.into(), number),
                _ => beginnings.insert(line.into(), number),
            };
        }
        let class = |pattern| Regex::new(pattern).expect("the pattern is written here and tested");
        Self {
            beginnings,
            continuations,
            letter: class(r"\p{L}"),
            dropped: class(r"[\x{0}\x{FFFD}\p{Cc}\p{Cf}\p{Mn}]"),
            alone: class(
                r"[\p{P}\x{4E00}-\x{9FFF}\x{3400}-\x{4DBF}\x{20000}-\x{2CEAF}\x{F900}-\x{FAFF}\x{2F800}-\x{2FA1F}]",
            ),
        }
    }

    /// A word and the text between it and the one before; none is before the first.
    pub(super) fn word(&self, word: &str, before: Option<&str>) -> Word {
        let mut seen = Word { pieces: [UNKNOWN; MOST], count: 0, shape: self.shape(word), gap: gap(before) };
        let plain = self.plain(word);
        let mut rest = plain.as_ref();
        while let Some(first) = rest.chars().next() {
            let end = if first.is_whitespace() || self.stands_alone(first) {
                first.len_utf8()
            } else {
                rest.find(|c: char| c.is_whitespace() || self.stands_alone(c)).unwrap_or(rest.len())
            };
            let (part, after) = rest.split_at(end);
            if !first.is_whitespace() {
                self.part(part, &mut seen);
            }
            rest = after;
        }
        seen.count = seen.count.max(1);
        seen
    }

    /// Whether a word in lower case is a whole piece: the vocabulary is also a list of common words.
    pub(super) fn is_word(&self, lower: &str) -> bool {
        self.beginnings.contains_key(lower)
    }

    /// In lower case, without accents and what has no width.
    fn plain<'a>(&self, word: &'a str) -> Cow<'a, str> {
        if word.bytes().all(|byte| byte.is_ascii_graphic() && !byte.is_ascii_uppercase()) {
            return Cow::Borrowed(word);
        }
        let kept =
            |c: &char| if c.is_ascii() { !c.is_ascii_control() } else { !is_one_of(&self.dropped, *c) };
        Cow::Owned(word.to_lowercase().nfd().filter(kept).collect())
    }

    fn stands_alone(&self, c: char) -> bool {
        if c.is_ascii() { c.is_ascii_punctuation() } else { is_one_of(&self.alone, c) }
    }

    /// The letter case of a word. Numerals are no letters, though "Ⅷ" has its case.
    fn shape(&self, word: &str) -> usize {
        let count = |is: fn(char) -> bool| word.chars().filter(|&c| is(c)).count();
        let letters = word.chars().filter(|&c| self.is_letter(c)).count();
        if letters == 0 {
            return if word.contains(|c: char| c.is_ascii_digit()) { 6 } else { 7 };
        }
        match (count(char::is_uppercase), count(char::is_lowercase)) {
            (0, _) => 1,
            (_, 0) if letters == 1 => 3,
            (_, 0) => 4,
            (1, _) if word.starts_with(char::is_uppercase) => 2,
            _ => 5,
        }
    }

    fn is_letter(&self, c: char) -> bool {
        if c.is_ascii() { c.is_ascii_alphabetic() } else { is_one_of(&self.letter, c) }
    }

    /// The longest pieces first. Where the letters cannot be had from pieces, or are too many, they are unknown.
    fn part(&self, part: &str, word: &mut Word) {
        let before = *word;
        let mut start = 0;
        let mut known = part.chars().count() <= LONGEST;
        while known && start < part.len() {
            let rest = &part[start..];
            let pieces = if start == 0 { &self.beginnings } else { &self.continuations };
            let ends = rest.char_indices().rev().map(|(at, c)| at + c.len_utf8());
            let found = ends.into_iter().find_map(|end| Some((end, *pieces.get(&rest[..end])?)));
            known = found.is_some();
            let Some((end, piece)) = found else { break };
            word.push(piece);
            start += end;
        }
        if !known {
            *word = before;
            word.push(UNKNOWN);
        }
    }
}

impl Word {
    /// Takes one more piece, if it has not too many.
    fn push(&mut self, piece: usize) {
        if let Some(place) = self.pieces.get_mut(self.count) {
            *place = piece;
            self.count += 1;
        }
    }
}

fn is_one_of(class: &Regex, c: char) -> bool {
    class.is_match(c.encode_utf8(&mut [0; 4]))
}

/// The white space before a word: none, some, a new line, a new paragraph.
fn gap(before: Option<&str>) -> usize {
    let Some(before) = before else { return PARAGRAPH };
    match before.matches('\n').count() {
        0 => usize::from(!before.is_empty()),
        1 => 2,
        _ => PARAGRAPH,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, expected: &[&str]) {
        let vocabulary = ["un", "##aff", "##able", "the", ".", "-", "a", "u", "##s", "s", "’", "中", "##"];
        let lines: Vec<&str> = std::iter::repeat_n("", UNKNOWN).chain(["[UNK]"]).chain(vocabulary).collect();
        let pieces = Pieces::new(&lines.join("\n"));
        let seen = pieces.word(word, None);
        let found: Vec<_> = seen.pieces().iter().map(|&piece| lines[piece]).collect();
        assert_eq!(found, expected, "{word}");
    }

    #[test]
    fn words_are_parted_into_the_longest_pieces() {
        check("unaffable", &["un", "##aff", "##able"]);
        check("Thé", &["the"]);
        check("U.S.", &["u", ".", "s", "."]);
        check("us’s", &["u", "##s", "’", "s"]);
        check("un\u{200b}a\u{ad}ff", &["un", "##aff"]);
        check("a中-unx", &["a", "中", "-", "[UNK]"]);
        check("", &["[UNK]"]);
        check("\u{301}", &["[UNK]"]);
        check(&"a".repeat(101), &["[UNK]"]);
        check("..........", &["."; 8]);
        check("a unzz", &["a", "[UNK]"]);
    }

    #[test]
    fn shapes_and_gaps() {
        let pieces = Pieces::new("a");
        let words = ["the", "Blinken", "A", "U.S.", "McKay", "2021", "—", "iPhone", "말", "1990s", "A1", "Ⅷ"];
        assert_eq!(words.map(|word| pieces.shape(word)), [1, 2, 3, 4, 5, 6, 7, 5, 1, 1, 3, 7]);
        let gaps = [Some(""), Some("\u{a0} "), Some(" \n"), Some("\n \n"), None];
        assert_eq!(gaps.map(gap), [0, 1, 2, 3, 3]);
    }
}
