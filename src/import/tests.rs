use super::*;
use crate::knowledge::{Class, Kind, Knowledge, Surface};
use crate::language::Models;
use std::cell::Cell;
use std::fs;
use tempfile::TempDir;

const JSON: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/wikidata-slice.json");
const TRIPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/wikidata-slice.nt");

fn job(dump: impl Into<PathBuf>, folder: &TempDir, name: &str, budget: usize) -> Import {
    Import {
        dump: dump.into(),
        index: folder.path().join(name),
        classes: Classes::bundled([]),
        min_sitelinks: 0,
        budget,
    }
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

/// Runs an import to its end, which must find nothing wrong, and gives the bytes of the index.
fn bytes(job: &Import) -> Vec<u8> {
    let outcome = import(job, &mut |number, reason| panic!("{number}: {reason}"), &|| true).unwrap();
    assert!(outcome.things.is_some_and(|things| things > 0));
    assert!(!beside(&job.index, "part").exists());
    fs::read(&job.index).unwrap()
}

fn names(job: &Import) -> Vec<String> {
    let index = Index::decode(bytes(job)).unwrap();
    index.all().map(|(_, known)| known.name.to_owned()).collect()
}

#[test]
fn both_forms_of_the_dump_and_any_budget_give_the_same_bytes() {
    let folder = folder();
    let whole = bytes(&job(JSON, &folder, "whole.cgk", BUDGET));
    assert_eq!(bytes(&job(TRIPLES, &folder, "triples.cgk", BUDGET)), whole);
    assert_eq!(bytes(&job(JSON, &folder, "small.cgk", 1)), whole);
    assert_eq!(bytes(&job(TRIPLES, &folder, "small.cgk", 500)), whole);
}

#[test]
fn an_import_stopped_anywhere_goes_on_to_the_same_bytes() {
    let folder = folder();
    let whole = bytes(&job(JSON, &folder, "whole.cgk", BUDGET));
    for (dump, lines) in [(JSON, 16), (TRIPLES, 240)] {
        for stop in (1..lines).step_by(lines / 8) {
            let job = job(dump, &folder, "stopped.cgk", 700);
            let left = Cell::new(stop);
            let go_on = || {
                left.set(left.get() - 1);
                left.get() > 0
            };
            let outcome = import(&job, &mut |_, _| {}, &go_on).unwrap();
            assert_eq!(outcome.things, None, "{dump} {stop}");
            assert!(!job.index.exists());
            let outcome_before = outcome.lines;
            let outcome = import(&job, &mut |_, _| {}, &|| true).unwrap();
            assert_eq!(outcome.before, outcome_before, "{dump} {stop}");
            assert!(fs::read(&job.index).unwrap() == whole, "{dump} {stop}");
            fs::remove_file(&job.index).unwrap();
        }
    }
}

#[test]
fn what_an_unfinished_import_left_is_not_taken_for_another() {
    let folder = folder();
    let mut job = job(JSON, &folder, "names.cgk", BUDGET);
    import(&job, &mut |_, _| {}, &|| false).unwrap();
    job.min_sitelinks = 3;
    assert!(matches!(import(&job, &mut |_, _| {}, &|| true), Err(ImportError::Other(_))));
}

#[test]
fn the_filters_say_what_is_kept() {
    let folder = folder();
    let mut job = job(JSON, &folder, "names.cgk", BUDGET);
    assert_eq!(names(&job).len(), 12);
    job.min_sitelinks = 10;
    assert_eq!(names(&job), ["Norlund", "Elna Västergård", "Vestholm"]);
    let films = Class { id: "Q11424".to_owned(), kind: Kind::Thing, sector: String::new() };
    job.classes = Classes::bundled([films]);
    job.min_sitelinks = 8;
    assert_eq!(names(&job), ["Norlund", "Elna Västergård", "Vestholm", "The Long Tide"]);
}

#[test]
fn a_thing_is_known_by_its_forms_the_best_known_first() {
    let folder = folder();
    let index = Index::decode(bytes(&job(JSON, &folder, "names.cgk", BUDGET))).unwrap();
    let knowledge = Knowledge::with_models(Models::bundled()).with_index(index);
    let names = &knowledge.names;
    let found = |form: &str| -> Vec<_> {
        names.find(form).map(|(id, _)| (names.known(id).id, names.known(id).description)).collect()
    };
    let elna = [("Q900000002", "made-up minister of tides")];
    assert_eq!(found("Elna Västergård"), elna);
    assert_eq!(found("Elna  Vastergard"), elna);
    assert_eq!(found("E. Vastergard"), elna);
    assert_eq!(found("Elna T. Vastergard"), elna, "a middle initial more");
    assert_eq!(
        found("Tomas Brekk"),
        [("Q900000003", "made-up mayor of Vestholm"), ("Q900000004", "made-up skier")]
    );
    // A surname by itself, and words in small letters, are no name of one thing.
    assert_eq!(found("Västergård"), []);
    assert_eq!(found("the freight people"), []);
    assert_eq!(found("Q900000002"), []);
    assert_eq!(names.find("China").next(), names.named("China").map(|id| (id, Surface::Name)));
}

#[test]
fn what_is_said_of_a_thing_is_kept() {
    let folder = folder();
    let index = Index::decode(bytes(&job(TRIPLES, &folder, "names.cgk", BUDGET))).unwrap();
    let told = |number: usize| {
        let id = format!("Q{}", 900_000_000 + number);
        let (_, known) = index.all().find(|(_, known)| known.id == id).unwrap();
        format!("{} {} {} {} {}", known.kind.as_str(), known.country, known.gender, known.sector, known.fame)
    };
    assert_eq!(told(2), "Person NOR f  12");
    assert_eq!(told(3), "Person NOR m  7", "the preferred citizenship counts");
    assert_eq!(told(5), "Institution NOR  GOV 5");
    assert_eq!(told(7), "Institution DEU  BUS 4", "a deprecated class counts for nothing");
    assert_eq!(told(11), "Person POL f  3");
    assert_eq!(told(12), "Person    0");
}

#[test]
fn a_line_that_is_broken_is_named_and_costs_nothing_else() {
    let folder = folder();
    for (dump, line) in [(JSON, "{\"id\":\"Q1\",\"labels\":,"), (TRIPLES, "<http://example.org/a> said")] {
        let whole = bytes(&job(dump, &folder, "whole.cgk", BUDGET));
        let mut lines: Vec<String> = fs::read_to_string(dump).unwrap().lines().map(str::to_owned).collect();
        lines.insert(5, line.to_owned());
        let broken = folder.path().join("broken");
        fs::write(&broken, lines.join("\n")).unwrap();
        let job = job(broken, &folder, "broken.cgk", BUDGET);
        let mut wrong = Vec::new();
        let outcome = import(&job, &mut |number, _| wrong.push(number), &|| true).unwrap();
        assert_eq!((wrong, outcome.wrong), (vec![6], 1));
        assert!(fs::read(&job.index).unwrap() == whole);
    }
}

#[test]
fn a_broken_line_counts_once_however_often_the_import_is_stopped() {
    let folder = folder();
    for dump in [JSON, TRIPLES] {
        let text = fs::read_to_string(dump).unwrap();
        let lines: Vec<&str> = text.lines().flat_map(|line| [line, "{<"]).collect();
        let broken = folder.path().join("broken");
        fs::write(&broken, lines.join("\n")).unwrap();
        let job = job(broken, &folder, "broken.cgk", 1);
        let mut outcome = Outcome::default();
        while outcome.things.is_none() {
            let left = Cell::new(250);
            let go_on = || left.replace(left.get() - 1) > 1;
            outcome = import(&job, &mut |_, _| {}, &go_on).unwrap();
        }
        assert_eq!(outcome.wrong, lines.len() / 2, "{dump}");
    }
}

#[test]
fn things_are_added_to_an_index_and_replace_their_like() {
    let folder = folder();
    let older = Index::decode(bytes(&job(JSON, &folder, "older.cgk", BUDGET))).unwrap();
    let table =
        "id\tname\tkind\taliases\nQ900000003\tThomas Brekk\tPerson\tTom Brekk\n\tTidewatch\tGroup\t\n";
    let entries: Vec<Entry> = Entry::table("mine.tsv", table).into_iter().map(Result::unwrap).collect();
    let path = folder.path().join("newer.cgk");
    assert_eq!(add(&entries, Some(&older), &path).unwrap(), 13);
    let newer = fs::read(&path).unwrap();
    let index = Index::decode(newer.clone()).unwrap();
    let of = |form: &str| {
        let mut found = Vec::new();
        index.each_form(|it, place, _| found.extend(Some(place).filter(|_| it == form)));
        found.len()
    };
    assert_eq!([of("Tomas Brekk"), of("Thomas Brekk"), of("Tidewatch"), of("E. Vastergard")], [1, 1, 1, 1]);
    assert_eq!(add(&entries, Some(&index), &path).unwrap(), 13);
    assert!(fs::read(&path).unwrap() == newer, "adding again changes nothing");
}

#[test]
fn an_index_that_was_cut_or_changed_is_refused() {
    let folder = folder();
    let whole = bytes(&job(JSON, &folder, "names.cgk", BUDGET));
    for end in (0..whole.len()).step_by(97) {
        assert!(Index::decode(whole[..end].to_vec()).is_err(), "{end}");
        let mut changed = whole.clone();
        changed[end] ^= 1;
        assert!(Index::decode(changed).is_err(), "{end}");
    }
}
