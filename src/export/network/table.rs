//! A table of the greatest nodes, for a terminal: how they are tied, and when.

use super::{Options, Sheet};
use crate::network::picture::{letter, shortened};
use crate::network::{Measure, Measures, Network};
use console::measure_text_width;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// A measure, under a heading, with so many digits behind the point.
#[derive(Clone, Copy)]
struct Column {
    measure: Measure,
    heading: &'static str,
    digits: usize,
}

/// What is told of each node.
const COLUMNS: [Column; 8] = [
    Column { measure: Measure::Strength, heading: "strength", digits: 0 },
    Column { measure: Measure::Instrength, heading: "in", digits: 0 },
    Column { measure: Measure::Outstrength, heading: "out", digits: 0 },
    Column { measure: Measure::Friendly, heading: "friendly", digits: 0 },
    Column { measure: Measure::Hostile, heading: "hostile", digits: 0 },
    Column { measure: Measure::Degree, heading: "degree", digits: 0 },
    Column { measure: Measure::Betweenness, heading: "between", digits: 3 },
    Column { measure: Measure::PageRank, heading: "pagerank", digits: 3 },
];
/// The bars of a sparkline, lowest first.
const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
/// At most so many bars a line.
const LENGTH: usize = 24;
/// Longer names are cut.
const LONGEST: usize = 28;

/// Writes the table, greatest first by the measure that sizes tell, and below it what holds of the whole network.
pub(super) fn write(sheet: &Sheet<'_>, options: &Options, mut out: impl Write) -> io::Result<()> {
    let Sheet { network, measures, .. } = sheet;
    let rows = options.rows;
    let by = measures.values(options.style.size);
    let mut order: Vec<usize> = (0..network.nodes.len()).collect();
    order.sort_by(|a, b| by[*b].total_cmp(&by[*a]).then(a.cmp(b)));
    let moments = Moments::of(network);
    let columns = columns(sheet, options.style.size);
    let headings = ["", "name", "kind"].into_iter().chain(columns.iter().map(|column| column.heading));
    let mut lines: Vec<Vec<String>> =
        vec![headings.chain(["community", moments.heading.as_str()]).map(str::to_owned).collect()];
    for (rank, node) in order.iter().take(rows).enumerate() {
        let named = &network.nodes[*node];
        let number = |it: &Column| format!("{:.*}", it.digits, measures.values(it.measure)[*node]);
        let mut line =
            vec![(rank + 1).to_string(), shortened(&named.label, LONGEST), named.kind.to_lowercase()];
        line.extend(columns.iter().map(number));
        line.extend([letter(measures.communities[*node]).to_string(), moments.line(*node)]);
        lines.push(line);
    }
    write_lines(&lines, 3..3 + columns.len(), &mut out)?;
    if order.len() > rows {
        writeln!(out, "and {} more: --top {} shows all", order.len() - rows, order.len())?;
    }
    write_whole(network, measures, &mut out)
}

/// Writes lines whose cells stand below each other; numbers end at one edge, words begin at one.
fn write_lines(
    lines: &[Vec<String>],
    numbers: std::ops::Range<usize>,
    out: &mut impl Write,
) -> io::Result<()> {
    let columns = lines.first().map_or(0, Vec::len);
    let widths: Vec<usize> = (0..columns)
        .map(|column| lines.iter().map(|line| measure_text_width(&line[column])).max().unwrap_or(0))
        .collect();
    for line in lines {
        let mut text = String::new();
        for (column, cell) in line.iter().enumerate() {
            let space = " ".repeat(widths[column] - measure_text_width(cell));
            let is_number = column == 0 || numbers.contains(&column);
            let (before, after) = if is_number { (space.as_str(), "") } else { ("", space.as_str()) };
            text.extend([before, cell, after, "  "]);
        }
        writeln!(out, "{}", text.trim_end())?;
    }
    Ok(())
}

/// The measures that tell something of this network, and the one by which it is sorted before them if it is another.
fn columns(sheet: &Sheet<'_>, sorted_by: Measure) -> Vec<Column> {
    let is_told = |it: &Column| {
        let tells_direction = [Measure::Instrength, Measure::Outstrength].contains(&it.measure);
        let is_any = sheet.measures.values(it.measure).iter().any(|value| *value > 0.0);
        is_any && (sheet.network.is_directed() || !tells_direction)
    };
    let shown: Vec<Column> = COLUMNS.into_iter().filter(is_told).collect();
    let other = Column { measure: sorted_by, heading: sorted_by.name(), digits: 3 };
    let other = Some(other).filter(|_| !shown.iter().any(|it| it.measure == sorted_by));
    other.into_iter().chain(shown).collect()
}

/// What holds of the network as a whole.
fn write_whole(network: &Network, measures: &Measures, out: &mut impl Write) -> io::Result<()> {
    let answered = if network.is_directed() {
        format!(", reciprocity {:.3}", measures.reciprocity)
    } else {
        String::new()
    };
    writeln!(
        out,
        "\n{} nodes, {} ties; density {:.3}{answered}; {} parts that hang together, the largest of {}",
        network.nodes.len(),
        network.edges.len(),
        measures.density,
        measures.components.len(),
        measures.components.first().copied().unwrap_or_default(),
    )?;
    let communities = measures.communities.iter().max().map_or(0, |last| last + 1);
    writeln!(out, "{communities} communities, modularity {:.3}", measures.modularity)?;
    let balance = measures.balance;
    if balance.triangles > 0 {
        writeln!(
            out,
            "{} of {} triangles of friends and enemies in balance",
            balance.balanced, balance.triangles
        )?;
    }
    if let Some(sample) = measures.sample {
        writeln!(
            out,
            "betweenness and closeness are estimated from {} nodes; betweenness may be off by {:.1e}",
            sample.starts, sample.error
        )?;
    }
    writeln!(out, "{}", network.source())
}

/// How often each node is tied, moment by moment.
struct Moments {
    heading: String,
    counts: Vec<Vec<usize>>,
}

impl Moments {
    /// By day, month or year, whichever is the finest of which the middle nine tenths of all ties fit on a line.
    fn of(network: &Network) -> Self {
        for (length, name) in [(10, "days"), (7, "months"), (4, "years")] {
            let dates =
                network.edges.iter().flat_map(|edge| &edge.dates).filter(|(date, _)| date.len() >= length);
            let keys = dates.filter_map(|(date, count)| Some(vec![date.get(..length)?; *count]));
            let mut keys: Vec<&str> = keys.flatten().collect();
            keys.sort_unstable();
            let few = keys.len() / 20;
            let spans = span(keys.get(few).copied(), keys.iter().rev().nth(few).copied(), length);
            if let Some(mut spans) = spans.filter(|spans| spans.len() <= LENGTH || length == 4) {
                spans.drain(..spans.len().saturating_sub(LENGTH));
                return Self::counted(network, &spans, name);
            }
        }
        Self { heading: String::new(), counts: vec![Vec::new(); network.nodes.len()] }
    }

    fn counted(network: &Network, spans: &[String], name: &str) -> Self {
        let places: BTreeMap<&str, usize> =
            spans.iter().enumerate().map(|(index, it)| (it.as_str(), index)).collect();
        let mut counts = vec![vec![0; spans.len()]; network.nodes.len()];
        let length = spans[0].len();
        for edge in &network.edges {
            for (date, count) in edge.dates.iter().filter(|(date, _)| date.len() >= length) {
                let Some(place) = date.get(..length).and_then(|date| places.get(date)) else { continue };
                counts[edge.source.0][*place] += count;
                counts[edge.target.0][*place] += count;
            }
        }
        let range = if spans.len() == 1 {
            spans[0].clone()
        } else {
            format!("{name} {} to {}", spans[0], spans[spans.len() - 1])
        };
        Self { heading: range, counts }
    }

    /// The bars of a node; a moment without any tie has none.
    fn line(&self, node: usize) -> String {
        let most = self.counts.iter().flatten().copied().max().unwrap_or_default();
        let bar =
            |count: &usize| if *count == 0 { '·' } else { BARS[(*count * BARS.len()).div_ceil(most) - 1] };
        self.counts[node].iter().map(bar).collect()
    }
}

/// All days, months or years between two; none if they are too many to be shown or no dates.
fn span(first: Option<&str>, last: Option<&str>, length: usize) -> Option<Vec<String>> {
    let date = |text: &str| format!("{text}{}", &"0000-01-01"[length..]).parse::<jiff::civil::Date>().ok();
    let (mut date, last) = (date(first?)?, date(last?)?);
    let step = match length {
        10 => jiff::Span::new().days(1),
        7 => jiff::Span::new().months(1),
        _ => jiff::Span::new().years(1),
    };
    let mut spans = Vec::new();
    while date <= last && spans.len() <= 400 {
        spans.push(date.to_string()[..length].to_owned());
        date = date.checked_add(step).ok()?;
    }
    Some(spans)
}
