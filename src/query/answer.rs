//! What a question is answered with: a table, a graph, or yes or no.

use super::bind;
use super::error::QueryError;
use oxigraph::model::{Term, Triple};
use oxigraph::sparql::QueryResults;
use spargebra::Query;

/// The answer to a question, whole and in an order that does not change from run to run.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Rows of terms, from SELECT.
    Table(Table),
    /// Yes or no, from ASK.
    Truth(bool),
    /// Triples, each once, from CONSTRUCT and DESCRIBE.
    Graph(Vec<Triple>),
}

/// Rows of terms under names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The names of the columns.
    pub columns: Vec<String>,
    /// The rows; a cell without a value is `None`.
    pub rows: Vec<Vec<Option<Term>>>,
}

impl Answer {
    /// Whether it says nothing: no row, or no triple. A "no" says something.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Table(table) => table.rows.is_empty(),
            Self::Graph(triples) => triples.is_empty(),
            Self::Truth(_) => false,
        }
    }

    /// Draws the answer out of the engine. Rows that the query leaves in any order are sorted by their cells.
    pub(crate) fn collect(query: &Query, results: QueryResults<'_>) -> Result<Self, QueryError> {
        match results {
            QueryResults::Boolean(truth) => Ok(Self::Truth(truth)),
            QueryResults::Graph(triples) => {
                let mut triples = triples.collect::<Result<Vec<_>, _>>()?;
                triples.sort_by_cached_key(ToString::to_string);
                triples.dedup();
                Ok(Self::Graph(triples))
            }
            QueryResults::Solutions(solutions) => {
                let columns = solutions.variables().iter().map(|it| it.as_str().to_owned()).collect();
                let mut rows =
                    solutions
                        .map(|solution| Ok(solution?.values().to_vec()))
                        .collect::<Result<Vec<Vec<Option<Term>>>, QueryError>>()?;
                if !bind::is_ordered(query) {
                    rows.sort_by_cached_key(|row| {
                        row.iter().map(|cell| cell.as_ref().map(ToString::to_string)).collect::<Vec<_>>()
                    });
                }
                Ok(Self::Table(Table { columns, rows }))
            }
        }
    }
}

impl Table {
    /// The words of a cell: a literal's value, an IRI in short; empty without a value.
    pub fn words(&self, row: usize, column: &str) -> Option<String> {
        let column = self.columns.iter().position(|name| name == column)?;
        self.rows.get(row)?.get(column)?.as_ref().map(words)
    }
}

/// A term as people read it.
pub(crate) fn words(term: &Term) -> String {
    match term {
        Term::NamedNode(iri) => super::prefix::shorten(iri.as_str()),
        Term::Literal(literal) => literal.value().to_owned(),
        Term::BlankNode(node) => node.to_string(),
    }
}
