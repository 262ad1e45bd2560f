//! Marks that tell for certain whether a sentence ends, whatever the core makes of them. The core has read more of the
//! web than of newspapers, and slips where speech begins and ends.

use std::ops::Range;

/// Whether a sentence ends after the word at `at`, where the marks around it tell.
pub(super) fn told(text: &str, words: &[Range<usize>], at: usize) -> Option<bool> {
    let word = |at: usize| words.get(at).map(|bytes| &text[bytes.clone()]);
    let (here, next) = (word(at)?, word(at + 1)?);
    let gap = &text[words[at].end..words[at + 1].start];
    // "Our concerns are serious," he said: a comma within the marks says that it goes on behind them.
    let closes = |word: &str| matches!(word, "\"" | "”" | "’" | "''");
    let before = here == "," && closes(next) && gap.is_empty();
    let comma = before || closes(here) && at > 0 && word(at - 1) == Some(",");
    if comma && !gap.contains('\n') {
        return Some(false);
    }
    // They met in Geneva. "Our concerns are serious," he said: speech that begins behind a stop begins a sentence.
    let opens = matches!(next, "\"" | "“" | "``")
        && words.get(at + 2).is_some_and(|after| after.start == words[at + 1].end);
    let capital = word(at + 2).is_some_and(|after| after.starts_with(char::is_uppercase));
    (matches!(here, "." | "!" | "?") && opens && capital && !gap.is_empty()).then_some(true)
}

#[cfg(test)]
mod tests {
    use super::super::tokenize;
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let words: Vec<_> = tokenize::tokens(text).into_iter().map(|token| token.bytes).collect();
        let ends = (0..words.len()).filter(|&at| told(text, &words, at) == Some(true));
        let ends: Vec<_> =
            ends.map(|at| text[..words[at].end].rsplit(' ').next().unwrap_or_default()).collect();
        assert_eq!(ends, expected);
    }

    #[test]
    fn speech_begins_a_sentence_and_does_not_end_at_its_comma() {
        check("They met in Geneva. \"Our concerns are serious,\" he said. He left.", &["Geneva."]);
        check("He asked: “Why? We know.” “Nobody knows,” she said.", &[]);
        check("The U.S. \"Bases\" remain.", &[]);
        check("He left. \"and then\"", &[]);
    }
}
