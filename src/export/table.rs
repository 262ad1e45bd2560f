//! Turns a graph into a table of terms and a sorted list of quads that point into it.
//!
//! Sorting and writing compare and copy numbers instead of text: each term is written out once, gets its place in the
//! sorted list of all terms as its number, and a quad is four such numbers. That takes some 16 bytes a quad and
//! the text of each different term once, and makes a sorted export as quick as an unsorted one. Terms sort by the
//! bytes of their N-Triples form, so that N-Triples and N-Quads come out in the order of `LC_ALL=C sort`.

use super::ExportError;
use crate::store::line;
use oxigraph::model::{GraphName, GraphNameRef, NamedNode, NamedOrBlankNode, Quad};
use oxigraph::store::Store as Engine;
use rayon::prelude::*;
use std::collections::HashMap;

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

impl Row {
    /// Replaces every number by what stands in its place.
    fn point(&mut self, ranks: &[Rank]) {
        for number in [&mut self.subject, &mut self.predicate, &mut self.object, &mut self.graph] {
            *number = ranks[*number as usize];
        }
    }
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
///
/// Every core takes a share of the graphs and sorts the terms that it meets; then the shares are merged.
pub(super) fn table(
    engine: &Engine,
    only: Option<&[String]>,
    order: Order,
    graphs_apart: bool,
) -> Result<Table, ExportError> {
    let graphs = graphs(engine, only)?;
    let size = graphs.len().div_ceil(rayon::current_num_threads()).max(1);
    let shares = graphs.par_chunks(size).map(|graphs| Share::of(engine, graphs));
    let mut shares: Vec<Share> = shares.collect::<Result<_, _>>()?;
    let mut always = Terms::default();
    always.number(b"");
    always.number(RDF_TYPE);
    shares.push(Share { terms: always.ranked().0, rows: Vec::new() });
    let Share { terms, mut rows } = merged(shares)?;
    if !graphs_apart {
        rows.par_iter_mut().for_each(|row| row.graph = DEFAULT_GRAPH);
    }
    let place = terms.binary_search_by(|term| (**term).cmp(RDF_TYPE)).expect("it was put in above");
    let rdf_type = Rank::try_from(place).map_err(|_| ExportError::TooManyTerms)?;
    rows.par_sort_unstable_by_key(|row| key(row, order, rdf_type));
    rows.dedup();
    Ok(Table { terms, rows, rdf_type })
}

const RDF_TYPE: &[u8] = b"<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>";

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

/// The graphs to be written, the default one among them if no choice was made.
fn graphs(engine: &Engine, only: Option<&[String]>) -> Result<Vec<GraphName>, ExportError> {
    if let Some(only) = only {
        return Ok(only.iter().map(|name| NamedNode::new_unchecked(name).into()).collect());
    }
    let mut graphs = vec![GraphName::DefaultGraph];
    for graph in engine.named_graphs() {
        graphs.push(graph?.into());
    }
    Ok(graphs)
}

/// What one core found: its terms, sorted, and its rows, which point into them.
struct Share {
    terms: Vec<Box<[u8]>>,
    rows: Vec<Row>,
}

impl Share {
    fn of(engine: &Engine, graphs: &[GraphName]) -> Result<Self, ExportError> {
        let mut terms = Terms::default();
        let mut rows = Vec::new();
        for graph in graphs {
            for quad in engine.quads_for_pattern(None, None, None, Some(graph.as_ref())) {
                if terms.map.len() > MOST_TERMS {
                    return Err(ExportError::TooManyTerms);
                }
                rows.push(terms.row(&quad?));
            }
        }
        let (terms, ranks) = terms.ranked();
        for row in &mut rows {
            row.point(&ranks);
        }
        Ok(Self { terms, rows })
    }
}

/// So many that the four terms of a further quad can still be numbered.
const MOST_TERMS: usize = Rank::MAX as usize - 8;

/// One list of terms, each once, and all rows pointing into it.
fn merged(shares: Vec<Share>) -> Result<Share, ExportError> {
    let mut ranks: Vec<Vec<Rank>> = shares.iter().map(|share| vec![0; share.terms.len()]).collect();
    let mut all = Vec::with_capacity(shares.iter().map(|share| share.terms.len()).sum());
    let mut rows = Vec::with_capacity(shares.len());
    for (number, share) in shares.into_iter().enumerate() {
        all.extend(share.terms.into_iter().enumerate().map(|(place, term)| (term, number, place)));
        rows.push(share.rows);
    }
    // Every share is sorted already, which this kind of sort makes use of.
    all.sort();
    let mut terms: Vec<Box<[u8]>> = Vec::with_capacity(all.len());
    for (term, share, place) in all {
        if terms.last() != Some(&term) {
            terms.push(term);
        }
        ranks[share][place] = Rank::try_from(terms.len() - 1).map_err(|_| ExportError::TooManyTerms)?;
    }
    rows.par_iter_mut().zip(&ranks).for_each(|(rows, ranks)| {
        for row in rows {
            row.point(ranks);
        }
    });
    Ok(Share { terms, rows: rows.concat() })
}

/// All different terms seen so far, each with a number.
#[derive(Default)]
struct Terms {
    map: HashMap<Box<[u8]>, u32>,
    form: Vec<u8>,
    graph: Option<(GraphName, u32)>,
    subject: Option<(NamedOrBlankNode, u32)>,
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
        let number = u32::try_from(self.map.len()).expect("a share stops before there are that many");
        self.map.insert(form.into(), number);
        number
    }

    /// The terms sorted, and for each number its place among them.
    fn ranked(self) -> (Vec<Box<[u8]>>, Vec<Rank>) {
        let mut sorted: Vec<_> = self.map.into_iter().collect();
        sorted.sort_unstable();
        let mut ranks = vec![0; sorted.len()];
        for (rank, (_, number)) in (0..).zip(&sorted) {
            ranks[*number as usize] = rank;
        }
        (sorted.into_iter().map(|(form, _)| form).collect(), ranks)
    }
}
