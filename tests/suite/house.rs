//! Holds the sources to the house and its style: what a machine can see of them.
//!
//! The order of the modules stands here and nowhere else. What the graph promises is tested in [`promises`], what
//! lists, folders and papers promise each other in [`papers`].

mod identity;
mod papers;
mod promises;
mod source;

use source::{Source, sources};

/// All modules, lowest first: ground, reading side, asking side, edges. A module uses only those before it.
const ORDER: &str = "vocab iri article | input language knowledge extract graph pipeline \
    | store merge query network validate export | accuracy import serve cli command";

/// Modules that never meet: those of the first list use none of the second.
const APART: [(&[&str], &[&str]); 4] = [
    (&["store", "merge", "query", "network", "validate", "export"], &["language", "knowledge", "extract"]),
    (&["extract", "graph"], &["store"]),
    (&["accuracy", "import"], &["store", "merge", "query", "network", "validate", "export"]),
    (&["serve"], &["language", "knowledge", "extract"]),
];

/// The pure part of the reading side: what lies between an article and its quads.
const PURE: [&str; 4] = ["language", "knowledge", "extract", "graph"];

/// Those that speak to whoever sits at the terminal.
const EDGE: [&str; 3] = ["command", "cli", "main"];

/// Fails with what was found, one a line.
#[track_caller]
fn nothing(found: &[String], rule: &str) {
    assert!(found.is_empty(), "{rule}:\n  {}\n", found.join("\n  "));
}

/// Every line of the files that `of` chooses on which one of the words stands.
fn lines(of: impl Fn(&Source) -> bool, words: &[&str]) -> Vec<String> {
    let sources = sources();
    let chosen = sources.iter().filter(|source| of(source));
    chosen.flat_map(|source| words.iter().flat_map(|word| source.lines_with(word))).collect()
}

fn place(module: &str) -> usize {
    let found = ORDER.split_whitespace().filter(|it| *it != "|").position(|it| it == module);
    found.unwrap_or_else(|| panic!("the module '{module}' has no place in ORDER of tests/suite/house.rs"))
}

#[test]
fn a_module_uses_only_those_before_it() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|it| !["lib", "main"].contains(&it.module())) {
        for used in source.uses().iter().filter(|used| *used != source.module()) {
            if place(used) > place(source.module()) {
                wrong.push(format!("src/{} uses {used}", source.path));
            }
        }
        // The macro of `vocab` is written out one level further down.
        let ups = "super::".repeat(source.path.trim_end_matches(".rs").split('/').count());
        let roots = source.lines_with(&ups).into_iter().filter(|_| source.module() != "vocab");
        wrong.extend(roots.map(|line| format!("{line} (say `crate::`)")));
    }
    nothing(&wrong, "these imports point back; the type is in the wrong module");
}

#[test]
fn the_two_sides_never_meet() {
    let sources = sources();
    let mut wrong = Vec::new();
    for (here, there) in APART {
        for source in sources.iter().filter(|it| here.contains(&it.module())) {
            let met = source.uses().into_iter().filter(|used| there.contains(&used.as_str()));
            wrong.extend(met.map(|used| format!("src/{} uses {used}", source.path)));
        }
    }
    nothing(&wrong, "only command and tests see both the reading and the asking side");
}

#[test]
fn the_library_lists_its_modules_in_their_order() {
    let sources = sources();
    let lib = sources.iter().find(|it| it.path == "lib.rs").expect("there is a lib.rs");
    let modules = lib.code.lines().filter_map(|line| line.trim().strip_prefix("pub mod "));
    let listed: Vec<_> = modules.map(|line| line.trim_end_matches(';')).collect();
    let mut sides: Vec<_> = listed.iter().map(|module| place(module)).collect();
    // The ground has no order that anybody would see: `vocab` and `iri` know nothing of each other.
    for ground in sides.iter_mut().filter(|place| **place < 2) {
        *ground = 0;
    }
    assert!(sides.is_sorted(), "lib.rs lists {listed:?}, and the order is {ORDER}");
    let missing: Vec<_> = sources
        .iter()
        .filter(|it| !["lib", "main"].contains(&it.module()) && !EDGE.contains(&it.module()))
        .filter(|it| !listed.contains(&it.module()))
        .map(|it| it.path.clone())
        .collect();
    nothing(&missing, "these files belong to no module of lib.rs");
}

#[test]
fn nothing_but_command_prints() {
    let words = ["println!", "eprintln!", "print!", "eprint!", "dbg!"];
    nothing(&lines(|it| !EDGE.contains(&it.module()), &words), "only command and main print");
}

#[test]
fn between_article_and_quads_there_is_no_world() {
    let words = [
        "std::time",
        "SystemTime",
        "Instant",
        "Zoned",
        "Timestamp::now",
        "rand",
        "random",
        "RandomState",
        "thread",
        "rayon",
        "std::fs",
        "File",
        "std::net",
        "std::process",
        "std::env",
        "stdin",
        "async",
        "mpsc",
        "Mutex",
    ];
    let found = lines(|it| PURE.contains(&it.module()), &words);
    nothing(&found, "no I/O, clock, randomness or thread stands between an article and its quads");
}

#[test]
fn the_graph_is_made_in_an_order_that_hashes_do_not_decide() {
    let found = lines(|it| ["extract", "graph"].contains(&it.module()), &["HashMap", "HashSet"]);
    nothing(&found, "what is understood is sorted or kept in a BTreeMap, so that no hash decides an order");
}

#[test]
fn async_lives_in_serve_alone() {
    let words = ["async fn", "async move", ".await", "tokio"];
    nothing(&lines(|it| it.module() != "serve", &words), "async lives in serve alone");
}

#[test]
fn nothing_panics_without_a_proof() {
    let words = [".unwrap()", "panic!", "todo!", "unimplemented!", "unreachable!", "unwrap_unchecked"];
    nothing(&lines(|_| true, &words), "a failure is a Result; `expect` says why there is none");
    let mut wrong = Vec::new();
    for source in &sources() {
        for (at, _) in source.spoken.match_indices(".expect(") {
            let proof = source.spoken[at + ".expect(".len()..].trim_start();
            let words = proof.strip_prefix('"').and_then(|it| it.split('"').next()).unwrap_or_default();
            if words.split_whitespace().count() < 3 {
                let line = source.spoken[..at].lines().count();
                wrong.push(format!("src/{}:{line}: expect({words:?})", source.path));
            }
        }
    }
    nothing(&wrong, "`expect` says in a sentence why it holds");
}

#[test]
fn anyhow_is_for_the_edge() {
    let found = lines(|it| !["command", "main"].contains(&it.module()), &["anyhow"]);
    nothing(&found, "a fallible module has one typed error of its own; anyhow stands in command and main");
}

#[test]
fn nothing_is_unsafe_but_a_kernel() {
    let kernel = ["language/kernel.rs", "language/processor.rs"];
    let found = lines(|it| !kernel.contains(&it.path.as_str()), &["unsafe"]);
    nothing(&found, "`unsafe` only in the measured kernel of `language`, and where its processor is chosen");
}

/// Files that may spell IRIs out, each with the reason.
const SPELLS_IRIS: [(&str, &str); 2] = [
    ("iri.rs", "it mints them"),
    (
        "query/prefix.rs",
        "it names to the reader of an answer what iri.rs mints, and both are tested against each other",
    ),
];

#[test]
fn iris_are_made_in_one_file() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|it| it.module() != "vocab") {
        let may_spell = SPELLS_IRIS.iter().any(|(path, _)| *path == source.path);
        for (at, line) in source.spoken.lines().enumerate() {
            let is_own = line.contains("w3id.org/cablegraph");
            let is_made = line.contains("://") && line.contains('{') && line.contains("format!");
            if !may_spell && (is_own || is_made) {
                wrong.push(format!("src/{}:{}: {}", source.path, at + 1, line.trim()));
            }
        }
    }
    nothing(&wrong, "IRIs are minted in iri.rs and terms spelled in vocab, nowhere else");
    let below = lines(|it| !["iri", "graph", "pipeline"].contains(&it.module()), &[".node(", ".mention("]);
    let minted: Vec<_> = below.into_iter().filter(|line| line.contains("iri.")).collect();
    nothing(&minted, "only `graph` asks iri.rs for nodes below an article");
}

#[test]
fn a_file_is_one_idea() {
    let mut wrong = Vec::new();
    for source in &sources() {
        let lines = source.text.lines().take_while(|line| !line.starts_with("#[cfg(test)]")).count();
        let lines = if source.text.contains("#[cfg(test)]\nmod tests;") {
            source.text.lines().count()
        } else {
            lines
        };
        if lines > 400 {
            wrong.push(format!("src/{}: {lines} lines before its tests", source.path));
        }
    }
    nothing(&wrong, "a file over 400 lines is two things");
}

#[test]
fn a_function_is_one_thing() {
    let mut wrong = Vec::new();
    for source in &sources() {
        for (line, name, length) in source.functions() {
            if length > 60 {
                wrong.push(format!("src/{}:{line}: {name} takes {length} lines", source.path));
            }
        }
    }
    nothing(&wrong, "a function over 60 lines is two things");
}

#[test]
fn a_file_says_first_what_it_is_for() {
    let mut wrong = Vec::new();
    for source in &sources() {
        let head = source.text.lines().next().unwrap_or_default();
        if head.strip_prefix("//! ").is_none_or(|words| words.split_whitespace().count() < 3) {
            wrong.push(format!("src/{}: {head}", source.path));
        }
    }
    nothing(&wrong, "every file begins with `//!` and one sentence on what it turns into what");
}

#[test]
fn names_are_plain() {
    let refused = ["utils", "util", "common", "helpers", "helper", "types", "manager", "misc", "mod"];
    let name = |it: &Source| it.path.trim_end_matches(".rs").rsplit('/').next().map(str::to_owned);
    let files: Vec<_> = sources()
        .iter()
        .filter(|it| {
            it.path.split('/').any(|part| refused.contains(&part))
                || name(it).is_some_and(|name| refused.contains(&name.as_str()))
        })
        .map(|it| it.path.clone())
        .collect();
    nothing(&files, "a file is named by the noun it makes");
    let mut functions = Vec::new();
    for source in &sources() {
        for (line, name, _) in source.functions() {
            if ["get_", "set_", "do_", "process_", "handle_"].iter().any(|start| name.starts_with(start)) {
                functions.push(format!("src/{}:{line}: {name}", source.path));
            }
        }
    }
    nothing(&functions, "a function that makes a value is named for it, and one that acts by its verb");
}

/// Macros of our own, each with the reason.
const MACROS: [(&str, &str); 2] = [
    ("vocabulary", "a term and its comment stand once"),
    ("labels", "a label of the treebanks and its name stand once"),
];

#[test]
fn macros_are_few() {
    let found = lines(|_| true, &["macro_rules!"]);
    let others: Vec<_> = found
        .into_iter()
        .filter(|line| !MACROS.iter().any(|(name, _)| line.contains(&format!("! {name} "))))
        .collect();
    nothing(&others, "no macros of our own but those of MACROS in tests/suite/house.rs");
}

#[test]
fn no_plans_land() {
    let marks = ["TO", "FIX", "XX"].map(|start| {
        format!(
            "{start}{}",
            if start == "TO" {
                "DO"
            } else if start == "FIX" {
                "ME"
            } else {
                "X"
            }
        )
    });
    let mut wrong = Vec::new();
    for source in &sources() {
        for (at, line) in source.text.lines().enumerate() {
            if marks.iter().any(|mark| line.contains(mark.as_str())) || line.contains("#[ignore") {
                wrong.push(format!("src/{}:{}: {}", source.path, at + 1, line.trim()));
            }
        }
    }
    nothing(&wrong, "a comment says why, never what is to come");
}
