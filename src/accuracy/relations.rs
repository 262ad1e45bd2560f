//! The set `relations`: who belongs where and is what to whom, against a corpus of facts.

mod knowledgenet;

use super::Set;

pub(super) const SET: Set = Set { name: "relations", benchmarks: &[knowledgenet::KNOWLEDGENET] };
