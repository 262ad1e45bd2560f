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

mod error;
mod filter;
mod gather;
mod model;
mod name;
mod row;
mod shape;
#[cfg(test)]
mod tests;
mod view;

pub use error::NetworkError;
pub use filter::Filter;
pub use model::{Edge, Example, Network, Node, NodeId, Sign};
pub use view::View;

use crate::query::{over_all_graphs, parse};
use oxigraph::sparql::{QueryResults, SparqlEvaluator};
use oxigraph::store::Store;

/// The network that a view shows of the store, as far as the filter lets it.
pub fn network(store: &Store, view: &View, filter: &Filter) -> Result<Network, NetworkError> {
    let centres = filter.centres(store)?;
    let query = parse(&view.text)?;
    let results = over_all_graphs(SparqlEvaluator::new(), query).on_store(store).execute()?;
    let QueryResults::Solutions(rows) = results else { return Err(NetworkError::NoRows(view.name.clone())) };
    let ties = gather::ties(rows, view, filter)?;
    let network = name::named(store, view, filter, ties)?;
    Ok(filter.narrow(network, &centres))
}
