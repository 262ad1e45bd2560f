//! Each line of `data/rules/relations.tsv` against its own example, and what ties nobody.

use crate::article::Article;
use crate::iri::DEFAULT_BASE;
use crate::knowledge::Knowledge;
use crate::pipeline;

/// What is read of a text: "relation: subject > object".
fn read(text: &str) -> Vec<String> {
    let article = Article::new(DEFAULT_BASE, None, text.to_owned());
    let (_, annotations) = pipeline::understand(&Knowledge::bundled(), &article);
    let name = |id: crate::extract::EntityId| annotations.entities[id.0].name.clone();
    let told = annotations.relations.iter();
    told.map(|it| format!("{}: {} > {}", it.relation, name(it.subject), name(it.object))).collect()
}

#[test]
fn each_tie_reads_its_example() {
    let mut wrong = Vec::new();
    for tie in &Knowledge::bundled().ties {
        let (text, expected) = tie.example;
        let found = read(text);
        if !found.contains(&format!("{}: {expected}", tie.relation)) {
            wrong.push(format!("{text} gives {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nationality_and_seat_stand_before_a_noun() {
    assert_eq!(read("The French painter Carla Lind died."), ["nationalOf: Carla Lind > France"]);
    assert_eq!(read("Carla Lind, a Danish writer, died."), ["nationalOf: Carla Lind > Denmark"]);
    assert_eq!(read("The Geneva-based Lind Foundation closed."), ["basedIn: Lind Foundation > Geneva"]);
}

#[test]
fn what_is_not_so_ties_nobody() {
    for text in [
        "Carla Lind does not live in Geneva.",
        "Carla Lind plans to move to Geneva.",
        "Carla Lind may join the Labour Party.",
        "Carla Lind is not the wife of Omar Reyes.",
    ] {
        assert_eq!(read(text), [""; 0], "{text}");
    }
}

#[test]
fn an_office_makes_nobody_a_citizen() {
    let found = read("The Danish minister Carla Lind died.");
    assert!(found.iter().all(|it| !it.starts_with("nationalOf")), "{found:?}");
}
