//! Two names → in which way they may be names of one thing.
//!
//! Names are compared word by word in small letters and without accents, as IRIs are made of them.

use super::thing::Sort;
use super::weights::Weights;
use crate::iri;

/// In which way one name may stand for the other, the closest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// Letter for letter, but for case, accents and idle words.
    Same,
    /// Spelled otherwise: "Mohammed", "Muhammad".
    Spelling,
    /// The same with another given name between or before.
    Longer,
    /// A given name is an initial.
    Initial,
    /// The surname first.
    Turned,
    /// The surname alone.
    Surname,
    /// The first letters.
    Acronym,
    /// The same without "of Dunmarrow" or "Dunmarrow's" beside it.
    Shorter,
}

impl Likeness {
    /// The likeness in words, for people.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Same => "the same name",
            Self::Spelling => "the same name, spelled otherwise",
            Self::Longer => "the same name with a further given name",
            Self::Initial => "the same name with an initial",
            Self::Turned => "the same name, turned around",
            Self::Surname => "the surname alone",
            Self::Acronym => "the first letters of the name",
            Self::Shorter => "the same name, shortened",
        }
    }
}

/// The words of a name, without the idle ones.
pub(super) fn words(weights: &Weights, name: &str) -> Vec<String> {
    let slug = iri::slug(name);
    slug.split('-').filter(|word| !weights.words.idle.contains(*word)).map(str::to_owned).collect()
}

/// How two names of things of one sort are alike; nothing if they are not.
pub(super) fn likeness(weights: &Weights, sort: Sort, one: &str, other: &str) -> Option<Likeness> {
    let (a, b) = (words(weights, one), words(weights, other));
    if a.is_empty() || b.is_empty() || numbers(&a) != numbers(&b) {
        return None;
    }
    if a == b {
        return Some(Likeness::Same);
    }
    let spelled = a.len() == b.len() && a.iter().zip(&b).all(|(a, b)| is_spelling(a, b));
    if spelled {
        return Some(Likeness::Spelling);
    }
    match sort {
        Sort::Person => of_persons(&a, &b),
        Sort::Body => of_bodies(one, other, &a, &b),
        Sort::Other => None,
    }
}

fn of_persons(a: &[String], b: &[String]) -> Option<Likeness> {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.len() == 1 {
        // The surname is the last, or of two the last but one: "Ruiz" of "José Ruiz Vela".
        return long[1..].contains(&short[0]).then_some(Likeness::Surname);
    }
    if short.len() == 2 && long.len() == 2 && short[0] == long[1] && short[1] == long[0] {
        return Some(Likeness::Turned);
    }
    if long.last() != short.last() {
        return None;
    }
    let is_within = |word: &String| long.contains(word);
    if short.iter().all(is_within) {
        return Some(Likeness::Longer);
    }
    let (given, full) = (short[0].as_str(), long[0].as_str());
    let is_initial = given.chars().count() == 1 && full.starts_with(given)
        || full.chars().count() == 1 && given.starts_with(full);
    is_initial.then_some(Likeness::Initial)
}

fn of_bodies(one: &str, other: &str, a: &[String], b: &[String]) -> Option<Likeness> {
    let stands_for = |short: &str, long: &[String]| {
        let letters: String = short.chars().filter(|c| *c != '.').collect();
        let is_acronym = letters.chars().count() > 2 && letters.chars().all(char::is_uppercase);
        is_acronym && [true, false].map(|all| acronym(long, all)).contains(&letters.to_lowercase())
    };
    if stands_for(one, b) || stands_for(other, a) {
        return Some(Likeness::Acronym);
    }
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let links = |word: Option<&String>| word.is_some_and(|it| ["of", "for", "in"].contains(&it.as_str()));
    let goes_on = long.strip_prefix(short).is_some_and(|rest| links(rest.first()));
    // "Council of the European Union" is not the Union.
    let begins_earlier = long.strip_suffix(short).is_some_and(|before| !links(before.last()));
    let is_shorter = short.len() > 1 && (goes_on || begins_earlier);
    is_shorter.then_some(Likeness::Shorter)
}

/// The first letters of a name, of all its words or of those that are long.
pub(super) fn acronym(words: &[String], all: bool) -> String {
    let weighty = |word: &&String| all || !["of", "for", "and", "in", "the"].contains(&word.as_str());
    words.iter().filter(weighty).filter_map(|word| word.chars().next()).collect()
}

fn numbers(words: &[String]) -> Vec<&String> {
    words.iter().filter(|word| word.chars().any(char::is_numeric)).collect()
}

/// Whether two words are spellings of one. An end in another vowel is another name: "Mario", "Maria".
fn is_spelling(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let end = |word: &str| word.chars().last().filter(|c| "aoeu".contains(*c));
    let long = a.chars().count().min(b.chars().count()) > 3;
    long && end(a) == end(b)
        && skeleton(a) == skeleton(b)
        && strsim::normalized_damerau_levenshtein(a, b) > 0.7
}

/// What is left of a word when spellings are evened out: its consonants, those that sound alike made one.
pub(super) fn skeleton(word: &str) -> String {
    let word = word.replace("ph", "f").replace("kh", "h").replace("ck", "k").replace("ts", "z");
    let mut skeleton = String::with_capacity(word.len());
    for (at, c) in word.chars().enumerate() {
        let c = match c {
            'c' | 'q' | 'g' => 'k',
            'w' => 'v',
            's' => 'z',
            'j' => 'y',
            other => other,
        };
        let is_vowel = matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
        let c = if is_vowel { 'a' } else { c };
        if (at == 0 || !is_vowel) && !skeleton.ends_with(c) {
            skeleton.push(c);
        }
    }
    skeleton
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sort: Sort, one: &str, other: &str, expected: Option<Likeness>) {
        for (a, b) in [(one, other), (other, one)] {
            assert_eq!(likeness(Weights::bundled(), sort, a, b), expected, "{a}, {b}");
        }
    }

    #[test]
    fn persons_are_called_in_many_ways() {
        use Likeness::{Initial, Longer, Same, Spelling, Surname, Turned};
        for (one, other, expected) in [
            ("José Ruiz", "Jose Ruiz", Some(Same)),
            ("Mohammed Alawi", "Muhammad Alawi", Some(Spelling)),
            ("Sergei Orlov", "Sergey Orlov", Some(Spelling)),
            ("Mira Ann Holt", "Mira Holt", Some(Longer)),
            ("M. Holt", "Mira Holt", Some(Initial)),
            ("Holt Mira", "Mira Holt", Some(Turned)),
            ("Holt", "Mira Holt", Some(Surname)),
            ("Ruiz", "José Ruiz Vela", Some(Surname)),
            ("Mira", "Mira Holt", None),
            ("Dan Orr Jr.", "Dan Orr", None),
            ("Mario Vela", "Maria Vela", None),
            ("Mira Holt", "Anna Holt", None),
            ("Hassan Alawi", "Hussein Alawi", None),
        ] {
            check(Sort::Person, one, other, expected);
        }
    }

    #[test]
    fn bodies_are_shortened() {
        use Likeness::{Acronym, Same, Shorter};
        for (one, other, expected) in [
            ("The Harbour Trading Co.", "Harbour Trading", Some(Same)),
            ("HFD", "Harbour Force of Dunmarrow", Some(Acronym)),
            ("Harbour Party", "Harbour Party of Dunmarrow", Some(Shorter)),
            ("Harbour Party", "Dunmarrow Harbour Party", Some(Shorter)),
            ("Harbour Party", "Harbour Party Hospital", None),
            ("Harbour Party", "Council of the Harbour Party", None),
            ("Party", "Harbour Party", None),
            ("Summit 2018", "Summit 2019", None),
        ] {
            check(Sort::Body, one, other, expected);
        }
        check(Sort::Other, "Harbour Hill", "Harbour Hill of Dunmarrow", None);
    }
}
