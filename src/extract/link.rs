//! A name with all that it may mean → the one thing that it means, with how sure that is, or nothing.
//!
//! Each candidate gets the sum of what speaks for and against it, in the manner of log-odds: the weights stand in
//! [`weight`] and nowhere else. A wrong identity costs more than none, so a candidate must reach [`weight::ENOUGH`] and
//! leave the next one behind by [`weight::AHEAD`]. Weights were set by hand, and looked
//! over on the linked names of the training documents of GUM; never on a benchmark's texts.

use super::annotations::Certainty;
use super::mention::{Named, Reading};
use super::setting::Setting;
use super::title::Title;
use crate::knowledge::{Kind, Knowledge, KnownId, Term, Within};
use crate::language::{Document, Span};

/// What each kind of evidence counts.
mod weight {
    /// Below this no link is made.
    pub(super) const ENOUGH: f32 = 1.5;
    /// As far ahead of the next candidate must the best one be.
    pub(super) const AHEAD: f32 = 0.5;
    /// From here on a link is probable, and from the next on certain.
    pub(super) const PROBABLE: f32 = 2.5;
    pub(super) const CERTAIN: f32 = 4.0;

    /// The form is a name of it as it stands, and one that states or people do not share.
    pub(super) const OWN_NAME: f32 = 3.0;
    /// The form is a name of it that bodies of other states have too.
    pub(super) const SHARED_NAME: f32 = 1.0;
    /// The form is what is left of its name without the country.
    pub(super) const SHORT_NAME: f32 = 0.0;
    /// A few capitals that may abbreviate much else: "PAP"; and where the core sees no name in them.
    pub(super) const INITIALS: f32 = 1.0;
    pub(super) const UNSEEN: f32 = -1.5;
    /// Heads of state and of international bodies, then ministers and generals, then those who sit in parliaments and
    /// others of whom there are thousands, whose names others bear too.
    pub(super) const HEAD: f32 = 3.0;
    pub(super) const MINISTER: f32 = 2.0;
    pub(super) const PUBLIC: f32 = 1.7;
    pub(super) const MEMBER: f32 = 0.6;
    /// A name such as "Adam Smith".
    pub(super) const COMMON: f32 = -0.7;
    /// The core sees a thing of the same kind, or one of another.
    pub(super) const SAME_KIND: f32 = 0.3;
    pub(super) const OTHER_KIND: f32 = -0.3;
    /// The country stands right beside the name: "Japan's House of Representatives".
    pub(super) const BESIDE: f32 = 4.0;
    pub(super) const OTHER_BESIDE: f32 = -4.0;
    /// A state of another country stands behind the town, whatever else the article names.
    pub(super) const OTHER_REGION: f32 = -9.0;
    /// All of the article speaks of its country; less counts for its part.
    pub(super) const COUNTRY: f32 = 2.5;
    /// It speaks of other countries only.
    pub(super) const ELSEWHERE: f32 = -1.2;
    /// Towns of its country are named, each up to three.
    pub(super) const TOWN: f32 = 1.2;
    /// A country is meant more often than a town or region of that name.
    pub(super) const STATE: f32 = 1.5;
    /// A title in the text that the candidate held: then, or at another time.
    pub(super) const HELD_THEN: f32 = 4.0;
    pub(super) const HELD_ONCE: f32 = 3.0;
    pub(super) const SAME_RANK: f32 = 0.8;
    /// A title or calling that does not fit: "footballer".
    pub(super) const OTHER_TITLE: f32 = -0.5;
    pub(super) const OTHER_CALLING: f32 = -2.5;
    /// Its party or chamber is named.
    pub(super) const BODY: f32 = 1.0;
    /// It had not begun its first office by the day of the article.
    pub(super) const TOO_EARLY: f32 = -1.5;
}

/// What a name means, and how sure that is.
pub(super) type Link = Option<(Reading, Certainty)>;

/// Weighs what names may mean.
pub(super) struct Linker<'a> {
    pub(super) knowledge: &'a Knowledge,
    pub(super) doc: &'a Document,
    pub(super) titles: &'a [Title<'a>],
    pub(super) setting: &'a Setting,
}

impl Linker<'_> {
    /// What a thing means that the article names in these places, all of them alike.
    pub(super) fn link(&self, names: &[&Named]) -> Link {
        let first = names.first()?;
        let mut scored: Vec<(f32, Reading)> =
            first.readings.iter().map(|&reading| (self.score(names, reading), reading)).collect();
        // The sort is stable: what is known first stays before what is as likely.
        scored.sort_by(|a, b| b.0.total_cmp(&a.0));
        // "AfD" is a party and its members: one thing all the same.
        let best = scored.first().map(|it| it.1.known);
        let next = scored.iter().find(|it| Some(it.1.known) != best).map(|it| it.0);
        let &(score, reading) = scored.first()?;
        let is_ahead = next.is_none_or(|next| score - next >= weight::AHEAD);
        if score < weight::ENOUGH || !is_ahead {
            return None;
        }
        let certainty = match score {
            score if score >= weight::CERTAIN => Certainty::Certain,
            score if score >= weight::PROBABLE => Certainty::Probable,
            _ => Certainty::Possible,
        };
        Some((reading, certainty))
    }

    fn score(&self, names: &[&Named], reading: Reading) -> f32 {
        let known = self.knowledge.names.known(reading.known);
        let fit = match known.kind {
            Kind::Person => self.person(names, reading.known),
            Kind::Country => {
                let told = self.country(known.country).max(0.0);
                weight::OWN_NAME + weight::STATE + told + self.towns(known.country)
            }
            Kind::Place => weight::OWN_NAME + self.towns(known.country) + self.region(names, known.country),
            _ => self.body(names, reading),
        };
        let seen = names.iter().filter_map(|name| name.seen);
        let (same, other): (Vec<_>, Vec<_>) = seen.partition(|&kind| is_alike(kind, known.kind));
        let kinds = same.len().cmp(&other.len());
        fit + match kinds {
            std::cmp::Ordering::Greater => weight::SAME_KIND,
            std::cmp::Ordering::Less => weight::OTHER_KIND,
            std::cmp::Ordering::Equal => 0.0,
        }
    }

    /// Towns tell a state of America from the country of the same name, and Hyderabad from Hyderabad.
    fn towns(&self, country: &str) -> f32 {
        weight::TOWN * self.setting.places(country).min(3.0)
    }

    /// "Athens, Georgia," is no town of Greece, and "Hyderabad, Pakistan." is that of Pakistan. The mark behind shows that the
    /// region belongs to the town: "in Gaza, Israel said" speaks of two things. Another country may only be next in a list.
    fn region(&self, names: &[&Named], country: &str) -> f32 {
        let told: Vec<(&str, bool)> = names.iter().filter_map(|name| self.region_behind(name)).collect();
        let fits = told.iter().any(|(code, _)| *code == country);
        let is_sure = told.iter().any(|(_, is_sure)| *is_sure);
        match (fits, is_sure) {
            (true, _) => weight::BESIDE,
            (false, true) => weight::OTHER_REGION,
            (false, false) => 0.0,
        }
    }

    /// The country of the state, province or country that stands behind a town, between commas; and whether it is a state or
    /// province.
    fn region_behind(&self, name: &Named) -> Option<(&str, bool)> {
        let word = |at: usize| self.doc.tokens().get(at).map_or("", |_| self.doc.word(at));
        let start = name.span.end + 1;
        let is_closed = |end: usize| matches!(word(end), "," | "." | ")" | ";" | "—" | "");
        // "Cambridge, Mass." brings its own mark.
        let is_short = |end: usize| end <= self.doc.tokens().len() && word(end - 1).ends_with('.');
        let is_within = |end: usize| end <= self.doc.tokens().len() && (is_closed(end) || is_short(end));
        let ends = (start + 1..=start + 3).rev().filter(|&end| word(name.span.end) == "," && is_within(end));
        let known = |form: &str| {
            let named = self.knowledge.names.find(form).map(|(known, _)| self.knowledge.names.known(known));
            named.filter(|known| known.kind == Kind::Country).map(|known| (known.country, false)).next()
        };
        ends.map(|end| self.doc.words(Span::new(start, end))).find_map(|form| {
            let region = self.knowledge.lists.regions.get(form).map(|code| (*code, true));
            region.or_else(|| known(form))
        })
    }

    /// Whether the core sees a name where one of these stands.
    fn is_seen(&self, names: &[&Named]) -> bool {
        names.iter().any(|name| self.doc.names().iter().any(|seen| seen.span.overlaps(name.span)))
    }

    fn body(&self, names: &[&Named], reading: Reading) -> f32 {
        let known = self.knowledge.names.known(reading.known);
        let text = self.doc.words(names[0].span);
        let is_state_body = !known.country.is_empty();
        let is_initials = text.len() <= 5 && text.chars().all(char::is_uppercase);
        let form = match reading {
            Reading { own: false, .. } => weight::SHORT_NAME,
            _ if names[0].generic => weight::SHARED_NAME,
            _ if is_initials && is_state_body && !self.is_seen(names) => weight::UNSEEN,
            _ if is_initials && is_state_body => weight::INITIALS,
            _ => return weight::OWN_NAME + weight::COUNTRY,
        };
        let beside = names.iter().find_map(|name| self.country_beside(name));
        form + match beside {
            Some(country) if country == known.country => weight::BESIDE,
            Some(_) => weight::OTHER_BESIDE,
            None => self.country(known.country),
        }
    }

    /// How well a country fits the article.
    fn country(&self, country: &str) -> f32 {
        let share = self.setting.share(country);
        match share {
            _ if country.is_empty() || self.setting.is_nowhere() => 0.0,
            share if share > 0.0 => weight::COUNTRY * share.sqrt(),
            _ => weight::ELSEWHERE,
        }
    }

    /// The country whose body is meant though it is not known: that beside one of the names, else the one that the article is about.
    pub(super) fn country_of(&self, names: &[&Named]) -> Option<String> {
        let beside = names.iter().find_map(|name| self.country_beside(name));
        beside.or_else(|| self.setting.main()).map(str::to_owned)
    }

    /// The country that stands right before a name or behind it: "Japan's House of Representatives", "the Senate of Chile".
    fn country_beside(&self, name: &Named) -> Option<&str> {
        let word = |at: usize| self.doc.tokens().get(at).map_or("", |_| self.doc.word(at));
        let mut before = name.span.start.checked_sub(1)?;
        if matches!(word(before), "'s" | "’s" | "'" | "’") {
            before = before.checked_sub(1)?;
        }
        let behind = name.span.end + 1 + usize::from(word(name.span.end + 1) == "the");
        let is_behind = matches!(word(name.span.end), "of" | "in");
        let country = |form: &str| {
            let named = self.knowledge.names.find(form).map(|(known, _)| self.knowledge.names.known(known));
            named.filter(|known| known.kind == Kind::Country).map(|known| known.country).next()
        };
        let two_before = before.checked_sub(1).map(|at| format!("{} {}", word(at), word(before)));
        let two_behind = format!("{} {}", word(behind), word(behind + 1));
        two_before
            .and_then(|form| country(&form))
            .or_else(|| country(word(before)))
            .or_else(|| country(&two_behind).filter(|_| is_behind))
            .or_else(|| country(word(behind)).filter(|_| is_behind))
    }

    fn person(&self, names: &[&Named], known: KnownId) -> f32 {
        let terms = self.knowledge.offices.terms(known);
        let fact = self.knowledge.names.known(known);
        let surname = fact.name.rsplit(' ').next().unwrap_or_default();
        let common = self.knowledge.lists.common_surnames.contains(surname);
        let bodies = terms.iter().any(|term| {
            let is_body = self.knowledge.names.known(term.of).kind == Kind::Institution;
            is_body && self.setting.names(term.of)
        });
        let titles = names.iter().flat_map(|name| self.titles_of(name));
        let title = titles
            .map(|title| self.title(title, terms))
            .fold(0.0_f32, |a, b| if b.abs() > a.abs() { b } else { a });
        let early = self.setting.day.as_deref().is_some_and(|day| {
            !terms.is_empty() && terms.iter().all(|term| !term.start.is_empty() && !term.has_begun(day))
        });
        self.prominence(known)
            + if common { weight::COMMON } else { 0.0 }
            + self.country(fact.country) * 0.5
            + if bodies { weight::BODY } else { 0.0 }
            + if early { weight::TOO_EARLY } else { 0.0 }
            + title
    }

    /// How likely news means this bearer of the name before anything else is known.
    fn prominence(&self, known: KnownId) -> f32 {
        let ranks =
            self.knowledge.offices.terms(known).iter().map(|term| self.knowledge.offices.rank(term.title));
        let weight = |rank: &str| match rank {
            "head-of-state" | "head-of-government" | "international" | "monarch" => weight::HEAD,
            "minister" | "military" | "spokesperson" | "leader" | "ambassador" | "adviser" => {
                weight::MINISTER
            }
            "legislator" | "party" | "mayor" | "governor" | "official" | "deputy" => weight::MEMBER,
            _ => weight::PUBLIC,
        };
        ranks.map(weight).reduce(f32::max).unwrap_or(weight::PUBLIC)
    }

    /// The titles that stand right before a name, or behind it in apposition.
    fn titles_of(&self, name: &Named) -> impl Iterator<Item = &Title<'_>> {
        let span = name.span;
        let is_comma = |at: usize| self.doc.tokens().get(at).is_some_and(|_| self.doc.word(at) == ",");
        self.titles.iter().filter(move |title| {
            let before = title.span.end == span.start
                || (title.span.end + 1 == span.start && is_comma(title.span.end) && is_comma(span.end));
            let gap = title.span.start.saturating_sub(span.end);
            let behind = title.span.start > span.end && gap <= 5 && is_comma(span.end);
            let same_sentence = self.doc.sentence_of(span.start) == self.doc.sentence_of(title.span.start);
            same_sentence && (before || behind)
        })
    }

    /// The title right before a name.
    pub(super) fn title_before(&self, name: &Named) -> Option<&Title<'_>> {
        self.titles.iter().find(|title| title.span.end == name.span.start)
    }

    /// Whether somebody is known to hold or to have held what a title names.
    pub(super) fn held(&self, title: &Title<'_>, known: KnownId) -> bool {
        let offices = &self.knowledge.offices;
        offices.terms(known).iter().any(|term| offices.duty(term.title) == title.office.duty)
    }

    fn title(&self, title: &Title<'_>, terms: &[Term]) -> f32 {
        let offices = &self.knowledge.offices;
        let duty = title.office.duty;
        let mut held = terms.iter().filter(|term| offices.duty(term.title) == duty).peekable();
        let then = |term: &Term| self.setting.day.as_deref().is_none_or(|day| term.holds_on(day));
        if held.peek().is_some() {
            return if held.any(then) { weight::HELD_THEN } else { weight::HELD_ONCE };
        }
        let same_rank = terms.iter().any(|term| offices.rank(term.title) == title.office.rank);
        match title.office.within {
            _ if same_rank => weight::SAME_RANK,
            Within::Nothing => weight::OTHER_CALLING,
            _ => weight::OTHER_TITLE,
        }
    }
}

/// Whether what the core sees may be a thing of some kind: it does not tell a country from a place.
fn is_alike(seen: Kind, known: Kind) -> bool {
    let rough = |kind: Kind| match kind {
        Kind::Country | Kind::Place => Kind::Place,
        Kind::Institution | Kind::Group => Kind::Institution,
        other => other,
    };
    rough(seen) == rough(known)
}
