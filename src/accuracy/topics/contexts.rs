//! PLOVER's gold records → how often the contexts of a text are told.
//!
//! A record names one or two contexts of its text, in the words of an older version: refugees are migration, a resource is a
//! natural resource, rights are rights and freedoms, and what was "political" is now an executive, a legislature, an election
//! or a political institution, of which each will do. A context that has no successor is left out. Coders named the
//! contexts that struck them, so that what we tell beyond them is not always wrong; precision counts it as wrong all the same.

use crate::accuracy::Benchmark;
use crate::accuracy::corpora::Misprint;
use crate::accuracy::score::{Count, Score, sum};
use crate::article::Article;
use crate::iri::DEFAULT_BASE;
use crate::knowledge::Knowledge;
use crate::pipeline;
use crate::vocab::plover;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

pub(super) const CONTEXTS: Benchmark = Benchmark {
    name: "PLOVER contexts",
    corpora: &["plover"],
    references: &[],
    scores: |knowledge, corpora| {
        let texts: Vec<_> = corpora.read("plover", "gsr.json", texts)?.into_iter().collect();
        let scores = sum(pipeline::read_all(&texts, |(text, contexts)| scores(knowledge, text, contexts)));
        let [told, found] = scores[..] else { return Ok(Vec::new()) };
        Ok(vec![told.precision(), found.recall()])
    },
};

/// A text and its contexts.
#[derive(Debug, Deserialize)]
struct Record {
    text: Option<String>,
    context: Option<String>,
}

/// The names of today for those that the records use.
fn successors(name: &str) -> &[&str] {
    match name {
        "political" | "government" => &["executive", "legislative", "election", "political_institutions"],
        "refugee" | "refugees" => &["migration", "asylum"],
        "resource" => &["natural_resource"],
        "rights" => &["rights_freedoms", "human_rights"],
        "discrimination" => &["inequality", "religion_ethnicity"],
        _ => &[],
    }
}

/// For each text its contexts, each with all names that will do.
fn texts(file: &str) -> Result<BTreeMap<String, BTreeSet<Vec<String>>>, Misprint> {
    let records: Vec<Record> =
        serde_json::from_str(file).map_err(|error| Misprint::new(error.line(), error.to_string()))?;
    let is_context = |name: &str| plover::TERMS.iter().any(|term| local(term.iri.as_str()) == Some(name));
    let mut texts: BTreeMap<String, BTreeSet<Vec<String>>> = BTreeMap::new();
    for record in records {
        let (Some(text), Some(contexts)) = (record.text, record.context) else { continue };
        for name in contexts.split(',').map(str::trim) {
            let names = if is_context(name) { vec![name] } else { successors(name).to_vec() };
            if !names.is_empty() {
                texts.entry(text.clone()).or_default().insert(names.into_iter().map(str::to_owned).collect());
            }
        }
    }
    Ok(texts)
}

/// The name of a context by its IRI.
fn local(iri: &str) -> Option<&str> {
    iri.strip_prefix(plover::BASE)?.strip_prefix("context-")
}

fn scores(knowledge: &Knowledge, text: &str, contexts: &BTreeSet<Vec<String>>) -> Vec<Score> {
    let article = Article::new(DEFAULT_BASE, None, text.to_owned());
    let (_, annotations) = pipeline::understand(knowledge, &article);
    let told: Vec<&str> =
        annotations.topics.iter().filter_map(|topic| local(topic.concept.as_str())).collect();
    let is_told = |names: &&Vec<String>| names.iter().any(|name| told.contains(&name.as_str()));
    let found = contexts.iter().filter(is_told).count();
    let right = told.iter().filter(|told| contexts.iter().flatten().any(|name| name == *told)).count();
    vec![
        Score { name: "precision", count: Count { gold: 0, ours: told.len(), right } },
        Score { name: "recall", count: Count { gold: contexts.len(), ours: 0, right: found } },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contexts_of_old_names_are_those_of_today() {
        let file = r#"[{"text": "One.", "context": "legal, refugees"}, {"text": "One.", "context": "assets"}, {"text": "Two."}]"#;
        let texts = texts(file).expect("it is well formed");
        let names: Vec<Vec<&str>> =
            texts["One."].iter().map(|names| names.iter().map(String::as_str).collect()).collect();
        assert_eq!(names, [vec!["legal"], vec!["migration", "asylum"]]);
        assert_eq!(super::texts("[\n{]").map_err(|it| it.line).err(), Some(2));
    }

    #[test]
    fn what_is_told_beyond_is_counted_against_precision() {
        let contexts = BTreeSet::from([vec!["military".to_owned()], vec!["legal".to_owned()]]);
        let counts: Vec<_> =
            scores(&Knowledge::bundled(), "The navy sank a submarine in a cholera outbreak.", &contexts)
                .iter()
                .map(|it| (it.count.gold, it.count.ours, it.count.right))
                .collect();
        assert_eq!(counts, [(0, 2, 1), (2, 0, 1)]);
    }
}
