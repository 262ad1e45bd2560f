//! The colours of pictures, by name, light and dark: told apart by all common kinds of sight (after Okabe and Ito).

/// The rules for marks, lines and words, which name colours as `var(--name)`.
pub(super) const RULES: &str = include_str!("../../../web/network/picture.css");

/// What a picture is drawn on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// White paper.
    #[default]
    Light,
    /// A dark screen.
    Dark,
}

/// Name, light and dark.
const COLOURS: &[(&str, &str, &str)] = &[
    ("paper", "#ffffff", "#15181c"),
    ("ink", "#1d2126", "#e8eaed"),
    ("quiet", "#59616b", "#9aa3ad"),
    ("line", "#d4d8dd", "#3a4149"),
    ("panel", "#f6f7f8", "#1d2126"),
    ("accent", "#0072b2", "#56b4e9"),
    ("friendly", "#0072b2", "#56b4e9"),
    ("hostile", "#d55e00", "#ff8c42"),
    ("neutral", "#a9b0b8", "#5f6872"),
    ("other", "#8a9099", "#8a9099"),
    ("blue", "#0072b2", "#4aa3dc"),
    ("orange", "#e69f00", "#f0b429"),
    ("green", "#009e73", "#2fc294"),
    ("vermilion", "#d55e00", "#ff8c42"),
    ("pink", "#cc79a7", "#e29bc2"),
    ("sky", "#56b4e9", "#8fd0f7"),
    ("olive", "#8c7a00", "#c9b83a"),
    ("violet", "#6f5bb5", "#a592e8"),
];

impl Theme {
    /// All themes with their names.
    pub const NAMES: &[(Theme, &str)] = &[(Self::Light, "light"), (Self::Dark, "dark")];

    fn colours(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        COLOURS
            .iter()
            .map(move |(name, light, dark)| (*name, if self == Self::Light { *light } else { *dark }))
    }

    /// The rules with the colours in them, for programs that know no variables.
    pub(super) fn rules(self) -> String {
        self.colours()
            .fold(RULES.to_owned(), |rules, (name, colour)| rules.replace(&format!("var(--{name})"), colour))
    }

    /// The colours as variables, for a page.
    pub(super) fn variables(self) -> String {
        let variables = self.colours().map(|(name, colour)| format!("--{name}:{colour};"));
        variables.collect::<Vec<_>>().concat()
    }
}
