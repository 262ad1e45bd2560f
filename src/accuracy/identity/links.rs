//! News-Fair → how often a name is given its Wikidata id.
//!
//! The rule is that of the evaluator ELEVANT (Bast and others, 2023). A link is right where span and id are a label's.
//! Only links within the part that was annotated count. Labels within labels are other ways to say the same: the outer one
//! is found where it is linked itself, or where all links within it are. A link that is right within an outer label that
//! is not found as a whole is neither right nor wrong. A label that has no id is not to be found, and what stands in it is
//! to be found on its own; a link there is wrong. What is optional, a quantity or a date counts neither way. A label is a
//! name where its first letter is upper case; only names are to be found.

use super::newsfair::{Label, Story, texts};
use super::{linked, read};
use crate::accuracy::Benchmark;
use crate::accuracy::score::{Count, Score, by, sum};
use crate::knowledge::Knowledge;
use crate::pipeline;
use std::collections::BTreeSet;

pub(super) const NEWS_FAIR: Benchmark = Benchmark {
    name: "News-Fair",
    corpora: &["el_fair"],
    references: &[
        ("precision of links", &[by("reach", 85.0), by("aim", 92.0)]),
        ("known names", &[by("reach", 70.0), by("aim", 85.0)]),
        (
            "names",
            &[by("baseline", 58.0), by("REL", 66.0), by("ReFinED", 79.0), by("reach", 40.0), by("aim", 58.0)],
        ),
    ],
    scores: |knowledge, corpora| {
        let known: BTreeSet<&str> = knowledge.names.all().map(|(_, known)| known.id).collect();
        let texts = texts(corpora)?;
        let counted = sum(pipeline::read_all(&texts, |text| scores(text, &ours(knowledge, text), &known)));
        let figures = counted.into_iter().map(|score| match score.name {
            "precision of links" => score.precision(),
            _ => score.f1(),
        });
        Ok(figures.collect())
    },
};

/// A link of ours: code points and Wikidata id.
pub(super) type Link = ((usize, usize), String);

/// Our links within the annotated part of a text.
pub(super) fn ours(knowledge: &Knowledge, text: &Story) -> BTreeSet<Link> {
    let (doc, annotations) = read(knowledge, &text.text);
    let placed = linked(&annotations).map(|(mention, id)| {
        let chars = doc.chars(mention.span);
        ((chars.start, chars.end), id.to_owned())
    });
    placed.filter(|(span, _)| text.is_labelled(*span)).collect()
}

/// Whether a link of ours is what a label says.
pub(super) fn is_right(label: &Label, ours: &BTreeSet<Link>) -> bool {
    label.is_link() && ours.contains(&(label.span, label.entity_id.clone()))
}

/// The scores of one text; `known` are the ids that could have been found.
fn scores(text: &Story, ours: &BTreeSet<Link>, known: &BTreeSet<&str>) -> Vec<Score> {
    let is_wrong = |(span, id): &&Link| {
        let there = text.labels.iter().filter(|label| label.span == *span);
        !there.clone().any(|label| label.is_free() || label.is_link() && label.entity_id == *id)
    };
    let wrong = ours.iter().filter(is_wrong).count();
    let of = |is_asked: &dyn Fn(&Label) -> bool| {
        let asked = to_be_found(text).into_iter().filter(|label| is_asked(label));
        let found: Vec<bool> = asked.map(|label| is_found(text, label, ours)).collect();
        let right = found.iter().filter(|it| **it).count();
        Count { gold: found.len(), ours: right + wrong, right }
    };
    vec![
        Score { name: "precision of links", count: of(&|_| true) },
        Score {
            name: "known names",
            count: of(&|label| text.is_named(label) && known.contains(label.entity_id.as_str())),
        },
        Score { name: "names", count: of(&|label| text.is_named(label)) },
    ]
}

/// The labels that are to be found: the outermost that are links.
fn to_be_found(text: &Story) -> Vec<&Label> {
    let is_outermost = |label: &&Label| {
        let mut parents = parents(text, label);
        label.is_link() && !label.is_free() && !parents.any(|it| it.is_link() || it.is_free())
    };
    text.labels.iter().filter(is_outermost).collect()
}

/// The labels that a label stands in, inmost first.
fn parents<'a>(text: &'a Story, label: &'a Label) -> impl Iterator<Item = &'a Label> {
    let parent = |label: &&'a Label| label.parent.and_then(|id| text.label(id));
    // No label stands deeper than there are labels, whatever the file says.
    std::iter::successors(Some(label), parent).skip(1).take(text.labels.len())
}

/// Whether a label is found, itself or by all the links right within it.
fn is_found(text: &Story, label: &Label, ours: &BTreeSet<Link>) -> bool {
    let within = label.children.iter().filter_map(|id| text.label(*id));
    let links: Vec<&Label> = within.filter(|child| child.is_link() && !child.is_free()).collect();
    is_right(label, ours) || !links.is_empty() && links.iter().all(|child| is_right(child, ours))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// "Bo of Rome, Italy saw the dog": theirs, ours and right of all links, of known names, and of names.
    fn check(ours: &[((usize, usize), &str)], expected: [[usize; 3]; 3]) {
        let label = |id, span, entity: &str, parent, children: &[usize]| Label {
            id,
            span,
            entity_id: entity.to_owned(),
            parent,
            children: children.to_vec(),
            optional: false,
        };
        let labels = vec![
            label(0, (0, 2), "Unknown1", None, &[]),
            label(1, (6, 17), "Q1", None, &[2, 3]),
            label(2, (6, 10), "Q1", Some(1), &[]),
            label(3, (12, 17), "Q2", Some(1), &[]),
            label(4, (26, 29), "Q3", None, &[]),
        ];
        let text =
            Story { text: "Bo of Rome, Italy saw the dog".to_owned(), evaluation_span: (0, 29), labels };
        let ours = ours.iter().map(|(span, id)| (*span, (*id).to_owned())).collect();
        let counted: Vec<_> = scores(&text, &ours, &BTreeSet::from(["Q2"]))
            .iter()
            .map(|it| [it.count.gold, it.count.ours, it.count.right])
            .collect();
        assert_eq!(counted, expected, "{ours:?}");
    }

    #[test]
    fn an_outer_label_is_found_itself_or_by_all_within() {
        check(&[((6, 17), "Q1")], [[2, 1, 1], [0, 0, 0], [1, 1, 1]]);
        check(&[((6, 10), "Q1"), ((12, 17), "Q2")], [[2, 1, 1], [0, 0, 0], [1, 1, 1]]);
        // One of two is neither right nor wrong.
        check(&[((12, 17), "Q2")], [[2, 0, 0], [0, 0, 0], [1, 0, 0]]);
    }

    #[test]
    fn what_has_no_id_or_another_is_wrong() {
        check(&[((0, 2), "Q9")], [[2, 1, 0], [0, 1, 0], [1, 1, 0]]);
        check(&[((6, 10), "Q9")], [[2, 1, 0], [0, 1, 0], [1, 1, 0]]);
        // What is no name counts for precision alone.
        check(&[((26, 29), "Q3")], [[2, 1, 1], [0, 0, 0], [1, 0, 0]]);
    }
}
