//! Tables of floats, row by row, and the products of floats.
//!
//! Products are written lane by lane, so that the compiler makes vector instructions of them.

#![allow(clippy::needless_range_loop, reason = "iterators over lanes keep sums out of the registers")]

use std::ops::Range;

/// How many sums run beside each other.
pub(super) const LANES: usize = 16;

/// A table of floats. Growing it back to a size that it once had takes no memory.
#[derive(Clone, Debug, Default)]
pub(super) struct Matrix {
    columns: usize,
    values: Vec<f32>,
}

impl Matrix {
    /// A table of as many whole rows as there are values for.
    pub(super) fn new(columns: usize, mut values: Vec<f32>) -> Self {
        values.truncate(values.len() / columns.max(1) * columns);
        Self { columns, values }
    }

    pub(super) fn rows(&self) -> usize {
        self.values.len() / self.columns.max(1)
    }

    pub(super) fn columns(&self) -> usize {
        self.columns
    }

    pub(super) fn row(&self, row: usize) -> &[f32] {
        &self.values[row * self.columns..][..self.columns]
    }

    pub(super) fn row_mut(&mut self, row: usize) -> &mut [f32] {
        &mut self.values[row * self.columns..][..self.columns]
    }

    /// All rows, one after the other.
    pub(super) fn values(&self) -> &[f32] {
        &self.values
    }

    pub(super) fn values_mut(&mut self) -> &mut [f32] {
        &mut self.values
    }

    /// Some rows, one after the other.
    pub(super) fn part(&self, rows: Range<usize>) -> &[f32] {
        &self.values[rows.start * self.columns..rows.end * self.columns]
    }

    /// Makes it this large. What stood in it before is of no use afterwards.
    pub(super) fn resize(&mut self, rows: usize, columns: usize) {
        self.columns = columns;
        self.values.resize(rows * columns, 0.0);
    }

    /// Adds the rows of another table of the same width.
    pub(super) fn append(&mut self, other: Self) {
        self.columns = other.columns;
        self.values.extend(other.values);
    }

    /// Drops all rows but the first few.
    pub(super) fn truncate(&mut self, rows: usize) {
        self.values.truncate(rows * self.columns);
    }
}

/// The sum of the products of two rows, in lanes.
#[inline(always)]
pub(super) fn dot(left: &[f32], right: &[f32]) -> f32 {
    let length = left.len().min(right.len());
    let ((left, left_rest), (right, right_rest)) = (left[..length].as_chunks(), right[..length].as_chunks());
    let mut sums = [0.0; LANES];
    for (left, right) in left.iter().zip(right) {
        add(&mut sums, &product(left, right));
    }
    let rest: f32 = left_rest.iter().zip(right_rest).map(|(left, right)| left * right).sum();
    sums.iter().sum::<f32>() + rest
}

/// Some rows times [`LANES`] columns of a table whose rows are `stride` wide; the columns begin where `table` does.
#[inline(always)]
pub(super) fn tile<const ROWS: usize>(
    rows: &[&[f32]; ROWS],
    table: &[f32],
    stride: usize,
) -> [[f32; LANES]; ROWS] {
    let mut sums = [[0.0; LANES]; ROWS];
    let depth = rows[0].len();
    let rows = rows.map(|row| &row[..depth]);
    for (at, line) in table.chunks(stride).take(depth).enumerate() {
        let line = line.first_chunk().expect("the table has all columns in every row");
        for row in 0..ROWS {
            add(&mut sums[row], &product(&[rows[row][at]; LANES], line));
        }
    }
    sums
}

#[inline(always)]
fn product(left: &[f32; LANES], right: &[f32; LANES]) -> [f32; LANES] {
    let mut product = [0.0; LANES];
    for lane in 0..LANES {
        product[lane] = left[lane] * right[lane];
    }
    product
}

#[inline(always)]
fn add(sums: &mut [f32; LANES], values: &[f32; LANES]) {
    for lane in 0..LANES {
        sums[lane] += values[lane];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_are_sums_of_products() {
        let row: Vec<f32> = (0..37_u8).map(f32::from).collect();
        assert!((dot(&row, &row) - 16_206.0).abs() < 0.5);
        assert!(dot(&row, &[]).abs() < 1e-9);
        let table: Vec<f32> = (0..40_u8).map(f32::from).collect();
        let [first, second] = tile(&[&[1.0, 2.0], &[0.0, -1.0]], &table, 20);
        assert!((0..LANES).all(|at| (first[at] - (3.0 * table[at] + 40.0)).abs() < 1e-4));
        assert!((0..LANES).all(|at| (second[at] + table[at] + 20.0).abs() < 1e-4));
    }
}
