//! What a build did: for people in five lines, for programs as JSON.

use super::say;
use cablegraph::input::{Found, Guess, InputError};
use cablegraph::pipeline;
use cablegraph::store::Change;
use cablegraph::vocab::{cg, rdf, rdfs, sem};
use oxigraph::model::{Quad, Term};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::time::Instant;

/// Counts and names gathered while a build runs.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Report {
    new: u64,
    changed: u64,
    unchanged: u64,
    quads: u64,
    events: u64,
    statements: u64,
    /// Inputs that could not be read.
    unreadable: Vec<Place>,
    /// Articles left out, since the same run had read the same article before.
    repeated: Vec<Place>,
    /// Articles kept but not read, since they are not English.
    not_read: Vec<Place>,
    /// Articles read with a note on their encoding.
    notes: Vec<Place>,
    /// Predicates between two actors that no rule codes, with how often.
    uncoded: BTreeMap<String, u64>,
    #[serde(skip)]
    started: Instant,
}

/// A place in the input and what is to be said of it.
#[derive(Debug, Serialize)]
struct Place {
    file: String,
    line: Option<usize>,
    reason: String,
}

impl Report {
    pub(super) fn new() -> Self {
        Self {
            new: 0,
            changed: 0,
            unchanged: 0,
            quads: 0,
            events: 0,
            statements: 0,
            unreadable: Vec::new(),
            repeated: Vec::new(),
            not_read: Vec::new(),
            notes: Vec::new(),
            uncoded: BTreeMap::new(),
            started: Instant::now(),
        }
    }

    pub(super) fn unreadable(&mut self, error: &InputError) {
        let place = Place {
            file: error.path.display().to_string(),
            line: error.line,
            reason: error.reason.to_string(),
        };
        self.unreadable.push(place);
    }

    pub(super) fn repeated(&mut self, found: &Found, reason: String) {
        self.repeated.push(Place::new(found, reason));
    }

    pub(super) fn unchanged(&mut self, found: &Found) {
        self.unchanged += 1;
        self.note(found);
    }

    /// Whether the store is not as it was before.
    pub(super) fn has_changed(&self) -> bool {
        self.new + self.changed > 0
    }

    /// Notes an article that went into the store.
    pub(super) fn read(&mut self, found: &Found, quads: &[Quad], change: Change) {
        match change {
            Change::New => self.new += 1,
            Change::Replaced => self.changed += 1,
            Change::Unchanged => return self.unchanged(found),
        }
        self.quads += quads.len() as u64;
        let typed = |class| {
            quads.iter().filter(|quad| quad.predicate == rdf::TYPE && is(&quad.object, class)).count()
        };
        self.events += typed(sem::EVENT) as u64;
        self.statements += typed(cg::STATEMENT) as u64;
        for quad in quads.iter().filter(|quad| quad.predicate == rdf::TYPE && is(&quad.object, cg::UNCODED)) {
            let label =
                quads.iter().find(|other| other.subject == quad.subject && other.predicate == rdfs::LABEL);
            if let Some(Term::Literal(lemma)) = label.map(|label| &label.object) {
                *self.uncoded.entry(lemma.value().to_owned()).or_default() += 1;
            }
        }
        self.note(found);
    }

    /// How many articles were dealt with.
    pub(super) fn articles(&self) -> u64 {
        self.new + self.changed + self.unchanged
    }

    /// Whether every input could be read, and was read.
    pub(super) fn is_complete(&self) -> bool {
        self.unreadable.is_empty() && self.repeated.is_empty()
    }

    /// Five lines: what was read, what it gave, what could not be read, where it is, what to try next.
    pub(super) fn say(&self, store: &Path) {
        let seconds = self.started.elapsed().as_secs_f64();
        say(&format!(
            "{} articles in {seconds:.1} s: {} new, {} changed, {} unchanged",
            self.articles(),
            self.new,
            self.changed,
            self.unchanged
        ));
        let uncoded: u64 = self.uncoded.values().sum();
        say(&format!(
            "{} quads with {} events and {} statements; {uncoded} predicates not coded",
            self.quads, self.events, self.statements
        ));
        say(&format!(
            "{} inputs not readable, {} articles there twice, {} not in English",
            self.unreadable.len(),
            self.repeated.len(),
            self.not_read.len()
        ));
        say(&format!("store: {}", store.display()));
        say("next: cablegraph query, cablegraph network, cablegraph export");
    }

    pub(super) fn write(&self, path: &Path) -> io::Result<()> {
        let text = serde_json::to_string_pretty(self)?;
        std::fs::write(path, text + "\n")
    }

    fn note(&mut self, found: &Found) {
        self.not_read.extend(not_read(found).map(|reason| Place::new(found, reason)));
        let notes: Vec<Place> = found.notes.iter().map(|note| Place::new(found, note.to_string())).collect();
        self.notes.extend(notes);
    }
}

impl Place {
    fn new(found: &Found, reason: String) -> Self {
        Self { file: found.source.display().to_string(), line: found.line, reason }
    }
}

/// Where an article was found, as words: the file, and the line if it is one of many.
pub(super) fn place(found: &Found) -> String {
    let file = found.source.display();
    found.line.map_or_else(|| file.to_string(), |line| format!("{file}, line {line}"))
}

/// What is to be said of how an article was decoded, and of the language that keeps it from being read.
pub(super) fn notes(found: &Found) -> Vec<String> {
    let notes = found.notes.iter().map(ToString::to_string).chain(not_read(found));
    notes.map(|note| format!("note: {}: {note}", place(found))).collect()
}

/// Why nothing is read out of an article, where that is so.
fn not_read(found: &Found) -> Option<String> {
    if pipeline::is_english(&found.article) {
        return None;
    }
    let declared = found.article.language.as_deref().unwrap_or_default();
    Some(match found.language_guess {
        Guess::Other(language) => format!("kept but not read: it seems to be {language}"),
        Guess::English | Guess::Unclear => {
            format!("kept but not read: its source says that its language is {declared:?}")
        }
    })
}

fn is(object: &Term, class: oxigraph::model::NamedNodeRef<'_>) -> bool {
    matches!(object, Term::NamedNode(node) if node.as_ref() == class)
}
