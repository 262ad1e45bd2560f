//! Lines known to be no part of any article, from `data/rules/junk.txt`.

use std::collections::BTreeSet;
use std::sync::LazyLock;

static JUNK: LazyLock<Junk> = LazyLock::new(|| Junk::parse(include_str!("../../../data/rules/junk.txt")));

/// The lists of the file.
#[derive(Default)]
struct Junk {
    lines: BTreeSet<String>,
    beginnings: Vec<String>,
    closings: BTreeSet<String>,
}

impl Junk {
    /// `= heading` is a closing heading, `beginning *` a beginning, `#` a comment, all else a whole line.
    fn parse(text: &str) -> Self {
        let mut junk = Self::default();
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(heading) = line.strip_prefix("= ") {
                junk.closings.insert(key(heading));
            } else if let Some(beginning) = line.strip_suffix(" *") {
                junk.beginnings.push(beginning.to_lowercase());
            } else {
                junk.lines.insert(key(line));
            }
        }
        junk
    }
}

/// Whether the whole line is known, whatever its case, its numbers and the marks around it.
pub(super) fn is_known(line: &str) -> bool {
    let key = key(line);
    // A line of marks alone, such as "* * *" or "|".
    key.is_empty() || JUNK.lines.contains(&key)
}

/// Whether the line begins as a known one does.
pub(super) fn is_begun(line: &str) -> bool {
    let lower = line.to_lowercase();
    // Quotation marks stay: "Join us," she said, is text.
    let lower = lower.trim_start_matches(['»', '>', '•', '-', '–', '—', '*', '(', '[', '|', ' ']);
    let is_whole = |rest: &str| !rest.starts_with(char::is_alphanumeric);
    JUNK.beginnings.iter().any(|beginning| lower.strip_prefix(beginning.as_str()).is_some_and(is_whole))
}

/// Whether the line is a heading after which other things than the article stand.
pub(super) fn is_closing(line: &str) -> bool {
    JUNK.closings.contains(&key(line))
}

/// A line in lower case, each number as `0`, without marks at its ends.
fn key(line: &str) -> String {
    let mut key = String::with_capacity(line.len());
    for c in line.to_lowercase().chars() {
        match c {
            '0'..='9' if key.ends_with('0') => {}
            '0'..='9' => key.push('0'),
            c => key.push(c),
        }
    }
    key.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_known_whole_in_any_case() {
        assert!(is_known("TEXT SIZE"));
        assert!(is_known("» Share this article"));
        assert!(is_known("5 min read"));
        assert!(is_known("* * *"));
        assert!(!is_known("Share this article of faith"));
    }

    #[test]
    fn beginnings_end_with_a_word() {
        assert!(is_begun("Read more: the talks of Oslo"));
        assert!(!is_begun("Follow-up talks on the way"));
        assert!(!is_begun("\"Follow us on the way to Oslo,\" she said."));
    }

    #[test]
    fn no_line_of_the_data_stands_twice() {
        let text = include_str!("../../../data/rules/junk.txt");
        let mut seen = BTreeSet::new();
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            assert!(seen.insert(line), "{line}");
            assert_eq!(line, line.to_lowercase());
        }
    }
}
