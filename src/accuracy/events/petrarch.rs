//! The unit records of PETRARCH2 → how often an event has the right type and both of its actors.
//!
//! Most of the records are about actors that were made up for them; their dictionary tells by which names an actor goes, and
//! is read with, each actor as a country. What they expect is coded in WEIS, the forerunner of CAMEO, as their dictionary of
//! verbs says; `data/gold/weis.txt` turns its codes into types of PLOVER. Codes that are not of WEIS test how that program
//! reads its own dictionary, and are left out, as are comments, which are no events of PLOVER.
//!
//! A record is found by an event of its type with its source among those who act and its target among those to whom it is
//! done; where our event has nobody to whom it is done, all act together. One event of several actors finds several records,
//! for PETRARCH2 writes one for each pair. It knows no factuality, so all our events count, told as facts or not. An actor is
//! the right one where he goes by a name of the record's code, or acts for the country of that code; a code without a
//! country ("---GOV") asks only for somebody. The rule is ours: PETRARCH2 itself asks for the same code, letter by letter.

mod actors;

use super::super::Benchmark;
use super::super::corpora::Misprint;
use super::super::score::{Count, Score, by, sum};
use crate::article::Article;
use crate::extract::{Annotations, EntityId, Event};
use crate::iri::DEFAULT_BASE;
use crate::knowledge::Knowledge;
use crate::language::Document;
use crate::pipeline;
use actors::names_of;
use quick_xml::Reader;
use quick_xml::events::Event as Xml;
use std::collections::BTreeMap;

pub(super) const PETRARCH: Benchmark = Benchmark {
    name: "PETRARCH2",
    corpora: &["petrarch2"],
    references: &[("type and both actors", &[by("reach", 50.0), by("aim", 80.0)])],
    scores: |knowledge, corpora| {
        let types = types_of(include_str!("../../../data/gold/weis.txt"));
        let names = corpora.text("petrarch2", "PETR.Validate.actors.txt")?;
        let names = names_of(&names);
        let knowledge = &actors::known(knowledge, &names);
        let texts = corpora.read("petrarch2", "PETR.UnitTest.records.xml", |file| texts(file, &types))?;
        let scores = pipeline::read_all(&texts, |text| scores(knowledge, &names, text));
        let figures = sum(scores).into_iter();
        Ok(figures
            .map(|it| if it.name == "precision of types" { it.precision() } else { it.recall() })
            .collect())
    },
};

/// A text and what is to be found in it.
#[derive(Debug, Default, PartialEq, Eq)]
struct Text {
    words: String,
    records: Vec<Record>,
}

/// A type of PLOVER with the codes of source and target.
#[derive(Debug, PartialEq, Eq)]
struct Record {
    kind: String,
    source: String,
    target: String,
}

/// `03 CONSULT` → the type of each code, or of all that begin with it.
fn types_of(table: &str) -> BTreeMap<&str, &str> {
    table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(' ')).collect()
}

/// The texts of the file. Those that expect an error of PETRARCH2 are left out.
fn texts(file: &str, types: &BTreeMap<&str, &str>) -> Result<Vec<Text>, Misprint> {
    let mut reader = Reader::from_str(file);
    reader.config_mut().check_end_names = false;
    let mut found = Vec::new();
    let mut text = Text::default();
    let mut is_error = false;
    let mut within = false;
    loop {
        let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX).min(file.len());
        let misprint = |reason: String| Misprint::new(1 + file[..at].matches('\n').count(), reason);
        match reader.read_event().map_err(|error| misprint(error.to_string()))? {
            Xml::Start(tag) | Xml::Empty(tag) => match tag.name().as_ref() {
                b"Sentence" => (text, is_error) = (Text::default(), false),
                b"EventCoding" => {
                    let attribute = |name: &str| {
                        let found = tag.try_get_attribute(name).ok().flatten();
                        found.map(|it| String::from_utf8_lossy(&it.value).into_owned())
                    };
                    is_error |= attribute("error").is_some();
                    let code = attribute("eventcode").unwrap_or_default();
                    if let Some(kind) = kind(types, &code) {
                        let party = |name: &str| attribute(name).unwrap_or_default();
                        let (source, target) = (party("sourcecode"), party("targetcode"));
                        text.records.push(Record { kind: kind.to_owned(), source, target });
                    }
                }
                name => within = name == b"Text",
            },
            Xml::Text(words) if within => text.words += &String::from_utf8_lossy(&words),
            Xml::End(tag) => {
                within = false;
                if tag.name().as_ref() == b"Sentence" && !is_error {
                    text.words = text.words.split_whitespace().collect::<Vec<_>>().join(" ");
                    found.push(std::mem::take(&mut text));
                }
            }
            Xml::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// The type of a code of three figures.
fn kind<'t>(types: &BTreeMap<&str, &'t str>, code: &str) -> Option<&'t str> {
    let code = Some(code).filter(|it| it.len() == 3)?;
    types.get(code).or_else(|| types.get(code.get(..2)?)).copied()
}

fn scores(knowledge: &Knowledge, names: &BTreeMap<String, Vec<String>>, text: &Text) -> Vec<Score> {
    let article = Article::new(DEFAULT_BASE, None, text.words.clone());
    let (doc, annotations) = pipeline::understand(knowledge, &article);
    let ours: Vec<&Event> = annotations.events.iter().filter(|it| it.kind != "OtherEvent").collect();
    let is_kind = |event: &Event, record: &Record| event.kind == record.kind;
    let of_kind = |record: &&Record| ours.iter().any(|event| is_kind(event, record));
    let found = |record: &&Record| {
        ours.iter().any(|event| {
            let together = || event.actors.iter().chain(&event.recipients).copied().collect::<Vec<_>>();
            let joint = event.recipients.is_empty();
            let (actors, recipients) = if joint {
                (together(), together())
            } else {
                (event.actors.clone(), event.recipients.clone())
            };
            let has = |ids: &[EntityId], code: &str| is_among(names, &doc, &annotations, ids, code);
            is_kind(event, record) && has(&actors, &record.source) && has(&recipients, &record.target)
        })
    };
    let gold = text.records.len();
    let recall = |right: usize| Count { gold, ours: ours.len(), right };
    let right = ours.iter().filter(|event| text.records.iter().any(|it| is_kind(event, it))).count();
    vec![
        Score { name: "type", count: recall(text.records.iter().filter(of_kind).count()) },
        Score { name: "type and both actors", count: recall(text.records.iter().filter(found).count()) },
        Score { name: "precision of types", count: Count { gold, ours: ours.len(), right } },
    ]
}

/// Whether one of them is who a code asks for.
fn is_among(
    names: &BTreeMap<String, Vec<String>>,
    doc: &Document,
    annotations: &Annotations,
    ids: &[EntityId],
    code: &str,
) -> bool {
    if matches!(code, "" | "---" | "###") {
        return true;
    }
    if code.starts_with("---") {
        return !ids.is_empty();
    }
    let longest = (1..=code.len()).rev().find_map(|length| names.get(code.get(..length)?));
    let goes_by = |text: &str| {
        let text = text.to_lowercase();
        longest.is_some_and(|names| names.iter().any(|name| text.contains(name.as_str())))
    };
    ids.iter().any(|&id| {
        let entity = &annotations.entities[id.0];
        let is_country = entity.country.as_deref().is_some_and(|country| code.starts_with(country));
        let mut mentions = annotations.mentions.iter().filter(|it| it.entity == id);
        is_country || goes_by(&entity.name) || mentions.any(|it| goes_by(doc.words(it.span)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_with_what_they_expect() {
        let types = types_of("# a table\n03 CONSULT\n181 PROTEST\n");
        assert_eq!(kind(&types, "032"), Some("CONSULT"));
        assert_eq!((kind(&types, "182"), kind(&types, "0321")), (None, None));
        let file = "<Sentences><!-- a -->\n<Sentence id=\"1\"><EventCoding sourcecode=\"OZZ\" targetcode=\"URR\" eventcode=\"032\">\
            </EventCoding>\n<Text>\nOz visited\nUr.</Text></Sentence>\
            <Sentence id=\"2\"><EventCoding error=\"dateline\"></EventCoding><Text>Ur</Text></Sentence></Sentences>";
        let record = Record { kind: "CONSULT".into(), source: "OZZ".into(), target: "URR".into() };
        let text = Text { words: "Oz visited Ur.".to_owned(), records: vec![record] };
        assert_eq!(texts(file, &types), Ok(vec![text]));
    }
}
