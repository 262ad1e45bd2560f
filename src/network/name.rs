//! Gives names, kinds and sentences to what was counted, looked up in the store for what is left alone.

use super::filter::Filter;
use super::gather::{Key, Occurrence, TextId, Texts, Ties};
use super::model::{Edge, Example, Network, Node, NodeId};
use super::row::{local_name, words};
use super::view::View;
use crate::vocab::{cg, nif, rdf, rdfs, schema, skos};
use oxigraph::model::{NamedNode, NamedNodeRef, NamedOrBlankNode};
use oxigraph::store::{StorageError, Store};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// The network of all ties, with names.
pub(crate) fn named(
    store: &Store,
    view: &View,
    filter: &Filter,
    ties: Ties,
) -> Result<Network, StorageError> {
    let Ties { texts, found } = ties;
    let mut ties: Vec<(Key, Counted)> =
        found.into_par_iter().map(|(key, it)| (key, Counted::of(it, &texts))).collect();
    ties.retain(|(_, tie)| tie.weight >= filter.minimum_weight);
    let ids: HashSet<TextId> = ties.iter().flat_map(|(key, _)| [key.source, key.target]).collect();
    let mut ids: Vec<TextId> = ids.into_iter().collect();
    ids.sort_unstable_by_key(|id| texts.text(*id));
    // Numbers in the order of the ids: a million long IRIs that begin alike are slow to compare.
    let places: HashMap<TextId, NodeId> =
        ids.iter().enumerate().map(|(index, id)| (*id, NodeId(index))).collect();
    ties.par_sort_by_key(|(key, _)| {
        (places[&key.source], places[&key.target], texts.text(key.kind), key.directed)
    });
    let nodes = ids.par_iter().map(|id| node(store, texts.text(*id))).collect::<Result<Vec<_>, _>>()?;
    for (_, tie) in &mut ties {
        tie.evidence.truncate(filter.sentences);
    }
    let articles = articles(store, &texts, &ties)?;
    let edges = ties.par_iter().map(|(key, tie)| {
        let ends = [key.source, key.target].map(|id| places[&id]);
        edge(store, &texts, &articles, ends, (key, tie))
    });
    let edges = edges.collect::<Result<Vec<_>, _>>()?;
    Ok(Network { title: view.title.clone(), view: view.name.clone(), note: String::new(), nodes, edges })
}

/// What one tie stands on.
struct Counted {
    weight: f64,
    /// The mean of what has a score.
    score: Option<f64>,
    dates: BTreeMap<String, usize>,
    articles: BTreeSet<TextId>,
    /// In how many sentences it is told.
    sentences: usize,
    /// Those that are shown, with their occurrence, the earliest first.
    evidence: Vec<(TextId, Occurrence)>,
}

impl Counted {
    /// Counts what is told by several sentences once.
    fn of(mut told: Vec<Occurrence>, texts: &Texts) -> Self {
        let articles = told.iter().map(|it| it.article).collect();
        let mut evidence: Vec<_> = told.iter().filter_map(|it| Some((it.evidence?, *it))).collect();
        let text = |place| texts.text(place);
        evidence.sort_by(|a, b| {
            let key = |it: &(TextId, Occurrence)| (it.1.when.map(text), text(it.0), text(it.1.article));
            key(a).cmp(&key(b))
        });
        let mut seen = HashSet::new();
        evidence.retain(|(sentence, it)| seen.insert((*sentence, it.article)));
        // In the order of their names, so that no digit of a mean depends on where they stood in the store.
        told.sort_by(|a, b| text(a.counted).cmp(text(b.counted)));
        told.dedup_by_key(|it| it.counted);
        let scores: Vec<f64> = told.iter().filter_map(|it| it.score).collect();
        let mut dates = BTreeMap::new();
        for when in told.iter().filter_map(|it| it.when) {
            *dates.entry(text(when).to_owned()).or_default() += 1;
        }
        Self {
            weight: count(told.len()),
            score: mean(&scores),
            dates,
            articles,
            sentences: evidence.len(),
            evidence,
        }
    }
}

/// A count as a number; no store holds more than a float counts exactly.
#[expect(clippy::cast_precision_loss)]
fn count(number: usize) -> f64 {
    number as f64
}

fn mean(scores: &[f64]) -> Option<f64> {
    if scores.is_empty() { None } else { Some(scores.iter().sum::<f64>() / count(scores.len())) }
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
        label: label.filter(|label| !label.trim().is_empty()).unwrap_or_else(|| crate::query::shorten(id)),
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

/// What is told of the articles that shown sentences stand in, each looked up once.
fn articles(
    store: &Store,
    texts: &Texts,
    ties: &[(Key, Counted)],
) -> Result<HashMap<TextId, Example>, StorageError> {
    let shown = ties.iter().flat_map(|(_, tie)| tie.evidence.iter().map(|(_, it)| it.article));
    let shown: BTreeSet<TextId> = shown.collect();
    let shown = shown.into_par_iter().map(|place| Ok((place, article(store, texts.text(place))?)));
    shown.collect()
}

/// An example without its sentence.
fn article(store: &Store, iri: &str) -> Result<Example, StorageError> {
    let publisher = text(store, iri, schema::PUBLISHER)?;
    Ok(Example {
        article: iri.to_owned(),
        title: text(store, iri, schema::HEADLINE)?,
        publisher: publisher.map(|iri| text(store, &iri, skos::PREF_LABEL)).transpose()?.flatten(),
        url: text(store, iri, schema::URL)?,
        ..Example::default()
    })
}

fn edge(
    store: &Store,
    texts: &Texts,
    articles: &HashMap<TextId, Example>,
    [source, target]: [NodeId; 2],
    (key, tie): (&Key, &Counted),
) -> Result<Edge, StorageError> {
    let mut examples = Vec::new();
    for (iri, told) in &tie.evidence {
        if let Some(sentence) = text(store, texts.text(*iri), nif::ANCHOR_OF)? {
            let date = told.when.map(|when| texts.text(when).to_owned());
            examples.push(Example { sentence, date, ..articles[&told.article].clone() });
        }
    }
    Ok(Edge {
        source,
        target,
        kind: texts.text(key.kind).to_owned(),
        directed: key.directed,
        weight: tie.weight,
        score: tie.score,
        dates: tie.dates.clone(),
        articles: tie.articles.iter().map(|it| texts.text(*it).to_owned()).collect(),
        evidence: tie.sentences,
        examples,
    })
}

/// Any value of a property of a thing.
fn text(store: &Store, iri: &str, property: NamedNodeRef<'_>) -> Result<Option<String>, StorageError> {
    // It comes out of the store, where each IRI was checked on its way in.
    let iri = NamedNodeRef::new_unchecked(iri);
    let mut quads = store.quads_for_pattern(Some(iri.into()), Some(property), None, None);
    Ok(quads.next().transpose()?.map(|quad| words(&quad.object)))
}
