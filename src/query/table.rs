//! Draws a table for the terminal: short IRIs, wrapped text, and nothing in it that a terminal would obey.

use super::answer::{Table, words};
use comfy_table::{ContentArrangement, Table as Drawing};

/// The table as text, no wider than `width` as far as its columns allow.
pub(crate) fn drawn(table: &Table, width: Option<u16>) -> String {
    let mut drawing = Drawing::new();
    drawing.load_style(comfy_table::presets::UTF8_HORIZONTAL_ONLY);
    drawing.set_header(table.columns.iter().map(|name| spaced(name)));
    if let Some(width) = width {
        drawing.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    }
    for row in &table.rows {
        drawing.add_row(
            row.iter()
                .map(|cell| cell.as_ref().map(|term| brief(&harmless(&words(term)))).unwrap_or_default()),
        );
    }
    drawing.trim_fmt()
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

/// The hash of an article by its beginning, which tells articles apart for the eye; the other formats give it whole.
fn brief(text: &str) -> String {
    const SHOWN: usize = 6;
    const HASH: usize = 32;
    let Some(rest) = text.strip_prefix("article:") else { return text.to_owned() };
    match rest.split_at_checked(HASH) {
        Some((hash, below)) if hash.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
            format!("article:{}…{below}", &hash[..SHOWN])
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
        assert_eq!(
            brief("article:236ef462d098a8a32adf3c8bcb8e6813/event/683-690"),
            "article:236ef4…/event/683-690"
        );
        assert_eq!(
            brief("article: 236ef462d098a8a32adf3c8bcb8e6813"),
            "article: 236ef462d098a8a32adf3c8bcb8e6813"
        );
    }
}
