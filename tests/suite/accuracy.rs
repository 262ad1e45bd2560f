//! Holds what is read to what was reached before: no measure of `eval` may fall below `data/gold/floor.toml`.
//!
//! The corpora are other people's and no part of the repository. Where they do not stand beside it the test says so. The
//! test leaves GUM and GAP out, to be quick; `cablegraph eval --check-floor` does not. `UPDATE=1` lifts the floor to what is reached.

use super::program::{done, folder, run, says, write};
use cablegraph::accuracy::{Corpora, Floor, Measure, SETS};
use cablegraph::knowledge::Knowledge;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What is unpacked, the quick ones first.
const UNPACKED: [&str; 12] = [
    "ud_ewt",
    "uner_ewt",
    "crossner_politics",
    "el_fair",
    "plover",
    "petrarch2",
    "meantime",
    "knowledgenet",
    "polnear_dev",
    "timenorm",
    "gum",
    "gap",
];

/// How many of them the test reads.
const QUICK: usize = 10;

/// Where the floor stands, for `UPDATE=1`.
const FLOOR: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/gold/floor.toml");

/// Unpacks corpora into a folder; false where there are none.
fn unpack(into: &Path, corpora: &[&str]) -> bool {
    let unpack: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora/unpack");
    if !unpack.is_file() {
        println!("skipped: {} is not there", unpack.display());
        return false;
    }
    let output = Command::new(&unpack).arg("-C").arg(into).args(corpora).output().expect("unpack starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    true
}

#[test]
fn no_measure_falls() {
    let folder = folder();
    let is_update = std::env::var_os("UPDATE").is_some();
    let unpacked = if is_update { &UNPACKED[..] } else { &UNPACKED[..QUICK] };
    if !unpack(folder.path(), unpacked) {
        return;
    }
    let (knowledge, corpora) = (Knowledge::bundled(), Corpora::new(folder.path()));
    let mut measures: Vec<Measure> = Vec::new();
    for benchmark in SETS.iter().flat_map(|set| set.benchmarks) {
        if benchmark.corpora.iter().all(|corpus| unpacked.contains(corpus)) {
            measures.extend(benchmark.run(&knowledge, &corpora).expect("the corpus is unpacked"));
        }
    }
    assert!(measures.iter().all(|it| it.cases > 0), "every measure has cases: {measures:?}");
    if is_update {
        let raised = Floor::bundled().raised(&measures);
        std::fs::write(FLOOR, raised.to_string()).expect("the floor can be written");
        return;
    }
    let fallen: Vec<_> = Floor::bundled().fallen(&measures).iter().map(ToString::to_string).collect();
    assert!(fallen.is_empty(), "these fell:\n  {}", fallen.join("\n  "));
}

#[test]
fn a_corpus_that_is_not_there_is_named() {
    let folder = folder();
    let output = run(folder.path(), &["eval", "--corpora", "nowhere"]);
    assert_eq!((output.code, output.stdout.as_str()), (Some(1), ""), "{}", output.stderr);
    says(
        &output,
        "error: nowhere/ud_ewt/en_ewt-ud-test.conllu is not there: unpack the corpus ud_ewt into nowhere",
    );
}

/// Corpora of one sentence in which annotators call "and" a person, which nobody finds.
fn tiny() -> tempfile::TempDir {
    let folder = folder();
    for (corpus, file, text) in [
        (
            "ud_ewt",
            "en_ewt-ud-test.conllu",
            "# sent_id = a\n1\tand\tand\tCCONJ\tCC\t_\t0\troot\t_\tSpaceAfter=No\n2\t.\t.\tPUNCT\t.\t_\t1\tpunct\t_\t_\n\n",
        ),
        ("uner_ewt", "test.iob2", "# sent_id = a\n1\tand\tB-PER\n2\t.\tO\n\n"),
        ("crossner_politics", "test.txt", "and\tB-politician\n.\tO\n"),
    ] {
        std::fs::create_dir(folder.path().join(corpus)).expect("a folder can be made");
        write(&folder.path().join(corpus), file, text);
    }
    folder
}

#[test]
fn a_fall_is_named_and_is_a_failure() {
    let folder = tiny();
    let measured = run(folder.path(), &["eval", "names", "--corpora", ".", "--format", "csv"]);
    assert_eq!((measured.code, measured.stderr.as_str()), (Some(0), ""));
    assert!(measured.stdout.starts_with("measure,score,reference,cases\r\n"), "{}", measured.stdout);
    assert!(measured.stdout.contains("\r\nCrossNER politics Person,0.00,,1\r\n"), "{}", measured.stdout);
    let checked =
        run(folder.path(), &["eval", "names", "--corpora", ".", "--format", "csv", "--check-floor"]);
    assert_eq!((checked.code, &checked.stdout), (Some(1), &measured.stdout), "{}", checked.stderr);
    for measure in ["UNER-EWT names", "CrossNER politics names"] {
        let start = format!("error: {measure} is 0.00 and may not fall below ");
        assert!(checked.stderr.lines().any(|line| line.starts_with(&start)), "{}", checked.stderr);
    }
}

#[test]
fn figures_are_told_to_programs_and_to_people() {
    let folder = tiny();
    let json = done(folder.path(), &["eval", "names", "--corpora", ".", "--format", "json"]);
    let figures: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
    let first = &figures[0];
    assert_eq!((&first["benchmark"], &first["measure"]), (&"UNER-EWT".into(), &"names".into()));
    assert_eq!((&first["score"], &first["cases"]), (&0.0.into(), &1.into()));
    assert_eq!(first["references"][1], serde_json::json!({ "of": "reach", "score": 80.0 }));
    let table = done(folder.path(), &["eval", "names", "--corpora", "."]);
    let line = table.lines().find(|line| line.starts_with(" UNER-EWT names ")).expect("the measure is shown");
    assert!(
        line.contains(" 0.00 ") && line.contains("spaCy en_core_web_sm 59.3, reach 80.0, aim 86.0"),
        "{line}"
    );
}
