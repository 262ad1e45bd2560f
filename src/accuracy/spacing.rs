//! Words → the text that they are likely to come from, for corpora that keep no text: a space between each two, none
//! before a mark that closes and none behind one that opens.

use std::ops::Range;

/// The text, and the bytes of each word.
pub(super) fn spaced(words: &[String]) -> (String, Vec<Range<usize>>) {
    let mut text = String::new();
    let mut bytes = Vec::new();
    let mut is_glued = true;
    let mut is_quoted = false;
    for word in words {
        let is_quote = word == "\"";
        if !(is_glued || leans_left(word) || is_quote && is_quoted) {
            text.push(' ');
        }
        is_quoted ^= is_quote;
        is_glued = leans_right(word) || is_quote && is_quoted;
        let start = text.len();
        text.push_str(word);
        bytes.push(start..text.len());
    }
    (text, bytes)
}

/// The run of words, each with its bytes, that a range of bytes touches; none if it touches none.
pub(super) fn touched(words: &[Range<usize>], bytes: &Range<usize>) -> Option<Range<usize>> {
    let start = words.partition_point(|word| word.end <= bytes.start);
    let end = words.partition_point(|word| word.start < bytes.end);
    (start < end).then_some(start..end)
}

fn leans_left(word: &str) -> bool {
    const MARKS: [&str; 17] =
        [",", ".", ";", ":", "!", "?", "...", "…", ")", "]", "}", "%", "''", "”", "’", "'", "»"];
    const CLITICS: [&str; 7] = ["s", "re", "ve", "ll", "d", "m", "t"];
    let clitic = word.strip_prefix(['\'', '’']).map(str::to_lowercase);
    MARKS.contains(&word)
        || clitic.is_some_and(|clitic| CLITICS.contains(&clitic.as_str()))
        || ["n't", "n’t"].contains(&word.to_lowercase().as_str())
}

fn leans_right(word: &str) -> bool {
    ["(", "[", "{", "``", "“", "‘", "«", "$", "£", "€"].contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stand_where_they_stand_in_print() {
        let text = "The party's \"old guard\" ( Rome ) , 50 % , didn't \"go\" .";
        let words: Vec<String> = [
            "The", "party", "'s", "\"", "old", "guard", "\"", "(", "Rome", ")", ",", "50", "%", ",", "did",
            "n't", "\"", "go", "\"", ".",
        ]
        .map(str::to_owned)
        .to_vec();
        let (spaced, bytes) = spaced(&words);
        assert_eq!(
            spaced,
            text.replace("( ", "(")
                .replace(" )", ")")
                .replace(" ,", ",")
                .replace(" %", "%")
                .replace(" .", ".")
        );
        for (word, bytes) in words.iter().zip(bytes) {
            assert_eq!(spaced[bytes], *word);
        }
    }
}
