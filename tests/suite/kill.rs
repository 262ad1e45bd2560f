//! A build that is killed at any moment leaves a store that opens and holds whole articles only, and building again
//! gives what an undisturbed run gives.
//!
//! The moments are spread over the measured length of such a run, one in each twentieth of it.

use crate::program::{ARTICLES, done, folder, program, run, write};
use cablegraph::store::{Access, Store};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

/// How often it is killed.
const KILLS: u32 = 20;
/// How many articles are read, at sixty-four a batch.
const COUNT: usize = 200;

/// Articles made of the paragraphs of the samples: enough of them that a build takes its time.
fn made_articles() -> String {
    let mut paragraphs = Vec::new();
    let mut files: Vec<_> = std::fs::read_dir(ARTICLES)
        .expect("the samples are there")
        .map(|it| it.expect("an entry").path())
        .collect();
    files.sort();
    for file in files.iter().filter(|file| file.extension().is_some_and(|it| it == "txt")) {
        let text = std::fs::read_to_string(file).expect("a sample is text");
        paragraphs.extend(text.lines().filter(|line| (100..300).contains(&line.len())).map(str::to_owned));
    }
    assert!(paragraphs.len() > 30, "the samples have paragraphs");
    (0..COUNT).fold(String::new(), |mut lines, number| {
        let article = serde_json::json!({
            "url": format!("https://example.org/{number}"),
            "title": format!("Note {number}"),
            "published": "2021-07-16",
            "text": format!("{}\n\nThis is note {number}.", paragraphs[number % paragraphs.len()]),
        });
        writeln!(lines, "{article}").expect("a string takes all that is written");
        lines
    })
}

type Graphs = BTreeMap<String, BTreeSet<String>>;

/// Every article of the store with its quads. There must be nothing else in it.
fn whole_articles(store: &Path) -> Graphs {
    let store = Store::open(store, Access::Read).expect("the store opens");
    let mut graphs: Graphs = store
        .articles()
        .expect("the store can be read")
        .into_iter()
        .map(|it| (it, BTreeSet::new()))
        .collect();
    for quad in store.graph().expect("the store can be read") {
        let quad = quad.expect("the store can be read");
        let graph = quad.graph_name.to_string();
        let article = graph.trim_start_matches('<').trim_end_matches('>');
        graphs.get_mut(article).expect("every quad is in the graph of an article").insert(quad.to_string());
    }
    graphs
}

/// A build under way.
fn building(folder: &Path, store: &str) -> Child {
    let mut command = program(folder);
    command.args(["build", "made.jsonl", "--store", store]).stderr(Stdio::null());
    command.spawn().expect("the program starts")
}

/// The seeded place of a number within its twentieth, from 0 to 1.
fn chance(round: u32) -> f64 {
    let mixed = round.wrapping_add(1).wrapping_mul(2_654_435_761);
    f64::from(mixed >> 16) / 65_536.0
}

/// The undisturbed run.
struct Undisturbed {
    graphs: Graphs,
    export: String,
    length: Duration,
}

fn undisturbed(folder: &Path, store: &str) -> Undisturbed {
    let started = Instant::now();
    let status = building(folder, store).wait().expect("it ends");
    let length = started.elapsed();
    assert!(status.success(), "the undisturbed build failed");
    let graphs = whole_articles(&folder.join(store));
    assert_eq!(graphs.len(), COUNT);
    Undisturbed { graphs, export: done(folder, &["export", "--format", "nquads", "--store", store]), length }
}

/// Whether the store holds whole articles only; returns how many.
fn check_whole(folder: &Path, store: &str, undisturbed: &Undisturbed) -> usize {
    let path = folder.join(store);
    // Killed before it made anything: there is no store yet, and nothing that looks like one.
    if !path.exists() || path.is_dir() && !path.join("CURRENT").exists() {
        return 0;
    }
    let graphs = whole_articles(&path);
    for (article, quads) in &graphs {
        assert!(undisturbed.graphs.get(article) == Some(quads), "{article} is not whole");
    }
    let judged = run(folder, &["validate", "--store", store]);
    assert_eq!(judged.code, Some(0), "{}{}", judged.stdout, judged.stderr);
    graphs.len()
}

/// Kills builds of the store named `{name}{ending}` again and again.
fn survives(ending: &str) {
    let folder = folder();
    write(folder.path(), "made.jsonl", made_articles());
    let undisturbed = undisturbed(folder.path(), &format!("whole{ending}"));
    let mut amid = 0;
    for round in 0..KILLS {
        let store = format!("killed-{round}{ending}");
        let moment = undisturbed.length.mul_f64((f64::from(round) + chance(round)) / f64::from(KILLS));
        let mut child = building(folder.path(), &store);
        std::thread::sleep(moment);
        child.kill().expect("it can be killed, even if it has just ended");
        child.wait().expect("it ends");
        let count = check_whole(folder.path(), &store, &undisturbed);
        amid += u32::from(count > 0 && count < COUNT);
        done(folder.path(), &["build", "made.jsonl", "--store", &store, "--quiet"]);
        let export = done(folder.path(), &["export", "--format", "nquads", "--store", &store]);
        assert!(export == undisturbed.export, "killed after {moment:?}, built again, the graph differs");
    }
    assert!(amid > 0, "no kill fell between the first article and the last");
}

#[test]
fn a_store_file_survives_being_killed() {
    survives(".nq.zst");
}

#[cfg(feature = "rocksdb")]
#[test]
fn a_store_folder_survives_being_killed() {
    survives("/");
}

/// Asks the build to stop once its store has grown, and returns its exit code.
#[cfg(unix)]
fn interrupted(folder: &Path, store: &str) -> Option<i32> {
    let mut child = building(folder, store);
    let path = folder.join(store);
    let header = 400;
    while !std::fs::metadata(&path).is_ok_and(|found| found.len() > header) {
        assert!(child.try_wait().expect("it can be asked").is_none(), "it ended before it was interrupted");
        std::thread::sleep(Duration::from_millis(1));
    }
    let sent = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(sent.is_ok_and(|status| status.success()), "the signal was sent");
    child.wait().expect("it ends").code()
}

#[cfg(unix)]
#[test]
fn an_interrupted_build_ends_between_two_articles() {
    let folder = folder();
    write(folder.path(), "made.jsonl", made_articles());
    let undisturbed = undisturbed(folder.path(), "whole.nq.zst");
    assert_eq!(interrupted(folder.path(), "a.nq.zst"), Some(130));
    let count = check_whole(folder.path(), "a.nq.zst", &undisturbed);
    assert!(count > 0, "what was read before is kept");
    done(folder.path(), &["build", "made.jsonl", "--store", "a.nq.zst", "--quiet"]);
    let export = done(folder.path(), &["export", "--format", "nquads", "--store", "a.nq.zst"]);
    assert!(export == undisturbed.export, "interrupted, built again, the graph differs");
}
