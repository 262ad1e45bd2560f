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
use crate::language::{Dependency, Document, Span, Tag};
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
        // What somebody tells of others within the quotation leaves open who says it.
        let is_told_within = |it: &Statement| it.cue.is_some_and(|cue| quote.covers(cue));
        let is_covered =
            statements.iter().any(|it| !is_told_within(it) && it.parts().any(|part| part.overlaps(quote)));
        let said = if is_covered { None } else { finder.quoted(quote, &statements) };
        if let Some(statement) = said.and_then(|said| finder.statement(said)) {
            let at = statements.partition_point(|it| it.content < statement.content);
            statements.insert(at, statement);
        }
    }
    finder.go_on(&mut statements);
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
    /// "“We won,” said Lind, adding, “They lost.” She said …": who spoke before goes on speaking.
    fn go_on(&self, statements: &mut [Statement]) {
        for at in 1..statements.len() {
            let (before, here) = (&statements[at - 1], &statements[at]);
            let sentence = |it: &Statement| it.cue.map(|cue| self.doc.sentence_of(cue.start));
            // "…, with the press claiming": a participle with a subject of its own goes on nothing.
            let is_participle = here.cue.is_some_and(|cue| {
                let own = self.doc.child(cue.start, &[Dependency::Nsubj]);
                own.is_none() && self.doc.word(cue.start).ends_with("ing")
            });
            let is_joined = is_participle && before.speaker.is_some() && sentence(before) == sentence(here);
            if here.speaker.is_none() && (is_joined || self.is_pronoun_of(here, before)) {
                let source = if is_joined { before.source } else { here.source };
                (statements[at].speaker, statements[at].source) = (before.speaker, source);
                statements[at].certainty = Certainty::Probable;
            }
        }
    }

    /// Whether a statement's "he" or "she" may be the one who spoke right before, in this or the paragraph before.
    fn is_pronoun_of(&self, here: &Statement, before: &Statement) -> bool {
        let paragraph =
            |it: &Statement| self.doc.sentences()[self.doc.sentence_of(it.content.start)].paragraph;
        let word = here.source.map(|source| self.doc.word(source.start).to_lowercase());
        let gender = match word.as_deref() {
            Some("he") => 'm',
            Some("she") => 'f',
            _ => return false,
        };
        let speaker = before.speaker.map(|id| self.cast.entity(id));
        let fits =
            speaker.is_some_and(|it| it.kind == Kind::Person && it.gender.is_none_or(|it| it == gender));
        fits && paragraph(here) <= paragraph(before) + 1
    }

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

    /// Who says it, where the tree has no speaker: "The mayor of Bern, Anna Lind, said", "“We won,” said Dr. Lind".
    fn introduced(&self, mut said: Said) -> Said {
        let Some(cue) = said.cue else { return said };
        let before = cue.start.checked_sub(2).filter(|_| self.doc.word(cue.start - 1) == ",");
        let before = before
            .and_then(|at| self.cast.mention_at(at))
            .filter(|name| name.span.start.checked_sub(1).is_some_and(|before| self.doc.word(before) == ","));
        let is_told = said.parts.last().is_some_and(|part| part.end <= cue.start);
        let behind =
            (cue.end..self.doc.tokens().len()).take_while(|&at| self.doc.tokens()[at].tag == Tag::Propn);
        let behind = || behind.take(3).find_map(|at| self.cast.mention_at(at)).filter(|_| is_told);
        let name = before.or_else(behind).filter(|name| self.cast.entity(name.entity).kind == Kind::Person);
        if let Some(name) = name {
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
