//! PLOVER's gold records → how often an event has the right type, the right source and the right target.
//!
//! No scorer was published with the records, so the rule is ours. A text has one record for each event that is to be found.
//! A record is found by an event of its type in its text; with its source where each source is among those who act, with
//! its target where each target is among those to whom it is done. Where a record has no target, or the record or our event
//! has nobody to whom it is done, those who act together may stand on either side. A party is the right one where it acts
//! for the country of the record's code, or shares a word with its name. Of each type an event is matched once; every other
//! event of ours is extra. "Precision of types" is the share of ours that are matched; "free of extra events" is one hundred
//! less the extra events of a hundred texts, which are one sentence each.
//!
//! Ours are the events that are told as facts or as plans. What the graph keeps as denied or as no more than possible is left
//! out on both sides, for no query for facts returns it and the manual takes the denied out; so are happenings for which
//! PLOVER has no type.
//!
//! The records use names that the manual has since given up: DEMAND is REQUEST; DISAPPROVE and INVESTIGATE are ACCUSE; FIGHT
//! is ASSAULT.

use crate::accuracy::Benchmark;
use crate::accuracy::corpora::Misprint;
use crate::accuracy::score::{Count, Figure, Score, by, rounded, sum};
use crate::article::Article;
use crate::extract::{Annotations, EntityId, Event, Factuality};
use crate::iri::DEFAULT_BASE;
use crate::knowledge::Knowledge;
use crate::language::Document;
use crate::pipeline;
use serde::Deserialize;
use std::collections::BTreeMap;

pub(super) const PLOVER: Benchmark = Benchmark {
    name: "PLOVER",
    corpora: &["plover"],
    references: &[
        ("type", &[by("reach", 60.0), by("aim", 85.0)]),
        ("type and source", &[by("reach", 50.0), by("aim", 80.0)]),
        ("type, source and target", &[by("reach", 40.0), by("aim", 70.0)]),
        ("precision of types", &[]),
        ("free of extra events", &[by("reach", 80.0), by("aim", 90.0)]),
    ],
    scores: |knowledge, corpora| {
        let texts: Vec<_> = corpora.read("plover", "gsr.json", texts)?.into_iter().collect();
        Ok(figures(sum(pipeline::read_all(&texts, |(text, records)| scores(knowledge, text, records)))))
    },
};

/// What is to be found in a text.
#[derive(Clone, Debug, Deserialize)]
struct Record {
    event: String,
    text: Option<String>,
    #[serde(default, deserialize_with = "parties")]
    source: Vec<Party>,
    #[serde(default, deserialize_with = "parties")]
    target: Vec<Party>,
}

/// Who acts, or to whom it is done.
#[derive(Clone, Debug, Deserialize)]
struct Party {
    #[serde(rename = "actorText")]
    text: String,
    code: String,
}

/// Parties, of which a word or nothing stands where there are none.
fn parties<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<Party>, D::Error> {
    let value = serde_json::Value::deserialize(deserializer)?;
    let list = value.as_array().cloned().unwrap_or_default();
    list.into_iter().map(|it| Party::deserialize(it).map_err(serde::de::Error::custom)).collect()
}

/// The texts of the file with their records.
fn texts(file: &str) -> Result<BTreeMap<String, Vec<Record>>, Misprint> {
    let records: Vec<Record> =
        serde_json::from_str(file).map_err(|error| Misprint::new(error.line(), error.to_string()))?;
    let mut texts: BTreeMap<String, Vec<Record>> = BTreeMap::new();
    for record in records {
        // The first is about the file.
        if let Some(text) = record.text.clone() {
            texts.entry(text).or_default().push(record);
        }
    }
    Ok(texts)
}

impl Record {
    /// The type in the words of the manual of today.
    fn kind(&self) -> &str {
        match self.event.as_str() {
            "DEMAND" => "REQUEST",
            "DISAPPROVE" | "INVESTIGATE" => "ACCUSE",
            "FIGHT" => "ASSAULT",
            other => other,
        }
    }
}

fn scores(knowledge: &Knowledge, text: &str, records: &[Record]) -> Vec<Score> {
    let article = Article::new(DEFAULT_BASE, None, text.to_owned());
    let (doc, annotations) = pipeline::understand(knowledge, &article);
    let asked = |event: &&Event| {
        event.kind != "OtherEvent" && matches!(event.factuality, Factuality::Actual | Factuality::Planned)
    };
    let ours = annotations.events.iter().filter(asked).map(|event| Ours::new(&doc, &annotations, event));
    let ours = ours.collect();
    counted(ours, records)
}

/// An event of ours, with who takes part.
struct Ours {
    kind: String,
    actors: Vec<Taking>,
    recipients: Vec<Taking>,
}

/// Somebody who takes part: the country he acts for, and the words he goes by, in small letters.
struct Taking {
    country: Option<String>,
    words: Vec<String>,
}

impl Ours {
    fn new(doc: &Document, annotations: &Annotations, event: &Event) -> Self {
        let taking = |ids: &[EntityId]| ids.iter().map(|&id| Taking::new(doc, annotations, id)).collect();
        Self {
            kind: event.kind.clone(),
            actors: taking(&event.actors),
            recipients: taking(&event.recipients),
        }
    }

    /// How much of a record it has: nothing, the type, the source too, the target too.
    fn finds(&self, record: &Record) -> usize {
        if self.kind != record.kind() {
            return 0;
        }
        let is_joint = record.target.is_empty() || self.recipients.is_empty();
        let either = || self.actors.iter().chain(&self.recipients).collect::<Vec<_>>();
        let sides = if is_joint {
            [either(), either()]
        } else {
            [self.actors.iter().collect(), self.recipients.iter().collect()]
        };
        let has = |parties: &[Party], side: &[&Taking]| {
            parties.iter().all(|party| side.iter().any(|taking| taking.is(party)))
        };
        if !has(&record.source, &sides[0]) {
            return 1;
        }
        2 + usize::from(has(&record.target, &sides[1]))
    }
}

impl Taking {
    fn new(doc: &Document, annotations: &Annotations, id: EntityId) -> Self {
        let entity = &annotations.entities[id.0];
        let mentions = annotations.mentions.iter().filter(|mention| mention.entity == id);
        let mut words: Vec<String> = mentions.flat_map(|it| long_words(doc.words(it.span))).collect();
        words.extend(long_words(&entity.name));
        Self { country: entity.country.clone(), words }
    }

    fn is(&self, party: &Party) -> bool {
        let is_country = self.country.as_ref().is_some_and(|code| *code == party.code);
        is_country || long_words(&party.text).iter().any(|word| self.words.contains(word))
    }
}

/// The words that can tell one party from another.
fn long_words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    words.filter(|word| word.chars().count() > 3).collect()
}

/// Matches each record with the event that has most of it. All counts but the last are of records.
fn counted(mut ours: Vec<Ours>, records: &[Record]) -> Vec<Score> {
    let names = ["type", "type and source", "type, source and target"];
    let mut scores: Vec<Score> = names.map(|name| Score { name, count: Count::default() }).into();
    let told = ours.len();
    for record in records {
        let best = (0..ours.len()).max_by_key(|&at| (ours[at].finds(record), std::cmp::Reverse(at)));
        let found = best.map_or(0, |at| ours[at].finds(record));
        for (level, score) in scores.iter_mut().enumerate() {
            score.count += Count { gold: 1, ours: 0, right: usize::from(found > level) };
        }
        if let Some(at) = best.filter(|_| found > 0) {
            ours.remove(at);
        }
    }
    let right = Count { gold: records.len(), ours: told, right: told - ours.len() };
    scores.push(Score { name: "precision of types", count: right });
    let extra = Count { gold: 1, ours: ours.len(), right: 0 };
    scores.push(Score { name: "free of extra events", count: extra });
    scores
}

#[allow(clippy::cast_precision_loss, reason = "no corpus has 2^52 events")]
fn figures(scores: Vec<Score>) -> Vec<Figure> {
    let figure = |score: Score| match score.name {
        "free of extra events" => {
            let Count { gold, ours, .. } = score.count;
            Figure { name: score.name, score: rounded(1.0 - ours as f64 / gold.max(1) as f64), cases: gold }
        }
        "precision of types" => score.precision(),
        _ => score.recall(),
    };
    scores.into_iter().map(figure).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"[
        {"event": "DOCUMENT", "source": "about the file"},
        {"event": "DEMAND", "text": "Oz asked Ur.", "target": [{"actorText": "Ur", "code": "URR"}],
         "source": [{"actorText": "the wizard's court", "code": "OZZ", "sector": "GOV"}]},
        {"event": "CONSULT", "text": "Oz and Ur met.", "target": "",
         "source": [{"actorText": "Oz", "code": "OZZ"}, {"actorText": "Ur", "code": "URR"}]}]"#;

    fn taking(country: &str, words: &str) -> Taking {
        Taking { country: (!country.is_empty()).then(|| country.to_owned()), words: long_words(words) }
    }

    /// The records found by type, by source and by target too, how many there are and are right, and the extra events.
    fn check(at: usize, ours: Vec<Ours>, expected: [usize; 5]) {
        let texts: Vec<_> = texts(FILE).expect("it is well formed").into_values().collect();
        let counts: Vec<usize> =
            counted(ours, &texts[at]).iter().map(|it| it.count.right + it.count.ours).collect();
        assert_eq!(counts, expected);
    }

    fn event(kind: &str, actors: Vec<Taking>, recipients: Vec<Taking>) -> Ours {
        Ours { kind: kind.to_owned(), actors, recipients }
    }

    #[test]
    fn meetings_have_no_sides() {
        let both = || (taking("URR", ""), taking("OZZ", ""));
        check(0, vec![event("CONSULT", vec![both().0], vec![both().1])], [1, 1, 1, 2, 0]);
        check(0, vec![event("CONSULT", vec![both().0], vec![])], [1, 0, 0, 2, 0]);
    }

    #[test]
    fn a_record_is_found_by_type_then_by_source_then_by_target() {
        check(1, vec![], [0, 0, 0, 0, 0]);
        check(1, vec![event("AID", vec![taking("OZZ", "")], vec![])], [0, 0, 0, 1, 1]);
        check(1, vec![event("REQUEST", vec![taking("URR", "")], vec![taking("URR", "")])], [1, 0, 0, 2, 0]);
        check(
            1,
            vec![event("REQUEST", vec![taking("", "Wizard")], vec![taking("OZZ", "")])],
            [1, 1, 0, 2, 0],
        );
        let right = || event("REQUEST", vec![taking("OZZ", "")], vec![taking("URR", "")]);
        check(1, vec![event("REQUEST", vec![], vec![taking("URR", "")]), right()], [1, 1, 1, 3, 1]);
    }

    #[test]
    fn a_misprint_is_named() {
        assert_eq!(texts("[\n{]").map_err(|it| it.line).err(), Some(2));
    }
}
