//! A linear classifier over hashed features, with small integer weights: a sum of rows, and the largest wins.
//!
//! Trained as an averaged perceptron (Collins 2002). Features are hashed into a fixed number of rows, so that
//! the table has one size whatever the vocabulary.

/// The weights of one classifier: `rows` × `classes`, row by row.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Perceptron {
    classes: usize,
    weights: Vec<i8>,
}

/// The features of one decision, as row numbers of a table with `mask + 1` rows.
#[derive(Clone, Debug, Default)]
pub(super) struct Features {
    /// The rows that are on.
    pub(super) rows: Vec<u32>,
    mask: u32,
}

impl Features {
    /// An empty list for a table of 2 to the power of `bits` rows.
    pub(super) fn new(bits: u32) -> Self {
        Self { rows: Vec::with_capacity(64), mask: (1 << bits) - 1 }
    }

    /// Turns on the feature of `template` with these values.
    pub(super) fn add(&mut self, template: u32, values: &[u32]) {
        let mixed = values
            .iter()
            .fold(mix(template.wrapping_add(1)), |hash, value| mix(hash ^ value.wrapping_mul(0x9e37_79b1)));
        self.rows.push(mixed & self.mask);
    }
}

/// A number for a word, the same on every machine.
pub(super) fn word_hash(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Spreads the bits of a number (the finaliser of MurmurHash3, which is in the public domain).
fn mix(mut hash: u32) -> u32 {
    hash ^= hash >> 16;
    hash = hash.wrapping_mul(0x85eb_ca6b);
    hash ^= hash >> 13;
    hash = hash.wrapping_mul(0xc2b2_ae35);
    hash ^ (hash >> 16)
}

impl Perceptron {
    /// A classifier from its table.
    pub(super) fn new(classes: usize, weights: Vec<i8>) -> Self {
        Self { classes, weights }
    }

    /// The whole table.
    pub(super) fn weights(&self) -> &[i8] {
        &self.weights
    }

    /// The score of each class, written into `scores`.
    pub(super) fn score(&self, features: &Features, scores: &mut Vec<i32>) {
        scores.clear();
        scores.resize(self.classes, 0);
        self.call_up(features);
        for &row in &features.rows {
            let start = row as usize * self.classes;
            for (score, &weight) in scores.iter_mut().zip(&self.weights[start..start + self.classes]) {
                *score += i32::from(weight);
            }
        }
    }

    /// Touches both ends of every row. The table is larger than the caches, and memory brings many rows at once
    /// where it is asked for them at once; added up one after the other, each row would be waited for.
    fn call_up(&self, features: &Features) {
        let ends = |&row: &u32| {
            let start = row as usize * self.classes;
            self.weights[start] ^ self.weights[start + self.classes - 1]
        };
        std::hint::black_box(features.rows.iter().map(ends).fold(0, |all, end| all ^ end));
    }
}

/// The class with the highest score among those that `allowed` lets through; the first of equals.
pub(super) fn best<T: PartialOrd + Copy>(scores: &[T], allowed: impl Fn(usize) -> bool) -> Option<usize> {
    let mut best: Option<usize> = None;
    for class in (0..scores.len()).filter(|&class| allowed(class)) {
        if best.is_none_or(|other| scores[class] > scores[other]) {
            best = Some(class);
        }
    }
    best
}
