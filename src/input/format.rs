//! A file's name and first bytes → its format.
//!
//! A certain sign in the content wins over the name, the name over a mere likeness. A file that neither
//! explains is refused rather than read as an article: a table of figures is no news.

use super::error::Reason;
use std::fmt;
use std::path::Path;
use std::str::FromStr;

/// The formats that are known. [`Format::Html`], [`Format::Feed`] and [`Format::Warc`] are recognised and refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text, one article.
    Text,
    /// Markdown, one article, with or without front matter.
    Markdown,
    /// One JSON object a line, one article each.
    Jsonl,
    /// A web page.
    Html,
    /// RSS or Atom.
    Feed,
    /// A web archive.
    Warc,
}

impl Format {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 6] = [Self::Text, Self::Markdown, Self::Jsonl, Self::Html, Self::Feed, Self::Warc];

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Markdown => "md",
            Self::Jsonl => "jsonl",
            Self::Html => "html",
            Self::Feed => "feed",
            Self::Warc => "warc",
        }
    }

    /// The format of the file at `path` that begins with `head`, decompressed.
    pub(super) fn guess(path: &Path, head: &[u8]) -> Result<Self, Reason> {
        let by_name = Self::by_name(path);
        let likely = Self::by_content(head);
        match (by_name, likely) {
            (_, Some(certain @ (Self::Html | Self::Feed | Self::Warc))) => Ok(certain),
            (Name::Known(format), _) => Ok(format),
            (Name::None, likely) => Ok(likely.unwrap_or(Self::Text)),
            (Name::Foreign, Some(likely)) => Ok(likely),
            (Name::Foreign, None) => Err(Reason::UnknownFormat),
        }
    }

    fn by_name(path: &Path) -> Name {
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        let bare = name.strip_suffix(".gz").or_else(|| name.strip_suffix(".zst")).unwrap_or(&name);
        let Some((_, extension)) = bare.rsplit_once('.') else { return Name::None };
        match extension {
            "txt" | "text" => Name::Known(Self::Text),
            "md" | "markdown" => Name::Known(Self::Markdown),
            "jsonl" | "ndjson" | "json" => Name::Known(Self::Jsonl),
            "html" | "htm" | "xhtml" => Name::Known(Self::Html),
            "rss" | "atom" => Name::Known(Self::Feed),
            "warc" => Name::Known(Self::Warc),
            // "cable-2021.07.16" has a date in its name, not a kind.
            other if other.chars().all(|c| c.is_ascii_digit()) => Name::None,
            _ => Name::Foreign,
        }
    }

    fn by_content(head: &[u8]) -> Option<Self> {
        let head = String::from_utf8_lossy(head).to_lowercase();
        let head = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        let begins = |signs: &[&str]| signs.iter().any(|sign| head.starts_with(sign));
        if begins(&["warc/"]) {
            Some(Self::Warc)
        } else if begins(&["<!doctype html", "<html"]) {
            Some(Self::Html)
        } else if begins(&["<rss", "<feed", "<rdf:rdf"])
            || begins(&["<?xml"]) && (head.contains("<rss") || head.contains("<feed"))
        {
            Some(Self::Feed)
        } else if head.strip_prefix('{').is_some_and(|rest| rest.trim_start().starts_with('"')) {
            Some(Self::Jsonl)
        } else if head.strip_prefix("---\n").is_some_and(|rest| rest.lines().next().is_some_and(is_key)) {
            Some(Self::Markdown)
        } else {
            None
        }
    }
}

/// What the ending of a file's name says.
enum Name {
    Known(Format),
    Foreign,
    None,
}

fn is_key(line: &str) -> bool {
    line.split_once(':')
        .is_some_and(|(key, _)| !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric()))
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Format {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let known = Self::ALL.map(Self::name).join(", ");
        Self::ALL
            .into_iter()
            .find(|format| format.name() == name)
            .ok_or_else(|| format!("{name:?} is no format; there are {known}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guess(name: &str, head: &str) -> Option<Format> {
        Format::guess(Path::new(name), head.as_bytes()).ok()
    }

    #[test]
    fn the_name_decides_where_the_content_is_open() {
        assert_eq!(guess("a.TXT.gz", "Talks end."), Some(Format::Text));
        assert_eq!(guess("a.md.zst", "Talks end."), Some(Format::Markdown));
        assert_eq!(guess("a.ndjson", ""), Some(Format::Jsonl));
        assert_eq!(guess("a", "Talks end."), Some(Format::Text));
        assert_eq!(guess("cable-2021.07.16", "Talks end."), Some(Format::Text));
    }

    #[test]
    fn a_certain_sign_wins_over_the_name() {
        assert_eq!(guess("a.txt", "\n<!DOCTYPE html><html>"), Some(Format::Html));
        assert_eq!(guess("a.txt", "<?xml version='1.0'?>\n<rss>"), Some(Format::Feed));
        assert_eq!(guess("a", "WARC/1.0"), Some(Format::Warc));
        assert_eq!(guess("-", "{\"text\": \"x\"}"), Some(Format::Jsonl));
        assert_eq!(guess("-", "---\ntitle: x\n---\n"), Some(Format::Markdown));
    }

    #[test]
    fn a_foreign_kind_is_refused() {
        assert_eq!(guess("figures.csv", "a,b\n1,2\n"), None);
    }

    #[test]
    fn every_format_is_found_by_its_name() {
        for format in Format::ALL {
            assert_eq!(format.name().parse(), Ok(format));
        }
        assert!("pdf".parse::<Format>().is_err());
    }
}
