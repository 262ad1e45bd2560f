//! Steps of the core, compiled for the vector instructions that this processor has.
//!
//! A step gives the same bits whatever it is compiled for: sums run in an order that is written down, and a product
//! and a sum stay two roundings. So the same article gives the same labels on every machine.

#![allow(unsafe_code, reason = "only what the processor has been asked for is run")]

/// What a processor can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Processor {
    /// No more than every processor of its kind.
    Plain,
    /// 256 bits at once.
    #[cfg(target_arch = "x86_64")]
    Avx2,
    /// 512 bits at once, and products of bytes summed up by fours.
    #[cfg(target_arch = "x86_64")]
    Avx512,
}

impl Processor {
    /// The one that this program runs on.
    #[cfg(target_arch = "x86_64")]
    pub(super) fn here() -> Self {
        if is_x86_feature_detected!("avx512f") && is_x86_feature_detected!("avx512vnni") {
            Self::Avx512
        } else if is_x86_feature_detected!("avx2") {
            Self::Avx2
        } else {
            Self::Plain
        }
    }

    /// The one that this program runs on.
    #[cfg(not(target_arch = "x86_64"))]
    pub(super) fn here() -> Self {
        Self::Plain
    }

    /// All that this program can be tried as here, the plainest first.
    #[cfg(test)]
    pub(super) fn all() -> Vec<Self> {
        #[cfg(target_arch = "x86_64")]
        let all = [Self::Plain, Self::Avx2, Self::Avx512];
        #[cfg(not(target_arch = "x86_64"))]
        let all = [Self::Plain];
        let last = all.iter().position(|it| *it == Self::here()).map_or(1, |at| at + 1);
        all[..last].to_vec()
    }

    /// Runs a step, which should be inlined here to gain from it.
    #[inline]
    pub(super) fn run<T>(self, step: impl FnOnce() -> T) -> T {
        match self {
            Self::Plain => step(),
            // SAFETY: there is no such value where the processor lacks the instructions; see `here`.
            #[cfg(target_arch = "x86_64")]
            Self::Avx2 => unsafe { avx2(step) },
            // SAFETY: as above.
            #[cfg(target_arch = "x86_64")]
            Self::Avx512 => unsafe { avx512(step) },
        }
    }
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
fn avx2<T>(step: impl FnOnce() -> T) -> T {
    step()
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f,avx512vnni")]
fn avx512<T>(step: impl FnOnce() -> T) -> T {
    step()
}
