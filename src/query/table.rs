//! Draws a table for the terminal: short IRIs, wrapped text, and nothing in it that a terminal would obey.

use super::answer::{Table, words};
use comfy_table::{ColumnConstraint, ContentArrangement, Table as Drawing, Width};
use oxigraph::model::Term;

/// The table as text, no wider than `width` as far as its columns allow. Columns of nodes below articles, and empty ones,
/// are left out: they say nothing to the eye, and every other format has them.
pub(crate) fn drawn(table: &Table, width: Option<u16>) -> String {
    let rows: Vec<Vec<String>> =
        table.rows.iter().map(|row| row.iter().map(|cell| shown(cell.as_ref())).collect()).collect();
    let is_node = |cell: &String| cell.is_empty() || cell.starts_with('…');
    let told = |column: &usize| rows.is_empty() || !rows.iter().all(|row| is_node(&row[*column]));
    let columns: Vec<usize> = (0..table.columns.len()).filter(told).collect();
    let mut drawing = Drawing::new();
    drawing.load_style(comfy_table::presets::UTF8_HORIZONTAL_ONLY);
    drawing.set_header(columns.iter().map(|&column| spaced(&table.columns[column])));
    for row in &rows {
        drawing.add_row(columns.iter().map(|&column| &row[column]));
    }
    if let Some(width) = width {
        drawing.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
        favour_sentences(&mut drawing);
    }
    drawing.trim_fmt()
}

/// A cell as the table shows it.
fn shown(cell: Option<&Term>) -> String {
    cell.map(|term| brief(&harmless(&words(term)))).unwrap_or_default()
}

/// Sentences get more than an even share of the room, two fifths of it all in all.
fn favour_sentences(drawing: &mut Drawing) {
    const LONG: u16 = 40;
    const SHARE: u16 = 40;
    let widths = drawing.column_max_content_widths();
    let sentences = widths.iter().filter(|width| **width > LONG).count();
    let share = SHARE / u16::try_from(sentences.max(1)).unwrap_or(SHARE);
    for (column, width) in drawing.column_iter_mut().zip(widths) {
        if width > LONG {
            column.set_constraint(ColumnConstraint::LowerBoundary(Width::Percentage(share)));
        }
    }
}

/// The name of a column as people read it: `actorLabel` is the actor, `meanScore` the mean score.
fn spaced(name: &str) -> String {
    let name = name.strip_suffix("Label").filter(|it| !it.is_empty()).unwrap_or(name);
    let mut spaced = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !spaced.is_empty() {
            spaced.push(' ');
        }
        spaced.extend(c.to_lowercase());
    }
    spaced
}

/// Articles may hold control characters; a terminal would take them as orders.
fn harmless(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// An article by the beginning of its hash, and a node of it by what follows; the other formats give both whole.
fn brief(text: &str) -> String {
    const SHOWN: usize = 6;
    const HASH: usize = 32;
    let Some(rest) = text.strip_prefix("article:") else { return text.to_owned() };
    match rest.split_at_checked(HASH) {
        Some((hash, below)) if hash.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
            if below.is_empty() {
                format!("{}…", &hash[..SHOWN])
            } else {
                format!("…{below}")
            }
        }
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxigraph::model::{Literal, NamedNode};

    #[test]
    fn a_table_fits_its_width_and_obeys_nobody() {
        let long = "word ".repeat(40) + "\u{1b}[2J";
        let table = Table {
            columns: vec!["actorLabel".to_owned(), "sentence".to_owned()],
            rows: vec![vec![
                Some(NamedNode::new_unchecked("http://www.wikidata.org/entity/Q148").into()),
                Some(Literal::new_simple_literal(long).into()),
            ]],
        };
        let drawn = drawn(&table, Some(60));
        assert!(drawn.lines().all(|line| line.chars().count() <= 60), "{drawn}");
        assert!(drawn.contains("wd:Q148") && drawn.contains("actor") && !drawn.contains('\u{1b}'), "{drawn}");
    }

    #[test]
    fn an_article_is_told_by_the_beginning_of_its_hash() {
        assert_eq!(brief("article:236ef462d098a8a32adf3c8bcb8e6813"), "236ef4…");
        assert_eq!(brief("article:236ef462d098a8a32adf3c8bcb8e6813/event/683-690"), "…/event/683-690");
        assert_eq!(
            brief("article: 236ef462d098a8a32adf3c8bcb8e6813"),
            "article: 236ef462d098a8a32adf3c8bcb8e6813"
        );
    }
}
