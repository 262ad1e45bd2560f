//! Judges a store by shapes: what the graph must look like, and where it does not.
//!
//! [`shapes`] reads SHACL core from Turtle and refuses by name what it does not know, so that no constraint is passed over
//! in silence. [`violations`] walks the store target by target, over the union of all graphs. It keeps one node with its
//! quads at a time, a hash for each node seen and a bounded memory of answers, so that the cost grows with the
//! store and not with its square.
//!
//! ```
//! use cablegraph::validate::{Shapes, violations};
//! use oxigraph::{io::RdfFormat, store::Store};
//! let store = Store::new()?;
//! store.load_from_slice(RdfFormat::Turtle, "<http://example.org/x> a <https://schema.org/Person> .")?;
//! let found = violations(&store, &Shapes::bundled())?;
//! assert!(found.iter().any(|it| it.message == "the identity of a thing is certain, probable or possible"));
//! # Ok::<_, Box<dyn std::error::Error>>(())
//! ```

mod check;
mod literal;
mod memory;
mod node;
mod path;
mod reading;
mod said;
mod shape;
mod target;
#[cfg(test)]
mod tests;
mod turtle;

pub use path::Path;
pub use shape::{Severity, Shapes};

use check::Judge;
use oxigraph::io::RdfParseError;
use oxigraph::model::{NamedNode, Term};
use oxigraph::store::{StorageError, Store};

/// One place where the store is not as a shape says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// The node that was judged.
    pub focus: Term,
    /// The path from it to what is wrong; none if the node itself is.
    pub path: Option<Path>,
    /// What is wrong; none if it is the number of values.
    pub value: Option<Term>,
    /// What the shape says of it, in plain words.
    pub message: String,
    /// How grave it is.
    pub severity: Severity,
    /// The shape, or the nearest one around it that has a name.
    pub shape: NamedNode,
}

/// Why shapes could not be read, or a store not be judged.
#[derive(Debug, thiserror::Error)]
pub enum ValidateError {
    /// The shapes are no Turtle.
    #[error("the shapes are not valid Turtle")]
    Turtle(#[from] RdfParseError),
    /// A shape uses what this validator does not know.
    #[error("{shape} uses {term}, which this validator does not know")]
    Unknown {
        /// The shape.
        shape: String,
        /// What is not known.
        term: String,
    },
    /// A shape says something that does not fit together.
    #[error("{shape} says {term} wrongly: {reason}")]
    Malformed {
        /// The shape.
        shape: String,
        /// The property that is wrong.
        term: String,
        /// Why it is wrong.
        reason: String,
    },
    /// The store could not be read.
    #[error("the store could not be read while it was being judged")]
    Store(#[from] StorageError),
}

/// The shapes in `turtle`.
///
/// # Errors
///
/// The text is no Turtle, or a shape is malformed or uses a constraint that is not known here.
pub fn shapes(turtle: &str) -> Result<Shapes, ValidateError> {
    reading::shapes(turtle)
}

/// Everything in `store` that is not as `shapes` say, over the union of all graphs, sorted.
///
/// # Errors
///
/// The store cannot be read.
pub fn violations(store: &Store, shapes: &Shapes) -> Result<Vec<Violation>, ValidateError> {
    let mut judge = Judge::new(store, shapes);
    let mut found = Vec::new();
    for (target, ids) in shapes.targets() {
        target::for_each_focus(store, target, |focus| judge.judge(focus, ids, &mut found))?;
    }
    found.sort_by_cached_key(|it| {
        let text = |term: Option<&Term>| term.map(ToString::to_string);
        let path = it.path.as_ref().map(ToString::to_string);
        (it.focus.to_string(), path, text(it.value.as_ref()), it.message.clone(), it.shape.clone())
    });
    found.dedup();
    Ok(found)
}
