//! Every view over the small store of the saved queries.

use super::*;
use crate::query::fixture_store as store;

fn viewed(view: &str, filter: &Filter) -> Network {
    network(&store(), View::find(view).unwrap(), filter).unwrap()
}

/// The edges as people would say them.
fn told(network: &Network) -> Vec<String> {
    let say = |edge: &Edge| {
        let arrow = if edge.directed { "→" } else { "—" };
        let [source, target] = [edge.source, edge.target].map(|id| network.node(id).label.clone());
        let score = edge.score.map(|score| format!(" {score:+}")).unwrap_or_default();
        format!("{source} {arrow} {target}: {} ×{}{score}", edge.kind, edge.weight)
    };
    let mut told: Vec<String> = network.edges.iter().map(say).collect();
    told.sort();
    told
}

#[test]
fn actors_are_tied_by_facts() {
    let network = viewed("actors", &Filter::default());
    assert_eq!(
        told(&network),
        [
            "Antony Blinken → United Nations: AGREE ×1 +2.5",
            "China → United States: ACCUSE ×1 -3",
            "Japan → Tonga: AID ×1 +10",
            "Kori Stone → China: THREATEN ×1 -3.5",
            "Marco Rubio → Biden administration: ACCUSE ×1 -2",
            "United States → China: SANCTION ×1 -6",
            "Wang Yi — Antony Blinken: CONSULT ×2 +2.5",
        ]
    );
    let meeting = network.edges.iter().find(|edge| edge.kind == "CONSULT").unwrap();
    assert_eq!((meeting.first(), meeting.last()), (Some("2021-07-19"), Some("2021-07-20")));
    assert_eq!((meeting.articles, meeting.evidence), (2, 2));
    assert_eq!(meeting.examples[0].sentence, "Antony Blinken met Wang Yi in Tianjin on July 19.");
    assert!(network.nodes.is_sorted_by(|a, b| a.id < b.id));
}

#[test]
fn claims_count_only_when_asked_for() {
    let with_claims = viewed("actors", &Filter { claims: true, ..Filter::default() });
    let claims: Vec<_> = told(&with_claims);
    for claim in [
        "Antony Blinken → China: ACCUSE ×1 -3", // "may accuse"; "did not criticize" is never an edge
        "Antony Blinken → China: CONSULT ×1 +4", // "plans to visit"
        "United States → China: THREATEN ×1 -3.5", // "said that … had threatened"
    ] {
        assert!(claims.iter().any(|told| told == claim), "{claim} in {claims:#?}");
    }
}

#[test]
fn the_other_views_show_their_ties() {
    for (view, tie) in [
        ("affiliation", "Antony Blinken → United States: holdsOffice ×1"),
        ("countries", "United States → China: SANCTION ×1 -6"),
        ("countries", "China — United States: CONSULT ×2 +2.5"),
        ("quotes", "Wang Yi → United States: Direct ×1"),
        ("co-mention", "China — United States: co-mention ×3"),
        ("co-article", "China — United States: co-article ×3"),
    ] {
        let ties = told(&viewed(view, &Filter::default()));
        let reversed = tie.split_once(" — ").and_then(|(a, rest)| {
            let (b, rest) = rest.split_once(": ")?;
            Some(format!("{b} — {a}: {rest}"))
        });
        assert!(
            ties.iter().any(|it| it == tie || Some(it) == reversed.as_ref()),
            "{view}: {tie} in {ties:#?}"
        );
    }
}

#[test]
fn filters_narrow() {
    let count = |filter: Filter| viewed("actors", &filter).edges.len();
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(count(Filter { from: some("2021-07-19"), to: some("2021-07-20"), ..Filter::default() }), 3);
    assert_eq!(count(Filter { types: vec!["accuse".to_owned()], ..Filter::default() }), 2);
    assert_eq!(count(Filter { minimum_weight: 2.0, ..Filter::default() }), 1);
    assert_eq!(count(Filter { kinds: vec!["Country".to_owned()], ..Filter::default() }), 3);
    assert_eq!(count(Filter { to: some("2020"), ..Filter::default() }), 0);
}

#[test]
fn a_centre_draws_in_its_surroundings() {
    let around = |depth| {
        let filter = Filter { centres: vec!["kori stone".to_owned()], depth, ..Filter::default() };
        viewed("actors", &filter).nodes.into_iter().map(|node| node.label).collect::<Vec<_>>()
    };
    assert_eq!(around(1), ["China", "Kori Stone"]);
    assert_eq!(around(2), ["China", "United States", "Kori Stone"]);
    let nobody = Filter { centres: vec!["Kory Stone".to_owned()], ..Filter::default() };
    let error = network(&store(), View::find("actors").unwrap(), &nobody).unwrap_err();
    assert!(error.to_string().contains("did you mean Kori Stone"), "{error}");
}

#[test]
fn petgraph_tells_its_shape() {
    let types = ["ACCUSE", "SANCTION", "THREATEN"].map(str::to_owned).to_vec();
    let network = viewed("actors", &Filter { types, ..Filter::default() });
    assert_eq!(network.nodes.len(), 5);
    let component = network.largest_component();
    assert_eq!(component.nodes.len(), 3);
    let china = component.nodes.iter().position(|node| node.label == "China").unwrap();
    assert_eq!(component.degrees()[china], 2, "the United States, twice, and Stone");
    assert!((component.strengths()[china] - 3.0).abs() < f64::EPSILON);
    assert_eq!(component.graph().edge_count(), 3);
}

#[test]
fn an_unknown_view_names_those_there_are() {
    let error = View::find("friends").unwrap_err().to_string();
    assert!(
        error.ends_with("there are actors, affiliation, co-article, co-mention, countries, quotes"),
        "{error}"
    );
}
