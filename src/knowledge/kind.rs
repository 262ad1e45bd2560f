//! The kinds of thing that an article speaks of.

use serde::{Deserialize, Serialize};

/// A kind of entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Kind {
    /// A human being, named or described.
    Person,
    /// A government body, ministry, army, party, company, court, outlet, international organisation or administration.
    Institution,
    /// A state or a territory that acts like one.
    Country,
    /// A place that does not act.
    Place,
    /// A people, a movement or an armed group.
    Group,
    /// A named event: an election, a war, a summit, a treaty.
    Event,
    /// A work or another named thing, kept so that nothing is lost.
    Thing,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 7] =
        [Self::Person, Self::Institution, Self::Country, Self::Place, Self::Group, Self::Event, Self::Thing];

    /// The name used in IRIs and in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Person => "Person",
            Self::Institution => "Institution",
            Self::Country => "Country",
            Self::Place => "Place",
            Self::Group => "Group",
            Self::Event => "Event",
            Self::Thing => "Thing",
        }
    }

    /// The kind of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Whether such a thing can do or suffer what a political event is.
    pub fn can_act(self) -> bool {
        matches!(self, Self::Person | Self::Institution | Self::Country | Self::Group)
    }
}
