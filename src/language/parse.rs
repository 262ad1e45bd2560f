//! Tagged tokens → a tree: one pass from left to right over a stack and a buffer (arc-hybrid; Kuhlmann, Gómez-Rodríguez
//! and Satta 2011), each step chosen by a perceptron.

use super::document::Token;
use super::label::{Dependency, Tag};
use super::model::Models;
use super::perceptron::{Features, best, word_hash};
use super::tag::plain;

/// Rows of the parser's table, as a power of two.
pub(super) const BITS: u32 = 18;
/// Shifting, then an arc to the left and one to the right for each relation.
pub(super) const CLASSES: usize = 1 + 2 * Dependency::ALL.len();

/// Sets head and relation of each token of one sentence, whose first token has the index `offset` in the document.
pub(super) fn parse(models: &Models, text: &str, tokens: &mut [Token], offset: usize) {
    let words = tokens.iter().map(|token| (text[token.bytes.clone()].to_owned(), token.tag));
    let sentence = Sentence::new(words);
    let mut state = State::new(&sentence);
    let mut scores = Vec::new();
    while !state.is_done() {
        models.parser.score(&state.features(), &mut scores);
        let Some(class) = best(&scores, |class| state.allows(Action::of(class))) else { break };
        state.apply(Action::of(class));
    }
    let tags: Vec<Tag> = tokens.iter().map(|token| token.tag).collect();
    for (index, (token, arc)) in tokens.iter_mut().zip(single_root(&tags, state.arcs)).enumerate() {
        token.head = offset + arc.map_or(index, |(head, _)| head);
        token.relation = arc.map_or(Dependency::Root, |(_, relation)| relation);
    }
}

/// An arc to a token's head; none for the one that heads the sentence.
type Arc = Option<(usize, Dependency)>;

/// Keeps one root, the first verb among those found or else the first, and hangs the others below it.
fn single_root(tags: &[Tag], arcs: Vec<Arc>) -> Vec<Arc> {
    let end = arcs.len();
    let is_root = |arc: &Arc| arc.is_none_or(|(head, _)| head == end);
    let roots: Vec<usize> = (0..end).filter(|&index| is_root(&arcs[index])).collect();
    let root = roots.iter().copied().find(|&index| tags[index] == Tag::Verb).or(roots.first().copied());
    let place = |(index, arc): (usize, Arc)| match root {
        Some(root) if root == index => None,
        Some(root) if roots.contains(&index) => {
            Some((root, if tags[index] == Tag::Punct { Dependency::Punct } else { Dependency::Parataxis }))
        }
        _ => arc,
    };
    arcs.into_iter().enumerate().map(place).collect()
}

/// A step of the parser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    /// Moves the first word of the buffer onto the stack.
    Shift,
    /// Hangs the top of the stack below the first word of the buffer.
    Left(Dependency),
    /// Hangs the top of the stack below the word under it.
    Right(Dependency),
}

impl Action {
    /// The action of that number.
    pub(super) fn of(class: usize) -> Self {
        match class.checked_sub(1) {
            None => Self::Shift,
            Some(arc) if arc < Dependency::ALL.len() => Self::Left(Dependency::ALL[arc]),
            Some(arc) => Self::Right(Dependency::ALL[arc - Dependency::ALL.len()]),
        }
    }
}

/// A sentence as the parser sees it: a number for each word and each tag, the root at the end.
pub(super) struct Sentence {
    words: Vec<u32>,
    tags: Vec<u32>,
}

impl Sentence {
    pub(super) fn new(tokens: impl Iterator<Item = (String, Tag)>) -> Self {
        let (words, tags) = tokens.map(|(word, tag)| (word_hash(&plain(&word)), tag as u32 + 1)).unzip();
        Self { words, tags }
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }
}

/// What has been built so far. Words are numbered from nought; the root is one past the last.
pub(super) struct State<'a> {
    sentence: &'a Sentence,
    /// Words whose head is still to be found, the top last.
    pub(super) stack: Vec<usize>,
    /// The first word of the buffer.
    pub(super) next: usize,
    /// The head and relation of each word, once known.
    pub(super) arcs: Vec<Arc>,
    first: Vec<Option<usize>>,
    last: Vec<Option<usize>>,
    valency: Vec<[u32; 2]>,
}

impl<'a> State<'a> {
    pub(super) fn new(sentence: &'a Sentence) -> Self {
        let size = sentence.len();
        Self {
            sentence,
            stack: Vec::with_capacity(size),
            next: 0,
            arcs: vec![None; size],
            first: vec![None; size + 1],
            last: vec![None; size + 1],
            valency: vec![[0; 2]; size + 1],
        }
    }

    pub(super) fn is_done(&self) -> bool {
        self.stack.is_empty() && self.next == self.sentence.len()
    }

    pub(super) fn allows(&self, action: Action) -> bool {
        let size = self.sentence.len();
        match action {
            Action::Shift => self.next < size,
            Action::Left(relation) => {
                !self.stack.is_empty() && (relation == Dependency::Root) == (self.next == size)
            }
            Action::Right(relation) => self.stack.len() > 1 && relation != Dependency::Root,
        }
    }

    pub(super) fn apply(&mut self, action: Action) {
        let (child, head, relation) = match action {
            Action::Shift => {
                self.stack.push(self.next);
                self.next += 1;
                return;
            }
            Action::Left(relation) => {
                let Some(child) = self.stack.pop() else { return };
                (child, self.next, relation)
            }
            Action::Right(relation) => {
                let (Some(child), Some(&head)) = (self.stack.pop(), self.stack.last()) else { return };
                (child, head, relation)
            }
        };
        self.arcs[child] = Some((head, relation));
        if child < head {
            self.first[head] = Some(self.first[head].map_or(child, |other| other.min(child)));
            self.valency[head][0] += 1;
        } else {
            self.last[head] = Some(self.last[head].map_or(child, |other| other.max(child)));
            self.valency[head][1] += 1;
        }
    }

    fn word(&self, at: Option<usize>) -> u32 {
        const NONE: u32 = 0x0e0e_0e0e;
        at.map_or(NONE, |at| self.sentence.words.get(at).copied().unwrap_or(NONE - 1))
    }

    fn tag(&self, at: Option<usize>) -> u32 {
        at.map_or(0, |at| self.sentence.tags.get(at).copied().unwrap_or(99))
    }

    fn relation(&self, at: Option<usize>) -> u32 {
        at.and_then(|at| self.arcs.get(at).copied().flatten()).map_or(99, |(_, relation)| relation as u32)
    }

    /// The features by which the next step is chosen (after Zhang and Nivre 2011).
    pub(super) fn features(&self) -> Features {
        let depth = self.stack.len();
        let stack = |at: usize| depth.checked_sub(at + 1).map(|at| self.stack[at]);
        let size = self.sentence.len();
        let buffer = |at: usize| Some(self.next + at).filter(|&at| at <= size);
        let (s0, s1, s2) = (stack(0), stack(1), stack(2));
        let (b0, b1, b2) = (buffer(0), buffer(1), buffer(2));
        let first = |at: Option<usize>| at.and_then(|at| self.first[at]);
        let last = |at: Option<usize>| at.and_then(|at| self.last[at]);
        let valency = |at: Option<usize>, side: usize| at.map_or(9, |at| self.valency[at][side].min(4));
        let (w0, w1, v0, v1) = (self.word(s0), self.word(s1), self.word(b0), self.word(b1));
        let (t0, t1, t2) = (self.tag(s0), self.tag(s1), self.tag(s2));
        let (u0, u1, u2) = (self.tag(b0), self.tag(b1), self.tag(b2));
        let near = s0.zip(b0).map_or(0, |(s, b)| near(b - s));
        let far = s1.zip(s0).map_or(0, |(s, t)| near_or_far(t - s));
        let (l0, r0, lb, r1) = (first(s0), last(s0), first(b0), last(s1));
        let l1 = first(s1);
        let mut f = Features::new(BITS);
        #[rustfmt::skip]
        let lists: [&[u32]; 46] = [
            &[w0, t0], &[w0], &[t0], &[w1, t1], &[w1], &[t1], &[v0, u0], &[v0], &[u0], &[v1, u1], &[u1],
            &[u2], &[t2], &[w0, v0], &[w0, t0, u0], &[t0, v0, u0], &[w0, t0, v0, u0], &[t0, u0],
            &[t0, u0, u1], &[u0, u1, u2], &[t0, t1, u0], &[t0, t1, t2], &[w1, w0], &[t1, t0, w0],
            &[w1, t1, t0], &[t1, t0], &[w0, near], &[v0, near], &[t0, u0, near], &[w0, v0, near],
            &[t1, t0, far], &[w0, valency(s0, 1)], &[t0, valency(s0, 0), valency(s0, 1)],
            &[v0, valency(b0, 0)], &[u0, valency(b0, 0), t0], &[t1, valency(s1, 1), t0],
            &[self.word(l0), self.tag(l0), self.relation(l0), t0],
            &[self.word(r0), self.relation(r0), t0], &[self.tag(r0), self.relation(r0), t0, u0],
            &[self.word(lb), self.relation(lb), u0], &[t0, self.relation(lb), self.tag(lb), u0],
            &[t1, self.relation(r1), self.tag(r1), t0], &[w0, self.relation(l0), self.relation(r0)],
            &[w1, self.relation(l1), self.relation(r1)], &[t1, self.relation(l1), t0, u0],
            &[w1, v0, t0],
        ];
        for (template, values) in (0u32..).zip(lists) {
            f.add(template, values);
        }
        f
    }
}

fn near(distance: usize) -> u32 {
    u32::try_from(distance.min(6)).unwrap_or(6)
}

fn near_or_far(distance: usize) -> u32 {
    near(distance) + u32::from(distance > 10)
}
