//! PETRARCH2's dictionary of actors → names that are read with.

use crate::knowledge::{Forms, Index, Kind, Knowledge, Known, Records, Surface, form_key, header};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io;

/// The names of each code, in small letters: `BREE [BRE]`, with more names on lines after a plus.
pub(super) fn names_of(dictionary: &str) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut pending: Vec<String> = Vec::new();
    let mut codes: Vec<String> = Vec::new();
    for line in dictionary.lines().map(|it| it.split('#').next().unwrap_or_default()) {
        let (name, code) = line.split_once('[').unwrap_or((line, ""));
        let name = name.trim();
        let is_more = name.starts_with('+');
        if !name.is_empty() && !is_more {
            pending.clear();
            codes.clear();
        }
        let name = name.trim_start_matches('+').trim().trim_matches('_').replace('_', " ").to_lowercase();
        if !name.is_empty() {
            pending.push(name);
        }
        let code: String = code.chars().take_while(char::is_ascii_uppercase).collect();
        if !code.is_empty() {
            codes.push(code);
        }
        for code in &codes {
            let names = found.entry(code.clone()).or_default();
            names.extend(pending.iter().filter(|it| !names.contains(it)).cloned().collect::<Vec<_>>());
        }
    }
    found
}

/// What is known, and each actor as a country of that code.
pub(super) fn known(knowledge: &Knowledge, names: &BTreeMap<String, Vec<String>>) -> Knowledge {
    let known = Knowledge::with_models(knowledge.models.clone());
    let index = written(names).ok().and_then(|bytes| Index::decode(bytes).ok());
    known.with_index(index.expect("what was just written in memory can be read"))
}

/// An index of the actors.
fn written(names: &BTreeMap<String, Vec<String>>) -> io::Result<Vec<u8>> {
    let mut records = Records::new(Vec::new());
    let mut keys: BTreeMap<String, u64> = BTreeMap::new();
    for (code, names) in names {
        let names: Vec<String> = names.iter().map(|name| capitals(name)).collect();
        let place = records.add(Known {
            id: "",
            name: names.first().map_or("", String::as_str),
            kind: Kind::Country,
            sector: "",
            country: code.get(..3).unwrap_or(code),
            gender: "",
            is_social_medium: false,
            description: "",
            fame: 0,
        })?;
        keys.extend(names.iter().filter_map(|name| Some((form_key(name)?.into_owned(), place))));
    }
    let mut forms = Forms::new(Vec::new(), Vec::new())?;
    for (key, place) in &keys {
        forms.add(key.as_bytes(), *place, Surface::Name)?;
    }
    let records = records.finish()?;
    let (map, lists, longest) = forms.finish()?;
    let parts = [map, lists, records];
    let hash = parts.iter().fold(Sha256::new(), Digest::chain_update);
    let lengths = [0, 1, 2].map(|at: usize| parts[at].len() as u64);
    Ok([header(lengths, longest, hash), parts.concat()].concat())
}

/// "minas tirith" → "Minas Tirith"
fn capitals(name: &str) -> String {
    let mut is_first = true;
    let letter = |it: char| {
        let capital = std::mem::replace(&mut is_first, it == ' ' || it == '-');
        if capital { it.to_uppercase().collect::<String>() } else { it.to_string() }
    };
    name.chars().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn actors_of_the_dictionary_are_known() {
        let names = names_of("OZ_ [OZZ] # a land\n+OZIAN\n\nUR_SUD\n+URIAN\n\t[URR < 950601]\n");
        assert_eq!(names["OZZ"], ["oz", "ozian"]);
        let known = known(&Knowledge::bundled(), &names);
        let (id, _) = known.names.find("Ur Sud").next().expect("it was read");
        assert_eq!(known.names.known(id).country, "URR");
    }
}
