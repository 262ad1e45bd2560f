//! Counts the rows of a view: one tie for each pair, kind and direction, with all that it stands on.
//!
//! A store may tell of a million events, so what is met again and again, such as the IRI of a country, is kept once.

use super::error::NetworkError;
use super::filter::Wanted;
use super::row::{Row, Tie};
use super::view::View;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// The place of a text in [`Texts`].
pub(crate) type TextId = u32;

/// Texts, each kept once.
#[derive(Default)]
pub(crate) struct Texts {
    places: HashMap<Arc<str>, TextId>,
    texts: Vec<Arc<str>>,
}

impl Texts {
    /// The place of a text, which it gets if it is new.
    fn place(&mut self, text: &str) -> TextId {
        if let Some(place) = self.places.get(text) {
            return *place;
        }
        let place = TextId::try_from(self.texts.len()).expect("no store that fits in memory has 2^32 texts");
        let text: Arc<str> = text.into();
        self.texts.push(Arc::clone(&text));
        self.places.insert(text, place);
        place
    }

    /// The text of a place.
    pub(crate) fn text(&self, place: TextId) -> &str {
        &self.texts[place as usize]
    }
}

/// What makes two ties one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Key {
    /// The id of the thing it starts from.
    pub(crate) source: TextId,
    /// The id of the thing it leads to.
    pub(crate) target: TextId,
    /// What ties them.
    pub(crate) kind: TextId,
    /// Whether it has a direction.
    pub(crate) directed: bool,
}

/// One event, statement, sentence or article that ties two things, with one of its sentences.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Occurrence {
    /// What is counted, once however many sentences it has.
    pub(crate) counted: TextId,
    pub(crate) article: TextId,
    pub(crate) evidence: Option<TextId>,
    /// A day, a month or a year.
    pub(crate) when: Option<TextId>,
    pub(crate) score: Option<f64>,
}

/// All ties with what they stand on.
#[derive(Default)]
pub(crate) struct Ties {
    pub(crate) texts: Texts,
    pub(crate) found: HashMap<Key, Vec<Occurrence>>,
}

/// A sentence or article, and the things in it.
struct Group {
    members: BTreeSet<String>,
    occurrence: Occurrence,
}

/// Gathers the rows that the filter lets through.
pub(crate) fn ties(
    rows: impl Iterator<Item = Result<Row, NetworkError>>,
    view: &View,
    wanted: &Wanted<'_>,
) -> Result<Ties, NetworkError> {
    let mut ties = Ties::default();
    let mut groups: BTreeMap<String, Group> = BTreeMap::new();
    for row in rows {
        let row = row?;
        let kind = row.kind.as_deref().unwrap_or(&view.name);
        if !wanted.lets(&row, kind) {
            continue;
        }
        let occurrence = ties.occurrence(&row);
        match &row.tie {
            // Nobody is tied to himself.
            Tie::Between(source, target, _) if source == target => {}
            Tie::Between(source, target, directed) => ties.add(source, target, kind, *directed, occurrence),
            Tie::Among(member) => {
                let group = || Group { members: BTreeSet::new(), occurrence };
                groups.entry(row.counted.clone()).or_insert_with(group).members.insert(member.clone());
            }
        }
    }
    for Group { members, occurrence } in groups.into_values() {
        for (index, source) in members.iter().enumerate() {
            for target in members.iter().skip(index + 1) {
                ties.add(source, target, &view.name, false, occurrence);
            }
        }
    }
    Ok(ties)
}

impl Ties {
    fn occurrence(&mut self, row: &Row) -> Occurrence {
        Occurrence {
            counted: self.texts.place(&row.counted),
            article: self.texts.place(&row.article),
            evidence: row.evidence.as_ref().map(|it| self.texts.place(it)),
            when: row.when.as_ref().map(|it| self.texts.place(&it.0)),
            score: row.score,
        }
    }

    /// A tie without direction starts at the lesser id, so that each pair has one.
    fn add(&mut self, source: &str, target: &str, kind: &str, directed: bool, occurrence: Occurrence) {
        let (source, target) = if directed || source <= target { (source, target) } else { (target, source) };
        let [source, target, kind] = [source, target, kind].map(|it| self.texts.place(it));
        self.found.entry(Key { source, target, kind, directed }).or_default().push(occurrence);
    }
}
