//! Each event rule is held to its own sentences: those that it must code, and those that it must leave alone.

use cablegraph::article::Article;
use cablegraph::extract::{Annotations, EntityId};
use cablegraph::iri::DEFAULT_BASE;
use cablegraph::knowledge::{Knowledge, Rule};
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
            !rule.matches.is_empty() && !rule.reject.is_empty(),
            "{} needs both kinds of sentences",
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
