//! Networks: out of a store with very many events, measured, laid out and drawn.

use crate::{memory, number, tell, timed};
use anyhow::{Context, Result};
use cablegraph::export::network::{NetworkFormat, Options, Sheet, write_network};
use cablegraph::network::layout::{Point, forces};
use cablegraph::network::{self, Edge, Filter, Measures, Network, Node, NodeId, View};
use cablegraph::vocab::{cg, nif, plover, rdf, schema, sem, skos};
use oxigraph::model::vocab::xsd;
use oxigraph::model::{GraphName, Literal, NamedNode, NamedNodeRef, Quad, Term};
use oxigraph::store::Store;
use std::path::Path;

/// So many events stand in one article.
const EVENTS: usize = 7;
/// Between so many actors, drawn after Zipf's law.
const ACTORS: u64 = 100_000;

/// Numbers that look random and are the same every time (Steele and others 2014).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % limit
    }

    fn index(&mut self, limit: usize) -> usize {
        usize::try_from(self.below(limit as u64)).unwrap_or_default()
    }

    /// A rank after Zipf's law: the first as often as the next two together.
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    fn rank(&mut self, limit: u64) -> u64 {
        let share = self.below(1 << 53) as f64 / (1_u64 << 53) as f64;
        ((limit as f64).powf(share) - 1.0) as u64
    }
}

/// The view `actors` over a store in memory with so many events.
pub(crate) fn projection(events: usize) -> Result<()> {
    let store = Store::new()?;
    let mut loader = store.bulk_loader();
    loader.load_quads((0..events.div_ceil(EVENTS)).flat_map(|it| article(it, events)))?;
    loader.commit()?;
    tell("events in a store, quads", number(store.len()?), "")?;
    // The most that this process has held so far was for loading.
    std::fs::write("/proc/self/clear_refs", "5").ok();
    let before = memory::now();
    let ties = Filter { sentences: 0, ..Filter::default() };
    let (network, seconds) = timed(|| network::network(&store, View::find("actors")?, &ties));
    let network = network?;
    tell("network of actors out of it", seconds, "s")?;
    let (told, seconds) = timed(|| network::network(&store, View::find("actors")?, &Filter::default()));
    told?;
    tell("with twelve sentences for each tie", seconds, "s")?;
    tell("nodes", number(network.nodes.len()), "")?;
    tell("ties", number(network.edges.len()), "")?;
    if let (Some(before), Some(highest)) = (before, memory::highest()) {
        tell("memory beside the store", (highest - before) / 1e6, "MB")?;
    }
    Ok(())
}

/// All that a view asks of an article, its events, their actors and sentences.
fn article(index: usize, events: usize) -> Vec<Quad> {
    let mut numbers = Numbers(index as u64);
    let iri = NamedNode::new_unchecked(format!("https://example.org/article/{index}"));
    let part = |what: &str, number: usize| {
        NamedNode::new_unchecked(format!("https://example.org/article/{index}/{what}/{number}"))
    };
    let mut quads = Vec::new();
    let mut add = |subject: &NamedNode, predicate: NamedNodeRef<'_>, object: Term| {
        quads.push(Quad::new(subject.clone(), predicate, object, GraphName::NamedNode(iri.clone())));
    };
    let day =
        Literal::new_typed_literal(format!("2021-{:02}-{:02}", 1 + index % 12, 1 + index % 28), xsd::DATE);
    add(&iri, rdf::TYPE, schema::NEWS_ARTICLE.into());
    add(&iri, schema::DATE_PUBLISHED, day.into());
    for number in 0..EVENTS.min(events - index * EVENTS) {
        let (event, sentence) = (part("event", number), part("sentence", number));
        let mut actors = [0, 1].map(|_| numbers.rank(ACTORS));
        if actors[0] == actors[1] {
            actors[1] += 1;
        }
        let actors = actors.map(|it| NamedNode::new_unchecked(format!("https://example.org/actor/{it}")));
        for actor in &actors {
            add(actor, rdf::TYPE, schema::PERSON.into());
            add(actor, skos::PREF_LABEL, Literal::new_simple_literal(actor.as_str()).into());
        }
        let [actor, recipient] = actors;
        let kinds = [plover::ACCUSE, plover::CONSULT, plover::AID, plover::ASSAULT];
        let kind = numbers.index(kinds.len());
        add(&event, rdf::TYPE, sem::EVENT.into());
        add(&event, cg::ACTOR, actor.into());
        add(&event, cg::RECIPIENT, recipient.into());
        add(&event, sem::EVENT_TYPE, kinds[kind].into());
        add(&event, cg::QUAD, [plover::VX, plover::VC, plover::MC, plover::MX][kind].into());
        add(&event, cg::SCORE, Literal::from([-2.0, 2.5, 10.0, -9.0][kind]).into());
        add(&event, cg::FACTUALITY, cg::ACTUAL.into());
        add(&event, cg::EVIDENCE, sentence.clone().into());
        add(&sentence, nif::ANCHOR_OF, Literal::new_simple_literal("They met, it was said.").into());
    }
    quads
}

/// A network of so many nodes and edges in which a few are tied to many, as in news (Barabási and Albert 1999).
fn made(nodes: usize, edges: usize) -> Network {
    let mut numbers = Numbers(1);
    let mut ends = vec![0];
    let mut pairs = Vec::with_capacity(edges);
    while pairs.len() < edges {
        let source = if pairs.len() + 1 < nodes { pairs.len() + 1 } else { ends[numbers.index(ends.len())] };
        let target = ends[numbers.index(ends.len())];
        if source != target {
            ends.extend([source, target]);
            pairs.push((source, target, 1 + numbers.below(5)));
        }
    }
    let node = |index| Node {
        id: format!("{index:06}"),
        label: format!("Actor Number {index}"),
        kind: "Person".to_owned(),
        country: None,
    };
    let edge = |(source, target, weight): &(usize, usize, u64)| Edge {
        source: NodeId(*source),
        target: NodeId(*target),
        kind: "CONSULT".to_owned(),
        directed: true,
        weight: number(usize::try_from(*weight).unwrap_or_default()),
        score: None,
        dates: std::iter::empty().collect(),
        articles: std::iter::empty().collect(),
        evidence: 0,
        examples: Vec::new(),
    };
    Network {
        nodes: (0..nodes).map(node).collect(),
        edges: pairs.iter().map(edge).collect(),
        ..Network::default()
    }
}

/// Writes the edges of a made network for other programs: source, target, weight.
pub(crate) fn make(file: &Path, nodes: usize, edges: usize) -> Result<()> {
    let line = |edge: &Edge| format!("{}\t{}\t{}\n", edge.source.0, edge.target.0, edge.weight);
    let lines: Vec<String> = made(nodes, edges).edges.iter().map(line).collect();
    std::fs::write(file, lines.concat()).with_context(|| format!("cannot write {}", file.display()))
}

/// Betweenness, `PageRank`, communities, and all measures together.
pub(crate) fn measures(nodes: usize, edges: usize) -> Result<()> {
    let network = made(nodes, edges);
    tell("ours betweenness", timed(|| network::betweenness(&network)).1, "s")?;
    tell("ours pagerank", timed(|| network::pagerank(&network)).1, "s")?;
    let ((_, modularity), seconds) = timed(|| network::communities(&network));
    tell("ours communities (Leiden)", seconds, "s")?;
    tell("ours modularity (Leiden)", modularity, "")?;
    tell("ours all measures", timed(|| Measures::of(&network)).1, "s")
}

/// Places by forces, after so many rounds.
pub(crate) fn layout(nodes: usize, edges: usize, rounds: usize) -> Result<()> {
    let network = made(nodes, edges);
    let (places, seconds) = timed(|| forces(&network, rounds));
    tell(&format!("ours ForceAtlas2, {rounds} iterations"), seconds, "s")?;
    let mean = |lengths: Vec<f64>| lengths.iter().sum::<f64>() / number(lengths.len());
    let far = |a: Point, b: Point| (a - b).length();
    let mut numbers = Numbers(2);
    let pairs =
        (0..10_000).map(|_| far(places[numbers.index(nodes)], places[numbers.index(nodes)])).collect();
    let ties = network.edges.iter().map(|edge| far(places[edge.source.0], places[edge.target.0])).collect();
    tell("ours ForceAtlas2, mean edge beside mean pair", mean(ties) / mean(pairs), "ratio")
}

/// A picture of so many nodes, laid out and written.
pub(crate) fn picture(nodes: usize, edges: usize, file: Option<&Path>) -> Result<()> {
    let network = made(nodes, edges);
    let (measures, seconds) = timed(|| Measures::of(&network));
    tell("measuring it", seconds, "s")?;
    let sheet = Sheet { network: &network, measures: &measures, places: None };
    for (format, name) in NetworkFormat::NAMES.iter().filter(|(format, _)| format.is_picture()) {
        let mut out = Vec::new();
        let (written, seconds) = timed(|| write_network(&sheet, *format, &Options::default(), &mut out));
        written?;
        tell(&format!("laying it out and writing {name}"), seconds, "s")?;
        tell(&format!("size of {name}"), number(out.len()) / 1e6, "MB")?;
        if let Some(file) = file {
            std::fs::write(file.with_extension(name), &out)?;
        }
    }
    Ok(())
}
