//! Each event rule is held to its own sentences: those that it must code, and those that it must leave alone.

use cablegraph::article::Article;
use cablegraph::extract::{Annotations, EntityId};
use cablegraph::iri::DEFAULT_BASE;
use cablegraph::knowledge::{Kind, Knowledge, Rule};
use cablegraph::pipeline::understand;

/// The events that a rule finds in a sentence, each as `actor, actor > recipient`.
fn coded(knowledge: &Knowledge, rule: &Rule, sentence: &str) -> Vec<String> {
    let article = Article::new(DEFAULT_BASE, None, sentence.to_owned());
    let (_, annotations) = understand(knowledge, &article);
    let events = annotations.events.iter().filter(|event| event.rule == rule.name);
    events
        .map(|event| {
            format!("{} > {}", names(&annotations, &event.actors), names(&annotations, &event.recipients))
        })
        .collect()
}

fn names(annotations: &Annotations, ids: &[EntityId]) -> String {
    ids.iter().map(|id| annotations.entities[id.0].name.as_str()).collect::<Vec<_>>().join(", ")
}

/// `*` stands for whoever it is.
fn fits(expected: &str, found: &str) -> bool {
    let parts = |text: &str| {
        let (actors, recipients) = text.split_once('>').expect("an expectation has a '>'");
        (actors.trim().to_owned(), recipients.trim().to_owned())
    };
    let ((actors, recipients), (found_actors, found_recipients)) = (parts(expected), parts(found));
    (actors == "*" || actors == found_actors) && (recipients == "*" || recipients == found_recipients)
}

#[test]
fn every_rule_codes_its_matches_and_leaves_its_rejects() {
    let knowledge = Knowledge::bundled();
    let mut wrong = Vec::new();
    for rule in knowledge.rules.all() {
        assert!(
            rule.matches.len() >= 3 && rule.reject.len() >= 2,
            "{} needs three sentences of the one kind and two of the other",
            rule.name
        );
        for (sentence, expected) in &rule.matches {
            let found = coded(&knowledge, rule, sentence);
            if found.len() != 1 || !fits(expected, &found[0]) {
                wrong.push(format!("{}: {sentence}\n    expected {expected}, found {found:?}", rule.name));
            }
        }
        for sentence in &rule.reject {
            let found = coded(&knowledge, rule, sentence);
            if !found.is_empty() {
                wrong.push(format!("{}: {sentence}\n    expected nothing, found {found:?}", rule.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn there_are_as_many_patterns_as_the_readme_says() {
    let knowledge = Knowledge::bundled();
    let patterns = knowledge.rules.patterns().count();
    let wordings: usize = knowledge.rules.patterns().map(|(_, _, pattern)| pattern.wordings()).sum();
    assert!(patterns >= 1500, "{patterns}");
    let said =
        format!("{} event rules with {patterns} patterns ({wordings} wordings)", knowledge.rules.all().len());
    assert!(include_str!("../../README.md").contains(&said), "README.md does not say: {said}");
}

#[test]
fn no_pattern_stands_there_twice() {
    let knowledge = Knowledge::bundled();
    let mut twice = Vec::new();
    let all: Vec<_> = knowledge.rules.patterns().collect();
    // "withdraws from Mali", "withdraws from NATO": who may act and receive tells two rules apart.
    let are_alike = |one: &Rule, other: &Rule| {
        let is_alike = |&kind: &Kind| {
            one.may_act(kind) == other.may_act(kind) && one.may_receive(kind) == other.may_receive(kind)
        };
        Kind::ALL.iter().all(is_alike)
    };
    for (at, (rule, lemma, pattern)) in all.iter().enumerate() {
        let before = all[..at].iter().rev().take_while(|other| other.1 == *lemma);
        if before.into_iter().any(|other| other.2 == *pattern && are_alike(rule, other.0)) {
            twice.push(format!("{}: {lemma} {pattern:?}", rule.name));
        }
    }
    assert!(twice.is_empty(), "{}", twice.join("\n"));
}

#[test]
fn every_type_and_every_mode_has_a_rule() {
    let knowledge = Knowledge::bundled();
    let coded = |name: &str| {
        let (kind, mode) = name.split_once('-').map_or((name, None), |(kind, mode)| (kind, Some(mode)));
        knowledge.rules.all().iter().any(|rule| {
            let of_kind = rule.kind == kind;
            of_kind && (mode.is_none() || rule.mode.as_deref() == mode)
        })
    };
    let ontology = include_str!("../../ontology/plover.ttl");
    let events =
        ontology.lines().filter(|line| line.contains("plover:Events") || line.contains("skos:broader"));
    let names = events.filter_map(|line| line.strip_prefix("plover:")?.split_whitespace().next());
    let events: Vec<&str> =
        names.filter(|name| name.starts_with(char::is_uppercase) && *name != "Events").collect();
    assert!(events.len() > 16, "{events:?}");
    let kinds = [
        "election",
        "appointment",
        "resignation",
        "death",
        "legislation",
        "ruling",
        "candidacy",
        "accident",
        "other",
    ];
    let others = kinds.map(|kind| format!("OtherEvent-{kind}"));
    let all = events.into_iter().chain(others.iter().map(String::as_str));
    let missing: Vec<&str> = all.filter(|name| !coded(name)).collect();
    assert!(missing.is_empty(), "no rule for {missing:?}");
}
