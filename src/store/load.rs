//! Loads other RDF (an ontology, a slice of Wikidata) into a graph of its own: all of it or nothing.
//!
//! Blank nodes are renamed after the content they came with, so that those of two files never meet and the
//! same file loaded twice brings the same nodes.

use super::frame::{self, Closing, Deed};
use super::{Home, Store, StoreError, check};
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{BlankNode, GraphName, NamedNode, NamedOrBlankNode, Quad, Term};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::io::Read;

/// How many quads one frame of a load holds.
const PART: usize = 1 << 15;

impl Store {
    /// Adds RDF to what `graph` holds and says how many quads were read.
    ///
    /// Formats with graphs of their own keep them; what has none goes into `graph`, which is also the base of relative IRIs.
    pub fn load(&mut self, graph: &str, format: RdfFormat, mut reader: impl Read) -> Result<u64, StoreError> {
        check::name(graph)?;
        let parse_error = |source| StoreError::Parse { graph: graph.to_owned(), source };
        let mut bytes = Vec::new();
        reader.read_to_end(&mut bytes).map_err(|error| parse_error(error.into()))?;
        let name = NamedNode::new(graph).map_err(|error| StoreError::refused(graph, error.to_string()))?;
        let parser = RdfParser::from_format(format)
            .with_default_graph(name)
            .with_base_iri(graph)
            .map_err(|error| StoreError::refused(graph, error.to_string()))?;
        let mut names = BlankNames::new(&bytes);
        let quads = parser.for_slice(&bytes).map(|quad| {
            let quad = names.rename(quad.map_err(|error| parse_error(error.into()))?);
            check::terms(graph, quad.as_ref())?;
            if let GraphName::BlankNode(_) = quad.graph_name {
                return Err(StoreError::refused(graph, "it holds a graph that is not named by an IRI"));
            }
            Ok(quad)
        });
        self.add(quads)
    }

    /// Adds quads of any graphs, all or nothing, and says how many there were.
    pub(super) fn add(
        &mut self,
        quads: impl Iterator<Item = Result<Quad, StoreError>>,
    ) -> Result<u64, StoreError> {
        match &mut self.home {
            Home::File(file) => {
                let added = add_to_file(file, quads);
                if added.is_err() {
                    file.take_back();
                }
                added
            }
            Home::Memory(_) | Home::Folder(_) => {
                let engine = self.engine_to_write()?.expect("these homes are always loaded");
                let mut count = 0;
                let mut loader = engine.bulk_loader();
                loader.load_ok_quads::<StoreError, StoreError>(quads.inspect(|_| count += 1))?;
                loader.commit()?;
                Ok(count)
            }
        }
    }
}

/// Writes frames that count only together, then the one that makes them count.
fn add_to_file(
    file: &mut super::FileHome,
    quads: impl Iterator<Item = Result<Quad, StoreError>>,
) -> Result<u64, StoreError> {
    let mut parts = Parts { end: file.end(), written: Vec::new() };
    let mut waiting: Vec<Quad> = Vec::with_capacity(PART);
    let mut count = 0;
    for quad in quads {
        let quad = quad?;
        let full = waiting.len() >= PART;
        if full || waiting.last().is_some_and(|last| last.graph_name != quad.graph_name) {
            parts.write(file, &waiting)?;
            waiting.clear();
        }
        waiting.push(quad);
        count += 1;
    }
    if count == 0 {
        return Ok(0);
    }
    parts.write(file, &waiting)?;
    parts.append(file, frame::remark("", Deed::Commits))?;
    let start = file.end();
    file.seal(parts.written)?;
    file.learn(start)?;
    Ok(count)
}

struct Parts {
    end: u64,
    written: Vec<(Closing, u64)>,
}

impl Parts {
    fn write(&mut self, file: &mut super::FileHome, quads: &[Quad]) -> Result<(), StoreError> {
        let graph = match quads.first().map(|quad| &quad.graph_name) {
            Some(GraphName::NamedNode(name)) => name.as_str(),
            Some(GraphName::DefaultGraph) | None => "",
            Some(GraphName::BlankNode(name)) => {
                return Err(StoreError::refused(&name.to_string(), "a graph must be named by an IRI"));
            }
        };
        self.append(file, frame::frame(graph, Deed::Adds, quads, true))
    }

    fn append(
        &mut self,
        file: &mut super::FileHome,
        (closing, bytes): frame::Frame,
    ) -> Result<(), StoreError> {
        self.end = file.append_at(self.end, &bytes)?;
        self.written.push((closing, bytes.len() as u64));
        Ok(())
    }
}

/// Names for blank nodes, from the content they stand in and the order in which they come.
struct BlankNames {
    content: String,
    known: HashMap<BlankNode, BlankNode>,
}

impl BlankNames {
    fn new(content: &[u8]) -> Self {
        let digest = Sha256::digest(content);
        let content = digest[..8].iter().fold("b".to_owned(), |name, byte| format!("{name}{byte:02x}"));
        Self { content, known: HashMap::new() }
    }

    fn rename(&mut self, quad: Quad) -> Quad {
        let Quad { subject, predicate, object, graph_name } = quad;
        let subject = match subject {
            NamedOrBlankNode::BlankNode(node) => self.name(node).into(),
            named @ NamedOrBlankNode::NamedNode(_) => named,
        };
        let object = match object {
            Term::BlankNode(node) => self.name(node).into(),
            other => other,
        };
        Quad { subject, predicate, object, graph_name }
    }

    fn name(&mut self, node: BlankNode) -> BlankNode {
        let number = self.known.len();
        let name = || BlankNode::new_unchecked(format!("{}n{number}", self.content));
        self.known.entry(node).or_insert_with(name).clone()
    }
}
