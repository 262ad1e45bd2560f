//! Adjectives and hyphens → where somebody belongs: "French painter Ana Lind", "the Boston-based firm".

use super::super::annotations::{Certainty, EntityId, Relation, Role};
use super::super::entity::Cast;
use super::super::title::Title;
use super::holder::holders;
use crate::knowledge::{Kind, Knowledge, Surface, Within};
use crate::language::{Document, Span, Tag};

/// Nationalities and seats that stand before a noun.
pub(super) fn origins(
    knowledge: &Knowledge,
    doc: &Document,
    titles: &[Title<'_>],
    cast: &Cast,
) -> Vec<Relation> {
    let reader = Reader { knowledge, doc, titles, cast };
    let mut found = Vec::new();
    for mention in &cast.mentions {
        found.extend(reader.nationality(mention.span, mention.entity));
        found.extend(reader.seat(mention.span, mention.entity));
    }
    found
}

struct Reader<'a> {
    knowledge: &'a Knowledge,
    doc: &'a Document,
    titles: &'a [Title<'a>],
    cast: &'a Cast,
}

impl Reader<'_> {
    /// "French painter Ana Lind", "Ana Lind, a French painter", "Ana Lind is a Labour Party politician".
    fn nationality(&self, adjective: Span, of: EntityId) -> Vec<Relation> {
        let is_adjective = |(_, surface)| matches!(surface, Surface::Adjective | Surface::Members);
        let is_party = self.cast.entity(of).sector.as_deref() == Some("PTY");
        let is_country = self.cast.entity(of).kind == Kind::Country;
        let is_adjective = self.knowledge.names.find(self.doc.words(adjective)).any(is_adjective);
        let Some(noun) = self.calling(adjective).filter(|_| is_party || is_country && is_adjective) else {
            return Vec::new();
        };
        let relation = if is_party { "memberOf" } else { "nationalOf" };
        let rule = if is_party { "relation/party" } else { "relation/nationality" };
        let persons = holders(self.knowledge, self.doc, noun)
            .into_iter()
            .filter_map(|head| Some((head, self.cast.at(head)?)));
        let persons = persons.filter(|(_, id)| {
            let entity = self.cast.entity(*id);
            entity.kind == Kind::Person && !entity.described
        });
        persons
            .map(|(head, id)| {
                let (start, end) = (adjective.start.min(head), noun.max(head) + 1);
                told(id, relation, of, Span::new(start, end), rule)
            })
            .collect()
    }

    /// What somebody is, with the adjective before it: "painter", "film director". An office is held of a country, and whoever
    /// holds it is no citizen for that.
    fn calling(&self, adjective: Span) -> Option<usize> {
        let last = adjective.end - 1;
        let noun = self.doc.tokens()[last].head;
        let is_behind =
            noun >= adjective.end && noun < adjective.end + 6 && self.doc.tokens()[noun].tag == Tag::Noun;
        let lemma = self.doc.tokens()[noun].lemma.to_lowercase();
        let is_office =
            |title: &Title<'_>| title.office.within != Within::Nothing && title.office.rank != "party";
        let is_titled = self.titles.iter().any(|title| title.span.contains(noun) && is_office(title));
        let is_thing = matches!(
            lemma.as_str(),
            "leader" | "official" | "officer" | "commander" | "ambassador" | "envoy" | "counterpart"
        );
        (is_behind && !is_titled && !is_thing).then_some(noun)
    }

    /// "the Boston-based Lind Foundation"
    fn seat(&self, place: Span, seat: EntityId) -> Option<Relation> {
        let sentence = self.doc.sentences()[self.doc.sentence_of(place.start)].tokens;
        let is_based = sentence.contains(place.end + 1)
            && self.doc.word(place.end) == "-"
            && self.doc.word(place.end + 1) == "based";
        let is_place = matches!(self.cast.entity(seat).kind, Kind::Place | Kind::Country);
        if !is_based || !is_place {
            return None;
        }
        let named = self.cast.mentions.iter().find(|it| {
            let behind = place.end + 2..place.end + 6;
            let kind = self.cast.entity(it.entity).kind;
            behind.contains(&it.span.start)
                && sentence.covers(it.span)
                && matches!(kind, Kind::Institution | Kind::Group | Kind::Person)
        })?;
        let between = place.end + 2..named.span.start;
        let is_one = between
            .into_iter()
            .all(|at| matches!(self.doc.tokens()[at].tag, Tag::Noun | Tag::Adj | Tag::Propn));
        let span = Span::new(place.start, named.span.end);
        is_one.then(|| told(named.entity, "basedIn", seat, span, "relation/based"))
    }
}

fn told(
    subject: EntityId,
    relation: &'static str,
    object: EntityId,
    span: Span,
    rule: &'static str,
) -> Relation {
    Relation {
        subject,
        relation,
        object,
        role: Role { label: None, former: false },
        span,
        attributed_to: None,
        certainty: Certainty::Certain,
        rule,
    }
}
