//! A word and what stands around it → whether the stop behind it is its own.

use super::word::listed;

/// Abbreviations that keep their stop, in lower case without it. Data, one a line.
const ABBREVIATIONS: &str = include_str!("../../../data/rules/tokens/abbreviations.txt");

/// Those that are such before a number alone: "No. 10", but "Oh no."
const BEFORE_NUMBERS: &str = include_str!("../../../data/rules/tokens/before-numbers.txt");

/// Those of states, which stand behind a comma or a party: "PONCHATOULA, La.", "(R-Tex.)"
const STATES: &str = include_str!("../../../data/rules/tokens/states.txt");

/// The bytes of the stop that `rest` begins with, if it belongs to `word`; else nought. `last` is the token before,
/// `next` the chunk behind.
pub(super) fn stop_length(last: &str, word: &str, rest: &str, next: &str) -> usize {
    match rest.strip_prefix('.') {
        Some(behind) if !behind.starts_with('.') || behind == "." => {
            let behind = if behind.is_empty() { next } else { behind };
            usize::from(keeps_stop(last, word, behind))
        }
        _ => 0,
    }
}

fn keeps_stop(last: &str, word: &str, behind: &str) -> bool {
    let is_letter = |part: &str| part.chars().count() == 1 && part.chars().all(char::is_alphabetic);
    let is_capital = word.starts_with(char::is_uppercase);
    let lower = word.to_lowercase();
    if listed(BEFORE_NUMBERS, &lower) && behind.starts_with(|c: char| c.is_ascii_digit()) {
        return true;
    }
    if is_letter(word) {
        // "J. Smith", but neither "so do I. He" nor "it is because of X." at the end.
        return is_capital && word != "I" && !behind.is_empty();
    }
    match lower.as_str() {
        "al" => last == "et",
        // A sentence that ends with it has one stop, and it is the sentence's.
        "etc" => !behind.is_empty() && !behind.starts_with(char::is_uppercase),
        _ if word.contains('.') && word.split('.').all(is_letter) => true,
        _ if is_capital && matches!(last, "," | "(" | "-") && listed(STATES, &lower) => true,
        _ => listed(ABBREVIATIONS, &lower),
    }
}
