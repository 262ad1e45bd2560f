//! `eval`: how often reading is right, against annotated corpora.

use super::settings::Settings;
use super::{Exit, opening, say};
use crate::cli::{self, EvalFormat};
use anyhow::Result;
use cablegraph::accuracy::{Corpora, Floor, Measure, SETS, Set};
use cablegraph::query::{Answer, AnswerFormat, Table, write_answer};
use oxigraph::model::{Literal, Term};
use serde_json::{Value, json};
use std::io::Write;

/// `cablegraph eval`
pub(super) fn run(settings: &Settings, it: &cli::Eval) -> Result<Exit> {
    let (knowledge, corpora) = (opening::knowledge(settings)?, Corpora::new(&it.corpora));
    let is_asked = |set: &&Set| it.sets.is_empty() || it.sets.iter().any(|asked| asked.name == set.name);
    let mut measures = Vec::new();
    for set in SETS.iter().filter(is_asked) {
        measures.extend(set.run(knowledge, &corpora)?);
    }
    let mut out = opening::output(it.output.output.as_deref())?;
    match it.format {
        EvalFormat::Table => write_answer(&table(&measures), AnswerFormat::Table, None, &mut out)?,
        EvalFormat::Csv => write_answer(&table(&measures), AnswerFormat::Csv, None, &mut out)?,
        EvalFormat::Json => {
            let objects: Vec<Value> = measures.iter().map(object).collect();
            writeln!(out, "{}", serde_json::to_string_pretty(&objects)?)?;
        }
    }
    out.flush()?;
    let fallen = if it.check_floor { Floor::bundled().fallen(&measures) } else { Vec::new() };
    for fall in &fallen {
        say(&format!("error: {fall}"));
    }
    Ok(if fallen.is_empty() { Exit::Done } else { Exit::Failed })
}

fn table(measures: &[Measure]) -> Answer {
    let cell = |text: String| Some(Term::from(Literal::new_simple_literal(text)));
    let row = |it: &Measure| {
        let references: Vec<String> = it.references.iter().map(ToString::to_string).collect();
        let cells = [it.to_string(), format!("{:.2}", it.score), references.join(", "), it.cases.to_string()];
        cells.map(cell).to_vec()
    };
    let columns = ["measure", "score", "reference", "cases"].map(str::to_owned).to_vec();
    Answer::Table(Table { columns, rows: measures.iter().map(row).collect() })
}

fn object(it: &Measure) -> Value {
    let references: Vec<Value> =
        it.references.iter().map(|other| json!({ "of": other.of, "score": other.score })).collect();
    json!({
        "benchmark": it.benchmark, "measure": it.name, "score": it.score, "references": references, "cases": it.cases,
    })
}
