//! The view `actors`, which is read event by event, says what its query says.

use cablegraph::input::{self, Options, Source};
use cablegraph::knowledge::Knowledge;
use cablegraph::network::{Filter, View, network};
use cablegraph::pipeline;
use oxigraph::store::Store;

#[test]
fn reading_events_one_by_one_says_what_the_query_says() {
    let store = Store::new().unwrap();
    let knowledge = Knowledge::bundled();
    let samples = concat!(env!("CARGO_MANIFEST_DIR"), "/data/articles");
    for article in input::articles(&[Source::from(samples)], &Options::default()) {
        store.extend(pipeline::read(&knowledge, &article.unwrap().article)).unwrap();
    }
    let scanned = View::find("actors").unwrap();
    // A view of the user's own is asked of the engine.
    let asked = View::parse("my-actors", &scanned.text).unwrap();
    for claims in [false, true] {
        let filter = Filter { claims, ..Filter::default() };
        let [scanned, asked] = [scanned, &asked].map(|view| network(&store, view, &filter).unwrap());
        assert!(scanned.edges.len() > 100, "{} ties", scanned.edges.len());
        assert_eq!(scanned.nodes, asked.nodes);
        assert_eq!(scanned.edges, asked.edges);
    }
}
