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
    assert_eq!((meeting.articles.len(), meeting.evidence), (2, 2));
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
    let degrees = Measures::of(&component);
    let degrees = degrees.values(Measure::Degree);
    assert!((degrees[china] - 2.0).abs() < f64::EPSILON, "the United States, twice, and Stone");
    assert!((component.strengths()[china] - 3.0).abs() < f64::EPSILON);
    assert_eq!(component.graph().edge_count(), 3);
}

#[test]
fn an_unknown_view_names_those_there_are() {
    let error = View::find("friends").unwrap_err().to_string();
    assert!(
        error
            .ends_with("there are actors, affiliation, co-article, co-mention, countries, discourse, quotes"),
        "{error}"
    );
}

#[test]
fn who_speaks_about_what_shows_agreement() {
    let ties = told(&viewed("discourse", &Filter::default()));
    assert_eq!(ties, ["China → diplomatic: disagrees ×1 -3", "Wang Yi → diplomatic: speaks ×1"]);
}

#[test]
fn quads_factuality_and_who_tells_narrow() {
    let told = |filter: Filter| told(&viewed("actors", &filter));
    let quads = |quad: &str| told(Filter { quads: vec![quad.to_owned()], ..Filter::default() });
    assert_eq!(quads("MC"), ["Japan → Tonga: AID ×1 +10"]);
    assert_eq!(quads("MX"), ["United States → China: SANCTION ×1 -6"]);
    let planned = told(Filter { factualities: vec!["planned".to_owned()], ..Filter::default() });
    assert_eq!(
        planned,
        ["Antony Blinken → China: CONSULT ×1 +4"],
        "who asks for plans need not ask for claims"
    );
    let of = |publisher: &str| told(Filter { publishers: vec![publisher.to_owned()], ..Filter::default() });
    let all = told(Filter::default());
    let daily = of("sample daily");
    assert!(all.contains(&"China → United States: ACCUSE ×1 -3".to_owned()), "{all:#?}");
    assert!(
        daily.len() > 2 && daily.iter().all(|tie| !tie.starts_with("China →")),
        "the Gazette tells that: {daily:#?}"
    );
    let articles = vec!["Blinken invites a rapporteur".to_owned()];
    let first = told(Filter { articles, ..Filter::default() });
    assert!(
        first.len() > 1 && first.len() < daily.len() && first.iter().all(|tie| daily.contains(tie)),
        "{first:#?}"
    );
    let nobody = Filter { publishers: vec!["Sample Dayly".to_owned()], ..Filter::default() };
    let error = network(&store(), View::find("actors").unwrap(), &nobody).unwrap_err();
    assert!(error.to_string().contains("did you mean Sample Daily"), "{error}");
}

#[test]
fn countries_cores_and_the_largest_part_narrow() {
    let names =
        |filter: Filter| viewed("actors", &filter).nodes.into_iter().map(|it| it.label).collect::<Vec<_>>();
    for country in ["CHN", "china"] {
        let filter = Filter { countries: vec![country.to_owned(), "USA".to_owned()], ..Filter::default() };
        let names = names(filter);
        assert!(names.contains(&"Wang Yi".to_owned()) && !names.contains(&"Japan".to_owned()), "{names:?}");
    }
    let largest = names(Filter { largest: true, ..Filter::default() });
    assert_eq!(
        largest,
        ["United Nations", "Wang Yi", "Antony Blinken"],
        "of two alike the one with the first node"
    );
    assert!(names(Filter { core: 2, ..Filter::default() }).is_empty(), "no two of its ties close a circle");
}

#[test]
fn a_tie_leads_to_its_sentence_and_article() {
    let network = viewed("actors", &Filter::default());
    let sanction = network.edges.iter().find(|edge| edge.kind == "SANCTION").unwrap();
    let example = &sanction.examples[0];
    assert_eq!(example.sentence, "The United States sanctioned China on July 14.");
    assert_eq!(example.title.as_deref(), Some("Blinken invites a rapporteur"));
    assert_eq!(example.publisher.as_deref(), Some("Sample Daily"));
    assert_eq!(example.url.as_deref(), Some("https://example.org/1"));
    assert_eq!(
        (example.date.as_deref(), network.source().as_str()),
        (Some("2021-07-14"), "3 articles, 2021-07 to 2021-07-21")
    );
}

#[test]
fn the_strongest_are_kept_and_slices_are_months() {
    let network = viewed("actors", &Filter::default());
    let strongest = network.strongest(4);
    let labels: Vec<&str> = strongest.nodes.iter().map(|node| node.label.as_str()).collect();
    assert_eq!(labels, ["China", "United States", "Wang Yi", "Antony Blinken"]);
    assert_eq!(network.slices(7), ["2021-07"]);
    let within = Filter { from: Some("2021-07-15".to_owned()), ..Filter::default() }.within("2021-07");
    assert_eq!((within.from.as_deref(), within.to.as_deref()), (Some("2021-07-15"), Some("2021-07")));
}

#[test]
fn a_way_leads_from_one_to_the_other() {
    let store = store();
    let network = viewed("actors", &Filter { claims: true, ..Filter::default() });
    let labels = |start: &str, end: &str| {
        let way = path(&store, &network, start, end).unwrap()?;
        let ends = way.iter().map(|step| network.node(step.to).label.clone());
        Some(ends.collect::<Vec<_>>())
    };
    assert_eq!(labels("Kori Stone", "united states").unwrap(), ["China", "United States"]);
    assert_eq!(labels("Kori Stone", "Wang Yi").unwrap(), ["China", "Antony Blinken", "Wang Yi"]);
    assert_eq!(labels("Japan", "China"), None);
    assert_eq!(labels("China", "China").unwrap(), Vec::<String>::new());
    let error = path(&store, &network, "Kory Stone", "China").unwrap_err();
    assert!(error.to_string().contains("did you mean Kori Stone"), "{error}");
}

#[test]
fn what_changed_is_told() {
    let of = |types: &[&str]| {
        let types = types.iter().map(|it| (*it).to_owned()).collect();
        viewed("actors", &Filter { types, ..Filter::default() })
    };
    let (before, after) = (of(&["ACCUSE", "AID"]), of(&["SANCTION", "CONSULT"]));
    let found = Difference::of(&before, &after);
    assert_eq!(found.ties.len(), 1);
    assert_eq!(found.ties[0].names, ["China", "United States"]);
    assert_eq!((found.ties[0].scores, found.ties[0].rise()), ([Some(-3.0), Some(-6.0)], Some(-3.0)));
    let gone: Vec<&str> = found.gone.iter().map(|turn| turn.names[0].as_str()).collect();
    assert_eq!((gone.len(), gone.contains(&"Japan")), (2, true));
    assert_eq!(found.come[0].names, ["Wang Yi", "Antony Blinken"]);
    assert_eq!(found.actors[0].name, "Antony Blinken");
    assert!(found.actors.is_sorted_by(|a, b| a.growth() >= b.growth()));
    let same = Difference::of(&before, &before);
    assert!(
        same.come.is_empty() && same.gone.is_empty() && same.ties.iter().all(|turn| turn.rise() == Some(0.0))
    );
}
