//! The front of a chunk → how much of it is one word: letters and digits, with what joins them.

use unicode_normalization::char::is_combining_mark;

/// Beginnings that stay with their word: "non-human", where "state-run" is three. Data, one a line.
const PREFIXES: &str = include_str!("../../../data/rules/tokens/prefixes.txt");

/// Units that stand behind a number without a space. Data, one a line.
const UNITS: &str = include_str!("../../../data/rules/tokens/units.txt");

/// The bytes of the word that a text begins with; its first character is always part of it.
pub(super) fn length(text: &str) -> usize {
    let number = number_length(text);
    let rest = &text[number..];
    if number > 0 {
        let letters = letters_length(rest);
        if letters == 0 && !rest.starts_with(['\'', '’']) || listed(UNITS, &rest[..letters].to_lowercase())
        {
            return number;
        }
    }
    let mut end = 0;
    for (at, c) in text.char_indices() {
        if at < number || at == 0 || is_letter(c) {
            end = at + c.len_utf8();
        } else if at > end || !joins(&text[..at], c, &text[at + c.len_utf8()..]) {
            break;
        } else {
            end = at + c.len_utf8();
        }
    }
    end + usize::from(is_cut_off(&text[..end], &text[end..]))
}

/// "Th- there's a line": a word that a speaker broke off within its first syllable keeps the hyphen.
fn is_cut_off(word: &str, rest: &str) -> bool {
    let is_vowel = |c: char| matches!(c.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    rest == "-"
        && word.chars().all(char::is_alphabetic)
        && (word.chars().count() == 1 || !word.contains(is_vowel))
}

/// Whether a character is part of words wherever it stands. Accents and the invisible joiners of Persian and Hindi are.
pub(super) fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || is_combining_mark(c) || matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}')
}

/// Whether a list holds a lower-case word.
pub(super) fn listed(list: &str, word: &str) -> bool {
    list.lines().any(|line| line == word)
}

fn letters_length(text: &str) -> usize {
    text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len())
}

/// "1990's", where the clitic is none; that of "2003's comedy" is one.
pub(super) fn is_decade(word: &str) -> bool {
    let number = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s"));
    number.is_some_and(|number| number.ends_with('0') && number.chars().all(|c| c.is_ascii_digit()))
}

/// The bytes of the number that a text begins with: digits with marks between them. Of a range, "10-12", it is the
/// first alone, but what has two hyphens, "11-20-2000", and a telephone number, "853-1411", is one.
fn number_length(text: &str) -> usize {
    let mut end = 0;
    for (at, c) in text.char_indices() {
        let follows = || text[at + c.len_utf8()..].starts_with(|c: char| c.is_ascii_digit());
        if c.is_ascii_digit() {
            end = at + 1;
        } else if !(matches!(c, '.' | ',' | ':' | '/' | '-')
            && at == end
            && follows()
            && (at > 0 || c == '.'))
        {
            break;
        }
    }
    match text[..end].split_once('-') {
        Some((from, to)) if !to.contains('-') && !from.contains('/') && !is_telephone(from, to) => from.len(),
        _ => end,
    }
}

/// "853-1411", "3-5213", and the post code "77042-2016".
fn is_telephone(from: &str, to: &str) -> bool {
    matches!((from.len(), to.len()), (1 | 3 | 5, 4))
}

/// Whether a mark holds what stands before and behind it together as one word.
fn joins(before: &str, mark: char, behind: &str) -> bool {
    let Some(next) = behind.chars().next().filter(|next| is_letter(*next)) else {
        return false;
    };
    let last = before.rsplit(|c: char| !is_letter(c)).next().unwrap_or(before);
    let letters = behind.find(|c: char| !is_letter(c)).unwrap_or(behind.len());
    let count = |part: &str| part.chars().count();
    let is_short = count(&behind[..letters]) == 1;
    match mark {
        '\'' | '’' | '`' | '*' | '@' => true,
        // "PG&E", "R&D".
        '&' => next.is_alphabetic() && last.ends_with(char::is_alphabetic),
        // "v3.5", "U.S", "Ph.D", but "end.Then".
        '.' if next.is_ascii_digit() => last.ends_with(|c: char| c.is_ascii_digit()),
        '.' => is_short && count(last) < 3,
        '-' => listed(PREFIXES, &before.to_lowercase()),
        // "w/o", "b/c", but "and/or".
        '/' => is_short && count(last) == 1 && next.is_alphabetic(),
        _ => false,
    }
}
