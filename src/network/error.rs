//! What can go wrong between a view and its network.

use crate::query::QueryError;
use oxigraph::sparql::QueryEvaluationError;
use oxigraph::store::StorageError;

/// Why there is no network.
#[derive(Debug, thiserror::Error)]
pub enum NetworkError {
    /// No view has this name.
    #[error("no view of the network is called '{name}'; there are {}", .known.join(", "))]
    UnknownView {
        /// The name asked for.
        name: String,
        /// The views there are.
        known: Vec<String>,
    },
    /// The middle of the network names nothing in the store.
    #[error("nothing in the store is called '{name}'{}", if .nearest.is_empty() { String::new() } else { format!("; did you mean {}?", .nearest.join(", ")) })]
    UnknownCentre {
        /// The name asked for.
        name: String,
        /// Labels near to it, nearest first.
        nearest: Vec<String>,
    },
    /// The query of the view is none that gives rows.
    #[error("the view '{0}' is not a SELECT query")]
    NoRows(String),
    /// The query of the view could not be read.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// The query of the view failed on the way.
    #[error("the view could not be evaluated")]
    Evaluation(#[from] QueryEvaluationError),
    /// The store could not be read.
    #[error("the store could not be read")]
    Store(#[from] StorageError),
}
