//! Articles with what was understood of them → one page that works offline: the text with its marks, and tables below.
//!
//! The text is cut wherever a mark begins or ends, so that marks may overlap in any way. Everything that comes from
//! an article is hostile until it is escaped.

mod tables;
mod text;

use cablegraph::article::Article;
use cablegraph::extract::Annotations;
use cablegraph::language::Document;
use std::fmt::Write;

/// What stands before the first article.
pub(super) const HEAD: &str = concat!(
    "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n",
    "<meta name=\"viewport\" content=\"width=device-width\">\n",
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n",
    "<title>What cablegraph understood</title>\n<style>\n",
    include_str!("html/page.css"),
    "</style>\n",
);

/// What stands after the last article.
pub(super) const FOOT: &str = "</html>\n";

/// One article as a section of the page.
pub(super) fn section(article: &Article, doc: &Document, annotations: &Annotations) -> String {
    let title = article.title.as_deref().unwrap_or("(no headline)");
    let mut page = format!("<article>\n<h1>{}</h1>\n<p class=\"from\">", escaped(title));
    let date = article.published.map(|it| it.date.to_string());
    let parts = [article.publisher.clone(), date, Some(article.iri.as_str().to_owned())];
    let parts: Vec<_> = parts.into_iter().flatten().map(|part| escaped(&part)).collect();
    // Writing into a string cannot fail.
    let _ = writeln!(page, "{}</p>", parts.join(" · "));
    page.push_str(&text::text(doc, annotations));
    page.push_str(&tables::tables(article, doc, annotations));
    page.push_str("</article>\n");
    page
}

/// Text made safe between tags and in quoted attributes; control characters go.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\n' | '\t' => safe.push(' '),
            c if c.is_control() => {}
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_text_stays_text() {
        assert_eq!(escaped("<script>\"'&\u{1}"), "&lt;script&gt;&quot;&#39;&amp;");
    }
}
