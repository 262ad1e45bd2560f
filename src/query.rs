//! Asks the store: saved queries with parameters, and SPARQL as it is typed.
//!
//! A question is a text in `queries/`; Rust only binds values to its parameters, runs it and writes the answer.
//! The default graph of every question is the union of all graphs, and the usual prefixes need no declaration.
//!
//! ```
//! use cablegraph::query::{Answer, ask};
//! let store = oxigraph::store::Store::new()?;
//! assert_eq!(ask(&store, "ASK { ?country a schema:Country }")?, Answer::Truth(false));
//! # Ok::<_, Box<dyn std::error::Error>>(())
//! ```

mod answer;
mod bind;
pub(crate) mod catalogue;
mod error;
mod format;
mod prefix;
mod resolve;
mod saved;
mod syntax;
mod table;
#[cfg(test)]
mod tests;

pub use answer::{Answer, Table};
pub use error::{QueryError, nearest};
pub use format::{AnswerFormat, write_answer};
pub use prefix::{PREFIXES, shorten};
pub(crate) use resolve::articles_named;
pub use resolve::things_named;
pub use saved::{Kind, Need, Parameter, SavedQuery};
pub use syntax::SyntaxError;
#[cfg(test)]
pub(crate) use tests::store as fixture_store;

use bind::Values;
use oxigraph::sparql::{PreparedSparqlQuery, SparqlEvaluator};
use oxigraph::store::Store;
use spargebra::{Query, SparqlParser};

/// Answers a saved query. `parameters` are names and values as they are typed; a value that names several
/// things asks about all of them.
pub fn run(store: &Store, query: &SavedQuery, parameters: &[(String, String)]) -> Result<Answer, QueryError> {
    let values = values(store, query, parameters)?;
    let mut parsed = parse(&query.text)?;
    bind::fill(&mut parsed, &values);
    let results = over_all_graphs(SparqlEvaluator::new(), parsed.clone()).on_store(store).execute()?;
    Answer::collect(&parsed, results)
}

/// Answers SPARQL as it is typed.
pub fn ask(store: &Store, text: &str) -> Result<Answer, QueryError> {
    let parsed = parse(text)?;
    let results = over_all_graphs(SparqlEvaluator::new(), parsed.clone()).on_store(store).execute()?;
    Answer::collect(&parsed, results)
}

/// Parses SPARQL with the usual prefixes known. Lines and columns of an error are those of `text`.
pub fn parse(text: &str) -> Result<Query, QueryError> {
    // A test holds that every bundled prefix stands for an IRI; one that did not would be missing, nothing more.
    let parser = PREFIXES.iter().fold(SparqlParser::new(), |parser, (prefix, iri)| {
        parser.clone().with_prefix(*prefix, *iri).unwrap_or(parser)
    });
    parser.parse_query(text).map_err(|error| syntax::syntax_error(text, &error.to_string()).into())
}

/// Readies a query whose default graph, unless it names one itself, is the union of all graphs.
pub fn over_all_graphs(evaluator: SparqlEvaluator, query: Query) -> PreparedSparqlQuery {
    let names_its_dataset = query.dataset().is_some();
    let mut prepared = evaluator.for_query(query);
    if !names_its_dataset {
        prepared.dataset_mut().set_default_graph_as_union();
    }
    prepared
}

/// The terms that every parameter of a query stands for.
fn values<'a>(
    store: &Store,
    query: &'a SavedQuery,
    given: &[(String, String)],
) -> Result<Values<'a>, QueryError> {
    for (name, _) in given {
        query.parameter(name)?;
    }
    let mut values = Values::new();
    for parameter in &query.parameters {
        let mut terms = Vec::new();
        for (_, text) in given.iter().filter(|(name, _)| *name == parameter.name) {
            terms.extend(resolve::terms(store, parameter, text)?);
        }
        if terms.is_empty() {
            match &parameter.need {
                Need::Optional => {}
                Need::Default(text) => terms = resolve::terms(store, parameter, text)?,
                Need::Required => {
                    return Err(QueryError::MissingParameter {
                        query: query.name.clone(),
                        name: parameter.name.clone(),
                        meaning: parameter.meaning.clone(),
                    });
                }
            }
        }
        values.insert(&parameter.name, terms);
    }
    Ok(values)
}
