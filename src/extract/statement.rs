//! Quotations and reported speech → who said what: the nearest verb of saying and its subject, "he" included.

use super::annotations::{Certainty, Clause, EntityId, Statement, StatementKind};
use super::entity::Cast;
use super::noun;
use super::subject;
use crate::knowledge::Knowledge;
use crate::language::{Dependency, Document, Span, Tag};

/// All statements in the order of their content.
pub(super) fn statements(
    knowledge: &Knowledge,
    doc: &Document,
    clauses: &[Clause],
    quotes: &[Span],
    cast: &Cast,
) -> Vec<Statement> {
    let finder = Finder { knowledge, doc, clauses, quotes, cast };
    let mut statements: Vec<Statement> = Vec::new();
    for &quote in quotes {
        if let Some(statement) = finder.quoted(quote, statements.last()) {
            statements.push(statement);
        }
    }
    statements.extend(finder.indirect(&statements));
    statements.extend(finder.according(&statements));
    statements.sort_by_key(|statement| statement.content);
    statements
}

/// The statement in whose content a token stands, the narrowest.
pub(super) fn around(statements: &[Statement], token: usize) -> Option<&Statement> {
    let holding = statements.iter().filter(|statement| statement.content.contains(token));
    holding.min_by_key(|statement| statement.content.end - statement.content.start)
}

struct Finder<'a> {
    knowledge: &'a Knowledge,
    doc: &'a Document,
    clauses: &'a [Clause],
    quotes: &'a [Span],
    cast: &'a Cast,
}

impl Finder<'_> {
    /// A quotation with its speaker; none for scare quotes and titles of works.
    fn quoted(&self, quote: Span, last: Option<&Statement>) -> Option<Statement> {
        let first = self.doc.sentence_of(quote.start);
        let sentence = self.doc.sentences()[first];
        let cue = self.cue(quote);
        let words = quote.indices().filter(|&token| self.doc.tokens()[token].tag != Tag::Punct).count();
        let whole = self.is_whole(quote);
        let kind = if whole { StatementKind::Direct } else { StatementKind::Mixed };
        if let Some(clause) = cue {
            // "the so-called 'reset'": one word within another's sentence is no statement.
            if words < 2 && !whole && !self.touches(quote, clause.predicate) {
                return None;
            }
            let (speaker, source) = self.speaker(clause);
            return Some(self.statement(kind, quote, Some(clause), speaker, source, "statement/quote"));
        }
        // A quotation that opens its sentence goes on with the speaker before it in the paragraph.
        let same_paragraph = last.is_some_and(|last| {
            let before = self.doc.sentences()[self.doc.sentence_of(last.content.start)];
            before.paragraph == sentence.paragraph
        });
        let opens = quote.start <= sentence.tokens.start + 1 && quote.end + 1 >= sentence.tokens.end;
        let goes_on = same_paragraph && opens && words >= 3;
        let last = last.filter(|_| goes_on)?;
        Some(Statement {
            certainty: Certainty::Probable,
            ..self.statement(kind, quote, None, last.speaker, None, "statement/continued")
        })
    }

    /// The verb of saying outside the quotation that governs it: of the sentences it touches, the nearest.
    fn cue(&self, quote: Span) -> Option<&Clause> {
        let sentences = self.doc.sentence_of(quote.start)..=self.doc.sentence_of(quote.end - 1);
        let saying = self.clauses.iter().filter(|clause| {
            let at = clause.predicate;
            let outside = !self.quotes.iter().any(|other| other.contains(at));
            outside
                && self.doc.tokens()[at].relation != Dependency::Amod
                && sentences.contains(&self.doc.sentence_of(at))
                && self.knowledge.lists.saying.contains(clause.lemma.as_str())
                && !(clause.passive && clause.subjects.is_empty())
        });
        // "He said, “…,” adding that …": a finite verb before a participle that goes on to something else.
        saying.min_by_key(|clause| {
            let at = clause.predicate;
            let onward = at >= quote.end && self.doc.word(at).ends_with("ing");
            (onward, quote.start.saturating_sub(at).max(at.saturating_sub(quote.end)))
        })
    }

    /// Whether a verb stands right before or after a quotation, marks aside.
    fn touches(&self, quote: Span, verb: usize) -> bool {
        let between = if verb < quote.start { verb + 1..quote.start } else { quote.end..verb };
        between.filter(|&token| self.doc.tokens()[token].tag != Tag::Punct).count() == 0
    }

    /// Whether the quotation is a sentence of its own rather than words within one.
    fn is_whole(&self, quote: Span) -> bool {
        let capital =
            self.doc.word(quote.start).starts_with(char::is_uppercase) || self.doc.word(quote.start) == "(";
        let verb = quote.indices().any(|token| matches!(self.doc.tokens()[token].tag, Tag::Verb | Tag::Aux));
        capital && verb
    }

    fn speaker(&self, clause: &Clause) -> (Option<EntityId>, Option<Span>) {
        subject::speaking(self.doc, self.cast, self.clauses, clause)
    }

    fn statement(
        &self,
        kind: StatementKind,
        content: Span,
        clause: Option<&Clause>,
        speaker: Option<EntityId>,
        source: Option<Span>,
        rule: &'static str,
    ) -> Statement {
        let addressees = clause
            .filter(|clause| matches!(clause.lemma.as_str(), "tell" | "inform" | "remind"))
            .map_or(Vec::new(), |clause| {
                clause
                    .objects
                    .iter()
                    .filter_map(|&head| self.cast.at(head))
                    .filter(|&id| self.cast.can_act(id))
                    .collect()
            });
        Statement {
            speaker,
            source,
            cue: clause.map(|clause| Span::new(clause.predicate, clause.predicate + 1)),
            kind,
            content: self.trimmed(content),
            addressees,
            medium: clause.and_then(|clause| self.medium(clause)),
            reported_by: self.cast.publisher,
            certainty: Certainty::Certain,
            rule,
        }
    }

    /// "in the cable", "in a statement", "on Twitter".
    fn medium(&self, clause: &Clause) -> Option<Span> {
        let medium = clause.obliques.iter().find(|(case, head)| {
            let lemma = self.doc.tokens()[*head].lemma.as_str();
            let social = self.cast.at(*head).is_some_and(|id| {
                let known = self.cast.entity(id).known;
                known.is_some_and(|known| self.knowledge.names.known(known).is_social_medium)
            });
            matches!(case.as_str(), "in" | "on")
                && (self.knowledge.lists.documents.contains(lemma) || lemma == "interview" || social)
        });
        medium.map(|(_, head)| noun::phrase(self.doc, *head))
    }

    /// Reported speech: the clause below a verb of saying, where a speaker is known and no quotation covers it.
    fn indirect(&self, found: &[Statement]) -> Vec<Statement> {
        let mut statements = Vec::new();
        for clause in
            self.clauses.iter().filter(|clause| self.knowledge.lists.saying.contains(clause.lemma.as_str()))
        {
            let Some(content) = self.content(clause) else { continue };
            let covered = found.iter().any(|other| other.content.overlaps(content));
            let (speaker, source) = self.speaker(clause);
            let inside = self.quotes.iter().any(|quote| quote.contains(clause.predicate));
            if !covered && !inside && speaker.is_some() && clause.factuality < super::Factuality::Hypothetical
            {
                statements.push(self.statement(
                    StatementKind::Indirect,
                    content,
                    Some(clause),
                    speaker,
                    source,
                    "statement/indirect",
                ));
            }
        }
        statements
    }

    /// What is said: the complement clause, without "that".
    fn content(&self, clause: &Clause) -> Option<Span> {
        let complement = self.doc.child(clause.predicate, &[Dependency::Ccomp])?;
        let mut span = self.doc.subtree(complement);
        if span.contains(clause.predicate) {
            return None;
        }
        while span.start < span.end
            && matches!(self.doc.word(span.start).to_lowercase().as_str(), "that" | "," | ":" | "as")
        {
            span.start += 1;
        }
        (span.end > span.start + 1).then_some(span)
    }

    /// "According to X, …": the rest of the sentence is what X says.
    fn according(&self, found: &[Statement]) -> Vec<Statement> {
        let mut statements = Vec::new();
        for sentence in self.doc.sentences() {
            let tokens = sentence.tokens;
            let Some(at) = tokens.indices().find(|&token| {
                self.doc.word(token).eq_ignore_ascii_case("according")
                    && token + 2 < tokens.end
                    && self.doc.word(token + 1) == "to"
            }) else {
                continue;
            };
            // "according to a U.S. official": it is not the country that says it.
            let head = self.doc.tokens()[at].head;
            let mut named = self.cast.mentions.iter().filter(|mention| tokens.covers(mention.span));
            let mention = named.find(|mention| mention.span.start >= at + 2 && mention.span.end > head);
            let near =
                mention.filter(|mention| mention.span.start <= at + 6 && self.cast.can_act(mention.entity));
            let Some(mention) = near else { continue };
            let content = if at == tokens.start {
                let comma = (mention.span.end..tokens.end).find(|&token| self.doc.word(token) == ",");
                comma.map(|comma| Span::new(comma + 1, tokens.end))
            } else {
                Some(Span::new(tokens.start, at))
            };
            let Some(content) = content.map(|content| self.trimmed(content)) else { continue };
            if content.end > content.start + 1 && !found.iter().any(|other| other.content.overlaps(content)) {
                let mut statement = self.statement(
                    StatementKind::Indirect,
                    content,
                    None,
                    Some(mention.entity),
                    Some(mention.span),
                    "statement/according-to",
                );
                statement.cue = Some(Span::new(at, at + 2));
                statements.push(statement);
            }
        }
        statements
    }

    /// The span without marks at its ends.
    fn trimmed(&self, mut span: Span) -> Span {
        let mark = |token: usize| matches!(self.doc.word(token), "," | ";" | "—" | "-" | ":");
        while span.end > span.start + 1 && mark(span.end - 1) {
            span.end -= 1;
        }
        while span.start + 1 < span.end && mark(span.start) {
            span.start += 1;
        }
        span
    }
}
