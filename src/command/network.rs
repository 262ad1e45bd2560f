//! `network`: who is tied to whom, as a table, a picture, a file for other programs; compared, and walked.

use super::settings::Settings;
use super::{Exit, Misuse, answer, opening, say};
use crate::cli::network::{Act, Diff, Narrow, Network as Asked, Path as Way, Shown, Window};
use anyhow::{Context, Result};
use cablegraph::export::network::{
    NetworkFormat, Options, Sheet, csv, write_difference, write_network, write_path,
};
use cablegraph::network::picture::{Picture, Style};
use cablegraph::network::{self, Difference, Filter, Measures, Network, NetworkError, View};
use cablegraph::store::Store;
use std::ffi::OsStr;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

/// How many nodes a picture has, unless more are asked for.
const DRAWN: usize = 150;

/// `cablegraph network`
pub(super) fn network(settings: &Settings, it: &Asked) -> Result<Exit> {
    match &it.act {
        Some(Act::Diff(diff)) => compare(settings, diff),
        Some(Act::Path(path)) => walk(settings, path),
        None => show(settings, &it.shown),
    }
}

fn show(settings: &Settings, it: &Shown) -> Result<Exit> {
    let view = &view(&it.view, &it.narrow)?;
    let path = it.output.output.as_deref();
    let format = format(it, path)?;
    let filter = filter(&it.narrow, (it.from.clone(), it.to.clone()))?;
    // Sentences are looked up one by one: none for a table, which shows none.
    let filter = if format == NetworkFormat::Table { Filter { sentences: 0, ..filter } } else { filter };
    let store = opening::merged(settings, &it.narrow.file, it.narrow.unmerged)?;
    let network = network::network(store.graph()?, view, &filter).map_err(networked)?;
    if network.edges.is_empty() && !settings.quiet {
        nothing(&store, view, &filter)?;
    }
    if let Some(length) = it.slices.as_deref().map(|it| if it == "month" { 7 } else { 4 }) {
        return slices(settings, it, &store, (view, &filter), &network, format, length);
    }
    write(settings, it, &network, format, path)?;
    Ok(if network.edges.is_empty() { Exit::Nothing } else { Exit::Done })
}

/// By flag, by the name of the file, a table for people, JSON for programs.
fn format(it: &Shown, path: Option<&Path>) -> Result<NetworkFormat> {
    if let Some(told) = if it.table { Some(NetworkFormat::Table) } else { it.format } {
        return Ok(told);
    }
    // Slices are named by us: what stands there is a folder.
    let ending = path.filter(|_| it.slices.is_none()).and_then(Path::extension).and_then(OsStr::to_str);
    let Some(ending) = ending else {
        let is_seen = path.is_none() && std::io::stdout().is_terminal();
        return Ok(if is_seen { NetworkFormat::Table } else { NetworkFormat::Json });
    };
    NetworkFormat::find(ending).ok_or_else(|| {
        let known: Vec<&str> = NetworkFormat::NAMES.iter().map(|(_, name)| *name).collect();
        Misuse(format!("{ending:?} is no format of a network; say one with --format: {}", known.join(", ")))
            .into()
    })
}

/// The view of a file, else the bundled one of this name.
fn view(name: &str, it: &Narrow) -> Result<View> {
    let Some(file) = &it.view_file else { return Ok(View::find(name).map_err(networked)?.clone()) };
    let text = std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let name = file.file_stem().unwrap_or_default().to_string_lossy();
    let view = View::parse(&name, &text).map_err(NetworkError::from).map_err(networked);
    view.with_context(|| format!("in {}", file.display()))
}

fn filter(it: &Narrow, (from, to): Window) -> Result<Filter> {
    answer::window(from.as_deref(), to.as_deref())?;
    let quad = |name: &String| {
        let (words, side) = name.split_once('-').unwrap_or((name, ""));
        let letters = [words.starts_with("verbal"), side == "cooperation"];
        ["MX", "MC", "VX", "VC"][2 * usize::from(letters[0]) + usize::from(letters[1])].to_owned()
    };
    Ok(Filter {
        from,
        to,
        types: it.types.clone(),
        quads: it.quad.iter().map(quad).collect(),
        factualities: it.factuality.clone(),
        articles: it.article.clone(),
        publishers: it.publisher.clone(),
        kinds: it.kind.clone(),
        countries: it.country.clone(),
        minimum_weight: it.min_weight,
        centres: it.ego.clone(),
        depth: it.depth,
        core: it.core,
        largest: it.largest,
        claims: !it.include.is_empty(),
        ..Filter::default()
    })
}

/// One network, in the form asked for.
fn write(
    settings: &Settings,
    it: &Shown,
    whole: &Network,
    format: NetworkFormat,
    path: Option<&Path>,
) -> Result<()> {
    let most = it.look.nodes.unwrap_or(if format.is_picture() { DRAWN } else { usize::MAX });
    let network = whole.strongest(most);
    let measures = Measures::of(&network);
    let terminal = path.is_none() && std::io::stdout().is_terminal();
    let options = Options {
        safe: it.files.csv_safe,
        dated: !it.files.still,
        theme: it.look.theme,
        style: Style { size: it.look.measure, colour: it.look.colour },
        rows: it.look.top,
    };
    let places: Option<Vec<_>> = it.files.layout.then(|| {
        Picture::new(&network, &measures, options.style).marks.iter().map(|mark| mark.place).collect()
    });
    let sheet = Sheet {
        network: &network,
        measures: &measures,
        places: places.as_deref().filter(|_| !format.is_picture()),
    };
    write_sheet(&sheet, format, &options, path)?;
    let is_told_already = terminal && format == NetworkFormat::Table;
    if !(settings.quiet || is_told_already) {
        say(&format!("{}: {} nodes, {} ties", network.title, network.nodes.len(), network.edges.len()));
    }
    let (nodes, ties) = (whole.nodes.len() - network.nodes.len(), whole.edges.len() - network.edges.len());
    if let Some(sample) = measures.sample.filter(|_| !settings.quiet) {
        say(&format!(
            "betweenness and closeness are estimated from {} nodes; betweenness may be off by {:.1e}",
            sample.starts, sample.error
        ));
    }
    if nodes > 0 && !settings.quiet {
        say(&format!(
            "left out: {nodes} weaker nodes and {ties} ties; --nodes {} shows all, --ego, --from, --type narrow it",
            whole.nodes.len()
        ));
    }
    Ok(())
}

/// One file, or for CSV into a folder the files that Gephi and Neo4j import.
fn write_sheet(
    sheet: &Sheet<'_>,
    format: NetworkFormat,
    options: &Options,
    path: Option<&Path>,
) -> Result<()> {
    let folder = path.filter(|path| format == NetworkFormat::Csv && path.is_dir());
    let Some(folder) = folder else {
        let mut out = opening::output(path)?;
        write_network(sheet, format, options, &mut out)?;
        return Ok(out.flush()?);
    };
    for (reader, name) in [(csv::Reader::Gephi, "gephi"), (csv::Reader::Neo4j, "neo4j")] {
        let mut nodes = opening::output(Some(&folder.join(format!("{name}-nodes.csv"))))?;
        csv::write_nodes(sheet, reader, options.safe, &mut nodes)?;
        nodes.flush()?;
        let mut edges = opening::output(Some(&folder.join(format!("{name}-edges.csv"))))?;
        csv::write_edges(sheet.network, reader, options.safe, &mut edges)?;
        edges.flush()?;
    }
    Ok(())
}

/// A network for each month or year in which there is any tie: tables one after another, all else a file each.
fn slices(
    settings: &Settings,
    it: &Shown,
    store: &Store,
    (view, filter): (&View, &Filter),
    whole: &Network,
    format: NetworkFormat,
    length: usize,
) -> Result<Exit> {
    let folder = it.output.output.as_deref();
    if format != NetworkFormat::Table && folder.is_none() {
        return Err(Misuse("slices are a file each; say into which folder with -o FOLDER".to_owned()).into());
    }
    if let Some(folder) = folder {
        std::fs::create_dir_all(folder)
            .with_context(|| format!("cannot make the folder {}", folder.display()))?;
    }
    let slices = whole.slices(length);
    for slice in &slices {
        let network = network::network(store.graph()?, view, &filter.within(slice)).map_err(networked)?;
        let name = NetworkFormat::NAMES.iter().find(|(it, _)| *it == format).map_or("", |(_, name)| name);
        let path: Option<PathBuf> = folder.map(|folder| folder.join(format!("{}-{slice}.{name}", view.name)));
        if path.is_none() {
            writeln!(std::io::stdout(), "{slice}")?;
        }
        write(settings, it, &network, format, path.as_deref())?;
    }
    Ok(if slices.is_empty() { Exit::Nothing } else { Exit::Done })
}

/// Says what there would be without the filter, for whoever finds nothing.
fn nothing(store: &Store, view: &View, filter: &Filter) -> Result<()> {
    let all = Filter { claims: true, ..Filter::default() };
    if *filter == all {
        return Ok(());
    }
    let network = network::network(store.graph()?, view, &all).map_err(networked)?;
    let mut kinds: Vec<&str> = network.edges.iter().map(|edge| edge.kind.as_str()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    if network.edges.is_empty() {
        say(&format!("the store has nothing for the view {}", view.name));
    } else {
        say(&format!(
            "nothing matched; with --include claims and without other filters there are {} ties: {}; {}",
            network.edges.len(),
            kinds.join(", "),
            network.source()
        ));
    }
    Ok(())
}

fn compare(settings: &Settings, it: &Diff) -> Result<Exit> {
    let view = &view(&it.view, &it.narrow)?;
    let filters = [filter(&it.narrow, it.before.clone())?, filter(&it.narrow, it.after.clone())?];
    let store = opening::merged(settings, &it.narrow.file, it.narrow.unmerged)?;
    let [before, after] = filters.map(|filter| {
        network::network(store.graph().map_err(anyhow::Error::from)?, view, &filter).map_err(networked)
    });
    let (before, after) = (before?, after?);
    if before.edges.is_empty() && after.edges.is_empty() && !settings.quiet {
        say("nobody is tied in either window");
    }
    let mut out = opening::output(it.output.output.as_deref())?;
    write_difference(&Difference::of(&before, &after), it.top, &mut out)?;
    out.flush()?;
    Ok(if before.edges.is_empty() && after.edges.is_empty() { Exit::Nothing } else { Exit::Done })
}

fn walk(settings: &Settings, it: &Way) -> Result<Exit> {
    let view = &view(&it.view, &it.narrow)?;
    let filter = filter(&it.narrow, (None, None))?;
    let store = opening::merged(settings, &it.narrow.file, it.narrow.unmerged)?;
    let network = network::network(store.graph()?, view, &filter).map_err(networked)?;
    let way = network::path(store.graph()?, &network, &it.start, &it.end).map_err(networked)?;
    let Some(way) = way else {
        say(&format!(
            "no ties of the view {} connect {} and {}; try --include claims or --view co-mention",
            view.name, it.start, it.end
        ));
        return Ok(Exit::Nothing);
    };
    if way.is_empty() {
        say(&format!("{} and {} are one", it.start, it.end));
    }
    let mut out = opening::output(it.output.output.as_deref())?;
    write_path(&network, &way, &mut out)?;
    out.flush()?;
    Ok(Exit::Done)
}

/// A wrong view is a wrong use of the program; a store that fails is not.
fn networked(error: NetworkError) -> anyhow::Error {
    match error {
        NetworkError::UnknownView { .. } | NetworkError::NoRows(_) | NetworkError::NoCountry(_) => {
            Misuse(error.to_string()).into()
        }
        NetworkError::Query(error) if error.is_misuse() => Misuse(error.to_string()).into(),
        other => other.into(),
    }
}
