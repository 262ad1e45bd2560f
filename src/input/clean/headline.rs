//! The head of a page → its headline.
//!
//! A headline that stands twice, once perhaps with the name of a photographer, is certain. Else it is the
//! first line in the head that is long enough to be one.

use super::kind::{Kind, words};
use super::{Line, credit};
use std::ops::Range;

/// The headline among the lines before `body`, whose start moves where its first sentence turns out to be it.
pub(super) fn headline(lines: &[Line], body: &mut Range<usize>) -> Option<String> {
    let head = &lines[..body.start];
    let candidates: Vec<&str> = head
        .iter()
        .filter(|line| line.kind == Kind::Short && is_titled(&line.text))
        .map(|line| line.text.as_str())
        .collect();
    if let Some(twice) = twice(head, &candidates) {
        return Some(twice.to_owned());
    }
    let long = candidates.iter().find(|line| words(line) >= 5);
    // `max_by_key` takes the last of several; the first of the longest is wanted.
    let longest = candidates.iter().rev().max_by_key(|line| words(line)).filter(|line| words(line) >= 3);
    let only = candidates.first().filter(|line| candidates.len() == 1 && words(line) >= 2);
    if let Some(line) = long.or(longest).or(only) {
        return Some((*line).to_owned());
    }
    let start = after_question(lines, body)?;
    let title = lines[body.start].text.clone();
    body.start = start;
    Some(title)
}

/// The longest line of three words or more that stands again, alone or with a credit or the site's name behind it.
fn twice<'a>(head: &[Line], candidates: &[&'a str]) -> Option<&'a str> {
    let stands_again = |line: &&&str| {
        let same = head.iter().filter(|other| {
            other.kind != Kind::Sentence
                && credit::uncredited(&other.text).unwrap_or(&other.text).starts_with(**line)
        });
        words(line) >= 3 && same.count() > 1
    };
    candidates.iter().filter(stands_again).max_by_key(|line| line.len()).copied()
}

/// Headlines begin with a word, a number, a quotation, or the mark of an agency: "(LEAD) Talks end in Oslo".
fn is_titled(line: &str) -> bool {
    let begins = |c: char| {
        c.is_alphanumeric() || matches!(c, '"' | '\'' | '“' | '‘' | '«' | '[' | '¿' | '$' | '€' | '£')
    };
    let unmarked =
        line.strip_prefix('(').and_then(|rest| rest.split_once(") ")).map_or(line, |(_, rest)| rest);
    unmarked.starts_with(begins)
}

/// "Who won?" above a byline is a headline though it ends as a sentence does; the text begins after the byline.
fn after_question(lines: &[Line], body: &Range<usize>) -> Option<usize> {
    let is_about =
        |place: usize| lines.get(place).is_some_and(|line| matches!(line.kind, Kind::Byline | Kind::Date));
    let is_sentence = |place: usize| body.contains(&place) && lines[place].kind == Kind::Sentence;
    let next = (body.start + 1..body.end).find(|place| !is_about(*place))?;
    let is_headline = next > body.start + 1
        && words(&lines[body.start].text) <= 20
        && is_sentence(next)
        && !is_about(next + 1);
    is_headline.then_some(next)
}

/// Whether a line is the headline again: the same letters, with or without a credit or the site's name behind it.
pub(super) fn is_same(line: &str, title: &str) -> bool {
    let letters = |text: &str| {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
    };
    let title = letters(title);
    let before_site = [" | ", " - ", " – ", " — "].iter().filter_map(|mark| Some(line.rsplit_once(mark)?.0));
    let uncredited = credit::uncredited(line).into_iter();
    !title.is_empty() && before_site.chain(uncredited).chain([line]).any(|line| letters(line) == title)
}
