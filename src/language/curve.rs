//! The curves of the core, over rows of floats: the exponential function, softmax and GELU.
//!
//! Loops have no branches, and sums run in lanes, so that the compiler turns them into vector instructions, of whatever
//! processor the code they are inlined into is for.

use super::matrix::LANES;

/// Makes each value of a row its share by softmax.
#[inline(always)]
pub(super) fn softmax(row: &mut [f32]) {
    let top = highest(row);
    for value in row.iter_mut() {
        *value = exp(*value - top);
    }
    let factor = 1.0 / sum(row);
    for value in row.iter_mut() {
        *value *= factor;
    }
}

/// GELU in its tanh form, which is `x / (1 + exp(-2u))` with `u` as below.
#[inline(always)]
pub(super) fn gelu(values: &mut [f32]) {
    for value in values {
        let x = *value;
        let u = 0.797_884_6 * (x + 0.044_715 * x * x * x);
        *value = x / (1.0 + exp(-2.0 * u));
    }
}

/// The exponential function without a branch, so that loops over it become vector instructions. Its relative error is
/// below 10⁻⁶ where the result is a normal number; beyond that it stays at the last value that is one.
#[inline(always)]
pub(super) fn exp(x: f32) -> f32 {
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

/// The sum of all values.
#[inline(always)]
pub(super) fn sum(values: &[f32]) -> f32 {
    reduced(values, 0.0, |value| value, |sum, value| sum + value)
}

/// The sum of all squares.
#[inline(always)]
pub(super) fn squares(values: &[f32]) -> f32 {
    reduced(values, 0.0, |value| value * value, |sum, value| sum + value)
}

/// The highest of all values.
#[inline(always)]
fn highest(values: &[f32]) -> f32 {
    reduced(values, f32::NEG_INFINITY, |value| value, higher)
}

/// The largest of all values without their signs; nought if there is none.
#[inline(always)]
pub(super) fn largest(values: &[f32]) -> f32 {
    reduced(values, 0.0, f32::abs, higher)
}

#[inline(always)]
fn higher(left: f32, right: f32) -> f32 {
    if right > left { right } else { left }
}

/// What is made of each value, joined into one, in lanes.
#[inline(always)]
fn reduced(values: &[f32], start: f32, of: impl Fn(f32) -> f32, join: impl Fn(f32, f32) -> f32) -> f32 {
    let (chunks, rest) = values.as_chunks::<LANES>();
    let mut lanes = [start; LANES];
    for chunk in chunks {
        for (lane, value) in lanes.iter_mut().zip(chunk) {
            *lane = join(*lane, of(*value));
        }
    }
    let whole = lanes.into_iter().fold(start, &join);
    rest.iter().fold(whole, |all, value| join(all, of(*value)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exp_is_close() {
        for step in -8700..=8800_i16 {
            let x = f32::from(step) / 100.0;
            let right = f64::from(x).exp();
            assert!(((f64::from(exp(x)) - right) / right).abs() < 1e-6, "{x}");
        }
        assert!(exp(f32::NEG_INFINITY) < 1e-37 && exp(f32::INFINITY) > 1e38);
    }

    #[test]
    fn gelu_is_its_tanh_form() {
        for step in -120..=120_i8 {
            let x = f64::from(step) / 10.0;
            let right = 0.5 * x * (1.0 + (0.797_884_560_8 * (x + 0.044_715 * x.powi(3))).tanh());
            let mut value = [f32::from(step) / 10.0];
            gelu(&mut value);
            assert!((f64::from(value[0]) - right).abs() < 2e-6, "{x}: {} for {right}", value[0]);
        }
    }

    #[test]
    fn softmax_shares_one_out() {
        let mut row: Vec<f32> = (0..40u8).map(|value| f32::from(value) / 7.0).collect();
        let right = 1.0 / (0..40_u8).map(|value| (f32::from(value) / 7.0).exp()).sum::<f32>();
        softmax(&mut row);
        assert!((row.iter().sum::<f32>() - 1.0).abs() < 1e-6);
        assert!((row[0] / right - 1.0).abs() < 1e-5);
    }
}
