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

    /// Whether a label is of a name: its first letter is upper case.
    pub(super) fn is_named(&self, label: &Label) -> bool {
        let (start, end) = label.span;
        let mut words = self.text.chars().skip(start).take(end.saturating_sub(start));
        words.find(|it| it.is_alphabetic()).is_some_and(char::is_uppercase)
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

    /// Whether what is linked there is neither right nor wrong: it need not be labelled, or is a quantity or a date.
    pub(super) fn is_free(&self) -> bool {
        self.optional || ["QUANTITY", "DATETIME"].iter().any(|it| self.entity_id.starts_with(it))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_names_and_links_or_not() {
        let file = r#"{"text": "In “Rome” a dog.", "evaluation_span": [0, 9], "labels": [
            {"id": 4, "span": [3, 9], "entity_id": "Q220", "parent": null, "children": [5], "optional": false},
            {"id": 5, "span": [12, 15], "entity_id": "Unknown1", "parent": 4, "children": [], "optional": false},
            {"id": 6, "span": [10, 11], "entity_id": "QUANTITY", "parent": null, "children": [], "optional": false}]}"#;
        let text = parsed(&file.replace('\n', " ")).expect("it is well formed").remove(0);
        let told: Vec<_> =
            text.labels.iter().map(|it| (text.is_named(it), it.is_link(), it.is_free())).collect();
        assert_eq!(told, [(true, true, false), (false, false, false), (false, false, true)]);
        assert!(text.is_labelled((3, 9)) && !text.is_labelled((3, 10)));
        assert_eq!(text.label(5).map(|it| it.span), Some((12, 15)));
        assert_eq!(parsed("\n{").map_err(|it| it.line).err(), Some(2));
    }
}
