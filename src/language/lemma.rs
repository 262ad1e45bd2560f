//! A word and its tag → its dictionary form: the exceptions that training found, then the endings.

use super::label::Tag;
use super::model::{self, Models};

/// The dictionary form of a word, `lower` being the word in plain lower case.
pub(super) fn lemma(models: &Models, word: &str, lower: &str, tag: Tag) -> String {
    if tag == Tag::Propn || word.contains(|c: char| c.is_ascii_digit()) {
        return word.to_owned();
    }
    if let Some(noted) = models.lemma(lower, tag) {
        return noted.to_owned();
    }
    let ruled = by_ending(lower, tag);
    // "blamed" could be of "blam" or "blame": a form that training saw as a word is the likelier one.
    let other = if ruled.ends_with('e') { ruled[..ruled.len() - 1].to_owned() } else { format!("{ruled}e") };
    let seen = |lemma: &str| models.is_common(&model::key(lemma, tag));
    let better = tag == Tag::Verb && ruled != lower && !seen(&ruled) && seen(&other);
    if better { other } else { ruled }
}

/// The dictionary form by the endings of regular words.
pub(super) fn by_ending(lower: &str, tag: Tag) -> String {
    match tag {
        Tag::Noun => singular(lower),
        Tag::Verb | Tag::Aux => infinitive(lower),
        _ => lower.to_owned(),
    }
}

fn singular(word: &str) -> String {
    let cut = |ending: &str| word.strip_suffix(ending).filter(|stem| stem.len() > 1);
    if let Some(stem) = cut("ies") {
        return format!("{stem}y");
    }
    for ending in ["sses", "shes", "ches", "xes", "zes"] {
        if word.ends_with(ending) {
            return word[..word.len() - 2].to_owned();
        }
    }
    match cut("s") {
        Some(stem) if !stem.ends_with(['s', 'u', 'i']) => stem.to_owned(),
        _ => word.to_owned(),
    }
}

fn infinitive(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("ing").or_else(|| word.strip_suffix("ed")) {
        let has_vowel = stem.contains(['a', 'e', 'i', 'o', 'u', 'y']);
        if stem.len() > 1 && has_vowel {
            return if word.ends_with("ied") {
                format!("{}y", &stem[..stem.len() - 1])
            } else {
                restored(stem)
            };
        }
        return word.to_owned();
    }
    singular(word)
}

/// "announc" → "announce", "plann" → "plan", "warn" → "warn".
fn restored(stem: &str) -> String {
    let bytes = stem.as_bytes();
    let last = bytes[bytes.len() - 1];
    let before = bytes[bytes.len() - 2];
    let vowel = |byte: u8| b"aeiou".contains(&byte);
    // "expelled" is of "expel", but "called" of "call".
    let syllables = bytes.windows(2).filter(|pair| vowel(pair[0]) && !vowel(pair[1])).count();
    let doubled = last == before && (!b"lszf".contains(&last) || (last == b'l' && syllables > 1));
    if doubled && stem.is_ascii() {
        return stem[..stem.len() - 1].to_owned();
    }
    let soft = matches!(last, b'c' | b'v' | b'u' | b's' | b'z') && !stem.ends_with("ss");
    let group = ["at", "iz", "dg", "rg", "ng", "bl", "pl", "tl", "dl", "gl", "ir", "ur", "or"];
    let taken =
        group.iter().any(|end| stem.ends_with(end)) && !(stem.ends_with("at") && stem.ends_with("eat"));
    let short = stem.len() < 4 && !vowel(last) && vowel(before) && !matches!(last, b'y' | b'w' | b'x');
    if soft || taken || short { format!("{stem}e") } else { stem.to_owned() }
}
