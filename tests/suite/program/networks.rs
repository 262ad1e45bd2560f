//! Networks from the command line: every view, in every form, narrowed, sliced, compared and walked.

use super::{done, run, samples, says, write};

#[test]
fn every_view_is_drawn_and_listed() {
    let folder = samples();
    for view in ["actors", "affiliation", "co-article", "co-mention", "countries", "discourse", "quotes"] {
        let table = done(folder.path(), &["network", view, "--table", "--top", "5"]);
        assert!(
            table.starts_with("   name") && table.contains(" nodes, ") && table.contains("modularity"),
            "{table}"
        );
        for format in ["svg", "png", "html", "cyjs"] {
            let file = format!("{view}.{format}");
            done(folder.path(), &["network", view, "-o", &file]);
            assert!(folder.path().join(file).metadata().unwrap().len() > 2_000, "{view} as {format}");
        }
    }
}

#[test]
fn what_a_picture_leaves_out_is_said() {
    let folder = samples();
    let output = run(folder.path(), &["network", "--nodes", "20", "-o", "few.svg"]);
    assert_eq!(output.code, Some(0));
    assert!(
        output.stderr.contains("left out: ") && output.stderr.contains("; --nodes 133 shows all"),
        "{}",
        output.stderr
    );
    let picture = std::fs::read_to_string(folder.path().join("few.svg")).unwrap();
    assert!(
        picture.contains("the 20 strongest of 133") && picture.contains(">Joe Biden<"),
        "the greatest is never cut"
    );
    let whole = run(folder.path(), &["network", "-o", "all.json"]);
    assert!(!whole.stderr.contains("left out"), "{}", whole.stderr);
}

#[test]
fn nothing_found_says_what_there_would_be() {
    let folder = samples();
    let output = run(folder.path(), &["network", "--type", "ACUSE", "--format", "csv"]);
    assert_eq!(output.code, Some(4));
    let hint = "nothing matched; with --include claims and without other filters there are ";
    assert!(output.stderr.contains(hint) && output.stderr.contains("ACCUSE, "), "{}", output.stderr);
    let picture = run(folder.path(), &["network", "--from", "1800", "--to", "1801", "-o", "none.svg"]);
    assert_eq!(picture.code, Some(4));
    let picture = std::fs::read_to_string(folder.path().join("none.svg")).unwrap();
    assert!(picture.contains("from 1800; to 1801"), "an empty picture says what it left out");
}

#[test]
fn slices_are_a_file_each() {
    let folder = samples();
    done(folder.path(), &["network", "--slices", "year", "--format", "gexf", "-o", "years"]);
    let mut files: Vec<String> = std::fs::read_dir(folder.path().join("years"))
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    files.sort();
    assert!(files.contains(&"actors-2021.gexf".to_owned()), "{files:?}");
    let year = std::fs::read_to_string(folder.path().join("years/actors-2021.gexf")).unwrap();
    assert!(year.contains("start=\"2021-") && !year.contains("start=\"2022-"));
    let tables = done(folder.path(), &["network", "--slices", "year", "--table", "--top", "1"]);
    assert!(tables.contains("2021\n   name"), "{tables}");
}

#[test]
fn graph_files_are_laid_out_or_still_when_asked() {
    let folder = samples();
    let gexf = |more: &[&str]| done(folder.path(), &[&["network", "--format", "gexf"], more].concat());
    assert!(gexf(&[]).contains("<spell ") && !gexf(&[]).contains("viz:position"));
    assert!(gexf(&["--layout"]).contains("<viz:position x="));
    assert!(!gexf(&["--static"]).contains("<spell ") && gexf(&["--static"]).contains("mode=\"static\""));
}

#[test]
fn two_windows_are_compared() {
    let folder = samples();
    let told = done(folder.path(), &["network", "diff", "2021..2022", "2023..2024", "--top", "2"]);
    for heading in ["rose\n", "fell\n", "turned sour\n", "new ties\n", "ties no longer told of\n"] {
        assert!(told.contains(heading), "{heading} in {told}");
    }
    assert!(told.contains("Russia — Ukraine") && told.contains("“"), "a tie shows its sentence: {told}");
    assert_eq!(run(folder.path(), &["network", "diff", "1800", "1801"]).code, Some(4));
}

#[test]
fn a_way_between_two_shows_its_sentences() {
    let folder = samples();
    let told = done(folder.path(), &["network", "path", "Wang Yi", "China"]);
    assert!(told.starts_with("Wang Yi — Antony Blinken\n  Antony Blinken → Wang Yi: CONSULT"), "{told}");
    assert!(told.contains("accused China of genocide"), "{told}");
    let nowhere = run(folder.path(), &["network", "path", "Nikol Pashinyan", "China"]);
    assert_eq!(nowhere.code, Some(4));
    says(
        &nowhere,
        "no ties of the view actors connect Nikol Pashinyan and China; try --include claims or --view co-mention",
    );
}

#[test]
fn a_view_of_ones_own_is_a_query() {
    let folder = samples();
    let view = "# title: Who meets whom\nSELECT ?source ?target ?node ?evidence ?article WHERE { GRAPH ?article {
        ?node sem:eventType plover:CONSULT ; cg:actor ?source ; cg:recipient ?target ; cg:evidence ?evidence } }";
    write(folder.path(), "meetings.rq", view);
    let found = done(folder.path(), &["network", "--view-file", "meetings.rq", "--format", "csv"]);
    assert!(found.lines().count() > 3 && found.contains(",meetings,"), "{found}");
    write(folder.path(), "broken.rq", "# title: x\nSELECT ?source WHERE {");
    let output = run(folder.path(), &["network", "--view-file", "broken.rq"]);
    assert_eq!(output.code, Some(2), "{}", output.stderr);
    assert!(output.stderr.contains("broken.rq") || output.stderr.contains("line "), "{}", output.stderr);
}

#[test]
fn what_is_wrong_is_said_with_what_is_near() {
    let folder = samples();
    for (arguments, code, line) in [
        (
            "network --from 2022 --to 2021-12",
            2,
            "error: the window from 2022 to 2021-12 is the wrong way round",
        ),
        (
            "network --from 2022-13",
            2,
            "error: invalid value '2022-13' for '--from <FROM>': not a date; give a day, month or year such as 2021-07-21, 2021-07 or 2021",
        ),
        (
            "network actorz",
            2,
            "error: no view of the network is called 'actorz'; did you mean actors? there are actors, affiliation, co-article, co-mention, countries, discourse, quotes",
        ),
        (
            "network diff 2022..2021-12 2023",
            2,
            "error: the window from 2022 to 2021-12 is the wrong way round",
        ),
        (
            "network diff 2022 then",
            2,
            "error: invalid value 'then' for '<AFTER>': not a date; give a day, month or year such as 2021-07-21, 2021-07 or 2021",
        ),
        (
            "network --measure betweeness",
            2,
            "error: invalid value 'betweeness' for '--measure <MEASURE>': there is no measure \"betweeness\"; did you mean betweenness? there are degree, indegree, outdegree, strength, instrength, outstrength, friendly, hostile, betweenness, closeness, eigenvector, pagerank, hub, authority, clustering, core",
        ),
        (
            "network --min-weight nan",
            2,
            "error: invalid value 'nan' for '--min-weight <MIN_WEIGHT>': a weight is a number from 0",
        ),
        (
            "network -o actors.jpg",
            2,
            "error: \"jpg\" is no format of a network; say one with --format: table, gexf, graphml, dot, csv, json, cyjs, svg, png, html",
        ),
        (
            "network --country NATO",
            2,
            "error: 'NATO' has no country code in the store; give a country by its name or its ISO code of three letters",
        ),
        (
            "network --theme drak",
            2,
            "error: invalid value 'drak' for '--theme <THEME>': there is no theme \"drak\"; did you mean dark? there are light, dark",
        ),
        (
            "network --slices month --format svg",
            2,
            "error: slices are a file each; say into which folder with -o FOLDER",
        ),
        (
            "network --format gexff",
            2,
            "error: invalid value 'gexff' for '--format <FORMAT>': there is no format \"gexff\"; did you mean gexf?",
        ),
    ] {
        let words: Vec<&str> = arguments.split(' ').collect();
        let output = run(folder.path(), &words);
        assert_eq!(output.code, Some(code), "{arguments}: {}", output.stderr);
        says(&output, line);
        assert_eq!(output.stdout, "", "{arguments}: nothing but data belongs on standard output");
    }
}
