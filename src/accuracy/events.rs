//! The set `events`: who did what to whom, against sentences that others coded.

mod participants;
mod petrarch;
mod plover;

use super::Set;

pub(super) const SET: Set =
    Set { name: "events", benchmarks: &[plover::PLOVER, petrarch::PETRARCH, participants::MEANTIME] };
