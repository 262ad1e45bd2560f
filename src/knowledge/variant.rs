//! A person's name → a key that its other spellings share: "Volodymyr Zelenskyy" and "Volodymyr O. Zelensky".
//!
//! Middle initials and "Jr." are left out of the key and compared by themselves: who lacks them fits anybody, but "John F."
//! is not "John D.". Names of countries that write the surname first are known the other way around too. A single word
//! has no variants: too many people share it.

use super::names::{Known, folded};
use super::table::Table;
use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;

/// A name of fewer letters is not turned around: "Li Na" and "Na Li" are two people.
const LEAST_LETTERS: usize = 8;
/// "bin", "al", "de", "van": what may stand in small letters within a name.
const LONGEST_PARTICLE: usize = 3;
/// The most words, initials and suffix among them, of a name that has variants.
const MOST_WORDS: usize = 5;
/// What an end leaves of a word to count as its end.
const LEAST_STEM: usize = 3;

/// How parts of names are written.
struct Spellings {
    words: HashMap<String, String>,
    /// The spellings that stand for others.
    common: BTreeSet<String>,
    /// Longer ends before shorter ones.
    ends: Vec<(&'static str, &'static str)>,
    surname_first: BTreeSet<&'static str>,
}

impl Spellings {
    fn bundled() -> &'static Self {
        static SPELLINGS: OnceLock<Spellings> = OnceLock::new();
        SPELLINGS.get_or_init(|| {
            let (mut words, mut ends) = (HashMap::new(), Vec::new());
            for row in Table::new(include_str!("../../data/knowledge/spellings.tsv")).rows() {
                for alias in row.list("aliases") {
                    match (row.cell("name").strip_prefix('-'), alias.strip_prefix('-')) {
                        (Some(name), Some(alias)) => ends.push((alias, name)),
                        _ => _ = words.insert(alias.to_lowercase(), row.cell("name").to_lowercase()),
                    }
                }
            }
            let common = words.values().cloned().collect();
            ends.sort_by_key(|(end, _)| std::cmp::Reverse(end.len()));
            let countries = include_str!("../../data/rules/words/surname-first.txt").lines();
            let surname_first = countries.filter(|line| !line.starts_with('#')).collect();
            Self { words, common, ends, surname_first }
        })
    }

    /// The one spelling that stands for a word's.
    fn of(&self, word: &str) -> String {
        if let Some(name) = self.words.get(word) {
            return name.clone();
        }
        let stem = |end: &str| word.strip_suffix(end).filter(|stem| stem.len() >= LEAST_STEM);
        let changed = self.ends.iter().find_map(|(end, name)| Some(stem(end)?.to_owned() + name));
        changed.unwrap_or_else(|| word.to_owned())
    }
}

/// A name taken apart.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Variant {
    words: Vec<String>,
    initials: String,
    /// "jr", "sr", "ii" …
    suffix: String,
}

impl Variant {
    /// The parts of a name of two to five words that begins and ends with capitals; others have no variants.
    pub(super) fn of(name: &str) -> Option<Self> {
        let is_capital = |word: &str| word.starts_with(char::is_uppercase);
        let (first, rest) = name.split_once(' ')?;
        let last = rest.rsplit(' ').next()?;
        let is_part = |word: &str| is_capital(word) || word.len() <= LONGEST_PARTICLE;
        let is_short = rest.bytes().filter(|byte| *byte == b' ').count() < MOST_WORDS - 1;
        if !is_capital(first) || !is_capital(last) || !is_short || !rest.split(' ').all(is_part) {
            return None;
        }
        let folded = folded(name).to_lowercase();
        let mut parts: Vec<&str> = folded.split(' ').map(|word| word.trim_matches([',', '.'])).collect();
        let mut suffix = String::new();
        if let Some(end) = parts.pop_if(|it| matches!(*it, "jr" | "sr" | "ii" | "iii" | "iv")) {
            end.clone_into(&mut suffix);
        }
        let spellings = Spellings::bundled();
        let (mut words, mut initials) = (Vec::new(), String::new());
        for (at, part) in parts.iter().enumerate() {
            let is_within = at > 0 && at + 1 < parts.len();
            if is_within && part.chars().count() == 1 {
                initials += part;
            } else {
                words.push(spellings.of(part));
            }
        }
        // "Mohammed Hussein": where every part is among the commonest, another spelling is likely another man.
        let is_told_apart = words.iter().any(|word| !spellings.common.contains(word));
        (words.len() > 1 && is_told_apart).then_some(Self { words, initials, suffix })
    }

    /// What the spellings of a name share.
    pub(super) fn key(&self) -> String {
        self.words.join(" ")
    }

    /// The keys under which a known person is found: that of the name, and where it may be turned around, those too.
    pub(super) fn keys(&self, country: &str) -> BTreeSet<String> {
        let mut keys = BTreeSet::from([self.key()]);
        let letters: usize = self.words.iter().map(String::len).sum();
        if letters >= LEAST_LETTERS && Spellings::bundled().surname_first.contains(country) {
            let mut turned = self.words.clone();
            turned.rotate_left(1);
            keys.insert(turned.join(" "));
            turned.rotate_right(2);
            keys.insert(turned.join(" "));
        }
        keys
    }

    /// Whether initials and suffix do not speak against its being this person.
    pub(super) fn fits(&self, known: Known<'_>) -> bool {
        let agree = |ours: &str, theirs: &str| ours.is_empty() || theirs.is_empty() || ours == theirs;
        Self::of(known.name)
            .is_none_or(|it| agree(&self.initials, &it.initials) && agree(&self.suffix, &it.suffix))
    }
}

/// The keys under which somebody of this name is found.
pub fn variant_keys(name: &str, country: &str) -> BTreeSet<String> {
    Variant::of(name).map(|it| it.keys(country)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(one: &str, other: &str, country: &str) -> bool {
        let Some(other) = Variant::of(other) else { return false };
        variant_keys(one, country).contains(&other.key())
    }

    #[test]
    fn spellings_of_one_name_share_a_key() {
        for other in ["Volodymyr Zelenskyy", "Volodymyr Zelenskiy", "Volodymyr O. Zelensky"] {
            assert!(same("Volodymyr Zelensky", other, "UKR"), "{other}");
        }
        assert!(same("Mohammed Quist Jr.", "Muhammad Quist", ""));
        assert!(same("Xi Jinping", "Jinping Xi", "CHN"));
        assert!(same("Moon Jae-in", "Jae-in Moon", "KOR"));
    }

    #[test]
    fn other_names_do_not() {
        assert!(!same("James Thomas", "Thomas James", "USA"));
        assert!(!same("Li Na", "Na Li", "CHN"));
        assert!(!same("Volodymyr Quist", "Vladimir Quist", ""));
        assert!(!same("Mohammed Hussein", "Muhammad Husain", ""));
        assert_eq!(Variant::of("Quist"), None);
        assert_eq!(Variant::of("President of Ukraine said that"), None);
    }

    #[test]
    fn no_spelling_stands_twice() {
        let table = Table::new(include_str!("../../data/knowledge/spellings.tsv"));
        let mut seen = BTreeSet::new();
        for row in table.rows() {
            assert!(row.is_whole(), "{}", row.line);
            for name in row.list("aliases").chain([row.cell("name")]) {
                assert!(seen.insert(name), "{name} stands twice");
            }
        }
    }
}
