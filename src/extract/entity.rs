//! Names → one entity per thing: the same identity, the same full name, or a surname of somebody named in full.

use super::annotations::{
    Annotations, Certainty, Clause, Entity, EntityId, Event, Form, Mention, Relation, Skipped, Source,
    Statement, Time,
};
use super::mention::Named;
use super::title::Title;
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
}

/// Ties each name to an entity of the article.
pub(super) fn cast(
    knowledge: &Knowledge,
    article: &Article,
    doc: &Document,
    titles: &[Title<'_>],
    named: Vec<Named>,
) -> Cast {
    let mut cast = Cast::default();
    let named = administrations(doc, named);
    // Full names first, so that a surname finds its bearer wherever it stands.
    let (full, short): (Vec<_>, Vec<_>) = named.into_iter().partition(|name| !is_lone_surname(name));
    for name in full {
        cast.admit(knowledge, doc, &name);
    }
    for name in short {
        if let Some(bearer) = cast.bearer(doc, &name) {
            cast.mention(name.span, bearer, Form::Name);
            cast.alias(bearer, doc.words(name.span));
        } else if name.known.is_some() || name.kind == Kind::Person {
            cast.admit(knowledge, doc, &name);
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
                known: None,
            },
            _ => name,
        }
    };
    named.into_iter().map(joined).collect()
}

/// Whether a name is one word that may be the surname of somebody named in full elsewhere.
fn is_lone_surname(name: &Named) -> bool {
    let one = name.span.end - name.span.start == 1;
    one && (name.known.is_none() || name.kind == Kind::Person)
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
            described: false,
            certainty: Certainty::Certain,
        })
    }

    /// Whether an entity may do or suffer an event.
    pub(super) fn can_act(&self, id: EntityId) -> bool {
        self.entity(id).kind.can_act()
    }

    fn admit(&mut self, knowledge: &Knowledge, doc: &Document, name: &Named) {
        let text = doc.words(name.span);
        let entity = match name.known {
            Some((known, Surface::People)) => {
                let country = knowledge.names.known(known).country;
                let entity = self.unknown(Kind::Group, text, None);
                self.entities[entity.0].country = Some(country.to_owned()).filter(|code| !code.is_empty());
                entity
            }
            Some((known, _)) => self.known(knowledge, known),
            None => {
                let first = doc.word(name.span.start);
                let gender = knowledge.lists.given_names.get(first).and_then(|gender| gender.chars().next());
                self.unknown(name.kind, text, gender.filter(|gender| matches!(gender, 'f' | 'm')))
            }
        };
        self.mention(name.span, entity, Form::Name);
        self.alias(entity, text);
    }

    /// The person named in full whose last name is this one word: known people before others, then the last one named before it.
    fn bearer(&self, doc: &Document, name: &Named) -> Option<EntityId> {
        let surname = doc.words(name.span);
        if let Some(at) =
            name.known.and_then(|(known, _)| self.entities.iter().position(|it| it.known == Some(known)))
        {
            return Some(EntityId(at));
        }
        let bears = |id: EntityId| {
            let entity = self.entity(id);
            let full = std::iter::once(&entity.name).chain(&entity.aliases);
            entity.kind == Kind::Person
                && full
                    .into_iter()
                    .any(|full| full.contains(' ') && full.split(' ').next_back() == Some(surname))
        };
        let before = self
            .mentions
            .iter()
            .filter(|mention| mention.span.start < name.span.start && bears(mention.entity));
        let after = self.mentions.iter().find(|mention| bears(mention.entity));
        before.max_by_key(|mention| mention.span.start).or(after).map(|mention| mention.entity)
    }

    fn alias(&mut self, id: EntityId, name: &str) {
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
