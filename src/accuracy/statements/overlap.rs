//! Attributions of annotators and of ours → how many words of source and content both name.
//!
//! The measure is the overlap of Citron, which is also the partial match of Pareti 2015: over all texts, the words that
//! both name, against those that we name (precision) and those that they name (recall). Here it is held more strictly,
//! since there any source counts that stands in any attribution: each of ours belongs to the one of theirs with whose
//! content its own shares most words, and only a source of that one is right. Those of ours that belong to one of theirs
//! count together, for a parted quotation ("Yes," he said, "soon.") is one attribution to annotators.

use crate::accuracy::score::Count;
use std::collections::{BTreeMap, BTreeSet};

/// The numbers of the words that tell who says it, and of those that are said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Attribution {
    pub(super) source: BTreeSet<usize>,
    pub(super) content: BTreeSet<usize>,
}

/// The counts of the words of sources and of contents.
pub(super) fn overlap(theirs: &[Attribution], ours: &[Attribution]) -> [Count; 2] {
    let mut together: BTreeMap<usize, Attribution> = BTreeMap::new();
    let [mut source, mut content] = [Count::default(); 2];
    for own in ours {
        if let Some(at) = meant(theirs, own) {
            let all = together.entry(at).or_default();
            all.source.extend(&own.source);
            all.content.extend(&own.content);
        } else {
            source.ours += own.source.len();
            content.ours += own.content.len();
        }
    }
    for (at, gold) in theirs.iter().enumerate() {
        let own = together.remove(&at).unwrap_or_default();
        source += shared(&gold.source, &own.source);
        content += shared(&gold.content, &own.content);
    }
    [source, content]
}

/// The one of theirs whose content shares most words with that of ours, the first of several; none if none shares any.
fn meant(theirs: &[Attribution], own: &Attribution) -> Option<usize> {
    let shared = |at: &usize| theirs[*at].content.intersection(&own.content).count();
    (0..theirs.len()).rev().max_by_key(shared).filter(|at| shared(at) > 0)
}

fn shared(theirs: &BTreeSet<usize>, ours: &BTreeSet<usize>) -> Count {
    Count { gold: theirs.len(), ours: ours.len(), right: theirs.intersection(ours).count() }
}

#[cfg(test)]
#[allow(clippy::single_range_in_vec_init, reason = "a content may be one run")]
mod tests {
    use super::*;
    use std::ops::Range;

    fn said(source: Range<usize>, content: &[Range<usize>]) -> Attribution {
        Attribution { source: source.collect(), content: content.iter().cloned().flatten().collect() }
    }

    fn check(theirs: &[Attribution], ours: &[Attribution], source: [usize; 3], content: [usize; 3]) {
        let counts = overlap(theirs, ours).map(|it| [it.gold, it.ours, it.right]);
        assert_eq!(counts, [source, content]);
    }

    #[test]
    fn words_count_that_both_name() {
        // "Mayor Holt said that the bridge is safe": we leave out the title and the word "that".
        check(&[said(0..2, &[3..8])], &[said(1..2, &[4..8])], [2, 1, 1], [5, 4, 4]);
        check(&[said(0..2, &[3..8])], &[], [2, 0, 0], [5, 0, 0]);
        check(&[], &[said(0..2, &[3..8])], [0, 2, 0], [0, 5, 0]);
    }

    #[test]
    fn a_parted_quotation_is_one() {
        let parted = said(3..4, &[0..2, 5..9]);
        check(&[parted], &[said(3..4, &[0..2]), said(3..4, &[5..9])], [1, 1, 1], [6, 6, 6]);
    }

    #[test]
    fn a_source_is_right_only_with_its_own_content() {
        let theirs = [said(0..1, &[2..5]), said(5..6, &[7..9])];
        // Who said the second is taken for who said the first.
        check(&theirs, &[said(5..6, &[2..5])], [2, 1, 0], [5, 3, 3]);
        // The content reaches over both; it belongs to the first, with which it shares more.
        check(&theirs, &[said(0..1, &[2..9])], [2, 1, 1], [5, 7, 3]);
    }
}
