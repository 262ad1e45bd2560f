//! Quotations and reported speech → who said what: the words that tell of it, what hangs below them, and whose it is.
//!
//! Grammar comes first (`complement`, `claim`, `according`, `agreeing`). Quotations that it does not reach are given to the nearest
//! verb of saying, to whoever spoke before, or to whom the sentence before is about (`quoted`).

mod according;
mod agreeing;
mod claim;
mod complement;
mod content;
mod passing;
mod quoted;
mod voice;

use super::annotations::{Certainty, Clause, Factuality, Statement, StatementKind};
use super::entity::Cast;
use crate::knowledge::{Kind, Knowledge};
use crate::language::{Document, Span};
use voice::Voice;

/// All statements in the order of their content; no two have the same.
pub(super) fn statements(
    knowledge: &Knowledge,
    doc: &Document,
    clauses: &[Clause],
    quotes: &[Span],
    cast: &Cast,
) -> Vec<Statement> {
    let finder = Finder { knowledge, doc, clauses, quotes, cast };
    let mut told = finder.complements();
    told.extend(finder.claims());
    told.extend(finder.according());
    told.extend(finder.agreed());
    let mut statements: Vec<Statement> = Vec::new();
    for said in told {
        statements.extend(finder.statement(said).filter(|it| is_new(&statements, it)));
    }
    statements.sort_by_key(|statement| statement.content);
    for &quote in quotes {
        let is_covered = statements.iter().any(|it| it.parts().any(|part| part.overlaps(quote)));
        let said = if is_covered { None } else { finder.quoted(quote, &statements) };
        if let Some(statement) = said.and_then(|said| finder.statement(said)) {
            let at = statements.partition_point(|it| it.content < statement.content);
            statements.insert(at, statement);
        }
    }
    passing::pass_on(&finder, &mut statements);
    statements
}

/// The statement in whose content a token stands, the narrowest.
pub(super) fn around(statements: &[Statement], token: usize) -> Option<&Statement> {
    let holding = statements.iter().filter(|statement| statement.contains(token));
    holding.min_by_key(|statement| statement.parts().map(|part| part.end - part.start).sum::<usize>())
}

/// Whether a statement has other words than those found before, and parts none of them in two.
fn is_new(statements: &[Statement], new: &Statement) -> bool {
    let crosses = |one: Span, two: Span| one.overlaps(two) && !one.covers(two) && !two.covers(one);
    statements.iter().all(|old| old.content != new.content && !crosses(old.content, new.content))
}

struct Finder<'a> {
    knowledge: &'a Knowledge,
    doc: &'a Document,
    clauses: &'a [Clause],
    quotes: &'a [Span],
    cast: &'a Cast,
}

/// A statement before its words are tidied.
struct Said {
    /// The words that tell that it is said; none for a quotation that merely follows.
    cue: Option<Span>,
    /// What is said, in the order of the text.
    parts: Vec<Span>,
    voice: Voice,
    factuality: Factuality,
    certainty: Certainty,
    rule: &'static str,
}

impl Finder<'_> {
    /// The statement; none where no words are left of its content, or nobody says it.
    fn statement(&self, said: Said) -> Option<Statement> {
        // "No group claimed the attack": nobody says so.
        let is_nobody = |words: Span| {
            matches!(self.doc.word(words.start).to_lowercase().as_str(), "no" | "nobody" | "none")
        };
        if said.voice.words.is_some_and(is_nobody) {
            return None;
        }
        let said = if said.voice.speaker.is_none() { self.introduced(said) } else { said };
        let mut parts = self.tidied(&said).into_iter();
        let content = parts.next()?;
        let rest: Vec<Span> = parts.collect();
        // What is told within somebody's quotation is in his words, not in those of whom he tells.
        let cue = said.cue.map_or(content.start, |cue| cue.start);
        let is_within =
            cue != content.start && self.quote_around(cue).is_some_and(|quote| quote.covers(content));
        let is_marked = self.quotes.iter().any(|quote| quote.contains(content.start) && !quote.contains(cue));
        let kind = if is_within && !is_marked { StatementKind::Indirect } else { self.kind(content, &rest) };
        Some(Statement {
            kind,
            content,
            rest,
            speaker: said.voice.speaker,
            joint: said.voice.joint,
            source: said.voice.words,
            cue: said.cue,
            factuality: said.factuality,
            addressees: said.voice.addressees,
            medium: said.voice.medium,
            reported_by: self.cast.publisher,
            certainty: said.certainty,
            rule: said.rule,
        })
    }

    /// "The mayor of Bern, Anna Lind, said": the name between commas before the verb, where the tree has no speaker.
    fn introduced(&self, mut said: Said) -> Said {
        let comma = said.cue.and_then(|cue| cue.start.checked_sub(1)).filter(|&at| self.doc.word(at) == ",");
        let name = comma.and_then(|comma| self.cast.mention_at(comma.checked_sub(1)?));
        let person = name.filter(|name| {
            let opens = name.span.start.checked_sub(1).is_some_and(|before| self.doc.word(before) == ",");
            opens && self.cast.entity(name.entity).kind == Kind::Person
        });
        if let Some(name) = person {
            said.voice.speaker = Some(name.entity);
            said.voice.words = said.voice.words.or(Some(name.span));
        }
        said
    }

    /// Whether all of it is quoted and a sentence of its own, or words of it are, or none.
    fn kind(&self, content: Span, rest: &[Span]) -> StatementKind {
        let tokens = || std::iter::once(&content).chain(rest).flat_map(|part| part.indices());
        let mut words = tokens().filter(|&token| self.is_word(token));
        let (mut quoted, mut all) = (false, true);
        words.by_ref().for_each(|token| {
            let is_quoted = self.quote_around(token).is_some();
            (quoted, all) = (quoted || is_quoted, all && is_quoted);
        });
        match (quoted, all && self.is_sentence(content.start, tokens())) {
            (_, true) => StatementKind::Direct,
            (true, _) => StatementKind::Mixed,
            _ => StatementKind::Indirect,
        }
    }

    /// The outermost quotation that holds a token.
    fn quote_around(&self, token: usize) -> Option<Span> {
        self.quotes.iter().copied().find(|quote| quote.contains(token))
    }
}
