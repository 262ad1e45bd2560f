//! News-Fair → how often a name is given its Wikidata id, by the rule of [`super::elevant`].
//!
//! Only names are to be found: ELEVANT takes for one whatever has a name that begins with a capital, be the words in small
//! letters, and is said neither by a pronoun nor by a noun behind "the" or "his". Precision is that of all links.

use super::elevant::{Link, Outcome, outcome};
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

/// Our links within the annotated part of a text.
pub(super) fn ours(knowledge: &Knowledge, text: &Story) -> BTreeSet<Link> {
    let (doc, annotations) = read(knowledge, &text.text);
    let placed = linked(&annotations).map(|(mention, id)| {
        let chars = doc.chars(mention.span);
        ((chars.start, chars.end), id.to_owned())
    });
    placed.filter(|(span, _)| text.is_labelled(*span)).collect()
}

/// The scores of one text; `known` are the ids that could have been found.
fn scores(text: &Story, ours: &BTreeSet<Link>, known: &BTreeSet<&str>) -> Vec<Score> {
    let Outcome { found, missed, wrong } = outcome(text, ours);
    let of = |is_asked: &dyn Fn(&Label) -> bool| {
        let right = found.iter().filter(|label| is_asked(label)).count();
        let gold = right + missed.iter().filter(|label| is_asked(label)).count();
        Count { gold, ours: right + wrong, right }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_name_counts_for_precision_alone() {
        let label = |id, span, entity: &str, name: &str| Label {
            id,
            span,
            entity_id: entity.to_owned(),
            name: name.to_owned(),
            parent: None,
            children: Vec::new(),
            optional: false,
        };
        let labels = vec![
            label(0, (0, 4), "Q1", "Rome"),
            label(1, (10, 13), "Q2", "dog"),
            label(2, (14, 19), "Q3", "Italy"),
        ];
        let text = Story { text: "Rome saw a dog there.".to_owned(), evaluation_span: (0, 21), labels };
        let ours = BTreeSet::from([((0, 4), "Q1".to_owned()), ((10, 13), "Q2".to_owned())]);
        let counted: Vec<_> = scores(&text, &ours, &BTreeSet::from(["Q1"]))
            .iter()
            .map(|it| [it.count.gold, it.count.ours, it.count.right])
            .collect();
        assert_eq!(counted, [[3, 2, 2], [1, 1, 1], [2, 1, 1]]);
    }
}
