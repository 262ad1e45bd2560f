//! The colours of things and ties, told apart by all common kinds of sight (after Okabe and Ito).

use crate::network::{Edge, Node, Sign};

/// Red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Colour(pub(super) u8, pub(super) u8, pub(super) u8);

impl Colour {
    /// As `#rrggbb`.
    pub(super) fn hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

/// The colour of a kind of thing.
pub(super) fn of_node(node: &Node) -> Colour {
    match node.kind.as_str() {
        "Person" => Colour(0, 114, 178),
        "Organization" => Colour(230, 159, 0),
        "Country" => Colour(0, 158, 115),
        "Place" => Colour(204, 121, 167),
        "Group" => Colour(213, 94, 0),
        "Event" => Colour(86, 180, 233),
        "Topic" => Colour(140, 122, 0),
        _ => Colour(153, 153, 153),
    }
}

/// Blue for cooperation, red for conflict, grey for neither.
pub(super) fn of_edge(edge: &Edge) -> Colour {
    match edge.sign() {
        Sign::Friendly => Colour(0, 114, 178),
        Sign::Hostile => Colour(213, 94, 0),
        Sign::Neutral => Colour(170, 170, 170),
    }
}
