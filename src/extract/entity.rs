//! Names → the cast of an article: one entity per thing, with the places that name it.

use super::annotations::{
    Annotations, Certainty, Clause, Entity, EntityId, Event, Form, Mention, Relation, Skipped, Source,
    Statement, Time,
};
use super::link::Linker;
use super::mention::Named;
use super::setting::Setting;
use super::title::Title;
use super::{group, kin, team};
use crate::article::Article;
use crate::knowledge::{Kind, Knowledge, KnownId, Surface};
use crate::language::{Document, Span, Tag};

/// The entities of an article and where it speaks of them.
#[derive(Debug, Default)]
pub(super) struct Cast {
    pub(super) entities: Vec<Entity>,
    pub(super) mentions: Vec<Mention>,
    /// Title and name together: the phrase whose head, in grammar, may be the title.
    phrases: Vec<(Span, EntityId)>,
    pub(super) publisher: Option<EntityId>,
    pub(super) authors: Vec<EntityId>,
    /// The country that the article is about, by its three-letter code.
    pub(super) country: Option<String>,
}

/// Ties each name to an entity of the article.
pub(super) fn cast(
    knowledge: &Knowledge,
    article: &Article,
    doc: &Document,
    titles: &[Title<'_>],
    named: Vec<Named>,
) -> Cast {
    let named = group::evened(doc, team::teams(knowledge, doc, administrations(doc, named)));
    let setting = Setting::of(knowledge, article, &named);
    let mut cast = Cast { country: setting.main().map(str::to_owned), ..Cast::default() };
    // Full names first, so that a surname finds its bearer wherever it stands.
    let (full, short): (Vec<_>, Vec<_>) = named.into_iter().partition(|name| !kin::may_be_short(doc, name));
    let linker = Linker { knowledge, doc, titles, setting: &setting };
    for names in group::groups(knowledge, doc, &full) {
        cast.admit(&linker, &names);
    }
    for name in &short {
        if let Some(family) = kin::family(&cast, doc, name) {
            let family = cast.unknown(Kind::Group, family, None);
            cast.mention(name.span, family, Form::Name);
        } else if let Some(bearer) = kin::bearer(&linker, &cast, name) {
            cast.mention(name.span, bearer, Form::Name);
            cast.alias(bearer, doc.words(name.span));
        } else if is_worth_keeping(knowledge, doc, name) {
            cast.admit(&linker, &[name]);
        }
    }
    cast.mentions.sort_by_key(|mention| mention.span);
    cast.outlet(knowledge, article);
    cast.phrases(doc, titles);
    cast
}

/// "the Biden administration": a surname or country with such a noun behind it is a government of its own.
fn administrations(doc: &Document, named: Vec<Named>) -> Vec<Named> {
    let joined = |name: Named| {
        let word = doc.tokens().get(name.span.end).map(|_| doc.word(name.span.end));
        let person = name.kind == Kind::Person;
        match word {
            Some("administration" | "Administration") if person => Named {
                span: Span::new(name.span.start, name.span.end + 1),
                kind: Kind::Institution,
                seen: None,
                readings: Vec::new(),
                generic: false,
            },
            _ => name,
        }
    };
    named.into_iter().map(joined).collect()
}

/// The country within a name: "Italian Communist Party", "South African Police Union", "Socialist Party of the United States".
fn country_within(knowledge: &Knowledge, name: &str) -> Option<String> {
    let ends = name.match_indices(' ').map(|(at, _)| at).take(2);
    let begun = ends.flat_map(|end| knowledge.names.find(&name[..end]));
    let adjective = begun.filter(|(_, surface)| *surface == Surface::Adjective);
    let behind = name.rsplit_once(" of ").map_or("", |(_, of)| of.trim_start_matches("the "));
    let country = |&(known, _): &(KnownId, Surface)| knowledge.names.known(known).kind == Kind::Country;
    let mut found = adjective.chain(knowledge.names.find(behind)).filter(country);
    let code = found.next().map(|(known, _)| knowledge.names.known(known).country)?;
    Some(code.to_owned()).filter(|code| !code.is_empty())
}

/// Whether one word alone is kept as a name. What the core takes for an event or a work in one word is mostly none, and
/// "the Center" or "the City" names nothing by itself.
fn is_worth_keeping(knowledge: &Knowledge, doc: &Document, name: &Named) -> bool {
    let is_ending = knowledge.lists.endings.contains_key(doc.words(name.span));
    let is_thing = matches!(name.kind, Kind::Event | Kind::Thing);
    !name.readings.is_empty() || !(is_ending || is_thing)
}

impl Cast {
    /// The entity that the phrase headed by `token` names.
    pub(super) fn at(&self, token: usize) -> Option<EntityId> {
        let phrase = self.phrases.iter().find(|(span, _)| span.contains(token)).map(|(_, entity)| *entity);
        phrase.or_else(|| self.mention_at(token).map(|mention| mention.entity))
    }

    /// The name that a token belongs to, with its title if it has one.
    pub(super) fn phrase_of(&self, token: usize) -> Option<Span> {
        let phrase = self.phrases.iter().find(|(span, _)| span.contains(token)).map(|(span, _)| *span);
        phrase.or_else(|| self.mention_at(token).filter(|it| it.form == Form::Name).map(|it| it.span))
    }

    /// The mention whose span ends right before `token`, or begins at it.
    pub(super) fn mention_at(&self, token: usize) -> Option<&Mention> {
        self.mentions.iter().find(|mention| mention.span.contains(token))
    }

    /// Where the phrase of a name begins: with its title, if it has one.
    pub(super) fn phrase_start(&self, name: Span) -> usize {
        self.phrases.iter().find(|(span, _)| span.covers(name)).map_or(name.start, |(span, _)| span.start)
    }

    pub(super) fn entity(&self, id: EntityId) -> &Entity {
        &self.entities[id.0]
    }

    /// Notes that a span speaks of an entity; the order of the text is kept by whoever adds out of order.
    pub(super) fn mention(&mut self, span: Span, entity: EntityId, form: Form) {
        self.mentions.push(Mention { span, entity, form });
    }

    /// Adds an entity.
    pub(super) fn add(&mut self, entity: Entity) -> EntityId {
        self.entities.push(entity);
        EntityId(self.entities.len() - 1)
    }

    /// The entity of something known beforehand, added if it is new.
    pub(super) fn known(&mut self, knowledge: &Knowledge, known: KnownId) -> EntityId {
        if let Some(at) = self.entities.iter().position(|entity| entity.known == Some(known)) {
            return EntityId(at);
        }
        let fact = knowledge.names.known(known);
        let filled = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        self.add(Entity {
            kind: fact.kind,
            name: fact.name.to_owned(),
            aliases: Vec::new(),
            known: Some(known),
            wikidata: filled(fact.id),
            sector: filled(fact.sector),
            country: filled(fact.country),
            gender: fact.gender.chars().next(),
            apart: None,
            described: false,
            certainty: if fact.kind == Kind::Person { Certainty::Probable } else { Certainty::Certain },
        })
    }

    /// The entity of a name that is not known beforehand, the same for the same kind and name.
    pub(super) fn unknown(&mut self, kind: Kind, name: &str, gender: Option<char>) -> EntityId {
        let same = |entity: &Entity| entity.known.is_none() && entity.kind == kind && entity.name == name;
        if let Some(at) = self.entities.iter().position(same) {
            return EntityId(at);
        }
        self.add(Entity {
            kind,
            name: name.to_owned(),
            aliases: Vec::new(),
            known: None,
            wikidata: None,
            sector: None,
            country: None,
            gender,
            apart: None,
            described: false,
            certainty: Certainty::Certain,
        })
    }

    /// Whether an entity may do or suffer an event.
    pub(super) fn can_act(&self, id: EntityId) -> bool {
        self.entity(id).kind.can_act()
    }

    /// Takes in a thing that the article names in these places.
    fn admit(&mut self, linker: &Linker<'_>, names: &[&Named]) {
        let Some(first) = names.first() else { return };
        let (knowledge, doc) = (linker.knowledge, linker.doc);
        let text = doc.words(first.span);
        let entity = match linker.link(names) {
            Some((reading, _)) if reading.surface == Surface::People => {
                let country = knowledge.names.known(reading.known).country;
                let entity = self.unknown(Kind::Group, text, None);
                self.entities[entity.0].country = Some(country.to_owned()).filter(|code| !code.is_empty());
                entity
            }
            Some((reading, certainty)) => {
                let is_new = !self.entities.iter().any(|entity| entity.known == Some(reading.known));
                let entity = self.known(knowledge, reading.known);
                // The surest of its names vouches for all of them.
                let sure = &mut self.entities[entity.0].certainty;
                *sure = if is_new { certainty } else { certainty.min(*sure) };
                entity
            }
            None => {
                let first_word = doc.word(first.span.start);
                let gender = knowledge.lists.given_names.get(first_word);
                let gender = gender.and_then(|gender| gender.chars().next());
                let kind =
                    if first.readings.is_empty() { first.kind } else { first.seen.unwrap_or(first.kind) };
                let gender = gender.filter(|gender| kind == Kind::Person && matches!(gender, 'f' | 'm'));
                let entity = self.unknown(kind, text, gender);
                if kind != Kind::Person {
                    let country = &mut self.entities[entity.0].country;
                    *country = country.take().or_else(|| country_within(knowledge, text));
                }
                if first.generic {
                    let country = linker.country_of(names);
                    let entity = &mut self.entities[entity.0];
                    (entity.country, entity.apart) = (country.clone(), country);
                }
                entity
            }
        };
        for name in names {
            self.mention(name.span, entity, Form::Name);
            self.alias(entity, doc.words(name.span));
        }
    }

    pub(super) fn alias(&mut self, id: EntityId, name: &str) {
        let entity = &mut self.entities[id.0];
        if entity.name != name && !entity.aliases.iter().any(|alias| alias == name) {
            entity.aliases.push(name.to_owned());
        }
    }

    /// The outlet and the authors are entities too, though the text may not name them.
    fn outlet(&mut self, knowledge: &Knowledge, article: &Article) {
        if let Some(name) = article.publisher.as_deref().filter(|name| !name.trim().is_empty()) {
            let known = knowledge.names.find(name).find(|(id, surface)| {
                *surface == Surface::Name && knowledge.names.known(*id).kind == Kind::Institution
            });
            let outlet = match known {
                Some((id, _)) => self.known(knowledge, id),
                None => self.unknown(Kind::Institution, name, None),
            };
            self.entities[outlet.0].sector.get_or_insert_with(|| "NGM".to_owned());
            self.publisher = Some(outlet);
        }
        for name in article.authors.iter().filter(|name| !name.trim().is_empty()) {
            let author = self.unknown(Kind::Person, name, None);
            self.entities[author.0].sector.get_or_insert_with(|| "NGM".to_owned());
            self.authors.push(author);
        }
    }

    /// "Russian Foreign Minister Sergei Lavrov", "Australia's foreign minister, Marise Payne,": all of it is the person.
    fn phrases(&mut self, doc: &Document, titles: &[Title<'_>]) {
        for title in titles {
            let word = |at: usize| doc.tokens().get(at).map_or("", |_| doc.word(at));
            let comma = usize::from(word(title.span.end) == ",");
            let at = title.span.end + comma;
            let next = self.mentions.iter().find(|mention| mention.span.start == at);
            let Some(name) = next.filter(|mention| self.entity(mention.entity).kind == Kind::Person) else {
                continue;
            };
            if comma == 1 && !matches!(word(name.span.end), "," | ".") {
                continue;
            }
            let before = title
                .span
                .start
                .checked_sub(1)
                .filter(|&at| at >= doc.sentences()[doc.sentence_of(at + 1)].tokens.start);
            let modifier = before.and_then(|at| self.mention_at(at)).filter(|mention| {
                mention.span.end == title.span.start && self.entity(mention.entity).kind != Kind::Person
            });
            let start = modifier.map_or(title.span.start, |mention| mention.span.start);
            self.phrases.push((Span::new(start, name.span.end), name.entity));
        }
    }

    /// The finished lists, mentions in the order of the text.
    #[allow(clippy::too_many_arguments, reason = "one list each; they meet only here")]
    pub(super) fn into_annotations(
        mut self,
        times: Vec<Time>,
        clauses: Vec<Clause>,
        relations: Vec<Relation>,
        events: Vec<Event>,
        statements: Vec<Statement>,
        sources: Vec<Source>,
        skipped: Vec<Skipped>,
    ) -> Annotations {
        self.mentions.sort_by_key(|mention| (mention.span, mention.entity));
        self.mentions.dedup();
        let Self { entities, mentions, publisher, authors, .. } = self;
        Annotations {
            chains: Vec::new(),
            topics: Vec::new(),
            mentions,
            entities,
            times,
            clauses,
            relations,
            events,
            statements,
            sources,
            skipped,
            publisher,
            authors,
        }
    }
}

/// Whether a token can head a noun phrase.
pub(super) fn is_nominal(tag: Tag) -> bool {
    matches!(tag, Tag::Noun | Tag::Propn | Tag::Pron | Tag::Num)
}
