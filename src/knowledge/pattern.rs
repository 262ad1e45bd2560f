//! A line of a rule file → its patterns: what must stand around a verb or noun for it to tell an event.
//!
//! A pattern is written as it is read: `meet ~`, `impose sanction/tariff on ~`, `death of ~`. The tilde stands where the
//! recipient stands; the first word is the predicate's lemma; a word before a preposition is the object's lemma; a particle
//! has a plus before it (`call +off talk`); "to" at the end asks for an infinitive (`ask ~ to`). A word in capital letters
//! stands for a list of `data/rules/sets.txt`, so that `hold TALK with ~` is as many wordings as there are words for talks.

use std::collections::BTreeMap;

/// Lists of words that many patterns share, each under a name in capital letters.
const SETS: &str = include_str!("../../data/rules/sets.txt");

/// One pattern: what must stand around the predicate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pattern {
    /// Particles of the verb, of which one must stand there: "call off".
    pub particle: Vec<String>,
    /// Lemmas of which the object's head must be one.
    pub object: Vec<String>,
    /// Where the recipient stands.
    pub recipient: Option<Slot>,
    /// What must follow.
    pub follows: Option<Follows>,
    /// A preposition that must stand there, and the lemmas of which the noun behind it must be one; any where there are none.
    pub beside: Option<(String, Vec<String>)>,
    /// Words of which one must be said of the object: "take ~ hostage".
    pub predicate: Vec<String>,
    /// Nouns of which one must be the subject: "a bomb exploded".
    pub subject: Vec<String>,
    /// Whether no object may stand there: "quit", not "quit smoking".
    pub bare: bool,
    /// Whether a noun must have one who does it: "Xi's visit to Moscow".
    pub owned: bool,
}

/// What a verb governs besides nouns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Follows {
    /// An infinitive with "to": "asked them to leave".
    Infinitive,
    /// A clause with or without "that".
    Clause,
}

/// A place for an argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The object.
    Object,
    /// Behind a preposition.
    Behind(String),
    /// The subject of the clause that follows: "demand that ~".
    Clause,
}

impl Pattern {
    /// How much must stand there: a pattern that demands more is tried first.
    pub(super) fn demands(&self) -> usize {
        usize::from(!self.particle.is_empty())
            + 2 * usize::from(!self.object.is_empty())
            + 2 * usize::from(self.beside.is_some())
            + 2 * usize::from(!self.predicate.is_empty())
            + 2 * usize::from(!self.subject.is_empty())
            + usize::from(self.follows.is_some())
            + usize::from(self.recipient.is_some())
    }

    /// Whether the verb alone tells the event, whatever stands around it: "condemn ~", not "open talk with ~".
    pub fn is_plain(&self) -> bool {
        [&self.subject, &self.object, &self.predicate].iter().all(|words| words.is_empty())
            && self.beside.is_none()
    }

    /// How many wordings it stands for: one for each word that may stand in each of its places.
    pub fn wordings(&self) -> usize {
        let beside = self.beside.as_ref().map_or(1, |(_, nouns)| nouns.len());
        [self.subject.len(), self.particle.len(), self.object.len(), beside, self.predicate.len()]
            .iter()
            .map(|&words| words.max(1))
            .product()
    }
}

/// Prepositions that a pattern may name.
const PREPOSITIONS: [&str; 34] = [
    "about", "across", "after", "against", "along", "among", "around", "as", "at", "before", "behind",
    "between", "by", "during", "for", "from", "in", "inside", "into", "near", "of", "off", "on", "outside",
    "over", "through", "to", "toward", "towards", "under", "upon", "with", "within", "without",
];

/// The shared lists by name.
pub(super) fn sets() -> BTreeMap<&'static str, Vec<&'static str>> {
    let lines = SETS.lines().map(|line| line.split('#').next().unwrap_or_default());
    lines
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            Some((words.next()?, words.collect()))
        })
        .collect()
}

/// A line of patterns: its predicates (split at `/`) with the pattern they share.
pub(super) fn parsed(sets: &BTreeMap<&str, Vec<&str>>, line: &str) -> Vec<(String, Pattern)> {
    let mut words = line.split_whitespace().peekable();
    let mut pattern = Pattern { owned: words.next_if_eq(&"~").is_some(), ..Pattern::default() };
    let alternatives = |word| alternatives(sets, word);
    if let Some(subject) = words.peek().and_then(|word| word.strip_suffix(':')) {
        pattern.subject = alternatives(subject);
        words.next();
    }
    let predicates = words.next().map_or(Vec::new(), alternatives);
    while let Some(word) = words.next() {
        let is_preposition = PREPOSITIONS.contains(&word);
        if let Some(particle) = word.strip_prefix('+') {
            pattern.particle = alternatives(particle);
        } else if word == "." {
            pattern.bare = true;
        } else if let Some(words) = word.strip_prefix("~:") {
            pattern.object = alternatives(words);
            pattern.recipient = Some(Slot::Object);
        } else if word == "~" {
            pattern.recipient = Some(Slot::Object);
        } else if word == "that" {
            pattern.follows = Some(Follows::Clause);
            pattern.recipient = words.next_if_eq(&"~").map(|_| Slot::Clause);
        } else if is_preposition && words.next_if_eq(&"~").is_some() {
            pattern.recipient = Some(Slot::Behind(word.to_owned()));
        } else if word == "to" && words.peek().is_none() {
            pattern.follows = Some(Follows::Infinitive);
        } else if is_preposition {
            pattern.beside = Some((word.to_owned(), words.next().map_or(Vec::new(), alternatives)));
        } else if pattern.recipient == Some(Slot::Object) {
            pattern.predicate = alternatives(word);
        } else {
            pattern.object = alternatives(word);
        }
    }
    predicates.into_iter().map(|lemma| (lemma, pattern.clone())).collect()
}

/// The words that `/` parts, with each list's words in the place of its name.
pub(super) fn alternatives(sets: &BTreeMap<&str, Vec<&str>>, word: &str) -> Vec<String> {
    let one = |part: &str| match sets.get(part) {
        Some(words) => words.iter().map(|&word| word.to_owned()).collect(),
        None => vec![part.to_owned()],
    };
    word.split('/').flat_map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pattern(line: &str) -> Pattern {
        parsed(&BTreeMap::from([("TALK", vec!["talk", "meeting"])]), line)[0].1.clone()
    }

    #[test]
    fn a_pattern_reads_as_it_is_written() {
        let sanction = pattern("impose sanction/tariff on ~");
        assert_eq!(sanction.object, ["sanction", "tariff"]);
        assert_eq!(sanction.recipient, Some(Slot::Behind("on".to_owned())));
        assert_eq!(sanction.wordings(), 2);
        assert_eq!(pattern("meet ~").recipient, Some(Slot::Object));
        assert_eq!(pattern("turn +away/back ~").particle, ["away", "back"]);
        assert_eq!(pattern("take ~ hostage/prisoner").predicate, ["hostage", "prisoner"]);
        let beat = pattern("beat ~:guard/man");
        assert_eq!((beat.object.len(), beat.recipient), (2, Some(Slot::Object)));
        let explode = pattern("bomb/mine: explode in ~");
        assert_eq!((explode.subject.len(), explode.recipient), (2, Some(Slot::Behind("in".to_owned()))));
        assert!(pattern("quit .").bare && !pattern("quit").bare);
    }

    #[test]
    fn what_stands_beside_is_no_recipient() {
        let beside = |line| pattern(line).beside;
        assert_eq!(beside("speak by phone with ~"), Some(("by".to_owned(), vec!["phone".to_owned()])));
        assert_eq!(beside("provide ~ with"), Some(("with".to_owned(), vec![])));
        let [demand, ask] = ["demand that ~", "ask ~ to"].map(pattern);
        assert_eq!((demand.follows, demand.recipient), (Some(Follows::Clause), Some(Slot::Clause)));
        assert_eq!((ask.follows, ask.recipient), (Some(Follows::Infinitive), Some(Slot::Object)));
    }

    #[test]
    fn a_noun_may_ask_for_who_does_it() {
        let visit = pattern("~ visit/trip to ~");
        assert!(visit.owned && visit.recipient == Some(Slot::Behind("to".to_owned())));
    }

    #[test]
    fn a_name_in_capitals_stands_for_its_words() {
        assert_eq!(pattern("hold TALK/session with ~").object, ["talk", "meeting", "session"]);
        let sets = sets();
        let known = |word: &str| sets.contains_key(word) || !word.chars().all(|c| c.is_ascii_uppercase());
        for (name, text) in super::super::rules::FILES {
            let unknown: Vec<&str> = text
                .lines()
                .filter(|line| line.starts_with("  \""))
                .filter(|line| line.split('"').nth(1).is_some_and(|line| !line.ends_with('.')))
                .flat_map(|line| line.split(|c: char| !c.is_ascii_alphabetic()))
                .filter(|word| word.len() > 2 && !known(word))
                .collect();
            assert!(unknown.is_empty(), "{name}: {unknown:?}");
        }
    }
}
