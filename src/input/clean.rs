//! The text of a page as it was pasted or saved → the text of the article, and what the page says about it.
//!
//! The lines are told apart by kind first. What stands before the first sentence is the head of the page and
//! gives headline, byline and date; what stands after the last one is its foot and gives the owner. Between
//! the two only lines known to be no text are taken off, so no sentence of the article is ever lost. All that
//! was taken off is handed back, for whoever wants to check.

mod byline;
mod credit;
mod headline;
mod junk;
mod kind;
mod paragraphs;

pub(super) use byline::authors;

use super::tongue::is_latin;
use jiff::civil::Date;
use kind::Kind;
use std::ops::Range;

/// A cleaned text, and what was found on the way.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cleaned {
    /// The article's paragraphs, a blank line between each two.
    pub text: String,
    /// The headline.
    pub title: Option<String>,
    /// The names in the byline.
    pub authors: Vec<String>,
    /// The outlet or agency that the page names as its owner or source.
    pub publisher: Option<String>,
    /// The day on a date line.
    pub published: Option<Date>,
    /// The lines taken off, in their order.
    pub removed: Vec<String>,
}

/// The article in `text`, whose headline is `title` where that is known beforehand.
///
/// Cleaning goes on until it changes nothing more, so a cleaned text is left as it is.
///
/// ```
/// use cablegraph::input::clean;
/// let page = "Menu\nTalks end in Oslo\nTalks end in Oslo\n[Meridian Reporter Nora Lind] Both sides left on Monday.\nShare";
/// let cleaned = clean(page, None);
/// assert_eq!(cleaned.text, "Both sides left on Monday.");
/// assert_eq!(cleaned.title.as_deref(), Some("Talks end in Oslo"));
/// assert_eq!(cleaned.authors, ["Nora Lind"]);
/// ```
pub fn clean(text: &str, title: Option<&str>) -> Cleaned {
    let mut cleaned = once(text, title);
    loop {
        let next = once(&cleaned.text, title);
        if next.text == cleaned.text {
            return cleaned;
        }
        cleaned = cleaned.followed_by(next);
    }
}

impl Cleaned {
    /// What two turns of cleaning found, the first having the say.
    fn followed_by(mut self, next: Self) -> Self {
        self.removed.extend(next.removed);
        Self {
            text: next.text,
            title: self.title.or(next.title),
            authors: if self.authors.is_empty() { next.authors } else { self.authors },
            publisher: self.publisher.or(next.publisher),
            published: self.published.or(next.published),
            removed: self.removed,
        }
    }
}

/// One line of the page.
struct Line {
    text: String,
    kind: Kind,
}

/// One turn of cleaning.
fn once(text: &str, title: Option<&str>) -> Cleaned {
    let lines = lines(text, title);
    let Some(mut body) = body(&lines) else { return without_sentences(&lines) };
    let headline = if title.is_none() { headline::headline(&lines, &mut body) } else { None };
    let mut page = Page { cleaned: Cleaned { title: headline, ..Cleaned::default() }, updated: None };
    let mut kept: Vec<String> = Vec::new();
    let mut sentences = 0;
    for (place, line) in lines.iter().enumerate() {
        let is_inside = body.contains(&place);
        sentences += usize::from(is_inside && line.kind == Kind::Sentence);
        if is_inside && line.kind.belongs(sentences) {
            kept.push(line.text.clone());
        } else {
            page.note(line);
        }
    }
    page.note_opening(&mut kept);
    page.cleaned.published = page.cleaned.published.or(page.updated);
    Cleaned { text: kept.join("\n\n"), ..page.cleaned }
}

/// The lines of a text with their kinds. Below the first sentence the headline is a line like any other: there
/// "He won." may well be the article's own words.
fn lines(text: &str, title: Option<&str>) -> Vec<Line> {
    let mut has_begun = false;
    let line = |text: String| {
        let kind = kind::kind(&text, title.filter(|_| !has_begun));
        has_begun |= kind == Kind::Sentence;
        Line { text, kind }
    };
    let mut lines: Vec<Line> = paragraphs::paragraphs(text).into_iter().map(line).collect();
    note_foreign(&mut lines);
    lines
}

/// Marks the lines in another script than most of the page's sentences: an English article stands among the menus and
/// notices of a Korean page.
fn note_foreign(lines: &mut [Line]) {
    let is_latin: Vec<bool> = lines.iter().map(|line| is_latin(&line.text)).collect();
    let weight = |latin: bool| -> usize {
        let sentences = lines.iter().zip(&is_latin).filter(|(line, _)| line.kind == Kind::Sentence);
        let those = sentences.filter(|(_, is_latin)| **is_latin == latin);
        those.map(|(line, _)| line.text.chars().filter(|c| c.is_alphabetic()).count()).sum()
    };
    let (latin, other) = (weight(true), weight(false));
    if latin == 0 || other == 0 {
        return;
    }
    for (line, is_latin) in lines.iter_mut().zip(is_latin) {
        if is_latin != (latin >= other) && matches!(line.kind, Kind::Sentence | Kind::Short) {
            line.kind = Kind::Notice;
        }
    }
}

/// From the first sentence to the last one before the page turns to other things.
fn body(lines: &[Line]) -> Option<Range<usize>> {
    let is_sentence = |line: &Line| line.kind == Kind::Sentence;
    let start = lines.iter().position(is_sentence)?;
    let closing = |place: &usize| lines[*place].kind == Kind::Closing && only_references(&lines[place + 1..]);
    let limit = (start..lines.len()).find(closing).unwrap_or(lines.len());
    let last = lines[..limit].iter().rposition(is_sentence)?;
    // "The new ministers are:" brings its list along, though no item of it is a sentence.
    let listed = lines[last + 1..limit].iter().take_while(|line| line.kind == Kind::Short).count();
    let has_list = lines[last].text.ends_with(':');
    Some(start..last + 1 + if has_list { listed } else { 0 })
}

/// Whether these lines could all stand in a list of sources or further reading.
fn only_references(lines: &[Line]) -> bool {
    lines.iter().all(|line| line.kind != Kind::Sentence || kind::is_reference(&line.text))
}

/// A text in which nothing ends like a sentence keeps everything but what is known to be no text, and the
/// headline where there is nothing else.
fn without_sentences(lines: &[Line]) -> Cleaned {
    let is_text = |line: &&Line| matches!(line.kind, Kind::Short | Kind::Date | Kind::Byline | Kind::Closing);
    let text = |line: &Line| line.text.clone();
    let mut kept: Vec<String> = lines.iter().filter(is_text).map(text).collect();
    if kept.is_empty() {
        kept.extend(lines.iter().find(|line| line.kind == Kind::Title).map(text));
    }
    let removed = lines.iter().map(text).filter(|line| !kept.contains(line)).collect();
    Cleaned { text: kept.join("\n\n"), removed, ..Cleaned::default() }
}

/// What a page says about its article, collected line by line.
struct Page {
    cleaned: Cleaned,
    /// The day of the last change, which counts only where no other is named.
    updated: Option<Date>,
}

impl Page {
    /// Learns what can be learnt from a line that is taken off.
    fn note(&mut self, line: &Line) {
        if self.cleaned.title.as_deref() == Some(line.text.as_str()) {
            return;
        }
        self.cleaned.removed.push(line.text.clone());
        match line.kind {
            Kind::Byline => {
                if let Some(byline) = byline::byline(&line.text) {
                    self.note_byline(byline);
                }
            }
            Kind::Date => match super::date::date_line(&line.text) {
                Some(line) if line.is_update => self.updated = self.updated.or(Some(line.date)),
                Some(line) => self.cleaned.published = self.cleaned.published.or(Some(line.date)),
                None => {}
            },
            // The owner of the page stands above any agency it took the article from.
            Kind::Copyright => {
                if let Some(holder) = credit::holder(&line.text) {
                    self.cleaned.publisher = Some(holder);
                }
            }
            _ => {}
        }
    }

    /// Takes a byline off the first paragraph, and notes the agency of a dateline, which stays.
    fn note_opening(&mut self, kept: &mut [String]) {
        let Some(first) = kept.first_mut() else { return };
        if let Some((byline, rest)) = byline::bracketed(first) {
            self.cleaned.removed.push(first[..first.len() - rest.len()].trim().to_owned());
            *first = rest.to_owned();
            self.note_byline(byline);
        }
        if self.cleaned.publisher.is_none() {
            self.cleaned.publisher = credit::dateline_agency(first);
        }
    }

    fn note_byline(&mut self, byline: byline::Byline) {
        let is_first = self.cleaned.authors.is_empty();
        if is_first {
            self.cleaned.authors = byline.authors;
        }
        self.cleaned.publisher = self.cleaned.publisher.take().or(byline.agency);
        self.cleaned.published = self.cleaned.published.or(byline.published);
    }
}

#[cfg(test)]
mod tests;
