//! What was understood, as tables: topics, entities, events, statements, relations, and what could not be coded.

use super::escaped;
use cablegraph::article::Article;
use cablegraph::extract::{Annotations, EntityId};
use cablegraph::graph::{concept_label, entity_iri};
use cablegraph::language::{Document, Span};
use cablegraph::query::shorten;

/// All tables that are not empty.
pub(super) fn tables(article: &Article, doc: &Document, all: &Annotations) -> String {
    let page = Tables { article, doc, all };
    [page.topics(), page.entities(), page.events(), page.statements(), page.relations(), page.skipped()]
        .concat()
}

struct Tables<'a> {
    article: &'a Article,
    doc: &'a Document,
    all: &'a Annotations,
}

impl Tables<'_> {
    fn topics(&self) -> String {
        let row = |it: &cablegraph::extract::Topic| {
            let words = it.words.iter().map(|&span| self.words(span)).collect::<Vec<_>>().join(", ");
            vec![
                concept_label(it.concept).to_owned(),
                it.weight.to_string(),
                words,
                shorten(it.concept.as_str()),
            ]
        };
        table("Topics", &["Topic", "Weight", "Words", "Concept"], self.all.topics.iter().map(row))
    }

    fn entities(&self) -> String {
        let row = |(at, it): (usize, &cablegraph::extract::Entity)| {
            let mentions = self.all.mentions.iter().filter(|mention| mention.entity.0 == at).count();
            let iri = entity_iri(self.article, self.doc, self.all, EntityId(at));
            vec![it.name.clone(), it.kind.as_str().to_owned(), mentions.to_string(), iri.as_str().to_owned()]
        };
        table("Entities", &["Name", "Kind", "Mentions", "IRI"], self.all.entities.iter().enumerate().map(row))
    }

    fn events(&self) -> String {
        let row = |it: &cablegraph::extract::Event| {
            let kind = it.mode.as_ref().map_or(it.kind.clone(), |mode| format!("{} ({mode})", it.kind));
            let date = it.time.and_then(|time| self.all.times[time.0].value.clone()).unwrap_or_default();
            let says = it.attributed_to.map_or("the outlet".to_owned(), |id| self.name(id));
            let factuality = it.factuality.as_str().to_owned();
            vec![
                kind,
                self.names(&it.actors),
                self.names(&it.recipients),
                date,
                factuality,
                says,
                self.words(it.span),
            ]
        };
        let head = ["Event", "Actors", "Recipients", "Date", "Factuality", "According to", "Sentence"];
        table("Events", &head, self.all.events.iter().map(row))
    }

    fn statements(&self) -> String {
        let row = |it: &cablegraph::extract::Statement| {
            let speakers = it.speaker.iter().chain(&it.joint).map(|id| self.name(*id));
            let speaker = speakers.collect::<Vec<_>>().join(", ");
            let through = it.reported_by.map_or(String::new(), |id| self.name(id));
            vec![
                speaker,
                it.kind.as_str().to_owned(),
                it.parts().map(|part| self.words(part)).collect::<Vec<_>>().join(" … "),
                through,
            ]
        };
        table("Statements", &["Speaker", "Kind", "Content", "Through"], self.all.statements.iter().map(row))
    }

    fn relations(&self) -> String {
        let row = |it: &cablegraph::extract::Relation| {
            let label = it.role.label.clone().unwrap_or_default();
            vec![
                self.name(it.subject),
                it.relation.to_owned(),
                label,
                self.name(it.object),
                self.words(it.span),
            ]
        };
        let head = ["Subject", "Relation", "As", "Object", "Sentence"];
        table("Relations", &head, self.all.relations.iter().map(row))
    }

    fn skipped(&self) -> String {
        let row = |it: &cablegraph::extract::Skipped| {
            vec![it.lemma.clone(), it.reason.to_owned(), self.words(it.span)]
        };
        table("Not coded", &["Predicate", "Reason", "Sentence"], self.all.skipped.iter().map(row))
    }

    fn name(&self, id: EntityId) -> String {
        self.all.entities[id.0].name.clone()
    }

    fn names(&self, ids: &[EntityId]) -> String {
        ids.iter().map(|id| self.name(*id)).collect::<Vec<_>>().join(", ")
    }

    fn words(&self, span: Span) -> String {
        self.doc.words(span).to_owned()
    }
}

fn table(title: &str, head: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let cells = |tag: &str, cells: &[String]| {
        let mut row = "<tr>".to_owned();
        for cell in cells {
            row.extend(["<", tag, ">", &escaped(cell), "</", tag, ">"]);
        }
        row + "</tr>\n"
    };
    let rows: Vec<_> = rows.map(|row| cells("td", &row)).collect();
    if rows.is_empty() {
        return String::new();
    }
    let head: Vec<_> = head.iter().map(|it| (*it).to_owned()).collect();
    format!("<h2>{title} ({})</h2>\n<table>\n{}{}</table>\n", rows.len(), cells("th", &head), rows.concat())
}
