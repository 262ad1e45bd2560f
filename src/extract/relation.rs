//! Titles, appositions, verbs and nouns → who holds which office of what, who belongs, leads, works, lives and is kin to whom.

mod holder;
mod origin;
mod tie;

use super::annotations::{Certainty, Clause, EntityId, Form, Relation, Role, Statement};
use super::entity::Cast;
use super::statement;
use super::title::Title;
use crate::article::Article;
use crate::knowledge::{Kind, Knowledge, KnownId, Surface, Term, Within};
use crate::language::{Document, Span, Tag};

/// All relations in the order of the text; the same pair in the same role counts each time that it is told.
pub(super) fn relations(
    knowledge: &Knowledge,
    article: &Article,
    doc: &Document,
    titles: &[Title<'_>],
    clauses: &[Clause],
    statements: &[Statement],
    cast: &mut Cast,
) -> Vec<Relation> {
    let finder = Finder { knowledge, article, doc, titles, cast };
    let mut relations = finder.memberships();
    let held = titles.iter().flat_map(|title| {
        let beside: Vec<Held> =
            [finder.before_name(title), finder.behind_name(title)].into_iter().flatten().collect();
        if beside.is_empty() { finder.said(title) } else { beside }
    });
    let held: Vec<Held> = held.collect();
    relations.extend(held.into_iter().map(|held| held.relation(knowledge, cast)));
    let mut tied = tie::ties(knowledge, doc, clauses, cast);
    tied.extend(origin::origins(knowledge, doc, titles, cast));
    // What a title tells is told better there: "the head of the foundation".
    let is_held =
        |it: &Relation| relations.iter().any(|held| held.subject == it.subject && held.object == it.object);
    tied.retain(|it| !is_held(it));
    relations.extend(tied);
    // What somebody unknown says has nobody to stand for it: it is left out rather than told as a fact.
    relations.retain(|relation| {
        statement::around(statements, relation.span.start).is_none_or(|said| said.speaker.is_some())
    });
    for relation in &mut relations {
        let said_by =
            statement::around(statements, relation.span.start).and_then(|statement| statement.speaker);
        relation.attributed_to = said_by;
    }
    relations.sort_by_key(|relation| (relation.span, relation.subject, relation.object));
    relations.dedup_by(|a, b| {
        a.subject == b.subject
            && a.object == b.object
            && a.relation == b.relation
            && a.role == b.role
            && a.span == b.span
    });
    relations
}

/// A title held by a person, before its body is sure to be in the cast.
struct Held {
    relation: Relation,
    /// The body that the text does not name but the person is known to have served.
    served: Option<KnownId>,
    title: Span,
}

impl Held {
    fn relation(self, knowledge: &Knowledge, cast: &mut Cast) -> Relation {
        let Some(known) = self.served else { return self.relation };
        let object = cast.known(knowledge, known);
        // "Senator" alone is what speaks of the Senate.
        if !cast.mentions.iter().any(|mention| mention.entity == object) {
            cast.mention(self.title, object, Form::Nominal);
        }
        Relation { object, ..self.relation }
    }
}

struct Finder<'a> {
    knowledge: &'a Knowledge,
    article: &'a Article,
    doc: &'a Document,
    titles: &'a [Title<'a>],
    cast: &'a Cast,
}

impl Finder<'_> {
    /// "U.S. Secretary of State Tony Blinken", "Turkey's foreign minister, Hakan Fidan".
    fn before_name(&self, title: &Title<'_>) -> Option<Held> {
        let comma =
            self.doc.tokens().get(title.span.end).is_some_and(|_| self.doc.word(title.span.end) == ",");
        let name = self.cast.mention_at(title.span.end + usize::from(comma)).filter(|mention| {
            mention.span.start == title.span.end + usize::from(comma) && self.is_person(mention.entity)
        })?;
        if comma && (self.body_before(title).is_none() || self.holder_before(title).is_some()) {
            return None;
        }
        let person = name.entity;
        let start = self.body_before(title).map_or(title.span.start, |(_, span)| span.start);
        self.hold(
            title,
            person,
            self.body_before(title).map(|(id, _)| id),
            Span::new(start, name.span.end),
            "relation/title",
        )
    }

    /// "Hakan Fidan, Turkey's foreign minister", "X, the president of Turkey".
    fn behind_name(&self, title: &Title<'_>) -> Option<Held> {
        let (person, start) = self.holder_before(title)?;
        // "Joe Biden, British Prime Minister Boris Johnson and …": the title is of the name that follows.
        let next = self.cast.mention_at(title.span.end);
        if next.is_some_and(|next| next.span.start == title.span.end && self.is_person(next.entity)) {
            return None;
        }
        let before = self.body_before(title).map(|(id, _)| id);
        let after = self.body_behind(title);
        let end = after.map_or(title.span.end, |(_, span)| span.end);
        let body = before.or(after.map(|(id, _)| id));
        self.hold(title, person, body, Span::new(start, end), "relation/apposition")
    }

    /// "Fidan is the president of Turkey", "Fidan served as Turkey's foreign minister".
    fn said(&self, title: &Title<'_>) -> Vec<Held> {
        let outside = |token: &usize| !title.span.contains(self.doc.tokens()[*token].head);
        let Some(noun) = title.span.indices().find(outside) else { return Vec::new() };
        let before = self.body_before(title).map(|(id, _)| id);
        let after = self.body_behind(title);
        let end = after.map_or(title.span.end, |(_, span)| span.end);
        let Some(body) = before.or(after.map(|(id, _)| id)) else { return Vec::new() };
        let holders = holder::holders(self.knowledge, self.doc, noun).into_iter();
        let persons = holders.filter_map(|head| Some((head, self.cast.at(head)?)));
        let persons = persons.filter(|(_, id)| self.is_person(*id));
        let hold = |(head, id): (usize, EntityId)| {
            let span = Span::new(head.min(title.span.start), end.max(head + 1));
            self.hold(title, id, Some(body), span, "relation/predicate")
        };
        persons.filter_map(hold).collect()
    }

    /// The person whom a title in apposition describes: "Fidan, the Turkish foreign minister".
    fn holder_before(&self, title: &Title<'_>) -> Option<(EntityId, usize)> {
        let mut at = title.span.start;
        for _ in 0..6 {
            at = at.checked_sub(1)?;
            if self.doc.word(at) == "," {
                let name = self.cast.mention_at(at.checked_sub(1)?)?;
                let same_sentence = self.doc.sentence_of(at) == self.doc.sentence_of(name.span.start);
                let ends = name.span.end == at && same_sentence && self.is_person(name.entity);
                return ends.then_some((name.entity, name.span.start));
            }
            let word = self.doc.word(at).to_lowercase();
            let plain = matches!(
                word.as_str(),
                "the"
                    | "a"
                    | "an"
                    | "former"
                    | "then"
                    | "'s"
                    | "’s"
                    | "senior"
                    | "top"
                    | "chief"
                    | "its"
                    | "deputy"
            );
            if !plain && self.cast.mention_at(at).is_none_or(|mention| self.is_person(mention.entity)) {
                return None;
            }
        }
        None
    }

    /// The country or institution named right before a title: "Turkish president", "Turkey's president".
    fn body_before(&self, title: &Title<'_>) -> Option<(EntityId, Span)> {
        let mut at = title.span.start.checked_sub(1)?;
        while matches!(
            self.doc.word(at).to_lowercase().as_str(),
            "'s" | "’s" | "'" | "’" | "former" | "then" | "acting" | "-" | "vice" | "deputy" | "senior"
        ) {
            at = at.checked_sub(1)?;
        }
        let mention = self.cast.mention_at(at)?;
        let kind = self.cast.entity(mention.entity).kind;
        let fits = mention.span.end == at + 1
            && matches!(kind, Kind::Country | Kind::Institution | Kind::Place | Kind::Group);
        fits.then_some((mention.entity, mention.span))
    }

    /// "the president of Turkey", "a spokesman for the ministry".
    fn body_behind(&self, title: &Title<'_>) -> Option<(EntityId, Span)> {
        let preposition = title.span.end;
        self.doc.tokens().get(preposition)?;
        if !matches!(self.doc.word(preposition), "of" | "for" | "at") {
            return None;
        }
        let article = usize::from(
            self.doc.word((preposition + 1).min(self.doc.tokens().len() - 1)).eq_ignore_ascii_case("the"),
        );
        let mention = self.cast.mention_at(preposition + 1 + article)?;
        let next = self.doc.tokens().get(mention.span.end);
        // "the head of the Russian delegation": the delegation, not Russia.
        let modifies = next.is_some_and(|next| {
            // "the leader of Britain's Conservative Party": the party.
            matches!(next.tag, Tag::Noun | Tag::Propn | Tag::Adj)
                || matches!(self.doc.word(mention.span.end), "'s" | "’s")
        });
        let starts =
            mention.span.start == preposition + 1 + article && !self.is_person(mention.entity) && !modifies;
        starts.then_some((mention.entity, mention.span))
    }

    /// The relation that a title gives: of the body named, else of the one that this person is known to have served then.
    fn hold(
        &self,
        title: &Title<'_>,
        person: EntityId,
        body: Option<EntityId>,
        span: Span,
        rule: &'static str,
    ) -> Option<Held> {
        let body = body.filter(|&id| self.fits(title, id));
        let (body, served) = match (self.own_body(title), body) {
            (Some(own), _) => (None, Some(own)),
            (None, Some(body)) => (Some(body), None),
            (None, None) if title.office.within == Within::Nothing => return None,
            (None, None) => (None, Some(self.served(title, person)?)),
        };
        let over = !title.former
            && self.is_over(title, person, served.or(body.and_then(|id| self.cast.entity(id).known)));
        let certainty = if served.is_some() || over { Certainty::Probable } else { Certainty::Certain };
        let object = body.unwrap_or(person);
        let kind =
            served.map_or(self.cast.entity(object).kind, |known| self.knowledge.names.known(known).kind);
        let relation = Relation {
            subject: person,
            relation: relation_of(title, kind),
            object,
            role: Role { label: Some(title.office.title.to_owned()), former: title.former || over },
            span,
            attributed_to: None,
            certainty,
            rule,
        };
        Some(Held { relation, served, title: title.span })
    }

    /// The body that a title names itself: "member of the European Parliament".
    fn own_body(&self, title: &Title<'_>) -> Option<KnownId> {
        let (_, body) = title.office.title.split_once(" of the ")?;
        self.knowledge.names.named(body)
    }

    fn fits(&self, title: &Title<'_>, body: EntityId) -> bool {
        let entity = self.cast.entity(body);
        let kind = entity.kind;
        // "Republican Senator": one is a senator of the senate, not of the party.
        if entity.sector.as_deref() == Some("PTY")
            && title.office.sector != "PTY"
            && title.office.rank != "party"
        {
            return matches!(title.office.rank, "leader" | "spokesperson");
        }
        match title.office.within {
            Within::Country => matches!(kind, Kind::Country | Kind::Institution | Kind::Group),
            // "French senator", but a "French member" is a member of something else.
            Within::Institution if kind == Kind::Country => {
                matches!(title.office.rank, "spokesperson" | "legislator" | "judge" | "military")
                    && title.office.title != "Member"
            }
            Within::Institution => matches!(kind, Kind::Institution | Kind::Group),
            Within::Place => kind == Kind::Place,
            Within::Nothing => matches!(kind, Kind::Institution | Kind::Country),
        }
    }

    /// "President Carter" in 2002: all terms that the person is known to have served there ended before the day of the article.
    fn is_over(&self, title: &Title<'_>, person: EntityId, of: Option<KnownId>) -> bool {
        let (Some(known), Some(published)) = (self.cast.entity(person).known, self.article.published) else {
            return false;
        };
        let (offices, day) = (&self.knowledge.offices, published.date.to_string());
        let served = offices.terms(known).iter().filter(|term| {
            offices.duty(term.title) == title.office.duty && of.is_none_or(|of| term.of == of)
        });
        let mut served = served.peekable();
        served.peek().is_some() && served.all(|term| term.is_over(&day))
    }

    /// What the person is known to have held this office of when the article appeared, if that is one body alone; what it
    /// was held of before, where all such terms were over by then or the text says so.
    fn served(&self, title: &Title<'_>, person: EntityId) -> Option<KnownId> {
        let known = self.cast.entity(person).known?;
        let day = self.article.published.map(|published| published.date.to_string());
        let offices = &self.knowledge.offices;
        let same = |term: &&Term| offices.duty(term.title) == title.office.duty;
        let then = |term: &&Term| day.as_deref().is_none_or(|day| term.holds_on(day));
        let over = |term: &Term| day.as_deref().is_some_and(|day| term.is_over(day));
        let is_former = title.former || offices.terms(known).iter().filter(same).all(over);
        let mut terms = offices.terms(known).iter().filter(same).filter(|term| is_former || then(term));
        let first = terms.next()?;
        terms.all(|term| term.of == first.of).then_some(first.of)
    }

    /// "Republican Senator Marco Rubio": the party whose members' name stands before title and person.
    fn memberships(&self) -> Vec<Relation> {
        let mut relations = Vec::new();
        for mention in &self.cast.mentions {
            let names = &self.knowledge.names;
            let is_party = names.find(self.doc.words(mention.span)).any(|(id, surface)| {
                surface == Surface::Members && self.cast.entity(mention.entity).known == Some(id)
            });
            let title = self.titles.iter().find(|title| title.span.start == mention.span.end);
            let next = title.map_or(mention.span.end, |title| title.span.end);
            let Some(person) =
                self.cast.mention_at(next).filter(|it| it.span.start == next && self.is_person(it.entity))
            else {
                continue;
            };
            if is_party {
                relations.push(Relation {
                    subject: person.entity,
                    relation: "memberOf",
                    object: mention.entity,
                    role: Role { label: None, former: false },
                    span: Span::new(mention.span.start, person.span.end),
                    attributed_to: None,
                    certainty: Certainty::Certain,
                    rule: "relation/party",
                });
            }
        }
        relations
    }

    fn is_person(&self, id: EntityId) -> bool {
        self.cast.entity(id).kind == Kind::Person
    }
}

/// One holds an office of a state or body, leads or belongs to a group, and a calling only tells whom one works for.
fn relation_of(title: &Title<'_>, kind: Kind) -> &'static str {
    match (title.office.within, kind) {
        (Within::Nothing, Kind::Country) => "nationalOf",
        (Within::Nothing, _) => "worksFor",
        (_, Kind::Group) if title.office.rank == "leader" => "leads",
        (_, Kind::Group) => "memberOf",
        (_, Kind::Institution) if title.office.title == "Member" => "memberOf",
        (_, Kind::Institution) if title.office.rank == "journalist" => "worksFor",
        _ => "holdsOffice",
    }
}

#[cfg(test)]
mod tests;
