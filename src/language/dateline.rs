//! "WASHINGTON (AP) —": where and from whom a report comes, before its first sentence. It is no part of that sentence:
//! who meets somebody there is not the town.

use std::ops::Range;

/// How many words a dateline has at most, its dash among them: "SÃO PAULO, Brazil, March 3 (Reuters) -".
const LONGEST: usize = 12;

/// The place of the dash of the dateline that begins a paragraph with the word at `start`; none if there is none.
pub(super) fn end(text: &str, words: &[Range<usize>], start: usize) -> Option<usize> {
    let word = |at: usize| words.get(at).map(|bytes| &text[bytes.clone()]);
    if !is_shouted(word(start)?) {
        return None;
    }
    let dash = (start + 1..start + LONGEST).find(|&at| !word(at).is_some_and(stands_in_one))?;
    let closes = is_dash(word(dash)?);
    let (behind, next) = (words[dash].end, words.get(dash + 1)?);
    // "NATO – the alliance – said": what goes on in small letters is no new sentence.
    let begins = !text[next.clone()].starts_with(char::is_lowercase);
    (closes && behind < next.start && begins).then_some(dash)
}

/// Whether a sentence with this first and this last word is a dateline.
pub(super) fn is_one(first: &str, last: &str) -> bool {
    is_shouted(first) && is_dash(last)
}

fn is_dash(word: &str) -> bool {
    matches!(word, "—" | "–" | "-" | "--" | "―")
}

/// "OSLO", but neither "It" nor "A".
fn is_shouted(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() > 2 && !word.contains(char::is_lowercase)
}

/// Whether a word may stand within a dateline: names, days and what parts them.
fn stands_in_one(word: &str) -> bool {
    let is_name = word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    is_name || matches!(word, "," | "(" | ")" | "/" | ".")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::tokenize;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let words: Vec<_> = tokenize::tokens(text).into_iter().map(|token| token.bytes).collect();
        assert_eq!(end(text, &words, 0).map(|dash| &text[..words[dash].end]), expected);
    }

    #[test]
    fn datelines_end_with_a_dash() {
        check("OSLO — Norway met Germany.", Some("OSLO —"));
        check("WASHINGTON (AP) — “We left,” he said.", Some("WASHINGTON (AP) —"));
        check(
            "SÃO PAULO, Brazil, March 3 (Reuters) - The talks",
            Some("SÃO PAULO, Brazil, March 3 (Reuters) -"),
        );
        check("JERUSALEM/GAZA – Israel", Some("JERUSALEM/GAZA –"));
    }

    #[test]
    fn other_dashes_end_nothing() {
        check("NATO – the alliance – said", None);
        check("Oslo — Norway met", None);
        check("The U.S. — Norway's ally — said", None);
        check("COVID-19 is back", None);
        check("OSLO", None);
        check("OSLO —", None);
    }
}
