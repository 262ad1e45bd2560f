//! Bad input costs itself alone: each case is named with file, line and reason, the rest is read, the exit code is 3.

use super::{articles, exported, finished, folder, program, run, says, write};
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;

const GOOD: &str = "Joe Biden met Vladimir Putin in Geneva on Wednesday.\n";
/// One article of JSONL, and after it room for a bad line.
const FIRST: &str =
    r#"{"url":"https://example.org/1","text":"Wang Yi criticized the United States on Monday."}"#;
const LAST: &str = r#"{"url":"https://example.org/2","text":"Emmanuel Macron met Olaf Scholz in Paris."}"#;

fn report(folder: &Path) -> Value {
    let text = std::fs::read_to_string(folder.join("report.json")).expect("a report was asked for");
    serde_json::from_str(&text).expect("a report is JSON")
}

/// Builds the folder `in`, in which a good article stands beside what is bad, and looks for the one complaint.
fn check(name: &str, bytes: impl AsRef<[u8]>, line: Option<usize>, reason: &str, expected_articles: usize) {
    let folder = folder();
    std::fs::create_dir(folder.path().join("in")).expect("a folder can be made");
    write(folder.path(), "in/good.txt", GOOD);
    write(folder.path(), &format!("in/{name}"), bytes);
    let output = run(folder.path(), &["build", "in", "--report", "report.json"]);
    assert_eq!(output.code, Some(3), "{name}: {}", output.stderr);
    let place = line.map_or_else(|| format!("in/{name}"), |line| format!("in/{name}, line {line}"));
    says(&output, &format!("warning: {place}: {reason}"));
    let listed = json!([{"file": format!("in/{name}"), "line": line, "reason": reason}]);
    assert_eq!(report(folder.path())["unreadable"], listed);
    assert_eq!(articles(folder.path()), expected_articles, "{name}: something else was lost");
    assert_eq!(output.stderr.matches("warning:").count(), 1, "{}", output.stderr);
}

/// A bad line between two good ones.
fn check_line(bad: &str, reason: &str) {
    check("wire.jsonl", format!("{FIRST}\n{bad}\n{LAST}\n"), Some(2), reason, 3);
}

#[test]
fn an_empty_file() {
    check("empty.txt", "", None, "empty: there is no text in it", 1);
    check("blank.txt", " \n\n\t", None, "empty: there is no text in it", 1);
    check("empty.jsonl", "", None, "empty: there is no text in it", 1);
}

#[test]
fn a_binary() {
    let reason = "binary, not text; give text, Markdown or JSONL";
    check("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\0", None, reason, 1);
}

#[test]
fn a_kind_of_file_that_nobody_knows() {
    let reason = "not a known kind of file; say what it is with --input-format, such as --input-format txt";
    check("figures.csv", "a,b\n1,2\n", None, reason, 1);
}

#[test]
fn a_torn_compressed_file() {
    let whole = zstd::encode_all(GOOD.repeat(50).as_bytes(), 3).expect("text can be compressed");
    let reason = "cannot be read (incomplete frame); check that it exists, is whole, and may be read by you";
    check("torn.txt.zst", &whole[..whole.len() - 9], None, reason, 1);
}

#[test]
fn a_broken_line() {
    check_line(r#"{"text": "no end"#, "not valid JSON at column 16: EOF while parsing a string");
    check_line("[1, 2]", "not an object; each line is one, such as {\"title\": \"…\", \"text\": \"…\"}");
}

#[test]
fn a_line_without_text() {
    check_line(r#"{"title": "Talks"}"#, "no \"text\" in it; each article needs one");
    check_line(r#"{"text": null}"#, "no \"text\" in it; each article needs one");
    check_line(r#"{"text": 7}"#, "\"text\" must be a string");
}

#[test]
fn a_date_that_is_none() {
    let reason = "\"2019-02-30\" is not a date; write it like 2021-07-16 or July 16, 2021";
    check_line(r#"{"text": "Talks ended.", "published": "2019-02-30"}"#, reason);
}

#[test]
fn a_line_of_fifty_megabytes() {
    let long = format!("{{\"text\": \"{}\"}}", "Talks went on. ".repeat((50 << 20) / 15));
    check_line(&long, "longer than 33554432 bytes, the most that one article may take; split it");
}

#[test]
fn a_file_that_is_not_there() {
    let folder = folder();
    write(folder.path(), "good.txt", GOOD);
    let output = run(folder.path(), &["build", "gone.txt", "good.txt"]);
    assert_eq!((output.code, articles(folder.path())), (Some(3), 1), "{}", output.stderr);
    says(
        &output,
        "warning: gone.txt: cannot be read (No such file or directory (os error 2)); \
         check that it exists, is whole, and may be read by you",
    );
}

#[test]
fn an_empty_folder() {
    let folder = folder();
    std::fs::create_dir(folder.path().join("in")).expect("a folder can be made");
    let output = run(folder.path(), &["build", "in"]);
    assert_eq!(output.code, Some(3), "{}", output.stderr);
    says(&output, "warning: in: the folder holds no file to read");
}

/// Takes from root the right to read everything, which no other user has.
#[cfg(unix)]
fn without_special_rights(command: &Command) -> Command {
    let mut weak = Command::new("setpriv");
    weak.arg("--bounding-set=-dac_override,-dac_read_search").arg(command.get_program());
    weak.current_dir(command.get_current_dir().expect("a folder was set"));
    weak
}

#[cfg(unix)]
#[test]
fn a_folder_without_rights() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder();
    let closed = folder.path().join("in/closed");
    std::fs::create_dir_all(&closed).expect("a folder can be made");
    write(folder.path(), "in/good.txt", GOOD);
    let rights = |bits| std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(bits));
    rights(0).expect("rights can be taken");
    // Root reads it all the same, unless it is taken down to what others may do.
    let mut command = program(folder.path());
    if closed.read_dir().is_ok() {
        command = without_special_rights(&command);
    }
    let output = finished(command.args(["build", "in", "--report", "report.json"]));
    rights(0o700).expect("rights can be given");
    assert_eq!(output.code, Some(3), "{}", output.stderr);
    let reason = "cannot be read (Permission denied (os error 13)); check that it exists, is whole, and may be read by you";
    says(&output, &format!("warning: in/closed: {reason}"));
    let listed = json!([{"file": "in/closed", "line": null, "reason": reason}]);
    assert_eq!((&report(folder.path())["unreadable"], articles(folder.path())), (&listed, 1));
}

#[test]
fn the_same_article_twice() {
    let folder = folder();
    write(folder.path(), "a.jsonl", format!("{FIRST}\n{LAST}\n{FIRST}\n"));
    let output = run(folder.path(), &["build", "a.jsonl", "--report", "report.json"]);
    assert_eq!((output.code, articles(folder.path())), (Some(3), 2), "{}", output.stderr);
    let reason = "the same article as a.jsonl, line 1; it is read once";
    says(&output, &format!("warning: a.jsonl, line 3: {reason}"));
    let listed = json!([{"file": "a.jsonl", "line": 3, "reason": reason}]);
    assert_eq!(report(folder.path())["repeated"], listed);
}

#[test]
fn two_versions_of_an_article_in_one_run_do_not_take_turns() {
    let folder = folder();
    let other = FIRST.replace("criticized", "praised");
    write(folder.path(), "a.jsonl", format!("{FIRST}\n{other}\n"));
    let output = run(folder.path(), &["build", "a.jsonl"]);
    assert_eq!(output.code, Some(3), "{}", output.stderr);
    says(
        &output,
        "warning: a.jsonl, line 2: another version of the article in a.jsonl, line 1, which is kept; \
         this one is left out",
    );
    let first = exported(folder.path());
    assert!(first.contains("criticized") && !first.contains("praised"), "{first}");
    assert_eq!(run(folder.path(), &["build", "a.jsonl"]).code, Some(3));
    assert_eq!(exported(folder.path()), first);
}

#[test]
fn text_that_is_not_utf8_is_decoded_with_a_note() {
    let folder = folder();
    let text = "Le président a déclaré que la réunion à Genève était terminée.";
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(text);
    write(folder.path(), "a.txt", &bytes);
    let output = run(folder.path(), &["build", "a.txt", "--report", "report.json"]);
    assert_eq!(output.code, Some(0), "{}", output.stderr);
    says(&output, "note: a.txt: read as windows-1252");
    let listed = json!([{"file": "a.txt", "line": null, "reason": "read as windows-1252"}]);
    assert_eq!(report(folder.path())["notes"], listed);
    assert_eq!(run(folder.path(), &["annotate", "a.txt", "--format", "text"]).stdout, format!("{text}\n"));
}

#[test]
fn one_broken_byte_is_marked_and_nothing_else_is_lost() {
    let folder = folder();
    let bytes = [GOOD.trim_end().as_bytes(), " “Añø” – “ďť” said \u{e9}".as_bytes(), b"\xff end."].concat();
    write(folder.path(), "a.txt", bytes);
    let output = run(folder.path(), &["build", "a.txt"]);
    assert_eq!(output.code, Some(0), "{}", output.stderr);
    says(&output, "note: a.txt: 1 place could not be decoded");
    let kept = run(folder.path(), &["annotate", "a.txt", "--format", "text"]).stdout;
    assert_eq!(kept, format!("{} “Añø” – “ďť” said é\u{fffd} end.\n", GOOD.trim_end()));
}

#[test]
fn what_is_not_english_is_kept_and_named_as_not_read() {
    let folder = folder();
    let german =
        r#"{"id":"1","text":"Der Minister ist am Montag nach Genf gereist und kam mit dem Zug zurück."}"#;
    let declared = r#"{"id":"2","text":"Joe Biden, Genf, Oslo.","language":"de"}"#;
    let korean = r#"{"id":"3","text":"외교부 장관은 16일 기자회견을 열었다.","language":"ko"}"#;
    write(folder.path(), "a.jsonl", format!("{german}\n{declared}\n{korean}\n{FIRST}\n"));
    let reasons = [
        "kept but not read: it seems to be German",
        "kept but not read: its source says that its language is \"de\"",
        "kept but not read: it seems to be Korean",
    ];
    let output = run(folder.path(), &["build", "a.jsonl", "--report", "report.json"]);
    assert_eq!((output.code, articles(folder.path())), (Some(0), 4), "{}", output.stderr);
    let annotated = run(folder.path(), &["annotate", "a.jsonl", "--format", "json"]);
    let mut listed = Vec::new();
    for (reason, line) in reasons.into_iter().zip(1..) {
        says(&output, &format!("note: a.jsonl, line {line}: {reason}"));
        says(&annotated, &format!("note: a.jsonl, line {line}: {reason}"));
        listed.push(json!({"file": "a.jsonl", "line": line, "reason": reason}));
    }
    assert_eq!(report(folder.path())["notRead"], json!(listed));
    let objects: Vec<Value> =
        annotated.stdout.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect();
    let languages: Vec<_> = objects.iter().map(|it| it["article"]["language"].as_str()).collect();
    assert_eq!(languages, [Some("und"), Some("de"), Some("ko"), Some("en")]);
    assert!(objects[..3].iter().all(|it| it["mentions"] == json!([])));
}
