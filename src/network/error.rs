//! What can go wrong between a view and its network.

use crate::query::{QueryError, nearest};
use oxigraph::sparql::QueryEvaluationError;
use oxigraph::store::StorageError;

/// Why there is no network.
#[derive(Debug, thiserror::Error)]
pub enum NetworkError {
    /// No view has this name.
    #[error("no view of the network is called '{name}'{} there are {}", near(name, known), known.join(", "))]
    UnknownView {
        /// The name asked for.
        name: String,
        /// The views there are.
        known: Vec<String>,
    },
    /// A name that nothing in the store bears.
    #[error("nothing in the store is called '{name}'{}", if .nearest.is_empty() { String::new() } else { format!("; did you mean {}?", .nearest.join(", ")) })]
    UnknownName {
        /// The name asked for.
        name: String,
        /// Labels near to it, nearest first.
        nearest: Vec<String>,
    },
    /// A name that no country bears.
    #[error(
        "'{0}' has no country code in the store; give a country by its name or its ISO code of three letters"
    )]
    NoCountry(String),
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

/// The known name that was most likely meant, as what stands before the list of all.
fn near(name: &str, known: &[String]) -> String {
    let near = nearest(name, known.iter().map(String::as_str));
    near.first().map_or_else(|| ";".to_owned(), |near| format!("; did you mean {near}?"))
}
