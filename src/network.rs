//! Projects actors and the ties between them out of the graph: answers become nodes and weighted edges.
//!
//! What is a tie is a query in `queries/network/`; here its rows are only counted, dated, filtered and named.
//! A row is either a tie, with `?source` and `?target`, or puts a `?member` into a `?group` whose members are
//! tied to each other. Labels, kinds and sentences are looked up at the end, for what is left.
//!
//! ```
//! use cablegraph::network::{Filter, View, network};
//! let store = oxigraph::store::Store::new()?;
//! let empty = network(&store, View::find("actors")?, &Filter::default())?;
//! assert!(empty.nodes.is_empty());
//! # Ok::<_, Box<dyn std::error::Error>>(())
//! ```

mod compare;
mod error;
mod filter;
mod gather;
pub mod layout;
mod measure;
mod model;
mod name;
mod path;
pub mod picture;
mod row;
mod scan;
mod shape;
#[cfg(test)]
mod tests;
mod view;

pub use compare::{Change, Difference, Turn};
pub use error::NetworkError;
pub use filter::Filter;
pub use measure::{Balance, Measure, Measures, Sample, betweenness, communities, pagerank};
pub use model::{Edge, Example, Network, Node, NodeId, Sign};
pub use path::{Step, path};
pub use view::View;

use crate::query::{over_all_graphs, parse};
use oxigraph::sparql::{QueryResults, SparqlEvaluator};
use oxigraph::store::Store;
use row::Row;

/// The view whose rows are read without the engine.
const ACTORS: &str = "actors";

/// The network that a view shows of the store, as far as the filter lets it.
pub fn network(store: &Store, view: &View, filter: &Filter) -> Result<Network, NetworkError> {
    let wanted = filter.wanted(store)?;
    let ties = if View::find(ACTORS).is_ok_and(|actors| actors == view) {
        gather::ties(scan::events(store)?, view, &wanted)?
    } else {
        gather::ties(asked(store, view)?, view, &wanted)?
    };
    let network = name::named(store, view, filter, ties)?;
    Ok(wanted.narrow(network))
}

/// The rows of the query of a view.
fn asked<'a>(
    store: &'a Store,
    view: &View,
) -> Result<impl Iterator<Item = Result<Row, NetworkError>> + 'a, NetworkError> {
    let query = parse(&view.text)?;
    let results = over_all_graphs(SparqlEvaluator::new(), query).on_store(store).execute()?;
    let QueryResults::Solutions(rows) = results else { return Err(NetworkError::NoRows(view.name.clone())) };
    Ok(rows.filter_map(|row| row.map(|row| Row::read(&row)).map_err(NetworkError::from).transpose()))
}
