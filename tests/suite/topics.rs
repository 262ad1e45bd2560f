//! Each list of words that tell a topic is held to its own sentences: those that are about it, and those that are not.

use cablegraph::article::Article;
use cablegraph::iri::DEFAULT_BASE;
use cablegraph::knowledge::Knowledge;
use cablegraph::pipeline::understand;
use cablegraph::query::shorten;
use std::collections::BTreeSet;

fn told(knowledge: &Knowledge, text: &str) -> BTreeSet<String> {
    let article = Article::new(DEFAULT_BASE, None, text.to_owned());
    let (_, annotations) = understand(knowledge, &article);
    annotations.topics.iter().map(|topic| shorten(topic.concept.as_str())).collect()
}

#[test]
fn every_topic_is_told_of_its_matches_and_not_of_its_rejects() {
    let knowledge = Knowledge::bundled();
    let mut wrong = Vec::new();
    for topic in knowledge.topics.all() {
        assert!(topic.matches.len() >= 3 && topic.reject.len() >= 2, "{} needs more sentences", topic.name);
        for text in &topic.matches {
            let told = told(&knowledge, text);
            if !topic.topics.iter().all(|topic| told.contains(topic)) {
                wrong.push(format!("{}: {text}\n    told {told:?}", topic.name));
            }
        }
        for text in &topic.reject {
            let told = told(&knowledge, text);
            if topic.topics.iter().any(|topic| told.contains(topic)) {
                wrong.push(format!("{}: {text}\n    told {told:?}", topic.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_context_and_every_media_topic_has_words() {
    let knowledge = Knowledge::bundled();
    let told: BTreeSet<&str> =
        knowledge.topics.all().iter().flat_map(|topic| &topic.topics).map(String::as_str).collect();
    let declared = |file: &'static str, prefix: &'static str| {
        let subjects = file.lines().filter_map(|line| line.split_whitespace().next());
        subjects.filter(move |it| it.starts_with(prefix)).collect::<Vec<_>>()
    };
    let contexts = declared(include_str!("../../ontology/plover.ttl"), "plover:context-");
    let topics = declared(include_str!("../../ontology/mediatopics.ttl"), "medtop:");
    assert_eq!((contexts.len(), topics.len()), (37, 17));
    let missing: Vec<_> = contexts.iter().chain(&topics).filter(|it| !told.contains(**it)).collect();
    assert!(missing.is_empty(), "no words for {missing:?}");
}
