//! The rows of the view `actors`, read from the store event by event.
//!
//! They are what `queries/network/actors.rq` says, and a test holds the two together. The engine looks each part of an
//! event up anew and takes five times as long, which is nothing in hundreds of articles and minutes in millions.

use super::error::NetworkError;
use super::row::{Row, Tie, When, local_name, words};
use crate::vocab::{cg, plover, schema, sem};
use oxigraph::model::{GraphName, NamedNodeRef, NamedOrBlankNode, NamedOrBlankNodeRef, Quad, Term};
use oxigraph::store::{StorageError, Store};
use rayon::prelude::*;
use std::collections::HashMap;

/// So many events are read at once, so that memory does not grow with the store.
const BATCH: usize = 16_384;

/// A row for each actor and recipient of each event, and for each two who meet or work together.
pub(crate) fn events(
    store: &Store,
) -> Result<impl Iterator<Item = Result<Row, NetworkError>> + '_, NetworkError> {
    let published = published(store)?;
    let mut told = store.quads_for_pattern(None, Some(sem::EVENT_TYPE), None, None);
    let batches = std::iter::from_fn(move || {
        let batch: Vec<_> = told.by_ref().take(BATCH).collect();
        (!batch.is_empty()).then_some(batch)
    });
    let rows = batches.flat_map(move |batch| {
        let told = batch.into_par_iter().map(|quad| Ok(rows(store, &published, &quad?)?.unwrap_or_default()));
        told.collect::<Vec<Result<Vec<Row>, StorageError>>>()
    });
    Ok(rows.flat_map(|rows| match rows {
        Ok(rows) => rows.into_iter().map(Ok).collect(),
        Err(error) => vec![Err(error.into())],
    }))
}

/// When each article was published.
fn published(store: &Store) -> Result<HashMap<NamedOrBlankNode, String>, StorageError> {
    let told = store.quads_for_pattern(None, Some(schema::DATE_PUBLISHED), None, None);
    told.map(|quad| quad.map(|quad| (quad.subject, words(&quad.object)))).collect()
}

/// What the graph says of one event.
#[derive(Default)]
struct Event {
    actors: Vec<String>,
    recipients: Vec<String>,
    quad: Option<String>,
    score: Option<f64>,
    factuality: Option<String>,
    evidence: Vec<String>,
    claimed: bool,
    denied: bool,
    time: Option<Term>,
}

/// The rows of the event of this type; none for what stands in no graph or is no actual tie.
fn rows(
    store: &Store,
    published: &HashMap<NamedOrBlankNode, String>,
    kind: &Quad,
) -> Result<Option<Vec<Row>>, StorageError> {
    let GraphName::NamedNode(article) = &kind.graph_name else { return Ok(None) };
    let Some(event) = event(store, kind)? else { return Ok(None) };
    let actual = event.factuality.as_deref() == Some(cg::ACTUAL.as_str());
    let date = match event.time {
        Some(Term::NamedNode(time)) => value(store, (&time).into(), sem::HAS_TIME_STAMP, kind)?,
        _ => None,
    };
    let when = match date {
        Some(date) => Some(date),
        None => published.get(&NamedOrBlankNode::from(article.clone())).cloned(),
    };
    let ties = ties(&event.actors, &event.recipients, &kind.object);
    let row = |(tie, evidence): (Tie, &String)| Row {
        tie,
        kind: Some(local_name(&words(&kind.object)).to_owned()),
        counted: words(&kind.subject.clone().into()),
        score: event.score,
        when: when.clone().map(When),
        evidence: Some(evidence.clone()),
        article: article.as_str().to_owned(),
        quad: event.quad.as_deref().map(|it| local_name(it).to_owned()),
        factuality: event.factuality.as_deref().map(|it| local_name(it).to_owned()),
        claimed: event.claimed || !actual,
    };
    let evidence = |tie: Tie| event.evidence.iter().map(move |it| (tie.clone(), it));
    Ok(Some(ties.into_iter().flat_map(evidence).map(row).collect()))
}

/// All that one graph says of an event; none if it was denied or lacks what each event has.
fn event(store: &Store, kind: &Quad) -> Result<Option<Event>, StorageError> {
    let mut event = Event::default();
    let graph = kind.graph_name.as_ref();
    for quad in store.quads_for_pattern(Some(kind.subject.as_ref()), None, None, Some(graph)) {
        let Quad { predicate, object, .. } = quad?;
        match predicate.as_ref() {
            cg::ACTOR => event.actors.push(words(&object)),
            cg::RECIPIENT => event.recipients.push(words(&object)),
            cg::QUAD => event.quad = Some(words(&object)),
            cg::SCORE => event.score = words(&object).parse().ok(),
            cg::FACTUALITY => event.factuality = Some(words(&object)),
            cg::EVIDENCE => event.evidence.push(words(&object)),
            cg::ATTRIBUTED_TO => event.claimed = true,
            cg::POLARITY => event.denied |= words(&object) == cg::NEGATIVE.as_str(),
            sem::HAS_TIME => event.time = Some(object),
            _ => {}
        }
    }
    Ok(Some(event).filter(|event| !event.denied && event.factuality.is_some()))
}

/// From each actor to each recipient; without any, between actors who meet or work together.
fn ties(actors: &[String], recipients: &[String], kind: &Term) -> Vec<Tie> {
    let pairs = |others: &[String]| -> Vec<(String, String)> {
        let pair =
            |actor: &String| others.iter().map(|other| (actor.clone(), other.clone())).collect::<Vec<_>>();
        actors.iter().flat_map(pair).collect()
    };
    if !recipients.is_empty() {
        let others = pairs(recipients).into_iter().filter(|(actor, other)| actor != other);
        return others.map(|(actor, other)| Tie::Between(actor, other, true)).collect();
    }
    let is_joint = [plover::CONSULT, plover::COOPERATE].iter().any(|it| Term::from(*it) == *kind);
    let joint = pairs(actors).into_iter().filter(|(actor, other)| is_joint && actor < other);
    joint.map(|(actor, other)| Tie::Between(actor, other, false)).collect()
}

/// A value of a property in the same graph.
fn value(
    store: &Store,
    subject: NamedOrBlankNodeRef<'_>,
    property: NamedNodeRef<'_>,
    beside: &Quad,
) -> Result<Option<String>, StorageError> {
    let graph = Some(beside.graph_name.as_ref());
    let found = store.quads_for_pattern(Some(subject), Some(property), None, graph).next().transpose()?;
    Ok(found.map(|quad| words(&quad.object)))
}
