//! The views of the network that come with the program: one query a file in `queries/network/`.

use super::error::NetworkError;
use crate::query::{QueryError, SavedQuery, catalogue};
use std::sync::LazyLock;

/// A way to see a network in the graph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// The name of its file, without the extension.
    pub name: String,
    /// What its edges say, in one line.
    pub title: String,
    /// Its query.
    pub text: String,
}

static BUNDLED: LazyLock<Vec<View>> = LazyLock::new(|| {
    let read = |(name, text): &(&str, &str)| View::parse(name, text);
    catalogue::VIEWS.iter().map(read).collect::<Result<_, _>>().expect("a test reads every bundled view")
});

impl View {
    /// The views that come with the program, sorted by name.
    pub fn bundled() -> &'static [View] {
        &BUNDLED
    }

    /// The bundled view of this name.
    pub fn find(name: &str) -> Result<&'static View, NetworkError> {
        Self::bundled().iter().find(|view| view.name == name).ok_or_else(|| NetworkError::UnknownView {
            name: name.to_owned(),
            known: Self::bundled().iter().map(|view| view.name.clone()).collect(),
        })
    }

    /// Reads a view from the text of its file.
    pub fn parse(name: &str, text: &str) -> Result<Self, QueryError> {
        let SavedQuery { name, title, text, .. } = SavedQuery::parse(name, text)?;
        let title = if title.is_empty() { name.clone() } else { title };
        Ok(Self { name, title, text })
    }
}
