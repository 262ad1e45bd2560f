//! Pictures: nothing covers anything, the same network has the same picture, hostile names stay names in every file.

use cablegraph::export::network::{NetworkFormat, Options, Sheet, Theme, write_network};
use cablegraph::network::picture::{Colouring, Picture, Style, Words};
use cablegraph::network::{Edge, Example, Measure, Measures, Network, Node, NodeId};
use proptest::collection::vec;
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::Value;

const KINDS: [&str; 8] = ["Person", "Organization", "Country", "Place", "Group", "Event", "Topic", "Thing"];

/// A network of things with these names, and ties between the things at these places.
fn network(names: &[String], ties: &[(usize, usize, bool)]) -> Network {
    let node = |(index, label): (usize, &String)| Node {
        id: format!("https://example.org/{index:05}"),
        label: label.clone(),
        kind: KINDS[index % KINDS.len()].to_owned(),
        country: None,
    };
    let edge = |(index, (source, target, directed)): (usize, &(usize, usize, bool))| Edge {
        source: NodeId(source % names.len()),
        target: NodeId(target % names.len()),
        kind: names[index % names.len()].clone(),
        directed: *directed,
        weight: f64::from(u32::try_from(1 + index % 5).unwrap()),
        score: [Some(-5.0), Some(5.0), None][index % 3],
        dates: [("2021-07-15".to_owned(), 1)].into(),
        articles: ["https://example.org/a".to_owned()].into(),
        evidence: 1,
        examples: vec![Example {
            sentence: names[index % names.len()].clone(),
            title: Some(names[0].clone()),
            url: Some(format!("javascript:{}", names[0])),
            ..Example::default()
        }],
    };
    let ties = ties.iter().filter(|(source, target, _)| source % names.len() != target % names.len());
    Network {
        title: names[0].clone(),
        nodes: names.iter().enumerate().map(node).collect(),
        edges: ties.enumerate().map(edge).collect(),
        ..Network::default()
    }
}

fn written(network: &Network, format: NetworkFormat, options: &Options) -> Vec<u8> {
    let measures = Measures::of(network);
    let sheet = Sheet { network, measures: &measures, places: None };
    let mut out = Vec::new();
    write_network(&sheet, format, options, &mut out).expect("memory takes all that is written");
    out
}

/// A network like those of news: a few are tied to many.
fn crowd(nodes: usize) -> Network {
    let names: Vec<String> = (0..nodes).map(|index| format!("Somebody Number {index}")).collect();
    let tie = |index: usize| (index, index * index % (1 + index / 3), !index.is_multiple_of(4));
    let more = (0..nodes).map(|index| (index, (index * 7 + 3) % nodes, true));
    let ties: Vec<_> = (1..nodes).map(tie).chain(more.step_by(3)).collect();
    network(&names, &ties)
}

fn overlap(a: &Words, b: &Words) -> bool {
    let aside = (a.place.x - b.place.x).abs() < f64::midpoint(a.width, b.width);
    // Letters reach about a fifth below their line.
    let [above, below] = if a.place.y < b.place.y { [a, b] } else { [b, a] };
    aside && above.place.y + 0.2 * above.letters > below.place.y - 0.8 * below.letters
}

#[test]
fn no_name_covers_another_and_no_mark_does() {
    for nodes in [2, 30, 150, 500] {
        let network = crowd(nodes);
        let measures = Measures::of(&network);
        let picture = Picture::new(&network, &measures, Style::default());
        let seen: Vec<&Words> = picture.names.iter().filter(|name| !name.crowded).collect();
        assert!(seen.len() >= nodes.min(400) * 9 / 10, "{nodes}: {} names are shown", seen.len());
        for (index, a) in seen.iter().enumerate() {
            for b in &seen[index + 1..] {
                assert!(!overlap(a, b), "{nodes}: {a:?} and {b:?}");
            }
        }
        for (index, a) in picture.marks.iter().enumerate() {
            for b in &picture.marks[index + 1..] {
                assert!((a.place - b.place).length() >= a.radius + b.radius, "{nodes}: {a:?} and {b:?}");
            }
            assert!(
                a.place.x > 0.0
                    && a.place.x < picture.size.x
                    && a.place.y > 0.0
                    && a.place.y < picture.size.y
            );
        }
    }
}

#[test]
fn few_things_make_a_small_picture() {
    for nodes in [1, 2, 3, 4] {
        let names: Vec<String> = (0..nodes).map(|index| format!("Somebody {index}")).collect();
        let ties: Vec<_> = (1..nodes).map(|index| (index - 1, index, true)).collect();
        let network = network(&names, &ties);
        let measures = Measures::of(&network);
        let size = Picture::new(&network, &measures, Style::default()).size;
        assert!(size.x < 1_000.0 && size.y < 800.0, "{nodes} in a row take {size:?}");
    }
}

#[test]
fn what_is_tied_stands_nearer_than_what_is_not() {
    let network = crowd(150);
    let measures = Measures::of(&network);
    let picture = Picture::new(&network, &measures, Style::default());
    let far = |a: usize, b: usize| (picture.marks[a].place - picture.marks[b].place).length();
    let mean =
        |lengths: Vec<f64>| lengths.iter().sum::<f64>() / f64::from(u32::try_from(lengths.len()).unwrap());
    let tied = mean(network.edges.iter().map(|edge| far(edge.source.0, edge.target.0)).collect());
    let any = mean((0..150).flat_map(|a| (0..a).map(move |b| (a, b))).map(|(a, b)| far(a, b)).collect());
    assert!(tied < 0.6 * any, "ties are {tied} long, pairs {any} apart");
}

#[test]
fn the_same_network_has_the_same_picture() {
    let network = crowd(60);
    for format in [NetworkFormat::Svg, NetworkFormat::Png, NetworkFormat::Html] {
        let twice = [0, 1].map(|_| written(&network, format, &Options::default()));
        assert!(twice[0] == twice[1], "{format:?}");
    }
}

#[test]
fn themes_sizes_and_colours_change_what_they_name() {
    let network = crowd(30);
    let svg = |options: Options| String::from_utf8(written(&network, NetworkFormat::Svg, &options)).unwrap();
    let light = svg(Options::default());
    let dark = svg(Options { theme: Theme::Dark, ..Options::default() });
    assert!(light.contains("#ffffff") && !dark.contains("#ffffff"));
    assert!(!light.contains("var("), "programs that know no variables see colours");
    let style = Style { colour: Colouring::Community, size: Measure::PageRank };
    let communities = svg(Options { style, ..Options::default() });
    assert!(communities.contains("class=\"letter\"") && !light.contains("class=\"letter\""));
    assert!(communities.contains("Area: pagerank") && light.contains("Area: strength"));
    let shapes: std::collections::BTreeSet<&str> =
        light.lines().filter_map(|line| line.split_once("mark fill-")?.1.split('"').next()).collect();
    assert_eq!(shapes.len(), KINDS.len());
}

#[test]
fn a_picture_of_nothing_says_what_it_would_show() {
    let network = Network { title: "Who acts on whom".to_owned(), ..Network::default() };
    let svg = String::from_utf8(written(&network, NetworkFormat::Svg, &Options::default())).unwrap();
    assert!(svg.contains("Who acts on whom") && svg.contains("0 articles"), "{svg}");
    assert!(written(&network, NetworkFormat::Png, &Options::default()).starts_with(b"\x89PNG"));
}

/// All text between tags, after unescaping; an error for what is not well-formed.
fn xml_text(xml: &[u8]) -> Result<Vec<String>, quick_xml::Error> {
    let mut reader = Reader::from_reader(xml);
    let mut texts = Vec::new();
    loop {
        match reader.read_event()? {
            Event::Eof => return Ok(texts),
            Event::Text(text) => texts.push(text.unescape()?.into_owned()),
            Event::Start(tag) | Event::Empty(tag) => {
                for attribute in tag.attributes() {
                    attribute.map_err(quick_xml::Error::from)?.unescape_value()?;
                }
            }
            _ => {}
        }
    }
}

/// The pieces with which names attack.
const PIECES: [&str; 13] = [
    "</script>",
    "<!--",
    "]]>",
    "\"",
    "'",
    "&amp;",
    "\\N",
    "=1+1",
    "\u{202e}",
    "\u{0}",
    "\u{1f469}\u{200d}\u{1f467}",
    "ابن",
    "\n",
];

/// Names of such pieces and of every kind of character.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![proptest::sample::select(&PIECES[..]).prop_map(str::to_owned), ".{0,12}"];
    vec(piece, 1..4).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn hostile_names_stay_names(names in vec(hostile(), 2..12), ties in vec((0_usize..12, 0_usize..12, any::<bool>()), 1..20)) {
        let network = network(&names, &ties);
        for format in [NetworkFormat::Gexf, NetworkFormat::GraphMl, NetworkFormat::Svg] {
            let file = written(&network, format, &Options::default());
            let text = std::str::from_utf8(&file).unwrap();
            prop_assert!(!text.chars().any(|c| c.is_ascii_control() && c != '\n'), "{format:?}");
            prop_assert!(xml_text(&file).is_ok(), "{format:?}: {:?}", xml_text(&file));
        }
        let graphml = xml_text(&written(&network, NetworkFormat::GraphMl, &Options::default())).unwrap().concat();
        for name in names.iter().filter(|name| !name.chars().any(char::is_control)) {
            prop_assert!(graphml.contains(name.trim()), "{name:?}");
        }
        for format in [NetworkFormat::Json, NetworkFormat::Cytoscape] {
            let value: Value = serde_json::from_slice(&written(&network, format, &Options::default())).unwrap();
            prop_assert!(value.is_object());
        }
        let page = String::from_utf8(written(&network, NetworkFormat::Html, &Options::default())).unwrap();
        prop_assert_eq!(page.matches("<script").count(), 2, "no script but the data and ours");
        prop_assert_eq!(page.matches("</script").count(), 2);
        let data = page.split_once("id=\"network\">").unwrap().1.split_once("</script>").unwrap().0;
        let data: Value = serde_json::from_str(data).unwrap();
        for (node, name) in names.iter().enumerate() {
            prop_assert_eq!(data["nodes"][node]["label"].as_str(), Some(name.as_str()));
        }
        prop_assert!(written(&network, NetworkFormat::Png, &Options::default()).starts_with(b"\x89PNG"));
        let dot = String::from_utf8(written(&network, NetworkFormat::Dot, &Options::default())).unwrap();
        prop_assert_eq!(dot.lines().count(), 2 + network.nodes.len() + network.edges.len(), "a statement a line");
    }
}
