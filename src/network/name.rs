//! Gives names, kinds and sentences to what was counted, looked up in the store for what is left alone.

use super::filter::Filter;
use super::gather::{Key, Occurrence, Ties};
use super::model::{Edge, Example, Network, Node, NodeId};
use super::row::{local_name, words};
use super::view::View;
use crate::vocab::{cg, nif, rdf, skos};
use oxigraph::model::{NamedNode, NamedNodeRef};
use oxigraph::store::{StorageError, Store};
use std::collections::{BTreeMap, BTreeSet};

/// How many sentences an edge shows.
const EXAMPLES: usize = 3;

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
    let edges = ties.iter().map(|(key, tie)| edge(store, &places, key, tie)).collect::<Result<_, _>>()?;
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
    let label = most_frequent(store, &iri, skos::PREF_LABEL)?;
    let kind = most_frequent(store, &iri, rdf::TYPE)?;
    Ok(Node {
        label: label.unwrap_or_else(|| crate::query::shorten(id)),
        kind: kind.map_or_else(|| "Thing".to_owned(), |kind| local_name(&kind).to_owned()),
        country: most_frequent(store, &iri, cg::COUNTRY_CODE)?,
        id: id.to_owned(),
    })
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
    places: &BTreeMap<&str, NodeId>,
    key: &Key,
    tie: &BTreeMap<String, Occurrence>,
) -> Result<Edge, StorageError> {
    let scores: Vec<f64> = tie.values().filter_map(|it| it.score).collect();
    let dates: BTreeSet<String> = tie.values().filter_map(|it| Some(it.when.as_ref()?.0.clone())).collect();
    let articles: BTreeSet<&str> = tie.values().map(|it| it.article.as_str()).collect();
    let mut evidence: Vec<_> =
        tie.values().flat_map(|it| it.evidence.iter().map(move |iri| (&it.when, iri, &it.article))).collect();
    evidence.sort();
    evidence.dedup();
    let mut examples = Vec::new();
    for (_, iri, article) in evidence.iter().take(EXAMPLES) {
        if let Some(sentence) = sentence(store, iri)? {
            examples.push(Example { sentence, article: (*article).clone() });
        }
    }
    Ok(Edge {
        source: places[key.source.as_str()],
        target: places[key.target.as_str()],
        kind: key.kind.clone(),
        directed: key.directed,
        weight: weight(tie),
        score: mean(&scores),
        dates: dates.into_iter().collect(),
        articles: articles.len(),
        evidence: evidence.len(),
        examples,
    })
}

#[expect(clippy::cast_precision_loss)]
fn mean(scores: &[f64]) -> Option<f64> {
    if scores.is_empty() { None } else { Some(scores.iter().sum::<f64>() / scores.len() as f64) }
}

fn sentence(store: &Store, iri: &str) -> Result<Option<String>, StorageError> {
    let Ok(iri) = NamedNode::new(iri) else { return Ok(None) };
    let mut quads = store.quads_for_pattern(Some((&iri).into()), Some(nif::ANCHOR_OF), None, None);
    Ok(quads.next().transpose()?.map(|quad| words(&quad.object)))
}
