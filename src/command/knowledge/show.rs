//! `knowledge show`: a name or an id → all that is known of what it stands for.

use super::super::settings::Settings;
use super::super::{Exit, opening, say};
use crate::cli::knowledge::{Show, ShowFormat};
use anyhow::Result;
use cablegraph::knowledge::{Knowledge, KnownId};
use cablegraph::query::nearest;
use serde_json::{Value, json};
use std::io::Write;

/// `cablegraph knowledge show`
pub(super) fn run(settings: &Settings, it: &Show) -> Result<Exit> {
    let knowledge = opening::knowledge(settings)?;
    let mut found: Vec<KnownId> = knowledge.names.with_id(&it.name).into_iter().collect();
    for (id, _) in knowledge.names.find(&it.name) {
        if !found.contains(&id) {
            found.push(id);
        }
    }
    if found.is_empty() {
        let forms = knowledge.names.all_forms();
        let near = nearest(&it.name, forms.iter().map(String::as_str));
        let near = if near.is_empty() { String::new() } else { format!("; near are {}", near.join(", ")) };
        say(&format!("nothing is known by the name {:?}{near}", it.name));
        return Ok(Exit::Nothing);
    }
    let mut out = opening::output(None)?;
    let things: Vec<Vec<(&str, Value)>> = found.iter().map(|&id| told(knowledge, id)).collect();
    match it.format {
        ShowFormat::Json => {
            let objects: Vec<Value> =
                things.into_iter().map(|thing| thing.into_iter().collect::<Value>()).collect();
            writeln!(out, "{}", serde_json::to_string_pretty(&objects)?)?;
        }
        ShowFormat::Table => {
            for (number, thing) in things.iter().enumerate() {
                if number > 0 {
                    writeln!(out)?;
                }
                for (key, value) in thing {
                    lines(&mut out, key, value)?;
                }
            }
        }
    }
    out.flush()?;
    Ok(Exit::Done)
}

/// What is known of one thing, key by key; what is not known is left out.
fn told(knowledge: &Knowledge, id: KnownId) -> Vec<(&'static str, Value)> {
    let known = knowledge.names.known(id);
    let terms: Vec<String> = knowledge
        .offices
        .terms(id)
        .iter()
        .map(|term| {
            let of = knowledge.names.known(term.of).name;
            let time = if term.start.is_empty() && term.end.is_empty() {
                String::new()
            } else {
                format!(", {}–{}", term.start, term.end)
            };
            format!("{}, {of}{time}", term.title)
        })
        .collect();
    let forms: Vec<String> = knowledge.names.forms(id).into_iter().collect();
    let source = if knowledge.names.is_built_in(id) { "built in" } else { "index" };
    let all = [
        ("id", json!(known.id)),
        ("name", json!(known.name)),
        ("kind", json!(known.kind.as_str())),
        ("description", json!(known.description)),
        ("country", json!(known.country)),
        ("sector", json!(known.sector)),
        ("gender", json!(known.gender)),
        ("sites", json!(known.fame)),
        ("from", json!(source)),
        ("forms", json!(forms)),
        ("offices", json!(terms)),
    ];
    let is_empty = |value: &Value| *value == json!("") || *value == json!([]) || *value == json!(0);
    all.into_iter().filter(|(_, value)| !is_empty(value)).collect()
}

/// One key with its value; a list takes a line for each of its items.
fn lines(out: &mut dyn Write, key: &str, value: &Value) -> Result<()> {
    let words = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let items: Vec<String> =
        value.as_array().map_or_else(|| vec![words(value)], |items| items.iter().map(words).collect());
    for (number, item) in items.iter().enumerate() {
        writeln!(out, "{:<13}{item}", if number == 0 { key } else { "" })?;
    }
    Ok(())
}
