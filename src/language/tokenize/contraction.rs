//! A word → the lengths of its parts: "Blinken's" is "Blinken" and "'s", "cannot" "can" and "not".

use super::word::{is_decade, listed};

/// Words that are two without an apostrophe, a space between the parts. Data, one a line.
const CONTRACTIONS: &str = include_str!("../../../data/rules/tokens/contractions.txt");

/// Words behind which "its" stands for "it's". Data, one a line.
const AFTER_IT_IS: &str = include_str!("../../../data/rules/tokens/after-it-is.txt");

/// The bytes of each part of a word. `last` is the token before, `next` the chunk behind.
pub(super) fn lengths(last: &str, word: &str, next: &str) -> Vec<usize> {
    let lower = word.to_lowercase();
    if is_decade(&lower) {
        return vec![word.len()];
    }
    if lower.len() == word.len() && !is_name(last, word, next) {
        let parted =
            CONTRACTIONS.lines().find(|line| line.bytes().filter(|it| *it != b' ').eq(lower.bytes()));
        if let Some(parted) = parted {
            return parted.split(' ').map(str::len).collect();
        }
        if lower == "its" && listed(AFTER_IT_IS, &next.to_lowercase()) {
            return vec![2, 1];
        }
    }
    let plain = lower.replace(['’', '`'], "'");
    let clitics = ["n't", "'s", "'re", "'ve", "'ll", "'d", "'m"];
    let clitic = clitics.into_iter().find(|clitic| plain.ends_with(clitic)).unwrap_or_default();
    let characters = clitic.chars().count();
    let cut = word.char_indices().rev().take(characters).last().map_or(word.len(), |(at, _)| at);
    if cut == 0 || cut == word.len() { vec![word.len()] } else { vec![cut, word.len() - cut] }
}

/// Whether a capitalised word stands beside another, so that it may be a name: "Im Jong-seok", "Jony Ive".
fn is_name(last: &str, word: &str, next: &str) -> bool {
    let is_capital = |word: &str| word.starts_with(char::is_uppercase);
    let is_short = word.chars().count() < 4 && word.chars().all(char::is_uppercase);
    is_capital(word)
        && (is_short || word.chars().any(char::is_lowercase) && (is_capital(last) || is_capital(next)))
}
