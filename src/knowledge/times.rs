//! How words tell a time: the words of the calendar, and patterns of them with what they mean.

use super::table::Table;
use std::collections::BTreeMap;

/// The words and patterns of `data/rules/times`.
#[derive(Debug)]
pub struct Times {
    /// The patterns, in the order of the file.
    pub patterns: Vec<TimePattern>,
    /// What a word counts for in a class: of the class "month", "may" is "5".
    words: BTreeMap<&'static str, BTreeMap<&'static str, &'static str>>,
}

/// A pattern of words, what it means, and its proof.
#[derive(Debug)]
pub struct TimePattern {
    /// What must follow each other: one list for each way of leaving out what may be left out.
    pub variants: Vec<Vec<Element>>,
    /// What to make of it: the first word names the way, the others say how.
    pub means: Vec<&'static str>,
    /// A sentence that it reads.
    pub example: &'static str,
    /// The value that the sentence must give; none where it may give none.
    pub value: Option<&'static str>,
    /// Its line in the file, counted from one.
    pub line: usize,
}

/// A part of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Element {
    /// One of these runs of words.
    Words(Vec<Vec<&'static str>>),
    /// A word of a class: `{month}`.
    Class(&'static str),
    /// Another time, of any sort or of the one named: `{date:year}`.
    Time(Option<&'static str>),
    /// One of these words must stand before: `<in|since`.
    Behind(Vec<&'static str>),
    /// None of these words may follow: `!percent`.
    Not(Vec<&'static str>),
}

impl Times {
    /// The words and patterns within the program.
    pub(super) fn bundled() -> Self {
        let table = Table::new(include_str!("../../data/rules/times/patterns.tsv"));
        let patterns = table.rows().map(|row| TimePattern {
            variants: variants(row.cell("pattern")),
            means: row.cell("means").split(' ').collect(),
            example: row.cell("example"),
            value: Some(row.cell("value")).filter(|value| *value != "-"),
            line: row.line,
        });
        let lines = include_str!("../../data/rules/times/words.txt").lines();
        let mut words: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
        for line in lines.filter(|line| !line.starts_with('#')) {
            if let [class, word, value] = line.split(' ').collect::<Vec<_>>()[..] {
                words.entry(class).or_default().insert(word, value);
            }
        }
        Self { patterns: patterns.collect(), words }
    }

    /// What a word in small letters counts for in a class, if it is of it.
    pub fn value(&self, class: &str, word: &str) -> Option<&'static str> {
        self.words.get(class)?.get(word).copied()
    }
}

/// `the? {day} of (last|next) {month}` → its elements, with "the" and without.
fn variants(pattern: &'static str) -> Vec<Vec<Element>> {
    let mut variants = vec![Vec::new()];
    let mut rest = pattern;
    while !rest.is_empty() {
        // A space within parentheses parts the words of an alternative.
        let end = match rest.strip_prefix('(') {
            Some(inner) => inner.find(')').map_or(rest.len(), |at| at + 2),
            None => rest.find([' ', '?']).unwrap_or(rest.len()),
        };
        let element = element(&rest[..end]);
        let without = rest[end..].starts_with('?').then(|| variants.clone());
        for variant in &mut variants {
            variant.push(element.clone());
        }
        rest = rest[end..].trim_start_matches(['?', ' ']);
        variants.extend(without.into_iter().flatten());
    }
    variants
}

fn element(text: &'static str) -> Element {
    if let Some(words) = text.strip_prefix('<') {
        return Element::Behind(words.split('|').collect());
    }
    if let Some(words) = text.strip_prefix('!') {
        return Element::Not(words.split('|').collect());
    }
    if let Some(class) = text.strip_prefix('{').and_then(|it| it.strip_suffix('}')) {
        return match class.split_once(':') {
            Some(("date", sort)) => Element::Time(Some(sort)),
            None if class == "date" => Element::Time(None),
            _ => Element::Class(class),
        };
    }
    let words = text.strip_prefix('(').and_then(|it| it.strip_suffix(')')).unwrap_or(text);
    Element::Words(words.split('|').map(|run| run.split(' ').collect()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_read_part_by_part() {
        let behind = Element::Behind(vec!["in", "since"]);
        let rest = [
            Element::Words(vec![vec!["up", "to"], vec!["over"]]),
            Element::Class("unit:one"),
            Element::Time(Some("day")),
            Element::Not(vec!["percent"]),
        ];
        let the = Element::Words(vec![vec!["the"]]);
        let with = [vec![behind.clone(), the], rest.to_vec()].concat();
        let without = [vec![behind], rest.to_vec()].concat();
        assert_eq!(variants("<in|since the? (up to|over) {unit:one} {date:day} !percent"), [with, without]);
    }
}
