//! The rule of the evaluator ELEVANT (Bast, Hertel and Prange, 2022), by which News-Fair is scored (2023): links and labels → what is
//! right, wrong and missed.
//!
//! The rule stands in `evaluation/case_generator.py` and `case.py` of that program; this is its mode in which what has no id is not to be
//! found. A link is at a label where the spans are the same, each by itself or grown to the ends of its words. Right is a link
//! there to the same id; a link there to another id is wrong, and the label missed. Wrong too is a link at a label without id,
//! at a quantity or a date, and a link in the annotated part that is at no label, be it within one or around one.
//!
//! Labels within labels are other ways to say the same. Only the outermost are found or missed. The outermost counts itself
//! where it is found or where no link is at a label within it. Else those within count for it: all links at them must be
//! right, and beside one that has a link none may lack one. Of links within a found label nothing counts.

use super::newsfair::{Label, Story};
use std::collections::{BTreeMap, BTreeSet};

/// A link of ours: code points and Wikidata id.
pub(super) type Link = ((usize, usize), String);

/// What became of the labels and links of a text.
#[derive(Debug, Default)]
pub(super) struct Outcome<'a> {
    /// The outermost labels that were found.
    pub(super) found: Vec<&'a Label>,
    /// The outermost labels that were missed.
    pub(super) missed: Vec<&'a Label>,
    /// How many links are wrong.
    pub(super) wrong: usize,
}

/// What a label counts as by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Found,
    Missed,
    Wrong,
    MissedAndWrong,
    Nothing,
}

/// Compares the links in the annotated part of a text with its labels.
pub(super) fn outcome<'a>(text: &'a Story, links: &BTreeSet<Link>) -> Outcome<'a> {
    let letters: Vec<char> = text.text.chars().collect();
    let mut placed: BTreeMap<(usize, usize), &str> =
        links.iter().map(|(span, id)| (grown(*span, &letters), id.as_str())).collect();
    placed.extend(links.iter().map(|(span, id)| (*span, id.as_str())));
    let mut rule = Rule { text, letters: &letters, placed: &placed, counts: BTreeMap::new() };
    let mut outcome = Outcome::default();
    for label in text.labels.iter().filter(|label| label.parent.is_none()) {
        rule.counting(label, false);
    }
    for label in text.labels.iter().filter(|label| label.parent.is_none()) {
        let own = rule.counts(label).then(|| rule.verdict(label));
        match own.unwrap_or_else(|| rule.verdict_within(label)) {
            Verdict::Found => outcome.found.push(label),
            Verdict::Missed | Verdict::MissedAndWrong => outcome.missed.push(label),
            Verdict::Wrong | Verdict::Nothing => {}
        }
    }
    let is_wrong = |label: &&Label| {
        rule.counts(label) && matches!(rule.verdict(label), Verdict::Wrong | Verdict::MissedAndWrong)
    };
    let spans: BTreeSet<(usize, usize)> =
        text.labels.iter().flat_map(|label| [label.span, grown(label.span, &letters)]).collect();
    let is_elsewhere = |(span, _): &&Link| !spans.contains(span) && !spans.contains(&grown(*span, &letters));
    outcome.wrong = text.labels.iter().filter(is_wrong).count() + links.iter().filter(is_elsewhere).count();
    outcome
}

struct Rule<'a> {
    text: &'a Story,
    letters: &'a [char],
    placed: &'a BTreeMap<(usize, usize), &'a str>,
    /// Whether a label counts itself, by its number; those that are not here do not.
    counts: BTreeMap<usize, bool>,
}

impl Rule<'_> {
    fn counts(&self, label: &Label) -> bool {
        self.counts.get(&label.id).copied().unwrap_or(false)
    }

    /// The id that is linked at a label.
    fn linked(&self, label: &Label) -> Option<&str> {
        let at = |span| self.placed.get(&span).copied();
        at(label.span).or_else(|| at(grown(label.span, self.letters)))
    }

    /// Whether a label or one within it counts; notes for each whether it does, unless only its siblings are asked about.
    fn counting(&mut self, label: &Label, is_aside: bool) -> bool {
        let linked = self.linked(label).map(str::to_owned);
        if linked.as_deref() == Some(label.entity_id.as_str()) {
            self.note(label, true, is_aside);
            return true;
        }
        let text = self.text;
        let mut within = false;
        for child in label.children.iter().filter_map(|id| text.label(*id)) {
            within |= self.counting(child, false);
        }
        let Some(parent) = label.parent.and_then(|id| text.label(id)) else {
            self.note(label, !within, is_aside);
            return !within;
        };
        let is_other_span = grown(parent.span, self.letters) != grown(label.span, self.letters);
        let counts = match linked {
            _ if within => false,
            Some(_) => is_other_span,
            None if is_aside => false,
            None => {
                let siblings = parent.children.iter().filter(|id| **id != label.id);
                let siblings: Vec<&Label> = siblings.filter_map(|id| text.label(*id)).collect();
                siblings.into_iter().any(|sibling| self.counting(sibling, true))
            }
        };
        self.note(label, counts, is_aside);
        within || counts
    }

    fn note(&mut self, label: &Label, counts: bool, is_aside: bool) {
        if !is_aside {
            self.counts.insert(label.id, counts);
        }
    }

    fn verdict(&self, label: &Label) -> Verdict {
        let is_sought = label.is_link() && !label.optional;
        match self.linked(label) {
            None if is_sought => Verdict::Missed,
            None => Verdict::Nothing,
            Some(id) if id == label.entity_id && label.optional => Verdict::Nothing,
            Some(id) if id == label.entity_id => Verdict::Found,
            Some(_) if is_sought => Verdict::MissedAndWrong,
            Some(_) => Verdict::Wrong,
        }
    }

    /// What the labels within one say of it, those that count.
    fn verdict_within(&self, label: &Label) -> Verdict {
        let mut verdicts = Vec::new();
        self.gather(label, &mut verdicts);
        let is_missed = |it: &Verdict| matches!(it, Verdict::Missed | Verdict::MissedAndWrong);
        let is_wrong = |it: &Verdict| *it == Verdict::Wrong;
        match verdicts {
            _ if verdicts.iter().any(is_missed) => Verdict::Missed,
            _ if verdicts.iter().any(is_wrong) || !verdicts.contains(&Verdict::Found) => Verdict::Nothing,
            _ => Verdict::Found,
        }
    }

    fn gather(&self, label: &Label, verdicts: &mut Vec<Verdict>) {
        for child in label.children.iter().filter_map(|id| self.text.label(*id)) {
            self.gather(child, verdicts);
            if self.counts(child) {
                verdicts.push(self.verdict(child));
            }
        }
    }
}

/// A span grown to the ends of its words, as ELEVANT grows it: quotation marks and underscores are parts of words, but for one
/// that opens what is not closed.
fn grown((mut start, mut end): (usize, usize), letters: &[char]) -> (usize, usize) {
    let is_part = |letter: char| letter.is_alphanumeric() || matches!(letter, '\'' | '"' | '_');
    while start > 0 && is_part(letters[start - 1]) {
        start -= 1;
    }
    while end + 1 < letters.len() && is_part(letters[end]) {
        end += 1;
    }
    if letters.get(start) == Some(&'"') && !letters[start + 1..end.max(start + 1)].contains(&'"') {
        start += 1;
    }
    (start, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// "Bo of Rome, Italy saw the 'dog's": how many are found, missed and wrong.
    fn check(ours: &[((usize, usize), &str)], expected: [usize; 3]) {
        let label = |id, span, entity: &str, parent, children: &[usize]| Label {
            id,
            span,
            entity_id: entity.to_owned(),
            name: String::new(),
            parent,
            children: children.to_vec(),
            optional: false,
        };
        let labels = vec![
            label(0, (0, 2), "Unknown1", None, &[]),
            label(1, (6, 17), "Q1", None, &[2, 3]),
            label(2, (6, 10), "Q1", Some(1), &[]),
            label(3, (12, 17), "Q2", Some(1), &[]),
            label(4, (26, 29), "Q3", None, &[]),
            label(5, (18, 21), "DATETIME", None, &[]),
        ];
        let text = Story {
            text: "Bo of Rome, Italy saw the dog's tail.".to_owned(),
            evaluation_span: (0, 37),
            labels,
        };
        let ours = ours.iter().map(|(span, id)| (*span, (*id).to_owned())).collect();
        let outcome = outcome(&text, &ours);
        assert_eq!([outcome.found.len(), outcome.missed.len(), outcome.wrong], expected, "{ours:?}");
    }

    #[test]
    fn an_outer_label_is_found_itself_or_by_all_within() {
        check(&[], [0, 2, 0]);
        check(&[((6, 17), "Q1")], [1, 1, 0]);
        check(&[((6, 10), "Q1"), ((12, 17), "Q2")], [1, 1, 0]);
        // One of two is missed, and no link is wrong.
        check(&[((12, 17), "Q2")], [0, 2, 0]);
        check(&[((12, 17), "Q2"), ((6, 10), "Q9")], [0, 2, 1]);
    }

    #[test]
    fn what_has_no_id_or_another_is_wrong() {
        check(&[((0, 2), "Q9")], [0, 2, 1]);
        check(&[((18, 21), "Q9")], [0, 2, 1]);
        check(&[((26, 29), "Q9")], [0, 2, 1]);
        // Between labels, and half a name.
        check(&[((3, 5), "Q9"), ((6, 8), "Q1")], [0, 2, 1]);
    }

    #[test]
    fn spans_grow_to_the_ends_of_words() {
        check(&[((26, 31), "Q3")], [1, 1, 0]);
        check(&[((26, 28), "Q3")], [1, 1, 0]);
        let letters: Vec<char> = "wrote: \"Gore Metal is".chars().collect();
        assert_eq!(grown((8, 12), &letters), (8, 12));
    }
}
