//! Remembers a bounded number of answers, and of these the ones that are asked for again.
//!
//! A country is the actor of thousands of events: what is true of it is asked again and again, and finding it out
//! costs a walk over all that is said of it. A mention is asked about once.

use std::collections::HashMap;
use std::hash::Hash;

/// How many answers a generation holds: enough for the things that all articles name, small beside any store.
const GENERATION: usize = 65_536;

/// Answers in two generations. When the younger is full it becomes the elder, and what was asked for since lives on.
pub(super) struct Memory<K> {
    younger: HashMap<K, bool>,
    elder: HashMap<K, bool>,
}

impl<K: Hash + Eq> Memory<K> {
    pub(super) fn new() -> Self {
        Self { younger: HashMap::new(), elder: HashMap::new() }
    }

    /// The answer, if it is still known; it then stays known for another generation.
    pub(super) fn recall(&mut self, key: &K) -> Option<bool> {
        if let Some(answer) = self.younger.get(key) {
            return Some(*answer);
        }
        let (key, answer) = self.elder.remove_entry(key)?;
        self.keep(key, answer);
        Some(answer)
    }

    pub(super) fn keep(&mut self, key: K, answer: bool) {
        if self.younger.len() >= GENERATION {
            self.elder = std::mem::take(&mut self.younger);
        }
        self.younger.insert(key, answer);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_again_outlives_what_is_not() {
        let mut memory = Memory::new();
        memory.keep(0, true);
        memory.keep(1, false);
        for other in 2..10 * GENERATION {
            memory.keep(other, true);
            if other % 1000 == 0 {
                assert_eq!(memory.recall(&0), Some(true));
            }
        }
        assert_eq!(memory.recall(&1), None);
        assert!(memory.younger.len() + memory.elder.len() <= 2 * GENERATION);
    }
}
