//! What is written of the sample articles is read by other programs, and says the same there.
//!
//! rio reads Turtle and N-Triples always; with `CABLEGRAPH_PEERS` set to a Python that has rdflib and networkx, those read
//! the graph and the network too.

use super::{done, samples};
use oxigraph::io::{RdfFormat, RdfParser};
use rio_api::parser::TriplesParser;
use rio_turtle::{NTriplesParser, TurtleError, TurtleParser};
use std::path::Path;
use std::process::Command;

fn counted<P: TriplesParser<Error = TurtleError>>(mut parser: P) -> usize {
    let mut triples = 0;
    let read = parser.parse_all(&mut |_| -> Result<(), TurtleError> {
        triples += 1;
        Ok(())
    });
    assert!(read.is_ok(), "rio refuses it: {read:?}");
    triples
}

fn counted_by_the_engine(text: &str, format: RdfFormat) -> usize {
    let quads: Result<Vec<_>, _> = RdfParser::from_format(format).for_slice(text).collect();
    quads.expect("the engine reads it").len()
}

#[test]
fn rio_reads_turtle_and_ntriples() {
    let folder = samples();
    let turtle = done(folder.path(), &["export", "--format", "turtle"]);
    let ntriples = done(folder.path(), &["export", "--format", "ntriples"]);
    let triples = counted(TurtleParser::new(turtle.as_bytes(), None));
    assert!(triples > 1000, "there is something to read");
    assert_eq!(triples, counted(NTriplesParser::new(ntriples.as_bytes())));
    assert_eq!(triples, counted_by_the_engine(&turtle, RdfFormat::Turtle));
    assert_eq!(triples, counted_by_the_engine(&ntriples, RdfFormat::NTriples));
    assert!(!turtle.contains("_:"), "there are no blank nodes");
}

#[test]
fn the_name_of_the_file_decides_the_format() {
    let folder = samples();
    for (name, format) in [("a.ttl", "turtle"), ("a.trig", "trig"), ("a.nq", "nquads"), ("a.nt", "ntriples")]
    {
        done(folder.path(), &["export", "-o", name]);
        let written = std::fs::read_to_string(folder.path().join(name)).expect("it was written");
        assert!(written == done(folder.path(), &["export", "--format", format]), "{name}");
    }
}

/// What the peer says of the files in the folder; nothing where no peer is named.
fn peer(folder: &Path) -> Option<serde_json::Value> {
    let python = std::env::var_os("CABLEGRAPH_PEERS")?;
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/peers/exports.py");
    let output = Command::new(python).arg(script).arg(folder).output().expect("the peer starts");
    assert!(output.status.success(), "the peer failed: {}", String::from_utf8_lossy(&output.stderr));
    Some(serde_json::from_slice(&output.stdout).expect("the peer writes JSON"))
}

#[test]
fn rdflib_and_networkx_read_what_is_exported() {
    let folder = samples();
    for file in ["graph.ttl", "graph.nt", "graph.rdf", "graph.jsonld"] {
        done(folder.path(), &["export", "-o", file]);
    }
    let (mut nodes, mut ties, mut mutual) = (0, 0, 0);
    for (file, format) in [("network.gexf", "gexf"), ("network.graphml", "graphml"), ("network.json", "json")]
    {
        done(folder.path(), &["network", "--format", format, "-o", file]);
        if format == "json" {
            let text = std::fs::read_to_string(folder.path().join(file)).expect("it was written");
            let network: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
            let count = |list: &str| network[list].as_array().map_or(0, Vec::len);
            let keys =
                network["edges"].as_array().into_iter().flatten().filter_map(|edge| edge["key"].as_str());
            mutual = keys.filter(|key| key.ends_with(" (mutual)")).count();
            (nodes, ties) = (count("nodes"), count("edges"));
        }
    }
    assert!(nodes > 5 && ties > 5, "there is a network");
    let Some(found) = peer(folder.path()) else { return };
    let turtle = done(folder.path(), &["export", "--format", "turtle"]);
    let triples = counted_by_the_engine(&turtle, RdfFormat::Turtle);
    for file in ["graph.ttl", "graph.nt", "graph.rdf", "graph.jsonld"] {
        assert_eq!(found[file], triples, "{file}");
    }
    // networkx makes two edges of a mutual one in GEXF, there and back.
    assert_eq!(found["network.gexf"], serde_json::json!([nodes, ties + mutual]));
    assert_eq!(found["network.graphml"], serde_json::json!([nodes, ties]));
}

#[cfg(feature = "rocksdb")]
#[test]
fn the_graph_is_the_same_in_both_homes() {
    let folder = samples();
    let before = super::exported(folder.path());
    done(folder.path(), &["store", "convert", "rocks/"]);
    let there = done(folder.path(), &["--store", "rocks", "export", "--format", "nquads"]);
    assert!(there == before, "the folder differs");
    done(folder.path(), &["--store", "rocks", "store", "convert", "back.nq.zst"]);
    let back = done(folder.path(), &["--store", "back.nq.zst", "export", "--format", "nquads"]);
    assert!(back == before, "the way back differs");
    let again = super::run(folder.path(), &["--store", "rocks", "build", super::ARTICLES]);
    assert!(again.stderr.contains(": 0 new, 0 changed, "), "{}", again.stderr);
}
