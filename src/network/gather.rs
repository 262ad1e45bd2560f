//! Counts the rows of a view: one tie for each pair, kind and direction, with all that it stands on.

use super::error::NetworkError;
use super::filter::Wanted;
use super::row::{Row, Tie, When, words};
use super::view::View;
use oxigraph::sparql::QuerySolutionIter;
use std::collections::{BTreeMap, BTreeSet};

/// What makes two ties one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key {
    /// The id of the thing it starts from.
    pub(crate) source: String,
    /// The id of the thing it leads to.
    pub(crate) target: String,
    /// What ties them.
    pub(crate) kind: String,
    /// Whether it has a direction.
    pub(crate) directed: bool,
}

/// What a tie stands on: each event, statement, sentence or article that is counted, once.
pub(crate) type Ties = BTreeMap<Key, BTreeMap<String, Occurrence>>;

/// One event, statement, sentence or article that ties two things.
#[derive(Clone, Debug)]
pub(crate) struct Occurrence {
    pub(crate) score: Option<f64>,
    pub(crate) when: Option<When>,
    pub(crate) article: String,
    pub(crate) evidence: BTreeSet<String>,
}

impl Occurrence {
    fn of(row: &Row) -> Self {
        let Row { score, when, article, evidence, .. } = row;
        let evidence = evidence.iter().cloned().collect();
        Self { score: *score, when: when.clone(), article: article.clone(), evidence }
    }
}

/// A sentence or article, and the things in it.
struct Group {
    members: BTreeSet<String>,
    occurrence: Occurrence,
}

/// Gathers the rows that the filter lets through.
pub(crate) fn ties(
    rows: QuerySolutionIter<'_>,
    view: &View,
    filter: &Wanted<'_>,
) -> Result<Ties, NetworkError> {
    let mut ties = Ties::new();
    let mut groups: BTreeMap<String, Group> = BTreeMap::new();
    for solution in rows {
        let Some(row) = Row::read(&solution?) else { continue };
        let kind = row.kind.clone().unwrap_or_else(|| view.name.clone());
        if !filter.lets(&row, &kind) {
            continue;
        }
        match &row.tie {
            Tie::Between(source, target, directed) => {
                add(
                    &mut ties,
                    key(words(source), words(target), kind, *directed),
                    &row.counted,
                    Occurrence::of(&row),
                );
            }
            Tie::Among(member) => {
                let group = || Group { members: BTreeSet::new(), occurrence: Occurrence::of(&row) };
                groups.entry(row.counted.clone()).or_insert_with(group).members.insert(words(member));
            }
        }
    }
    for (counted, group) in groups {
        for (index, source) in group.members.iter().enumerate() {
            for target in group.members.iter().skip(index + 1) {
                let key = key(source.clone(), target.clone(), view.name.clone(), false);
                add(&mut ties, key, &counted, group.occurrence.clone());
            }
        }
    }
    Ok(ties)
}

fn add(ties: &mut Ties, key: Key, counted: &str, occurrence: Occurrence) {
    let counted = ties.entry(key).or_default().entry(counted.to_owned());
    counted
        .and_modify(|known| known.evidence.extend(occurrence.evidence.iter().cloned()))
        .or_insert(occurrence);
}

/// A tie without direction starts at the lesser id, so that each pair has one.
fn key(source: String, target: String, kind: String, directed: bool) -> Key {
    let (source, target) = if directed || source <= target { (source, target) } else { (target, source) };
    Key { source, target, kind, directed }
}
