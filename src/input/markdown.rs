//! Markdown → its front matter as fields, and its text without marks.
//!
//! Only what changes the words on the page is undone: headings, emphasis, links, images, quotations, lists,
//! rules, comments and the commonest HTML entities. Code stays as it stands.

use super::clean;
use super::date;
use super::error::Reason;
use super::record::Record;

/// The article that a Markdown file describes.
pub(super) fn record(text: &str) -> Result<Record, Reason> {
    let text = text.replace("\r\n", "\n");
    let (mut record, body) = match front_matter(&text)? {
        Some((matter, body)) => (fields(matter)?, body),
        None => (Record::default(), text.as_str()),
    };
    let body = without_comments(body);
    if record.title.is_none() {
        record.title = body.lines().find_map(|line| Some(inline(line.strip_prefix("# ")?.trim())));
    }
    record.text = blocks(&body);
    Ok(record)
}

/// What stands between two lines of `---` at the top, and what follows.
fn front_matter(text: &str) -> Result<Option<(&str, &str)>, Reason> {
    let Some(rest) = text.strip_prefix("---\n") else { return Ok(None) };
    if let Some(end) = rest.find("\n---\n") {
        return Ok(Some((&rest[..end], &rest[end + 5..])));
    }
    if let Some(matter) = rest.trim_end().strip_suffix("\n---") {
        return Ok(Some((matter, "")));
    }
    // A rule across the page begins with the same three dashes; fields tell front matter from it.
    let has_field = rest.lines().next().is_some_and(|line| line.split_once(": ").is_some());
    if has_field { Err(Reason::OpenFrontMatter) } else { Ok(None) }
}

/// The fields of the front matter; those that are not about an article are left alone.
fn fields(matter: &str) -> Result<Record, Reason> {
    let mut record = Record::default();
    let mut key = String::new();
    for line in matter.lines() {
        // A list below its key, one item a line.
        if let Some(item) = line.trim_start().strip_prefix("- ") {
            if matches!(key.as_str(), "author" | "authors") {
                record.authors.push(unquoted(item).to_owned());
            }
            continue;
        }
        let Some((name, value)) = line.split_once(':') else { continue };
        key = name.trim().to_lowercase();
        let value = unquoted(value);
        if value.is_empty() {
            continue;
        }
        match key.as_str() {
            "title" => record.title = Some(value.to_owned()),
            "published" | "date" => record.published = Some(date(value)?),
            "publisher" => record.publisher = Some(value.to_owned()),
            "url" => record.url = Some(value.to_owned()),
            "id" => record.id = Some(value.to_owned()),
            "language" | "lang" => record.language = Some(value.to_owned()),
            "author" | "authors" => record.authors = listed(value),
            _ => {}
        }
    }
    Ok(record)
}

/// `[A, B]`, or names as in a byline.
fn listed(value: &str) -> Vec<String> {
    match value.strip_prefix('[').and_then(|inner| inner.strip_suffix(']')) {
        Some(inner) => inner.split(',').map(|name| unquoted(name).to_owned()).collect(),
        None => clean::authors(value),
    }
}

fn unquoted(value: &str) -> &str {
    let value = value.trim();
    ['"', '\''].iter().find_map(|quote| value.strip_prefix(*quote)?.strip_suffix(*quote)).unwrap_or(value)
}

fn without_comments(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("<!--") {
        let Some(length) = rest[start..].find("-->") else { break };
        plain.push_str(&rest[..start]);
        rest = &rest[start + length + 3..];
    }
    plain + rest
}

/// The blocks of a page, a blank line between each two; lines of one paragraph are joined.
fn blocks(text: &str) -> String {
    let mut blocks: Vec<String> = Vec::new();
    let mut is_open = false;
    let mut is_code = false;
    for line in text.lines() {
        let line = line.trim();
        if line.starts_with("```") || line.starts_with("~~~") {
            is_code = !is_code;
            is_open = false;
            continue;
        }
        if is_code {
            blocks.push(line.to_owned());
            continue;
        }
        let quoted = line.trim_start_matches(['>', ' ']);
        let (content, stands_alone) = unmarked(quoted);
        if content.is_empty() || is_rule(quoted) {
            is_open = false;
            continue;
        }
        match blocks.last_mut().filter(|_| is_open && !stands_alone) {
            Some(block) => {
                block.push(' ');
                block.push_str(content);
            }
            None => blocks.push(content.to_owned()),
        }
        is_open = !quoted.starts_with('#');
    }
    blocks.iter().map(|block| inline(block)).collect::<Vec<_>>().join("\n\n")
}

/// A line without the mark of a heading or list item, and whether it begins a block of its own.
fn unmarked(line: &str) -> (&str, bool) {
    let heading = line.trim_start_matches('#');
    if heading.len() < line.len() && (heading.is_empty() || heading.starts_with(' ')) {
        return (heading.trim().trim_end_matches('#').trim_end(), true);
    }
    if let Some(item) = ["- ", "* ", "+ "].iter().find_map(|mark| line.strip_prefix(mark)) {
        return (item.trim(), true);
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    // "2019. It was …" wrapped onto a line of its own is no list item: numbers of lists are short.
    match line[digits..].strip_prefix(". ") {
        Some(item) if (1..=2).contains(&digits) => (item.trim(), true),
        _ => (line, false),
    }
}

/// `---`, `***`, `===`: a rule, or the underline of a heading.
fn is_rule(line: &str) -> bool {
    let mut marks = line.chars().filter(|c| *c != ' ');
    let first = marks.next();
    line.len() >= 3 && matches!(first, Some('-' | '*' | '_' | '=')) && marks.all(|c| Some(c) == first)
}

/// A block without the marks inside its lines.
fn inline(text: &str) -> String {
    let text = without_links(text);
    let mut plain = String::with_capacity(text.len());
    let mut before = ' ';
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let after = rest.peek().copied().unwrap_or(' ');
        let is_doubled = before == c || after == c;
        let is_inside = before.is_alphanumeric() && after.is_alphanumeric();
        let is_apart = before.is_whitespace() && after.is_whitespace();
        let is_mark = match c {
            '`' => true,
            '~' => is_doubled,
            // "5 * 3", "2*3" and "snake_case" keep theirs.
            '*' | '_' => is_doubled || !is_inside && !is_apart,
            _ => false,
        };
        if c == '\\' && after.is_ascii_punctuation() {
            plain.push(after);
            rest.next();
        } else if !is_mark {
            plain.push(c);
        }
        before = c;
    }
    entities(&plain)
}

/// `[words](address)` → words; images and footnote marks → nothing; `<https://…>` → the address.
fn without_links(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('[') {
        let Some(words) = rest[start + 1..].find(']') else { break };
        let inner = &rest[start + 1..start + 1 + words];
        let after = &rest[start + words + 2..];
        let is_image = rest[..start].ends_with('!');
        let address = closed(after, '(', ')').or_else(|| closed(after, '[', ']'));
        plain.push_str(
            rest[..start].strip_suffix('!').filter(|_| address.is_some()).unwrap_or(&rest[..start]),
        );
        match address {
            Some(length) if is_image => rest = &after[length..],
            Some(length) => {
                plain.push_str(inner);
                rest = &after[length..];
            }
            None if inner.starts_with('^') => rest = after,
            // "[T]he court": brackets of the text itself.
            None => {
                plain.push('[');
                rest = &rest[start + 1..];
            }
        }
    }
    plain + rest
}

/// How long the bracket is that `text` begins with.
fn closed(text: &str, open: char, close: char) -> Option<usize> {
    text.starts_with(open).then(|| text.find(close).map(|end| end + 1)).flatten()
}

fn entities(text: &str) -> String {
    const KNOWN: [(&str, &str); 6] =
        [("&nbsp;", " "), ("&quot;", "\""), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")];
    KNOWN.iter().fold(text.replace("<br>", " "), |text, (name, plain)| text.replace(name, plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_taken_off_and_words_stay() {
        let text = "# Talks *end*\n\nThe **two** [sides](https://example.org/a) met\nin _Oslo_.[^1] ![flag](f.png)\n\n> \"It is *over*,\" he said \\* twice.\n\n---\n\n- [T]he court spoke.\n- 5 * 3 is snake_case.\n";
        let record = record(text).unwrap();
        assert_eq!(record.title.as_deref(), Some("Talks end"));
        assert_eq!(
            record.text,
            "Talks end\n\nThe two sides met in Oslo. \n\n\"It is over,\" he said * twice.\n\n[T]he court spoke.\n\n5 * 3 is snake_case."
        );
    }

    #[test]
    fn front_matter_names_the_article() {
        let text = "---\r\ntitle: \"Talks: the end\"\r\ndate: 16 July 2021\r\nauthors:\r\n  - Nora Lind\r\n  - Tom Vale\r\npublisher: Meridian Wire\r\nurl: https://example.org/a?b=c\r\nlanguage: en\r\ntags: [x]\r\n---\r\nText.\r\n";
        let record = record(text).unwrap();
        assert_eq!(record.title.as_deref(), Some("Talks: the end"));
        assert_eq!(record.published, Some(jiff::civil::date(2021, 7, 16)));
        assert_eq!(record.authors, ["Nora Lind", "Tom Vale"]);
        assert_eq!(record.url.as_deref(), Some("https://example.org/a?b=c"));
        assert_eq!(record.text, "Text.");
    }

    #[test]
    fn front_matter_that_is_wrong_is_an_error() {
        assert!(matches!(record("---\ntitle: x\n\nText.\n"), Err(Reason::OpenFrontMatter)));
        assert!(matches!(record("---\ndate: soon\n---\nText.\n"), Err(Reason::Date(_))));
        assert_eq!(record("---\n\nText.\n").unwrap().text, "Text.");
    }
}
