//! A word that tells of saying → whose voice it is, with the words for it; none where nobody could speak.

use super::Finder;
use crate::extract::annotations::{Clause, EntityId};
use crate::extract::noun;
use crate::extract::subject;
use crate::knowledge::Kind;
use crate::language::{Dependency, Span, Tag};

/// Who says something, to whom and in what.
#[derive(Clone, Debug, Default)]
pub(super) struct Voice {
    pub(super) speaker: Option<EntityId>,
    /// Those who say it together with the speaker.
    pub(super) joint: Vec<EntityId>,
    pub(super) words: Option<Span>,
    pub(super) addressees: Vec<EntityId>,
    pub(super) medium: Option<Span>,
}

/// Longer phrases for a speaker are slips of the tree.
const LONGEST: usize = 40;

impl Finder<'_> {
    /// The voice of a verb; none where its subject is no one who speaks.
    pub(super) fn voice_of(&self, clause: &Clause) -> Option<Voice> {
        // "adding, “Women must vote”": who stands within what is said does not say it.
        let is_inner = self.quote_around(clause.predicate).is_some();
        let mut clause = clause.clone();
        clause.subjects.retain(|&head| is_inner || self.quote_around(head).is_none());
        let clause = &clause;
        let mut heads = clause.subjects.iter().copied();
        let Some(head) = heads.next() else {
            let (speaker, span) = subject::speaking(self.doc, self.cast, self.clauses, clause);
            let words = span.map(|span| self.phrase(self.head(span), clause.predicate));
            return Some(Voice { speaker, words, ..Voice::default() });
        };
        if let Some(mut voice) = self.voice(head, clause.predicate) {
            if voice.speaker.is_some() {
                let others = heads.filter_map(|head| self.acting(head));
                voice.joint = others.filter(|&id| Some(id) != voice.speaker).collect();
            }
            let is_unknown = voice.speaker.is_none() && voice.medium.is_none() && !clause.passive;
            let near = is_unknown.then(|| subject::speaking(self.doc, self.cast, self.clauses, clause));
            if let Some((Some(speaker), Some(span))) = near {
                let words = self.phrase(self.head(span), clause.predicate);
                return Some(Voice { speaker: Some(speaker), words: Some(words), ..Voice::default() });
            }
            return Some(voice);
        }
        // "the deal, China says, is dead": the tree may take what is spoken of for who speaks.
        let (speaker, span) = subject::speaking(self.doc, self.cast, self.clauses, clause);
        let words = self.phrase(self.head(span?), clause.predicate);
        speaker.map(|speaker| Voice { speaker: Some(speaker), words: Some(words), ..Voice::default() })
    }

    /// The voice of a noun that stands as the subject, owner or source of what `cue` tells.
    pub(super) fn voice(&self, head: usize, cue: usize) -> Option<Voice> {
        let words = Some(self.phrase(head, cue));
        if let Some(speaker) = self.acting(head) {
            return Some(Voice { speaker: Some(speaker), words, ..Voice::default() });
        }
        if self.is_document(head) {
            let speaker = self.author(head).or_else(|| self.issuer(head));
            return Some(Voice {
                speaker,
                words,
                medium: Some(noun::phrase(self.doc, head)),
                ..Voice::default()
            });
        }
        self.can_speak(head, cue).then(|| Voice { words, ..Voice::default() })
    }

    fn acting(&self, head: usize) -> Option<EntityId> {
        self.cast.at(head).filter(|&id| self.cast.can_act(id))
    }

    /// Whether a word that names nobody who acts may stand for those who speak.
    fn can_speak(&self, head: usize, cue: usize) -> bool {
        let token = &self.doc.tokens()[head];
        let (word, lists) = (self.doc.word(head).to_lowercase(), &self.knowledge.lists);
        let lemma = token.lemma.to_lowercase();
        let speaks =
            |kind: &Kind| matches!(kind, Kind::Person | Kind::Institution | Kind::Group | Kind::Country);
        match token.tag {
            Tag::Pron => !matches!(
                word.as_str(),
                "it" | "this"
                    | "that"
                    | "these"
                    | "which"
                    | "what"
                    | "there"
                    | "nothing"
                    | "something"
                    | "everything"
            ),
            Tag::Noun => {
                lists.party(&lemma).is_some()
                    || lists.voices.contains(lemma.as_str())
                    || lists.nouns.get(lemma.as_str()).is_some_and(|kinds| kinds.iter().any(speaks))
                    || lists.saying.contains(self.doc.tokens()[cue].lemma.to_lowercase().as_str())
            }
            _ => true,
        }
    }

    /// Whether a noun is something written or spoken: "the report", "an interview".
    pub(super) fn is_document(&self, head: usize) -> bool {
        let (token, lists) = (&self.doc.tokens()[head], &self.knowledge.lists);
        let lemma = token.lemma.to_lowercase();
        token.tag == Tag::Noun
            && (lists.documents.contains(lemma.as_str()) || lists.media.contains(lemma.as_str()))
    }

    /// "the ministry's report", "a statement from the ministry".
    pub(super) fn author(&self, document: usize) -> Option<EntityId> {
        let owner = self.doc.child(document, &[Dependency::NmodPoss]).and_then(|owner| self.acting(owner));
        let behind = || {
            let behind = noun::behind(self.doc, document).into_iter();
            let mut authors = behind.filter(|(case, _)| matches!(case.as_str(), "by" | "from"));
            authors.find_map(|(_, head)| self.acting(head))
        };
        let given_out =
            || noun::by_participle(self.doc, document).into_iter().find_map(|head| self.acting(head));
        owner.or_else(behind).or_else(given_out)
    }

    /// "Holt issued a statement saying …": who gives out the document.
    fn issuer(&self, document: usize) -> Option<EntityId> {
        let above = self.doc.tokens()[document].head;
        let clause = self.clauses.iter().find(|clause| clause.predicate == above)?;
        let gives = self.knowledge.lists.uttering.contains(clause.lemma.as_str());
        let is_given = gives && clause.objects.contains(&document);
        is_given.then(|| clause.subjects.iter().find_map(|&head| self.acting(head))).flatten()
    }

    /// The token of a span that hangs outside of it.
    pub(super) fn head(&self, span: Span) -> usize {
        let head = span.indices().find(|&token| !span.contains(self.doc.tokens()[token].head));
        head.unwrap_or(span.end - 1)
    }

    /// All the words for a speaker, with what describes him, up to the words that tell of the saying.
    pub(super) fn phrase(&self, head: usize, cue: usize) -> Span {
        let mut span = self.doc.subtree(noun::before_name(self.doc, head).unwrap_or(head));
        // "author Anna Lind said": the tree may hang the description beside the name.
        let beside = |&child: &usize| {
            let is_subject =
                matches!(self.doc.tokens()[child].relation, Dependency::Nsubj | Dependency::NsubjPass);
            is_subject && child < head && self.doc.subtree(child).end == span.start
        };
        if let Some(description) = self.doc.children(self.doc.tokens()[head].head).find(beside) {
            span.start = self.doc.subtree(description).start;
        }
        if span.contains(cue) {
            // "Holt, who said": up to the clause in which it is said.
            let branch = self.doc.children(head).find(|&child| child == cue || self.doc.is_under(cue, child));
            let branch = branch.map_or(Span::new(cue, cue + 1), |branch| self.doc.subtree(branch));
            if branch.start > head {
                span.end = branch.start;
            } else {
                span.start = branch.end.min(head);
            }
        }
        let drops = |token: usize| {
            let it = &self.doc.tokens()[token];
            it.tag == Tag::Punct && !matches!(self.doc.word(token), ")" | "]")
                || it.relation == Dependency::Case
                || it.relation == Dependency::Cc
        };
        while span.start < head && drops(span.start) {
            span.start += 1;
        }
        while span.end > head + 1 && drops(span.end - 1) {
            span.end -= 1;
        }
        if span.end - span.start > LONGEST { noun::phrase(self.doc, head) } else { span }
    }
}
