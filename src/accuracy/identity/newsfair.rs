//! News-Fair's lines of JSON → texts with what annotators say that their words mean.

use crate::accuracy::corpora::{AccuracyError, Corpora, Misprint};
use serde::Deserialize;

/// A news article, or the part of it that was annotated.
#[derive(Debug, Deserialize)]
pub(super) struct Story {
    pub(super) text: String,
    /// The code points within which everything is labelled.
    pub(super) evaluation_span: (usize, usize),
    pub(super) labels: Vec<Label>,
}

/// Words with what they mean.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Label {
    pub(super) id: usize,
    /// In code points.
    pub(super) span: (usize, usize),
    /// A Wikidata id, or `Unknown` with a number, or that it is a quantity or a date.
    pub(super) entity_id: String,
    /// The usual name of the thing.
    #[serde(default)]
    pub(super) name: String,
    /// The label that this one stands in.
    pub(super) parent: Option<usize>,
    /// The labels that stand in this one.
    pub(super) children: Vec<usize>,
    pub(super) optional: bool,
}

/// The articles of the corpus.
pub(super) fn texts(corpora: &Corpora) -> Result<Vec<Story>, AccuracyError> {
    corpora.read("el_fair", "news-fair.jsonl", parsed)
}

fn parsed(file: &str) -> Result<Vec<Story>, Misprint> {
    let lines = file.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let text = |(index, line)| {
        serde_json::from_str(line).map_err(|error| Misprint::new(index + 1, error.to_string()))
    };
    lines.map(text).collect()
}

impl Story {
    /// The label of that number.
    pub(super) fn label(&self, id: usize) -> Option<&Label> {
        self.labels.iter().find(|label| label.id == id)
    }

    /// Whether a label is of a name: its thing has a name that begins with a capital, and the words are neither a pronoun nor a
    /// noun behind an article or possessive.
    pub(super) fn is_named(&self, label: &Label) -> bool {
        let (start, end) = label.span;
        let words: String = self.text.chars().skip(start).take(end.saturating_sub(start)).collect();
        let is_upper = label.name.chars().find(|it| it.is_alphabetic()).is_some_and(char::is_uppercase);
        is_upper && !is_pronoun(&words) && !is_description(&words)
    }

    /// Whether a span lies where everything is labelled.
    pub(super) fn is_labelled(&self, (start, end): (usize, usize)) -> bool {
        self.evaluation_span.0 <= start && end <= self.evaluation_span.1
    }
}

impl Label {
    /// Whether it is a link: it has a Wikidata id.
    pub(super) fn is_link(&self) -> bool {
        self.entity_id.strip_prefix('Q').is_some_and(|digits| digits.bytes().all(|it| it.is_ascii_digit()))
    }
}

/// "she", but not "US".
fn is_pronoun(words: &str) -> bool {
    const PRONOUNS: &str = "i my me myself mine you your yourself yours yourselves he his him himself she her \
        herself hers it its itself we us our ourselves ours they their them theirs themselves";
    let is_loud = words.len() > 1 && !words.contains(char::is_lowercase);
    !is_loud && PRONOUNS.split(' ').any(|it| it == words.to_lowercase())
}

/// "the senator", "his wife", but not "the Senate".
fn is_description(words: &str) -> bool {
    const BEGINS: [&str; 12] =
        ["the", "that", "this", "these", "those", "my", "your", "his", "her", "its", "our", "their"];
    let parts = words.split_once(' ');
    parts.is_some_and(|(first, rest)| {
        BEGINS.contains(&first.to_lowercase().as_str())
            && rest.chars().next().is_some_and(|letter| !letter.is_uppercase())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_names_and_links_or_not() {
        let file = r#"{"text": "In “Rome” a dog.", "evaluation_span": [0, 9], "labels": [
            {"id": 4, "span": [3, 9], "entity_id": "Q220", "name": "Rome", "parent": null, "children": [5], "optional": false},
            {"id": 5, "span": [12, 15], "entity_id": "Unknown1", "parent": 4, "children": [], "optional": false},
            {"id": 6, "span": [10, 11], "entity_id": "QUANTITY", "parent": null, "children": [], "optional": false}]}"#;
        let text = parsed(&file.replace('\n', " ")).expect("it is well formed").remove(0);
        let told: Vec<_> = text.labels.iter().map(|it| (text.is_named(it), it.is_link())).collect();
        assert_eq!(told, [(true, true), (false, false), (false, false)]);
        assert!(text.is_labelled((3, 9)) && !text.is_labelled((3, 10)));
        assert_eq!(text.label(5).map(|it| it.span), Some((12, 15)));
        assert!(is_pronoun("She") && !is_pronoun("US"));
        assert!(is_description("the dog") && !is_description("the Dog") && !is_description("theodicy"));
        assert_eq!(parsed("\n{").map_err(|it| it.line).err(), Some(2));
    }
}
