//! What changed between two networks of the same view: who rose and fell, which ties turned sour or friendly, came or went.

use super::model::{Edge, Example, Network};
use std::collections::{BTreeMap, BTreeSet};

/// What changed, each list with the greatest change first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Difference {
    /// Whose share of all ties grew, then whose shrank.
    pub actors: Vec<Change>,
    /// Ties that stand in both.
    pub ties: Vec<Turn>,
    /// Ties that stand only in the later one.
    pub come: Vec<Turn>,
    /// Ties that stand only in the earlier one.
    pub gone: Vec<Turn>,
}

/// How much a thing counts, before and after.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Its name.
    pub name: String,
    /// The weight of its ties in each.
    pub weights: [f64; 2],
    /// Their share of the weight of all ties in each, from 0 to 1, so that windows of different length compare.
    pub shares: [f64; 2],
}

/// How two things stand, before and after, directions and kinds aside.
#[derive(Clone, Debug, PartialEq)]
pub struct Turn {
    /// Their names.
    pub names: [String; 2],
    /// The weight of what ties them in each.
    pub weights: [f64; 2],
    /// The mean score in each, where there is any.
    pub scores: [Option<f64>; 2],
    /// What tells of it, from the later network if the tie stands in it.
    pub example: Option<Example>,
}

impl Change {
    /// By how much its share grew.
    pub fn growth(&self) -> f64 {
        self.shares[1] - self.shares[0]
    }
}

impl Turn {
    /// By how much the score rose.
    pub fn rise(&self) -> Option<f64> {
        Some(self.scores[1]? - self.scores[0]?)
    }
}

/// What ties a pair in one network.
#[derive(Default)]
struct Tie {
    weight: f64,
    scores: f64,
    scored: f64,
    /// The most hostile and the most friendly edge with a sentence, by score.
    ends: [Option<(f64, Example)>; 2],
}

impl Tie {
    fn tell(&mut self, score: f64, example: &Example) {
        for (end, sign) in self.ends.iter_mut().zip([-1.0, 1.0]) {
            if end.as_ref().is_none_or(|(most, _)| sign * score > sign * most) {
                *end = Some((score, example.clone()));
            }
        }
    }

    /// A sentence that bears a turn for the worse or the better out.
    fn example(&self, worse: bool) -> Option<Example> {
        self.ends[usize::from(!worse)].as_ref().map(|(_, example)| example.clone())
    }
}

impl Difference {
    /// Compares an earlier with a later network.
    pub fn of(before: &Network, after: &Network) -> Self {
        let names: BTreeMap<&str, &str> =
            before.nodes.iter().chain(&after.nodes).map(|it| (it.id.as_str(), it.label.as_str())).collect();
        let ties = [ties(before), ties(after)];
        let pairs: BTreeSet<(&str, &str)> = ties.iter().flat_map(BTreeMap::keys).copied().collect();
        let mut found = Self { actors: changes([before, after], &names), ..Self::default() };
        for pair in pairs {
            let both = [&ties[0], &ties[1]].map(|ties| ties.get(&pair));
            let scores =
                both.map(|tie| tie.filter(|tie| tie.scored > 0.0).map(|tie| tie.scores / tie.scored));
            let worse = scores[1].or(scores[0]) < scores[0].filter(|_| scores[1].is_some()).or(Some(0.0));
            let turn = Turn {
                names: [names[pair.0], names[pair.1]].map(str::to_owned),
                weights: both.map(|tie| tie.map_or(0.0, |tie| tie.weight)),
                scores,
                example: both[1].or(both[0]).and_then(|tie| tie.example(worse)),
            };
            match both {
                [Some(_), Some(_)] => found.ties.push(turn),
                [None, _] => found.come.push(turn),
                [_, None] => found.gone.push(turn),
            }
        }
        found.ties.sort_by(|a, b| a.rise().unwrap_or_default().total_cmp(&b.rise().unwrap_or_default()));
        found.come.sort_by(|a, b| b.weights[1].total_cmp(&a.weights[1]));
        found.gone.sort_by(|a, b| b.weights[0].total_cmp(&a.weights[0]));
        found
    }
}

fn changes(networks: [&Network; 2], names: &BTreeMap<&str, &str>) -> Vec<Change> {
    let totals = networks.map(|network| network.edges.iter().map(|edge| edge.weight).sum::<f64>());
    let weights = networks.map(|network| {
        let ids = network.nodes.iter().map(|node| node.id.as_str());
        ids.zip(network.strengths()).collect::<BTreeMap<_, _>>()
    });
    let change = |(id, name): (&&str, &&str)| {
        let weights = [&weights[0], &weights[1]].map(|it| it.get(id).copied().unwrap_or_default());
        let share = |index: usize| if totals[index] > 0.0 { weights[index] / totals[index] } else { 0.0 };
        Change { name: (*name).to_owned(), weights, shares: [share(0), share(1)] }
    };
    let mut changes: Vec<Change> = names.iter().map(change).collect();
    changes.sort_by(|a, b| b.growth().total_cmp(&a.growth()).then_with(|| a.name.cmp(&b.name)));
    changes
}

/// What ties each pair, by their ids.
fn ties(network: &Network) -> BTreeMap<(&str, &str), Tie> {
    let mut ties: BTreeMap<(&str, &str), Tie> = BTreeMap::new();
    for edge in &network.edges {
        let Edge { source, target, weight, score, examples, .. } = edge;
        let (a, b) = (network.node(*source).id.as_str(), network.node(*target).id.as_str());
        let tie = ties.entry(if a <= b { (a, b) } else { (b, a) }).or_default();
        tie.weight += weight;
        if let Some(score) = score {
            tie.scores += score * weight;
            tie.scored += weight;
        }
        if let Some(example) = examples.first() {
            tie.tell(score.unwrap_or_default(), example);
        }
    }
    ties
}
