//! A store that is locked, half-written, of another version or no store at all gets an error that says what to do.

use super::{STORE, articles, exported, folder, program, run, samples, says, write};
use std::io::Write as _;
use std::path::Path;
use std::process::Stdio;

/// Asks a store that consists of these bytes, and expects the one line.
fn check(bytes: &[u8], line: &str) {
    let folder = folder();
    write(folder.path(), STORE, bytes);
    write(folder.path(), "a.txt", "Talks ended in Oslo.\n");
    let path = folder.path().canonicalize().expect("it is there").join(STORE);
    let line = line.replace("STORE", &path.display().to_string());
    for arguments in
        [["query", "articles"].as_slice(), &["export"], &["build", "a.txt"], &["store", "compact"]]
    {
        let output = run(folder.path(), arguments);
        assert_eq!((output.code, output.stderr.trim_end()), (Some(1), line.as_str()), "{arguments:?}");
        assert_eq!(output.stdout, "");
    }
    let now = std::fs::read(folder.path().join(STORE)).expect("it is still there");
    assert!(now == bytes, "what is no store of ours was changed");
}

#[test]
fn no_store_at_all() {
    let folder = folder();
    for arguments in [["query", "articles"].as_slice(), &["export"], &["stats"], &["validate"], &["network"]]
    {
        let output = run(folder.path(), arguments);
        let line = "error: there is no store at cablegraph.nq.zst; make one with `cablegraph build`, or name another with --store\n";
        assert_eq!((output.code, output.stderr.as_str()), (Some(1), line), "{arguments:?}");
    }
    assert_eq!(folder.path().read_dir().expect("it is there").count(), 0, "asking leaves nothing behind");
}

#[test]
fn something_else_stands_there() {
    let otherwise = "name another path with --store, or read RDF with `cablegraph load`";
    check(
        b"Talks ended in Oslo.\n",
        &format!("error: STORE is not a cablegraph store (a file in another format); {otherwise}"),
    );
    let foreign = zstd::encode_all("<http://a> <http://b> <http://c> .\n".as_bytes(), 3)
        .expect("text can be compressed");
    check(
        &foreign,
        &format!(
            "error: STORE is not a cablegraph store (a zstd file that does not begin with our header); {otherwise}"
        ),
    );
    let folder = folder();
    write(folder.path(), "a.txt", "Talks ended in Oslo.\n");
    let output = run(folder.path(), &["build", "a.txt", "--store", "."]);
    assert_eq!(output.code, Some(1));
    says(
        &output,
        &format!("error: . is not a cablegraph store (a folder with other things in it); {otherwise}"),
    );
}

#[test]
fn an_empty_file() {
    check(b"", "error: STORE is empty and so not a store; delete it and run `cablegraph build` again");
}

#[test]
fn cut_off_in_its_first_bytes() {
    let line = "error: STORE was cut off in its very first bytes; delete it and run `cablegraph build` again";
    let folder = samples();
    let bytes = std::fs::read(folder.path().join(STORE)).expect("a store");
    check(&bytes[..20], line);
    check(&bytes[..3], line);
}

#[test]
fn another_version() {
    let header = zstd::encode_all("# cablegraph store 9\n".as_bytes(), 3).expect("text can be compressed");
    check(
        &header,
        "error: STORE has store format 9, this program reads format 1; use the program that wrote it, or build again into a new store",
    );
}

#[test]
fn half_written_is_noted_and_mended_by_building_again() {
    let folder = samples();
    let (path, whole, all) = (folder.path().join(STORE), exported(folder.path()), articles(folder.path()));
    let bytes = std::fs::read(&path).expect("a store");
    write(folder.path(), STORE, &bytes[..bytes.len() - 100]);
    let output = run(folder.path(), &["stats"]);
    assert_eq!(output.code, Some(0), "{}", output.stderr);
    let note = "note: a run was cut off and left ";
    assert!(output.stderr.starts_with(note), "{}", output.stderr);
    assert_eq!(articles(folder.path()), all - 1);
    assert_eq!(run(folder.path(), &["build", super::ARTICLES]).code, Some(0));
    assert_eq!(exported(folder.path()), whole);
    assert_eq!(run(folder.path(), &["stats"]).stderr, "");
}

#[test]
fn damage_in_the_middle_is_no_torn_end() {
    let folder = samples();
    let mut bytes = std::fs::read(folder.path().join(STORE)).expect("a store");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0x55;
    write(folder.path(), STORE, &bytes);
    let output = run(folder.path(), &["query", "articles"]);
    assert_eq!(output.code, Some(1), "{}", output.stderr);
    assert!(output.stderr.contains(" is damaged in frame "), "{}", output.stderr);
    assert!(output.stderr.contains("take the file from a copy"), "{}", output.stderr);
}

/// The process that holds the lock of the store, once there is one.
fn holder(folder: &Path) -> Option<u32> {
    let lock = folder.join(format!("{STORE}.lock"));
    std::fs::read_to_string(lock).ok()?.trim().parse().ok()
}

#[test]
fn locked_by_another_process() {
    let folder = folder();
    write(folder.path(), "b.txt", "Emmanuel Macron met Olaf Scholz in Paris.\n");
    // A build that waits for its standard input.
    let mut first = program(folder.path())
        .args(["build", "-"])
        .stdin(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    while holder(folder.path()) != Some(first.id()) || !folder.path().join(STORE).exists() {
        assert!(first.try_wait().expect("it can be asked").is_none(), "the first build ended");
        std::thread::yield_now();
    }
    let second = run(folder.path(), &["build", "b.txt"]);
    let asking = run(folder.path(), &["stats"]);
    let mut input = first.stdin.take().expect("its input is a pipe");
    input.write_all(b"Talks ended in Oslo.\n").expect("it listens");
    drop(input);
    assert!(first.wait().expect("it ends").success());
    assert_eq!(second.code, Some(1));
    let line = format!("{STORE} is locked by process {}; wait until it ends, or stop it\n", first.id());
    assert!(second.stderr.ends_with(&line), "{}", second.stderr);
    assert_eq!(asking.code, Some(0), "whoever only asks need not wait: {}", asking.stderr);
    assert_eq!(run(folder.path(), &["build", "b.txt"]).code, Some(0), "the lock ends with its holder");
    assert_eq!(articles(folder.path()), 2);
}

#[test]
fn a_store_without_articles_has_no_answers() {
    let folder = folder();
    std::fs::create_dir(folder.path().join("in")).expect("a folder can be made");
    run(folder.path(), &["build", "in"]);
    assert_eq!(articles(folder.path()), 0);
    for question in ["articles", "who-criticised", "SELECT ?it { ?it a cg:Statement }"] {
        let output = run(folder.path(), &["query", question]);
        assert_eq!((output.code, output.stderr.as_str()), (Some(4), ""), "{question}");
    }
    let output = run(folder.path(), &["query", "timeline", "--param", "actor=China"]);
    assert_eq!(output.code, Some(4), "{}", output.stderr);
    assert_eq!(run(folder.path(), &["network", "--quiet"]).code, Some(4));
    assert_eq!(run(folder.path(), &["validate"]).code, Some(0));
    assert_eq!(run(folder.path(), &["export"]).code, Some(0));
}
