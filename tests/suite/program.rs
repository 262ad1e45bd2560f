//! Runs the program as people run it: in a folder, with arguments, and looks at what it prints and how it ends.

mod bad_input;
mod broken_store;
mod exports;
mod formats;
mod knowledge;
mod merge;
mod networks;
mod same_bytes;
mod wrong_use;

use cablegraph::store::{Access, Store};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use tempfile::TempDir;

/// The store that a run makes in its folder, unless it is told otherwise.
pub(crate) const STORE: &str = "cablegraph.nq.zst";

/// The sample articles.
pub(crate) const ARTICLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/articles");

/// What a run printed, and how it ended.
#[derive(Debug)]
pub(crate) struct Output {
    /// The exit code; none if a signal ended it.
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// The program, about to run in `folder`, with no setting but the built-in ones.
pub(crate) fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cablegraph"));
    command.current_dir(folder).env_remove("CABLEGRAPH_STORE").env_remove("CABLEGRAPH_BASE");
    command.env_remove("CABLEGRAPH_KNOWLEDGE");
    command.stdin(Stdio::null());
    command
}

/// Runs the program in `folder` to its end.
pub(crate) fn run(folder: &Path, arguments: &[&str]) -> Output {
    finished(program(folder).args(arguments))
}

/// Runs a command to its end.
pub(crate) fn finished(command: &mut Command) -> Output {
    let output = command.output().expect("the program starts");
    Output {
        code: output.status.code(),
        stdout: String::from_utf8(output.stdout).expect("data is written as UTF-8"),
        stderr: String::from_utf8(output.stderr).expect("words are written as UTF-8"),
    }
}

/// Runs the program, which must succeed, and gives its standard output.
pub(crate) fn done(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments);
    assert_eq!(output.code, Some(0), "{arguments:?}: {}", output.stderr);
    output.stdout
}

/// The graph as N-Quads, in the order in which they are exported.
pub(crate) fn exported(folder: &Path) -> String {
    done(folder, &["export", "--format", "nquads"])
}

/// A folder with a store of all sample articles in it. They are read once for all tests.
pub(crate) fn samples() -> TempDir {
    static BYTES: OnceLock<Vec<u8>> = OnceLock::new();
    let folder = folder();
    let bytes = BYTES.get_or_init(|| {
        done(folder.path(), &["build", ARTICLES]);
        std::fs::read(folder.path().join(STORE)).expect("a build leaves a store")
    });
    write(folder.path(), STORE, bytes);
    folder
}

/// An empty folder that is gone after the test.
pub(crate) fn folder() -> TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

/// Writes a file into the folder.
pub(crate) fn write(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) {
    let mut file = std::fs::File::create(folder.join(name)).expect("a temporary file can be made");
    file.write_all(bytes.as_ref()).expect("a temporary file can be written");
}

/// How many articles the store in the folder holds.
pub(crate) fn articles(folder: &Path) -> usize {
    let store = Store::open(&folder.join(STORE), Access::Read).expect("the store opens");
    store.articles().expect("the store can be read").len()
}

/// Whether one line of the output is exactly this.
pub(crate) fn says(output: &Output, line: &str) {
    assert!(output.stderr.lines().any(|it| it == line), "no line {line:?} in:\n{}", output.stderr);
}
