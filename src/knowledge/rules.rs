//! Files under `data/rules/events` → rules by which a predicate and its arguments become an event.

use super::kind::Kind;
use super::pattern::{Pattern, alternatives, parsed, sets};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The embedded rule files by name. A test keeps list and folder equal.
pub(super) const FILES: &[(&str, &str)] = &include!("../../data/rules/events/list.in");

/// Forms of verbs that no ending tells.
const IRREGULAR: &str = include_str!("../../data/rules/words/irregular-verbs.txt");

/// All event rules, found by the lemma of their predicate.
#[derive(Debug)]
pub struct Rules {
    all: Vec<Rule>,
    verbs: BTreeMap<String, Vec<(usize, Pattern)>>,
    nouns: BTreeMap<String, Vec<(usize, Pattern)>>,
}

/// What the patterns of one file mean.
#[allow(clippy::struct_excessive_bools, reason = "each key of a rule file is by itself")]
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
    /// Whether it may be done by nobody who is told to somebody who is not named: "the commander was assassinated".
    #[serde(default)]
    pub unnamed: bool,
    /// The kinds of those who may act; all where there are none: no state goes on strike.
    #[serde(default)]
    actors: Vec<Kind>,
    /// The kinds of those to whom it may be done; all where there are none.
    #[serde(default)]
    recipients: Vec<Kind>,
    /// Whether who is told to act receives: who hosts a guest is visited.
    #[serde(default)]
    pub turned: bool,
    /// Whether a place may stand where a recipient would: it is where, and to nobody.
    #[serde(default)]
    pub places: bool,
    /// Whether an attempt is one already: "tried to kill".
    #[serde(default)]
    pub attempts: bool,
    /// Words in their dictionary form that tell of something else: no event stands in a sentence with one of them.
    #[serde(default)]
    pub unless: Vec<String>,
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

impl Rule {
    /// Whether such a thing may do what the rule tells.
    pub fn may_act(&self, kind: Kind) -> bool {
        self.actors.is_empty() || self.actors.contains(&kind)
    }

    /// Whether somebody must be told to act, since not everybody may.
    pub fn asks_who_acts(&self) -> bool {
        !self.actors.is_empty()
    }

    /// Whether it may be done to such a thing.
    pub fn may_receive(&self, kind: Kind) -> bool {
        self.recipients.is_empty() || self.recipients.contains(&kind)
    }
}

impl Rules {
    /// The rules within the program.
    pub(super) fn bundled() -> Self {
        let mut rules = Self { all: Vec::new(), verbs: BTreeMap::new(), nouns: BTreeMap::new() };
        let sets = sets();
        for (name, text) in FILES {
            let rule: Rule = toml::from_str(text).expect("a test reads every embedded rule");
            let at = rules.all.len();
            for (patterns, index) in [(&rule.verbs, &mut rules.verbs), (&rule.nouns, &mut rules.nouns)] {
                for (lemma, pattern) in patterns.iter().flat_map(|line| parsed(&sets, line)) {
                    index.entry(lemma).or_default().push((at, pattern));
                }
            }
            let unless = rule.unless.iter().flat_map(|word| alternatives(&sets, word)).collect();
            rules.all.push(Rule { name, unless, ..rule });
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

    /// All patterns, each with its rule and its verb or noun.
    pub fn patterns(&self) -> impl Iterator<Item = (&Rule, &str, &Pattern)> {
        let all = self.verbs.iter().chain(&self.nouns);
        all.flat_map(|(lemma, found)| found.iter().map(|(at, it)| (&self.all[*at], lemma.as_str(), it)))
    }

    /// The patterns of a verb, the most demanding first. Of a rare verb the models may give a form that is in no dictionary:
    /// "upheld", "acced".
    pub fn of_verb(&self, lemma: &str) -> impl Iterator<Item = (&Rule, &Pattern)> {
        let irregular = || self.verbs.get(irregular(lemma)?);
        let patterns =
            self.verbs.get(lemma).or_else(irregular).or_else(|| self.verbs.get(&format!("{lemma}e")));
        patterns.into_iter().flatten().map(|(at, pattern)| (&self.all[*at], pattern))
    }

    /// The patterns of a noun, the most demanding first.
    pub fn of_noun(&self, lemma: &str) -> impl Iterator<Item = (&Rule, &Pattern)> {
        self.nouns.get(lemma).into_iter().flatten().map(|(at, pattern)| (&self.all[*at], pattern))
    }
}

/// The verb that a form is of, if no ending tells.
fn irregular(form: &str) -> Option<&'static str> {
    let mut lines = IRREGULAR.lines().filter_map(|line| line.split_once(' '));
    lines.find_map(|(known, verb)| (known == form).then_some(verb))
}

#[cfg(test)]
mod tests {
    use super::*;

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
