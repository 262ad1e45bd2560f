//! The index of names: imported from either form of a dump, added to, shown, and read with.

use super::{STORE, done, exported, folder, program, run, says, write};
use std::fs;
use std::path::Path;

const JSON: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/wikidata-slice.json");
const TRIPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/wikidata-slice.nt");

const ARTICLE: &str = "Elna Västergård met Vladimir Putin in Geneva on Wednesday.\n";
const ELNA: &str = "http://www.wikidata.org/entity/Q900000002";

fn import(folder: &Path, dump: &str, index: &str) -> Vec<u8> {
    done(folder, &["knowledge", "import", dump, "-o", index]);
    fs::read(folder.join(index)).expect("an import leaves an index")
}

#[test]
fn both_forms_of_the_dump_compressed_or_not_give_the_same_index() {
    let folder = folder();
    let whole = import(folder.path(), JSON, "json.cgk");
    assert!(import(folder.path(), TRIPLES, "triples.cgk") == whole);
    let bytes = zstd::encode_all(&fs::read(JSON).unwrap()[..], 3).unwrap();
    write(folder.path(), "dump.json.zst", bytes);
    assert!(import(folder.path(), "dump.json.zst", "packed.cgk") == whole);
}

#[test]
fn an_import_of_a_dump_that_broke_off_goes_on_once_it_is_whole() {
    let folder = folder();
    let whole = import(folder.path(), JSON, "whole.cgk");
    // Several frames, so that some of the text is there before the file breaks off.
    let text = fs::read(JSON).unwrap();
    let packed: Vec<u8> = text.chunks(5_000).flat_map(|part| zstd::encode_all(part, 3).unwrap()).collect();
    write(folder.path(), "dump.json.zst", &packed[..packed.len() - 40]);
    let arguments = ["knowledge", "import", "dump.json.zst", "-o", "names.cgk"];
    let output = run(folder.path(), &arguments);
    assert_eq!(output.code, Some(1), "{}", output.stderr);
    assert!(output.stderr.contains("what was read before is kept in names.cgk.part"), "{}", output.stderr);
    assert!(!folder.path().join("names.cgk").exists());
    write(folder.path(), "dump.json.zst", &packed);
    let output = run(folder.path(), &arguments);
    assert_eq!(output.code, Some(0), "{}", output.stderr);
    assert!(output.stderr.contains("went on after line "), "{}", output.stderr);
    assert!(fs::read(folder.path().join("names.cgk")).unwrap() == whole);
    assert!(!folder.path().join("names.cgk.part").exists());
}

#[test]
fn an_import_that_was_killed_goes_on_to_the_same_bytes() {
    let folder = folder();
    let slice = fs::read_to_string(JSON).unwrap();
    let lines: Vec<&str> = slice.lines().filter(|line| line.contains("\"item\"")).collect();
    let many = (0..2_000).flat_map(|n| {
        lines.iter().map(move |line| line.replace("\"id\":\"Q9000000", &format!("\"id\":\"Q91{n:04}0")))
    });
    write(folder.path(), "dump.json", format!("[\n{}\n]\n", many.collect::<Vec<_>>().join("\n")));
    let whole = import(folder.path(), "dump.json", "whole.cgk");
    let arguments = ["knowledge", "import", "dump.json", "-o", "names.cgk", "--memory", "1"];
    // The moment is ours to choose: as soon as something is noted as done, and the import is not over.
    let mut was_killed = false;
    for _ in 0..5 {
        let mut child = program(folder.path()).args(arguments).spawn().expect("the program starts");
        while !folder.path().join("names.cgk.part/progress").exists() && child.try_wait().unwrap().is_none() {
            std::thread::sleep(std::time::Duration::from_millis(1));
        }
        child.kill().expect("it is ours to kill");
        child.wait().unwrap();
        if !folder.path().join("names.cgk").exists() {
            was_killed = true;
            break;
        }
        fs::remove_file(folder.path().join("names.cgk")).unwrap();
    }
    assert!(was_killed, "five imports were over before anything was noted");
    let output = run(folder.path(), &arguments);
    assert_eq!(output.code, Some(0), "{}", output.stderr);
    assert!(output.stderr.contains("went on after line "), "{}", output.stderr);
    assert!(fs::read(folder.path().join("names.cgk")).unwrap() == whole);
}

#[test]
fn a_broken_line_is_named_and_the_rest_is_imported() {
    let folder = folder();
    let whole = import(folder.path(), JSON, "whole.cgk");
    let text = fs::read_to_string(JSON).unwrap().replacen("[\n", "[\n{\"id\":\n", 1);
    write(folder.path(), "dump.json", text);
    let output = run(folder.path(), &["knowledge", "import", "dump.json", "-o", "names.cgk"]);
    assert_eq!(output.code, Some(3), "{}", output.stderr);
    assert!(output.stderr.starts_with("warning: dump.json, line 2: no entity: "), "{}", output.stderr);
    says(&output, "1 of 17 lines could not be read");
    assert!(fs::read(folder.path().join("names.cgk")).unwrap() == whole);
}

#[test]
fn what_is_no_dump_is_refused() {
    let folder = folder();
    write(folder.path(), "dump.csv", "id,name\n");
    let output = run(folder.path(), &["knowledge", "import", "dump.csv", "-o", "names.cgk"]);
    assert_eq!(output.code, Some(1));
    says(&output, "error: dump.csv is neither a JSON dump of Wikidata nor N-Triples");
    let output = run(folder.path(), &["knowledge", "show", "Kremlin", "--knowledge", "dump.csv"]);
    assert_eq!(output.code, Some(1));
    says(
        &output,
        "error: cannot use the names of dump.csv: this is no knowledge index of a form that is read here",
    );
}

#[test]
fn a_name_or_an_id_is_shown_with_all_that_is_known() {
    let folder = folder();
    import(folder.path(), JSON, "names.cgk");
    let show = |name: &str| {
        let words = ["--knowledge", "names.cgk", "knowledge", "show", name, "--format", "json"];
        let text = done(folder.path(), &words);
        serde_json::from_str::<serde_json::Value>(&text).expect("it is JSON")
    };
    let brekks = show("Tomas Brekk");
    assert_eq!(brekks[0]["description"], "made-up mayor of Vestholm");
    assert_eq!(brekks[1]["description"], "made-up skier");
    assert_eq!(show("Q900000003")[0], brekks[0]);
    assert_eq!(brekks[0]["forms"], serde_json::json!(["Tomas Brekk", "Tomas J. Brekk"]));
    assert_eq!(show("Kremlin")[0]["id"], "Q159");
    let table = done(folder.path(), &["knowledge", "show", "Antony Blinken"]);
    assert!(table.contains("Secretary of State, United States"), "{table}");
    let output = run(folder.path(), &["--knowledge", "names.cgk", "knowledge", "show", "Tomas Breck"]);
    assert_eq!(output.code, Some(4));
    assert!(output.stderr.contains("near are Tomas Brekk"), "{}", output.stderr);
}

#[test]
fn an_article_is_read_again_with_other_names_and_only_then() {
    let folder = folder();
    write(folder.path(), "a.txt", ARTICLE);
    done(folder.path(), &["build", "a.txt"]);
    assert!(!exported(folder.path()).contains(ELNA));
    import(folder.path(), JSON, "names.cgk");
    write(folder.path(), "cablegraph.toml", "knowledge = \"names.cgk\"\n");
    done(folder.path(), &["build", "a.txt"]);
    assert!(exported(folder.path()).contains(ELNA));
    let bytes = fs::read(folder.path().join(STORE)).unwrap();
    done(folder.path(), &["build", "a.txt"]);
    assert!(fs::read(folder.path().join(STORE)).unwrap() == bytes, "nothing was read again");
    fs::remove_file(folder.path().join("cablegraph.toml")).unwrap();
    done(folder.path(), &["build", "a.txt"]);
    assert!(!exported(folder.path()).contains(ELNA));
}

#[test]
fn a_table_is_added_whole_or_not_at_all() {
    let folder = folder();
    write(folder.path(), "people.tsv", "id\tname\taliases\tgender\nQ900000020\tIda Holm\tI. Holm\tf\n");
    write(folder.path(), "mine.tsv", "id\tname\tkind\n\tTidewatch\tGroup\n\tFoam\tDrink\nQ1\tShort\n");
    done(folder.path(), &["knowledge", "add", "people.tsv", "-o", "mine.cgk"]);
    let output = run(folder.path(), &["knowledge", "add", "mine.tsv", "-o", "mine.cgk"]);
    assert_eq!(output.code, Some(1));
    says(&output, "error: mine.tsv, line 4: it has not as many cells as the header");
    says(&output, "error: 2 lines of mine.tsv are wrong; nothing was added");
    write(folder.path(), "mine.tsv", "id\tname\tkind\n\tTidewatch\tGroup\n");
    done(folder.path(), &["knowledge", "add", "mine.tsv", "-o", "mine.cgk"]);
    for (name, expected) in [("I. Holm", "Ida Holm"), ("Tidewatch", "Group")] {
        let shown = done(folder.path(), &["knowledge", "show", name, "--knowledge", "mine.cgk"]);
        assert!(shown.contains(expected), "{shown}");
    }
}
