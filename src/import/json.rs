//! A line of a JSON dump of Wikidata → the entity in it.
//!
//! The dump is one array with an entity a line; each line is read by itself. Only what is kept is built: other languages
//! and properties are passed over. Where PHP had nothing to write, an empty list stands in place of an object.

use super::item::Item;
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;
use std::marker::PhantomData;

#[derive(Deserialize)]
struct Entity {
    #[serde(rename = "type", default)]
    sort: String,
    id: String,
    #[serde(default, deserialize_with = "object")]
    labels: Words<Word>,
    #[serde(default, deserialize_with = "object")]
    descriptions: Words<Word>,
    #[serde(default, deserialize_with = "object")]
    aliases: Words<Vec<Word>>,
    #[serde(default, deserialize_with = "object")]
    claims: Claims,
    #[serde(default, deserialize_with = "object")]
    sitelinks: Count,
}

/// What is said in English, or for all languages at once.
#[derive(Deserialize, Default)]
struct Words<T> {
    en: Option<T>,
    mul: Option<T>,
}

#[derive(Deserialize, Default)]
struct Word {
    value: String,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "UPPERCASE")]
struct Claims {
    #[serde(default)]
    p31: Vec<Claim>,
    #[serde(default)]
    p17: Vec<Claim>,
    #[serde(default)]
    p27: Vec<Claim>,
    #[serde(default)]
    p21: Vec<Claim>,
}

#[derive(Deserialize)]
struct Claim {
    #[serde(default)]
    rank: String,
    mainsnak: Snak,
}

#[derive(Deserialize)]
struct Snak {
    datavalue: Option<DataValue>,
}

#[derive(Deserialize)]
struct DataValue {
    value: Reference,
}

#[derive(Deserialize)]
struct Reference {
    id: Option<String>,
}

/// The entity on a line; nothing where it is a bracket of the array or no item.
pub(super) fn item(line: &[u8]) -> Result<Option<Item>, String> {
    let line = line.trim_ascii();
    let line = line.strip_suffix(b",").unwrap_or(line);
    if matches!(line, b"" | b"[" | b"]") {
        return Ok(None);
    }
    // Brackets may stand on the line of the first and last entity.
    let line = line.strip_prefix(b"[").unwrap_or(line);
    let line = if line.ends_with(b"}]") { &line[..line.len() - 1] } else { line };
    let entity: Entity = serde_json::from_slice(line).map_err(|error| format!("no entity: {error}"))?;
    if !(entity.sort.is_empty() || entity.sort == "item") || !entity.id.starts_with('Q') {
        return Ok(None);
    }
    let word = |words: Words<Word>| words.en.or(words.mul).map(|word| word.value).unwrap_or_default();
    let Words { en, mul } = entity.aliases;
    let aliases = en.into_iter().chain(mul).flatten().map(|alias| alias.value).collect();
    Ok(Some(Item {
        id: entity.id,
        label: word(entity.labels),
        aliases,
        description: word(entity.descriptions),
        classes: best(entity.claims.p31),
        countries: best(entity.claims.p17),
        citizenships: best(entity.claims.p27),
        genders: best(entity.claims.p21),
        sitelinks: entity.sitelinks.0,
    }))
}

/// The values of the best rank that any claim has; what is deprecated counts for nothing. So it is in the truthy triples.
fn best(claims: Vec<Claim>) -> Vec<String> {
    let has_preferred = claims.iter().any(|claim| claim.rank == "preferred");
    let counts = |claim: &Claim| match claim.rank.as_str() {
        "preferred" => true,
        "deprecated" => false,
        _ => !has_preferred,
    };
    let kept = claims.into_iter().filter(counts);
    kept.filter_map(|claim| claim.mainsnak.datavalue?.value.id).collect()
}

/// How many keys an object has.
#[derive(Default)]
struct Count(u32);

impl<'de> Deserialize<'de> for Count {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Counting;
        impl<'de> Visitor<'de> for Counting {
            type Value = Count;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Count, A::Error> {
                let mut count = 0;
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {
                    count += 1;
                }
                Ok(Count(count))
            }
        }
        deserializer.deserialize_map(Counting)
    }
}

/// An object, or the empty list that stands for one.
fn object<'de, T: Deserialize<'de> + Default, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    struct Object<T>(PhantomData<T>);
    impl<'de, T: Deserialize<'de> + Default> Visitor<'de> for Object<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object or an empty list")
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
            T::deserialize(MapAccessDeserializer::new(map))
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<T, A::Error> {
            while list.next_element::<IgnoredAny>()?.is_some() {}
            Ok(T::default())
        }
    }
    deserializer.deserialize_any(Object(PhantomData))
}
