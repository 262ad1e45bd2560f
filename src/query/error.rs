//! What can go wrong between a question and its answer.

use super::syntax::SyntaxError;
use oxigraph::sparql::QueryEvaluationError;
use oxigraph::store::StorageError;

/// Why a question has no answer.
#[derive(Debug, thiserror::Error)]
pub enum QueryError {
    /// No saved query has this name.
    #[error("no saved query is called '{name}'{}", suggestion_or_list(.nearest))]
    UnknownQuery {
        /// The name asked for.
        name: String,
        /// Names near to it, nearest first.
        nearest: Vec<String>,
    },
    /// The comments at the head of a saved query break its form.
    #[error("saved query '{name}', line {line}: {reason}")]
    Header {
        /// The query.
        name: String,
        /// The line in its file, counted from one.
        line: usize,
        /// What is wrong with it.
        reason: String,
    },
    /// The query has no such parameter.
    #[error("'{query}' has no parameter '{name}'; it takes {}", list(.known))]
    UnknownParameter {
        /// The query.
        query: String,
        /// The parameter given.
        name: String,
        /// The parameters it has.
        known: Vec<String>,
    },
    /// The query cannot be asked without this parameter.
    #[error("'{query}' needs the parameter '{name}': {meaning}")]
    MissingParameter {
        /// The query.
        query: String,
        /// The parameter.
        name: String,
        /// What it means.
        meaning: String,
    },
    /// The value of a parameter names nothing in the store.
    #[error("{name}={value}: {kind} of that name is not in the store{}", suggestion(.nearest))]
    UnknownValue {
        /// The parameter.
        name: String,
        /// Its value.
        value: String,
        /// What it should be, with its article.
        kind: &'static str,
        /// Labels near to it, nearest first.
        nearest: Vec<String>,
    },
    /// The value of a parameter has the wrong form.
    #[error("{name}={value}: {reason}")]
    Value {
        /// The parameter.
        name: String,
        /// Its value.
        value: String,
        /// What it should look like.
        reason: &'static str,
    },
    /// The text is not SPARQL.
    #[error(transparent)]
    Syntax(#[from] SyntaxError),
    /// The question failed on the way.
    #[error("the query could not be evaluated")]
    Evaluation(#[from] QueryEvaluationError),
    /// The store could not be read.
    #[error("the store could not be read")]
    Store(#[from] StorageError),
    /// The answer has another form than the format asked for.
    #[error("{answer} cannot be written as {format}; choose one of {}", list(.fitting))]
    Format {
        /// What the answer is, with its article.
        answer: &'static str,
        /// The format asked for.
        format: &'static str,
        /// The formats that would do.
        fitting: Vec<String>,
    },
    /// The answer could not be written.
    #[error("the answer could not be written")]
    Write(#[from] std::io::Error),
}

impl QueryError {
    /// Whether the question was wrong, rather than the store that it was asked of.
    pub fn is_misuse(&self) -> bool {
        !matches!(self, Self::Evaluation(_) | Self::Store(_) | Self::Write(_) | Self::UnknownValue { .. })
    }
}

/// The names nearest to `name`, nearest first, five at most, and none that has little in common with it.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let name = name.to_lowercase();
    let mut near: Vec<(f64, &str)> = known
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(&name, &candidate.to_lowercase()), candidate))
        .filter(|(likeness, _)| *likeness > 0.7)
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    near.dedup_by(|a, b| a.1 == b.1);
    near.into_iter().take(5).map(|(_, name)| name.to_owned()).collect()
}

fn suggestion(nearest: &[String]) -> String {
    if nearest.is_empty() { String::new() } else { format!("; did you mean {}?", nearest.join(", ")) }
}

/// The nearest names, or how to see all of them.
fn suggestion_or_list(nearest: &[String]) -> String {
    if nearest.is_empty() { "; `cablegraph query` lists them".to_owned() } else { suggestion(nearest) }
}

fn list(names: &[String]) -> String {
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}
