//! The page of a network in a real browser: a click on a tie opens its sentences, and nothing else happens.
//!
//! With `CABLEGRAPH_WEB` set to a folder in which the packages of `tests/web/package.json` are installed, and
//! `CABLEGRAPH_BROWSER` to a Chromium, the page is opened, clicked, searched and filtered there; without them, what
//! can be told from its bytes is checked.

use cablegraph::export::network::{NetworkFormat, Options, Sheet, write_network};
use cablegraph::network::{Edge, Example, Measures, Network, Node, NodeId};
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;

/// Names and sentences that try to run something, to load something, to turn their neighbours around.
const HOSTILE: [&str; 5] = [
    "<img src=x onerror=alert(1)>",
    "</script><script>document.title='taken'</script>",
    "\u{202e}Karin \"and\" 'Otto'",
    "javascript:alert(1)",
    "Ünïcode 中文 👩",
];

fn page() -> (Network, String) {
    let node = |(index, label): (usize, String)| Node {
        id: format!("https://example.org/{index:03}"),
        label,
        kind: ["Person", "Country", "Organization"][index % 3].to_owned(),
        country: None,
    };
    let names =
        HOSTILE.iter().map(|name| (*name).to_owned()).chain((0..20).map(|index| format!("Minister {index}")));
    let edge = |index: usize, source: usize, target: usize| Edge {
        source: NodeId(source),
        target: NodeId(target),
        kind: ["ACCUSE", "CONSULT"][index % 2].to_owned(),
        directed: index.is_multiple_of(2),
        weight: 2.0,
        score: [Some(-3.0), Some(2.5)][index % 2],
        dates: [(format!("2021-{:02}-15", 1 + index % 9), 2)].into(),
        articles: ["https://example.org/a".to_owned()].into(),
        evidence: 4,
        examples: [HOSTILE[0], "She accused the minister of nothing."]
            .map(|sentence| Example {
                sentence: sentence.to_owned(),
                title: Some(HOSTILE[1].to_owned()),
                publisher: Some("Sample Daily".to_owned()),
                date: Some("2021-07-15".to_owned()),
                url: Some("https://example.org/a".to_owned()),
                ..Example::default()
            })
            .to_vec(),
    };
    let mut edges = vec![edge(0, 5, 1)];
    edges.extend((1..24).map(|index| edge(index, index, index / 3)));
    let network = Network {
        title: HOSTILE[0].to_owned(),
        nodes: names.enumerate().map(node).collect(),
        edges,
        ..Network::default()
    };
    let measures = Measures::of(&network);
    let sheet = Sheet { network: &network, measures: &measures, places: None };
    let mut out = Vec::new();
    write_network(&sheet, NetworkFormat::Html, &Options::default(), &mut out).unwrap();
    (network, String::from_utf8(out).unwrap())
}

#[test]
fn a_page_needs_nothing_but_itself() {
    let (_, page) = page();
    assert!(page.contains("default-src 'none'; style-src 'sha256-") && page.contains("script-src 'sha256-"));
    for outside in ["src=\"", "href=\"", "@import", "url(", " style=\"", "innerHTML"] {
        assert!(!page.contains(outside), "{outside}");
    }
    assert!(!page.contains("<img") && !page.contains("document.title='taken'</script>"));
}

#[test]
fn a_click_on_a_tie_opens_its_sentences() {
    let (network, page) = page();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("network.html");
    std::fs::write(&file, page).unwrap();
    let (Some(web), Some(browser)) =
        (std::env::var_os("CABLEGRAPH_WEB"), std::env::var_os("CABLEGRAPH_BROWSER"))
    else {
        return;
    };
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/web/edge.cjs");
    let output = Command::new("node")
        .arg(script)
        .arg(&file)
        .arg(browser)
        .env("NODE_PATH", Path::new(&web).join("node_modules"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    quiet(&found);
    sentences(&found, &network);
    search_and_filters(&found);
    views(&found);
}

/// Nothing was loaded, nothing complained, no name lies on another.
fn quiet(found: &Value) {
    assert_eq!(found["errors"], json!([]), "{found}");
    assert_eq!(found["requests"], json!([]), "{found}");
    assert_eq!(found["overlaps"], json!(0), "{found}");
    assert_eq!((&found["nodes"], &found["edges"]), (&json!(25), &json!(24)));
}

/// A real click on the first tie shows the words of its sentences, whatever they try.
fn sentences(found: &Value, network: &Network) {
    let edge = &found["edge"];
    let expected: Vec<&str> = network.edges[0].examples.iter().map(|it| it.sentence.as_str()).collect();
    assert_eq!(edge["sentences"], json!(expected), "{edge}");
    assert_eq!(edge["more"], json!("and 2 more sentences"));
    assert_eq!(edge["hash"], json!("#edge=0"));
    assert!(edge["links"].as_array().unwrap().iter().all(|link| link == "https://example.org/a"), "{edge}");
    assert!(edge["title"].as_str().unwrap().contains("Minister 0"), "{edge}");
    assert_eq!((&edge["leftOpen"], &edge["hashLeft"]), (&json!(0), &json!("")), "it closes again: {edge}");
    assert!(
        !found["node"]["tie"]["sentences"].as_array().unwrap().is_empty(),
        "a node leads to sentences, too"
    );
    assert_eq!(found["links"][2], Value::Null, "what is chosen by address ends with it");
    assert!(found["links"][0].as_str().is_some_and(|title| title.contains("Minister 0")), "{found}");
}

/// Search finds, and what is switched off or out of the window is hidden, and nothing else.
fn search_and_filters(found: &Value) {
    assert!(!found["found"].as_array().unwrap().is_empty(), "{found}");
    assert!(found["searched"].as_str().unwrap().starts_with("#node="), "{found}");
    let kind = &found["type"];
    assert!(kind["hidden"].as_u64().unwrap() > 0 && kind["hidden"] == kind["ofType"], "{kind}");
    assert_eq!((&kind["others"], &kind["hiddenAfter"]), (&json!(0), &json!(0)), "{kind}");
    let time = &found["time"];
    assert!(time["hidden"].as_u64().unwrap() > 0, "{time}");
    assert_eq!((&time["wrong"], &time["hiddenAfter"]), (&json!(0), &json!(0)), "{time}");
}

/// Zoom, drag and fit move the picture; the themes differ.
fn views(found: &Value) {
    let moves = found["move"]["transforms"].as_array().unwrap();
    assert!(moves[0] != moves[1] && moves[1] != moves[2] && moves[0] == moves[3], "{found}");
    assert_eq!(found["move"]["hash"], json!(""), "a drag is no click");
    assert_ne!(found["theme"][1], found["theme"][2]);
}
