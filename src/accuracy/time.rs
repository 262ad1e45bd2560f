//! The set `time`: what time expressions mean, against two corpora that write it in TIMEX3.

mod meantime;
mod timenorm;

use super::Set;

pub(super) const SET: Set = Set { name: "time", benchmarks: &[timenorm::TIMENORM, meantime::MEANTIME] };
