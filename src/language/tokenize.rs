//! Text → tokens, in the manner of the English Universal Dependencies: "don't" is two, "U.S." one, "state-run" three.

use super::document::Token;
use super::label::{Dependency, Tag};
use std::ops::Range;
use std::sync::Arc;

/// Abbreviations that keep their stop, lower case without it. Data, one a line.
const ABBREVIATIONS: &str = include_str!("../../data/rules/abbreviations.txt");

/// All tokens of a text.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut builder = Builder { text, tokens: Vec::new(), byte: 0, char: 0 };
    for chunk in chunks(text) {
        builder.chunk(chunk);
    }
    builder.tokens
}

/// Tokens as given by their bytes, and for each whether its sentence ends there. What is empty, no text, or does not
/// stand behind the one before is left out.
pub(super) fn given(text: &str, sentences: &[Vec<Range<usize>>]) -> (Vec<Token>, Vec<bool>) {
    let mut builder = Builder { text, tokens: Vec::new(), byte: 0, char: 0 };
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

/// Whether a lower-case word without its stop is an abbreviation that keeps it.
fn is_abbreviation(word: &str) -> bool {
    ABBREVIATIONS.lines().any(|line| line == word)
}

/// The runs of text between white space.
fn chunks(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    text.split_whitespace().map(move |chunk| {
        let start = chunk.as_ptr() as usize - text.as_ptr() as usize;
        start..start + chunk.len()
    })
}

struct Builder<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    byte: usize,
    char: usize,
}

impl Builder<'_> {
    /// Takes marks off both ends of a chunk and parts what is left.
    fn chunk(&mut self, chunk: Range<usize>) {
        let word = &self.text[chunk.clone()];
        if is_address(word) {
            let end = word.trim_end_matches(['.', ',', ';', ')', '"', '”', '’']).len();
            self.push(chunk.start..chunk.start + end);
            return self.marks(chunk.start + end..chunk.end);
        }
        let start = word.len() - word.trim_start_matches(is_mark).len();
        let body = &word[start..];
        let end = start + core_length(body);
        self.marks(chunk.start..chunk.start + start);
        self.parts(chunk.start + start..chunk.start + end);
        self.marks(chunk.start + end..chunk.end);
    }

    /// Each mark is a token; runs of stops or dashes stay together.
    fn marks(&mut self, range: Range<usize>) {
        let mut start = range.start;
        while start < range.end {
            let mark = self.text[start..].chars().next().expect("start lies before the end of the range");
            let same = |c: &char| *c == mark && matches!(mark, '.' | '-' | '!' | '?');
            let run = self.text[start..range.end].chars().take_while(same).count().max(1);
            let end = start + mark.len_utf8() * run;
            self.push(start..end);
            start = end;
        }
    }

    /// Parts a word at inner hyphens, dashes and slashes, then takes its clitics off.
    fn parts(&mut self, range: Range<usize>) {
        let word = &self.text[range.clone()];
        let mut start = 0;
        for (at, c) in word.char_indices() {
            let after = at + c.len_utf8();
            let between = at > 0 && after < word.len();
            if between && parts_words(c, &word[..at], &word[after..]) {
                self.clitics(range.start + start..range.start + at);
                self.push(range.start + at..range.start + after);
                start = after;
            }
        }
        self.clitics(range.start + start..range.end);
    }

    /// "Blinken's" → "Blinken", "'s"; "don't" → "do", "n't".
    fn clitics(&mut self, range: Range<usize>) {
        let word = &self.text[range.clone()];
        let lower = word.to_lowercase().replace('’', "'");
        let suffix =
            ["n't", "'s", "'re", "'ve", "'ll", "'d", "'m", "s'"].into_iter().find(|s| lower.ends_with(s));
        let characters = match suffix {
            Some("s'") => 1,
            Some("n't") if lower == "n't" => 0,
            Some(suffix) => suffix.chars().count(),
            None if lower == "cannot" => 3,
            None => 0,
        };
        let cut = word.char_indices().rev().take(characters).last().map_or(word.len(), |(at, _)| at);
        if cut > 0 {
            self.push(range.start..range.start + cut);
        }
        if cut < word.len() {
            self.push(range.start + cut..range.end);
        }
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

/// How much of a chunk, its leading marks gone, is word: trailing marks go, but the stop of an abbreviation stays.
fn core_length(body: &str) -> usize {
    let core = body.trim_end_matches(is_mark);
    let rest = &body[core.len()..];
    let keeps_stop = rest.starts_with('.') && !rest.starts_with("..") && {
        let lower = core.to_lowercase();
        let initials = core.len() > 1
            && core.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic));
        let initial = core.chars().count() == 1 && core.chars().all(char::is_uppercase) && core != "I";
        initials || initial || is_abbreviation(&lower)
    };
    if keeps_stop { core.len() + 1 } else { core.len() }
}

fn is_mark(c: char) -> bool {
    !c.is_alphanumeric() && !matches!(c, '$' | '€' | '£' | '%' | '#' | '@' | '&' | '+' | '_' | '°')
}

/// Whether an inner character parts a word in two: dashes always, hyphens and slashes between letters.
fn parts_words(c: char, before: &str, after: &str) -> bool {
    let letters = || before.ends_with(char::is_alphabetic) && after.starts_with(char::is_alphabetic);
    let either = || before.ends_with(char::is_alphabetic) || after.starts_with(char::is_alphabetic);
    match c {
        '—' | '–' | '…' | '"' | '“' | '”' | '(' | ')' | '[' | ']' | ';' => true,
        '-' => either() && !before.eq_ignore_ascii_case("e"),
        '/' => letters(),
        ',' | ':' | '.' => {
            letters()
                && before.chars().count() > 2
                && after.chars().count() > 2
                && !before.contains('.')
                && after.starts_with(char::is_uppercase)
        }
        _ => false,
    }
}

fn is_address(word: &str) -> bool {
    word.contains("://")
        || word.starts_with("www.")
        || (word.contains('@') && word.contains('.') && !word.starts_with('@'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let tokens = tokens(text);
        let words: Vec<_> = tokens.iter().map(|token| &text[token.bytes.clone()]).collect();
        assert_eq!(words, expected);
        for token in &tokens {
            let by_chars: String = text.chars().skip(token.chars.start).take(token.chars.len()).collect();
            assert_eq!(by_chars, text[token.bytes.clone()]);
        }
    }

    #[test]
    fn clitics_and_abbreviations() {
        check("The U.S. doesn't.", &["The", "U.S.", "does", "n't", "."]);
        check("Gov. Smith’s “plan”—now", &["Gov.", "Smith", "’s", "“", "plan", "”", "—", "now"]);
        check("diplomats' well-known e-mail", &["diplomats", "'", "well", "-", "known", "e-mail"]);
    }

    #[test]
    fn offsets_count_code_points() {
        check("Erdoğan 말했다 (2021).", &["Erdoğan", "말했다", "(", "2021", ")", "."]);
        check(
            "See https://example.org/a?b=c, now...",
            &["See", "https://example.org/a?b=c", ",", "now", "..."],
        );
    }

    #[test]
    fn given_words_stand_where_they_are_told() {
        let text = "Ça va. Oui";
        let sentences = [vec![0..3, 4..6, 4..6, 6..7], vec![], vec![8..8, 8..11, 9..40], vec![1..2, 1..1]];
        let (tokens, ends) = given(text, &sentences);
        let words: Vec<_> = tokens.iter().map(|token| &text[token.bytes.clone()]).collect();
        assert_eq!(words, ["Ça", "va", ".", "Oui"]);
        assert_eq!(ends, [false, false, true, true]);
        assert_eq!(tokens[3].chars, 7..10);
    }
}
