//! A pair of things → how surely they are one, in logarithms of odds, and why.

use super::name::{Likeness, likeness, words};
use super::pair::names;
use super::thing::{Sort, Thing, Tie};
use super::weights::Weights;
use crate::vocab::schema;
use std::collections::{BTreeMap, BTreeSet};

/// What speaks for and against two things being one.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Judgement {
    /// The sum, to one place after the point.
    pub(super) score: f64,
    pub(super) likeness: Likeness,
    /// In words: name, ties, company, time.
    pub(super) reasons: String,
}

/// All that is compared with.
pub(super) struct Judge<'a> {
    weights: &'a Weights,
    things: &'a [Thing],
    known: BTreeMap<&'a str, &'a Thing>,
    company: BTreeMap<&'a str, BTreeSet<usize>>,
}

impl<'a> Judge<'a> {
    pub(super) fn new(weights: &'a Weights, things: &'a [Thing]) -> Self {
        let known = things.iter().map(|thing| (thing.iri.as_str(), thing)).collect();
        let mut company: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
        for (at, thing) in things.iter().enumerate() {
            for article in &thing.articles {
                company.entry(article).or_default().insert(at);
            }
        }
        Self { weights, things, known, company }
    }

    /// What is to be said of two; nothing where their names are not alike.
    pub(super) fn judge(&self, one: &Thing, other: &Thing) -> Option<Judgement> {
        let (likeness, mut score) = self.name(one, other)?;
        let mut reasons = vec![likeness.words().to_owned()];
        let told = [self.ties(one, other), self.country(one, other)];
        let around = [Some(self.company(one, other)), self.time(one, other)];
        for (part, reason) in told.into_iter().chain(around).flatten() {
            score += part;
            reasons.push(reason);
        }
        Some(Judgement { score: (score * 10.0).round() / 10.0, likeness, reasons: reasons.join("; ") })
    }

    /// The closest likeness of their names.
    fn name(&self, one: &Thing, other: &Thing) -> Option<(Likeness, f64)> {
        let pairs = names(one).into_iter().flat_map(|a| names(other).into_iter().map(move |b| (a, b)));
        let alike = pairs.filter_map(|(a, b)| {
            let likeness = likeness(self.weights, one.sort(), a, b)?;
            // "Security Council" ends the names of many councils, and is short for that of one.
            let is_short_of_short =
                likeness == Likeness::Shorter && !(one.names.contains_key(a) && other.names.contains_key(b));
            (!is_short_of_short).then(|| (likeness, self.weight(one.sort(), likeness, a)))
        });
        alike.max_by(|(_, one), (_, other)| one.total_cmp(other))
    }

    fn weight(&self, sort: Sort, likeness: Likeness, name: &str) -> f64 {
        let names = &self.weights.names;
        let weight = match likeness {
            Likeness::Same if sort == Sort::Person => names.same,
            Likeness::Same => names.same_body,
            Likeness::Spelling if sort == Sort::Other => names.spelling_of_other,
            Likeness::Spelling => names.spelling,
            Likeness::Longer => names.longer,
            Likeness::Initial => names.initial,
            Likeness::Turned => names.turned,
            Likeness::Surname => names.surname,
            Likeness::Acronym => names.acronym,
            Likeness::Shorter => names.shorter,
        };
        let is_common = |word: &String| self.weights.common_surnames.contains(word);
        let common = sort == Sort::Person && words(self.weights, name).last().is_some_and(is_common);
        weight + if common { names.common_surname } else { 0.0 }
    }

    /// The same post, the same party, the same family; or ties of one kind that lead elsewhere.
    fn ties(&self, one: &Thing, other: &Thing) -> Option<(f64, String)> {
        let told = &self.weights.told;
        let mut posts =
            one.ties.intersection(&other.ties).filter_map(|tie| Some((tie, tie.role.as_deref()?)));
        if let Some((tie, role)) = posts.next() {
            return Some((told.same_role, format!("both {role} of {}", self.called(&tie.other))));
        }
        let is_told = |tie: &&Tie| other.ties.iter().any(|it| it.other == tie.other);
        let is_country = |tie: &&Tie| self.known.get(tie.other.as_str()).is_some_and(|it| is_country(it));
        if let Some(tie) = one.ties.iter().find(|tie| is_told(tie) && !is_country(tie)) {
            return Some((told.same_tie, format!("both have to do with {}", self.called(&tie.other))));
        }
        let is_like = |tie: &Tie| {
            other.ties.iter().any(|it| it.relation == tie.relation && it.is_subject == tie.is_subject)
        };
        let apart = one.ties.iter().any(is_like) && !one.ties.iter().any(|tie| is_told(&tie));
        apart.then(|| (told.other_ties, "ties of one kind to different things".to_owned()))
    }

    fn country(&self, one: &Thing, other: &Thing) -> Option<(f64, String)> {
        let known = !one.countries.is_empty() && !other.countries.is_empty();
        let apart = known && one.countries.is_disjoint(&other.countries);
        apart.then(|| (self.weights.told.other_country, "of different countries".to_owned()))
    }

    /// Whoever and whatever is named in articles of both, the rarest first.
    fn company(&self, one: &Thing, other: &Thing) -> (f64, String) {
        let around = &self.weights.around;
        let (ours, theirs) = (self.beside(one), self.beside(other));
        let mut shared: Vec<(f64, &str)> = ours
            .intersection(&theirs)
            .map(|at| &self.things[*at])
            .map(|thing| (self.rarity(thing), thing.name.as_str()))
            .collect();
        if shared.is_empty() {
            return (around.none, "nobody and nothing is named beside both".to_owned());
        }
        shared.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
        let sum: f64 = shared.iter().map(|(weight, _)| weight).sum();
        let named: Vec<&str> = shared.iter().take(3).map(|(_, name)| *name).collect();
        let more = if shared.len() > 3 { format!(" and {} more", shared.len() - 3) } else { String::new() };
        (sum.min(around.most), format!("named beside both: {}{more}", named.join(", ")))
    }

    /// All that is named in an article that names the thing.
    fn beside(&self, thing: &Thing) -> BTreeSet<usize> {
        let company = thing.articles.iter().filter_map(|article| self.company.get(article.as_str()));
        company.flatten().copied().collect()
    }

    /// The logarithm of how many articles there are for one that names the thing.
    fn rarity(&self, thing: &Thing) -> f64 {
        let count = |articles: usize| f64::from(u32::try_from(articles).unwrap_or(u32::MAX));
        let around = &self.weights.around;
        let articles = count(self.company.len()) + f64::from(around.unseen_articles);
        let rarity = (articles / count(thing.articles.len())).ln();
        rarity * if is_country(thing) { around.of_country } else { 1.0 }
    }

    /// How near the articles of the one come to those of the other.
    fn time(&self, one: &Thing, other: &Thing) -> Option<(f64, String)> {
        let time = &self.weights.time;
        let gaps = one.days.iter().flat_map(|a| other.days.iter().map(|b| (*a - *b).get_days().abs()));
        let gap = gaps.min()?;
        let told = match gap {
            0 => "told on the same day".to_owned(),
            1 => "told a day apart".to_owned(),
            _ => format!("told {gap} days apart"),
        };
        match gap {
            gap if gap <= time.near_days => Some((time.near, told)),
            gap if gap >= time.far_days => Some((time.far, told)),
            _ => None,
        }
    }

    fn called<'b>(&'b self, iri: &'b str) -> &'b str {
        self.known.get(iri).map_or(iri, |thing| &thing.name)
    }
}

fn is_country(thing: &Thing) -> bool {
    thing.classes.iter().any(|class| class.as_ref() == schema::COUNTRY)
}
