//! Annotated corpora → how often this program is right about them, beside what others reach.
//!
//! A [`Set`] is a question asked of one or more corpora; the scorer of each follows the rule that the corpus was
//! published with. The corpora are other people's and no part of this project: whoever measures names the folder
//! where they lie. Nothing of a benchmark's test part is ever used to change what is measured here.
//!
//! ```
//! use cablegraph::accuracy::{AccuracyError, Corpora, SETS};
//! use cablegraph::knowledge::Knowledge;
//! let nowhere = Corpora::new("no/such/folder");
//! let error = SETS[0].benchmarks[0].run(&Knowledge::bundled(), &nowhere).unwrap_err();
//! assert!(matches!(error, AccuracyError::Missing { corpus: "ud_ewt", .. }));
//! ```

mod alignment;
mod analysis;
mod cat;
mod conllu;
mod corpora;
mod events;
mod floor;
mod identity;
mod meantime;
mod names;
mod parse;
mod relations;
mod score;
mod spacing;
mod statements;
mod tagged;
mod time;
mod topics;

pub use corpora::{AccuracyError, Corpora};
pub use floor::{Fall, Floor};
pub use score::{Measure, Reference};

use crate::knowledge::Knowledge;
use score::Figure;

/// All sets, in the order in which they are measured and shown.
pub const SETS: &[Set] = &[
    parse::SET,
    names::SET,
    identity::SET,
    events::SET,
    relations::SET,
    statements::SET,
    time::SET,
    topics::SET,
];

/// A question that annotated corpora answer.
#[derive(Clone, Copy, Debug)]
pub struct Set {
    /// The name it is asked for by.
    pub name: &'static str,
    /// The corpora it is measured on.
    pub benchmarks: &'static [Benchmark],
}

/// One corpus, or part of one, with the rule by which it is scored.
#[derive(Clone, Copy, Debug)]
pub struct Benchmark {
    /// The name it is shown with; no two have the same.
    pub name: &'static str,
    /// The folders of the corpora that it reads.
    pub corpora: &'static [&'static str],
    /// What others reach, and what is aimed at, by the name of the measure.
    references: &'static [(&'static str, &'static [Reference])],
    scores: fn(&Knowledge, &Corpora) -> Result<Vec<Figure>, AccuracyError>,
}

impl Set {
    /// The set of that name.
    pub fn find(name: &str) -> Option<&'static Self> {
        SETS.iter().find(|set| set.name == name)
    }

    /// Measures on all its corpora.
    pub fn run(&self, knowledge: &Knowledge, corpora: &Corpora) -> Result<Vec<Measure>, AccuracyError> {
        let mut measures = Vec::new();
        for benchmark in self.benchmarks {
            measures.extend(benchmark.run(knowledge, corpora)?);
        }
        Ok(measures)
    }
}

impl Benchmark {
    /// Reads the corpus as any text is read, and scores what was read.
    pub fn run(&self, knowledge: &Knowledge, corpora: &Corpora) -> Result<Vec<Measure>, AccuracyError> {
        let figures = (self.scores)(knowledge, corpora)?;
        let beside =
            |name| self.references.iter().find(|(of, _)| *of == name).map(|(_, references)| *references);
        let measured = |figure: Figure| Measure {
            benchmark: self.name,
            name: figure.name,
            score: figure.score,
            references: beside(figure.name).unwrap_or_default(),
            cases: figure.cases,
        };
        Ok(figures.into_iter().map(measured).collect())
    }
}
