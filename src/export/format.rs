//! The forms of RDF that can be written, under every name that people and programs know them by.

use std::fmt;
use std::path::Path;

/// A form of RDF.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// The form for people, grouped by subject.
    Turtle,
    /// Turtle with graphs.
    TriG,
    /// One quad a line.
    NQuads,
    /// One triple a line.
    NTriples,
    /// The form of the first RDF tools.
    RdfXml,
    /// The form of the web.
    JsonLd,
}

/// A name that stands for no format.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no RDF format {name:?}{}; there are {}", did_you_mean(*suggestion), names())]
pub struct UnknownFormat {
    /// The name.
    pub name: String,
    /// What was perhaps meant.
    pub suggestion: Option<Format>,
}

impl Format {
    /// All of them, in the order of the help.
    pub const ALL: [Self; 6] =
        [Self::Turtle, Self::TriG, Self::NQuads, Self::NTriples, Self::RdfXml, Self::JsonLd];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        self.words()[0]
    }

    /// How its files end, without the dot.
    pub fn extension(self) -> &'static str {
        self.words()[1]
    }

    /// Every word that stands for it: its name, its extension, then what else is in use.
    fn words(self) -> &'static [&'static str] {
        match self {
            Self::Turtle => &["turtle", "ttl"],
            Self::TriG => &["trig", "trig"],
            Self::NQuads => &["nquads", "nq", "n-quads"],
            Self::NTriples => &["ntriples", "nt", "n-triples"],
            Self::RdfXml => &["rdfxml", "rdf", "xml", "rdf/xml", "rdf-xml", "owl"],
            Self::JsonLd => &["jsonld", "jsonld", "json-ld", "json"],
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Turtle => "text/turtle",
            Self::TriG => "application/trig",
            Self::NQuads => "application/n-quads",
            Self::NTriples => "application/n-triples",
            Self::RdfXml => "application/rdf+xml",
            Self::JsonLd => "application/ld+json",
        }
    }

    /// Whether it tells the graphs apart; the others hold the triples of all of them, each once.
    pub fn has_graphs(self) -> bool {
        matches!(self, Self::TriG | Self::NQuads | Self::JsonLd)
    }

    /// The format of that name, extension or media type, in capitals or not.
    pub fn from_name(name: &str) -> Result<Self, UnknownFormat> {
        let sought = name.trim().trim_start_matches('.').to_lowercase();
        let is_meant =
            |it: &Self| it.words().contains(&sought.as_str()) || it.media_type() == sought.as_str();
        Self::ALL.into_iter().find(is_meant).ok_or_else(|| {
            let words = Self::ALL.into_iter().flat_map(|it| it.words().iter().map(move |word| (it, word)));
            let nearest = words
                .map(|(it, word)| (strsim::damerau_levenshtein(&sought, word), it))
                .min()
                .filter(|(distance, _)| *distance <= 2 && *distance < sought.chars().count());
            UnknownFormat { name: name.to_owned(), suggestion: nearest.map(|(_, it)| it) }
        })
    }

    /// The format that a file's name speaks for.
    pub fn from_path(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_lowercase();
        Self::ALL.into_iter().find(|it| it.words()[1..].contains(&extension.as_str()))
    }
}

impl fmt::Display for Format {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

impl std::str::FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, UnknownFormat> {
        Self::from_name(name)
    }
}

impl From<Format> for oxigraph::io::RdfFormat {
    fn from(format: Format) -> Self {
        match format {
            Format::Turtle => Self::Turtle,
            Format::TriG => Self::TriG,
            Format::NQuads => Self::NQuads,
            Format::NTriples => Self::NTriples,
            Format::RdfXml => Self::RdfXml,
            Format::JsonLd => Self::JsonLd { profile: oxigraph::io::JsonLdProfileSet::empty() },
        }
    }
}

fn did_you_mean(suggestion: Option<Format>) -> String {
    suggestion.map_or_else(String::new, |it| format!(", did you mean {it}?"))
}

fn names() -> String {
    Format::ALL.map(Format::name).join(", ")
}
