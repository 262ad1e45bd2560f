//! The front of a chunk → how much of it is an address: a URL, an e-mail address, the name of a file or of a site.

use super::word::{is_letter, listed};

/// What the names of files and sites end with. Data, one a line.
const ENDINGS: &str = include_str!("../../../data/rules/tokens/endings.txt");

/// The bytes of the address that a text begins with, if it does. `before` is the character in front. What is no address
/// from its first letter on is none from the next stop or hyphen on, so long chains of words are looked at once.
pub(super) fn length(before: Option<char>, text: &str) -> Option<usize> {
    let is_chained = before.is_some_and(|c| is_letter(c) || matches!(c, '.' | '-' | '/' | '+' | '#'));
    if is_chained || !text.starts_with(is_letter) {
        return None;
    }
    url_length(text).or_else(|| mail_length(text)).or_else(|| name_length(text))
}

/// `https://example.org/a?b=c`, without the marks of the sentence around it.
fn url_length(text: &str) -> Option<usize> {
    let scheme = text.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(text.len());
    if !text[scheme..].starts_with("://")
        && !text.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www."))
    {
        return None;
    }
    let end = text.find(['<', '>', '"', '“', '”', ']', '[']).unwrap_or(text.len());
    let url = text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’']);
    let url = if url.contains('(') { url } else { url.trim_end_matches([')', '.', ',']) };
    Some(url.len())
}

/// "a.b@example.org".
fn mail_length(text: &str) -> Option<usize> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+');
    let name = text.find(|c: char| !is_part(c)).filter(|at| text[*at..].starts_with('@'))?;
    let host = &text[name + 1..];
    let host = host[..host.find(|c: char| !is_part(c)).unwrap_or(host.len())].trim_end_matches(['.', '-']);
    (name > 0 && host.contains('.')).then_some(name + 1 + host.len())
}

/// "budget.xls", "example.com/news", "alt.animals.cat": parts between stops, and the last a known ending or in lower
/// case behind two stops.
fn name_length(text: &str) -> Option<usize> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '/' | '#');
    let end = text.find(|c: char| !is_part(c)).unwrap_or(text.len());
    let name = text[..end].trim_end_matches(['.', '-', '/', '#']);
    let host = name.split('/').next().unwrap_or(name);
    let is_known = |name: &str| name.rsplit_once('.').is_some_and(|(_, ending)| is_ending(ending));
    let is_long = |part: &str| part.chars().count() > 1 && part.starts_with(char::is_alphabetic);
    let is_dotted = host.matches('.').count() > 1
        && host.split('.').all(is_long)
        && host.rsplit('.').next().is_some_and(|last| last.chars().all(char::is_lowercase));
    let is_name = !name.contains("..") && (is_known(host) || is_known(name) || is_dotted);
    is_name.then_some(name.len())
}

/// Whether a text is what the names of files and sites end with, and no letter follows.
pub(super) fn is_ending(text: &str) -> bool {
    let end = text.find(|c: char| !is_letter(c)).unwrap_or(text.len());
    listed(ENDINGS, &text[..end].to_lowercase())
}
