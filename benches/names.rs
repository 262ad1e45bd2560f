//! Measures the index of names: a dump of made-up things imported, and names looked up beside the built-in ones.
//!
//! The dump has the form of Wikidata's own: an entity a line, with words in two languages, claims and pages. Names are
//! put together of syllables by the number of the thing, so that some are shared, as names are.

use crate::{memory, number, tell, timed};
use anyhow::{Context, Result, ensure};
use cablegraph::import::{BUDGET, Import, import};
use cablegraph::knowledge::{Classes, Index, Knowledge, Names};
use cablegraph::language::Models;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::fs::File;
use std::hint::black_box;
use std::io::{BufWriter, Write};
use std::path::Path;

/// How many names are looked up for a figure.
const LOOKUPS: usize = 200_000;
/// What the made-up things are instances of, in turn: mostly people, as in Wikidata.
const CLASSES: [&str; 8] = ["Q5", "Q5", "Q4830453", "Q5", "Q515", "Q43229", "Q5", "Q11424"];

pub(crate) fn measure(count: usize) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let dump = folder.path().join("dump.json");
    make(&dump, count)?;
    tell("the dump", number(usize::try_from(dump.metadata()?.len())?) / 1e6, "MB")?;
    let index = folder.path().join("names.cgk");
    let job = Import {
        dump,
        index: index.clone(),
        classes: Classes::bundled([]),
        min_sitelinks: 0,
        budget: BUDGET,
    };
    let (outcome, seconds) = timed(|| import(&job, &mut |_, _| {}, &|| true));
    let things = outcome?.things.context("nothing stops the import")?;
    ensure!(things > count / 2, "most of what was made is kept");
    tell("import", seconds, "s")?;
    tell("import", number(count) / seconds, "entities/s")?;
    if let Some(highest) = memory::highest() {
        tell("highest memory of importing", highest / 1e6, "MB")?;
    }
    let bytes = std::fs::read(&index)?;
    tell("the index", number(bytes.len()) / 1e6, "MB")?;
    let (opened, seconds) = timed(|| Index::decode(bytes));
    tell("opening the index, once it is in memory", seconds, "s")?;
    looking_up(opened?, count)
}

/// Names of each sort looked up, with the built-in names alone and with the index besides.
fn looking_up(index: Index, count: usize) -> Result<()> {
    let alone = Knowledge::with_models(Models::bundled());
    let built_in: Vec<String> = alone.names.all_forms().into_iter().collect();
    let made: Vec<String> = (0..LOOKUPS).map(|at| name(at * 7_919 % count)).collect();
    let missing: Vec<String> = (0..LOOKUPS).map(|at| name(at * 7_919 % count) + "sson").collect();
    let run = |what: &str, names: &Names, forms: &[String], is_there: bool| {
        let wanted = forms.iter().cycle().take(LOOKUPS);
        let found = |form: &&String| {
            names.find(form).next().is_some_and(|(id, _)| {
                black_box(names.known(id));
                true
            })
        };
        let (hits, seconds) = timed(|| wanted.filter(found).count());
        ensure!((hits > LOOKUPS / 2) == is_there, "{what}: {hits} of {LOOKUPS} were found");
        tell(what, seconds / number(LOOKUPS) * 1e9, "ns")
    };
    run("a built-in name, built-in names alone", &alone.names, &built_in, true)?;
    run("an unknown name, built-in names alone", &alone.names, &missing, false)?;
    let both = alone.with_index(index);
    run("a built-in name, with the index", &both.names, &built_in, true)?;
    run("a name of the index", &both.names, &made, true)?;
    run("an unknown name, with the index", &both.names, &missing, false)?;
    // What most lookups of reading are: some words from a capital on.
    let words: Vec<String> = built_in
        .iter()
        .zip(&made)
        .map(|(first, then)| format!("{} said that {then}", first.split(' ').next().unwrap_or_default()))
        .collect();
    run("words that are no name, with the index", &both.names, &words, false)?;
    // The same names as the built-in ones stand in memory, to part the sort of index from its size.
    let hashed: HashMap<String, usize> = (0..count).map(|at| (name(at), at)).collect();
    let (hits, seconds) = timed(|| made.iter().filter(|form| hashed.contains_key(form.as_str())).count());
    ensure!(hits == LOOKUPS, "all names are in the map");
    tell("as many names in a hash map", seconds / number(LOOKUPS) * 1e9, "ns")
}

/// Writes a dump of so many things.
fn make(path: &Path, count: usize) -> Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    writeln!(out, "[")?;
    let mut line = String::new();
    for at in 0..count {
        let id = 900_000_000 + at;
        let name = name(at);
        line.clear();
        write!(
            line,
            r#"{{"type":"item","id":"Q{id}","labels":{{"de":{{"language":"de","value":"{name}"}},"#
        )?;
        write!(
            line,
            r#""en":{{"language":"en","value":"{name}"}}}},"descriptions":{{"en":{{"language":"en","#
        )?;
        write!(
            line,
            r#""value":"made-up thing number {at}"}}}},"aliases":{{"en":[{{"language":"en","value":"#
        )?;
        write!(line, r#""{name} of {}"}}]}},"claims":{{"#, syllables(at / 3 + 11))?;
        for (property, value) in [("P31", CLASSES[at % CLASSES.len()]), ("P27", "Q20"), ("P106", "Q82955")] {
            let comma = if property == "P31" { "" } else { "," };
            write!(
                line,
                r#"{comma}"{property}":[{{"mainsnak":{{"snaktype":"value","property":"{property}","#
            )?;
            write!(line, r#""datavalue":{{"value":{{"entity-type":"item","id":"{value}"}},"#)?;
            write!(line, r#""type":"wikibase-entityid"}}}},"type":"statement","rank":"normal"}}]"#)?;
        }
        line.push_str(r#"},"sitelinks":{"#);
        for site in 0..=at % 5 {
            let comma = if site == 0 { "" } else { "," };
            write!(line, r#"{comma}"w{site}wiki":{{"site":"w{site}wiki","title":"{name}","badges":[]}}"#)?;
        }
        line.push_str(if at + 1 == count { "}}" } else { "}}," });
        writeln!(out, "{line}")?;
    }
    writeln!(out, "]")?;
    out.flush()?;
    Ok(())
}

/// The name of a made-up thing: two words; every tenth shares its name with another.
fn name(at: usize) -> String {
    let at = if at.is_multiple_of(10) { at / 2 } else { at };
    format!("{} {}", syllables(at % 1_009 + 17), syllables(at))
}

/// A word that hangs on nothing but a number.
fn syllables(mut at: usize) -> String {
    const SYLLABLES: [&str; 16] = [
        "ba", "dor", "el", "fi", "gra", "hun", "il", "jo", "kes", "lun", "mar", "no", "ost", "per", "qui",
        "vel",
    ];
    let mut word = String::new();
    loop {
        word.push_str(SYLLABLES[at % SYLLABLES.len()]);
        at /= SYLLABLES.len();
        if at == 0 {
            break;
        }
    }
    word[..1].to_uppercase() + &word[1..]
}
