//! What goes into a store and comes out of it, through its public functions, in all homes.

use super::{Access, Change, FINGERPRINT, Store, StoreError};
use oxigraph::io::RdfFormat;
use oxigraph::model::{Literal, NamedNode, Quad};
use proptest::prelude::*;
use std::fs;
use std::path::Path;

const HOSTILE: [&str; 10] = [
    "he said \"no\" and 'yes'",
    "two\nlines\r\nand a lone\rreturn",
    "back\\slash \\u0041 \\",
    "nul\0 bell\u{7} delete\u{7f} escape\u{1b}",
    "\u{202e}right to left\u{202c} العربية",
    "👩‍👩‍👧 emoji 🇺🇳",
    "line\u{2028}paragraph\u{2029}next\u{85}",
    "# frame <x> drops",
    "\u{feff}\u{fffe}\u{ffff}\u{10ffff}",
    "",
];

/// An article named by a number, in one of several readings.
#[derive(Clone, Debug)]
struct Reading {
    iri: String,
    quads: Vec<Quad>,
}

fn reading(number: u8, version: u8, texts: &[&str]) -> Reading {
    let iri = format!("https://w3id.org/cablegraph/article/{number:032x}");
    let node = NamedNode::new_unchecked(iri.clone());
    let text = NamedNode::new_unchecked("https://schema.org/text");
    let shared = NamedNode::new_unchecked("http://www.wikidata.org/entity/Q30");
    let mut quads = vec![
        Quad::new(node.clone(), FINGERPRINT, Literal::from(format!("f{version}")), node.clone()),
        Quad::new(shared.clone(), text.clone(), Literal::from("United States"), node.clone()),
    ];
    for value in texts {
        quads.push(Quad::new(node.clone(), text.clone(), Literal::from(*value), node.clone()));
        let tagged = Literal::new_language_tagged_literal_unchecked(*value, "en-us");
        quads.push(Quad::new(shared.clone(), text.clone(), tagged, node.clone()));
    }
    Reading { iri, quads }
}

fn lines(store: &Store) -> Vec<String> {
    let mut lines: Vec<_> = store.graph().unwrap().iter().map(|quad| quad.unwrap().to_string()).collect();
    lines.sort_unstable();
    lines
}

fn reopened(path: &Path) -> Vec<String> {
    lines(&Store::open(path, Access::Read).unwrap())
}

fn any_reading() -> impl Strategy<Value = Reading> {
    let texts = prop::collection::vec(
        prop_oneof![prop::sample::select(HOSTILE.to_vec()).prop_map(str::to_owned), any::<String>()],
        0..4,
    );
    (0u8..5, 0u8..3, texts).prop_map(|(number, version, texts)| {
        reading(number, version, &texts.iter().map(String::as_str).collect::<Vec<_>>())
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever is inserted, replaced and forgotten: what is left equals what never saw the forgotten, in memory, in
    /// the file that stayed open, in the file opened again and in the compacted file.
    #[test]
    fn forgetting_leaves_no_trace(readings in prop::collection::vec(any_reading(), 1..12), forgotten in 0u8..5) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.nq.zst");
        let victim = reading(forgotten, 0, &[]).iri;
        let mut never = Store::memory().unwrap();
        let mut memory = Store::memory().unwrap();
        let mut file = Store::open(&path, Access::Write).unwrap();
        for (position, it) in readings.iter().enumerate() {
            if position == readings.len() / 2 {
                file.graph().unwrap();
            }
            let change = memory.insert(&it.iri, &it.quads).unwrap();
            prop_assert_eq!(change, file.insert(&it.iri, &it.quads).unwrap());
            if it.iri != victim {
                never.insert(&it.iri, &it.quads).unwrap();
            }
        }
        let there = readings.iter().any(|it| it.iri == victim);
        prop_assert_eq!(memory.forget(&victim).unwrap(), there);
        prop_assert_eq!(file.forget(&victim).unwrap(), there);
        prop_assert_eq!(file.fingerprint(&victim).unwrap(), None);
        prop_assert_eq!(file.articles().unwrap(), never.articles().unwrap());
        let expected = lines(&never);
        prop_assert_eq!(&lines(&memory), &expected);
        prop_assert_eq!(&lines(&file), &expected);
        prop_assert_eq!(&reopened(&path), &expected);
        file.compact().unwrap();
        prop_assert_eq!(&reopened(&path), &expected);
        drop(file);
        let bytes = fs::read(&path).unwrap();
        let again = folder.path().join("b.nq.zst");
        memory.convert(&again).unwrap();
        prop_assert_eq!(&reopened(&again), &expected);
        Store::open(&again, Access::Write).unwrap().compact().unwrap();
        prop_assert_eq!(bytes.len(), fs::read(&again).unwrap().len());
    }

    /// A batch is the same as its articles one by one, byte for byte.
    #[test]
    fn a_batch_is_its_articles(readings in prop::collection::vec(any_reading(), 0..8)) {
        let folder = tempfile::tempdir().unwrap();
        let (one, all) = (folder.path().join("one.nq.zst"), folder.path().join("all.nq.zst"));
        let mut single = Store::open(&one, Access::Write).unwrap();
        let changes: Vec<_> =
            readings.iter().map(|it| single.insert(&it.iri, &it.quads).unwrap()).collect();
        let mut batch = Store::open(&all, Access::Write).unwrap();
        let batched: Vec<_> = readings.iter().map(|it| (it.iri.as_str(), it.quads.as_slice())).collect();
        prop_assert_eq!(batch.insert_all(&batched).unwrap(), changes);
        prop_assert_eq!(fs::read(&one).unwrap(), fs::read(&all).unwrap());
    }
}

#[test]
fn a_changed_article_replaces_its_graph() {
    let mut store = Store::memory().unwrap();
    let (before, after) = (reading(1, 1, &["old"]), reading(1, 2, &["new"]));
    assert_eq!(store.insert(&before.iri, &before.quads).unwrap(), Change::New);
    assert_eq!(store.insert(&before.iri, &before.quads).unwrap(), Change::Unchanged);
    assert_eq!(store.insert(&after.iri, &after.quads).unwrap(), Change::Replaced);
    let mut fresh = Store::memory().unwrap();
    fresh.insert(&after.iri, &after.quads).unwrap();
    assert_eq!(lines(&store), lines(&fresh));
    assert_eq!(store.fingerprint(&after.iri).unwrap().as_deref(), Some("f2"));
}

#[test]
fn a_torn_last_frame_is_dropped_wherever_it_is_torn() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.nq.zst");
    let mut store = Store::open(&path, Access::Write).unwrap();
    let (first, last) = (reading(1, 1, &HOSTILE), reading(2, 1, &HOSTILE));
    store.insert(&first.iri, &first.quads).unwrap();
    let earlier = lines(&store);
    let whole = fs::read(&path).unwrap().len();
    store.insert(&last.iri, &last.quads).unwrap();
    drop(store);
    let bytes = fs::read(&path).unwrap();
    for cut in whole..bytes.len() {
        fs::write(&path, &bytes[..cut]).unwrap();
        let reader = Store::open(&path, Access::Read).unwrap();
        assert_eq!((lines(&reader), reader.torn_bytes()), (earlier.clone(), (cut - whole) as u64));
        drop(Store::open(&path, Access::Write).unwrap());
        assert_eq!(fs::read(&path).unwrap(), &bytes[..whole], "writing cuts the torn end off");
    }
    // A page that never reached the disk reads as zeros.
    let mut zeros = bytes.clone();
    zeros[whole + 20..].fill(0);
    fs::write(&path, &zeros).unwrap();
    assert_eq!(reopened(&path), earlier);
    let mut store = Store::open(&path, Access::Write).unwrap();
    store.insert(&last.iri, &last.quads).unwrap();
    drop(store);
    assert_eq!(fs::read(&path).unwrap(), bytes);
}

#[test]
fn a_torn_load_is_dropped_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.nq.zst");
    let mut store = Store::open(&path, Access::Write).unwrap();
    let whole = fs::read(&path).unwrap().len();
    let rdf = (0..40_000).map(|n| format!("<x:{n}> <x:p> _:b .\n")).collect::<Vec<_>>().concat();
    assert_eq!(store.load("x:loaded", RdfFormat::NTriples, rdf.as_bytes()).unwrap(), 40_000);
    let (loaded, bytes) = (lines(&store), fs::read(&path).unwrap());
    drop(store);
    assert_eq!(reopened(&path), loaded);
    for cut in (whole..bytes.len()).step_by(5_000).chain(bytes.len() - 40..bytes.len()) {
        fs::write(&path, &bytes[..cut]).unwrap();
        assert!(reopened(&path).is_empty(), "cut at {cut} of {}", bytes.len());
    }
}

#[test]
fn damage_in_the_middle_is_an_error_that_names_the_frame() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.nq.zst");
    let mut store = Store::open(&path, Access::Write).unwrap();
    let mut starts = vec![0];
    for number in 1..4 {
        starts.push(fs::read(&path).unwrap().len());
        let it = reading(number, 1, &HOSTILE);
        store.insert(&it.iri, &it.quads).unwrap();
    }
    drop(store);
    let bytes = fs::read(&path).unwrap();
    for position in starts[2]..starts[3] {
        let mut damaged = bytes.clone();
        damaged[position] ^= 0x55;
        fs::write(&path, &damaged).unwrap();
        match Store::open(&path, Access::Write) {
            Err(StoreError::Damaged { frame: 3, offset, .. }) => assert_eq!(offset, starts[2] as u64),
            other => panic!("byte {position}: {other:?}"),
        }
        assert_eq!(fs::read(&path).unwrap(), damaged, "a damaged file is left as it is");
    }
}

#[test]
fn one_writer_and_many_readers() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.nq.zst");
    let mut writer = Store::open(&path, Access::Write).unwrap();
    let error = Store::open(&path, Access::Write).unwrap_err().to_string();
    assert!(error.contains(&format!("process {}", std::process::id())), "{error}");
    let it = reading(1, 1, &[]);
    writer.insert(&it.iri, &it.quads).unwrap();
    let mut reader = Store::open(&path, Access::Read).unwrap();
    let other = reading(2, 1, &[]);
    writer.insert(&other.iri, &other.quads).unwrap();
    writer.forget(&it.iri).unwrap();
    writer.compact().unwrap();
    assert_eq!(lines(&reader).len(), 2, "a reader keeps what it opened");
    assert_eq!(reopened(&path).len(), 2);
    assert!(matches!(reader.insert(&other.iri, &reading(2, 2, &[]).quads), Err(StoreError::ReadOnly(_))));
    assert!(matches!(reader.forget(&it.iri), Err(StoreError::ReadOnly(_))));
    drop(writer);
    Store::open(&path, Access::Write).unwrap();
}

#[test]
fn what_stands_at_the_path_decides() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let open = |name: &str| Store::open(&at(name), Access::Read).unwrap_err();
    fs::write(at("empty"), "").unwrap();
    fs::write(at("text"), "<a:a> <a:b> <a:c> .").unwrap();
    fs::write(at("other.zst"), zstd::bulk::compress(b"<a:a> <a:b> <a:c> .", 3).unwrap()).unwrap();
    fs::write(at("new.zst"), zstd::bulk::compress(b"# cablegraph store 99\n", 3).unwrap()).unwrap();
    fs::write(at("half"), &super::frame::header()[..20]).unwrap();
    fs::create_dir(at("folder")).unwrap();
    fs::write(at("folder/notes.txt"), "").unwrap();
    assert!(matches!(open("empty"), StoreError::Empty(_)));
    assert!(matches!(open("text"), StoreError::NotAStore { .. }));
    assert!(matches!(open("other.zst"), StoreError::NotAStore { .. }));
    assert!(matches!(open("new.zst"), StoreError::OtherVersion { found, .. } if found == "99"));
    assert!(matches!(open("half"), StoreError::HalfWritten(_)));
    assert!(matches!(open("folder"), StoreError::NotAStore { .. }));
    assert!(matches!(open("nothing"), StoreError::Missing(_)));
    let store = Store::open(&at("deep/news"), Access::Write).unwrap();
    assert!(store.path().unwrap().ends_with("deep/news.nq.zst"));
    drop(store);
    assert!(Store::open(&at("deep/news"), Access::Read).is_ok());
}

#[test]
fn what_cannot_be_read_back_is_refused() {
    let mut store = Store::memory().unwrap();
    let good = reading(1, 1, &[]);
    let node = NamedNode::new_unchecked(good.iri.clone());
    let odd = NamedNode::new_unchecked("http://x/a b");
    let refused = |store: &mut Store, quads: &[Quad]| {
        assert!(matches!(store.insert(&good.iri, quads), Err(StoreError::Refused { .. })));
    };
    refused(&mut store, &[]);
    refused(&mut store, &good.quads[1..]);
    let mut quads = good.quads.clone();
    quads.push(Quad::new(node.clone(), node.clone(), odd.clone(), node.clone()));
    refused(&mut store, &quads);
    quads.pop();
    quads.push(Quad::new(node.clone(), node.clone(), node.clone(), odd));
    refused(&mut store, &quads);
    quads.pop();
    quads.push(Quad::new(node.clone(), FINGERPRINT, Literal::from("another"), node));
    refused(&mut store, &quads);
    assert!(lines(&store).is_empty());
}

#[test]
fn loading_is_all_or_nothing_and_keeps_blank_nodes_apart() {
    let folder = tempfile::tempdir().unwrap();
    let mut file = Store::open(&folder.path().join("a.nq.zst"), Access::Write).unwrap();
    let mut memory = Store::memory().unwrap();
    for store in [&mut file, &mut memory] {
        let good = "@prefix x: <x:> . x:a x:b [ x:c x:d ] . <rel> x:b \"\\r\" .";
        assert_eq!(store.load("http://g/1", RdfFormat::Turtle, good.as_bytes()).unwrap(), 3);
        assert_eq!(store.load("http://g/1", RdfFormat::Turtle, good.as_bytes()).unwrap(), 3);
        let other = "_:a <x:c> <x:d> .\n_:a <x:e> <x:d> .";
        store.load("http://g/1", RdfFormat::NTriples, other.as_bytes()).unwrap();
        let named = "<x:a> <x:b> <x:c> <x:g> .";
        store.load("http://g/2", RdfFormat::NQuads, named.as_bytes()).unwrap();
        let broken = "<x:1> <x:b> <x:c> .\n<x:2> <x:b> no .";
        let error = store.load("http://g/1", RdfFormat::NTriples, broken.as_bytes()).unwrap_err();
        assert!(matches!(error, StoreError::Parse { .. }), "{error}");
        assert_eq!(store.graphs().unwrap(), ["http://g/1", "x:g"]);
    }
    assert_eq!(lines(&file).len(), 6);
    assert_eq!(lines(&file), lines(&memory));
    assert!(lines(&file).iter().any(|line| line.starts_with("<http://g/rel>")));
    file.put("http://g/1", &[]).unwrap();
    assert_eq!(lines(&file).len(), 1);
}

#[test]
fn a_loaded_graph_survives_compaction_and_further_writing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.nq.zst");
    let mut store = Store::open(&path, Access::Write).unwrap();
    let (one, two) = ("<x:a> <x:b> <x:c> <x:g> .", "<x:a> <x:b> <x:d> <x:h> . \n<x:a> <x:b> <x:d> <x:g> .");
    store.load("x:g", RdfFormat::NQuads, one.as_bytes()).unwrap();
    store.load("x:g", RdfFormat::NQuads, two.as_bytes()).unwrap();
    store.forget("x:h").unwrap();
    let expected = lines(&store);
    store.compact().unwrap();
    assert_eq!(reopened(&path), expected);
    let it = reading(1, 1, &[]);
    store.insert(&it.iri, &it.quads).unwrap();
    drop(store);
    assert_eq!(reopened(&path).len(), expected.len() + it.quads.len());
}

#[test]
fn the_file_is_plain_n_quads_to_any_other_tool() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.nq.zst");
    let mut store = Store::open(&path, Access::Write).unwrap();
    for number in 1..4 {
        let it = reading(number, 1, &HOSTILE);
        store.insert(&it.iri, &it.quads).unwrap();
    }
    let text = zstd::stream::decode_all(fs::File::open(&path).unwrap()).unwrap();
    let other = oxigraph::store::Store::new().unwrap();
    other.load_from_slice(RdfFormat::NQuads, &text).unwrap();
    assert_eq!(other.len().unwrap(), store.graph().unwrap().len().unwrap());
    let mut parser = rio_turtle::NQuadsParser::new(text.as_slice());
    let mut quads = 0;
    rio_api::parser::QuadsParser::parse_all(&mut parser, &mut |_| -> Result<(), rio_turtle::TurtleError> {
        quads += 1;
        Ok(())
    })
    .unwrap();
    assert_eq!(quads, other.len().unwrap());
}

#[cfg(not(feature = "rocksdb"))]
#[test]
fn a_folder_without_rocksdb_says_how_to_get_it() {
    let folder = tempfile::tempdir().unwrap();
    let error = Store::open(folder.path(), Access::Write).unwrap_err();
    assert!(error.to_string().contains("--features rocksdb"), "{error}");
}

#[cfg(feature = "rocksdb")]
#[test]
fn both_homes_hold_the_same_graph() {
    let folder = tempfile::tempdir().unwrap();
    let (rocks, file) = (folder.path().join("rocks"), folder.path().join("a.nq.zst"));
    fs::create_dir(&rocks).unwrap();
    let mut store = Store::open(&rocks, Access::Write).unwrap();
    for (number, version) in [(1, 1), (2, 1), (1, 2), (3, 1)] {
        let it = reading(number, version, &HOSTILE);
        store.insert(&it.iri, &it.quads).unwrap();
    }
    store.forget(&reading(3, 1, &[]).iri).unwrap();
    store.load("x:g", RdfFormat::NTriples, "<x:a> <x:b> _:c .".as_bytes()).unwrap();
    store.flush().unwrap();
    let expected = lines(&store);
    assert!(matches!(Store::open(&rocks, Access::Write), Err(StoreError::Locked { .. })));
    drop(store);
    fs::write(rocks.join("bulk-1.sst"), "left by a killed load").unwrap();
    drop(Store::open(&rocks, Access::Write).unwrap());
    assert!(!rocks.join("bulk-1.sst").exists());
    assert_eq!(reopened(&rocks), expected);
    Store::open(&rocks, Access::Read).unwrap().convert(&file).unwrap();
    assert_eq!(reopened(&file), expected);
    let back = folder.path().join("back/");
    Store::open(&file, Access::Read).unwrap().convert(&back).unwrap();
    assert_eq!(reopened(&back), expected);
    let articles = Store::open(&back, Access::Read).unwrap().articles().unwrap();
    assert_eq!(articles, Store::open(&file, Access::Read).unwrap().articles().unwrap());
}
