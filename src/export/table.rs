//! Turns a graph into a table of terms and a sorted list of quads that point into it.
//!
//! Sorting and writing compare and copy numbers instead of text: each term is written out once, gets its place in the
//! sorted list of all terms as its number, and a quad is four such numbers. That takes some 16 bytes a quad and
//! the text of each different term once, and makes a sorted export as quick as an unsorted one. Terms sort by the
//! bytes of their N-Triples form, so that N-Triples and N-Quads come out in the order of `LC_ALL=C sort`.

use super::ExportError;
use crate::store::line;
use oxigraph::model::{GraphName, GraphNameRef, NamedNode, NamedNodeRef, Quad, vocab::rdf};
use oxigraph::store::{StorageError, Store as Engine};
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::mpsc;

/// The number of a term: its place in the sorted list of all.
pub(super) type Rank = u32;

/// The default graph has no name; the empty text sorts first and so has this rank.
pub(super) const DEFAULT_GRAPH: Rank = 0;

/// A quad as the places of its terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) subject: Rank,
    pub(super) predicate: Rank,
    pub(super) object: Rank,
    pub(super) graph: Rank,
}

/// What the rows are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// Subject, predicate, object, graph.
    Lines,
    /// Subject, predicate with `rdf:type` first, object; graphs merged.
    Subjects,
    /// Graph, then as [`Order::Subjects`].
    Graphs,
}

/// The terms in N-Triples form, sorted, and the quads, sorted, each once.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) terms: Vec<Box<[u8]>>,
    pub(super) rows: Vec<Row>,
    /// The place of `rdf:type`.
    pub(super) rdf_type: Rank,
}

/// The table of the whole store, or of some graphs. Without `graphs_apart` the same triple in two graphs counts once.
pub(super) fn table(
    engine: &Engine,
    only: Option<&[String]>,
    order: Order,
    graphs_apart: bool,
) -> Result<Table, ExportError> {
    let mut terms = Terms::default();
    let default_graph = terms.number(b"");
    let rdf_type = terms.number(format!("<{}>", rdf::TYPE.as_str()).as_bytes());
    let mut rows = numbered(engine, only, &mut terms)?;
    let (terms, ranks) = terms.ranked();
    let rank = |number: u32| ranks[number as usize];
    debug_assert_eq!(rank(default_graph), DEFAULT_GRAPH);
    rows.par_iter_mut().for_each(|row| {
        let graph = if graphs_apart { rank(row.graph) } else { DEFAULT_GRAPH };
        *row = Row {
            subject: rank(row.subject),
            predicate: rank(row.predicate),
            object: rank(row.object),
            graph,
        };
    });
    let rdf_type = rank(rdf_type);
    rows.par_sort_unstable_by_key(|row| key(row, order, rdf_type));
    rows.dedup();
    Ok(Table { terms, rows, rdf_type })
}

/// What the rows are compared by, as one number.
fn key(row: &Row, order: Order, rdf_type: Rank) -> u128 {
    let first_if_type = |predicate: Rank| if predicate == rdf_type { 0 } else { predicate.saturating_add(1) };
    let parts = match order {
        Order::Lines => [row.subject, row.predicate, row.object, row.graph],
        Order::Subjects => [row.subject, first_if_type(row.predicate), row.object, row.graph],
        Order::Graphs => [row.graph, row.subject, first_if_type(row.predicate), row.object],
    };
    parts.into_iter().fold(0, |key, part| key << 32 | u128::from(part))
}

/// How many quads go from the thread that reads to the one that numbers at a time.
const BATCH: usize = 1 << 12;

/// The quads with numbers for terms, in no order: one thread decodes them, the other looks their terms up.
fn numbered(engine: &Engine, only: Option<&[String]>, terms: &mut Terms) -> Result<Vec<Row>, ExportError> {
    let mut rows = Vec::new();
    let (sender, receiver) = mpsc::sync_channel::<Result<Vec<Quad>, StorageError>>(4);
    std::thread::scope(|scope| {
        scope.spawn(move || {
            let mut quads = selected(engine, only);
            loop {
                let batch: Result<Vec<Quad>, _> = quads.by_ref().take(BATCH).collect();
                let last = !batch.as_ref().is_ok_and(|batch| batch.len() == BATCH);
                if sender.send(batch).is_err() || last {
                    return;
                }
            }
        });
        for batch in receiver {
            let batch = batch?;
            if terms.map.len() + batch.len() * 4 > Rank::MAX as usize {
                return Err(ExportError::TooManyTerms);
            }
            rows.extend(batch.iter().map(|quad| terms.row(quad)));
        }
        Ok(rows)
    })
}

/// The quads of some graphs, or of all.
fn selected<'a>(
    engine: &'a Engine,
    only: Option<&'a [String]>,
) -> Box<dyn Iterator<Item = Result<Quad, StorageError>> + 'a> {
    let Some(only) = only else { return Box::new(engine.iter()) };
    Box::new(only.iter().flat_map(|name| {
        let graph = GraphNameRef::NamedNode(NamedNodeRef::new_unchecked(name));
        engine.quads_for_pattern(None, None, None, Some(graph))
    }))
}

/// All different terms seen so far, each with a number.
#[derive(Default)]
struct Terms {
    map: HashMap<Box<[u8]>, u32>,
    form: Vec<u8>,
    graph: Option<(GraphName, u32)>,
    subject: Option<(oxigraph::model::NamedOrBlankNode, u32)>,
    predicates: HashMap<NamedNode, u32>,
}

impl Terms {
    fn row(&mut self, quad: &Quad) -> Row {
        // Neighbours in the store mostly share graph and subject; comparing is cheaper than looking up.
        let graph = match &self.graph {
            Some((known, number)) if *known == quad.graph_name => *number,
            _ => {
                let number = match quad.graph_name.as_ref() {
                    GraphNameRef::DefaultGraph => self.number(b""),
                    GraphNameRef::NamedNode(name) => self.form(|form| line::write_iri(name.as_str(), form)),
                    GraphNameRef::BlankNode(name) => self.form(|form| line::write_node(name.into(), form)),
                };
                self.graph = Some((quad.graph_name.clone(), number));
                number
            }
        };
        let subject = match &self.subject {
            Some((known, number)) if *known == quad.subject => *number,
            _ => {
                let number = self.form(|form| line::write_node(quad.subject.as_ref(), form));
                self.subject = Some((quad.subject.clone(), number));
                number
            }
        };
        let predicate = if let Some(number) = self.predicates.get(&quad.predicate) {
            *number
        } else {
            let number = self.form(|form| line::write_iri(quad.predicate.as_str(), form));
            self.predicates.insert(quad.predicate.clone(), number);
            number
        };
        let object = self.form(|form| line::write_term(quad.object.as_ref(), form));
        Row { subject, predicate, object, graph }
    }

    fn form(&mut self, write: impl FnOnce(&mut Vec<u8>)) -> u32 {
        let mut form = std::mem::take(&mut self.form);
        form.clear();
        write(&mut form);
        let number = self.number(&form);
        self.form = form;
        number
    }

    fn number(&mut self, form: &[u8]) -> u32 {
        if let Some(number) = self.map.get(form) {
            return *number;
        }
        let number = u32::try_from(self.map.len()).expect("`numbered` stops before there are that many");
        self.map.insert(form.into(), number);
        number
    }

    /// The terms sorted, and for each number its place among them.
    fn ranked(self) -> (Vec<Box<[u8]>>, Vec<Rank>) {
        let mut sorted: Vec<_> = self.map.into_iter().collect();
        sorted.par_sort_unstable();
        let mut ranks = vec![0; sorted.len()];
        for (rank, (_, number)) in (0..).zip(&sorted) {
            ranks[*number as usize] = rank;
        }
        (sorted.into_iter().map(|(form, _)| form).collect(), ranks)
    }
}
