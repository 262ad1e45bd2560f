//! `data/rules/merge.toml` → how much each piece of evidence says for or against two being one.

use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Natural logarithms of odds, and the words that go with them. The file says what each stands for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Weights {
    pub(super) same: f64,
    pub(super) certain: f64,
    pub(super) doubtful: f64,
    pub(super) margin: f64,
    pub(super) names: Names,
    pub(super) told: Told,
    pub(super) around: Around,
    pub(super) time: Time,
    pub(super) words: Words,
    #[serde(skip)]
    pub(super) common_surnames: BTreeSet<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Names {
    pub(super) same: f64,
    pub(super) same_body: f64,
    pub(super) spelling: f64,
    pub(super) longer: f64,
    pub(super) initial: f64,
    pub(super) turned: f64,
    pub(super) surname: f64,
    pub(super) acronym: f64,
    pub(super) shorter: f64,
    pub(super) spelling_of_other: f64,
    pub(super) common_surname: f64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Told {
    pub(super) same_role: f64,
    pub(super) same_tie: f64,
    pub(super) other_ties: f64,
    pub(super) other_country: f64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Around {
    pub(super) most: f64,
    pub(super) unseen_articles: u16,
    pub(super) of_country: f64,
    pub(super) none: f64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Time {
    pub(super) near_days: i32,
    pub(super) near: f64,
    pub(super) far_days: i32,
    pub(super) far: f64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub(super) idle: BTreeSet<String>,
    pub(super) masculine: BTreeSet<String>,
    pub(super) feminine: BTreeSet<String>,
}

impl Weights {
    /// The weights within the program.
    pub(super) fn bundled() -> &'static Self {
        static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| {
            let mut weights: Weights = toml::from_str(include_str!("../../data/rules/merge.toml"))
                .expect("a test reads the weights of the program");
            let surnames = include_str!("../../data/rules/words/common-surnames.txt").lines();
            let surnames = surnames.filter(|line| !line.starts_with('#') && !line.is_empty());
            weights.common_surnames = surnames.map(str::to_lowercase).collect();
            weights
        });
        &WEIGHTS
    }
}
