//! Names → those of one thing together: the same identity, the same words, initials and short forms of a full name.

use super::mention::Named;
use crate::knowledge::{Kind, Knowledge, KnownId, Surface, folded};
use crate::language::Document;
use std::collections::BTreeMap;

/// What the names of one thing have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    /// They can mean this alone.
    Known(KnownId),
    /// They are the same words.
    Words(String),
    /// They are the same word for a people.
    People(String),
}

/// The names of each thing, in the order in which the article first speaks of it.
pub(super) fn groups<'a>(knowledge: &Knowledge, doc: &Document, named: &'a [Named]) -> Vec<Vec<&'a Named>> {
    let meant = short_forms(knowledge, doc, named);
    let mut places: BTreeMap<Key, usize> = BTreeMap::new();
    let mut groups: Vec<Vec<&Named>> = Vec::new();
    for name in named {
        let own = key(doc, name);
        let key = meant.get(&own).cloned().unwrap_or(own);
        let at = *places.entry(key).or_insert(groups.len());
        if at == groups.len() {
            groups.push(Vec::new());
        }
        groups[at].push(name);
    }
    for group in &mut groups {
        // The full name speaks for its initials.
        let longest = group.iter().map(|name| (!name.readings.is_empty(), doc.words(name.span).len())).max();
        let is_fullest =
            |name: &&Named| Some((!name.readings.is_empty(), doc.words(name.span).len())) == longest;
        if let Some(at) = group.iter().position(is_fullest) {
            group[..=at].rotate_right(1);
        }
    }
    groups
}

/// Gives names of the same words the kind that the core sees most often, where nothing of that name is known.
pub(super) fn evened(doc: &Document, mut named: Vec<Named>) -> Vec<Named> {
    let mut seen: BTreeMap<String, Vec<(Kind, usize)>> = BTreeMap::new();
    for name in named.iter().filter(|name| name.readings.is_empty()) {
        let kinds = seen.entry(words(doc, name)).or_default();
        match kinds.iter_mut().find(|(kind, _)| *kind == name.kind) {
            Some((_, times)) => *times += 1,
            None => kinds.push((name.kind, 1)),
        }
    }
    for name in named.iter_mut().filter(|name| name.readings.is_empty()) {
        // The first of those that are as frequent.
        let kinds = seen.get(&words(doc, name)).into_iter().flatten();
        let most = kinds.rev().max_by_key(|(_, times)| *times);
        name.kind = most.map_or(name.kind, |(kind, _)| *kind);
    }
    named
}

fn key(doc: &Document, name: &Named) -> Key {
    match name.readings.as_slice() {
        [only] if only.surface == Surface::People => Key::People(words(doc, name)),
        [only] if !name.generic => Key::Known(only.known),
        _ => Key::Words(words(doc, name)),
    }
}

fn words(doc: &Document, name: &Named) -> String {
    let text = folded(doc.words(name.span)).into_owned();
    text.strip_prefix("The ").or(text.strip_prefix("the ")).map_or(text.clone(), str::to_owned)
}

/// What initials and short forms mean in this article, where a full name tells it.
fn short_forms(knowledge: &Knowledge, doc: &Document, named: &[Named]) -> BTreeMap<Key, Key> {
    let mut meant = BTreeMap::new();
    let bodies = || named.iter().filter(|name| matches!(name.kind, Kind::Institution | Kind::Group));
    for name in named {
        let (own, text) = (key(doc, name), words(doc, name));
        let introduced =
            bodies().find(|full| introduces(doc, full, name) && stands_for(&text, &words(doc, full)));
        let is_open = name.readings.is_empty() || name.generic;
        let fits = |full: &&Named| key(doc, full) != own && is_short_for(&text, &words(doc, full));
        let told = || bodies().find(fits).filter(|_| is_open && name.kind == Kind::Institution);
        let Some(full) = introduced.or_else(told) else { continue };
        // "the Organization for Security and Cooperation (OSCE)": a spelling of ours, known by its initials.
        if full.readings.is_empty() && is_spelling_of(knowledge, name, &words(doc, full)) {
            meant.insert(key(doc, full), own);
        } else if key(doc, full) != own {
            meant.insert(own, key(doc, full));
        }
    }
    meant
}

/// "Department for International Development (DFID)": whether `short` stands in brackets right behind `full`.
fn introduces(doc: &Document, full: &Named, short: &Named) -> bool {
    let is_mark = |at: usize, mark: &str| doc.tokens().get(at).is_some_and(|_| doc.word(at) == mark);
    full.span.end + 1 == short.span.start && is_mark(full.span.end, "(") && is_mark(short.span.end, ")")
}

/// Whether letters are the initials of a name, small words left out or counted: "DFID", "FBI", "IRGC".
fn stands_for(letters: &str, full: &str) -> bool {
    let letters: String = letters.chars().filter(|c| c.is_alphabetic()).collect();
    if letters.chars().count() < 2 || letters.chars().any(char::is_lowercase) || letters.len() >= full.len() {
        return false;
    }
    let parts = || full.split([' ', '/']).filter(|word| word.starts_with(char::is_alphanumeric));
    let capitals: String =
        parts().filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase()).collect();
    let all: String = parts().filter_map(|word| word.chars().next()).flat_map(char::to_uppercase).collect();
    capitals == letters || all == letters || is_within(&letters, full)
}

/// Whether the letters stand in the name in this order, the first and all that are capitals there among them: `DfID`, `NAVSUP`.
fn is_within(letters: &str, full: &str) -> bool {
    let mut rest = full.chars();
    let in_order = letters.chars().all(|letter| rest.any(|c| c.to_uppercase().eq([letter])));
    let capitals = full.chars().filter(|c| c.is_uppercase()).count();
    in_order
        && full.starts_with(|first: char| letters.starts_with(first))
        && capitals <= letters.chars().count()
}

/// Whether words are the end of a longer name of the article, its beginning before "of", or its initials.
fn is_short_for(short: &str, full: &str) -> bool {
    // "the House" is a chamber, and none of the White House.
    let ends = short != "House"
        && full.strip_suffix(short).is_some_and(|before| before.ends_with(' ') && !before.contains(" of "));
    let begins = full.strip_prefix(short).is_some_and(|behind| behind.starts_with(" of "));
    let is_letters = short.len() > 2 && !short.contains(' ') && short.len() <= 6;
    ends || begins || (is_letters && stands_for(short, full))
}

/// Whether what initials are known for has most words of the full name that the article gives.
fn is_spelling_of(knowledge: &Knowledge, name: &Named, full: &str) -> bool {
    let long = |text: &str| -> Vec<String> {
        text.split([' ', '-']).filter(|word| word.len() > 3).map(str::to_lowercase).collect()
    };
    let told = long(full);
    name.readings.iter().any(|reading| {
        let own = long(knowledge.names.known(reading.known).name);
        let shared = told.iter().filter(|word| own.contains(word)).count();
        shared * 2 > told.len().max(own.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_stand_for_the_name_whose_words_they_begin() {
        assert!(stands_for("DFID", "Department for International Development"));
        assert!(stands_for("FBI", "Federal Bureau of Investigation"));
        assert!(stands_for("NAVSUP", "Naval Supply"));
        assert!(!stands_for("PAP", "Polska Agencja"));
        assert!(!stands_for("EU", "United Nations"));
    }

    #[test]
    fn a_short_form_is_the_end_of_a_name_or_its_head() {
        assert!(is_short_for("Commission", "European Commission"));
        assert!(is_short_for("Ministry of Defence", "Ministry of Defence of Norway"));
        assert!(!is_short_for("Norway", "Ministry of Defence of Norway"));
    }
}
