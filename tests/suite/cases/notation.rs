//! `Annotations` → lines that a person reads: one for each thing understood, in the order of the text.
//!
//! ```text
//! article by Mira Holt in Meridian Wire
//! topic plover:context-diplomatic 4: cable, ambassadors
//! entity Person Antony Blinken wd:Q7821917 GOV USA (Blinken)
//! mention he = Antony Blinken
//! time last May = 2020-05, against publication
//! relation Antony Blinken holdsOffice United States as "Secretary of State" [title/office]
//! event ACCUSE-disapprove: Marco Rubio > Biden administration, "criticized" on 2021-07-16 at Miami [accuse-criticise]
//! statement direct: Antony Blinken (he) said to diplomats in "in the cable": "We will …" [statement/quote]
//! source Document "a cable" by Antony Blinken, under "Politico" …
//! uncoded "walk": no rule for this predicate
//! ```
//!
//! What differs from the usual (a denial, a claim, a doubt) stands in words behind a comma; what is usual is not said.

use cablegraph::article::Article;
use cablegraph::extract::{
    Annotations, Basis, Certainty, Entity, EntityId, Event, Factuality, Form, Relation, Source, SourceKind,
    Statement, Time, Topic,
};
use cablegraph::language::{Document, Span};
use cablegraph::query::shorten;

/// The words that `only=` knows, in the order of the lines.
pub(super) const PARTS: [&str; 10] = [
    "article",
    "topics",
    "entities",
    "mentions",
    "times",
    "relations",
    "events",
    "statements",
    "sources",
    "uncoded",
];

/// The lines of the parts that are asked for; all of them where none is.
pub(super) fn lines(article: &Article, doc: &Document, all: &Annotations, only: &[String]) -> Vec<String> {
    let it = Notation { doc, all };
    let written = PARTS.into_iter().filter(|part| only.is_empty() || only.iter().any(|it| it == part));
    written.flat_map(|part| it.part(part, article)).collect()
}

struct Notation<'a> {
    doc: &'a Document,
    all: &'a Annotations,
}

impl Notation<'_> {
    fn topic(&self, it: &Topic) -> String {
        let words = it.words.iter().map(|&span| self.words(span)).collect::<Vec<_>>().join(", ");
        format!("topic {} {}: {words}", shorten(it.concept.as_str()), it.weight)
    }

    fn part(&self, part: &str, article: &Article) -> Vec<String> {
        let all = self.all;
        match part {
            "article" => self.article(article).into_iter().collect(),
            "topics" => all.topics.iter().map(|it| self.topic(it)).collect(),
            "entities" => all.entities.iter().map(entity).collect(),
            "mentions" => {
                let by_other_than_name = all.mentions.iter().filter(|it| it.form != Form::Name);
                by_other_than_name
                    .map(|it| format!("mention {} = {}", self.words(it.span), self.name(it.entity)))
                    .collect()
            }
            "times" => all.times.iter().map(|it| self.time(it)).collect(),
            "relations" => all.relations.iter().map(|it| self.relation(it)).collect(),
            "events" => all.events.iter().map(|it| self.event(it)).collect(),
            "statements" => all.statements.iter().map(|it| self.statement(it)).collect(),
            "sources" => all.sources.iter().map(|it| self.source(it)).collect(),
            "uncoded" => {
                all.skipped.iter().map(|it| format!("uncoded {:?}: {}", it.lemma, it.reason)).collect()
            }
            other => panic!("`only={other}` is none of {PARTS:?}"),
        }
    }

    fn article(&self, article: &Article) -> Option<String> {
        let mut line = "article".to_owned();
        for &author in &self.all.authors {
            line += &format!(" by {}", self.name(author));
        }
        if let Some(publisher) = self.all.publisher {
            line += &format!(" in {}", self.name(publisher));
        }
        let is_said = !article.authors.is_empty() || article.publisher.is_some();
        is_said.then_some(line)
    }

    fn time(&self, time: &Time) -> String {
        let value = time.value.as_deref().unwrap_or("?");
        let basis = match time.basis {
            Basis::Text => "",
            Basis::Publication => ", against publication",
            Basis::Context => ", against the text",
            Basis::Unresolved => ", unresolved",
        };
        format!("time {} = {value}{basis}", self.words(time.span))
    }

    fn relation(&self, told: &Relation) -> String {
        let mut line =
            format!("relation {} {} {}", self.name(told.subject), told.relation, self.name(told.object));
        if let Some(label) = &told.role.label {
            line += &format!(" as {label:?}");
        }
        if told.role.former {
            line += ", former";
        }
        self.told(line, told.attributed_to, told.certainty, told.rule)
    }

    fn event(&self, told: &Event) -> String {
        let mode = told.mode.as_ref().map(|mode| format!("-{mode}")).unwrap_or_default();
        let mut line = format!("event {}{mode}: {}", told.kind, self.names(&told.actors));
        if !told.recipients.is_empty() {
            line += &format!(" > {}", self.names(&told.recipients));
        }
        line += &format!(", {:?}", self.words(told.trigger));
        if let Some(time) = told.time {
            let time = &self.all.times[time.0];
            line += &format!(" on {}", time.value.as_deref().unwrap_or_else(|| self.doc.words(time.span)));
        }
        if let Some(place) = told.place {
            line += &format!(" at {}", self.name(place));
        }
        if told.factuality != Factuality::Actual {
            line += &format!(", {}", told.factuality.as_str());
        }
        self.told(line, told.attributed_to, told.certainty, told.rule)
    }

    fn statement(&self, told: &Statement) -> String {
        let all: Vec<_> = told.speaker.iter().chain(&told.joint).copied().collect();
        let speaker = if all.is_empty() { "nobody".to_owned() } else { self.names(&all) };
        let mut line = format!("statement {}: {speaker}", told.kind.as_str());
        if let Some(source) = told.source.map(|it| self.words(it)).filter(|it| *it != speaker) {
            line += &format!(" ({source})");
        }
        if let Some(cue) = told.cue {
            line += &format!(" {}", self.words(cue));
        }
        if !told.addressees.is_empty() {
            line += &format!(", to {}", self.names(&told.addressees));
        }
        if let Some(medium) = told.medium {
            line += &format!(", {}", self.words(medium));
        }
        let parts: Vec<_> = told.parts().map(|part| format!("{:?}", self.words(part))).collect();
        line += &format!(": {}", parts.join(" … "));
        if let Some(outlet) = told.reported_by {
            line += &format!(", reported by {}", self.name(outlet));
        }
        self.told(line, None, told.certainty, told.rule)
    }

    fn source(&self, told: &Source) -> String {
        let kind = match told.kind {
            SourceKind::Report => "report",
            SourceKind::Document => "document",
        };
        let mut line = format!("source {kind} {:?}", self.words(told.span));
        if let Some(by) = told.by {
            line += &format!(" by {}", self.name(by));
        }
        if told.direct {
            line += ", of the article";
        }
        if let Some(next) = told.rests_on {
            line += &format!(", rests on {:?}", self.words(self.all.sources[next].span));
        }
        line
    }

    /// What relations, events and statements end with: whose claim, how sure, by which rule.
    fn told(&self, mut line: String, claimant: Option<EntityId>, certainty: Certainty, rule: &str) -> String {
        if let Some(claimant) = claimant {
            line += &format!(", claimed by {}", self.name(claimant));
        }
        line += sure(certainty);
        format!("{line} [{rule}]")
    }

    fn name(&self, id: EntityId) -> &str {
        &self.all.entities[id.0].name
    }

    fn names(&self, ids: &[EntityId]) -> String {
        if ids.is_empty() {
            return "nobody".to_owned();
        }
        ids.iter().map(|&id| self.name(id)).collect::<Vec<_>>().join(" + ")
    }

    /// The words of a span, on one line.
    fn words(&self, span: Span) -> String {
        self.doc.words(span).split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

fn entity(entity: &Entity) -> String {
    let mut line = format!("entity {} {}", entity.kind.as_str(), entity.name);
    if let Some(id) = &entity.wikidata {
        line += &format!(" wd:{id}");
    }
    for word in [&entity.sector, &entity.country].into_iter().flatten() {
        line += &format!(" {word}");
    }
    if !entity.aliases.is_empty() {
        line += &format!(" ({})", entity.aliases.join("; "));
    }
    if entity.described {
        line += ", described";
    }
    line + sure(entity.certainty)
}

fn sure(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Certain => "",
        Certainty::Probable => ", probable",
        Certainty::Possible => ", possible",
    }
}
