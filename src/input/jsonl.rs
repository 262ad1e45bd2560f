//! One JSON object a line → one article each, a broken line costing itself alone.

use super::encoding;
use super::error::{InputError, Reason};
use super::lines::{Line, Lines};
use super::open::Opened;
use super::record::Record;
use super::{Found, Options, clean, date};
use serde_json::{Map, Value};
use std::iter::once;
use std::path::Path;

/// The articles of a file of JSON lines. Blank lines are passed over.
pub(super) fn articles<'a>(
    path: &Path,
    opened: Opened,
    options: &'a Options,
) -> Box<dyn Iterator<Item = Result<Found, InputError>> + Send + 'a> {
    if matches!(opened.head.as_slice(), [0xff, 0xfe, ..] | [0xfe, 0xff, ..]) {
        return Box::new(once(Err(InputError::new(path, None, Reason::WideLines))));
    }
    let path = path.to_owned();
    let of_lines = path.clone();
    let mut is_torn = false;
    let mut lines = Lines::new(opened.reader, options.longest)
        .take_while(move |(_, line)| !std::mem::replace(&mut is_torn, line.is_err()))
        .filter(|(_, line)| !matches!(line, Ok(Line::Whole(bytes)) if bytes.trim_ascii().is_empty()))
        .map(move |(number, line)| {
            let found = match line {
                Ok(Line::Whole(bytes)) => found(&bytes, &of_lines, number, options),
                Ok(Line::TooLong) => Err(Reason::TooLong(options.longest)),
                Err(error) => Err(Reason::Unreadable(error)),
            };
            found.map_err(|reason| InputError::new(&of_lines, Some(number), reason))
        })
        .peekable();
    if lines.peek().is_none() {
        return Box::new(once(Err(InputError::new(&path, None, Reason::Empty))));
    }
    Box::new(lines)
}

fn found(bytes: &[u8], path: &Path, number: usize, options: &Options) -> Result<Found, Reason> {
    let decoded = encoding::decode(bytes)?;
    record(&decoded.text)?.found(path, Some(number), decoded.notes, options)
}

/// The record that one line holds.
fn record(line: &str) -> Result<Record, Reason> {
    let value: Value = serde_json::from_str(line).map_err(|error| broken(&error))?;
    let Value::Object(fields) = value else { return Err(Reason::NotAnObject) };
    let has_html = string(&fields, "html")?.is_some();
    let text = string(&fields, "text")?.ok_or(if has_html { Reason::OnlyHtml } else { Reason::NoText })?;
    let published = string(&fields, "published")?.map(|text| date(&text)).transpose()?;
    Ok(Record {
        url: string(&fields, "url")?,
        id: id(&fields)?,
        title: string(&fields, "title")?,
        text,
        publisher: string(&fields, "publisher")?,
        authors: authors(&fields)?,
        published,
        language: string(&fields, "language")?,
    })
}

/// A field of text; null, blank and missing are the same.
fn string(fields: &Map<String, Value>, field: &'static str) -> Result<Option<String>, Reason> {
    match fields.get(field) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) if text.trim().is_empty() => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.trim().to_owned())),
        Some(_) => Err(Reason::WrongType { field, expected: "a string" }),
    }
}

/// The id as it stands, be it a string or a number.
fn id(fields: &Map<String, Value>) -> Result<Option<String>, Reason> {
    match fields.get("id") {
        Some(Value::Number(number)) => Ok(Some(number.to_string())),
        _ => string(fields, "id")
            .map_err(|_| Reason::WrongType { field: "id", expected: "a string or a number" }),
    }
}

/// The authors: a list of names, or one string in which they stand as in a byline.
fn authors(fields: &Map<String, Value>) -> Result<Vec<String>, Reason> {
    let wrong = || Reason::WrongType { field: "author", expected: "a string or a list of strings" };
    let Some(Value::Array(names)) = fields.get("author") else {
        let line = string(fields, "author").map_err(|_| wrong())?;
        return Ok(line.map(|line| clean::authors(&line)).unwrap_or_default());
    };
    let names = names.iter().map(|name| name.as_str().map(str::trim).ok_or_else(wrong));
    let names = names.collect::<Result<Vec<_>, _>>()?;
    Ok(names.into_iter().filter(|name| !name.is_empty()).map(str::to_owned).collect())
}

fn broken(error: &serde_json::Error) -> Reason {
    let whole = error.to_string();
    let problem = whole.split(" at line ").next().unwrap_or_default().to_owned();
    Reason::Json { column: error.column(), problem }
}
