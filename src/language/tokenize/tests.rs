//! What text is parted into, and what holds of the tokens of any text.

use super::*;
use proptest::prelude::*;

/// A text and its tokens, as spaces show them; every other space is one of the text.
#[track_caller]
fn check(text: &str, expected: &str) {
    let tokens = tokens(text);
    let words: Vec<_> = tokens.iter().map(|token| &text[token.bytes.clone()]).collect();
    assert_eq!(words.join(" "), expected);
    is_whole(text, &tokens);
}

/// Whether tokens stand in order, on the bounds of characters, and hold all characters that are no white space.
#[track_caller]
fn is_whole(text: &str, tokens: &[Token]) {
    let mut end = 0;
    for token in tokens {
        assert!(token.bytes.start >= end && token.bytes.end > token.bytes.start, "{text:?}");
        assert!(text[end..token.bytes.start].trim().is_empty(), "{text:?}");
        assert!(!text[token.bytes.clone()].contains(char::is_whitespace), "{text:?}");
        let before = text[..token.bytes.start].chars().count();
        let length = text[token.bytes.clone()].chars().count();
        assert_eq!(token.chars, before..before + length);
        end = token.bytes.end;
    }
    assert!(text[end..].trim().is_empty(), "{text:?}");
}

#[test]
fn clitics_and_contractions() {
    check("The U.S. doesn't.", "The U.S. does n't .");
    check("Gov. Smith’s “plan”—now", "Gov. Smith ’s “ plan ” — now");
    check("diplomats' well-known e-mail", "diplomats ' well - known e-mail");
    check("They cannot, I dont and he's gonna", "They can not , I do nt and he 's gon na");
    check("The party changed its name; its not over.", "The party changed its name ; it s not over .");
    check("Im Jong-seok said im late", "Im Jong - seok said i m late");
    check("in the 1990's and '60s, 2003's best", "in the 1990's and '60s , 2003 's best");
}

#[test]
fn abbreviations() {
    check("J. R. Smith and Gov. Lee met Sen. Ann Roe.", "J. R. Smith and Gov. Lee met Sen. Ann Roe .");
    check("U.S.-based firms, at 10 a.m. in the U.S.", "U.S. - based firms , at 10 a.m. in the U.S.");
    check("No. 10 said no. So did I. He left.", "No. 10 said no . So did I . He left .");
    check("In WICHITA, Kan., (p. 4) he met Kan.", "In WICHITA , Kan. , ( p. 4 ) he met Kan .");
    check("cables, notes etc. were kept, etc.", "cables , notes etc. were kept , etc .");
    check("Chan et al. wrote to Al. Roe Inc.?", "Chan et al. wrote to Al . Roe Inc. ?");
    check(
        "Ann Roe (R-Tex.) and Tom Vale, D-Calif., met",
        "Ann Roe ( R - Tex. ) and Tom Vale , D - Calif. , met",
    );
    check(
        "George W. Bush, J.R.R. Roe, Ph.D., of the U.N.’s",
        "George W. Bush , J.R.R. Roe , Ph.D. , of the U.N. ’s",
    );
}

#[test]
fn hyphens_and_slashes() {
    check(
        "a non-human, state-run and/or mid-1980s site",
        "a non-human , state - run and / or mid-1980s site",
    );
    check("w/o COVID-19 the A-7 and R&D", "w/o COVID - 19 the A - 7 and R&D");
    check("there--a line", "there -- a line");
    check("He paused — then—or so – left; 2019–21", "He paused — then — or so – left ; 2019 – 21");
    check("3-year-old and 10- to 12-year-olds", "3 - year - old and 10 - to 12 - year - olds");
}

#[test]
fn numbers() {
    check("$50m or 10% of US$1,000.50", "$ 50 m or 10 % of US $ 1,000.50");
    check("on 11/2/2004 at 10:30 or 5pm, 10-12 days", "on 11/2/2004 at 10:30 or 5 pm , 10 - 12 days");
    check("call 713-853-1411 or 853-1411 by 2001-11-20", "call 713-853-1411 or 853-1411 by 2001-11-20");
    check("$1.5bn, £10k and 1,000 men, 50km", "$ 1.5 bn , £ 10 k and 1,000 men , 50 km");
    check("At 10:30 a.m. on the 21st, No. 10 won 2-1.", "At 10:30 a.m. on the 21st , No. 10 won 2 - 1 .");
    check("the #1 of 3rd in 1969-1970, $.04", "the # 1 of 3rd in 1969 - 1970 , $ .04");
}

#[test]
fn addresses() {
    check("See https://example.org/a?b=c, now...", "See https://example.org/a?b=c , now ...");
    check("(www.example.org/a) <a.b@example.org>.", "( www.example.org/a ) < a.b@example.org > .");
    check("\"Ann\"<ann@example.org> of example.com", "\" Ann \" < ann@example.org > of example.com");
    check("budget.xls was sent.Then @envoy #peace", "budget.xls was sent . Then @envoy #peace");
}

#[test]
fn marks() {
    check("He waited… “I… do n’t?...”", "He waited … “ I … do n’t ? ... ”");
    check("Really?! ``Yes'' and ''no''....", "Really ?! `` Yes '' and '' no '' ....");
    check("Good :) (see this: so) *** [...]", "Good :) ( see this : so ) *** [...]");
    check("“‘Go,’ he said,” she said: “Go!”", "“ ‘ Go , ’ he said , ” she said : “ Go ! ”");
    check("“Peace now.\n\n“Peace then.”", "“ Peace now . “ Peace then . ”");
}

#[test]
fn layout_of_news() {
    check("WASHINGTON (AP) — The envoy left.", "WASHINGTON ( AP ) — The envoy left .");
    check("KABUL, Afghanistan—Six men met", "KABUL , Afghanistan — Six men met");
    check("• First\n•Second\n- Third\n1) Fourth", "• First • Second - Third 1 ) Fourth");
    check("ENVOY LEAVES; TALKS 'DEAD'\n\nBy Ann Roe", "ENVOY LEAVES ; TALKS ' DEAD ' By Ann Roe");
}

#[test]
fn other_scripts_and_pictures() {
    check("Erdoğan 말했다 (2021).", "Erdoğan 말했다 ( 2021 ) .");
    check("the word سلام، he said", "the word سلام ، he said");
    check("می\u{200c}خواهم", "می\u{200c}خواهم");
    check("cafe\u{301}s, re\u{301}sume\u{301}.", "cafe\u{301}s , re\u{301}sume\u{301} .");
    check("done👍🏽👩\u{200d}💻 🇺🇳🇫🇷!", "done 👍🏽 👩\u{200d}💻 🇺🇳 🇫🇷 !");
    check("1️⃣ #️⃣ *\u{20e3} #1 🏴\u{200d}☠️", "1️⃣ #️⃣ *\u{20e3} # 1 🏴\u{200d}☠️");
    check("Follow @ann_roe, #Peace2021 and #평화!", "Follow @ann_roe , #Peace2021 and #평화 !");
    check("\u{feff}It rose 5°C now", "\u{feff} It rose 5 ° C now");
}

#[test]
fn given_words_stand_where_they_are_told() {
    let text = "Ça va. Oui";
    let sentences = [vec![0..3, 4..6, 4..6, 6..7], vec![], vec![8..8, 8..11, 9..40], vec![1..2, 1..1]];
    let (tokens, ends) = given(text, &sentences);
    let words: Vec<_> = tokens.iter().map(|token| &text[token.bytes.clone()]).collect();
    assert_eq!(words, ["Ça", "va", ".", "Oui"]);
    assert_eq!(ends, [false, false, true, true]);
    assert_eq!(tokens[3].chars, 7..10);
}

proptest! {
    #[test]
    fn any_text_is_held_whole(text in "\\PC*") {
        is_whole(&text, &tokens(&text));
    }

    #[test]
    fn what_looks_like_words_is_held_whole(
        text in "(['’.,:;/@#$%&*+<>()\\[\\]“”-]|[a-zé0-9U]|its|etc|No|www|://| |\n|\u{301}|👩|\u{200d}|🇺){0,24}",
    ) {
        is_whole(&text, &tokens(&text));
    }
}

#[test]
fn long_chains_are_read_in_a_moment() {
    for link in ["word-", "Word.", "word/", "a'b,", "10-", "re-", ":)", "👩"] {
        let tokens = tokens(&link.repeat(100_000));
        assert!(tokens.windows(2).all(|pair| pair[0].bytes.end == pair[1].bytes.start));
    }
}
