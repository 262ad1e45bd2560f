//! Pages in, articles out. Everything here is made up.

use super::*;
use proptest::prelude::*;

fn check(page: &str, expected: &Cleaned) {
    let cleaned = clean(page, None);
    assert_eq!(Cleaned { removed: Vec::new(), ..cleaned }, *expected, "{page}");
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn a_page_pasted_with_its_navigation() {
    let page = "본문 바로가기\nbar_progress\n\nText Size\n\nClose\n\n\
        Oslo Raising Pressure on Fisheries, \"Own Flaws Admitted\"\n\n\
        Oslo Raising Pressure on Fisheries, \"Own Flaws Admitted\" Photo by Meridian\n\n\n\
        [Harbour Economy Reporter Minji Vale] The minister presented the plan on the 16th (local time). She called it fair.\n\n\n\
        She added, \"(This) may be painful, but honesty disarms critics.\"\n\n\n\
        © The Harbour Daily(www.example.org). All rights reserved.\n\nSpecial Coverage\n\n\nJoin us on social!\n\nTop";
    check(
        page,
        &Cleaned {
            text: "The minister presented the plan on the 16th (local time). She called it fair.\n\n\
                She added, \"(This) may be painful, but honesty disarms critics.\""
                .to_owned(),
            title: Some("Oslo Raising Pressure on Fisheries, \"Own Flaws Admitted\"".to_owned()),
            authors: names(&["Minji Vale"]),
            publisher: Some("The Harbour Daily".to_owned()),
            ..Cleaned::default()
        },
    );
    let removed = clean(page, None).removed;
    assert!(removed.contains(&"[Harbour Economy Reporter Minji Vale]".to_owned()));
    assert!(removed.contains(&"Top".to_owned()));
}

#[test]
fn notices_in_another_script_around_the_article_are_taken_off() {
    let page = "본문으로 바로 가려면 여기를 누르세요.\n이 기사는 회원만 볼 수 있습니다. 로그인해 주세요.\n\n\
        Nordic talks end without a deal\n\nThe two sides left on Monday. \"평화,\" said the envoy, is a word for peace.\n\n\
        그는 \"평화\"라고 말했다.\n\nNobody spoke to the press when they left the hotel.\n\n이 기사를 공유해 주세요.";
    check(
        page,
        &Cleaned {
            text: "The two sides left on Monday. \"평화,\" said the envoy, is a word for peace.\n\n\
                그는 \"평화\"라고 말했다.\n\nNobody spoke to the press when they left the hotel."
                .to_owned(),
            title: Some("Nordic talks end without a deal".to_owned()),
            ..Cleaned::default()
        },
    );
    let page = "You need an account to read on.\n\n외교부 장관은 16일 서울에서 기자회견을 열고 대화를 계속하겠다고 밝혔다.";
    assert_eq!(clean(page, None).removed, ["You need an account to read on."]);
}

#[test]
fn a_page_with_byline_date_dateline_and_links() {
    let page = "Skip to main content\nWorld\nNordic talks end without a deal\nBy Nora Lind and Tom Vale, Meridian Wire\n\
        Published: 16 July 2021 at 10:30 GMT\nUpdated July 17, 2021\n3 min read\nThe ministers in Oslo. Image: Genium.\n\
        OSLO (MW) — The two sides left the capital on Monday.\nRead more: What the talks were about\n\
        Nobody spoke to the press.\nRelated articles\nFisheries minister resigns\nWho is Ana Reyes?\n\
        Copyright 2021 Meridian Wire. All rights reserved.";
    check(
        page,
        &Cleaned {
            text: "OSLO (MW) — The two sides left the capital on Monday.\n\nNobody spoke to the press."
                .to_owned(),
            title: Some("Nordic talks end without a deal".to_owned()),
            authors: names(&["Nora Lind", "Tom Vale"]),
            publisher: Some("Meridian Wire".to_owned()),
            published: Some(jiff::civil::date(2021, 7, 16)),
            ..Cleaned::default()
        },
    );
}

#[test]
fn a_headline_may_be_a_question_above_its_byline() {
    let cleaned = clean(
        "Who won the talks in Oslo?\nBy Nora Lind\nNobody did. The talks go on.\nThey always do.",
        None,
    );
    assert_eq!(cleaned.title.as_deref(), Some("Who won the talks in Oslo?"));
    assert_eq!(cleaned.text, "Nobody did. The talks go on.\n\nThey always do.");
}

#[test]
fn a_question_without_a_byline_is_text() {
    let page = "Who won the talks in Oslo?\n\nNobody did. The talks go on.";
    assert_eq!(clean(page, None).text, page);
}

#[test]
fn byline_and_date_may_stand_below_a_first_sentence() {
    let page = "Nordic talks end without a deal\nBoth sides blame the weather.\nBy Nora Lind\nJuly 16, 2021\nThe talks ended on Friday. More will come.";
    let cleaned = clean(page, None);
    assert_eq!(cleaned.text, "Both sides blame the weather.\n\nThe talks ended on Friday. More will come.");
    assert_eq!(
        (cleaned.authors, cleaned.published),
        (names(&["Nora Lind"]), Some(jiff::civil::date(2021, 7, 16)))
    );
}

#[test]
fn short_lines_stay_inside_the_text_and_go_at_its_ends() {
    let page = "Overview\n\nThe talks ended on Friday.\n\nThe weather\n\nIt rained.\n\n2019 – 2021\n\nMenu";
    let cleaned = clean(page, Some("Talks end"));
    assert_eq!(cleaned.text, "The talks ended on Friday.\n\nThe weather\n\nIt rained.");
    assert_eq!(cleaned.removed, ["Overview", "2019 – 2021", "Menu"]);
}

#[test]
fn a_list_that_is_announced_stays() {
    let page = "The talks ended.\n\nThe new ministers are these three:\n\nNora Lind, fisheries\n\nTom Vale, forests\n\nShare";
    assert_eq!(clean(page, None).text, page.strip_suffix("\n\nShare").unwrap());
}

#[test]
fn a_list_of_sources_ends_the_text() {
    let page = "The talks ended on Friday in Oslo.\n\nSources\n\nNora Lind. \"Talks end\". Meridian Wire, July 16, 2021.\n\nhttps://example.org/talks and more of the same.";
    assert_eq!(clean(page, None).text, "The talks ended on Friday in Oslo.");
    let page = "The talks ended on Friday in Oslo.\n\nSources\n\nThe ministry said that the talks went on.";
    assert_eq!(clean(page, None).text, page);
}

#[test]
fn a_text_without_sentences_is_kept() {
    assert_eq!(clean("Talks in Oslo\nMenu", None).text, "Talks in Oslo");
    assert_eq!(clean("Blinken met Lavrov.", None).text, "Blinken met Lavrov.");
    assert_eq!(clean("Menu\nShare", None).text, "");
}

#[test]
fn a_known_headline_is_taken_off_however_it_is_dressed() {
    let page = "Talks End in Oslo | Meridian Wire\nTalks end in Oslo\nThe two sides left.";
    let cleaned = clean(page, Some("Talks end in Oslo"));
    assert_eq!((cleaned.text.as_str(), cleaned.title), ("The two sides left.", None));
}

#[test]
fn a_sentence_like_the_headline_is_text_below_the_first() {
    let page = "Nobody knows\n\nWho will win?\n\nNobody knows.\n\nIt may be a draw.\n\nNobody knows.";
    let text = page.strip_prefix("Nobody knows\n\n");
    assert_eq!(Some(clean(page, Some("Nobody knows")).text.as_str()), text);
    assert_eq!(clean("Talks ended.", Some("Talks ended")).text, "Talks ended.");
}

/// Lines of every kind, sentences among them, in any order.
fn page() -> impl Strategy<Value = Vec<String>> {
    let junk = prop::sample::select(vec![
        "Menu",
        "Text Size",
        "* * *",
        "By Nora Lind",
        "By Nora Lind, Meridian Wire | July 16, 2021",
        "July 16, 2021",
        "Updated July 17, 2021",
        "Photo: Reuters",
        "The gate in Oslo. Image: Genium.",
        "© 2021 Meridian Wire",
        "Sources",
        "Related articles",
        "Read more: the talks",
        "Read more: all about the talks.",
        "Talks end in Oslo",
        "Talks end in Oslo Photo by Meridian",
        "Who won?",
        "",
        "  ",
        "The new ministers are these:",
        "[Meridian Reporter Nora Lind]",
        "[Meridian Reporter Nora Lind] (AP Reporter Tom Vale) He left.",
        "본문 바로가기",
        "Sign up for our letter.",
        "OSLO (AP) — He left.",
        "Nora Lind. \"Talks\". Wire, July 16, 2021.",
        "He left\u{200b}.",
    ]);
    prop::collection::vec(
        prop_oneof![3 => junk.prop_map(str::to_owned), 2 => sentence(), 1 => ".{0,80}"],
        0..16,
    )
}

/// A sentence of six words or more.
fn sentence() -> impl Strategy<Value = String> {
    (
        "[A-Z][a-z]{2,8}",
        prop::collection::vec("[a-z]{1,9}", 5..20),
        prop::sample::select(vec![".", "!", "?", ".\""]),
    )
        .prop_map(|(first, rest, end)| format!("{first} {}{end}", rest.join(" ")))
}

proptest! {
    #[test]
    fn cleaning_a_cleaned_text_changes_nothing(lines in page(), wide in any::<bool>(), has_title in any::<bool>()) {
        let title = has_title.then_some("Talks end in Oslo");
        let cleaned = clean(&lines.join(if wide { "\n\n" } else { "\n" }), title);
        prop_assert_eq!(&clean(&cleaned.text, title).text, &cleaned.text);
    }

    #[test]
    fn no_sentence_inside_the_text_is_lost(
        before in page(), first in sentence(), inside in prop::collection::vec(sentence(), 1..8), last in sentence(), after in page(),
        is_titled in any::<bool>(),
    ) {
        let lines = before.iter().chain([&first]).chain(&inside).chain([&last]).chain(&after);
        let page = lines.cloned().collect::<Vec<_>>().join("\n\n");
        let cleaned = clean(&page, is_titled.then_some(inside[0].as_str()));
        for sentence in &inside {
            prop_assert!(cleaned.text.contains(sentence.as_str()), "{sentence} in {page}");
        }
    }

    #[test]
    fn sentences_alone_are_left_as_they_are(sentences in prop::collection::vec(sentence(), 1..12)) {
        let text = sentences.join("\n\n");
        prop_assert_eq!(clean(&text, None).text, text);
    }
}
