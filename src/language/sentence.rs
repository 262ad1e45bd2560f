//! Tokens → sentences: a stop, a question mark or a blank line ends one, unless an abbreviation or a quotation says otherwise.

use super::document::{Sentence, Span, Token};
use super::tokenize::is_abbreviation;

/// Titles and the like: their stop never ends a sentence, since a name follows.
const BEFORE_NAMES: &str = include_str!("../../data/rules/abbreviations-before-names.txt");

/// The sentences of a text, from its tokens and the paragraph of each.
pub(super) fn sentences(text: &str, tokens: &[Token], paragraphs: &[usize]) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for index in 0..tokens.len() {
        let last = index + 1 == tokens.len();
        let paragraph_ends = !last && paragraphs[index] != paragraphs[index + 1];
        if last || paragraph_ends || ends(text, tokens, start, index) {
            sentences.push(Sentence { tokens: Span::new(start, index + 1), paragraph: paragraphs[index] });
            start = index + 1;
        }
    }
    sentences
}

/// Whether a sentence that began at `start` ends after `index`, which is not the last token.
fn ends(text: &str, tokens: &[Token], start: usize, index: usize) -> bool {
    let word = |at: usize| &text[tokens[at].bytes.clone()];
    let next = word(index + 1);
    let gap = &text[tokens[index].bytes.end..tokens[index + 1].bytes.start];
    if gap.is_empty() {
        return false;
    }
    let closes = |at: usize| matches!(word(at), ")" | "]" | "\"" | "”" | "’" | "'" | "»");
    let mut mark = index;
    while mark > start && closes(mark) && !is_opening(text, tokens, start, mark) {
        mark -= 1;
    }
    let begins = next.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
        || matches!(next, "\"" | "“" | "‘" | "'" | "(" | "[" | "-" | "—" | "•" | "...");
    match word(mark) {
        "." | "!" | "?" => begins,
        dots if dots.starts_with("...") || dots == "…" => begins && next.starts_with(char::is_uppercase),
        // "in the U.S. The envoy": an abbreviation may carry the stop of its sentence.
        stopped if mark == index && stopped.ends_with('.') && stopped.len() > 1 => {
            begins && !is_before_names(stopped) && (!is_initial(stopped) && starts_sentence(next))
        }
        _ => false,
    }
}

/// Whether a straight quotation mark opens, by the count of its like since the sentence began.
fn is_opening(text: &str, tokens: &[Token], start: usize, mark: usize) -> bool {
    let word = &text[tokens[mark].bytes.clone()];
    if word != "\"" {
        return false;
    }
    let before = tokens[start..mark].iter().filter(|token| &text[token.bytes.clone()] == "\"").count();
    let spaced_before = mark > 0 && tokens[mark - 1].bytes.end < tokens[mark].bytes.start;
    before % 2 == 0 && spaced_before
}

fn is_before_names(word: &str) -> bool {
    let lower = word.trim_end_matches('.').to_lowercase();
    BEFORE_NAMES.lines().any(|line| line == lower)
}

fn is_initial(word: &str) -> bool {
    word.chars().count() == 2 && word.starts_with(char::is_uppercase)
}

/// Words that begin a sentence far more often than they follow "U.S." or "Inc." within one.
fn starts_sentence(word: &str) -> bool {
    const STARTERS: [&str; 26] = [
        "The", "A", "An", "In", "On", "At", "But", "And", "He", "She", "It", "They", "We", "I", "This",
        "That", "These", "His", "Her", "Its", "Their", "After", "When", "While", "If", "For",
    ];
    STARTERS.contains(&word) || matches!(word, "\"" | "“") && !is_abbreviation(word)
}
