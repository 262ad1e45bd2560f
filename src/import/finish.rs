//! Sorted runs of things → the index: records in the order of ids, forms in the order of their bytes.

use super::sorter::Sorter;
use crate::knowledge::{Entry, Forms, Kind, Records, Surface};
use crate::knowledge::{form_key, header, id_key, variant_key, variant_keys};
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Seek, Write};
use std::path::Path;

/// The line by which a thing is sorted: by its id, or by kind and name, and what came first in front.
pub(super) fn line_of(entry: &Entry, order: usize) -> Vec<u8> {
    let key = match entry.number() {
        Some(number) => format!("{number:020}"),
        None => format!("~{}\t{}", entry.kind.as_str(), entry.name),
    };
    // A thing is plain words and numbers, which always can be written.
    let json = serde_json::to_string(entry).unwrap_or_default();
    format!("{key}\t{order:020}\t{json}").into_bytes()
}

/// The key of such a line, and the thing.
fn read(line: &[u8]) -> io::Result<(&[u8], Entry)> {
    let mut parts = line.rsplitn(3, |byte| *byte == b'\t');
    let json = parts.next().unwrap_or_default();
    let key = parts.nth(1).unwrap_or_default();
    Ok((key, serde_json::from_slice(json)?))
}

/// Merges all things into an index and takes the folder away. Of several with one key the first stays. Returns how many
/// there are.
pub(super) fn finish(folder: &Path, things: Sorter, budget: usize, index: &Path) -> io::Result<usize> {
    let file = |name: &str| File::create(folder.join(name)).map(BufWriter::new);
    let mut forms = Sorter::new(folder, "forms", budget, 0);
    let mut records = Records::new(file("records")?);
    let (mut count, mut before) = (0, Vec::new());
    for line in things.merged()? {
        let line = line?;
        let (key, entry) = read(&line)?;
        if key == before {
            continue;
        }
        before = key.to_vec();
        count += 1;
        let place = records.add(entry.known())?;
        let number = entry.number().unwrap_or(u64::MAX);
        let rank = u32::MAX - entry.fame;
        let mut push = |key: &str, surface: Surface| {
            let surface = Surface::ALL.iter().position(|it| *it == surface).unwrap_or_default();
            forms.push(format!("{key}\t{rank:010}\t{number:020}\t{place:020}\t{surface}").as_bytes());
        };
        if !entry.id.is_empty() {
            push(&id_key(&entry.id), Surface::Name);
        }
        for (form, surface) in &entry.forms {
            if let Some(key) = form_key(form) {
                push(&key, *surface);
            }
            if entry.kind == Kind::Person {
                for key in variant_keys(form, &entry.country) {
                    push(&variant_key(&key), *surface);
                }
            }
        }
        if forms.is_full() {
            forms.spill()?;
        }
    }
    records.finish()?;
    let mut map = Forms::new(file("map")?, file("lists")?)?;
    for line in forms.merged()? {
        let line = line?;
        let mut parts = line.rsplitn(5, |byte| *byte == b'\t');
        let mut number = || {
            let digits = std::str::from_utf8(parts.next().unwrap_or_default()).unwrap_or_default();
            digits.parse::<usize>().map_err(io::Error::other)
        };
        let (surface, place) = (number()?, number()? as u64);
        let surface = *Surface::ALL.get(surface).unwrap_or(&Surface::Name);
        map.add(parts.nth(2).unwrap_or_default(), place, surface)?;
    }
    let (_, _, longest) = map.finish()?;
    assemble(folder, longest, index)?;
    fs::remove_dir_all(folder)?;
    Ok(count)
}

/// Puts the parts behind their header into one file, and that in its place.
fn assemble(folder: &Path, longest: usize, index: &Path) -> io::Result<()> {
    let path = folder.join("index");
    let mut out = BufWriter::new(File::create(&path)?);
    out.write_all(&header([0; 3], 0, Sha256::new()))?;
    let (mut lengths, mut hash) = ([0; 3], Sha256::new());
    for (name, length) in ["map", "lists", "records"].iter().zip(&mut lengths) {
        let mut part = File::open(folder.join(name))?;
        let mut buffer = vec![0; 1 << 16];
        loop {
            let read = part.read(&mut buffer)?;
            if read == 0 {
                break;
            }
            hash.update(&buffer[..read]);
            out.write_all(&buffer[..read])?;
            *length += read as u64;
        }
    }
    out.rewind()?;
    out.write_all(&header(lengths, longest, hash))?;
    out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
    fs::rename(path, index)
}
