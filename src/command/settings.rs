//! Settings from four places: flags, then the environment, then `cablegraph.toml`, then what is built in.

use super::Misuse;
use crate::cli::Common;
use anyhow::{Context, Result};
use cablegraph::iri::DEFAULT_BASE;
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// The settings that hold for one run.
#[derive(Debug)]
pub(crate) struct Settings {
    pub(crate) store: PathBuf,
    pub(crate) base: String,
    pub(crate) models: Option<PathBuf>,
    pub(crate) knowledge: Option<PathBuf>,
    pub(crate) threads: Option<u16>,
    pub(crate) quiet: bool,
    pub(crate) verbose: bool,
}

/// The file `cablegraph.toml` of the current folder.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    store: Option<PathBuf>,
    base: Option<String>,
    models: Option<PathBuf>,
    knowledge: Option<PathBuf>,
    threads: Option<u16>,
}

impl Settings {
    pub(crate) fn new(common: Common) -> Result<Self> {
        let file = File::read(Path::new("cablegraph.toml"))?;
        let base = common.base.or(file.base).unwrap_or_else(|| DEFAULT_BASE.to_owned());
        if oxigraph::model::NamedNode::new(&base).is_err() || !base.ends_with(['/', '#']) {
            return Err(Misuse(format!("the base {base:?} is not an IRI that ends in / or #")).into());
        }
        Ok(Self {
            store: common.store.or(file.store).unwrap_or_else(|| PathBuf::from("cablegraph.nq.zst")),
            base,
            models: common.models.or(file.models),
            knowledge: common.knowledge.or(file.knowledge),
            threads: file.threads,
            quiet: common.quiet,
            verbose: common.verbose,
        })
    }
}

impl File {
    fn read(path: &Path) -> Result<Self> {
        if !path.is_file() {
            return Ok(Self::default());
        }
        let text =
            std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        toml::from_str(&text).with_context(|| format!("{} is not as it should be", path.display()))
    }
}
