//! Moves a store from one home to the other; the graph is equal, and the articles keep their fingerprints.

use super::frame::{self, Deed};
use super::place::{Place, place};
use super::{Access, Store, StoreError, engine};
use oxigraph::model::Quad;
use std::path::Path;

impl Store {
    /// Writes everything into a new store at `to`, whichever home that name stands for.
    ///
    /// It is written under another name and gets its own when it is whole, so that a crash leaves nothing that looks
    /// like a store.
    pub fn convert(&self, to: &Path) -> Result<(), StoreError> {
        let exists = |path: &Path| match path.read_dir() {
            Ok(mut entries) => entries.next().is_some(),
            Err(_) => path.exists(),
        };
        let (Place::File(target) | Place::Folder(target)) = place(to)?;
        if exists(&target) {
            return Err(StoreError::Exists(target));
        }
        match place(to)? {
            Place::File(path) => self.convert_to_file(&path),
            Place::Folder(path) => self.convert_to_folder(&path),
        }
    }

    fn convert_to_file(&self, path: &Path) -> Result<(), StoreError> {
        let mut failure = None;
        let written = super::file::write_beside(path, |file| {
            self.write_frames(file).map_err(|error| match error {
                StoreError::Io { source, .. } => source,
                other => {
                    failure = Some(other);
                    std::io::Error::other("the store that is converted cannot be read")
                }
            })
        });
        failure.map_or(written, Err)
    }

    fn write_frames(&self, file: &mut std::fs::File) -> Result<(), StoreError> {
        use std::io::Write as _;
        let engine = self.graph()?;
        let mut file = std::io::BufWriter::new(file);
        let mut write = |bytes: &[u8]| file.write_all(bytes).map_err(StoreError::io("write", Path::new("")));
        write(&frame::header())?;
        let mut graphs = self.graphs()?;
        graphs.insert(0, String::new());
        for graph in graphs {
            let quads: Vec<Quad> = engine::quads_of(engine, &graph).collect::<Result<_, _>>()?;
            if quads.is_empty() {
                continue;
            }
            let fingerprint = self.fingerprint(&graph)?;
            let (_, bytes) = frame::frame(&graph, Deed::Replaces { fingerprint }, &quads, false);
            write(&bytes)?;
        }
        file.flush().map_err(StoreError::io("write", Path::new("")))
    }

    fn convert_to_folder(&self, path: &Path) -> Result<(), StoreError> {
        let path: std::path::PathBuf = path.components().collect();
        let new = super::lock::beside(&path, ".new");
        let _ = std::fs::remove_dir_all(&new);
        let mut target = Store::open(&super::lock::beside(&new, "/"), Access::Write)?;
        target.add(self.graph()?.iter().map(|quad| Ok(quad?)))?;
        target.flush()?;
        drop(target);
        let _ = std::fs::remove_file(super::lock::beside(&new, ".lock"));
        let _ = std::fs::remove_dir(&path);
        std::fs::rename(&new, &path).map_err(StoreError::io("name the new store", &path))
    }
}
