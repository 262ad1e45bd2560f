//! One thing has one identity in an article, held against what is understood of all sample articles.

use super::nothing;
use super::source::ROOT;
use cablegraph::extract::{Annotations, Certainty, Entity};
use cablegraph::input::{Options, Source, articles};
use cablegraph::knowledge::{Kind, Knowledge};
use cablegraph::pipeline::{read_all, understand};
use std::collections::BTreeSet;
use std::path::Path;

/// A name without what spelling adds: case, dots, hyphens and a leading article.
fn plain(name: &str) -> String {
    let letters: String = name.to_lowercase().chars().filter(|c| !".'’".contains(*c)).collect();
    let words: Vec<&str> =
        letters.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
    words.strip_prefix(&["the"]).unwrap_or(&words).join(" ")
}

/// The names by which a thing is surely meant: its own, and its others of two words or more.
fn names(entity: &Entity) -> BTreeSet<String> {
    let others = entity.aliases.iter().map(|it| plain(it)).filter(|it| it.contains(' '));
    others.chain([plain(&entity.name)]).filter(|it| !it.is_empty()).collect()
}

/// The pairs of things of one kind that share a name and are told apart. Those with one Wikidata id are one thing.
fn twins(annotations: &Annotations) -> Vec<String> {
    let named: Vec<&Entity> = annotations.entities.iter().filter(|it| !it.described).collect();
    let mut found = Vec::new();
    for (at, one) in named.iter().enumerate() {
        for other in &named[at + 1..] {
            let is_one = one.wikidata.is_some() && one.wikidata == other.wikidata;
            if one.kind != other.kind || is_one {
                continue;
            }
            if let Some(name) = names(one).intersection(&names(other)).next() {
                let told =
                    |it: &Entity| format!("{} ({})", it.name, it.wikidata.as_deref().unwrap_or("no id"));
                found.push(format!("{name:?} is {} and {}", told(one), told(other)));
            }
        }
    }
    found
}

#[test]
fn nothing_has_two_identities_in_one_article() {
    let folder = [Source::Path(Path::new(ROOT).join("data/articles"))];
    let options = Options::default();
    let found = articles(&folder, &options);
    let found: Vec<_> = found.map(|found| found.expect("a sample article is readable").article).collect();
    assert!(found.len() >= 30, "sample articles are missing");
    let knowledge = Knowledge::bundled();
    let of_articles = read_all(&found, |article| {
        let twins = twins(&understand(&knowledge, article).1);
        twins.into_iter().map(|it| format!("{}: {it}", article.iri)).collect::<Vec<_>>()
    });
    nothing(&of_articles.concat(), "one thing has one identity in an article");
}

#[test]
fn two_identities_of_one_thing_are_seen() {
    let thing = |name: &str, alias: &str, wikidata: Option<&str>| Entity {
        kind: Kind::Institution,
        name: name.to_owned(),
        aliases: vec![alias.to_owned()],
        known: None,
        wikidata: wikidata.map(str::to_owned),
        sector: None,
        country: None,
        gender: None,
        apart: None,
        described: false,
        certainty: Certainty::Certain,
    };
    let count = |one: Entity, other: Entity| {
        twins(&Annotations { entities: vec![one, other], ..Annotations::default() }).len()
    };
    assert_eq!(count(thing("The Grain Office", "Office", None), thing("grain office", "", Some("Q1"))), 1);
    assert_eq!(count(thing("GO", "Grain Office", Some("Q2")), thing("Grain-Office", "", Some("Q1"))), 1);
    // One id is one thing, and one word that two things have in common is not their name.
    assert_eq!(count(thing("Grain Office", "", Some("Q1")), thing("Grain Office", "", Some("Q1"))), 0);
    assert_eq!(count(thing("Grain Office", "Office", None), thing("Tax Office", "Office", None)), 0);
}
