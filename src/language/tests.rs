//! What holds of the core as a whole: with small weights made by chance, and with the trained ones.

use super::weights::{Weights, WeightsError};
use super::{Dependency, Document, Models, Span};
use std::fmt::Write;

/// A file of weights that is right in form, and means nothing.
struct Made {
    header: String,
    data: Vec<u8>,
    seed: u32,
}

const WIDTH: usize = 32;

/// What the training code says of some texts; `training/core/export.py` writes it with the weights.
const SAMPLE: &str = include_str!("../../tests/core/sample.json");

impl Made {
    fn new() -> Self {
        let names = "O\\nB-Person\\nI-Person\\nB-Place\\nI-Place";
        let notes = format!(
            r#"{{"__metadata__":{{"layers":"2","upos":"NOUN\nVERB\nPUNCT","xpos":"NN\nVB","feats":"_\nNumber=Sing",
            "names":"{names}","deprel":"nsubj\nroot\nobl:tmod"}}"#
        );
        let mut made = Self { header: notes, data: Vec::new(), seed: 1 };
        let vocabulary: Vec<String> = (0..100).map(|at| format!("[unused{at}]")).collect();
        let letters = ('a'..='z').flat_map(|c| [c.to_string(), format!("##{c}")]);
        let marks = ["[UNK]", "[CLS]", "[SEP]", ".", ","].map(str::to_owned);
        let pieces: Vec<String> = vocabulary.into_iter().chain(marks).chain(letters).collect();
        made.tensor("vocab", "U8", &[pieces.join("\n").len()], pieces.join("\n").as_bytes());
        made.tensor("lexicon", "U8", &[11], b"is\tVERB\tbe\n");
        made.weight("pieces.weight", pieces.len(), WIDTH);
        for (name, rows) in [("positions", 40), ("shapes", 8), ("gaps", 4)] {
            made.floats(name, &[rows, WIDTH]);
        }
        made.norm("embed.norm");
        for layer in 0..2 {
            for (part, rows, columns) in [("qkv", 96, 32), ("out", 32, 32), ("up", 64, 32), ("down", 32, 64)]
            {
                made.linear(&format!("layer.{layer}.{part}"), rows, columns);
            }
            made.norm(&format!("layer.{layer}.norm1"));
            made.norm(&format!("layer.{layer}.norm2"));
        }
        for (name, rows) in [("ends", 1), ("upos", 3), ("xpos", 2), ("feats", 2), ("names", 5)] {
            made.linear(name, rows, WIDTH);
        }
        for (name, rows) in [("arc.dependent", 8), ("arc.head", 8), ("label.dependent", 4), ("label.head", 4)]
        {
            made.linear(name, rows, WIDTH);
        }
        made.floats("names.transitions", &[5, 5]);
        made.linear("arc.bilinear", 8, 8);
        made.floats("arc.root", &[8]);
        made.floats("label.root", &[4]);
        made.weight("label.bilinear.weight", 15, 5);
        made.linear("coreference.sketch", 6, WIDTH);
        for name in ["left", "right", "product", "nothing"] {
            made.linear(&format!("coreference.{name}"), 8, 6);
        }
        for name in ["left.traits", "right.traits", "nothing.traits", "pair.traits"] {
            made.floats(&format!("coreference.{name}"), &[4, 8]);
        }
        for (name, count) in [("pair", 8), ("nothing", 8), ("nothing.constant", 1)] {
            made.floats(&format!("coreference.{name}"), &[count]);
        }
        made
    }

    fn tensor(&mut self, name: &str, dtype: &str, shape: &[usize], bytes: &[u8]) {
        let start = self.data.len();
        self.data.extend_from_slice(bytes);
        let end = self.data.len();
        write!(
            self.header,
            r#","{name}":{{"dtype":"{dtype}","shape":{shape:?},"data_offsets":[{start},{end}]}}"#
        )
        .expect("a string takes all");
    }

    fn byte(&mut self) -> u8 {
        self.seed = self.seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.seed >> 24) as u8
    }

    fn floats(&mut self, name: &str, shape: &[usize]) {
        let count = shape.iter().product();
        let bytes: Vec<u8> =
            (0..count).flat_map(|_| (f32::from(self.byte().cast_signed()) / 256.0).to_le_bytes()).collect();
        self.tensor(name, "F32", shape, &bytes);
    }

    fn weight(&mut self, name: &str, rows: usize, columns: usize) {
        let bytes: Vec<u8> = (0..rows * columns).map(|_| self.byte()).collect();
        self.tensor(name, "I8", &[rows, columns], &bytes);
        let scale: Vec<u8> = (0..rows).flat_map(|_| 0.004_f32.to_le_bytes()).collect();
        self.tensor(&format!("{name}.scale"), "F32", &[rows], &scale);
    }

    fn linear(&mut self, name: &str, rows: usize, columns: usize) {
        self.weight(&format!("{name}.weight"), rows, columns);
        self.floats(&format!("{name}.bias"), &[rows]);
    }

    fn norm(&mut self, name: &str) {
        self.floats(&format!("{name}.weight"), &[WIDTH]);
        self.floats(&format!("{name}.bias"), &[WIDTH]);
    }

    fn file(&self) -> Vec<u8> {
        let header = format!("{}}}", self.header);
        let mut file = (header.len() as u64).to_le_bytes().to_vec();
        file.extend_from_slice(header.as_bytes());
        file.extend_from_slice(&self.data);
        file
    }

    fn packed(&self) -> Vec<u8> {
        zstd::encode_all(self.file().as_slice(), 1).expect("bytes can be packed")
    }
}

fn made() -> Models {
    Models::decode(&Made::new().packed()).expect("the file is right in form")
}

/// Whether a document is whole: every token in one sentence, a tree over each, names in order within them.
#[track_caller]
fn is_whole(doc: &Document) {
    let mut end = 0;
    for sentence in doc.sentences() {
        assert_eq!(sentence.tokens.start, end);
        end = sentence.tokens.end;
        let roots: Vec<_> = sentence.tokens.indices().filter(|&at| doc.tokens()[at].head == at).collect();
        assert_eq!(roots.len(), 1, "{sentence:?}");
        for at in sentence.tokens.indices() {
            assert!(doc.is_under(at, roots[0]));
            assert_eq!(at == roots[0], doc.tokens()[at].relation == Dependency::Root);
        }
    }
    assert_eq!(end, doc.tokens().len());
    assert!(doc.names().windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
    for name in doc.names() {
        assert!(doc.sentences().iter().any(|sentence| sentence.tokens.covers(name.span)));
    }
}

#[test]
fn any_text_becomes_a_whole_document() {
    let models = made();
    for text in [
        "",
        "\n \n",
        "A word.",
        "one, two\n\nthree 말 \u{301} four\nfive.",
        "\u{feff}x",
        "((((",
        "a\n\n\n\nb",
        "WASHINGTON (AP) — “It’s over,” Gov. J. R. Smith said.\n\n• First\n• Second :)",
        "done👍🏽👩\u{200d}💻 🇺🇳, سلام، re\u{301}sume\u{301} <a@example.org> https://example.org/ಠ",
    ] {
        is_whole(&Document::parse(&models, text));
    }
    // The windows of these weights have forty pieces.
    let long = "Six men met, and two left. Nobody, it seems, saw them go; nobody asked.\n".repeat(40);
    let doc = Document::parse(&models, &long);
    assert!(doc.sentences().len() > 4);
    is_whole(&doc);
    is_whole(&Document::parse(&models, &"abcdefgh ijkl ".repeat(200)));
}

#[test]
fn text_of_any_length_becomes_a_whole_document() {
    let models = made();
    let check = |text: &str, words: usize| {
        let doc = Document::parse(&models, text);
        assert_eq!(doc.tokens().len(), words);
        is_whole(&doc);
    };
    check(&"nobody saw them go and nobody asked ".repeat(714), 4998);
    check(&format!("They left.{}He stayed.", "\n".repeat(100_000)), 6);
    check(&format!("They said {} and left.", "a".repeat(100_000)), 6);
    check(&format!("They said {} and left.", "e\u{301}".repeat(50_000)), 6);
    check(&format!("They left{}", ".".repeat(100_000)), 3);
    check(&format!("They left {}", "(".repeat(2000)), 2002);
    check(&"They left.\r\n".repeat(1000), 3000);
}

#[test]
fn a_blank_line_ends_a_sentence_and_a_paragraph() {
    let doc = Document::parse(&made(), "one two\n\nthree\n \nfour five\nsix");
    let ends = [2, 3, 6];
    assert!(ends.iter().all(|end| doc.sentences().iter().any(|sentence| sentence.tokens.end == *end)));
    let paragraph = |token| doc.sentences()[doc.sentence_of(token)].paragraph;
    assert_eq!([0, 1, 2, 3, 4, 5].map(paragraph), [0, 0, 1, 2, 2, 2]);
}

#[test]
fn given_sentences_stay() {
    let models = made();
    let text = "one two three. four\n\nfive six";
    let doc = Document::from_tokens(
        &models,
        text,
        &[vec![0..3, 4..7], vec![8..13, 13..14, 15..19, 21..25], vec![26..29, 29..29]],
    );
    let spans: Vec<_> =
        doc.sentences().iter().map(|sentence| (sentence.tokens, sentence.paragraph)).collect();
    assert_eq!(spans, [(Span::new(0, 2), 0), (Span::new(2, 6), 0), (Span::new(6, 7), 1)]);
    assert_eq!(doc.word(4), "four");
    is_whole(&doc);
    // Ends that are given do not change what the window shows.
    let found = Document::parse(&models, text);
    assert_eq!(found.tokens()[4].lemma, doc.tokens()[4].lemma);
}

#[test]
fn what_is_wrong_with_weights_is_named() {
    let check = |packed: &[u8], expected: &str| {
        assert_eq!(
            Models::decode(packed).map(|_| ()).map_err(|error| error.to_string()),
            Err(expected.to_owned())
        );
    };
    let pack = |file: &[u8]| zstd::encode_all(file, 1).expect("bytes can be packed");
    let file = Made::new().file();
    check(b"no weights", "cannot unpack the weights");
    check(&pack(b"short"), "the weights end within their header");
    check(&pack(&[255; 20]), "the weights end within their header");
    check(&pack(&[2, 0, 0, 0, 0, 0, 0, 0, b'{', b']']), "cannot read the header of the weights");
    check(&pack(&file[..file.len() - 1]), "the weights end within coreference.nothing.constant");
    let changed = |from: &str, to: &str| {
        let mut made = Made::new();
        assert!(made.header.contains(from));
        made.header = made.header.replace(from, to);
        made.packed()
    };
    check(&changed("\"gaps\"", "\"gasp\""), "the weights lack gaps");
    check(
        &changed("O\\nB-Person", "O\\nB-Pigeon"),
        "the list names of the weights holds \"B-Pigeon\", which is no label",
    );
    check(&changed("VERB\\nPUNCT", "VERB"), "upos.bias of the weights is F32 [3], not F32 [2]");
    let mut hollow = Made::new();
    hollow.weight("hollow.weight", 0, WIDTH);
    let nothing =
        Weights::open(&hollow.file()).and_then(|weights| weights.bilinear("hollow", WIDTH, 0).map(|_| ()));
    assert_eq!(
        nothing.map_err(|error| error.to_string()),
        Err("the weights lack values in hollow.weight".to_owned())
    );
    assert!(matches!(
        Weights::open(&file).map(|weights| weights.list("none").map(|_| ())),
        Ok(Err(WeightsError::Missing(_)))
    ));
}

#[test]
fn the_embedded_weights_are_whole() {
    is_whole(&Document::parse(&Models::bundled(), "The envoy met Ms. Haddad. He left."));
}

/// Holds the core to what the code it was trained with says of the same texts with the same weights. Labels that are so
/// nearly even that the rounding of one number decides them are not in the sample.
#[test]
fn reading_is_as_in_training() {
    let models = Models::bundled();
    let sample: Vec<Read> = serde_json::from_str(SAMPLE).expect("a sample");
    let (mut count, mut told) = (0, 0);
    let mut differing = Vec::new();
    for read in &sample {
        let doc = Document::parse(&models, &read.text);
        let lines: Vec<_> = read.sentences.iter().flat_map(lines).collect();
        let found = found(&doc);
        assert_eq!(found.len(), lines.len(), "{}", read.text);
        for (found, line) in found.iter().zip(&lines) {
            count += line.len();
            told += line.iter().flatten().count();
            let differs =
                found.iter().zip(line).any(|(found, told)| told.as_ref().is_some_and(|it| it != found));
            differing.extend(differs.then(|| format!("{found:?} for {line:?}")));
        }
        is_whole(&doc);
    }
    assert!(differing.is_empty(), "{} words:\n{}", differing.len(), differing.join("\n"));
    assert!(told > 4000 && told * 100 > count * 97, "the sample tells {told} labels of {count}");
}

#[derive(serde::Deserialize)]
struct Read {
    text: String,
    sentences: Vec<Told>,
}

#[derive(serde::Deserialize)]
struct Told {
    words: Vec<String>,
    upos: Vec<Option<String>>,
    xpos: Vec<Option<String>>,
    feats: Vec<Option<String>>,
    heads: Vec<Option<usize>>,
    deprel: Vec<Option<String>>,
    names: Vec<Option<String>>,
}

/// What is told of each word of a sentence: the word, then its labels.
fn lines(told: &Told) -> Vec<[Option<String>; 7]> {
    let Told { words, upos, xpos, feats, heads, deprel, names } = told;
    let folded = |name: &String| Dependency::folded(name).as_str().to_owned();
    let line = |at: usize| {
        [
            Some(words[at].clone()),
            upos[at].clone(),
            xpos[at].clone(),
            feats[at].clone(),
            heads[at].map(|head| head.to_string()),
            deprel[at].as_ref().map(folded),
            names[at].clone(),
        ]
    };
    (0..words.len()).map(line).collect()
}

/// The same of what was found.
fn found(doc: &Document) -> Vec<[String; 7]> {
    let line = |at: usize| {
        let token = &doc.tokens()[at];
        let start = doc.sentences()[doc.sentence_of(at)].tokens.start;
        let head = if token.head == at { 0 } else { token.head - start + 1 };
        let name = doc.names().iter().find(|name| name.span.contains(at)).map_or("O".to_owned(), |name| {
            format!("{}-{}", if name.span.start == at { "B" } else { "I" }, name.kind.as_str())
        });
        [
            doc.word(at).to_owned(),
            token.tag.as_str().to_owned(),
            token.xpos.to_string(),
            token.features.to_string(),
            head.to_string(),
            token.relation.as_str().to_owned(),
            name,
        ]
    };
    (0..doc.tokens().len()).map(line).collect()
}
