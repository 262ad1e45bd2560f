//! The words of a sentence → the longest time expression that begins at one of them.

use super::super::annotations::{Basis, TimeKind};
use super::value::{self, Anchor, Captured};
use crate::knowledge::{Element, Times};
use crate::language::{Document, Span};

/// How deep a time may stand in a time: "around the end of May last year".
const DEPTH: usize = 4;

/// The words of a sentence, parted at hyphens: "third-quarter", "mid-May".
pub(super) struct Phrase<'k> {
    times: &'k Times,
    words: Vec<Word>,
}

struct Word {
    /// In small letters, without the full stop of an abbreviation.
    text: String,
    token: usize,
    capital: bool,
}

/// What an expression says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    /// The word behind its last.
    pub(super) end: usize,
    /// The TIMEX3 value; none where its words alone do not give one.
    pub(super) value: Option<String>,
    pub(super) basis: Basis,
    /// Whether it comes again and again.
    pub(super) recurs: bool,
}

impl Reading {
    pub(super) fn kind(&self) -> TimeKind {
        match self.value.as_deref() {
            _ if self.recurs => TimeKind::Set,
            Some(value) if value.starts_with('P') && !value.ends_with("_REF") => TimeKind::Duration,
            Some(value) if value.contains('T') && !value.ends_with("_REF") => TimeKind::Time,
            _ => TimeKind::Date,
        }
    }

    /// Whether it is what a pattern asks for by `{date:SORT}`.
    fn is_sort(&self, sort: &str) -> bool {
        let Some(value) = self.value.as_deref().filter(|_| !self.recurs) else { return false };
        match sort {
            "year" => value.len() == 4 && value.bytes().all(|it| it.is_ascii_digit()),
            "day" => {
                value.len() == 10 && value.starts_with(|it: char| it.is_ascii_digit()) && !value.contains('T')
            }
            "span" => self.kind() == TimeKind::Duration,
            _ => value.starts_with(|it: char| it.is_ascii_digit()),
        }
    }
}

impl<'k> Phrase<'k> {
    pub(super) fn new(times: &'k Times, doc: &Document, sentence: Span) -> Self {
        let mut words: Vec<Word> = Vec::new();
        for token in sentence.indices() {
            let whole = doc.word(token);
            for part in whole.split_inclusive(['-', '–']).flat_map(parted) {
                let text = part.to_lowercase();
                let text =
                    text.strip_suffix('.').filter(|it| it.len() > 1).unwrap_or(&text).replace('–', "-");
                words.push(Word { text, token, capital: part.starts_with(char::is_uppercase) });
            }
        }
        // Between figures a dash is "to"; between words it only holds them together.
        let is_figure =
            |at: Option<&Word>| at.is_some_and(|it| it.text.bytes().all(|it| it.is_ascii_digit()));
        let ranges: Vec<bool> = (0..words.len())
            .map(|at| {
                is_figure(at.checked_sub(1).and_then(|at| words.get(at))) && is_figure(words.get(at + 1))
            })
            .collect();
        let mut ranges = ranges.into_iter();
        words.retain(|word| ranges.next().unwrap_or(false) || word.text != "-");
        Self { times, words }
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// The token that a word is, or is part of.
    pub(super) fn token(&self, word: usize) -> usize {
        self.words[word].token
    }

    /// The longest expression at a word.
    pub(super) fn longest(&self, at: usize, anchor: &Anchor<'_>) -> Option<Reading> {
        self.within(at, anchor, DEPTH)
    }

    fn within(&self, at: usize, anchor: &Anchor<'_>, depth: usize) -> Option<Reading> {
        if depth == 0 {
            return None;
        }
        let found = self.times.patterns.iter().flat_map(|pattern| {
            let fresh = pattern.variants.iter().filter(|it| !matches!(it.first(), Some(Element::Time(_))));
            fresh.filter_map(|elements| {
                let trial = Trial { phrase: self, means: &pattern.means, anchor, depth };
                trial.fits(elements, at, Captured::default())
            })
        });
        let mut best = longer(found)?;
        while let Some(grown) = self.grown(&best, anchor, depth) {
            best = grown;
        }
        Some(best)
    }

    /// "Monday" + "morning": a time with what follows it.
    fn grown(&self, time: &Reading, anchor: &Anchor<'_>, depth: usize) -> Option<Reading> {
        longer(self.times.patterns.iter().flat_map(|pattern| {
            pattern.variants.iter().filter_map(|elements| {
                let (Element::Time(sort), rest) = elements.split_first()? else { return None };
                let fits = sort.is_none_or(|sort| time.is_sort(sort));
                let captured = Captured { time: Some(time.clone()), ..Captured::default() };
                let trial = Trial { phrase: self, means: &pattern.means, anchor, depth };
                fits.then(|| trial.fits(rest, time.end, captured))?
            })
        }))
    }

    /// How many words from one on are of a class, and what they count for.
    fn of_class(&self, class: &'static str, at: usize) -> Option<(usize, String)> {
        let word = self.words.get(at)?;
        let known = |class| self.times.value(class, &word.text).map(|value| (1, value.to_owned()));
        let figures = |digits: usize, most: u32| {
            let fits = word.text.len() <= digits && word.text.bytes().all(|it| it.is_ascii_digit());
            word.text
                .parse()
                .ok()
                .filter(|it| fits && (1..=most).contains(it))
                .map(|it: u32| (1, it.to_string()))
        };
        match class {
            // "this may hurt", "march on"
            "month" | "weekday" => known(class).filter(|_| word.capital),
            "unit:one" => known("unit").filter(|_| self.times.value("units", &word.text).is_none()),
            "year" => figures(4, 2100).filter(|_| word.text.len() == 4 && word.text.as_str() >= "1000"),
            "years" => decade(&word.text).map(|value| (1, value)),
            "day" => figures(2, 31).or_else(|| nth(&word.text)),
            "nth" => nth(&word.text),
            "mm" => figures(2, 12),
            "dd" => figures(2, 31),
            "n" => self.number(at),
            "ordinal" => known("ordinal").or_else(|| nth(&word.text)),
            "clock" => known("clock").or_else(|| self.clock(at)),
            _ => known(class),
        }
    }

    /// "25", "2,000", "twenty-five", "two hundred"; `X` for "several".
    fn number(&self, at: usize) -> Option<(usize, String)> {
        let known = |at: usize| self.times.value("number", &self.words.get(at)?.text);
        let figures: String = self.words[at].text.chars().filter(|it| *it != ',').collect();
        if figures.parse::<f32>().is_ok_and(|it| it < 10_000.0)
            && figures.starts_with(|it: char| it.is_ascii_digit())
        {
            return Some((1, figures));
        }
        let first = known(at)?;
        let Ok(mut sum) = first.parse::<u32>() else { return Some((1, first.to_owned())) };
        let mut length = 1;
        while let Some(Ok(next)) = known(at + length).map(str::parse::<u32>) {
            match next {
                100 => sum *= next,
                1..=9 if sum >= 20 => sum += next,
                _ => break,
            }
            length += 1;
        }
        Some((length, sum.to_string()))
    }

    /// "5 p.m.", "5:30 pm", "17:30", with the zone behind it.
    fn clock(&self, at: usize) -> Option<(usize, String)> {
        let word = |at: usize| self.words.get(at).map_or("", |it| it.text.as_str());
        let half = |text: &str| match text.replace('.', "").as_str() {
            "am" => Some(0),
            "pm" => Some(12),
            _ => None,
        };
        let joined = word(at).find(|it: char| it.is_ascii_alphabetic()).map(|cut| word(at).split_at(cut));
        let (figures, ending) = joined.unwrap_or((word(at), ""));
        let (hour, minute) = figures.split_once([':', '.']).unwrap_or((figures, ""));
        let hour: u8 = hour.parse().ok().filter(|it| *it <= 24)?;
        let minute: u8 = if minute.is_empty() { 0 } else { minute.parse().ok().filter(|it| *it < 60)? };
        let (length, half) = match (half(ending), half(word(at + 1))) {
            (Some(half), _) => (1, Some(half)),
            (None, Some(half)) => (2, Some(half)),
            _ if figures.contains(':') && ending.is_empty() => (1, None),
            _ => return None,
        };
        let hour = half.map_or(hour, |half| hour % 12 + half);
        let zone = usize::from(matches!(
            word(at + length),
            "utc" | "gmt" | "est" | "edt" | "cet" | "bst" | "pst" | "pdt"
        ));
        Some((length + zone, format!("T{hour:02}:{minute:02}")))
    }
}

/// A pattern that is being tried.
struct Trial<'t, 'k> {
    phrase: &'t Phrase<'k>,
    means: &'t [&'static str],
    anchor: &'t Anchor<'t>,
    depth: usize,
}

impl Trial<'_, '_> {
    /// What the pattern makes of the words from one on, if what is left of it fits.
    fn fits(&self, elements: &[Element], at: usize, captured: Captured) -> Option<Reading> {
        let Some((first, rest)) = elements.split_first() else {
            return value::reading(self.means, at, &captured, self.anchor);
        };
        let text = |at: usize| self.phrase.words.get(at).map_or("", |it| it.text.as_str());
        match first {
            Element::Behind(words) => {
                let before = at.checked_sub(1).map_or("", text);
                if words.contains(&before) { self.fits(rest, at, captured) } else { None }
            }
            Element::Not(words) => {
                if words.contains(&text(at)) {
                    None
                } else {
                    self.fits(rest, at, captured)
                }
            }
            Element::Words(runs) => {
                let is_run = |run: &&Vec<&str>| {
                    (at..).zip(run.iter()).all(|(at, word)| text(at).eq_ignore_ascii_case(word))
                };
                longer(
                    runs.iter()
                        .filter(is_run)
                        .filter_map(|run| self.fits(rest, at + run.len(), captured.clone())),
                )
            }
            Element::Class(class) => {
                let (length, value) = self.phrase.of_class(class, at)?;
                self.fits(rest, at + length, captured.with(class, value))
            }
            Element::Time(sort) => {
                let inner = self.phrase.within(at, self.anchor, self.depth - 1)?;
                let fits = sort.is_none_or(|sort| inner.is_sort(sort));
                let end = inner.end;
                if fits { self.fits(rest, end, Captured { time: Some(inner), ..captured }) } else { None }
            }
        }
    }
}

/// The longest reading, the first among equals.
fn longer(readings: impl Iterator<Item = Reading>) -> Option<Reading> {
    readings.reduce(|best, next| if next.end > best.end { next } else { best })
}

/// A hyphen stands by itself: "mid-May" → "mid", "-", "May".
fn parted(part: &str) -> impl Iterator<Item = &str> {
    let cut = if part.len() > 1 { part.trim_end_matches(['-', '–']).len() } else { part.len() };
    let (word, dash) = part.split_at(cut);
    [word, dash].into_iter().filter(|it| !it.is_empty())
}

/// "16th" → 16
fn nth(word: &str) -> Option<(usize, String)> {
    let digits = word.trim_end_matches(|it: char| it.is_ascii_alphabetic());
    let ending = &word[digits.len()..];
    let number: u8 = digits.parse().ok()?;
    (matches!(ending, "st" | "nd" | "rd" | "th") && (1..=31).contains(&number))
        .then(|| (1, number.to_string()))
}

/// "1970s" → 197, "'80s" → 198
fn decade(word: &str) -> Option<String> {
    let digits = word.strip_suffix("s")?.trim_matches(['\'', '’', '‘']);
    let is_decade = digits.ends_with('0') && digits.bytes().all(|it| it.is_ascii_digit());
    match digits.len() {
        4 if is_decade => Some(digits[..3].to_owned()),
        2 if is_decade => Some(format!("19{}", &digits[..1])),
        _ => None,
    }
}
