//! Files under `data/rules/events` → rules by which a predicate and its arguments become an event.
//!
//! A pattern is written as it is read: `meet ~`, `impose sanction/tariff on ~`, `death of ~`. The tilde stands where the
//! recipient stands; the first word is the predicate's lemma; a word before a preposition is the object's lemma; a particle
//! has a plus before it (`call +off talk`); "to" at the end asks for an infinitive (`ask ~ to`).

use serde::Deserialize;
use std::collections::BTreeMap;

/// The embedded rule files by name. A test keeps list and folder equal.
pub(super) const FILES: &[(&str, &str)] = &include!("../../data/rules/events/list.in");

/// All event rules, found by the lemma of their predicate.
#[derive(Debug)]
pub struct Rules {
    all: Vec<Rule>,
    verbs: BTreeMap<String, Vec<(usize, Pattern)>>,
    nouns: BTreeMap<String, Vec<(usize, Pattern)>>,
}

/// What the patterns of one file mean.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// The name of its file: the rule named in the graph.
    #[serde(skip)]
    pub name: &'static str,
    /// The PLOVER type, or `OtherEvent`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The mode, or the kind of other event.
    #[serde(default)]
    pub mode: Option<String>,
    /// Whether several subjects without a recipient are an event among themselves.
    #[serde(default)]
    pub joint: Joint,
    /// Whether the recipient must be somebody named: "elected chairman" is no election of a chairman.
    #[serde(default)]
    pub named: bool,
    /// Whether the recipient must be people: a party does not die.
    #[serde(default)]
    pub people: bool,
    #[serde(default)]
    verbs: Vec<String>,
    #[serde(default)]
    nouns: Vec<String>,
    /// Sentences that it must code, each with what must come out: `actor, actor > recipient`.
    #[serde(rename = "match")]
    pub matches: Vec<(String, String)>,
    /// Sentences that it must leave alone.
    pub reject: Vec<String>,
}

/// Whether an event may lack a recipient.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Joint {
    /// A recipient must be there where the pattern has a tilde.
    #[default]
    Never,
    /// Two or more subjects do without: "Biden and Putin met".
    Together,
    /// One subject does without.
    Alone,
}

/// One pattern: what must stand around the predicate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// A particle of the verb: "call off".
    pub particle: Option<String>,
    /// Lemmas of which the object's head must be one.
    pub object: Vec<String>,
    /// Where the recipient stands.
    pub recipient: Option<Slot>,
    /// Whether an infinitive with "to" must follow.
    pub infinitive: bool,
}

/// A place for an argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The object.
    Object,
    /// Behind a preposition.
    Behind(String),
}

impl Rules {
    /// The rules within the program.
    pub(super) fn bundled() -> Self {
        let mut rules = Self { all: Vec::new(), verbs: BTreeMap::new(), nouns: BTreeMap::new() };
        for (name, text) in FILES {
            let rule: Rule = toml::from_str(text).expect("a test reads every embedded rule");
            let at = rules.all.len();
            for (patterns, index) in [(&rule.verbs, &mut rules.verbs), (&rule.nouns, &mut rules.nouns)] {
                for (lemma, pattern) in patterns.iter().flat_map(|line| parsed(line)) {
                    index.entry(lemma).or_default().push((at, pattern));
                }
            }
            rules.all.push(Rule { name, ..rule });
        }
        for patterns in rules.verbs.values_mut().chain(rules.nouns.values_mut()) {
            patterns.sort_by_key(|(_, pattern)| std::cmp::Reverse(pattern.demands()));
        }
        rules
    }

    /// All rules.
    pub fn all(&self) -> &[Rule] {
        &self.all
    }

    /// The patterns of a verb, the most demanding first.
    pub fn of_verb(&self, lemma: &str) -> impl Iterator<Item = (&Rule, &Pattern)> {
        self.verbs.get(lemma).into_iter().flatten().map(|(at, pattern)| (&self.all[*at], pattern))
    }

    /// The patterns of a noun, the most demanding first.
    pub fn of_noun(&self, lemma: &str) -> impl Iterator<Item = (&Rule, &Pattern)> {
        self.nouns.get(lemma).into_iter().flatten().map(|(at, pattern)| (&self.all[*at], pattern))
    }
}

impl Pattern {
    /// How much must stand there: a pattern that demands more is tried first.
    fn demands(&self) -> usize {
        usize::from(self.particle.is_some())
            + 2 * usize::from(!self.object.is_empty())
            + usize::from(self.recipient.is_some())
    }
}

/// A line of patterns: its predicates (split at `/`) with the pattern they share.
fn parsed(line: &str) -> Vec<(String, Pattern)> {
    let mut words = line.split_whitespace();
    let predicates = words.next().unwrap_or_default().split('/');
    let rest: Vec<&str> = words.collect();
    let mut pattern = Pattern { particle: None, object: Vec::new(), recipient: None, infinitive: false };
    for (at, word) in rest.iter().enumerate() {
        match (*word, rest.get(at + 1)) {
            ("to", None) => pattern.infinitive = true,
            ("~", _) if pattern.recipient.is_none() => pattern.recipient = Some(Slot::Object),
            (preposition, Some(&"~")) => pattern.recipient = Some(Slot::Behind(preposition.to_owned())),
            (particle, _) if particle.starts_with('+') => pattern.particle = Some(particle[1..].to_owned()),
            ("~", _) => {}
            (object, _) => pattern.object = object.split('/').map(str::to_owned).collect(),
        }
    }
    predicates.map(|lemma| (lemma.to_owned(), pattern.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_reads_as_it_is_written() {
        let [(lemma, pattern)] = &parsed("impose sanction/tariff on ~")[..] else { panic!() };
        assert_eq!(lemma, "impose");
        assert_eq!(pattern.object, ["sanction", "tariff"]);
        assert_eq!(pattern.recipient, Some(Slot::Behind("on".to_owned())));
        assert_eq!(parsed("meet ~")[0].1.recipient, Some(Slot::Object));
        assert_eq!(parsed("call +off talk")[0].1.particle.as_deref(), Some("off"));
    }

    #[test]
    fn the_list_names_every_file_of_the_folder() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/rules/events");
        let files = std::fs::read_dir(folder).expect("the folder is there");
        let mut names: Vec<String> = files
            .filter_map(|file| file.ok()?.file_name().into_string().ok())
            .filter_map(|file| file.strip_suffix(".toml").map(str::to_owned))
            .collect();
        names.sort();
        assert_eq!(names, FILES.iter().map(|(name, _)| *name).collect::<Vec<_>>());
        assert_eq!(Rules::bundled().all().len(), names.len());
    }
}
