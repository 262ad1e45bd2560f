//! What a person should decide → lines of a table, and the decisions back out of it.
//!
//! ```text
//! decision  log_odds  one_name   other_name  one                  other                  reasons
//!           3.5       Mira Holt  M. Holt     https://…/mira-holt  https://…/m-holt/oslo  the same name with an initial; …
//! ```
//!
//! Columns are parted by tabs. The first is empty until somebody writes `same` or `different` into it. Of a line without
//! one nothing is taken but that no earlier decision counts any more.

use super::{Decision, Finding, Merging, Pair, Verdict};
use oxigraph::model::NamedNode;
use std::io::{self, Write};

const HEAD: &str = "decision\tlog_odds\tone_name\tother_name\tone\tother\treasons";

/// Why the decisions of a file cannot be read.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct ReviewError {
    /// The line, counted from one.
    pub line: usize,
    /// What is wrong with it, and what to do.
    pub reason: String,
}

/// The decisions in the text of a table.
pub fn read_review(text: &str) -> Result<Vec<Decision>, ReviewError> {
    let lines = text.lines().enumerate().map(|(index, line)| (index + 1, line.trim_end_matches('\r')));
    let rows = lines.filter(|(_, line)| !line.trim().is_empty() && *line != HEAD && !line.starts_with('#'));
    rows.map(|(line, row)| decision(row).map_err(|reason| ReviewError { line, reason })).collect()
}

fn decision(row: &str) -> Result<Decision, String> {
    let cells: Vec<&str> = row.split('\t').collect();
    let [verdict, _, _, _, one, other, ..] = cells.as_slice() else {
        return Err(format!(
            "it has {} cells parted by tabs and not the seven of {}",
            cells.len(),
            HEAD.replace('\t', ", ")
        ));
    };
    let verdict = match verdict.trim() {
        "" => None,
        "same" => Some(Verdict::Same),
        "different" => Some(Verdict::Different),
        other => return Err(format!("the decision {other:?} is none; write same, different or nothing")),
    };
    for iri in [one, other] {
        NamedNode::new(*iri).map_err(|_| format!("{iri:?} is not an IRI"))?;
    }
    if one == other {
        return Err(format!("{one} is compared with itself"));
    }
    Ok(Decision::new(one, other, verdict))
}

/// Writes what is doubtful, and below it what was decided, so that a decision can be changed.
pub fn write_review(merging: &Merging, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{HEAD}")?;
    merging.doubtful.iter().try_for_each(|pair| write_pair(pair, out))?;
    let is_decided = |pair: &&Pair| matches!(pair.finding, Finding::Decided(_));
    merging.pairs.iter().chain(&merging.refused).filter(is_decided).try_for_each(|pair| write_pair(pair, out))
}

fn write_pair(pair: &Pair, out: &mut impl Write) -> io::Result<()> {
    let (decision, odds, reasons) = match &pair.finding {
        Finding::Decided(Verdict::Same) => ("same", String::new(), String::new()),
        Finding::Decided(Verdict::Different) => ("different", String::new(), String::new()),
        Finding::Weighed { score, reasons, .. } => ("", format!("{score:.1}"), reasons.clone()),
    };
    let [one, other] = pair.names.each_ref().map(|name| name.replace(['\t', '\n', '\r'], " "));
    let reasons = reasons.replace(['\t', '\n', '\r'], " ");
    writeln!(out, "{decision}\t{odds}\t{one}\t{other}\t{}\t{}\t{reasons}", pair.one, pair.other)
}
