//! Queries, keys and values of the pieces of a window → for each piece the values of those it attends to, head by head.

use super::curve;
use super::matrix::{LANES, Matrix, tile};
use super::processor::Processor;

/// How wide one head is.
pub(super) const HEAD: usize = 32;
/// How many pieces are computed at once.
const GROUP: usize = 6;

/// The room that attention takes, kept from window to window.
#[derive(Debug, Default)]
pub(super) struct Room {
    /// The keys of one head, a column for each piece.
    keys: Matrix,
    /// How much each of a group of pieces attends to each piece.
    shares: Matrix,
}

/// `qkv` holds queries, keys and values beside each other; `mixed` gets the values as they are attended to.
pub(super) fn attend(qkv: &Matrix, room: &mut Room, mixed: &mut Matrix) {
    mixed.resize(qkv.rows(), qkv.columns() / 3);
    Processor::here().run(
        #[inline(always)]
        || {
            for head in (0..mixed.columns()).step_by(HEAD) {
                attend_head(qkv, head, room, mixed);
            }
        },
    );
}

#[inline(always)]
fn attend_head(qkv: &Matrix, head: usize, room: &mut Room, mixed: &mut Matrix) {
    let (pieces, width) = (qkv.rows(), mixed.columns());
    let columns = pieces.next_multiple_of(LANES);
    room.keys.resize(HEAD, columns);
    room.shares.resize(GROUP, columns);
    turn(qkv, width + head, &mut room.keys);
    let values = &qkv.values()[2 * width + head..];
    let mut first = 0;
    while first < pieces {
        let count = GROUP.min(pieces - first);
        // The last group may take its last piece more than once.
        let piece = |at: usize| first + at.min(count - 1);
        let queries = std::array::from_fn(|at| &qkv.row(piece(at))[head..head + HEAD]);
        score(&queries, &room.keys, &mut room.shares);
        for at in 0..count {
            curve::softmax(&mut room.shares.row_mut(at)[..pieces]);
        }
        let shares: [_; GROUP] = std::array::from_fn(|at| &room.shares.row(at.min(count - 1))[..pieces]);
        for lanes in (0..HEAD).step_by(LANES) {
            let sums = tile(&shares, &values[lanes..], qkv.columns());
            for (at, sums) in sums.iter().enumerate().take(count) {
                mixed.row_mut(first + at)[head + lanes..][..LANES].copy_from_slice(sums);
            }
        }
        first += count;
    }
}

/// Copies the keys of a head, which begin at a column, so that each piece is a column.
#[inline(always)]
fn turn(qkv: &Matrix, column: usize, keys: &mut Matrix) {
    let columns = keys.columns();
    for piece in 0..qkv.rows() {
        for (at, value) in qkv.row(piece)[column..column + HEAD].iter().enumerate() {
            keys.values_mut()[at * columns + piece] = *value;
        }
    }
}

/// How well each query fits each key.
#[inline(always)]
fn score(queries: &[&[f32]; GROUP], keys: &Matrix, scores: &mut Matrix) {
    #[allow(clippy::cast_precision_loss, reason = "a head is narrow")]
    let scale = 1.0 / (HEAD as f32).sqrt();
    for column in (0..keys.columns()).step_by(LANES) {
        let sums = tile(queries, &keys.values()[column..], keys.columns());
        for (at, sums) in sums.iter().enumerate() {
            for (score, sum) in scores.row_mut(at)[column..].iter_mut().zip(sums) {
                *score = sum * scale;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What attention is, written down plainly.
    fn plainly(qkv: &Matrix, piece: usize, column: usize) -> f64 {
        let (width, head) = (qkv.columns() / 3, column / HEAD * HEAD);
        let part = |row: usize, of: usize| &qkv.row(row)[of * width + head..][..HEAD];
        let fit = |other: usize| {
            let pairs = part(piece, 0).iter().zip(part(other, 1));
            (pairs.map(|(query, key)| f64::from(query * key)).sum::<f64>() / 32.0_f64.sqrt()).exp()
        };
        let all: f64 = (0..qkv.rows()).map(fit).sum();
        (0..qkv.rows()).map(|other| fit(other) / all * f64::from(part(other, 2)[column - head])).sum()
    }

    /// Queries, keys and values of two heads.
    fn made(pieces: usize) -> Matrix {
        let values = (0..101_u8).map(|at| f32::from(at) / 50.0 - 1.0).cycle().step_by(37);
        Matrix::new(6 * HEAD, values.take(pieces * 6 * HEAD).collect())
    }

    #[test]
    fn every_processor_gives_the_same_bits() {
        let qkv = made(29);
        let on = |processor: Processor| {
            let (mut room, mut mixed) = (Room::default(), Matrix::default());
            mixed.resize(qkv.rows(), 2 * HEAD);
            processor.run(
                #[inline(always)]
                || {
                    attend_head(&qkv, HEAD, &mut room, &mut mixed);
                    curve::gelu(mixed.values_mut());
                },
            );
            mixed.values().iter().map(|value| value.to_bits()).collect::<Vec<_>>()
        };
        let plain = on(Processor::Plain);
        assert!(plain.iter().any(|bits| *bits != 0));
        for processor in Processor::all() {
            assert_eq!(on(processor), plain, "{processor:?}");
        }
    }

    #[test]
    fn each_piece_gets_what_it_attends_to() {
        for pieces in [1, 3, 4, 17, 33] {
            let qkv = made(pieces);
            let mut mixed = Matrix::default();
            attend(&qkv, &mut Room::default(), &mut mixed);
            for piece in 0..pieces {
                for column in 0..2 * HEAD {
                    let (ours, right) = (f64::from(mixed.row(piece)[column]), plainly(&qkv, piece, column));
                    assert!(
                        (ours - right).abs() < 1e-4,
                        "{pieces} pieces, {piece} {column}: {ours} for {right}"
                    );
                }
            }
        }
    }
}
