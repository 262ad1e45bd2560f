//! Treebanks → the weights of [`Models`]: two averaged perceptrons and the lemmas that no ending gives.
//!
//! The same features serve training and reading, since it is the same code. The parser learns from its own mistakes
//! (dynamic oracle of Goldberg and Nivre 2013), on tags that a tagger gave which had not seen the sentence.

use super::label::{Dependency, Tag};
use super::lemma;
use super::model::{self, Models};
use super::parse::{self, Action, CLASSES, Sentence, State};
use super::perceptron::{Features, Perceptron, best};
use super::tag::{self, Word, plain};
use std::collections::{BTreeMap, BTreeSet};

/// One sentence of a treebank.
#[derive(Clone, Debug, Default)]
pub struct Gold {
    /// The words.
    pub words: Vec<String>,
    /// Their lemmas.
    pub lemmas: Vec<String>,
    /// Their parts of speech.
    pub tags: Vec<Tag>,
    /// Their heads, counted from nought; the number of words for the root.
    pub heads: Vec<usize>,
    /// Their relations.
    pub relations: Vec<Dependency>,
}

/// The sentences of a file in CoNLL-U; multi-word tokens and empty nodes are passed over.
pub fn treebank(conllu: &str) -> Vec<Gold> {
    let mut sentences = Vec::new();
    for block in conllu.split("\n\n") {
        let mut gold = Gold::default();
        for line in block.lines().filter(|line| !line.starts_with('#')) {
            let columns: Vec<&str> = line.split('\t').collect();
            let [id, word, lemma, tag, _, _, head, relation, ..] = columns[..] else { continue };
            let (Ok(_), Ok(head)) = (id.parse::<usize>(), head.parse::<usize>()) else { continue };
            gold.words.push(word.to_owned());
            gold.lemmas.push(lemma.to_owned());
            gold.tags.push(Tag::named(tag).unwrap_or(Tag::X));
            gold.heads.push(head);
            gold.relations.push(Dependency::folded(relation));
        }
        let root = gold.words.len();
        for head in &mut gold.heads {
            *head = head.checked_sub(1).unwrap_or(root);
        }
        if root > 0 && gold.heads.iter().all(|&head| head <= root) {
            sentences.push(gold);
        }
    }
    sentences
}

/// The weights learned from these sentences in that many passes, as the bytes of `data/models/parser.bin.zst`.
pub fn train(sentences: &[Gold], passes: usize, report: &mut dyn FnMut(&str)) -> std::io::Result<Vec<u8>> {
    let (even, odd): (Vec<_>, Vec<_>) = sentences.iter().enumerate().partition(|(index, _)| index % 2 == 0);
    let take = |half: &[(usize, &Gold)]| half.iter().map(|(_, gold)| (*gold).clone()).collect::<Vec<_>>();
    let taggers = [train_tagger(&take(&odd), passes), train_tagger(&take(&even), passes)];
    report("taggers of the two halves done");
    let seen_anew: Vec<Gold> =
        sentences.iter().enumerate().map(|(at, gold)| retagged(&taggers[at % 2], gold)).collect();
    let tagger = train_tagger(sentences, passes);
    report("tagger done");
    let parser = train_parser(&seen_anew, passes, report);
    let words = model::Words { lemmas: lemmas(sentences), common: common(sentences) };
    Models::new(tagger, parser, words).encode()
}

/// Weights while they are learned, with what is needed to average them over all steps.
struct Learner {
    classes: usize,
    weights: Vec<f32>,
    totals: Vec<f64>,
    stamps: Vec<u32>,
    step: u32,
}

impl Learner {
    fn new(bits: u32, classes: usize) -> Self {
        let size = (1 << bits) * classes;
        Self { classes, weights: vec![0.0; size], totals: vec![0.0; size], stamps: vec![0; size], step: 0 }
    }

    fn score(&self, features: &Features, scores: &mut Vec<f32>) {
        scores.clear();
        scores.resize(self.classes, 0.0);
        for &row in &features.rows {
            let start = row as usize * self.classes;
            for (score, weight) in scores.iter_mut().zip(&self.weights[start..start + self.classes]) {
                *score += weight;
            }
        }
    }

    fn update(&mut self, features: &Features, right: usize, guess: usize) {
        self.step += 1;
        if right == guess {
            return;
        }
        for &row in &features.rows {
            for (class, change) in [(right, 1.0), (guess, -1.0)] {
                let at = row as usize * self.classes + class;
                self.totals[at] += f64::from(self.weights[at]) * f64::from(self.step - self.stamps[at]);
                self.stamps[at] = self.step;
                self.weights[at] += change;
            }
        }
    }

    /// The averaged weights, scaled into a byte; the few largest are cut off.
    #[allow(clippy::cast_possible_truncation, reason = "the value is clamped to the range of a byte")]
    fn averaged(&self) -> Perceptron {
        let average = |at: usize| {
            let total =
                self.totals[at] + f64::from(self.weights[at]) * f64::from(self.step - self.stamps[at]);
            total / f64::from(self.step.max(1))
        };
        let averages: Vec<f64> = (0..self.weights.len()).map(average).collect();
        let mut sizes: Vec<f64> =
            averages.iter().map(|weight| weight.abs()).filter(|&size| size > 0.0).collect();
        sizes.sort_by(f64::total_cmp);
        let top = sizes.get(sizes.len() * 9999 / 10000).copied().unwrap_or(1.0);
        let scaled = averages.iter().map(|weight| (weight / top * 127.0).clamp(-127.0, 127.0).round() as i8);
        Perceptron::new(self.classes, scaled.collect())
    }
}

/// A fixed shuffle of `0..size` for each pass (an LCG with Knuth's constants), so that every training is the same.
fn order(size: usize, pass: usize) -> Vec<usize> {
    let mut seed = 0x2545_f491_4f6c_dd1d_u64.wrapping_add(pass as u64);
    let mut order: Vec<usize> = (0..size).collect();
    for at in (1..size).rev() {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        order.swap(at, (seed >> 33) as usize % (at + 1));
    }
    order
}

fn train_tagger(sentences: &[Gold], passes: usize) -> Perceptron {
    let mut learner = Learner::new(tag::BITS, Tag::ALL.len());
    let mut scores = Vec::new();
    let words: Vec<Vec<Word>> = sentences.iter().map(seen).collect();
    for pass in 0..passes {
        for at in order(sentences.len(), pass) {
            let mut tags: Vec<Tag> = Vec::new();
            for (index, &right) in sentences[at].tags.iter().enumerate() {
                let features = tag::features(&words[at], &tags, index);
                learner.score(&features, &mut scores);
                let guess = best(&scores, |_| true).unwrap_or(0);
                learner.update(&features, right as usize, guess);
                tags.push(Tag::ALL[guess]);
            }
        }
    }
    learner.averaged()
}

fn seen(gold: &Gold) -> Vec<Word> {
    gold.words.iter().map(|word| Word::new(word)).collect()
}

/// The sentence with the tags that a tagger gives it.
fn retagged(tagger: &Perceptron, gold: &Gold) -> Gold {
    let words = seen(gold);
    let mut tags = Vec::new();
    let mut scores = Vec::new();
    for index in 0..words.len() {
        tagger.score(&tag::features(&words, &tags, index), &mut scores);
        tags.push(best(&scores, |_| true).map_or(Tag::X, |class| Tag::ALL[class]));
    }
    Gold { tags, ..gold.clone() }
}

fn train_parser(sentences: &[Gold], passes: usize, report: &mut dyn FnMut(&str)) -> Perceptron {
    let mut learner = Learner::new(parse::BITS, CLASSES);
    let mut scores = Vec::new();
    for pass in 0..passes {
        let mut steps = [0u32; 2];
        for at in order(sentences.len(), pass) {
            let gold = &sentences[at];
            let sentence = Sentence::new(gold.words.iter().cloned().zip(gold.tags.iter().copied()));
            let mut state = State::new(&sentence);
            while !state.is_done() {
                let features = state.features();
                learner.score(&features, &mut scores);
                let Some(guess) = best(&scores, |class| state.allows(Action::of(class))) else { break };
                let Some(right) = best(&scores, |class| is_right(&state, gold, Action::of(class))) else {
                    break;
                };
                learner.update(
                    &features,
                    right,
                    if is_right(&state, gold, Action::of(guess)) { right } else { guess },
                );
                steps[usize::from(right == guess)] += 1;
                // From the third pass on it follows its own choice, so that it learns to go on after a mistake.
                state.apply(Action::of(if pass > 1 { guess } else { right }));
            }
        }
        report(&format!("parser, pass {}: {} of {} steps right", pass + 1, steps[1], steps[0] + steps[1]));
    }
    learner.averaged()
}

/// Whether a step loses the fewest gold arcs that any allowed step would lose, and names its arc rightly.
fn is_right(state: &State<'_>, gold: &Gold, action: Action) -> bool {
    let plain = |action| match action {
        Action::Shift => Action::Shift,
        Action::Left(_) if state.next == gold.words.len() => Action::Left(Dependency::Root),
        Action::Left(_) => Action::Left(Dependency::Dep),
        Action::Right(_) => Action::Right(Dependency::Dep),
    };
    if !state.allows(action) {
        return false;
    }
    let kinds = [Action::Shift, plain(Action::Left(Dependency::Dep)), Action::Right(Dependency::Dep)];
    let least =
        kinds.into_iter().filter(|&kind| state.allows(kind)).map(|kind| lost(state, gold, kind)).min();
    if least != Some(lost(state, gold, action)) {
        return false;
    }
    let top = state.stack.last().copied();
    let (head, relation) = match action {
        Action::Shift => return true,
        Action::Left(relation) => (Some(state.next), relation),
        Action::Right(relation) => (state.stack.iter().rev().nth(1).copied(), relation),
    };
    top.is_none_or(|top| Some(gold.heads[top]) != head || gold.relations[top] == relation)
}

/// How many gold arcs can no longer be built after a step.
fn lost(state: &State<'_>, gold: &Gold, action: Action) -> usize {
    let size = gold.words.len();
    let stack = &state.stack;
    let top = stack.last().copied();
    let waits_for = |head: usize| (state.next..size).filter(|&at| gold.heads[at] == head).count();
    match (action, top) {
        (Action::Shift, _) => {
            let below = &stack[..stack.len().saturating_sub(1)];
            let head_lost = usize::from(below.contains(&gold.heads[state.next]));
            head_lost + stack.iter().filter(|&&at| gold.heads[at] == state.next).count()
        }
        (Action::Left(_), Some(top)) => {
            let under = stack.len().checked_sub(2).map(|at| stack[at]);
            let head = gold.heads[top];
            usize::from(Some(head) == under || (head > state.next && head <= size)) + waits_for(top)
        }
        (Action::Right(_), Some(top)) => {
            let head = gold.heads[top];
            usize::from(head >= state.next && head <= size) + waits_for(top)
        }
        (_, None) => usize::MAX,
    }
}

/// The lemmas seen more than once that the endings do not give.
fn lemmas(sentences: &[Gold]) -> BTreeMap<String, String> {
    let mut counts: BTreeMap<(String, Tag), BTreeMap<String, usize>> = BTreeMap::new();
    for gold in sentences {
        for ((word, lemma), &tag) in gold.words.iter().zip(&gold.lemmas).zip(&gold.tags) {
            if tag != Tag::Propn && !word.contains(|c: char| c.is_ascii_digit() || c == '\t') {
                let lemma = lemma.to_lowercase();
                *counts.entry((plain(word), tag)).or_default().entry(lemma).or_default() += 1;
            }
        }
    }
    let mut lemmas = BTreeMap::new();
    for ((word, tag), seen) in counts {
        let Some((lemma, &count)) = seen.iter().max_by_key(|(_, count)| **count) else { continue };
        if (count > 1 || tag == Tag::Verb) && *lemma != lemma::by_ending(&word, tag) {
            lemmas.insert(model::key(&word, tag), lemma.clone());
        }
    }
    lemmas
}

/// Words seen twice in lower case, and the base forms of verbs marked as such.
fn common(sentences: &[Gold]) -> BTreeSet<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for gold in sentences {
        for ((word, lemma), &tag) in gold.words.iter().zip(&gold.lemmas).zip(&gold.tags) {
            if tag != Tag::Propn && word.chars().all(char::is_lowercase) {
                *seen.entry(word.clone()).or_default() += 1;
            }
            if tag == Tag::Verb && lemma.chars().all(char::is_lowercase) {
                *seen.entry(model::key(lemma, tag)).or_default() += 2;
            }
        }
    }
    seen.into_iter().filter(|(_, count)| *count > 1).map(|(word, _)| word).collect()
}

/// How weights do on sentences with their own words: tags, heads, heads with relations, lemmas, in per cent.
pub fn scores(weights: &[u8], sentences: &[Gold]) -> String {
    let Some(models) = Models::decode(weights) else { return "these are no weights".to_owned() };
    let mut right = [0usize; 4];
    let mut all = 0;
    for gold in sentences {
        let text = gold.words.join(" ");
        let mut tokens = super::tokenize::given(&gold.words);
        tag::tag(&models, &text, &mut tokens);
        parse::parse(&models, &text, &mut tokens, 0);
        for (at, token) in tokens.iter().enumerate() {
            let root = token.relation == Dependency::Root;
            let head = (if root { gold.words.len() } else { token.head }) == gold.heads[at];
            right[0] += usize::from(token.tag == gold.tags[at]);
            right[1] += usize::from(head);
            right[2] += usize::from(head && token.relation == gold.relations[at]);
            right[3] += usize::from(token.lemma.eq_ignore_ascii_case(&gold.lemmas[at]));
        }
        all += tokens.len();
    }
    #[allow(clippy::cast_precision_loss, reason = "counts of words are far below 2^52")]
    let percent = |count: usize| 100.0 * count as f64 / all.max(1) as f64;
    let [tags, heads, labelled, lemmas] = right.map(percent);
    format!("{all} words: UPOS {tags:.1}, UAS {heads:.1}, LAS {labelled:.1}, lemmas {lemmas:.1}")
}
