//! One line of a page → its kind, judged by the line alone.

use super::{byline, credit, headline, junk};
use crate::input::date::{date, date_line};

/// What a line of a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The headline, known beforehand.
    Title,
    /// A known line of navigation, advertising and the like.
    Junk,
    /// A sentence that begins like a known line of junk, or a line in another script than the article's: none of it
    /// at the ends of a page, text in its middle.
    Notice,
    /// A heading such as "Related articles", after which other things begin.
    Closing,
    /// "© 2021 Meridian Wire".
    Copyright,
    /// A caption with the name of the photographer or agency, or that name alone.
    Caption,
    /// A date alone.
    Date,
    /// "By Nora Lind".
    Byline,
    /// Text that ends as sentences do, or is too long for anything else.
    Sentence,
    /// All other short lines: headlines, headings, menus.
    Short,
}

impl Kind {
    /// Whether a line of this kind inside the body is text, with so many sentences up to it.
    ///
    /// Byline and date may stand below a first sentence or two that sum the article up; further down a date
    /// is the heading of a day.
    pub(super) fn belongs(self, sentences: usize) -> bool {
        match self {
            Self::Title | Self::Junk | Self::Copyright | Self::Caption => false,
            Self::Date => sentences > 1,
            Self::Byline => sentences > 2,
            Self::Notice | Self::Closing | Self::Sentence | Self::Short => true,
        }
    }
}

/// The kind of `line` on the page of an article called `title`.
pub(super) fn kind(line: &str, title: Option<&str>) -> Kind {
    if line.len() > 600 && is_sentence(line) {
        // Nothing else is that long.
        Kind::Sentence
    } else if title.is_some_and(|title| headline::is_same(line, title)) {
        Kind::Title
    } else if junk::is_known(line) {
        Kind::Junk
    } else if junk::is_closing(line) {
        Kind::Closing
    } else if credit::is_copyright(line) {
        Kind::Copyright
    } else if credit::uncredited(line).is_some() {
        Kind::Caption
    } else if date_line(line).is_some() {
        Kind::Date
    } else if byline::byline(line).is_some() {
        Kind::Byline
    } else if !is_sentence(line) {
        if junk::is_begun(line) { Kind::Junk } else { Kind::Short }
    } else if words(line) <= 40 && junk::is_begun(line) {
        Kind::Notice
    } else {
        Kind::Sentence
    }
}

/// Whether a line ends as a sentence does, or is longer than headlines are.
fn is_sentence(line: &str) -> bool {
    let end = line.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', ' ', '*']);
    let count = words(line);
    match end.chars().next_back() {
        Some('.' | '!' | '?' | '…' | '。' | '！' | '？' | '．' | '؟' | '।') => count >= 2,
        Some(':') => count >= 4,
        _ => count >= 25,
    }
}

/// Whether a sentence ends within the line and another begins.
pub(super) fn has_two_sentences(line: &str) -> bool {
    let ends = line
        .match_indices(['.', '!', '?'])
        .map(|(place, mark)| (&line[..place], &line[place + mark.len()..]));
    let is_end = |(before, after): (&str, &str)| {
        // "U.S. Senator", "J. Smith": a point after a single letter ends nothing.
        let word = before.rsplit([' ', '.']).next().unwrap_or_default();
        let after = after.trim_start_matches(['"', '”', '’', ')']);
        word.chars().count() > 3
            && after
                .strip_prefix(' ')
                .is_some_and(|next| next.starts_with(|c: char| c.is_uppercase() || c == '“'))
    };
    ends.into_iter().any(is_end)
}

/// How many words a line has; two characters of scripts without blanks count as one.
pub(super) fn words(line: &str) -> usize {
    let dense = line.chars().filter(|c| matches!(c, '\u{e00}'..='\u{e7f}' | '\u{3041}'..='\u{9fff}')).count();
    let spaced = line.split(' ').filter(|word| word.chars().any(char::is_alphanumeric)).count();
    spaced.max(dense / 2)
}

/// Whether a line could stand in a list of sources or further reading: it has an address, ends with the day it
/// was published, or is a headline that asks something in a few words.
pub(super) fn is_reference(line: &str) -> bool {
    let asks = line.ends_with('?') && words(line) < 6;
    let line = line.trim_end_matches('.');
    let ends_with_date =
        line.char_indices().filter(|(_, c)| *c == ' ').any(|(place, _)| date(&line[place + 1..]).is_ok());
    asks || line.contains("://") || line.contains("www.") || ends_with_date && line.contains(", ")
}
