//! Tables of floats, row by row, with their product and the linear functions of their rows.
//!
//! The product of two tables is the one step that takes time; `ndarray` does it, with kernels chosen for the processor
//! at run time and on one thread.

use ndarray::linalg::general_mat_mul;
use ndarray::{Array2, ArrayView2, ArrayViewMut2, s};
use std::ops::Range;

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

    pub(super) fn values(&self) -> &[f32] {
        &self.values
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

/// The sum of the products of two rows.
pub(super) fn dot(left: &[f32], right: &[f32]) -> f32 {
    left.iter().zip(right).map(|(left, right)| left * right).sum()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_linear_function_is_product_and_bias() {
        let linear = Linear::new(Matrix::new(3, vec![1.0, 2.0, 3.0, 4.0, 5.0, 6.0]), vec![0.5, 0.0, -100.0]);
        let input = Matrix::new(2, vec![1.0, 1.0, 0.0, 2.0]);
        assert_eq!(linear.of(&input.view()).values, [5.5, 7.0, -91.0, 8.5, 10.0, -88.0]);
        assert_eq!(linear.positive(&input.part(1..2)).values, [8.5, 10.0, 0.0]);
    }
}
