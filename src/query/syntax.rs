//! Turns a parser's complaint into line, column, the line itself, and a hint where the mistake is a common one.

use super::prefix::PREFIXES;
use std::fmt;

/// A text that is not SPARQL, and where it stops being so.
#[derive(Debug)]
pub struct SyntaxError {
    /// The line, counted from one.
    pub line: usize,
    /// The column, counted from one in code points.
    pub column: usize,
    /// What the parser says.
    pub reason: String,
    /// The line of the text that the position is in.
    pub source_line: String,
    /// What the writer may have meant.
    pub hint: Option<String>,
}

impl std::error::Error for SyntaxError {}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, column, reason, source_line, hint } = self;
        write!(f, "line {line}, column {column}: {reason}")?;
        if !source_line.trim().is_empty() {
            let gap = " ".repeat(column - 1);
            write!(f, "\n  {}\n  {gap}^", source_line.replace('\t', " "))?;
        }
        hint.as_ref().map_or(Ok(()), |hint| write!(f, "\nhint: {hint}"))
    }
}

/// Reads `error at LINE:COLUMN: expected …`, the parser's only words about a place. A complaint of another form
/// is about the whole text and is given the first line.
pub(crate) fn syntax_error(text: &str, complaint: &str) -> SyntaxError {
    let placed = complaint.strip_prefix("error at ").and_then(|rest| {
        let (place, reason) = rest.split_once(": ")?;
        let (line, column) = place.split_once(':')?;
        Some((line.parse().ok()?, column.parse().ok()?, reason))
    });
    let (line, column, reason): (usize, usize, &str) = placed.unwrap_or((1, 1, complaint));
    SyntaxError {
        line: line.max(1),
        column: column.max(1),
        reason: shortened(reason),
        source_line: text.lines().nth(line.saturating_sub(1)).unwrap_or_default().to_owned(),
        hint: undeclared(text, line, column).or_else(|| hint(text)),
    }
}

/// The parser lists all that it could have taken, which may be every operator there is.
fn shortened(reason: &str) -> String {
    let many = reason.matches(", ").count() > 6;
    if many { "something else is expected here".to_owned() } else { reason.to_owned() }
}

/// The parser stops at or after a name whose prefix it does not know, without saying so.
fn undeclared(text: &str, line: usize, column: usize) -> Option<String> {
    let line = text.lines().nth(line.checked_sub(1)?)?;
    let before: String = line.chars().take(column).collect();
    let word = line[..before.len()].split_whitespace().rev().find(|word| word.contains(':'))?;
    let (prefix, _) = word.trim_start_matches(|c: char| !c.is_alphanumeric()).split_once(':')?;
    let is_name = prefix.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_');
    let is_known = PREFIXES.iter().any(|(known, _)| *known == prefix);
    let is_declared = text.split_whitespace().any(|word| word.strip_suffix(':') == Some(prefix));
    if !is_name || is_known || is_declared {
        return None;
    }
    let known = PREFIXES.iter().map(|(known, _)| *known).collect::<Vec<_>>().join(", ");
    Some(format!("the prefix '{prefix}:' is not declared; without declaring you may use {known}"))
}

fn hint(text: &str) -> Option<String> {
    let words = words(text);
    let first = words.first().map(String::as_str).unwrap_or_default();
    if ["INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD"].contains(&first) {
        return Some("a query only reads; 'build', 'load' and 'forget' change the store".to_owned());
    }
    if !words.iter().any(|word| ["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"].contains(&word.as_str())) {
        return Some("a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE".to_owned());
    }
    let (opened, closed) = (text.matches('{').count(), text.matches('}').count());
    match opened.cmp(&closed) {
        std::cmp::Ordering::Greater => Some(format!("{} '{{' not closed", opened - closed)),
        std::cmp::Ordering::Less => Some(format!("{} '}}' too many", closed - opened)),
        std::cmp::Ordering::Equal => None,
    }
}

/// The words outside comments and declarations, in capitals.
fn words(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim_start);
    let lines = lines.filter(|line| {
        let start = line.get(..6).unwrap_or_default().to_uppercase();
        !line.starts_with('#') && start != "PREFIX"
    });
    lines
        .flat_map(|line| line.split(|c: char| !c.is_alphabetic()))
        .filter(|word| !word.is_empty())
        .map(str::to_uppercase)
        .collect()
}
