//! The Current Events pages of Wikipedia → how often the media topic for which most speaks is that of the heading.
//!
//! Each text of a sentence or two stands there under one of ten headings. A text is right where the first media topic that we
//! tell is one that the heading covers; a text of which we tell none is wrong. Every second text is measured on, beginning
//! with the second; the words of topics may be written after the others.

use crate::accuracy::Benchmark;
use crate::accuracy::corpora::Misprint;
use crate::accuracy::score::{Count, Score, sum};
use crate::article::Article;
use crate::iri::DEFAULT_BASE;
use crate::knowledge::Knowledge;
use crate::pipeline;
use crate::vocab::medtop;
use oxigraph::model::NamedNodeRef;
use serde::Deserialize;

pub(super) const CATEGORIES: Benchmark = Benchmark {
    name: "Current Events",
    corpora: &["current_events"],
    references: &[],
    scores: |knowledge, corpora| {
        let texts = corpora.read("current_events", "current_events.jsonl", texts)?;
        let scores = sum(pipeline::read_all(&texts, |text| scores(knowledge, text)));
        Ok(scores.into_iter().map(Score::recall).collect())
    },
};

/// A text and the heading that it stands under.
#[derive(Debug, Deserialize)]
struct Text {
    category: String,
    text: String,
}

/// What the headings cover. Some are written in several ways, which begin or end alike.
const HEADINGS: &[(&str, &[NamedNodeRef<'static>])] = &[
    ("conflict", &[medtop::CONFLICT]),
    ("disaster", &[medtop::DISASTER, medtop::WEATHER]),
    ("law", &[medtop::CRIME]),
    ("politics", &[medtop::POLITICS]),
    ("international relations", &[medtop::POLITICS]),
    ("business", &[medtop::ECONOMY, medtop::LABOUR]),
    ("sports", &[medtop::SPORT]),
    ("health", &[medtop::HEALTH, medtop::ENVIRONMENT]),
    ("arts", &[medtop::ARTS, medtop::RELIGION, medtop::HUMAN_INTEREST]),
    ("science", &[medtop::SCIENCE]),
];

/// Every second text that stands under a heading.
fn texts(file: &str) -> Result<Vec<Text>, Misprint> {
    let parsed = file.lines().enumerate().map(|(at, line)| {
        serde_json::from_str::<Text>(line).map_err(|error| Misprint::new(at + 1, error.to_string()))
    });
    parsed.enumerate().filter(|(at, _)| at % 2 == 1).map(|(_, text)| text).collect()
}

fn scores(knowledge: &Knowledge, text: &Text) -> Vec<Score> {
    let category = text.category.to_lowercase();
    let covered =
        HEADINGS.iter().find(|(heading, _)| category.contains(heading)).map_or(&[][..], |(_, topics)| topics);
    let article = Article::new(DEFAULT_BASE, None, text.text.clone());
    let (_, annotations) = pipeline::understand(knowledge, &article);
    let told: Vec<_> =
        annotations.topics.iter().map(|topic| topic.concept).filter(|it| is_media(*it)).collect();
    let count = |right: bool| Count { gold: 1, ours: 1, right: usize::from(right) };
    vec![
        Score {
            name: "heading told first",
            count: count(told.first().is_some_and(|it| covered.contains(it))),
        },
        Score { name: "heading told", count: count(told.iter().any(|it| covered.contains(it))) },
    ]
}

fn is_media(concept: NamedNodeRef<'_>) -> bool {
    concept.as_str().starts_with(medtop::BASE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_second_text_is_measured_and_a_misprint_is_named() {
        let line = |category: &str, text: &str| format!(r#"{{"category": "{category}", "text": "{text}"}}"#);
        let file =
            [line("Sports", "One."), line("Law and Crime", "Two."), line("Sports", "Three.")].join("\n");
        let texts = texts(&file).expect("it is well formed");
        assert_eq!(texts.iter().map(|it| it.text.as_str()).collect::<Vec<_>>(), ["Two."]);
        let misprint = super::texts("{}\n{}").map_err(|it| it.line);
        assert_eq!(misprint.err(), Some(2));
    }

    #[test]
    fn a_heading_is_told_by_its_topic() {
        let knowledge = Knowledge::bundled();
        let right = |category: &str| {
            let text = Text { category: category.to_owned(), text: "The court jailed the thief.".to_owned() };
            scores(&knowledge, &text).iter().map(|it| it.count.right).collect::<Vec<_>>()
        };
        assert_eq!(right("Law and Crime"), [1, 1]);
        assert_eq!(right("Sports"), [0, 0]);
    }
}
