//! Linear functions of rows, computed with whole numbers of one byte.

use super::kernel::{self, Block, GROUP, OUTPUTS, QUAD, Quads, Sums};
use super::matrix::Matrix;
use super::processor::Processor;
use super::rounded::Rounded;
use super::weights::Packed;

/// How many groups of rows are finished before the next: their outputs stay in the cache.
const BAND: usize = 4;

/// A linear function of a row.
#[derive(Debug)]
pub(super) struct Linear {
    /// How many values it takes, and how many it gives.
    inputs: usize,
    outputs: usize,
    /// The weights of sixteen outputs after the other.
    panels: Vec<Panel>,
}

/// The weights of sixteen outputs, the last of which may be nought.
#[derive(Debug)]
struct Panel {
    blocks: Vec<Block>,
    shift: [i32; OUTPUTS],
    scale: [f32; OUTPUTS],
    bias: [f32; OUTPUTS],
}

impl Linear {
    /// From a table with a row for each value of `bias` and a column for each input.
    pub(super) fn new(weights: &Packed, bias: &[f32]) -> Self {
        let (inputs, outputs) = (weights.columns(), bias.len());
        let panels = (0..outputs).step_by(OUTPUTS).map(|first| Panel::new(weights, bias, first)).collect();
        Self { inputs, outputs, panels }
    }

    /// Its value for each of the rows that `values` holds one after the other; `room` takes what they are rounded to.
    pub(super) fn apply(&self, values: &[f32], room: &mut Rounded, output: &mut Matrix) {
        room.set(values, self.inputs);
        output.resize(room.rows(), self.outputs);
        Processor::here().run(
            #[inline(always)]
            || {
                let bands = output.values_mut().chunks_mut(BAND * GROUP * self.outputs);
                for (number, places) in bands.enumerate() {
                    for panel in 0..self.panels.len() {
                        self.apply_panel(panel, room.groups(number * BAND), places);
                    }
                }
            },
        );
    }

    /// Sets the outputs of one panel, as many rows as there are places for.
    #[inline(always)]
    fn apply_panel<'a>(
        &self,
        number: usize,
        groups: impl Iterator<Item = (&'a [Quads], &'a [f32])>,
        places: &mut [f32],
    ) {
        let panel = &self.panels[number];
        let first = number * OUTPUTS;
        let last = self.outputs.min(first + OUTPUTS);
        let mut sums = Sums::default();
        for ((rows, scales), places) in groups.zip(places.chunks_mut(GROUP * self.outputs)) {
            kernel::sum(Processor::here(), rows, &panel.blocks, &panel.shift, &mut sums);
            for ((place, sums), scale) in places.chunks_exact_mut(self.outputs).zip(&sums).zip(scales) {
                panel.finish(sums, *scale, &mut place[first..last]);
            }
        }
    }

    /// The same in a table of its own.
    pub(super) fn of(&self, values: &[f32]) -> Matrix {
        let mut output = Matrix::default();
        self.apply(values, &mut Rounded::default(), &mut output);
        output
    }

    /// The same with all that is below nought cut off.
    pub(super) fn positive(&self, values: &[f32]) -> Matrix {
        let mut output = self.of(values);
        for value in output.values_mut() {
            *value = value.max(0.0);
        }
        output
    }
}

impl Panel {
    fn new(weights: &Packed, bias: &[f32], first: usize) -> Self {
        let count = OUTPUTS.min(bias.len() - first);
        let mut blocks = vec![Block([[0; QUAD]; OUTPUTS]); weights.columns().div_ceil(QUAD)];
        let (mut scale, mut own) = ([0.0; OUTPUTS], [0.0; OUTPUTS]);
        own[..count].copy_from_slice(&bias[first..first + count]);
        for (output, scale) in scale.iter_mut().enumerate().take(count) {
            let (values, factor) = weights.whole(first + output);
            *scale = factor;
            for (block, quad) in blocks.iter_mut().zip(values.chunks(QUAD)) {
                block.0[output][..quad.len()].copy_from_slice(quad);
            }
        }
        Self { shift: kernel::shift(&blocks), blocks, scale, bias: own }
    }

    /// Makes values of the sums of one row.
    #[inline(always)]
    fn finish(&self, sums: &[i32; OUTPUTS], row: f32, place: &mut [f32]) {
        let mut values = [0.0; OUTPUTS];
        for (at, value) in values.iter_mut().enumerate() {
            #[allow(clippy::cast_precision_loss, reason = "a sum beyond 2^24 may lose its last bit")]
            let sum = sums[at] as f32;
            *value = sum * (row * self.scale[at]) + self.bias[at];
        }
        match place.first_chunk_mut() {
            Some(place) => *place = values,
            None => place.copy_from_slice(&values[..place.len()]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_linear_function_is_product_and_bias() {
        let weights = Packed::new(3, vec![100, 0, -50, 0, 127, 1], vec![0.01, 1.0]);
        let linear = Linear::new(&weights, &[0.5, -127.0]);
        // The first row has scale 1, the second 0.1: what is finer is rounded off.
        let values = linear.of(&[127.0, 0.0, 2.0, 12.7, -0.14, 0.0]);
        let right = [127.0 - 1.0 + 0.5, 2.0 - 127.0, 12.7 + 0.5, -12.7 - 127.0];
        assert!(
            values.values().iter().zip(right).all(|(ours, right)| (ours - right).abs() < 1e-4),
            "{values:?}"
        );
        assert_eq!(linear.positive(&[0.0; 3]).values(), [0.5, 0.0]);
    }
}
