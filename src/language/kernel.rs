//! Products of whole numbers of one byte: eight rows against sixteen weights at a time.
//!
//! Here the program spends most of its time, so each kind of processor has its own form of the one loop, by its own
//! instructions. All give the same sums: whole numbers, far below what 32 bits can hold.

#![allow(unsafe_code, reason = "vector instructions on memory that is proven to be there")]

use super::processor::Processor;
use super::rounded::NOUGHT;

/// How many rows are multiplied at once.
pub(super) const GROUP: usize = 8;
/// How many outputs stand in one block of weights.
pub(super) const OUTPUTS: usize = 16;
/// How many values are multiplied and summed by one instruction.
pub(super) const QUAD: usize = 4;

/// Four weights of each of sixteen outputs, from -127 to 127.
#[derive(Clone, Debug)]
#[repr(C, align(64))]
pub(super) struct Block(pub(super) [[i8; QUAD]; OUTPUTS]);

/// Four values of each of eight rows, stored with nought as [`NOUGHT`].
pub(super) type Quads = [[u8; QUAD]; GROUP];

/// A sum for each row and each output.
pub(super) type Sums = [[i32; OUTPUTS]; GROUP];

/// Sets `sums` to those of the products of eight rows with the weights of sixteen outputs. `shift` is what storing nought
/// as [`NOUGHT`] adds to each output.
#[inline(always)]
pub(super) fn sum(
    processor: Processor,
    rows: &[Quads],
    blocks: &[Block],
    shift: &[i32; OUTPUTS],
    sums: &mut Sums,
) {
    match processor {
        // SAFETY: there is no such value where the processor lacks the instructions.
        #[cfg(target_arch = "x86_64")]
        Processor::Avx512 => unsafe { x86::avx512(rows, blocks, sums) },
        // SAFETY: as above.
        #[cfg(target_arch = "x86_64")]
        Processor::Avx2 => return unsafe { x86::avx2(rows, blocks, sums) },
        Processor::Plain => plain(rows, blocks, sums),
    }
    for sums in sums {
        for (sum, shift) in sums.iter_mut().zip(shift) {
            *sum -= shift;
        }
    }
}

/// What storing nought as [`NOUGHT`] adds to the sums of these weights.
pub(super) fn shift(blocks: &[Block]) -> [i32; OUTPUTS] {
    let mut shift = [0; OUTPUTS];
    for block in blocks {
        for (shift, weights) in shift.iter_mut().zip(block.0) {
            *shift += weights.iter().map(|weight| i32::from(*weight) * i32::from(NOUGHT)).sum::<i32>();
        }
    }
    shift
}

/// Output by output, which compilers know how to turn into the vector instructions that every processor of a kind has.
#[allow(clippy::needless_range_loop, reason = "iterators over lanes keep sums out of the registers")]
fn plain(rows: &[Quads], blocks: &[Block], sums: &mut Sums) {
    *sums = Sums::default();
    for (quads, block) in rows.iter().zip(blocks) {
        let mut weights = [[0_i16; OUTPUTS]; QUAD];
        for (output, quad) in block.0.iter().enumerate() {
            for (weights, weight) in weights.iter_mut().zip(quad) {
                weights[output] = i16::from(*weight);
            }
        }
        for (values, sums) in quads.iter().zip(&mut *sums) {
            for (value, weights) in values.iter().zip(&weights) {
                for output in 0..OUTPUTS {
                    sums[output] += i32::from(i16::from(*value)) * i32::from(weights[output]);
                }
            }
        }
    }
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use super::{Block, GROUP, NOUGHT, OUTPUTS, QUAD, Quads, Sums};
    use std::arch::x86_64::{
        __m256i, _mm256_abs_epi8, _mm256_add_epi32, _mm256_load_si256, _mm256_madd_epi16,
        _mm256_maddubs_epi16, _mm256_set1_epi8, _mm256_set1_epi16, _mm256_set1_epi32, _mm256_setzero_si256,
        _mm256_sign_epi8, _mm256_storeu_si256, _mm256_xor_si256, _mm512_dpbusd_epi32, _mm512_load_si512,
        _mm512_set1_epi32, _mm512_setzero_si512, _mm512_storeu_si512,
    };

    /// How many rows find room in the registers of AVX2.
    const HALF: usize = GROUP / 2;

    /// One instruction multiplies a quad of a row with a block.
    #[inline]
    #[target_feature(enable = "avx512f,avx512vnni")]
    pub(super) fn avx512(rows: &[Quads], blocks: &[Block], places: &mut Sums) {
        let mut sums = [_mm512_setzero_si512(); GROUP];
        for (quads, block) in rows.iter().zip(blocks) {
            // SAFETY: a block is 64 bytes, aligned to 64.
            let weights = unsafe { _mm512_load_si512(std::ptr::from_ref(block).cast()) };
            for (sum, values) in sums.iter_mut().zip(quads) {
                *sum = _mm512_dpbusd_epi32(*sum, _mm512_set1_epi32(i32::from_ne_bytes(*values)), weights);
            }
        }
        for (place, sum) in places.iter_mut().zip(sums) {
            // SAFETY: the place has room for sixteen sums.
            unsafe { _mm512_storeu_si512(place.as_mut_ptr().cast(), sum) };
        }
    }

    #[inline]
    #[target_feature(enable = "avx2")]
    pub(super) fn avx2(rows: &[Quads], blocks: &[Block], places: &mut Sums) {
        let (some, others) = places.split_at_mut(HALF);
        half::<0>(rows, blocks, some);
        half::<HALF>(rows, blocks, others);
    }

    /// Some of the rows: sizes times weights with the signs of the values, in pairs that fit into 16 bits, as
    /// 2 · 127 · 127 < 2¹⁵.
    #[inline]
    #[target_feature(enable = "avx2")]
    fn half<const FIRST: usize>(rows: &[Quads], blocks: &[Block], places: &mut [[i32; OUTPUTS]]) {
        let (ones, nought) = (_mm256_set1_epi16(1), _mm256_set1_epi8(NOUGHT.cast_signed()));
        let mut sums = [[_mm256_setzero_si256(); 2]; HALF];
        for (quads, block) in rows.iter().zip(blocks) {
            let start: *const __m256i = std::ptr::from_ref(block).cast();
            // SAFETY: a block is twice 32 bytes, aligned to 64.
            let weights = unsafe { [_mm256_load_si256(start), _mm256_load_si256(start.add(1))] };
            let quads: &[[u8; QUAD]] = &quads[FIRST..FIRST + HALF];
            for (sums, values) in sums.iter_mut().zip(quads) {
                let values = _mm256_xor_si256(_mm256_set1_epi32(i32::from_ne_bytes(*values)), nought);
                let sizes = _mm256_abs_epi8(values);
                for (sum, weights) in sums.iter_mut().zip(weights) {
                    let pairs = _mm256_maddubs_epi16(sizes, _mm256_sign_epi8(weights, values));
                    *sum = _mm256_add_epi32(*sum, _mm256_madd_epi16(pairs, ones));
                }
            }
        }
        for (place, sums) in places.iter_mut().zip(sums) {
            // SAFETY: the place has room for twice eight sums.
            unsafe {
                _mm256_storeu_si256(place.as_mut_ptr().cast(), sums[0]);
                _mm256_storeu_si256(place.as_mut_ptr().add(OUTPUTS / 2).cast(), sums[1]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_processor_gives_the_same_sums() {
        let mut seed = 1_u32;
        let mut next = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            ((seed >> 24) as u8).max(1)
        };
        for quads in [0, 1, 2, 97, 384] {
            // The largest values too, so that a sum on the way would overflow if any could.
            let rows: Vec<Quads> = (0..quads)
                .map(|at| {
                    std::array::from_fn(|_| {
                        if at % 3 == 0 { [255, 1, 255, 1] } else { [(); QUAD].map(|()| next()) }
                    })
                })
                .collect();
            let weight = |byte: u8| (byte ^ NOUGHT).cast_signed();
            let blocks: Vec<Block> = (0..quads)
                .map(|at| {
                    Block(std::array::from_fn(|_| {
                        if at % 2 == 0 { [127, -127, 127, 127] } else { [(); QUAD].map(|()| weight(next())) }
                    }))
                })
                .collect();
            let product = |row: usize, output: usize| {
                let pairs = rows.iter().zip(&blocks);
                let each = pairs.flat_map(|(quads, block)| quads[row].iter().zip(block.0[output]));
                each.map(|(value, weight)| (i32::from(*value) - 128) * i32::from(weight)).sum()
            };
            let right: Sums = std::array::from_fn(|row| std::array::from_fn(|output| product(row, output)));
            for processor in Processor::all() {
                let mut sums = [[1; OUTPUTS]; GROUP];
                sum(processor, &rows, &blocks, &shift(&blocks), &mut sums);
                assert_eq!(sums, right, "{processor:?}");
            }
        }
    }
}
