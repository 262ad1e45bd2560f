//! What a network is: things, and the ties between them, in an order that depends on nothing but themselves.

use std::collections::{BTreeMap, BTreeSet};

/// Nodes and weighted edges, ready to be measured, drawn and written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Network {
    /// What its edges say, in one line.
    pub title: String,
    /// The view it was made with.
    pub view: String,
    /// What was left out, in words; empty if nothing was.
    pub note: String,
    /// The things, sorted by id.
    pub nodes: Vec<Node>,
    /// The ties, sorted by source, target and kind.
    pub edges: Vec<Edge>,
}

/// The place of a node in [`Network::nodes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub usize);

/// A thing in a network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Its IRI, or the code of a country that has none.
    pub id: String,
    /// The name most articles use.
    pub label: String,
    /// What it is: `Person`, `Organization`, `Country`, `Place`, `Group`, `Event`, `Topic`, `Thing`.
    pub kind: String,
    /// The code of the country it is or belongs to.
    pub country: Option<String>,
}

/// A tie between two things; there is one for each pair, kind and direction.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// Where it starts. An edge without direction starts at the lesser id.
    pub source: NodeId,
    /// Where it ends.
    pub target: NodeId,
    /// What ties them: `ACCUSE`, `holdsOffice`, `Direct`, `co-mention`.
    pub kind: String,
    /// Whether it leads from source to target, or stands between the two.
    pub directed: bool,
    /// How many events, relations, statements, sentences or articles say so.
    pub weight: f64,
    /// How friendly it is on average, from −10 to +10.
    pub score: Option<f64>,
    /// When, and how many times: days, months or years. Of the publication where an event has no date.
    pub dates: BTreeMap<String, usize>,
    /// The articles that say so.
    pub articles: BTreeSet<String>,
    /// How many sentences say so.
    pub evidence: usize,
    /// A few of the sentences.
    pub examples: Vec<Example>,
}

/// A sentence that a tie stands on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Example {
    /// Its words.
    pub sentence: String,
    /// The article it stands in.
    pub article: String,
    /// When what it tells of happened, else when it was published: a day, a month or a year.
    pub date: Option<String>,
    /// The title of the article.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
}

/// Whether a tie is friendly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Cooperation on average.
    Friendly,
    /// Conflict on average.
    Hostile,
    /// Neither, or not known.
    Neutral,
}

impl Edge {
    /// Whether it is friendly on average.
    pub fn sign(&self) -> Sign {
        match self.score {
            Some(score) if score > 0.0 => Sign::Friendly,
            Some(score) if score < 0.0 => Sign::Hostile,
            _ => Sign::Neutral,
        }
    }

    /// The earliest date.
    pub fn first(&self) -> Option<&str> {
        self.dates.keys().next().map(String::as_str)
    }

    /// The latest date.
    pub fn last(&self) -> Option<&str> {
        self.dates.keys().next_back().map(String::as_str)
    }
}

impl Network {
    /// The node of this id.
    ///
    /// # Panics
    /// When the id is of another network.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0]
    }

    /// The months or years, as so many letters of a date, in which anything is tied, sorted.
    pub fn slices(&self, length: usize) -> Vec<String> {
        let dates = self.edges.iter().flat_map(|edge| edge.dates.keys());
        let slices: BTreeSet<&str> = dates.filter_map(|date| date.get(..length)).collect();
        slices.into_iter().map(str::to_owned).collect()
    }

    /// What it stands on, in words: how many articles, and from when to when.
    pub fn source(&self) -> String {
        let articles: BTreeSet<&String> = self.edges.iter().flat_map(|edge| &edge.articles).collect();
        let articles = match articles.len() {
            1 => "1 article".to_owned(),
            many => format!("{many} articles"),
        };
        let first = self.edges.iter().filter_map(Edge::first).min();
        let last = self.edges.iter().filter_map(Edge::last).max();
        match (first, last) {
            (Some(first), Some(last)) if first != last => format!("{articles}, {first} to {last}"),
            (Some(first), _) => format!("{articles}, {first}"),
            _ => articles,
        }
    }

    /// Whether any edge has a direction. A network of mixed edges counts as directed.
    pub fn is_directed(&self) -> bool {
        self.edges.iter().any(|edge| edge.directed)
    }
}
