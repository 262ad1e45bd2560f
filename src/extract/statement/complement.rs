//! Verbs and adjectives that tell what somebody says or thinks → what hangs below them as its content.

use super::voice::Voice;
use super::{Finder, Said};
use crate::extract::annotations::{Certainty, Clause, Factuality};
use crate::extract::factuality;
use crate::knowledge::Cue;
use crate::language::{Dependency, Span, Tag};

/// What a cue says, and the subject that the tree hung within it by mistake.
#[derive(Default)]
struct Complement {
    parts: Vec<Span>,
    /// "The bridge is safe, the mayor of Oslo said": the mayor, whom the tree took for the subject of "safe".
    strayed: Option<usize>,
}

const SUBJECT: [Dependency; 2] = [Dependency::Nsubj, Dependency::NsubjPass];

impl Finder<'_> {
    /// What is told by verbs and by adjectives, in the order of their cues.
    pub(super) fn complements(&self) -> Vec<Said> {
        let adjectives =
            (0..self.doc.tokens().len()).filter(|&token| self.doc.tokens()[token].tag == Tag::Adj);
        let verbs = self.clauses.iter().filter_map(|clause| self.told_by_verb(clause));
        verbs.chain(adjectives.filter_map(|token| self.told_by_adjective(token))).collect()
    }

    fn told_by_verb(&self, clause: &Clause) -> Option<Said> {
        let at = clause.predicate;
        let cue = self.knowledge.lists.cues.get(clause.lemma.as_str()).copied();
        let is_adjective = matches!(self.doc.tokens()[at].relation, Dependency::Amod | Dependency::Compound);
        let Complement { mut parts, strayed } =
            self.complement(clause, cue.unwrap_or_default()).filter(|_| !is_adjective)?;
        let first = *parts.first()?;
        if first.start < at && self.doc.word(at).ends_with("ing") && self.is_said_before(first) {
            return None;
        }
        let around = self.quote_around(at);
        let is_quoted = around.is_none() && parts.iter().any(|part| self.is_quoted(*part));
        // "laughed" is no word of saying, but whose laugh stands beside a sentence in quotation marks says it.
        let is_cue =
            cue.is_some() || (is_quoted && self.is_sentence(self.first_word(first), first.indices()));
        let is_told = is_quoted || clause.factuality < Factuality::Hypothetical;
        if !is_cue || !is_told || (cue.is_none() && clause.subjects.is_empty() && strayed.is_none()) {
            return None;
        }
        let strayed = strayed.and_then(|head| self.voice(head, at));
        let unsaid = clause.passive && clause.subjects.is_empty();
        let mut voice = match strayed {
            Some(voice) => voice,
            None if unsaid => Voice::default(),
            None => self.voice_of(clause)?,
        };
        let cue = cue.unwrap_or_default();
        let is_anonymous = voice.words.is_none() && voice.speaker.is_none();
        // "is believed to have left" is somebody's belief; "is expected to leave" is a plan.
        let is_belief = unsaid && cue.factuality.is_empty() && !cue.predicate && !cue.object;
        if is_anonymous && !is_quoted && !is_belief {
            return None;
        }
        // What is said within a quotation counts where somebody else is named for it: "Holt told us “no”".
        if around.is_some_and(|quote| !parts.iter().all(|part| quote.covers(*part)))
            || (around.is_some()
                && (voice.speaker.is_none() || voice.words.is_some_and(|words| self.is_first_person(words))))
        {
            return None;
        }
        self.address(&mut voice, clause, cue);
        self.spare_whom(&mut parts, &mut voice, clause, cue);
        Some(Said {
            cue: Some(Span::new(at, at + 1)),
            parts,
            voice,
            factuality: Factuality::named(cue.factuality).unwrap_or(Factuality::Actual),
            certainty: Certainty::Certain,
            rule: if is_quoted { "statement/quote" } else { "statement/indirect" },
        })
    }

    /// "He stressed, “We stay,” explaining …": whether the verb right before has said it.
    fn is_said_before(&self, content: Span) -> bool {
        let last = (0..content.start).rev().find(|&token| self.is_word(token));
        last.is_some_and(|token| {
            let it = &self.doc.tokens()[token];
            it.tag == Tag::Verb && self.knowledge.lists.cues.contains_key(it.lemma.to_lowercase().as_str())
        })
    }

    /// "Holt is aware that the talks failed."
    fn told_by_adjective(&self, at: usize) -> Option<Said> {
        let cue = self.knowledge.lists.cues.get(self.doc.tokens()[at].lemma.to_lowercase().as_str())?;
        let content = self.doc.child(at, &[Dependency::Ccomp]).filter(|&child| child > at && cue.clause)?;
        let subject = self.doc.child(at, &SUBJECT)?;
        let is_told = factuality::of(self.knowledge, self.doc, at) < Factuality::Hypothetical;
        let voice = self.voice(subject, at).filter(|_| is_told)?;
        if self.quote_around(at).is_some() || self.doc.word(subject).eq_ignore_ascii_case("i") {
            return None;
        }
        Some(Said {
            cue: Some(Span::new(at, at + 1)),
            parts: self.runs(content, &[]),
            voice,
            factuality: Factuality::named(cue.factuality).unwrap_or(Factuality::Actual),
            certainty: Certainty::Certain,
            rule: "statement/indirect",
        })
    }

    fn complement(&self, clause: &Clause, cue: Cue) -> Option<Complement> {
        let at = clause.predicate;
        let whole = |part: Span| Complement { parts: vec![part], strayed: None };
        // Any verb may stand beside a quotation.
        let by_clause = || self.clause_below(at).or_else(|| self.clause_above(at));
        let infinitive = || self.infinitive(clause);
        let predicate = || self.predicate(clause).map(whole);
        let object = || self.object(clause).map(whole);
        let found = by_clause().filter(|it| cue.clause || it.parts.iter().any(|part| self.is_quoted(*part)));
        found
            .or_else(|| cue.infinitive.then(infinitive).flatten())
            .or_else(|| cue.predicate.then(predicate).flatten())
            .or_else(|| cue.object.then(object).flatten())
    }

    /// "said that he left", "“He left,” she said", "said: He left".
    fn clause_below(&self, at: usize) -> Option<Complement> {
        let subject = self.doc.child(at, &SUBJECT);
        let is_content = |child: &usize| match self.doc.tokens()[*child].relation {
            // "The envoy, asked about it, said": what stands between subject and verb describes the subject.
            Dependency::Ccomp => {
                !(subject.is_some_and(|it| it < *child) && *child < at && self.quote_around(*child).is_none())
            }
            Dependency::Parataxis => self.is_set_off(at, *child) && self.quote_around(at).is_none(),
            _ => false,
        };
        let child = self.doc.children(at).find(is_content)?;
        let strayed = if subject.is_none() && child < at { self.strayed(child, at) } else { None };
        let without: Vec<usize> = strayed.into_iter().collect();
        Some(Complement { parts: self.runs(child, &without), strayed })
    }

    /// "France will leave, Reuters reported": the verb hangs below what it tells.
    fn clause_above(&self, at: usize) -> Option<Complement> {
        let token = &self.doc.tokens()[at];
        let above = token.head;
        let has_subject = self.doc.child(at, &SUBJECT).is_some();
        let is_bare = self.doc.child(at, &[Dependency::Obj, Dependency::Ccomp, Dependency::Xcomp]).is_none();
        let own = self.doc.subtree(at);
        let is_inserted = token.relation == Dependency::Parataxis
            && above != at
            && above < at
            && has_subject
            && is_bare
            && self.quote_around(at).is_none()
            && own.start.checked_sub(1).is_some_and(|before| {
                // The mark may hang below the verb or before it.
                [before, own.start].iter().any(|&mark| self.doc.tokens()[mark].tag == Tag::Punct)
            });
        let parts = is_inserted.then(|| self.runs(above, &[at]))?;
        Some(Complement { parts, strayed: None })
    }

    /// Whether a clause beside a verb is set off from it as something said: by a colon, by quotation marks.
    fn is_set_off(&self, at: usize, child: usize) -> bool {
        let between = at.min(child)..at.max(child);
        let colon = child > at && between.clone().any(|token| self.doc.word(token) == ":");
        let has_subject = self.doc.child(at, &SUBJECT).is_some();
        let comma = child < at && between.clone().any(|token| self.doc.word(token) == ",");
        self.quote_around(child).is_some() || (has_subject && (colon || comma))
    }

    /// The noun right before a verb that the tree hung as a subject below what the verb tells.
    fn strayed(&self, content: usize, at: usize) -> Option<usize> {
        let last = self
            .doc
            .children(content)
            .rfind(|&child| SUBJECT.contains(&self.doc.tokens()[child].relation) && child > content)?;
        let end = self.doc.subtree(last).end;
        let passes = |token: usize| matches!(self.doc.tokens()[token].tag, Tag::Punct | Tag::Aux | Tag::Adv);
        (end <= at && (end..at).all(passes)).then_some(last)
    }

    /// "promised to leave", "urged Iran to leave", "is said to have left".
    fn infinitive(&self, clause: &Clause) -> Option<Complement> {
        let at = clause.predicate;
        let has_to = |child: &usize| {
            self.doc
                .children(*child)
                .any(|mark| self.doc.word(mark).eq_ignore_ascii_case("to") && mark < *child)
        };
        let is_it = |child: &usize| {
            let relation = self.doc.tokens()[*child].relation;
            *child > at && matches!(relation, Dependency::Xcomp | Dependency::Ccomp) && has_to(child)
        };
        let below = self.doc.children(at).find(is_it)?;
        let content = self.doc.subtree(below);
        let object = self.doc.child(at, &[Dependency::Obj, Dependency::Iobj]);
        let start = object
            .filter(|&object| object > at && object < below)
            .map(|object| self.doc.subtree(object).start);
        let span = Span::new(start.unwrap_or(content.start).max(at + 1), content.end);
        let who = self.doc.child(at, &[Dependency::NsubjPass]);
        let mut parts: Vec<Span> =
            who.map(|who| self.doc.subtree(who)).filter(|who| who.end <= at).into_iter().collect();
        parts.push(span);
        Some(Complement { parts, strayed: None })
    }

    /// "called the deal a mistake", "sees it as one".
    fn predicate(&self, clause: &Clause) -> Option<Span> {
        let at = clause.predicate;
        let object = self.doc.child(at, &[Dependency::Obj]).filter(|&object| object > at);
        let start = match object {
            Some(object) => self.doc.subtree(object).start,
            None if clause.passive && !clause.subjects.is_empty() => at + 1,
            None => return None,
        };
        let is_told = |child: &usize| {
            let is_as = self.doc.children(*child).any(|mark| self.doc.word(mark).eq_ignore_ascii_case("as"));
            let is_named = self.doc.tokens()[*child].relation == Dependency::Xcomp;
            *child > object.unwrap_or(at) && (is_as || is_named)
        };
        let below = object.into_iter().flat_map(|object| self.doc.children(object));
        let told = self.doc.children(at).chain(below).find(is_told)?;
        let span = self.doc.subtree(told);
        let start = if object.is_some() { start } else { span.start };
        (span.start > at).then(|| Span::new(start.min(span.start), span.end))
    }

    /// "denied any role in it", "accused Iran of lying".
    fn object(&self, clause: &Clause) -> Option<Span> {
        let at = clause.predicate;
        let bare = |child: &usize| self.doc.child(*child, &[Dependency::Case]).is_none() && *child > at;
        let object = self.doc.child(at, &[Dependency::Obj]).filter(bare);
        let behind = self.doc.children(at).filter(|&child| {
            let opens = |mark: usize| matches!(self.doc.word(mark), "of" | "for" | "as");
            child > object.unwrap_or(at) && self.doc.children(child).any(|mark| mark < child && opens(mark))
        });
        let mut spans = object.into_iter().chain(behind).map(|child| self.doc.subtree(child));
        let first = spans.next()?;
        let span =
            Span::new(first.start, spans.map(|span| span.end).max().unwrap_or(first.end).max(first.end));
        let is_passive = clause.passive && clause.subjects.is_empty();
        (span.start > at && span.end - span.start > 1 && !is_passive).then_some(span)
    }

    /// The tokens under a head, in runs, without the branches that are named and those that hold them.
    pub(super) fn runs(&self, head: usize, without: &[usize]) -> Vec<Span> {
        let sentence = self.doc.sentences()[self.doc.sentence_of(head)].tokens;
        let is_out = |token: usize| without.iter().any(|&other| self.doc.is_under(token, other));
        let mut runs: Vec<Span> = Vec::new();
        for token in sentence.indices().filter(|&token| self.doc.is_under(token, head) && !is_out(token)) {
            match runs.last_mut() {
                Some(run) if (run.end..token).all(|between| !self.is_word(between)) => run.end = token + 1,
                _ => runs.push(Span::new(token, token + 1)),
            }
        }
        runs
    }

    /// "I think", "we know" within somebody's words.
    fn is_first_person(&self, words: Span) -> bool {
        let word = self.doc.word(words.start).to_lowercase();
        matches!(word.as_str(), "i" | "we" | "you" | "my" | "our" | "your")
    }

    /// Whether the first word of a part stands between quotation marks.
    fn is_quoted(&self, part: Span) -> bool {
        self.quote_around(self.first_word(part)).is_some()
    }

    fn first_word(&self, part: Span) -> usize {
        part.indices().find(|&token| self.is_word(token)).unwrap_or(part.start)
    }
}
