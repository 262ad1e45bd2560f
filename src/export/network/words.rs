//! What changed between two networks, and how two things are connected, in words for a terminal.

use crate::network::picture::shortened;
use crate::network::{Change, Difference, Example, Network, Step, Turn};
use std::io::{self, Write};

/// How much of a sentence is shown.
const SENTENCE: usize = 300;

/// Writes who rose and fell and how ties turned, at most so many of each.
pub fn write_difference(difference: &Difference, most: usize, mut out: impl Write) -> io::Result<()> {
    let Difference { actors, ties, come, gone } = difference;
    let risen: Vec<&Change> = actors.iter().filter(|it| it.growth() > 0.0).take(most).collect();
    let fallen: Vec<&Change> = actors.iter().rev().filter(|it| it.growth() < 0.0).take(most).collect();
    write_changes("rose", &risen, &mut out)?;
    write_changes("fell", &fallen, &mut out)?;
    let sour: Vec<&Turn> =
        ties.iter().filter(|it| it.rise().is_some_and(|rise| rise < 0.0)).take(most).collect();
    let better: Vec<&Turn> =
        ties.iter().rev().filter(|it| it.rise().is_some_and(|rise| rise > 0.0)).take(most).collect();
    write_turns("turned sour", &sour, &mut out)?;
    write_turns("turned friendlier", &better, &mut out)?;
    write_turns("new ties", &come.iter().take(most).collect::<Vec<_>>(), &mut out)?;
    write_turns("ties no longer told of", &gone.iter().take(most).collect::<Vec<_>>(), &mut out)
}

fn write_changes(heading: &str, changes: &[&Change], out: &mut impl Write) -> io::Result<()> {
    if changes.is_empty() {
        return Ok(());
    }
    writeln!(out, "{heading}")?;
    for change in changes {
        let Change { weights, shares, .. } = change;
        writeln!(
            out,
            "  {:<40} {:>5.1} % to {:>5.1} % of all ties ({} to {})",
            shortened(&change.name, 40),
            100.0 * shares[0],
            100.0 * shares[1],
            weights[0],
            weights[1]
        )?;
    }
    writeln!(out)
}

fn write_turns(heading: &str, turns: &[&Turn], out: &mut impl Write) -> io::Result<()> {
    if turns.is_empty() {
        return Ok(());
    }
    writeln!(out, "{heading}")?;
    for turn in turns {
        let [a, b] = [&turn.names[0], &turn.names[1]].map(|name| shortened(name, 40));
        let score = |score: Option<f64>| score.map_or_else(|| "·".to_owned(), signed);
        let [before, after] = turn.scores.map(score);
        writeln!(out, "  {a} — {b}: {before} to {after} (×{} to ×{})", turn.weights[0], turn.weights[1])?;
        if let Some(example) = &turn.example {
            write_example(example, out)?;
        }
    }
    writeln!(out)
}

/// Writes each step of a way with what ties the two and one sentence of each tie.
pub fn write_path(network: &Network, steps: &[Step<'_>], mut out: impl Write) -> io::Result<()> {
    for step in steps {
        let [from, to] = [step.from, step.to].map(|id| shortened(&network.node(id).label, 60));
        writeln!(out, "{from} — {to}")?;
        for edge in &step.edges {
            let [source, target] =
                [edge.source, edge.target].map(|id| shortened(&network.node(id).label, 60));
            let arrow = if edge.directed { "→" } else { "—" };
            let score = edge.score.map(|score| format!(" {}", signed(score))).unwrap_or_default();
            writeln!(out, "  {source} {arrow} {target}: {} ×{}{score}", edge.kind, edge.weight)?;
            if let Some(example) = edge.examples.first() {
                write_example(example, &mut out)?;
            }
        }
    }
    Ok(())
}

/// A score with its sign, and nought without.
fn signed(score: f64) -> String {
    let signed = format!("{score:+.1}");
    if signed.ends_with("0.0") && signed.len() == 4 { "0".to_owned() } else { signed }
}

fn write_example(example: &Example, out: &mut impl Write) -> io::Result<()> {
    let told = [&example.date, &example.publisher, &example.title];
    let told: Vec<String> = told.into_iter().flatten().map(|it| shortened(it, 80)).collect();
    let place = if told.is_empty() { example.article.clone() } else { told.join(", ") };
    writeln!(out, "      “{}” ({place})", shortened(&example.sentence, SENTENCE))
}
