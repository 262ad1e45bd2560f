//! Annotations in the XML of CAT, the tool of the project `NewsReader` → words, what is marked on them, and links between.

use super::corpora::Misprint;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;

/// A text and what annotators marked in it.
#[derive(Debug, Default)]
pub(super) struct Annotated {
    pub(super) words: Vec<String>,
    /// The sentence of each word, counted from nought.
    pub(super) sentences: Vec<usize>,
    /// What is marked, by its id.
    pub(super) marks: BTreeMap<String, Mark>,
    pub(super) links: Vec<Link>,
}

/// Something that is marked on words, or a thing without words of its own that marks refer to.
#[derive(Debug)]
pub(super) struct Mark {
    /// What sort of mark it is: `TIMEX3`.
    pub(super) tag: String,
    pub(super) attributes: BTreeMap<String, String>,
    /// The places of its words in the text.
    pub(super) words: Vec<usize>,
}

/// What leads from some marks to another.
#[derive(Debug)]
pub(super) struct Link {
    pub(super) tag: String,
    pub(super) sources: Vec<String>,
    pub(super) targets: Vec<String>,
}

/// A file's annotations.
pub(super) fn annotated(file: &str) -> Result<Annotated, Misprint> {
    let mut reader = Reader::from_str(file);
    let mut found = Annotated::default();
    let mut tokens = BTreeMap::new();
    // The mark whose words are being listed.
    let mut mark = String::new();
    loop {
        let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX).min(file.len());
        let misprint = |reason: String| Misprint::new(1 + file[..at].matches('\n').count(), reason);
        match reader.read_event().map_err(|error| misprint(error.to_string()))? {
            Event::Start(tag) | Event::Empty(tag) => {
                let mut attributes = attributes(&tag).map_err(misprint)?;
                let name = String::from_utf8_lossy(tag.name().as_ref()).into_owned();
                let mut take = |key: &str| attributes.remove(key).unwrap_or_default();
                match name.as_str() {
                    "token" => {
                        tokens.insert(take("t_id"), found.words.len());
                        let sentence = take("sentence").parse();
                        found
                            .sentences
                            .push(sentence.map_err(|_| misprint("a token without sentence".to_owned()))?);
                        found.words.push(String::new());
                    }
                    "token_anchor" => {
                        let word = tokens.get(&take("t_id"));
                        let word = *word
                            .ok_or_else(|| misprint("a mark on a token that is not there".to_owned()))?;
                        found.marks.entry(mark.clone()).and_modify(|it| it.words.push(word));
                    }
                    "source" | "target" => {
                        let link =
                            found.links.last_mut().ok_or_else(|| misprint(format!("a {name} of no link")))?;
                        let ends = if name == "source" { &mut link.sources } else { &mut link.targets };
                        ends.push(take("m_id"));
                    }
                    _ if attributes.contains_key("m_id") => {
                        mark = attributes.remove("m_id").unwrap_or_default();
                        found.marks.insert(mark.clone(), Mark { tag: name, attributes, words: Vec::new() });
                    }
                    _ if attributes.contains_key("r_id") => {
                        found.links.push(Link { tag: name, sources: Vec::new(), targets: Vec::new() });
                    }
                    _ => {}
                }
            }
            Event::Text(text) => {
                let text = text.unescape().map_err(|error| misprint(error.to_string()))?;
                // What stands between two tags is white space, but within a token its word.
                if let Some(word) = found.words.last_mut().filter(|word| word.is_empty()) {
                    word.push_str(text.trim());
                }
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

fn attributes(tag: &BytesStart<'_>) -> Result<BTreeMap<String, String>, String> {
    let attribute = |it: Result<quick_xml::events::attributes::Attribute<'_>, _>| {
        let it = it.map_err(|error: quick_xml::events::attributes::AttrError| error.to_string())?;
        let key = String::from_utf8_lossy(it.key.as_ref()).into_owned();
        Ok((key, it.unescape_value().map_err(|error| error.to_string())?.into_owned()))
    };
    tag.attributes().map(attribute).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_marks_and_links_are_read() {
        let file = "<Document><token t_id=\"1\" sentence=\"0\">A</token>\n<token t_id=\"2\" sentence=\"0\">&amp;</token>\n\
            <Markables><TIMEX3 m_id=\"7\" value=\"2020\"><token_anchor t_id=\"2\"/></TIMEX3></Markables>\
            <Relations><TLINK r_id=\"9\"><source m_id=\"7\"/><target m_id=\"8\"/></TLINK></Relations></Document>";
        let found = annotated(file).expect("it is whole");
        assert_eq!(found.words, ["A", "&"]);
        let mark = &found.marks["7"];
        assert_eq!(
            (mark.tag.as_str(), mark.attributes["value"].as_str(), &mark.words[..]),
            ("TIMEX3", "2020", &[1][..])
        );
        assert_eq!(
            (&found.links[0].sources[..], &found.links[0].targets[..]),
            (&["7".to_owned()][..], &["8".to_owned()][..])
        );
        let error =
            annotated("<Document>\n<token sentence=\"x\">A</token></Document>").expect_err("no sentence");
        assert_eq!(error.line, 2);
    }
}
