//! The saved queries that are built into the program: one line a file of `queries/`.

/// Name and text of each saved query, sorted by name.
pub(crate) const QUERIES: &[(&str, &str)] = &[
    ("affiliations", include_str!("../../queries/affiliations.rq")),
    ("articles", include_str!("../../queries/articles.rq")),
    ("central-actors", include_str!("../../queries/central-actors.rq")),
    ("claims-and-denials", include_str!("../../queries/claims-and-denials.rq")),
    ("countries-balance", include_str!("../../queries/countries-balance.rq")),
    ("countries-mentioned", include_str!("../../queries/countries-mentioned.rq")),
    ("dossier", include_str!("../../queries/dossier.rq")),
    ("events-by-type-month", include_str!("../../queries/events-by-type-month.rq")),
    ("evidence", include_str!("../../queries/evidence.rq")),
    ("help", include_str!("../../queries/help.rq")),
    ("merged", include_str!("../../queries/merged.rq")),
    ("most-quoted", include_str!("../../queries/most-quoted.rq")),
    ("neighbourhood", include_str!("../../queries/neighbourhood.rq")),
    ("offices", include_str!("../../queries/offices.rq")),
    ("plans", include_str!("../../queries/plans.rq")),
    ("same-event", include_str!("../../queries/same-event.rq")),
    ("sanctions", include_str!("../../queries/sanctions.rq")),
    ("single-source-claims", include_str!("../../queries/single-source-claims.rq")),
    ("source-chains", include_str!("../../queries/source-chains.rq")),
    ("sourcing-profile", include_str!("../../queries/sourcing-profile.rq")),
    ("statements", include_str!("../../queries/statements.rq")),
    ("statements-by-country-month", include_str!("../../queries/statements-by-country-month.rq")),
    ("threats", include_str!("../../queries/threats.rq")),
    ("timeline", include_str!("../../queries/timeline.rq")),
    ("topics", include_str!("../../queries/topics.rq")),
    ("uncoded", include_str!("../../queries/uncoded.rq")),
    ("undated", include_str!("../../queries/undated.rq")),
    ("unlinked", include_str!("../../queries/unlinked.rq")),
    ("unnamed-sources", include_str!("../../queries/unnamed-sources.rq")),
    ("what-said-about", include_str!("../../queries/what-said-about.rq")),
    ("who-criticised", include_str!("../../queries/who-criticised.rq")),
    ("who-met-whom", include_str!("../../queries/who-met-whom.rq")),
];

/// Name and text of each view of the network, sorted by name.
pub(crate) const VIEWS: &[(&str, &str)] = &[
    ("actors", include_str!("../../queries/network/actors.rq")),
    ("affiliation", include_str!("../../queries/network/affiliation.rq")),
    ("co-article", include_str!("../../queries/network/co-article.rq")),
    ("co-mention", include_str!("../../queries/network/co-mention.rq")),
    ("countries", include_str!("../../queries/network/countries.rq")),
    ("discourse", include_str!("../../queries/network/discourse.rq")),
    ("quotes", include_str!("../../queries/network/quotes.rq")),
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::path::Path;

    fn names(folder: &str) -> Vec<String> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let mut names: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter_map(|name| name.strip_suffix(".rq").map(str::to_owned))
            .collect();
        names.sort();
        names
    }

    #[test]
    fn the_lists_hold_every_file_of_their_folders() {
        let listed =
            |list: &[(&str, &str)]| list.iter().map(|(name, _)| (*name).to_owned()).collect::<Vec<_>>();
        assert_eq!(listed(QUERIES), names("queries"));
        assert_eq!(listed(VIEWS), names("queries/network"));
    }
}
