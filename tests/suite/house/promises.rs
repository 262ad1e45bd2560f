//! What the graph promises, held against the graphs of all sample articles.

use super::nothing;
use super::source::ROOT;
use cablegraph::article::Article;
use cablegraph::input::{Options, Source, articles};
use cablegraph::knowledge::Knowledge;
use cablegraph::pipeline::{read, read_all};
use cablegraph::validate::{Shapes, violations};
use cablegraph::vocab::{self, cg, gaf, nif, plover, prov, rdf, schema, sem};
use oxigraph::model::{GraphName, NamedNodeRef, NamedOrBlankNode, Quad, Term};
use oxigraph::store::Store;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

/// The sample articles, each once, with their quads.
static READ: LazyLock<Vec<(Article, Vec<Quad>)>> = LazyLock::new(|| {
    let folder = [Source::Path(Path::new(ROOT).join("data/articles"))];
    let options = Options::default();
    let found = articles(&folder, &options);
    let found: Vec<_> = found.map(|found| found.expect("a sample article is readable").article).collect();
    assert!(found.len() >= 30, "sample articles are missing");
    let quads = read_all(&found, |article| read(&Knowledge::bundled(), article));
    found.into_iter().zip(quads).collect()
});

/// The eight relations of the vocabulary.
const RELATIONS: [NamedNodeRef<'static>; 8] = [
    cg::HOLDS_OFFICE,
    cg::MEMBER_OF,
    cg::WORKS_FOR,
    cg::LEADS,
    cg::NATIONAL_OF,
    cg::BASED_IN,
    cg::PART_OF,
    cg::RELATED_TO,
];

/// Subject → predicate → objects, as strings that need no angle brackets.
struct Graph<'a>(BTreeMap<String, BTreeMap<&'a str, BTreeSet<String>>>);

impl<'a> Graph<'a> {
    fn new(quads: &'a [Quad]) -> Self {
        let mut graph: BTreeMap<_, BTreeMap<_, BTreeSet<_>>> = BTreeMap::new();
        for quad in quads {
            let properties = graph.entry(subject(quad)).or_default();
            properties.entry(quad.predicate.as_str()).or_default().insert(plain(&quad.object));
        }
        Self(graph)
    }

    fn values(&self, subject: &str, predicate: NamedNodeRef<'_>) -> Vec<&str> {
        let found = self.0.get(subject).and_then(|it| it.get(predicate.as_str()));
        found.into_iter().flatten().map(String::as_str).collect()
    }

    fn value(&self, subject: &str, predicate: NamedNodeRef<'_>) -> &str {
        let values = self.values(subject, predicate);
        assert_eq!(values.len(), 1, "{subject} {predicate}: {values:?}");
        values[0]
    }

    fn all_of(&self, class: NamedNodeRef<'_>) -> Vec<&str> {
        let is_one = |it: &&String| self.values(it, rdf::TYPE).contains(&class.as_str());
        self.0.keys().filter(is_one).map(String::as_str).collect()
    }
}

fn subject(quad: &Quad) -> String {
    match &quad.subject {
        NamedOrBlankNode::NamedNode(node) => node.as_str().to_owned(),
        NamedOrBlankNode::BlankNode(node) => panic!("the blank node {node}"),
    }
}

fn plain(term: &Term) -> String {
    match term {
        Term::NamedNode(node) => node.as_str().to_owned(),
        Term::Literal(literal) => literal.value().to_owned(),
        Term::BlankNode(node) => panic!("the blank node {node}"),
    }
}

/// What `check` finds wrong in each graph, with the name of the article.
fn wrongs(check: impl Fn(&Article, &Graph<'_>) -> Vec<String>) -> Vec<String> {
    let each = READ.iter().flat_map(|(article, quads)| {
        let title = article.title.clone().unwrap_or_else(|| article.iri.to_string());
        check(article, &Graph::new(quads)).into_iter().map(move |wrong| format!("{title}: {wrong}"))
    });
    each.collect()
}

#[test]
fn every_quad_stands_in_the_graph_of_its_article_and_none_is_blank() {
    for (article, quads) in READ.iter() {
        assert!(quads.len() > 100, "{:?} yields {} quads", article.title, quads.len());
        for quad in quads {
            let GraphName::NamedNode(graph) = &quad.graph_name else {
                panic!("{quad} stands in no named graph")
            };
            assert_eq!(graph.as_str(), article.iri.as_str(), "{quad}");
            assert!(quad.subject.is_named_node() && !quad.object.is_blank_node(), "{quad}");
        }
    }
}

#[test]
fn every_term_is_declared() {
    let terms: BTreeSet<_> = vocab::terms().map(|term| term.iri.as_str()).collect();
    let mut undeclared = BTreeSet::new();
    for quad in READ.iter().flat_map(|(_, quads)| quads) {
        undeclared.extend(Some(quad.predicate.as_str()).filter(|iri| !terms.contains(iri)));
        let Term::NamedNode(object) = &quad.object else { continue };
        let is_term = quad.predicate == rdf::TYPE
            || [cg::BASE, plover::BASE].iter().any(|base| object.as_str().starts_with(base));
        undeclared.extend(Some(object.as_str()).filter(|iri| is_term && !terms.contains(iri)));
    }
    assert!(undeclared.is_empty(), "in no ontology: {undeclared:#?}");
}

#[test]
fn every_anchor_is_what_its_span_takes_out_of_the_text() {
    let wrong = wrongs(|article, graph| {
        let text = graph.value(article.iri.as_str(), schema::TEXT);
        assert_eq!(text, article.text());
        let chars: Vec<char> = text.chars().collect();
        let mut wrong = Vec::new();
        for class in [gaf::MENTION, nif::SENTENCE] {
            for it in graph.all_of(class) {
                let index = |term| graph.value(it, term).parse::<usize>().expect("an index is a number");
                let (begin, end) = (index(nif::BEGIN_INDEX), index(nif::END_INDEX));
                let taken: String = chars.get(begin..end).unwrap_or_default().iter().collect();
                let is_named = it == format!("{}#char={begin},{end}", article.iri);
                if taken.is_empty() || taken != graph.value(it, nif::ANCHOR_OF) || !is_named {
                    wrong.push(format!("{it} takes out {taken:?}"));
                }
            }
        }
        wrong
    });
    nothing(&wrong, "taking a span out of the text gives its anchor back, in code points");
}

#[test]
fn nothing_is_told_without_article_characters_and_rule() {
    let wrong = wrongs(|article, graph| {
        let mut wrong = Vec::new();
        for class in [cg::RELATION_CLASS, sem::EVENT, cg::STATEMENT, cg::UNCODED, cg::REPORT, cg::DOCUMENT] {
            for it in graph.all_of(class) {
                let evidence = graph.values(it, cg::EVIDENCE);
                let is_sentence = |it: &&str| {
                    graph.values(it, rdf::TYPE).contains(&nif::SENTENCE.as_str())
                        && graph.value(it, nif::REFERENCE_CONTEXT) == article.iri.as_str()
                };
                if evidence.is_empty()
                    || !evidence.iter().all(is_sentence)
                    || graph.value(it, cg::RULE).is_empty()
                {
                    wrong.push(it.to_owned());
                }
            }
        }
        wrong
    });
    nothing(&wrong, "every relation, event, statement and source has its sentences and its rule");
}

#[test]
fn whatever_is_named_is_the_article_or_leads_to_it() {
    let wrong = wrongs(|article, graph| {
        let of_article: Vec<_> = [schema::AUTHOR, schema::PUBLISHER]
            .iter()
            .flat_map(|&term| graph.values(article.iri.as_str(), term))
            .collect();
        let leads = |it: &str| {
            it.starts_with(article.iri.as_str())
                || !graph.values(it, gaf::DENOTED_BY).is_empty()
                || of_article.contains(&it)
        };
        graph.0.keys().filter(|it| !leads(it)).cloned().collect()
    });
    nothing(&wrong, "every thing is mentioned by the article, wrote or published it");
}

#[test]
fn a_claim_is_never_a_fact() {
    let (mut facts, mut claims) = (0, 0);
    for (article, quads) in READ.iter() {
        let graph = Graph::new(quads);
        let mut asserted = BTreeSet::new();
        for it in graph.all_of(cg::RELATION_CLASS) {
            let is_fact = graph.value(it, cg::STATUS) == cg::CURRENT.as_str()
                && graph.value(it, cg::FACTUALITY) == cg::ACTUAL.as_str()
                && graph.values(it, cg::ATTRIBUTED_TO).is_empty();
            let parts = [cg::SUBJECT, cg::RELATION, cg::OBJECT].map(|term| graph.value(it, term).to_owned());
            if is_fact {
                asserted.insert(parts);
            } else {
                claims += 1;
            }
        }
        let is_relation = |quad: &&Quad| RELATIONS.contains(&quad.predicate.as_ref());
        let plain: BTreeSet<_> = quads
            .iter()
            .filter(is_relation)
            .map(|quad| [subject(quad), quad.predicate.as_str().to_owned(), plain(&quad.object)])
            .collect();
        assert_eq!(plain, asserted, "{:?}", article.title);
        facts += plain.len();
    }
    assert!(facts > 100 && claims > 5, "{facts} facts and {claims} claims prove little");
}

#[test]
fn a_source_of_any_length_leads_back_to_the_article() {
    let wrong = wrongs(|article, graph| {
        let hops = [prov::WAS_DERIVED_FROM, prov::HAD_PRIMARY_SOURCE];
        let mut reached: BTreeSet<&str> = BTreeSet::new();
        let mut open = vec![article.iri.as_str()];
        while let Some(at) = open.pop() {
            let next = hops.iter().flat_map(|&hop| graph.values(at, hop));
            open.extend(next.filter(|next| reached.insert(next)));
        }
        let all = [cg::REPORT, cg::DOCUMENT].into_iter().flat_map(|class| graph.all_of(class));
        all.filter(|it| !reached.contains(it)).map(str::to_owned).collect()
    });
    nothing(&wrong, "every report and document is a hop away from the article or from another source");
}

#[test]
fn what_is_undated_gets_no_date_of_today() {
    for (article, _) in READ.iter() {
        let mut undated = article.clone();
        undated.published = None;
        let quads = read(&Knowledge::bundled(), &undated);
        let graph = Graph::new(&quads);
        assert_eq!(graph.value(undated.iri.as_str(), cg::DATE_BASIS), cg::UNKNOWN.as_str());
        let against = quads.iter().find(|quad| {
            quad.predicate == schema::DATE_PUBLISHED || quad.object == Term::from(cg::AGAINST_PUBLICATION)
        });
        assert_eq!(against, None, "{:?}", article.title);
    }
}

#[test]
fn reading_gives_the_same_quads_every_time_on_any_number_of_threads() {
    let (articles, quads): (Vec<_>, Vec<_>) = READ.iter().cloned().unzip();
    for threads in [1, 4] {
        let pool =
            rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads can be started");
        let again = pool.install(|| read_all(&articles, |article| read(&Knowledge::bundled(), article)));
        assert!(again == quads, "{threads} threads read otherwise");
    }
}

#[test]
fn the_graphs_of_all_articles_are_as_the_shapes_say() {
    let store = Store::new().expect("a store in memory");
    for (_, quads) in READ.iter() {
        store.extend(quads.iter().cloned()).expect("a store in memory takes quads");
    }
    let found = violations(&store, &Shapes::bundled()).expect("a store in memory can be read");
    let told = found.iter().map(|it| {
        let part = |term: Option<String>| term.unwrap_or_default();
        let (path, value) = (
            part(it.path.as_ref().map(ToString::to_string)),
            part(it.value.as_ref().map(ToString::to_string)),
        );
        format!("{}: {} {path} {value}", it.message, it.focus)
    });
    nothing(&told.collect::<Vec<_>>(), "the graph is not as ontology/shapes.ttl says");
}
