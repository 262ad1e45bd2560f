//! Annotations → JSON, one object an article; offsets count code points of `text`, half-open.

use cablegraph::article::Article;
use cablegraph::extract::{Annotations, Basis, EntityId, Event, Form, Statement, Topic};
use cablegraph::graph::{concept_label, entity_iri};
use cablegraph::language::{Document, Span};
use cablegraph::query::shorten;
use serde_json::{Value, json};

/// The object of one article, on one line or indented.
pub(super) fn object(article: &Article, doc: &Document, annotations: &Annotations, pretty: bool) -> String {
    let writer = Writer { article, doc, annotations };
    let object = writer.object();
    if pretty { format!("{object:#}") } else { object.to_string() }
}

struct Writer<'a> {
    article: &'a Article,
    doc: &'a Document,
    annotations: &'a Annotations,
}

impl Writer<'_> {
    fn object(&self) -> Value {
        let all = self.annotations;
        json!({
            "article": self.article(),
            "text": self.article.text(),
            "sentences": self.doc.sentences().iter().map(|it| self.span(it.tokens)).collect::<Vec<_>>(),
            "mentions": self.mentions(),
            "entities": (0..all.entities.len()).map(|at| self.entity(EntityId(at))).collect::<Vec<_>>(),
            "times": self.times(),
            "relations": self.relations(),
            "events": all.events.iter().enumerate().map(|(at, event)| self.event(at, event)).collect::<Vec<_>>(),
            "statements": all.statements.iter().enumerate().map(|(at, it)| self.statement(at, it)).collect::<Vec<_>>(),
            "topics": all.topics.iter().map(|it| self.topic(it)).collect::<Vec<_>>(),
            "skipped": all.skipped.iter().map(|it| self.with(it.span, json!({ "reason": it.reason, "predicate": it.lemma }))).collect::<Vec<_>>(),
        })
    }

    fn article(&self) -> Value {
        let article = self.article;
        json!({
            "id": article.iri.as_str(),
            "title": article.title,
            "url": article.url,
            "publisher": article.publisher,
            "authors": article.authors,
            "published": article.published.map(|it| it.date.to_string()),
            "language": article.language.as_deref().unwrap_or("en"),
        })
    }

    fn mentions(&self) -> Vec<Value> {
        let mention = |it: &cablegraph::extract::Mention| {
            let form = match it.form {
                Form::Name => "name",
                Form::Nominal => "nominal",
                Form::Pronoun => "pronoun",
            };
            let kind = self.annotations.entities[it.entity.0].kind.as_str();
            let text = self.doc.words(it.span);
            self.with(it.span, json!({ "text": text, "kind": kind, "form": form, "entity": id(it.entity) }))
        };
        self.annotations.mentions.iter().map(mention).collect()
    }

    fn entity(&self, at: EntityId) -> Value {
        let entity = &self.annotations.entities[at.0];
        json!({
            "id": id(at),
            "iri": entity_iri(self.article, self.doc, self.annotations, at),
            "kind": entity.kind.as_str(),
            "name": entity.name,
            "aliases": entity.aliases,
            "wikidata": entity.wikidata,
            "described": entity.described,
            "certainty": entity.certainty.as_number(),
        })
    }

    fn times(&self) -> Vec<Value> {
        let time = |it: &cablegraph::extract::Time| {
            let basis = match it.basis {
                Basis::Text => "text",
                Basis::Publication => "published",
                Basis::Context => "context",
                Basis::Unresolved => "unresolved",
            };
            let text = self.doc.words(it.span);
            self.with(
                it.span,
                json!({ "text": text, "type": it.kind.as_str(), "value": it.value, "basis": basis }),
            )
        };
        self.annotations.times.iter().map(time).collect()
    }

    fn relations(&self) -> Vec<Value> {
        let relation = |it: &cablegraph::extract::Relation| {
            let fields = json!({
                "subject": id(it.subject),
                "relation": it.relation,
                "object": id(it.object),
                "label": it.role.label,
                "former": it.role.former,
                "attributedTo": it.attributed_to.map(id),
                "certainty": it.certainty.as_number(),
                "rule": it.rule,
            });
            self.with(it.span, fields)
        };
        self.annotations.relations.iter().map(relation).collect()
    }

    fn event(&self, at: usize, it: &Event) -> Value {
        let trigger = self.with(it.trigger, json!({ "text": self.doc.words(it.trigger) }));
        let date = it.time.and_then(|time| self.annotations.times[time.0].date().map(str::to_owned));
        let fields = json!({
            "id": format!("v{}", at + 1),
            "type": it.kind,
            "mode": it.mode,
            "actors": it.actors.iter().copied().map(id).collect::<Vec<_>>(),
            "recipients": it.recipients.iter().copied().map(id).collect::<Vec<_>>(),
            "date": date,
            "place": it.place.map(id),
            "factuality": it.factuality.as_str(),
            "attributedTo": it.attributed_to.map(id),
            "trigger": trigger,
            "certainty": it.certainty.as_number(),
            "rule": it.rule,
        });
        self.with(it.span, fields)
    }

    fn statement(&self, at: usize, it: &Statement) -> Value {
        let words = |span: Span| self.with(span, json!({ "text": self.doc.words(span) }));
        json!({
            "id": format!("s{}", at + 1),
            "speaker": it.speaker.map(id),
            "speakerText": it.source.map(|span| self.doc.words(span)),
            "kind": it.kind.as_str(),
            "source": it.source.map(|span| self.span(span)),
            "cue": it.cue.map(words),
            "content": words(it.content),
            "spans": it.parts().map(|part| self.span(part)).collect::<Vec<_>>(),
            "addressee": it.addressees.first().copied().map(id),
            "medium": it.medium.map(|span| self.doc.words(span)),
            "reportedBy": it.reported_by.map(id),
            "rule": it.rule,
        })
    }

    fn topic(&self, it: &Topic) -> Value {
        let words = |&span: &Span| self.with(span, json!({ "text": self.doc.words(span) }));
        json!({
            "topic": shorten(it.concept.as_str()),
            "label": concept_label(it.concept),
            "weight": it.weight,
            "words": it.words.iter().map(words).collect::<Vec<_>>(),
        })
    }

    fn span(&self, span: Span) -> Value {
        let chars = self.doc.chars(span);
        json!({ "start": chars.start, "end": chars.end })
    }

    /// The offsets of a span, then other fields.
    fn with(&self, span: Span, fields: Value) -> Value {
        let (Value::Object(mut all), Value::Object(fields)) = (self.span(span), fields) else {
            return Value::Null;
        };
        all.extend(fields);
        Value::Object(all)
    }
}

fn id(entity: EntityId) -> String {
    format!("e{}", entity.0 + 1)
}
