//! The set `topics`: what a text is about, against texts that others sorted.

mod categories;
mod contexts;

use super::Set;

pub(super) const SET: Set = Set { name: "topics", benchmarks: &[contexts::CONTEXTS, categories::CATEGORIES] };
