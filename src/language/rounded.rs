//! Rows of floats → rows of whole numbers of one byte, each row with a scale of its own.
//!
//! The encoder multiplies whole numbers: four times as many at once as floats, and the sum is the same in any order.

use super::curve;
use super::kernel::{GROUP, QUAD, Quads};
use super::processor::Processor;

/// What stands for nought: values are stored from 1 to 255.
pub(super) const NOUGHT: u8 = 128;
/// The largest value of a row becomes this.
const MOST: f32 = 127.0;
/// The scale of a row of noughts.
const LEAST: f32 = 1e-12;

/// Rows of rounded values. Whole groups of rows, and whole quads of values, are there; the rest is nought.
#[derive(Debug, Default)]
pub(super) struct Rounded {
    /// The quads of the first eight rows, then those of the next eight.
    quads: Vec<Quads>,
    scales: Vec<f32>,
    rows: usize,
    /// How many quads a row has.
    depth: usize,
    /// One row, rounded.
    row: Vec<u8>,
}

impl Rounded {
    /// Sets it to rows of so many values.
    pub(super) fn set(&mut self, values: &[f32], columns: usize) {
        self.rows = values.len() / columns;
        self.depth = columns.div_ceil(QUAD);
        let groups = self.rows.div_ceil(GROUP);
        self.scales.clear();
        self.scales.resize(groups * GROUP, 0.0);
        self.quads.clear();
        self.quads.resize(groups * self.depth, [[NOUGHT; QUAD]; GROUP]);
        self.row.clear();
        self.row.resize(self.depth * QUAD, NOUGHT);
        Processor::here().run(
            #[inline(always)]
            || {
                for (number, row) in values.chunks_exact(columns).enumerate() {
                    self.take(number, row);
                }
            },
        );
    }

    /// Takes over a row.
    #[inline(always)]
    fn take(&mut self, number: usize, row: &[f32]) {
        let scale = curve::largest(row).max(LEAST) / MOST;
        self.scales[number] = scale;
        round(row, scale, &mut self.row);
        let group = &mut self.quads[number / GROUP * self.depth..][..self.depth];
        let (values, _) = self.row.as_chunks();
        for (quads, values) in group.iter_mut().zip(values) {
            quads[number % GROUP] = *values;
        }
    }

    /// How many rows there are.
    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    /// The groups of eight rows from one on, with the scale of each row.
    #[inline(always)]
    pub(super) fn groups(&self, first: usize) -> impl Iterator<Item = (&[Quads], &[f32])> {
        let quads = self.quads[first * self.depth..].chunks_exact(self.depth);
        quads.zip(self.scales[first * GROUP..].chunks_exact(GROUP))
    }
}

/// Rounds each value to the nearest whole number of times the scale, halves to even.
#[inline(always)]
fn round(row: &[f32], scale: f32, place: &mut [u8]) {
    // Adding 1.5 · 2²³ rounds to a whole number, which then stands in the lowest bits.
    const ROUND: f32 = 12_582_912.0;
    for (value, place) in row.iter().zip(place) {
        *place = (value / scale + ROUND).to_bits().to_le_bytes()[0] ^ NOUGHT;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_row_has_its_scale() {
        let mut rounded = Rounded::default();
        rounded.set(&[0.0, 127.0, -127.0, 2.5, -3.5, 0.0, 0.0, 0.0, 0.0, 0.0, -1.0, 0.5, 0.25, 1.0, 0.0], 5);
        assert_eq!(rounded.rows(), 3);
        let (quads, scales) = rounded.groups(0).next().expect("three rows are one group");
        assert_eq!([quads[0][0], quads[1][0]], [[128, 255, 1, 130], [124, 128, 128, 128]]);
        assert_eq!([quads[0][2], quads[1][2]], [[1, 192, 160, 255], [128; 4]]);
        assert!((scales[0] - 1.0).abs() < 1e-6 && (scales[2] - 1.0 / 127.0).abs() < 1e-6);
        assert!(quads.iter().all(|quads| quads[1] == [NOUGHT; QUAD] && quads[7] == [NOUGHT; QUAD]));
    }
}
