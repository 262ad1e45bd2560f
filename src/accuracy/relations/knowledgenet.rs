//! Fold 4 of the corpus `KnowledgeNet`: facts of fifteen properties in sentences of biographies and company pages.
//!
//! A sentence is marked exhaustively for some properties; only these are counted in it. A fact is found where a relation of
//! ours that stands for its property has a subject and an object of which mentions overlap the words of the fact; a relation
//! of ours is right where it finds a fact. The corpus' own scorer compares the words of each mention in this way; ours are
//! of things with all their mentions. Sentences of one document are read together, as one text.
//!
//! Our relations stand for nine properties: nationality, employer or membership, headquarters, residence, political
//! affiliation, subsidiary, spouse, child and chief executive. The measure "all" counts facts of all fifteen as to be found.

use super::super::Benchmark;
use super::super::corpora::Misprint;
use super::super::score::{Count, Score, by, sum};
use crate::article::Article;
use crate::extract::{Annotations, EntityId, Relation};
use crate::iri::DEFAULT_BASE;
use crate::knowledge::{Kind, Knowledge};
use crate::language::Document;
use crate::pipeline;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::Range;

pub(super) const KNOWLEDGENET: Benchmark = Benchmark {
    name: "KnowledgeNet",
    corpora: &["knowledgenet"],
    references: &[(
        "all",
        &[by("spaCy + BiLSTM", 51.8), by("BERT", 68.8), by("reach", 52.0), by("aim", 69.0)],
    )],
    scores: |knowledge, corpora| {
        let texts = corpora.read("knowledgenet", "train.jsonl", |file| texts(file, 4))?;
        let scores = sum(pipeline::read_all(&texts, |text| scores(knowledge, text)));
        let precision = scores[1].precision();
        let recall = scores[1].recall();
        let named = |figure, name| super::super::score::Figure { name, ..figure };
        Ok(vec![
            scores[0].f1(),
            scores[1].f1(),
            named(precision, "nine properties, precision"),
            named(recall, "nine properties, recall"),
        ])
    },
};

/// The properties that our relations stand for.
const COVERED: [&str; 9] = [
    "NATIONALITY",
    "EMPLOYEE_OR_MEMBER_OF",
    "HEADQUARTERS",
    "PLACE_OF_RESIDENCE",
    "POLITICAL_AFFILIATION",
    "SUBSIDIARY_OF",
    "SPOUSE",
    "CHILD_OF",
    "CEO",
];

/// A sentence of a document with its facts.
#[derive(Clone, Debug, Deserialize)]
struct Passage {
    fold: u8,
    doc: String,
    start: usize,
    text: String,
    annotated_properties: Vec<String>,
    facts: Vec<Fact>,
}

#[derive(Clone, Debug, Deserialize)]
struct Fact {
    #[serde(rename = "p")]
    property: String,
    #[serde(rename = "s")]
    subject: (usize, usize),
    #[serde(rename = "o")]
    object: (usize, usize),
}

/// A document: its sentences in order.
type Text = Vec<Passage>;

fn texts(file: &str, fold: u8) -> Result<Vec<Text>, Misprint> {
    let mut documents: BTreeMap<String, Text> = BTreeMap::new();
    for (at, line) in file.lines().enumerate() {
        let passage: Passage =
            serde_json::from_str(line).map_err(|error| Misprint::new(at + 1, error.to_string()))?;
        if passage.fold == fold {
            documents.entry(passage.doc.clone()).or_default().push(passage);
        }
    }
    for text in documents.values_mut() {
        text.sort_by_key(|passage| passage.start);
    }
    Ok(documents.into_values().collect())
}

/// A relation of ours as a fact, with the places of the mentions of both.
struct Told {
    property: &'static str,
    subject: Vec<Range<usize>>,
    object: Vec<Range<usize>>,
    place: usize,
}

fn scores(knowledge: &Knowledge, text: &Text) -> Vec<Score> {
    let body: Vec<&str> = text.iter().map(|passage| passage.text.trim_end()).collect();
    let article = Article::new(DEFAULT_BASE, None, body.join(" "));
    let (doc, annotations) = pipeline::understand(knowledge, &article);
    let told: Vec<Told> =
        annotations.relations.iter().filter_map(|it| told(&doc, &annotations, it)).collect();
    let (mut all, mut covered) = (Count::default(), Count::default());
    let mut start = 0;
    for (passage, text) in text.iter().zip(body) {
        let length = text.chars().count();
        let here = start..start + length;
        let counted = |it: &&Told| {
            here.contains(&it.place)
                && passage.annotated_properties.iter().any(|property| property == it.property)
        };
        let ours: Vec<&Told> = told.iter().filter(counted).collect();
        let finds = |it: &Told, fact: &Fact| {
            let meets = |mentions: &[Range<usize>], (from, to): (usize, usize)| {
                mentions.iter().any(|it| it.start < start + to && start + from < it.end)
            };
            it.property == fact.property && meets(&it.subject, fact.subject) && meets(&it.object, fact.object)
        };
        let found = passage.facts.iter().filter(|fact| ours.iter().any(|it| finds(it, fact))).count();
        let right = ours.iter().filter(|it| passage.facts.iter().any(|fact| finds(it, fact))).count();
        // A relation of ours may find several facts, one for each pair of mentions; more than are ours are not wrong.
        let ours = ours.len() + found.saturating_sub(right);
        let is_covered = |fact: &&Fact| COVERED.contains(&fact.property.as_str());
        all += Count { gold: passage.facts.len(), ours, right: found };
        covered += Count { gold: passage.facts.iter().filter(is_covered).count(), ours, right: found };
        start += length + 1;
    }
    vec![Score { name: "all", count: all }, Score { name: "nine properties", count: covered }]
}

fn told(doc: &Document, annotations: &Annotations, relation: &Relation) -> Option<Told> {
    let (property, turned) = property(annotations, relation)?;
    let mentions = |id: EntityId| {
        let mentions = annotations.mentions.iter().filter(|it| it.entity == id);
        mentions.map(|it| doc.chars(it.span)).collect()
    };
    let (subject, object) =
        if turned { (relation.object, relation.subject) } else { (relation.subject, relation.object) };
    Some(Told {
        property,
        subject: mentions(subject),
        object: mentions(object),
        place: doc.chars(relation.span).start,
    })
}

/// The property that a relation stands for, and whether its subject is the object there.
fn property(annotations: &Annotations, relation: &Relation) -> Option<(&'static str, bool)> {
    let entity = |id: EntityId| &annotations.entities[id.0];
    let label = relation.role.label.as_deref().unwrap_or_default().to_lowercase();
    let is_chief = label.contains("chief executive") || label == "ceo";
    match relation.relation {
        "nationalOf" => Some(("NATIONALITY", false)),
        "basedIn" if entity(relation.subject).kind == Kind::Person => Some(("PLACE_OF_RESIDENCE", false)),
        "basedIn" => Some(("HEADQUARTERS", false)),
        "partOf" => Some(("SUBSIDIARY_OF", false)),
        "memberOf" if entity(relation.object).sector.as_deref() == Some("PTY") => {
            Some(("POLITICAL_AFFILIATION", false))
        }
        "holdsOffice" | "leads" if is_chief => Some(("CEO", true)),
        "holdsOffice" | "leads" | "worksFor" | "memberOf"
            if matches!(entity(relation.object).kind, Kind::Institution | Kind::Group) =>
        {
            Some(("EMPLOYEE_OR_MEMBER_OF", false))
        }
        "relatedTo" => match label.as_str() {
            "wife" | "husband" | "spouse" | "former spouse" | "widow" | "widower" => Some(("SPOUSE", false)),
            "son" | "daughter" | "child" => Some(("CHILD_OF", false)),
            "father" | "mother" => Some(("CHILD_OF", true)),
            _ => None,
        },
        _ => None,
    }
}
