//! Tables of floats, row by row, and the few operations of the core on them.
//!
//! The product of two tables is the one step that takes time; `ndarray` does it, with kernels chosen for the processor
//! at run time. All else is plain loops without branches and with sums in lanes, which the compiler turns into vector
//! instructions on any processor.

use ndarray::linalg::general_mat_mul;
use ndarray::{Array2, ArrayView2, ArrayViewMut2, s};
use std::ops::Range;

/// How many sums run beside each other in a reduction.
const LANES: usize = 16;
/// What keeps a layer norm from dividing by nought.
const EPSILON: f32 = 1e-12;

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

    pub(super) fn values_mut(&mut self) -> &mut [f32] {
        &mut self.values
    }

    /// Makes it this large. What stood in it before is of no use afterwards.
    pub(super) fn resize(&mut self, rows: usize, columns: usize) {
        self.columns = columns;
        self.values.resize(rows * columns, 0.0);
    }

    /// Puts a row before all others.
    pub(super) fn prepend(&mut self, row: &[f32]) {
        self.values.splice(0..0, row.iter().copied());
    }

    /// Drops all rows but the first few.
    pub(super) fn truncate(&mut self, rows: usize) {
        self.values.truncate(rows * self.columns);
    }

    /// Some rows as a factor of a product.
    pub(super) fn part(&self, rows: Range<usize>) -> ArrayView2<'_, f32> {
        let values = &self.values[rows.start * self.columns..rows.end * self.columns];
        ArrayView2::from_shape((rows.len(), self.columns), values).expect("the slice holds just these rows")
    }

    /// All of it as a factor of a product.
    pub(super) fn view(&self) -> ArrayView2<'_, f32> {
        self.part(0..self.rows())
    }

    /// Some columns as a factor of a product.
    pub(super) fn slice(&self, columns: Range<usize>) -> ArrayView2<'_, f32> {
        self.view().slice_move(s![.., columns])
    }

    /// Some columns as the place of a product.
    pub(super) fn slice_mut(&mut self, columns: Range<usize>) -> ArrayViewMut2<'_, f32> {
        let shape = (self.rows(), self.columns);
        let view = ArrayViewMut2::from_shape(shape, &mut self.values).expect("a matrix has whole rows");
        view.slice_move(s![.., columns])
    }
}

/// Writes `factor` times the product of two tables into `place`.
pub(super) fn multiply(
    factor: f32,
    left: &ArrayView2<'_, f32>,
    right: &ArrayView2<'_, f32>,
    mut place: ArrayViewMut2<'_, f32>,
) {
    general_mat_mul(factor, left, right, 0.0, &mut place);
}

/// A linear function of a row.
#[derive(Debug)]
pub(super) struct Linear {
    weight: Array2<f32>,
    bias: Vec<f32>,
}

impl Linear {
    /// From a table with a row for each input and a column for each value of `bias`.
    pub(super) fn new(weight: Matrix, bias: Vec<f32>) -> Self {
        let shape = (weight.rows(), weight.columns);
        let weight = Array2::from_shape_vec(shape, weight.values).expect("a matrix has whole rows");
        Self { weight, bias }
    }

    /// Its value for each row of `input`.
    pub(super) fn apply(&self, input: &ArrayView2<'_, f32>, output: &mut Matrix) {
        output.resize(input.nrows(), self.bias.len());
        for row in output.values.chunks_exact_mut(self.bias.len()) {
            row.copy_from_slice(&self.bias);
        }
        let columns = self.bias.len();
        general_mat_mul(1.0, input, &self.weight, 1.0, &mut output.slice_mut(0..columns));
    }

    /// The same in a table of its own.
    pub(super) fn of(&self, input: &ArrayView2<'_, f32>) -> Matrix {
        let mut output = Matrix::default();
        self.apply(input, &mut output);
        output
    }

    /// The same with all that is below nought cut off.
    pub(super) fn positive(&self, input: &ArrayView2<'_, f32>) -> Matrix {
        let mut output = self.of(input);
        for value in &mut output.values {
            *value = value.max(0.0);
        }
        output
    }
}

/// Layer norm: each row to mean nought and variance one, then scaled and moved as learned.
#[derive(Debug)]
pub(super) struct Norm {
    weight: Vec<f32>,
    bias: Vec<f32>,
}

impl Norm {
    pub(super) fn new(weight: Vec<f32>, bias: Vec<f32>) -> Self {
        Self { weight, bias }
    }

    /// Norms each row in its place.
    pub(super) fn apply(&self, rows: &mut Matrix) {
        for row in rows.values.chunks_exact_mut(self.weight.len()) {
            self.apply_row(row);
        }
    }

    /// Adds `other` to `rows`, then norms each row in its place.
    pub(super) fn apply_sum(&self, rows: &mut Matrix, other: &Matrix) {
        let width = self.weight.len();
        for (row, other) in rows.values.chunks_exact_mut(width).zip(other.values.chunks_exact(width)) {
            for (value, other) in row.iter_mut().zip(other) {
                *value += other;
            }
            self.apply_row(row);
        }
    }

    #[allow(clippy::cast_precision_loss, reason = "a row is far shorter than 2^24")]
    fn apply_row(&self, row: &mut [f32]) {
        let size = row.len() as f32;
        let mean = reduced(row, 0.0, |sum, value| sum + value) / size;
        for value in row.iter_mut() {
            *value -= mean;
        }
        let variance = squares(row) / size;
        let factor = 1.0 / (variance + EPSILON).sqrt();
        for ((value, weight), bias) in row.iter_mut().zip(&self.weight).zip(&self.bias) {
            *value = *value * factor * weight + bias;
        }
    }
}

/// The sum of the products of two rows.
pub(super) fn dot(left: &[f32], right: &[f32]) -> f32 {
    left.iter().zip(right).map(|(left, right)| left * right).sum()
}

/// Makes each value of a row its share by softmax.
pub(super) fn softmax(row: &mut [f32]) {
    let top = reduced(row, f32::NEG_INFINITY, |top, value| if value > top { value } else { top });
    for value in row.iter_mut() {
        *value = exp(*value - top);
    }
    let factor = 1.0 / reduced(row, 0.0, |sum, value| sum + value);
    for value in row.iter_mut() {
        *value *= factor;
    }
}

/// What softmax takes off each value before its logarithm: the logarithm of the sum of all exponentials.
pub(super) fn log_sum(row: &[f32]) -> f32 {
    let top = reduced(row, f32::NEG_INFINITY, |top, value| if value > top { value } else { top });
    top + row.iter().map(|value| exp(value - top)).sum::<f32>().ln()
}

/// GELU in its tanh form, which is `x / (1 + exp(-2u))` with `u` as below.
pub(super) fn gelu(values: &mut [f32]) {
    for value in values {
        let x = *value;
        let u = 0.797_884_56 * (x + 0.044_715 * x * x * x);
        *value = x / (1.0 + exp(-2.0 * u));
    }
}

/// The exponential function without a branch, so that loops over it become vector instructions. Its relative error is
/// below 10⁻⁶ where the result is a normal number; beyond that it stays at the last value that is one.
#[inline]
fn exp(x: f32) -> f32 {
    const LEAST: f32 = -87.0;
    const MOST: f32 = 88.0;
    // Adding 1.5 · 2²³ rounds to a whole number, which then stands in the lowest bits.
    const ROUND: f32 = 12_582_912.0;
    // The logarithm of two in two parts, the first with so few bits that its multiples are exact.
    const LN2_HIGH: f32 = 0.693_359_4;
    const LN2_LOW: f32 = -2.121_944_4e-4;
    let x = if x > LEAST { x } else { LEAST };
    let x = if x < MOST { x } else { MOST };
    let rounded = x * std::f32::consts::LOG2_E + ROUND;
    let n = rounded - ROUND;
    let r = (x - n * LN2_HIGH) - n * LN2_LOW;
    // exp(r) on [-ln 2 / 2, ln 2 / 2]: the polynomial of Cephes.
    let p = 1.987_569_1e-4 * r + 1.398_2e-3;
    let p = p * r + 8.333_452e-3;
    let p = p * r + 4.166_579_6e-2;
    let p = p * r + 1.666_666_5e-1;
    let p = p * r + 0.5;
    let p = p * r * r + r + 1.0;
    let power = rounded.to_bits().wrapping_sub(ROUND.to_bits()).wrapping_add(127) << 23;
    p * f32::from_bits(power)
}

/// All values joined into one, in lanes.
#[inline]
fn reduced(values: &[f32], start: f32, join: impl Fn(f32, f32) -> f32) -> f32 {
    let (chunks, rest) = values.as_chunks::<LANES>();
    let mut lanes = [start; LANES];
    for chunk in chunks {
        for (lane, &value) in lanes.iter_mut().zip(chunk) {
            *lane = join(*lane, value);
        }
    }
    lanes.iter().chain(rest).fold(start, |all, &value| join(all, value))
}

/// The sum of all squares, in lanes.
fn squares(values: &[f32]) -> f32 {
    let (chunks, rest) = values.as_chunks::<LANES>();
    let mut lanes = [0.0; LANES];
    for chunk in chunks {
        for (lane, value) in lanes.iter_mut().zip(chunk) {
            *lane += value * value;
        }
    }
    lanes.iter().sum::<f32>() + rest.iter().map(|value| value * value).sum::<f32>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exp_is_close() {
        for step in -8700..=8800 {
            let x = step as f32 / 100.0;
            let right = f64::from(x).exp();
            assert!(((f64::from(exp(x)) - right) / right).abs() < 1e-6, "{x}");
        }
        assert!(exp(f32::NEG_INFINITY) < 1e-37 && exp(f32::INFINITY) > 1e38);
    }

    #[test]
    fn gelu_is_its_tanh_form() {
        for step in -120..=120 {
            let x = f64::from(step) / 10.0;
            let right = 0.5 * x * (1.0 + (0.797_884_560_8 * (x + 0.044_715 * x.powi(3))).tanh());
            let mut value = [x as f32];
            gelu(&mut value);
            assert!((f64::from(value[0]) - right).abs() < 2e-6, "{x}: {} for {right}", value[0]);
        }
    }

    #[test]
    fn a_linear_function_is_product_and_bias() {
        let linear = Linear::new(Matrix::new(3, vec![1.0, 2.0, 3.0, 4.0, 5.0, 6.0]), vec![0.5, 0.0, -100.0]);
        let input = Matrix::new(2, vec![1.0, 1.0, 0.0, 2.0]);
        assert_eq!(linear.of(&input.view()).values, [5.5, 7.0, -91.0, 8.5, 10.0, -88.0]);
        assert_eq!(linear.positive(&input.part(1..2)).values, [8.5, 10.0, 0.0]);
    }

    #[test]
    fn rows_are_normed_and_shared_out() {
        let norm = Norm::new(vec![1.0; 40], vec![2.0; 40]);
        let mut rows = Matrix::new(40, (0..40).map(|value| value as f32).collect());
        norm.apply(&mut rows);
        let mean = rows.row(0).iter().sum::<f32>() / 40.0;
        let variance = rows.row(0).iter().map(|value| (value - mean).powi(2)).sum::<f32>() / 40.0;
        assert!((mean - 2.0).abs() < 1e-5 && (variance - 1.0).abs() < 1e-5);
        let mut row = [1.0, 2.0, 3.0];
        let sum = log_sum(&row);
        softmax(&mut row);
        assert!((row.iter().sum::<f32>() - 1.0).abs() < 1e-6);
        assert!((row[0].ln() - (1.0 - sum)).abs() < 1e-6);
    }
}
