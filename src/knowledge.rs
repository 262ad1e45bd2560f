//! What is known beforehand: names with their identity, offices with their terms, rules, and the trained weights.
//!
//! All of it is data under `data/`, embedded and indexed once; nothing here reads an article.

mod classes;
mod entry;
mod generic;
mod index;
mod kind;
mod lists;
mod names;
mod offices;
mod pattern;
mod record;
mod rules;
mod table;
mod ties;
mod times;
mod topics;
mod variant;
mod writing;

pub use classes::{Class, Classes};
pub use entry::{Entry, EntryError};
pub use generic::Generic;
pub use index::{Index, IndexError};
pub use kind::Kind;
pub use lists::{Cue, Lists, Party};
pub use names::{Known, KnownId, Names, Surface, folded};
pub use offices::{Office, Offices, Term, Within};
pub use pattern::{Follows, Pattern, Slot};
pub use rules::{Joint, Rule, Rules};
pub use ties::{Tie, Way};
pub use times::{Element, TimePattern, Times};
pub use topics::{TopicTerm, TopicWords, Topics};
pub use variant::variant_keys;
pub use writing::{Forms, HEADER as INDEX_HEADER, Records, form_key, header, id_key, variant_key};

use crate::language::Models;
use std::sync::{Arc, OnceLock};

/// Everything that reading needs besides the article. Read-only, shared by all threads.
///
/// ```
/// use cablegraph::knowledge::Knowledge;
/// let knowledge = Knowledge::bundled();
/// let china = knowledge.names.find("China").next().expect("China is known");
/// assert_eq!(knowledge.names.known(china.0).id, "Q148");
/// ```
#[derive(Debug)]
pub struct Knowledge {
    /// The language core.
    pub models: Arc<Models>,
    /// Names and what they name.
    pub names: Names,
    /// Names that bodies of many states share: "Supreme Court".
    pub generic: Generic,
    /// Titles of offices, and who held which when.
    pub offices: Offices,
    /// How predicates become events.
    pub rules: Rules,
    /// Words by what they do: verbs of saying, given names.
    pub lists: Lists,
    /// Verbs and nouns that tell a relation.
    pub ties: Vec<Tie>,
    /// How words tell a time.
    pub times: Times,
    /// Which words tell what an article is about.
    pub topics: Topics,
}

impl Knowledge {
    /// The knowledge within the program, made ready on first use.
    pub fn bundled() -> Arc<Self> {
        static KNOWLEDGE: OnceLock<Arc<Knowledge>> = OnceLock::new();
        let load = || Arc::new(Self::with_models(Models::bundled()));
        KNOWLEDGE.get_or_init(load).clone()
    }

    /// The knowledge within the program, but with another language core.
    pub fn with_models(models: Arc<Models>) -> Self {
        let names = Names::bundled();
        let offices = Offices::bundled(&names);
        let generic = Generic::of(&names);
        Self {
            models,
            names,
            generic,
            offices,
            rules: Rules::bundled(),
            lists: Lists::bundled(),
            ties: ties::bundled(),
            times: Times::bundled(),
            topics: Topics::bundled(),
        }
    }

    /// The same knowledge and the names of a larger index besides. Offices stay as they are: their holders are built in.
    #[must_use]
    pub fn with_index(self, index: Index) -> Self {
        Self { names: self.names.with(index), ..self }
    }
}
