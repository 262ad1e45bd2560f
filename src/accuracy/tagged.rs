//! Columns of words with `B-`, `I-` and `O` → sentences with the runs of words that annotators call a name.

use super::corpora::Misprint;
use std::ops::Range;

/// A sentence whose names are marked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sentence {
    /// What the corpus calls it, where it has a name for it.
    pub(super) id: String,
    pub(super) words: Vec<String>,
    pub(super) names: Vec<Marked>,
}

/// A name as annotators mark it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Marked {
    pub(super) words: Range<usize>,
    /// The corpus's own word for its kind.
    pub(super) kind: String,
}

/// The sentences of a file whose columns `word` and `tag`, counted from nought, hold words and tags.
pub(super) fn sentences(file: &str, word: usize, tag: usize) -> Result<Vec<Sentence>, Misprint> {
    let mut sentences = Vec::new();
    let mut sentence = Sentence::default();
    for (index, line) in file.lines().enumerate() {
        if let Some(note) = line.strip_prefix("# ") {
            if let Some(id) = note.strip_prefix("sent_id =") {
                id.trim().clone_into(&mut sentence.id);
            }
            continue;
        }
        if line.trim().is_empty() {
            if !sentence.words.is_empty() {
                sentences.push(std::mem::take(&mut sentence));
            }
            continue;
        }
        let columns: Vec<&str> = line.split('\t').collect();
        let (Some(word), Some(tag)) = (columns.get(word), columns.get(tag)) else {
            return Err(Misprint::new(index + 1, format!("{} columns are too few", columns.len())));
        };
        sentence.push(word, tag).ok_or_else(|| Misprint::new(index + 1, format!("{tag:?} is no tag")))?;
    }
    if !sentence.words.is_empty() {
        sentences.push(sentence);
    }
    Ok(sentences)
}

impl Sentence {
    /// Adds a word; none if its tag is none.
    fn push(&mut self, word: &str, tag: &str) -> Option<()> {
        let at = self.words.len();
        self.words.push(word.to_owned());
        if tag == "O" {
            return Some(());
        }
        let (place, kind) = tag.split_once('-').filter(|(place, _)| ["B", "I"].contains(place))?;
        match self.names.last_mut().filter(|name| name.words.end == at && name.kind == kind) {
            Some(name) if place == "I" => name.words.end = at + 1,
            // What goes on without having begun begins here.
            _ => self.names.push(Marked { words: at..at + 1, kind: kind.to_owned() }),
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_begin_and_go_on() {
        let file = "Mira\tB-PER\nHolt\tI-PER\nJo\tB-PER\nof\tO\nRome\tI-LOC\n\n# sent_id = b\nRome\tB-LOC\nUnion\tI-ORG\n";
        let found = sentences(file, 0, 1).expect("it is well formed");
        let names = |at: usize| -> Vec<_> {
            found[at].names.iter().map(|name| (name.words.clone(), name.kind.as_str())).collect()
        };
        assert_eq!(names(0), [(0..2, "PER"), (2..3, "PER"), (4..5, "LOC")]);
        assert_eq!(names(1), [(0..1, "LOC"), (1..2, "ORG")]);
        assert_eq!((found[0].id.as_str(), found[1].id.as_str()), ("", "b"));
        assert_eq!(sentences("\nRome\n", 0, 1), Err(Misprint::new(2, "1 columns are too few")));
        assert_eq!(sentences("Rome\tX-LOC\n", 0, 1), Err(Misprint::new(1, "\"X-LOC\" is no tag")));
    }
}
