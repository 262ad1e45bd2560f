//! The front of a chunk → how much of it is one mark: a comma, a run of stops, a face, an emoji.

use super::address;
use super::word::is_letter;

/// Faces made of marks. Data, one a line.
const FACES: &str = include_str!("../../../data/rules/tokens/faces.txt");

/// Words that begin with an apostrophe, without it.
const SHORTENED: [&str; 11] = ["s", "re", "ve", "ll", "d", "m", "t", "em", "til", "cause", "n"];

/// Marks that are one when they stand side by side.
const REPEATED: [char; 16] =
    ['.', '\'', '`', '’', '*', '_', '~', '<', '>', '$', '\\', '/', '^', '|', '+', '#'];

/// The bytes of the mark that a text begins with; none where it begins with a word. `before` is the character in front.
pub(super) fn length(before: Option<char>, text: &str) -> Option<usize> {
    let mut chars = text.chars();
    let first = chars.next()?;
    let second = chars.next();
    let is_inner = before.is_some_and(is_letter);
    if let Some(key) = key_length(text) {
        return Some(key);
    }
    let is_word = match first {
        // ".04", and the end of a file's name behind a bracket.
        '.' if !is_inner => second.is_some_and(|c| c.is_ascii_digit()) || address::is_ending(&text[1..]),
        '+' => before.is_none() && second.is_some_and(|c| c.is_ascii_digit()),
        '@' | '#' => !is_inner && second.is_some_and(char::is_alphabetic),
        '\'' | '’' => !is_inner && is_shortened(&text[first.len_utf8()..]),
        _ => is_letter(first),
    };
    if is_word {
        return None;
    }
    face_length(is_inner, text).or_else(|| emoji_length(text)).or_else(|| Some(run_length(first, text)))
}

fn is_shortened(text: &str) -> bool {
    let end = text.find(|c: char| !is_letter(c)).unwrap_or(text.len());
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    // "'05", "'60s".
    let is_year = digits == 2 && matches!(&text[digits..end], "" | "s");
    is_year || SHORTENED.contains(&text[..end].to_lowercase().as_str())
}

/// A face has no letters near behind it, and stands behind a letter only if it has none itself.
fn face_length(is_inner: bool, text: &str) -> Option<usize> {
    let is_face = |face: &&str| {
        text.strip_prefix(face).is_some_and(|rest| !rest.chars().take(8).any(is_letter))
            && !(is_inner && face.contains(is_letter))
    };
    FACES.lines().filter(is_face).map(str::len).max()
}

/// "1️⃣": a digit or mark on the picture of a key.
fn key_length(text: &str) -> Option<usize> {
    let rest = text.strip_prefix(|c: char| c.is_ascii_digit() || matches!(c, '#' | '*'))?;
    let key = rest.strip_prefix('\u{fe0f}').unwrap_or(rest).strip_prefix('\u{20e3}')?;
    Some(text.len() - key.len())
}

/// An emoji with what changes or joins it: "👩‍💻" is one.
fn emoji_length(text: &str) -> Option<usize> {
    let is_picture = |c: char| matches!(c, '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}');
    let changes = |c: char| matches!(c, '\u{fe0e}' | '\u{fe0f}' | '\u{20e3}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0020}'..='\u{e007f}');
    let is_flag = |c: char| matches!(c, '\u{1f1e6}'..='\u{1f1ff}');
    let mut end = 0;
    let mut last = '\u{200d}';
    for c in text.chars() {
        let is_second = is_flag(c) && is_flag(last) && end == last.len_utf8();
        let goes_on = changes(c) || c == '\u{200d}' || is_second || last == '\u{200d}' && is_picture(c);
        if !goes_on || end == 0 && !is_picture(c) {
            break;
        }
        end += c.len_utf8();
        last = c;
    }
    (end > 0).then_some(end)
}

/// Runs of one mark stay together, and so do "?!" and ".?". Brackets, commas and straight quotes stand alone.
fn run_length(first: char, text: &str) -> usize {
    if let Some(gap) = ["[...]", "[…]"].into_iter().find(|gap| text.starts_with(gap)) {
        return gap.len();
    }
    let rest = &text[first.len_utf8()..];
    let is_sort = |c: char| match first {
        '.' if rest.starts_with(['!', '?']) => matches!(c, '!' | '?'),
        '!' | '?' => matches!(c, '!' | '?'),
        '-' | '=' => matches!(c, '-' | '='),
        '‘' => c == '’',
        _ => c == first && REPEATED.contains(&c),
    };
    first.len_utf8() + rest.find(|c| !is_sort(c)).unwrap_or(rest.len())
}
