//! Makes articles without end in the shape of real ones: each is the reading of a sample article, said anew.
//!
//! The shape is right because it is read, not imagined: a change of the graph changes what is made. Said anew means
//! that every copy is an article of its own, with its own IRI, day, address and words, and other people in it: a
//! thing keeps its name in every second article, else one of its kind stands in, drawn after Zipf's law as names
//! in the news are. Offsets no longer give the anchor back; nothing that is measured here asks for that.

use anyhow::{Context, Result};
use cablegraph::input::{self, Options, Source};
use cablegraph::iri::{ArticleIri, DEFAULT_BASE, fingerprint};
use cablegraph::knowledge::Knowledge;
use cablegraph::pipeline;
use cablegraph::vocab::{cg, rdf, schema, skos};
use jiff::ToSpan;
use jiff::civil::Date;
use oxigraph::model::{GraphName, Literal, NamedNode, NamedOrBlankNode, Quad, Term};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// How many different things of one kind stand in for others.
const STAND_INS: f64 = 100_000.0;
/// A literal at least this long is a text, not a name.
const TEXT: usize = 40;
/// The days over which the made articles were published.
const DAYS: u64 = 3_650;

/// The readings that made articles are made of.
pub(crate) struct Made {
    readings: Vec<Reading>,
    /// Words that stand in for others in texts.
    words: Vec<String>,
}

/// What was read out of one sample article.
struct Reading {
    article: String,
    quads: Vec<Quad>,
    /// Each thing with a name, and its class.
    things: BTreeMap<NamedNode, NamedNode>,
}

impl Made {
    /// Reads the sample articles.
    pub(crate) fn from_samples() -> Result<Self> {
        let knowledge = Knowledge::bundled();
        let samples = concat!(env!("CARGO_MANIFEST_DIR"), "/data/articles");
        let mut readings = Vec::new();
        let mut words = BTreeSet::new();
        for found in input::articles(&[Source::from(samples)], &Options::default()) {
            // A sample in a format that is not read yet is none of our business.
            let Ok(found) = found else { continue };
            words.extend(found.article.text().split(' ').filter(|word| is_long(word)).map(str::to_owned));
            let quads = pipeline::read(&knowledge, &found.article);
            let things = things(&quads);
            readings.push(Reading { article: found.article.iri.as_str().to_owned(), quads, things });
        }
        readings.first().context("there are no sample articles")?;
        Ok(Self { readings, words: words.into_iter().collect() })
    }

    /// The made article of this number: its IRI and its quads, the same every time.
    pub(crate) fn article(&self, number: usize) -> (String, Vec<Quad>) {
        let reading = &self.readings[number % self.readings.len()];
        let iri = ArticleIri::new(DEFAULT_BASE, &format!("made {number}")).as_str().to_owned();
        let copy = Copy { number, reading, words: &self.words, iri: &iri, names: BTreeMap::new() };
        let quads = copy.with_names().quads();
        (iri, quads)
    }
}

/// The things of a reading, which are what has a preferred label.
fn things(quads: &[Quad]) -> BTreeMap<NamedNode, NamedNode> {
    let named = |quad: &&Quad| quad.predicate == skos::PREF_LABEL;
    let subjects: HashSet<_> = quads.iter().filter(named).map(|quad| &quad.subject).collect();
    let classes = quads.iter().filter(|quad| quad.predicate == rdf::TYPE && subjects.contains(&quad.subject));
    let pairs = classes.filter_map(|quad| match (&quad.subject, &quad.object) {
        (NamedOrBlankNode::NamedNode(thing), Term::NamedNode(class)) => Some((thing.clone(), class.clone())),
        _ => None,
    });
    pairs.collect()
}

/// One article in the making.
struct Copy<'a> {
    number: usize,
    reading: &'a Reading,
    words: &'a [String],
    iri: &'a str,
    /// What stands in for a thing, and by what name.
    names: BTreeMap<&'a NamedNode, (NamedNode, String)>,
}

impl Copy<'_> {
    fn with_names(mut self) -> Self {
        for (thing, class) in &self.reading.things {
            let own = thing.as_str().starts_with(&self.reading.article);
            if own || self.draw(thing).is_multiple_of(2) {
                continue;
            }
            let kind = class.as_str().rsplit(['#', '/']).next().unwrap_or("Thing");
            let rank = zipf(self.draw(&(thing, "rank")));
            let iri = format!("{DEFAULT_BASE}entity/{}/made-{rank}", kind.to_lowercase());
            self.names.insert(thing, (NamedNode::new_unchecked(iri), format!("{kind} Number {rank}")));
        }
        self
    }

    fn quads(&self) -> Vec<Quad> {
        let graph = GraphName::NamedNode(NamedNode::new_unchecked(self.iri));
        let again = |quad: &Quad| {
            let NamedOrBlankNode::NamedNode(subject) = &quad.subject else { return quad.clone() };
            let object = match &quad.object {
                Term::NamedNode(object) => self.node(object).into(),
                Term::Literal(literal) => self.literal(subject, &quad.predicate, literal).into(),
                blank @ Term::BlankNode(_) => blank.clone(),
            };
            Quad::new(self.node(subject), quad.predicate.clone(), object, graph.clone())
        };
        self.reading.quads.iter().map(again).collect()
    }

    fn node(&self, node: &NamedNode) -> NamedNode {
        if let Some((stand_in, _)) = self.names.get(node) {
            return stand_in.clone();
        }
        match node.as_str().strip_prefix(&self.reading.article) {
            Some(rest) => NamedNode::new_unchecked(format!("{}{rest}", self.iri)),
            None => node.clone(),
        }
    }

    fn literal(&self, subject: &NamedNode, predicate: &NamedNode, literal: &Literal) -> Literal {
        let value = literal.value();
        let is_label = *predicate == skos::PREF_LABEL || *predicate == skos::ALT_LABEL;
        if let Some((_, name)) = self.names.get(subject).filter(|_| is_label) {
            return Literal::from(name.as_str());
        }
        if *predicate == cg::FINGERPRINT {
            return Literal::from(fingerprint(&[self.iri]));
        }
        let other = if *predicate == schema::URL {
            format!("{value}?made={}", self.number)
        } else if *predicate == schema::DATE_PUBLISHED {
            self.day(value)
        } else if value.len() >= TEXT && value.contains(' ') {
            self.said_anew(value)
        } else {
            return literal.clone();
        };
        Literal::new_typed_literal(other, literal.datatype())
    }

    /// Some years from the day, or the same where it is none.
    fn day(&self, value: &str) -> String {
        let days = i64::try_from(self.draw(&"day") % DAYS).unwrap_or(0);
        let day = value.parse::<Date>().ok().and_then(|day| day.checked_sub(days.days()).ok());
        day.map_or_else(|| value.to_owned(), |day| day.to_string())
    }

    /// A third of the longer words become others, the same one wherever it stands in the article.
    fn said_anew(&self, text: &str) -> String {
        let word = |word| {
            let draw = self.draw(&word);
            let other = usize::try_from(draw / 3).unwrap_or(0) % self.words.len();
            if is_long(word) && draw.is_multiple_of(3) { self.words[other].as_str() } else { word }
        };
        text.split(' ').map(word).collect::<Vec<_>>().join(" ")
    }

    /// A number that hangs on nothing but the article's own and `what`.
    fn draw(&self, what: &impl Hash) -> u64 {
        let mut hasher = DefaultHasher::new();
        (self.number, what).hash(&mut hasher);
        hasher.finish()
    }
}

fn is_long(word: &str) -> bool {
    word.len() >= 5 && word.chars().all(char::is_alphabetic)
}

/// A rank after Zipf's law: its logarithm is equally likely anywhere.
#[expect(clippy::cast_precision_loss, reason = "a draw need not be exact")]
fn zipf(draw: u64) -> String {
    let share = draw as f64 / u64::MAX as f64;
    format!("{:.0}", STAND_INS.powf(share).floor())
}
