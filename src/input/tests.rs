//! Files in, articles and errors out.

use super::*;
use crate::article::PublishedBasis;
use std::fs;
use std::io::Write;
use tempfile::TempDir;

const TEXT: &str = "Talks end in Oslo\n\nThe two sides left the capital on Monday.\n";

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn read(path: &Path, options: &Options) -> Vec<Result<Found, InputError>> {
    articles(&[Source::Path(path.to_owned())], options).collect()
}

/// What reading these files gives, one line each: the title and text, or the error without the folder's name.
fn lines(files: &[(&str, &[u8])], options: &Options) -> Vec<String> {
    let folder = folder(files);
    let prefix = format!("{}/", folder.path().display());
    let line = |it: Result<Found, InputError>| match it {
        Ok(found) => format!("{}: {}", found.article.title.as_deref().unwrap_or("-"), found.article.text()),
        Err(error) => error.to_string().replace(&prefix, ""),
    };
    read(folder.path(), options).into_iter().map(line).collect()
}

fn gz(text: &str) -> Vec<u8> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    writer.write_all(text.as_bytes()).unwrap();
    writer.finish().unwrap()
}

#[test]
fn folders_are_read_in_order_and_compressed_files_like_others() {
    let json = "{\"text\": \"Four met.\"}\n\n{\"text\": \"Five met.\"}\n";
    let files: [(&str, &[u8]); 8] = [
        ("b/two.md", b"# Two\n\nTwo *met*."),
        ("a.txt", b"One met."),
        ("README.md", b"About this folder."),
        (".hidden.txt", b"Nobody met."),
        ("b/.git/x.txt", b"Nobody met."),
        ("c.gz", &gz("Three met.")),
        ("d.jsonl.zst", &zstd::encode_all(json.as_bytes(), 1).unwrap()),
        ("e.jsonl.gz", &gz("{\"text\": \"Six met.\"}")),
    ];
    let read = lines(&files, &Options::default());
    assert_eq!(
        read,
        ["-: One met.", "Two: Two met.", "-: Three met.", "-: Four met.", "-: Five met.", "-: Six met."]
    );
}

#[test]
fn what_cannot_be_read_is_named_and_costs_nothing_else() {
    let files: [(&str, &[u8]); 10] = [
        ("a.txt", b""),
        ("b.txt", b"\x89PNG\r\n\x1a\n\0\0\0\r"),
        ("c.txt", b"<!DOCTYPE html><p>x"),
        ("d.csv", b"a,b\n"),
        ("e.md", b"---\ndate: soon\n---\nText."),
        ("f.txt.gz", &gz(&TEXT.repeat(99))[..60]),
        ("g.jsonl", b"\n \n"),
        ("h.txt", b"Menu\nShare"),
        ("i.jsonl", b"\xff\xfe{\0}\0"),
        ("z.txt", TEXT.as_bytes()),
    ];
    let read = lines(&files, &Options::default());
    let expected = [
        "a.txt: empty",
        "b.txt: binary",
        "c.txt: html is not read yet",
        "d.csv: not a known kind of file",
        "e.md: \"soon\" is not a date",
        "f.txt.gz: cannot be read",
        "g.jsonl: empty",
        "h.txt: no text is left",
        "i.jsonl: JSONL in UTF-16",
        "Talks end in Oslo: The two sides left the capital on Monday.",
    ];
    assert_eq!(read.len(), expected.len(), "{read:#?}");
    for (read, expected) in read.iter().zip(expected) {
        assert!(read.starts_with(expected), "{read}");
    }
}

#[test]
fn broken_lines_are_named_with_their_number() {
    let json = "{\"text\": \"One met.\"}\n{\"text\": \n[1]\n{\"title\": \"x\"}\n{\"html\": \"<p>x\"}\n{\"text\": 3}\n\
        {\"text\": \"x y.\", \"author\": [1]}\n{\"text\": \"x y.\", \"published\": \"2019-02-30\"}\n{\"text\": \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"}\n{\"text\": \"Last met.\"}";
    let options = Options { longest: 55, ..Options::default() };
    let expected = [
        "-: One met.",
        "a.jsonl, line 2: not valid JSON at column 9",
        "a.jsonl, line 3: not an object",
        "a.jsonl, line 4: no \"text\"",
        "a.jsonl, line 5: \"html\" without \"text\"",
        "a.jsonl, line 6: \"text\" must be a string",
        "a.jsonl, line 7: \"author\" must be a string or a list of strings",
        "a.jsonl, line 8: \"2019-02-30\" is not a date",
        "a.jsonl, line 9: longer than 55 bytes",
        "-: Last met.",
    ];
    let read = lines(&[("a.jsonl", json.as_bytes())], &options);
    assert_eq!(read.len(), expected.len(), "{read:#?}");
    for (read, expected) in read.iter().zip(expected) {
        assert!(read.starts_with(expected), "{read}");
    }
}

#[test]
fn a_torn_file_of_lines_gives_the_lines_before_the_tear() {
    let json = "{\"text\": \"One met.\"}\n".repeat(9000);
    let whole = gz(&json);
    let read = lines(&[("a.jsonl.gz", &whole[..whole.len() / 2])], &Options::default());
    assert!(read.len() > 100 && read[0] == "-: One met.");
    let (last, others) = read.split_last().unwrap();
    assert!(last.contains("cannot be read"), "{last}");
    assert!(others.iter().all(|line| line == "-: One met."));
}

#[test]
fn every_field_of_a_record_reaches_the_article() {
    let json = r#"{"url":"https://example.org/a","title":"Talks end","text":"Talks end\nBy Tom Vale\nMay 1, 2020\nThe two left.","publisher":"Meridian","author":"Nora Lind and Ana Reyes","published":"2021-07-16T10:00:00Z","language":"en","id":7}"#;
    let folder = folder(&[("a.jsonl", json.as_bytes())]);
    let found = read(folder.path(), &Options::default()).remove(0).unwrap();
    let article = found.article;
    assert_eq!((found.line, article.text()), (Some(1), "The two left."));
    assert_eq!(article.iri, Article::new(DEFAULT_BASE, Some("https://example.org/a"), String::new()).iri);
    assert_eq!(
        (article.title.as_deref(), article.publisher.as_deref()),
        (Some("Talks end"), Some("Meridian"))
    );
    assert_eq!(
        (article.language.as_deref(), article.authors),
        (Some("en"), vec!["Nora Lind".to_owned(), "Ana Reyes".to_owned()])
    );
    let published = article.published.unwrap();
    assert_eq!((published.date, published.basis), (jiff::civil::date(2021, 7, 16), PublishedBasis::Metadata));
}

#[test]
fn a_date_of_its_own_wins_over_one_that_is_given() {
    let given = jiff::civil::date(2022, 1, 1);
    let options = Options { published: Some(given), ..Options::default() };
    let folder = folder(&[
        ("a.txt", b"Friday, January 4, 2019\xc2\xa0\n\nThe two left."),
        ("b.txt", b"The two left."),
    ]);
    let published: Vec<_> =
        read(folder.path(), &options).into_iter().map(|it| it.unwrap().article.published.unwrap()).collect();
    assert_eq!(
        (published[0].date, published[0].basis),
        (jiff::civil::date(2019, 1, 4), PublishedBasis::Inferred)
    );
    assert_eq!((published[1].date, published[1].basis), (given, PublishedBasis::Given));
}

#[test]
fn a_missing_file_and_an_empty_folder_are_errors() {
    let folder = folder(&[]);
    let options = Options::default();
    let error = |path: &Path| read(path, &options).remove(0).unwrap_err().reason;
    assert!(matches!(error(folder.path()), Reason::EmptyFolder));
    assert!(matches!(error(&folder.path().join("none.txt")), Reason::Unreadable(_)));
}

#[test]
fn what_a_folder_passes_over_is_read_when_named() {
    let folder = folder(&[("README.md", b"# About\n\nThe two met.")]);
    assert!(read(&folder.path().join("README.md"), &Options::default()).remove(0).is_ok());
    assert!(matches!(
        read(folder.path(), &Options::default()).remove(0).unwrap_err().reason,
        Reason::EmptyFolder
    ));
}

#[cfg(unix)]
#[test]
fn a_folder_that_holds_itself_is_an_error_among_its_files() {
    let folder = folder(&[("a.txt", b"One met."), ("z.txt", b"Two met.")]);
    std::os::unix::fs::symlink(folder.path(), folder.path().join("loop")).unwrap();
    let read = read(folder.path(), &Options::default());
    assert_eq!(read.len(), 3);
    assert!(matches!(read[1].as_ref().unwrap_err().reason, Reason::Loop));
}

#[test]
fn articles_are_read_only_when_asked_for() {
    let folder = folder(&[("a.txt", b"One met."), ("b.txt", b"Two met.")]);
    let sources = [Source::Path(folder.path().to_owned())];
    let options = Options::default();
    let mut articles = articles(&sources, &options);
    articles.next().unwrap().unwrap();
    fs::write(folder.path().join("b.txt"), "Three met.").unwrap();
    assert_eq!(articles.next().unwrap().unwrap().article.text(), "Three met.");
}
