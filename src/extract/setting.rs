//! Names → where an article plays: how much of it speaks of each country, by names that can mean one thing only.

use super::mention::Named;
use crate::article::Article;
use crate::knowledge::{Kind, Knowledge, KnownId, Surface};
use std::collections::{BTreeMap, BTreeSet};

/// What the article is about, as far as names tell that are in no doubt.
#[derive(Debug, Default)]
pub(super) struct Setting {
    /// How often it speaks of a country or of what belongs to it, by three-letter code.
    weights: BTreeMap<String, f32>,
    /// The same for places alone: towns and regions.
    places: BTreeMap<String, f32>,
    /// What is named and in no doubt.
    named: BTreeSet<KnownId>,
    /// The day of publication, where it is known.
    pub(super) day: Option<String>,
}

impl Setting {
    /// What the names of an article tell.
    pub(super) fn of(knowledge: &Knowledge, article: &Article, named: &[Named]) -> Self {
        let mut setting =
            Self { day: article.published.map(|published| published.date.to_string()), ..Self::default() };
        for name in named.iter().filter(|name| name.readings.len() == 1 && !name.generic) {
            let reading = name.readings[0];
            let known = knowledge.names.known(reading.known);
            let is_person = known.kind == Kind::Person;
            // A person's own country is told by the name, and whether that name is right is still to be seen.
            if reading.surface != Surface::People && !is_person {
                setting.named.insert(reading.known);
            }
            if known.country.is_empty() {
                continue;
            }
            let weight = match known.kind {
                Kind::Country => 1.0,
                Kind::Person => 0.3,
                _ => 0.6,
            };
            *setting.weights.entry(known.country.to_owned()).or_default() += weight;
            if known.kind == Kind::Place {
                *setting.places.entry(known.country.to_owned()).or_default() += 1.0;
            }
        }
        setting
    }

    /// The part of the article that speaks of a country, from 0 to 1.
    pub(super) fn share(&self, country: &str) -> f32 {
        let all: f32 = self.weights.values().sum();
        self.weights.get(country).map_or(0.0, |weight| weight / all)
    }

    /// How often towns and regions of a country are named.
    pub(super) fn places(&self, country: &str) -> f32 {
        self.places.get(country).copied().unwrap_or(0.0)
    }

    /// Whether no country is told at all.
    pub(super) fn is_nowhere(&self) -> bool {
        self.weights.is_empty()
    }

    /// The country that the article is about, if one stands out.
    pub(super) fn main(&self) -> Option<&str> {
        let (country, _) = self.weights.iter().max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(a.0)))?;
        (self.share(country) > 0.5).then_some(country)
    }

    /// Whether something is named beyond doubt.
    pub(super) fn names(&self, known: KnownId) -> bool {
        self.named.contains(&known)
    }
}
