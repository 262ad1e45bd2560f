//! Annotators' words and ours → which of ours stands for which of theirs, by the rule of the CoNLL 2018 shared task.
//!
//! Words stand for each other where they cover the same characters. A token of several words ("don't") has no characters
//! for each of them, so there the words are matched by their forms: the longest common subsequence within the
//! stretch that the token covers on both sides. This program parts "don't" in two tokens of their own; the same rule
//! finds them, since it holds wherever one of the two sides has such a token.

use super::analysis::Word;
use std::ops::Range;

/// Pairs of places: a word of theirs, and ours that stands for it. Both rise.
pub(super) fn aligned(gold: &[Word], ours: &[Word]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let (mut g, mut o) = (0, 0);
    while g < gold.len() && o < ours.len() {
        if gold[g].is_part || ours[o].is_part {
            let (theirs, own) = stretch(gold, ours, g, o);
            let found = by_form(&gold[theirs.clone()], &ours[own.clone()]);
            pairs.extend(found.into_iter().map(|(it, mine)| (theirs.start + it, own.start + mine)));
            (g, o) = (theirs.end, own.end);
        } else if gold[g].span == ours[o].span {
            pairs.push((g, o));
            (g, o) = (g + 1, o + 1);
        } else if gold[g].span.start <= ours[o].span.start {
            g += 1;
        } else {
            o += 1;
        }
    }
    pairs
}

/// The words on both sides, from two of which one is part of a token, up to where no token reaches over the end.
fn stretch(gold: &[Word], ours: &[Word], g: usize, o: usize) -> (Range<usize>, Range<usize>) {
    let (mut g, mut o) = (g, o);
    // The stretch is as small as it can be: a whole word that begins before the token is no part of it.
    let mut end = if gold[g].is_part {
        o += usize::from(!ours[o].is_part && ours[o].span.start < gold[g].span.start);
        gold[g].span.end
    } else {
        g += usize::from(gold[g].span.start < ours[o].span.start);
        ours[o].span.end
    };
    let (first_gold, first_ours) = (g, o);
    while !is_beyond(gold, g, end) || !is_beyond(ours, o, end) {
        let is_theirs = g < gold.len() && (o >= ours.len() || gold[g].span.start <= ours[o].span.start);
        let word = if is_theirs { &gold[g] } else { &ours[o] };
        if word.is_part {
            end = end.max(word.span.end);
        }
        if is_theirs {
            g += 1;
        } else {
            o += 1;
        }
    }
    (first_gold..g, first_ours..o)
}

/// Whether a word lies behind the end of a stretch. A whole word that reaches over the end does.
fn is_beyond(words: &[Word], at: usize, end: usize) -> bool {
    words.get(at).is_none_or(|word| if word.is_part { word.span.start >= end } else { word.span.end > end })
}

/// The longest common subsequence of forms, capitals or not.
fn by_form(gold: &[Word], ours: &[Word]) -> Vec<(usize, usize)> {
    let lower = |words: &[Word]| words.iter().map(|word| word.form.to_lowercase()).collect::<Vec<_>>();
    let (gold, ours) = (lower(gold), lower(ours));
    let mut longest = vec![vec![0; ours.len() + 1]; gold.len() + 1];
    for g in (0..gold.len()).rev() {
        for o in (0..ours.len()).rev() {
            let both = if gold[g] == ours[o] { 1 + longest[g + 1][o + 1] } else { 0 };
            longest[g][o] = both.max(longest[g + 1][o]).max(longest[g][o + 1]);
        }
    }
    let (mut pairs, mut g, mut o) = (Vec::new(), 0, 0);
    while g < gold.len() && o < ours.len() {
        if gold[g] == ours[o] {
            pairs.push((g, o));
            (g, o) = (g + 1, o + 1);
        } else if longest[g][o] == longest[g + 1][o] {
            g += 1;
        } else {
            o += 1;
        }
    }
    pairs
}
