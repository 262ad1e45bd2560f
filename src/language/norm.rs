//! Layer norm: each row to mean nought and variance one, then scaled and moved as learned.

use super::curve;
use super::matrix::Matrix;
use super::processor::Processor;

/// What keeps it from dividing by nought.
const EPSILON: f32 = 1e-12;

/// A trained layer norm.
#[derive(Debug)]
pub(super) struct Norm {
    weight: Vec<f32>,
    bias: Vec<f32>,
}

impl Norm {
    /// From the factor and the addend of each column.
    pub(super) fn new(weight: Vec<f32>, bias: Vec<f32>) -> Self {
        Self { weight, bias }
    }

    /// Norms each row in its place.
    pub(super) fn apply(&self, rows: &mut Matrix) {
        Processor::here().run(
            #[inline(always)]
            || {
                for row in rows.values_mut().chunks_exact_mut(self.weight.len()) {
                    self.apply_row(row);
                }
            },
        );
    }

    /// Adds `other` to `rows`, then norms each row in its place.
    pub(super) fn apply_sum(&self, rows: &mut Matrix, other: &Matrix) {
        let width = self.weight.len();
        let pairs = rows.values_mut().chunks_exact_mut(width).zip(other.values().chunks_exact(width));
        Processor::here().run(
            #[inline(always)]
            || {
                for (row, other) in pairs {
                    for (value, other) in row.iter_mut().zip(other) {
                        *value += other;
                    }
                    self.apply_row(row);
                }
            },
        );
    }

    #[allow(clippy::cast_precision_loss, reason = "a row is far shorter than 2^24")]
    #[inline(always)]
    fn apply_row(&self, row: &mut [f32]) {
        let size = row.len() as f32;
        let mean = curve::sum(row) / size;
        for value in row.iter_mut() {
            *value -= mean;
        }
        let variance = curve::squares(row) / size;
        let factor = 1.0 / (variance + EPSILON).sqrt();
        for ((value, weight), bias) in row.iter_mut().zip(&self.weight).zip(&self.bias) {
            *value = *value * factor * weight + bias;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_get_mean_and_variance() {
        let norm = Norm::new(vec![1.0; 40], vec![2.0; 40]);
        let mut rows = Matrix::new(40, (0..40u8).map(f32::from).collect());
        let other = rows.clone();
        norm.apply(&mut rows);
        let mean = rows.row(0).iter().sum::<f32>() / 40.0;
        let variance = rows.row(0).iter().map(|value| (value - mean).powi(2)).sum::<f32>() / 40.0;
        assert!((mean - 2.0).abs() < 1e-5 && (variance - 1.0).abs() < 1e-5);
        // Twice the row norms to the same.
        let mut twice = other.clone();
        norm.apply_sum(&mut twice, &other);
        assert!(twice.values().iter().zip(rows.values()).all(|(a, b)| (a - b).abs() < 1e-5));
    }
}
