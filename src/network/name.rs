//! Gives names, kinds and sentences to what was counted, looked up in the store for what is left alone.

use super::filter::Filter;
use super::gather::{Key, Occurrence, Ties};
use super::model::{Edge, Example, Network, Node, NodeId};
use super::row::{local_name, words};
use super::view::View;
use crate::vocab::{cg, nif, rdf, rdfs, schema, skos};
use oxigraph::model::{NamedNode, NamedNodeRef, NamedOrBlankNode};
use oxigraph::store::{StorageError, Store};
use std::collections::{BTreeMap, BTreeSet};

/// How many sentences an edge shows.
const EXAMPLES: usize = 12;

/// The network of all ties, with names.
pub(crate) fn named(
    store: &Store,
    view: &View,
    filter: &Filter,
    ties: Ties,
) -> Result<Network, StorageError> {
    let is_strong = |tie: &BTreeMap<_, _>| weight(tie) >= filter.minimum_weight;
    let ties: Ties = ties.into_iter().filter(|(_, tie)| is_strong(tie)).collect();
    let ids: BTreeSet<&str> =
        ties.keys().flat_map(|key| [key.source.as_str(), key.target.as_str()]).collect();
    let places: BTreeMap<&str, NodeId> =
        ids.iter().enumerate().map(|(index, id)| (*id, NodeId(index))).collect();
    let nodes = ids.iter().map(|id| node(store, id)).collect::<Result<_, _>>()?;
    let mut articles = Articles::default();
    let edges = ties
        .iter()
        .map(|(key, tie)| edge(store, &mut articles, &places, key, tie))
        .collect::<Result<_, _>>()?;
    Ok(Network { title: view.title.clone(), view: view.name.clone(), note: String::new(), nodes, edges })
}

/// How many occurrences a tie has; no store holds more than a float counts exactly.
#[expect(clippy::cast_precision_loss)]
fn weight(tie: &BTreeMap<String, Occurrence>) -> f64 {
    tie.len() as f64
}

fn node(store: &Store, id: &str) -> Result<Node, StorageError> {
    let Ok(iri) = NamedNode::new(id) else {
        // The code of a country that no article calls by name.
        return Ok(Node {
            id: id.to_owned(),
            label: id.to_owned(),
            kind: "Country".to_owned(),
            country: Some(id.to_owned()),
        });
    };
    if let Some(label) = topic(store, &iri)? {
        return Ok(Node { id: id.to_owned(), label, kind: "Topic".to_owned(), country: None });
    }
    let label = most_frequent(store, &iri, skos::PREF_LABEL)?;
    let kind = most_frequent(store, &iri, rdf::TYPE)?;
    Ok(Node {
        label: label.unwrap_or_else(|| crate::query::shorten(id)),
        kind: kind.map_or_else(|| "Thing".to_owned(), |kind| local_name(&kind).to_owned()),
        country: most_frequent(store, &iri, cg::COUNTRY_CODE)?,
        id: id.to_owned(),
    })
}

/// The name of a topic, which stands beside each time that it is told.
fn topic(store: &Store, concept: &NamedNode) -> Result<Option<String>, StorageError> {
    let told =
        store.quads_for_pattern(None, Some(cg::TOPIC), Some(concept.into()), None).next().transpose()?;
    let Some(NamedOrBlankNode::NamedNode(told)) = told.map(|quad| quad.subject) else { return Ok(None) };
    text(store, told.as_str(), rdfs::LABEL)
}

/// The value that most graphs give a property, the least of those alike.
fn most_frequent(
    store: &Store,
    thing: &NamedNode,
    property: NamedNodeRef<'_>,
) -> Result<Option<String>, StorageError> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for quad in store.quads_for_pattern(Some(thing.into()), Some(property), None, None) {
        *counts.entry(words(&quad?.object)).or_default() += 1;
    }
    Ok(counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(value, _)| value))
}

fn edge(
    store: &Store,
    articles: &mut Articles,
    places: &BTreeMap<&str, NodeId>,
    key: &Key,
    tie: &BTreeMap<String, Occurrence>,
) -> Result<Edge, StorageError> {
    let scores: Vec<f64> = tie.values().filter_map(|it| it.score).collect();
    let mut dates: BTreeMap<String, usize> = BTreeMap::new();
    for when in tie.values().filter_map(|it| it.when.as_ref()) {
        *dates.entry(when.0.clone()).or_default() += 1;
    }
    let mut evidence: Vec<_> =
        tie.values().flat_map(|it| it.evidence.iter().map(move |iri| (&it.when, iri, &it.article))).collect();
    evidence.sort();
    evidence.dedup();
    let mut examples = Vec::new();
    for (when, iri, article) in evidence.iter().take(EXAMPLES) {
        if let Some(sentence) = text(store, iri, nif::ANCHOR_OF)? {
            let date = when.as_ref().map(|when| when.0.clone());
            examples.push(Example { sentence, date, ..articles.of(store, article)? });
        }
    }
    Ok(Edge {
        source: places[key.source.as_str()],
        target: places[key.target.as_str()],
        kind: key.kind.clone(),
        directed: key.directed,
        weight: weight(tie),
        score: mean(&scores),
        dates,
        articles: tie.values().map(|it| it.article.clone()).collect(),
        evidence: evidence.len(),
        examples,
    })
}

/// What is told of the articles that sentences stand in, each looked up once.
#[derive(Default)]
struct Articles(BTreeMap<String, Example>);

impl Articles {
    /// An example without its sentence.
    fn of(&mut self, store: &Store, article: &str) -> Result<Example, StorageError> {
        if let Some(known) = self.0.get(article) {
            return Ok(known.clone());
        }
        let publisher = text(store, article, schema::PUBLISHER)?;
        let found = Example {
            article: article.to_owned(),
            title: text(store, article, schema::HEADLINE)?,
            publisher: publisher.map(|iri| text(store, &iri, skos::PREF_LABEL)).transpose()?.flatten(),
            url: text(store, article, schema::URL)?,
            ..Example::default()
        };
        self.0.insert(article.to_owned(), found.clone());
        Ok(found)
    }
}

#[expect(clippy::cast_precision_loss)]
fn mean(scores: &[f64]) -> Option<f64> {
    if scores.is_empty() { None } else { Some(scores.iter().sum::<f64>() / scores.len() as f64) }
}

/// Any value of a property of a thing.
fn text(store: &Store, iri: &str, property: NamedNodeRef<'_>) -> Result<Option<String>, StorageError> {
    let Ok(iri) = NamedNode::new(iri) else { return Ok(None) };
    let mut quads = store.quads_for_pattern(Some((&iri).into()), Some(property), None, None);
    Ok(quads.next().transpose()?.map(|quad| words(&quad.object)))
}
