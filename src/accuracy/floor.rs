//! What may not be fallen below: the scores that were reached once, benchmark by benchmark, as TOML.

use super::score::Measure;
use std::collections::BTreeMap;
use std::fmt;

const BUNDLED: &str = include_str!("../../data/gold/floor.toml");

/// For each benchmark and measure the score that may not be fallen below, in per cent.
///
/// ```
/// use cablegraph::accuracy::Floor;
/// assert!(Floor::parse("[EWT]\nLAS = 83.6\n").is_ok());
/// assert!(Floor::bundled().fallen(&[]).is_empty());
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Floor(BTreeMap<String, BTreeMap<String, f64>>);

/// A measure that fell.
#[derive(Clone, Debug, PartialEq)]
pub struct Fall {
    /// The benchmark and the measure.
    pub name: String,
    /// What it is now; none if it is no longer measured.
    pub score: Option<f64>,
    /// What it may not be below.
    pub floor: f64,
}

impl Floor {
    /// The floor within the program.
    ///
    /// # Panics
    ///
    /// Never in a program that passed its tests: one of them reads the embedded floor.
    pub fn bundled() -> Self {
        Self::parse(BUNDLED).expect("a test reads the embedded floor")
    }

    /// The floor that a TOML text holds: a table for each benchmark, a number for each measure.
    pub fn parse(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text).map(Self)
    }

    /// What fell, in the order of names. Nothing is forgiven; of a benchmark that was not measured nothing is said.
    pub fn fallen(&self, measures: &[Measure]) -> Vec<Fall> {
        let is_measured = |benchmark: &str| measures.iter().any(|it| it.benchmark == benchmark);
        let mut fallen = Vec::new();
        for (benchmark, floors) in self.0.iter().filter(|(benchmark, _)| is_measured(benchmark)) {
            for (name, &floor) in floors {
                let measure = measures.iter().find(|it| it.benchmark == benchmark && it.name == name);
                let score = measure.map(|it| it.score);
                if score.is_none_or(|score| score < floor) {
                    fallen.push(Fall { name: format!("{benchmark} {name}"), score, floor });
                }
            }
        }
        fallen
    }

    /// The same floor, lifted to what was measured wherever that is higher. No score is ever lowered or lost.
    #[must_use]
    pub fn raised(mut self, measures: &[Measure]) -> Self {
        for measure in measures {
            let floors = self.0.entry(measure.benchmark.to_owned()).or_default();
            let floor = floors.entry(measure.name.to_owned()).or_default();
            *floor = floor.max(measure.score);
        }
        self
    }
}

impl fmt::Display for Floor {
    /// The floor as TOML, with words on what it is.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "# What `cablegraph eval` may not fall below: in per cent, benchmark by benchmark. Scores only ever rise;\n\
             # `UPDATE=1 cargo test --test suite -- accuracy` lifts them to what is reached.\n",
        )?;
        for (benchmark, floors) in &self.0 {
            writeln!(f, "\n[{benchmark:?}]")?;
            for (name, floor) in floors {
                writeln!(f, "{name:?} = {floor:.2}")?;
            }
        }
        Ok(())
    }
}

impl fmt::Display for Fall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.score {
            Some(score) => write!(f, "{} is {score:.2} and may not fall below {:.2}", self.name, self.floor),
            None => write!(f, "{} is no longer measured and may not fall below {:.2}", self.name, self.floor),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::SETS;
    use super::*;

    fn measure(benchmark: &'static str, name: &'static str, score: f64) -> Measure {
        Measure { benchmark, name, score, references: &[], cases: 1 }
    }

    /// What falls of a floor of EWT: LAS 80 and UPOS 95.
    fn check(measures: &[Measure], expected: &[&str]) {
        let floor = Floor::parse("[EWT]\nLAS = 80.0\nUPOS = 95\n").expect("it is a floor");
        let fallen: Vec<_> = floor.fallen(measures).iter().map(ToString::to_string).collect();
        assert_eq!(fallen, expected);
    }

    #[test]
    fn nothing_is_forgiven() {
        check(&[measure("EWT", "LAS", 80.0), measure("EWT", "UPOS", 95.01)], &[]);
        check(
            &[measure("EWT", "LAS", 79.99), measure("EWT", "UPOS", 95.0)],
            &["EWT LAS is 79.99 and may not fall below 80.00"],
        );
        check(
            &[measure("EWT", "LAS", 80.0), measure("EWT", "UAS", 1.0)],
            &["EWT UPOS is no longer measured and may not fall below 95.00"],
        );
        // Other benchmarks, and none at all, say nothing of this one.
        check(&[measure("GUM", "LAS", 1.0)], &[]);
        check(&[], &[]);
    }

    #[test]
    fn a_floor_only_rises() {
        let floor = Floor::parse("[EWT]\nLAS = 80.0\nUPOS = 95\n").expect("it is a floor");
        let raised = floor.raised(&[
            measure("EWT", "LAS", 81.5),
            measure("EWT", "UPOS", 94.0),
            measure("A b", "LAS", 70.0),
        ]);
        let text = raised.to_string();
        assert!(
            text.ends_with("\n[\"A b\"]\n\"LAS\" = 70.00\n\n[\"EWT\"]\n\"LAS\" = 81.50\n\"UPOS\" = 95.00\n"),
            "{text}"
        );
        assert_eq!(Floor::parse(&text), Ok(raised));
    }

    #[test]
    fn the_embedded_floor_is_of_benchmarks_that_there_are() {
        let floor = Floor::parse(BUNDLED).expect("it is a floor");
        let names: Vec<_> = SETS.iter().flat_map(|set| set.benchmarks).map(|it| it.name).collect();
        assert!(floor.0.keys().all(|name| names.contains(&name.as_str())), "{:?}", floor.0.keys());
        assert_eq!(floor.to_string(), BUNDLED);
    }
}
