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
    let is_stop = |word: Option<&str>| matches!(word, Some("." | "!" | "?"));
    // "We know." "Nobody knows," she said: so does speech behind speech that has its stop.
    let is_answer =
        closes(here) && is_stop(at.checked_sub(1).and_then(word)) && words[at - 1].end == words[at].start;
    ((is_stop(Some(here)) || is_answer) && opens && capital && !gap.is_empty()).then_some(true)
}

/// How many words a greeting or a farewell has at most: "Dear Mr. Roe,".
const GREETING: usize = 6;

/// Whether the sentence from `start` goes on behind the comma at `at`: only a greeting ends with one, or a line.
pub(super) fn goes_on(text: &str, words: &[Range<usize>], start: usize, at: usize) -> bool {
    let has_comma = at >= start + GREETING && &text[words[at].clone()] == ",";
    has_comma && words.get(at + 1).is_some_and(|next| !text[words[at].end..next.start].contains('\n'))
}

/// Whether right behind the word at `at` a mark closes speech or brackets, and so is of the same sentence: "We left."
/// Where a letter follows, a straight mark may as well open what comes.
pub(super) fn is_closed(text: &str, words: &[Range<usize>], at: usize) -> bool {
    words.get(at + 1).is_some_and(|next| {
        let is_mark = matches!(&text[next.clone()], "\"" | "”" | "''" | "'" | "’" | "»" | ")" | "]");
        let is_behind = next.start == words[at].end && !text[next.end..].starts_with(char::is_alphanumeric);
        is_mark && is_behind
    })
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
        check("He asked: “Why? We know.” “Nobody knows,” she said.", &["know.”"]);
        check("“We know.” “and they?” \"No!\" \"Yes.\"", &["they?”", "\"No!\""]);
        check("The U.S. \"Bases\" remain.", &[]);
        check("He left. \"and then\"", &[]);
    }

    #[test]
    fn only_greetings_end_with_a_comma() {
        let text = "Dear Mr. Roe, hours before he was to leave for Oslo, Lind came, and then,\nhe left";
        let words: Vec<_> = tokenize::tokens(text).into_iter().map(|token| token.bytes).collect();
        let commas: Vec<_> =
            (0..words.len()).filter(|&at| goes_on(text, &words, 0, at)).map(|at| words[at].start).collect();
        assert_eq!(commas, [text.find(", Lind"), text.find(", and")].map(Option::unwrap_or_default));
        assert!(!goes_on(text, &words, 4, 9));
    }

    #[test]
    fn closing_marks_belong_to_what_they_close() {
        let text = "\"They said: 'We left.'\" (So it is.) He left.\"Why?\" she asked.";
        let words: Vec<_> = tokenize::tokens(text).into_iter().map(|token| token.bytes).collect();
        let closed = (0..words.len()).filter(|&at| is_closed(text, &words, at));
        let marks: Vec<_> = closed.map(|at| &text[words[at].start..words[at + 1].end]).collect();
        assert_eq!(marks, [".'", "'\"", ".)", "?\""]);
    }
}
