//! Finds names: those known beforehand, longest first, then what is left of those that the language core sees.

use super::government;
use super::title::Title;
use crate::knowledge::{Kind, Knowledge, KnownId, Surface};
use crate::language::{Document, Name, NameKind, Span, Tag};

/// A name in the text, before it is known which entity it means.
#[derive(Clone, Debug)]
pub(super) struct Named {
    /// Its words.
    pub(super) span: Span,
    /// What sort of thing it names: that of its first reading, else what the core says.
    pub(super) kind: Kind,
    /// What sort of thing the language core sees there, if it sees this very name.
    pub(super) seen: Option<Kind>,
    /// All that it may mean by grammar alone, the likeliest first; none where nothing of that name is known.
    pub(super) readings: Vec<Reading>,
    /// Whether many states have a body of that name: "Supreme Court".
    pub(super) generic: bool,
}

/// One thing that a name may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    /// What is known of that name.
    pub(super) known: KnownId,
    /// How the form names it.
    pub(super) surface: Surface,
    /// Whether the form is one of its names as they stand, and not only what is left of one without the country.
    pub(super) own: bool,
}

/// All names in the order of the text, none overlapping another.
pub(super) fn named(knowledge: &Knowledge, doc: &Document, titles: &[Title<'_>]) -> Vec<Named> {
    let finder = Finder { knowledge, doc, titles };
    let mut named = Vec::new();
    for sentence in doc.sentences() {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let found = finder.at(sentence.tokens, at);
            at = found.as_ref().map_or(at + 1, |found| found.span.end);
            named.extend(found);
        }
    }
    named
}

/// Looks for names token by token.
pub(super) struct Finder<'a> {
    pub(super) knowledge: &'a Knowledge,
    pub(super) doc: &'a Document,
    pub(super) titles: &'a [Title<'a>],
}

impl Finder<'_> {
    /// The name that begins at a token.
    fn at(&self, sentence: Span, at: usize) -> Option<Named> {
        if self
            .titles
            .iter()
            .any(|title| title.span.contains(at) && !self.known_covers(sentence, at, title.span))
        {
            return None;
        }
        let election = self.election(sentence, at);
        election.or_else(|| self.known(sentence, at)).or_else(|| self.unknown(at))
    }

    /// Whether a known name reaches beyond a title: "Commission President" no, "President's Office" yes.
    fn known_covers(&self, sentence: Span, at: usize, title: Span) -> bool {
        self.known(sentence, at).is_some_and(|known| known.span.covers(title) && known.span != title)
    }

    pub(super) fn known(&self, sentence: Span, at: usize) -> Option<Named> {
        let is_number = self.doc.word(at).starts_with(|c: char| c.is_ascii_digit());
        if !self.is_capital(at) && !is_number && !self.is_article(sentence, at) {
            return None;
        }
        let longest = self.knowledge.names.longest().min(sentence.end - at);
        let found = (1..=longest)
            .rev()
            .map(|length| Span::new(at, at + length))
            .filter(|&span| self.without_marks(span) == span)
            .find_map(|span| self.known_as(sentence, span))?;
        let is_name = !self.is_currency(found.span) && !self.begins_another(&found);
        is_name.then_some(found)
    }

    /// What a span names, if its surroundings allow that reading.
    fn known_as(&self, sentence: Span, span: Span) -> Option<Named> {
        let names = &self.knowledge.names;
        let form = self.doc.words(span);
        let is_loud = is_shouted(form) || self.doc.is_dateline(sentence);
        let calm = if is_loud && names.find(form).next().is_none() { calmed(form) } else { form.to_owned() };
        let own = names.find(&calm).map(|(known, surface)| Reading { known, surface, own: true });
        let mut readings: Vec<Reading> = own.filter(|&it| self.fits(sentence, span, it)).collect();
        let shared = self.knowledge.generic.find(&calm);
        for &known in shared {
            if !readings.iter().any(|it| it.known == known) {
                readings.push(Reading { known, surface: Surface::Name, own: false });
            }
        }
        let best = readings.iter().map(|it| self.preference(span, *it)).min()?;
        readings.retain(|it| self.preference(span, *it) == best);
        // The city before the country and the person, in the order in which news means them.
        readings.sort_by_key(|it| !it.own);
        let first = readings.first()?;
        let kind = if first.surface == Surface::People { Kind::Group } else { names.known(first.known).kind };
        let seen = self.seen(span.start).filter(|name| name.span == span).map(|name| self::kind(name.kind));
        Some(Named { span, kind, seen, readings, generic: !shared.is_empty() })
    }

    /// Whether a span can mean one of the things of that name.
    fn fits(&self, sentence: Span, span: Span, reading: Reading) -> bool {
        let kind = self.knowledge.names.known(reading.known).kind;
        // "invasion of Ukraine" tells of an event; only a name in capitals is one.
        let small = |word: &str| word.len() > 3 && word.starts_with(char::is_lowercase);
        if kind == Kind::Event && self.doc.words(span).split(' ').any(small) {
            return false;
        }
        // "Melania Trump", "Jordan Smith": a surname or place within a longer name is not the known one.
        let one_word = span.end - span.start == 1;
        let is_part =
            one_word && reading.surface == Surface::Name && self.is_part_of_longer_name(sentence, span, kind);
        !is_part && self.surface_fits(span, reading.surface)
    }

    fn surface_fits(&self, span: Span, surface: Surface) -> bool {
        let head = &self.doc.tokens()[span.end - 1];
        let next_is_word = self.doc.tokens().get(span.end).is_some_and(|next| {
            matches!(next.tag, Tag::Noun | Tag::Propn | Tag::Adj) && next.bytes.start <= head.bytes.end + 1
        });
        match surface {
            Surface::Name | Surface::Members => true,
            Surface::Adjective => next_is_word || head.tag == Tag::Adj,
            Surface::People => !next_is_word,
            Surface::Seat => government::is_meant(self.knowledge, self.doc, self.titles, span),
        }
    }

    /// Smaller is better: a seat that acts before the city of that name, then names before adjectives.
    fn preference(&self, span: Span, reading: Reading) -> u8 {
        match reading.surface {
            Surface::Seat => 0,
            Surface::Name | Surface::Members => 1,
            Surface::Adjective if self.doc.tokens()[span.end - 1].tag == Tag::Adj => 0,
            Surface::Adjective => 3,
            Surface::People => 4,
        }
    }

    /// The name that the core sees at a token.
    pub(super) fn seen(&self, at: usize) -> Option<&Name> {
        let names = self.doc.names();
        names.get(names.partition_point(|name| name.span.end <= at)).filter(|it| it.span.contains(at))
    }

    fn is_part_of_longer_name(&self, sentence: Span, span: Span, kind: Kind) -> bool {
        let joined = |left: usize, right: usize| {
            self.doc.tokens()[left].bytes.end + 1 == self.doc.tokens()[right].bytes.start
        };
        let plain_capital =
            |at: usize| self.is_capital(at) && !self.in_title(at) && self.doc.tokens()[at].tag == Tag::Propn;
        let before = span.start.checked_sub(1).filter(|&at| {
            sentence.contains(at)
                && joined(at, span.start)
                && plain_capital(at)
                && at > sentence.start
                && !self.is_known_word(at)
        });
        let after = Some(span.end).filter(|&at| {
            sentence.contains(at) && joined(span.end - 1, at) && plain_capital(at) && !self.is_known_word(at)
        });
        match kind {
            Kind::Person => before.is_some() || after.is_some(),
            _ => after.is_some() && self.is_given_name(span.start),
        }
    }

    /// Whether a token by itself is a known name or adjective, such as the "U.S." before a surname.
    fn is_known_word(&self, at: usize) -> bool {
        self.knowledge
            .names
            .find(self.doc.word(at))
            .any(|(id, _)| self.knowledge.names.known(id).kind != Kind::Person)
    }

    fn is_given_name(&self, at: usize) -> bool {
        self.knowledge.lists.given_names.contains_key(self.doc.word(at))
    }

    fn in_title(&self, at: usize) -> bool {
        self.titles.iter().any(|title| title.span.contains(at))
    }

    /// The "al" of "al-Qaeda".
    fn is_article(&self, sentence: Span, at: usize) -> bool {
        let is_one =
            matches!(self.doc.word(at), "al" | "el" | "an" | "as" | "ash" | "ad" | "ar" | "at" | "az");
        is_one && sentence.contains(at + 2) && self.doc.word(at + 1) == "-" && self.is_capital(at + 2)
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.doc.word(at).starts_with(char::is_uppercase)
    }

    /// What is left, from a token on, of a name that the language core sees there.
    fn unknown(&self, at: usize) -> Option<Named> {
        let name = self.seen(at)?;
        let span = self.without_marks(Span::new(at, self.end_before_known(name.span, at)));
        // The core reads tweets too, where names have no capitals; in the news they do.
        let has_capital = span.indices().any(|token| self.doc.word(token).contains(char::is_uppercase));
        let is_common =
            self.knowledge.lists.no_names.contains(self.doc.words(span)) || self.opens_with_a_noun(span);
        let is_name = has_capital && !is_common && self.is_begin(at) && !self.is_currency(span);
        let kind = self.kind(span, name.kind);
        let named = Named { span, kind, seen: Some(kind), readings: Vec::new(), generic: false };
        is_name.then_some(named)
    }

    /// "Rebels took the town": a noun that owes its capital to the sentence.
    fn opens_with_a_noun(&self, span: Span) -> bool {
        let is_first = self.doc.sentences()[self.doc.sentence_of(span.start)].tokens.start == span.start;
        let token = &self.doc.tokens()[span.start];
        let is_noun =
            token.tag == Tag::Noun && self.doc.word(span.start).chars().skip(1).all(char::is_lowercase);
        is_first
            && span.end == span.start + 1
            && is_noun
            && self.knowledge.lists.party(token.lemma.as_str()).is_some()
    }

    /// The kind of a name: what its last word tells for certain, a place where a dateline begins, else what the core says.
    fn kind(&self, span: Span, seen: NameKind) -> Kind {
        let told = self.knowledge.lists.endings.get(self.doc.word(span.end - 1));
        let told = told.and_then(|kind| Kind::named(kind));
        let sentence = self.doc.sentence_of(span.start);
        let paragraph = |sentence: usize| self.doc.sentences()[sentence].paragraph;
        let is_first = sentence == 0 || paragraph(sentence - 1) != paragraph(sentence);
        let begins = is_first && self.doc.sentences()[sentence].tokens.start == span.start;
        match told {
            Some(kind) if span.end - span.start > 1 => kind,
            // "PANMUNJOM (Reuters) —"
            _ if begins && is_shouted(self.doc.words(span)) => Kind::Place,
            _ => kind(seen),
        }
    }

    /// Where a name that begins at a token ends: before a known name of several words within it.
    pub(super) fn end_before_known(&self, name: Span, at: usize) -> usize {
        // "1992 United Kingdom general election": what begins with its year is one name.
        if self.doc.word(at).len() == 4 && self.doc.word(at).bytes().all(|byte| byte.is_ascii_digit()) {
            return name.end;
        }
        let is_known = |&token: &usize| {
            let known = self.known(name, token);
            // "the Coast Guard" of "Command Centre of the Coast Guard" is nobody's yet.
            let is_own = |known: &Named| known.readings.iter().any(|it| it.own);
            // "Socialist Party of the United States", "Archdiocese of New York": one name, to its end.
            let is_its_country = |known: &Named| {
                let is_place = matches!(known.kind, Kind::Country | Kind::Place);
                is_place && known.span.end == name.end && self.follows_of(token)
            };
            known.is_some_and(|it| it.span.end - it.span.start > 1 && is_own(&it) && !is_its_country(&it))
        };
        (at + 1..name.end).find(is_known).unwrap_or(name.end)
    }

    /// Whether "of" or "of the" stands before a token.
    fn follows_of(&self, token: usize) -> bool {
        let before = |back: usize| token.checked_sub(back).map_or("", |at| self.doc.word(at));
        before(1) == "of" || (before(1) == "the" && before(2) == "of")
    }

    /// "the Paris–Berlin line": a mark behind a name is none of it, but for that of "Yahoo!" and brackets.
    pub(super) fn without_marks(&self, span: Span) -> Span {
        let is_mark = |word: &str| !word.contains(char::is_alphanumeric) && !matches!(word, "!" | ")");
        let last = span.indices().rfind(|&token| token == span.start || !is_mark(self.doc.word(token)));
        Span::new(span.start, last.map_or(span.end, |last| last + 1))
    }

    /// Whether a name can begin with a token: no mark, no small word left over from a title.
    fn is_begin(&self, at: usize) -> bool {
        let token = &self.doc.tokens()[at];
        !matches!(token.tag, Tag::Punct | Tag::Adp | Tag::Det | Tag::Cconj | Tag::Part | Tag::Pron)
    }
}

/// The kind of entity that a name of some kind means. A country that we do not know is rather a place.
pub(super) fn kind(name: NameKind) -> Kind {
    match name {
        NameKind::Person => Kind::Person,
        NameKind::Institution => Kind::Institution,
        NameKind::Country | NameKind::Place => Kind::Place,
        NameKind::Group | NameKind::Movement => Kind::Group,
        NameKind::Event => Kind::Event,
        NameKind::Work | NameKind::Thing => Kind::Thing,
    }
}

/// Whether a name stands in capitals though it is no acronym: "HONG KONG".
fn is_shouted(name: &str) -> bool {
    name.len() > 4 && name.chars().any(char::is_alphabetic) && !name.contains(char::is_lowercase)
}

/// "HONG KONG" → "Hong Kong"
fn calmed(name: &str) -> String {
    let calm = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().map(String::from).unwrap_or_default();
        first + &letters.as_str().to_lowercase()
    };
    name.split(' ').map(calm).collect::<Vec<_>>().join(" ")
}
