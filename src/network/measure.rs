//! Measures a network: who is tied to many, who stands between others, who hangs together, who is in balance.
//!
//! Directions count for degrees and strengths in and out, `PageRank`, hubs, authorities and reciprocity; an edge without
//! direction leads both ways there. All else is measured with directions aside, since events between actors are few
//! and one-sided, and hardly any path of arrows leads far. Parallel edges are one tie with the sum of their weights.
//! Paths, clustering and cores count ties and not their weights.

mod community;
mod dense;
mod links;
mod paths;
mod rank;

use super::model::{Network, Sign};
pub(crate) use links::Links;
use std::collections::BTreeMap;

/// Up to so many nodes betweenness and closeness are exact; of larger networks so many searches are made.
const EXACT: usize = 5_000;
/// From how many nodes of a larger network the searches start.
const STARTS: usize = 1_000;

/// A number that each node has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// To how many others it is tied.
    Degree,
    /// From how many others a tie leads to it.
    Indegree,
    /// To how many others a tie leads from it.
    Outdegree,
    /// The weight of all its ties.
    Strength,
    /// The weight of the ties that lead to it.
    Instrength,
    /// The weight of the ties that lead from it.
    Outstrength,
    /// The weight of its friendly ties.
    Friendly,
    /// The weight of its hostile ties.
    Hostile,
    /// The share of shortest paths between two others that lead through it (Brandes 2001).
    Betweenness,
    /// How near it is to all others, from 0 to 1 (Wasserman and Faust 1994).
    Closeness,
    /// How much it is tied to those who are so themselves (Bonacich 1972), by weight.
    Eigenvector,
    /// How often a walk along the ties comes by, from 0 to 1 for all together (Page and others 1998), by weight.
    PageRank,
    /// How much it leads to authorities (Kleinberg 1999), by weight.
    Hub,
    /// How much hubs lead to it (Kleinberg 1999), by weight.
    Authority,
    /// The share of pairs of its neighbours that are tied themselves (Watts and Strogatz 1998).
    Clustering,
    /// The largest k of a part to which it belongs and in which each is tied to k others (Seidman 1983).
    Core,
}

impl Measure {
    /// All measures with the names they have on the command line and in files.
    pub const NAMES: &[(Measure, &str)] = &[
        (Self::Degree, "degree"),
        (Self::Indegree, "indegree"),
        (Self::Outdegree, "outdegree"),
        (Self::Strength, "strength"),
        (Self::Instrength, "instrength"),
        (Self::Outstrength, "outstrength"),
        (Self::Friendly, "friendly"),
        (Self::Hostile, "hostile"),
        (Self::Betweenness, "betweenness"),
        (Self::Closeness, "closeness"),
        (Self::Eigenvector, "eigenvector"),
        (Self::PageRank, "pagerank"),
        (Self::Hub, "hub"),
        (Self::Authority, "authority"),
        (Self::Clustering, "clustering"),
        (Self::Core, "core"),
    ];

    /// The measure of this name.
    pub fn find(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(_, it)| it.eq_ignore_ascii_case(name)).map(|(measure, _)| *measure)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize].1
    }
}

/// What is measured of a network.
#[derive(Clone, Debug, PartialEq)]
pub struct Measures {
    values: BTreeMap<Measure, Vec<f64>>,
    /// The community of each node (Traag and others 2019); 0 is the largest.
    pub communities: Vec<usize>,
    /// How much more ties are within communities than chance would have it (Newman and Girvan 2004).
    pub modularity: f64,
    /// How many of all pairs are tied.
    pub density: f64,
    /// The share of ties that are answered in the other direction.
    pub reciprocity: f64,
    /// How many nodes hang together, largest part first.
    pub components: Vec<usize>,
    /// Triangles of friends and enemies.
    pub balance: Balance,
    /// Of what betweenness and closeness are estimates, if they are.
    pub sample: Option<Sample>,
}

/// Triangles of which each side is friendly or hostile on average (Cartwright and Harary 1956).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    /// Those with an even number of hostile sides.
    pub balanced: usize,
    /// All of them.
    pub triangles: usize,
}

/// From what betweenness and closeness were estimated, after Brandes and Pich (2007).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sample {
    /// From how many nodes paths were searched.
    pub starts: usize,
    /// Twice the standard error of that betweenness which is the least certain.
    pub error: f64,
}

impl Measures {
    /// Measures a network.
    pub fn of(network: &Network) -> Self {
        Self::sampled(network, starts(network))
    }

    /// Measures a network, with paths from so many nodes only, if there are more.
    pub fn sampled(network: &Network, starts: usize) -> Self {
        use Measure::{
            Authority, Betweenness, Closeness, Clustering, Core, Degree, Eigenvector, Friendly, Hostile, Hub,
            Indegree, Instrength, Outdegree, Outstrength, PageRank, Strength,
        };
        let (between, onward) = (Links::between(network), Links::onward(network));
        let backward = onward.reversed();
        let paths = paths::paths(&between, starts);
        let (hubs, authorities) = rank::hubs_and_authorities(&onward);
        let (communities, modularity) = community::communities(&between);
        let values = [
            (Degree, counts(between.degrees())),
            (Indegree, counts(backward.degrees())),
            (Outdegree, counts(onward.degrees())),
            (Strength, between.strengths()),
            (Instrength, backward.strengths()),
            (Outstrength, onward.strengths()),
            (Friendly, of_sign(network, Sign::Friendly)),
            (Hostile, of_sign(network, Sign::Hostile)),
            (Betweenness, paths.betweenness),
            (Closeness, paths.closeness),
            (Eigenvector, rank::eigenvector(&between)),
            (PageRank, rank::pagerank(&onward)),
            (Hub, hubs),
            (Authority, authorities),
            (Clustering, dense::clustering(&between)),
            (Core, counts(dense::cores(&between))),
        ];
        Self {
            values: values.into_iter().collect(),
            communities,
            modularity,
            density: dense::density(&between),
            reciprocity: dense::reciprocity(&onward),
            components: network.components().iter().map(Vec::len).collect(),
            balance: dense::balance(&Links::signed(network)),
            sample: paths.sample,
        }
    }

    /// All measures of one node, with their names.
    pub fn of_node(&self, node: usize) -> impl Iterator<Item = (&'static str, f64)> + '_ {
        Measure::NAMES.iter().map(move |(measure, name)| (*name, self.values[measure][node]))
    }

    /// One measure of all nodes, in their order.
    pub fn values(&self, measure: Measure) -> &[f64] {
        &self.values[&measure]
    }
}

/// The share of shortest paths between two others that lead through each node, directions and weights aside (Brandes
/// 2001); estimated where there are very many nodes.
pub fn betweenness(network: &Network) -> Vec<f64> {
    paths::paths(&Links::between(network), starts(network)).betweenness
}

/// How often a walk along the ties comes by each node (Page and others 1998), by weight.
pub fn pagerank(network: &Network) -> Vec<f64> {
    rank::pagerank(&Links::onward(network))
}

/// The community of each node and their modularity (Traag and others 2019), by weight, directions aside.
pub fn communities(network: &Network) -> (Vec<usize>, f64) {
    community::communities(&Links::between(network))
}

/// From how many nodes paths are searched.
fn starts(network: &Network) -> usize {
    if network.nodes.len() > EXACT { STARTS } else { EXACT }
}

/// The weight of each node's edges of one sign.
fn of_sign(network: &Network, sign: Sign) -> Vec<f64> {
    let mut strengths = vec![0.0; network.nodes.len()];
    for edge in network.edges.iter().filter(|edge| edge.sign() == sign) {
        strengths[edge.source.0] += edge.weight;
        strengths[edge.target.0] += edge.weight;
    }
    strengths
}

fn counts(numbers: Vec<usize>) -> Vec<f64> {
    numbers.into_iter().map(count).collect()
}

/// In how dense a part each node of a network stands.
pub(crate) fn cores(network: &Network) -> Vec<usize> {
    dense::cores(&Links::between(network))
}

/// A count as a number to reckon with; no network has more than 2^53 of anything.
#[expect(clippy::cast_precision_loss)]
fn count(number: usize) -> f64 {
    number as f64
}
