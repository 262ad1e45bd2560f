//! The default home: one append-only file of N-Quads under zstd, a frame for each article.
//!
//! Opening reads the index alone. The quads come into Oxigraph's memory when somebody first asks for them, so that
//! a run of `build`, which asks for nothing but fingerprints, needs no memory for what is already stored. Nothing
//! in the file is ever overwritten: replacing and forgetting append, and compaction writes a new file beside.

use super::frame::{self, Closing, Deed, Frame};
use super::lock::{Lock, beside};
use super::scan::{Index, scan};
use super::{Access, StoreError};
use oxigraph::model::Quad;
use oxigraph::store::Store as Engine;
use rayon::prelude::*;
use std::fs::{self, File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError, mpsc};

/// An open store file.
#[derive(Debug)]
pub(super) struct FileHome {
    path: PathBuf,
    file: File,
    lock: Option<Lock>,
    index: Index,
    end: u64,
    torn: u64,
    graph: OnceLock<Loaded>,
    loading: Mutex<()>,
}

/// The quads in memory.
struct Loaded(Engine);

impl std::fmt::Debug for Loaded {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Loaded")
    }
}

/// About this many compressed bytes are decoded at a time when the quads come into memory.
const BITE: u64 = 1 << 20;

impl FileHome {
    /// Opens the file, or makes it where it is to be written and is not there.
    pub(super) fn open(path: &Path, access: Access) -> Result<Self, StoreError> {
        let lock = match access {
            Access::Read => None,
            Access::Write => {
                if let Some(folder) = path.parent().filter(|it| !it.as_os_str().is_empty()) {
                    fs::create_dir_all(folder).map_err(StoreError::io("make the folder", folder))?;
                }
                let lock = Lock::take(path)?;
                clear_away(&beside(path, NEW))?;
                if !path.exists() {
                    write_beside(path, |file| file.write_all(&frame::header()))?;
                }
                Some(lock)
            }
        };
        let mut file = OpenOptions::new().read(true).write(lock.is_some()).open(path).map_err(|source| {
            if source.kind() == std::io::ErrorKind::NotFound {
                StoreError::Missing(path.to_owned())
            } else {
                StoreError::io("open", path)(source)
            }
        })?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(StoreError::io("read", path))?;
        let header = header_length(&bytes, path)?;
        let scan = scan(&bytes, header).map_err(|damage| StoreError::Damaged {
            path: path.to_owned(),
            frame: damage.frame,
            offset: damage.offset,
            reason: damage.reason,
        })?;
        let torn = bytes.len() as u64 - scan.end;
        if lock.is_some() && torn > 0 {
            file.set_len(scan.end)
                .and_then(|()| file.sync_all())
                .map_err(StoreError::io("cut the half-written end off", path))?;
        }
        let path = path.to_owned();
        Ok(Self {
            path,
            file,
            lock,
            index: scan.index,
            end: scan.end,
            torn,
            graph: OnceLock::new(),
            loading: Mutex::new(()),
        })
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Its graphs.
    pub(super) fn index(&self) -> &Index {
        &self.index
    }

    /// How many half-written bytes stood at the end and were left out.
    pub(super) fn torn(&self) -> u64 {
        self.torn
    }

    /// The quads, read into memory on the first call.
    pub(super) fn graph(&self) -> Result<&Engine, StoreError> {
        let _one_at_a_time = self.loading.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(engine) = self.loaded() {
            return Ok(engine);
        }
        let engine = Engine::new()?;
        self.read_into(&engine, &self.index.frames())?;
        Ok(&self.graph.get_or_init(|| Loaded(engine)).0)
    }

    /// The quads, if somebody has asked for them before.
    pub(super) fn loaded(&self) -> Option<&Engine> {
        self.graph.get().map(|loaded| &loaded.0)
    }

    /// Appends frames and waits until the disk has them: all count afterwards, or none.
    pub(super) fn append(&mut self, frames: Vec<Frame>) -> Result<(), StoreError> {
        let mut end = self.end;
        for (_, bytes) in &frames {
            end = self.append_at(end, bytes)?;
        }
        self.seal(frames.into_iter().map(|(closing, bytes)| (closing, bytes.len() as u64)).collect())
    }

    /// Writes one frame at `offset` without making it count, and says where it ends.
    pub(super) fn append_at(&mut self, offset: u64, bytes: &[u8]) -> Result<u64, StoreError> {
        if self.lock.is_none() {
            return Err(StoreError::ReadOnly(self.path.clone()));
        }
        let written = self.file.seek(SeekFrom::Start(offset)).and_then(|_| self.file.write_all(bytes));
        written.map_err(|source| {
            self.take_back();
            StoreError::io("append to", &self.path)(source)
        })?;
        Ok(offset + bytes.len() as u64)
    }

    /// Makes the frames count that were written after the end, given by what they do and their lengths.
    pub(super) fn seal(&mut self, frames: Vec<(Closing, u64)>) -> Result<(), StoreError> {
        if let Err(source) = self.file.sync_data() {
            self.take_back();
            return Err(StoreError::io("write to the disk", &self.path)(source));
        }
        for (closing, length) in frames {
            self.index.apply(closing, self.end..self.end + length);
            self.end += length;
        }
        Ok(())
    }

    /// Brings what was appended from `offset` on into memory, if the rest is there.
    pub(super) fn learn(&self, offset: u64) -> Result<(), StoreError> {
        let Some(engine) = self.loaded() else { return Ok(()) };
        let frames: Vec<_> = self.index.frames().into_iter().filter(|frame| frame.start >= offset).collect();
        self.read_into(engine, &frames)
    }

    /// Where the next frame begins.
    pub(super) fn end(&self) -> u64 {
        self.end
    }

    /// Undoes what was written and does not count yet.
    pub(super) fn take_back(&mut self) {
        // Should this fail as well, the next opening finds the same bytes torn and cuts them off.
        let _ = self.file.set_len(self.end);
    }

    /// Writes the file anew with nothing in it but the frames that count.
    pub(super) fn compact(&mut self) -> Result<(), StoreError> {
        let Some(lock) = self.lock.take() else { return Err(StoreError::ReadOnly(self.path.clone())) };
        let result = self.write_compact();
        self.lock = Some(lock);
        result
    }

    fn write_compact(&mut self) -> Result<(), StoreError> {
        let frames = self.index.frames();
        let (source, path) = (&self.file, self.path.clone());
        write_beside(&path, |target| {
            let mut target = std::io::BufWriter::new(target);
            target.write_all(&frame::header())?;
            let mut last = Vec::new();
            for range in &frames {
                last = read_range(source, range)?;
                target.write_all(&last)?;
            }
            // The last frame may have counted only together with one that is gone.
            if frame::closing(&last).is_ok_and(|closing| closing.more) {
                target.write_all(&frame::remark("", Deed::Commits).1)?;
            }
            target.flush()
        })?;
        let reopened = Self::open_locked(&path)?;
        (self.file, self.index, self.end) = (reopened.file, reopened.index, reopened.end);
        Ok(())
    }

    fn open_locked(path: &Path) -> Result<Self, StoreError> {
        let mut home = Self::open(path, Access::Read)?;
        home.file =
            OpenOptions::new().read(true).write(true).open(path).map_err(StoreError::io("open", path))?;
        Ok(home)
    }

    /// Parses on all cores but one, inserts on that one: the engine takes quads from one thread only.
    fn read_into(&self, engine: &Engine, frames: &[Range<u64>]) -> Result<(), StoreError> {
        let bites = bites(frames);
        let (sender, receiver) = mpsc::sync_channel::<Result<Vec<Vec<Quad>>, StoreError>>(1);
        std::thread::scope(|scope| {
            scope.spawn(move || {
                for bite in bites {
                    let quads = self.parse(&bite);
                    let failed = quads.is_err();
                    if sender.send(quads).is_err() || failed {
                        return;
                    }
                }
            });
            for quads in receiver {
                let mut transaction = engine.start_transaction()?;
                quads?.iter().flatten().for_each(|quad| transaction.insert(quad));
                transaction.commit()?;
            }
            Ok(())
        })
    }

    fn parse(&self, bite: &[Range<u64>]) -> Result<Vec<Vec<Quad>>, StoreError> {
        let read = |range: &Range<u64>| read_range(&self.file, range);
        let frames: Result<Vec<_>, _> = bite.iter().map(read).collect();
        let frames = frames.map_err(StoreError::io("read", &self.path))?;
        let parsed = frames.par_iter().zip(bite).map(|(bytes, range)| {
            frame::quads(bytes).map_err(|reason| StoreError::Damaged {
                path: self.path.clone(),
                frame: self.number(range.start),
                offset: range.start,
                reason,
            })
        });
        parsed.collect()
    }

    /// Which of the frames that count begins here; with the header it is one more.
    fn number(&self, offset: u64) -> usize {
        self.index.frames().iter().filter(|frame| frame.start <= offset).count() + 1
    }
}

/// The frames in groups of about [`BITE`] bytes.
fn bites(frames: &[Range<u64>]) -> Vec<Vec<Range<u64>>> {
    let mut bites: Vec<Vec<Range<u64>>> = Vec::new();
    let mut room = 0;
    for frame in frames {
        let length = frame.end - frame.start;
        match bites.last_mut() {
            Some(bite) if length <= room => {
                room -= length;
                bite.push(frame.clone());
            }
            _ => {
                room = BITE.saturating_sub(length);
                bites.push(vec![frame.clone()]);
            }
        }
    }
    bites
}

/// What ends the name of a file that is still being written.
const NEW: &str = ".new";

/// Writes a file so that either the whole of it stands at `path` afterwards or what stood there before.
pub(super) fn write_beside(
    path: &Path,
    write: impl FnOnce(&mut File) -> std::io::Result<()>,
) -> Result<(), StoreError> {
    let new = beside(path, NEW);
    let attempt = || {
        let mut file = File::create(&new)?;
        write(&mut file)?;
        file.sync_all()?;
        fs::rename(&new, path)?;
        sync_folder(path)
    };
    attempt().map_err(|source| {
        let _ = fs::remove_file(&new);
        StoreError::io("write", path)(source)
    })
}

/// Waits until the disk knows of the new name in the folder of `path`.
pub(super) fn sync_folder(path: &Path) -> std::io::Result<()> {
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// Takes away what a killed compaction left.
fn clear_away(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(StoreError::io("take away", path)(error))
        }
        _ => Ok(()),
    }
}

/// How long the header is, once it is one that this program knows.
fn header_length(bytes: &[u8], path: &Path) -> Result<usize, StoreError> {
    let path = path.to_owned();
    if bytes.is_empty() {
        return Err(StoreError::Empty(path));
    }
    let begins_like_zstd = bytes.iter().zip(frame::MAGIC).all(|(&byte, magic)| byte == magic);
    if !begins_like_zstd {
        return Err(StoreError::NotAStore { path, found: "a file in another format" });
    }
    let Some(length) = frame::length(bytes) else {
        let tiny = bytes.len() < frame::header().len();
        return Err(if tiny {
            StoreError::HalfWritten(path)
        } else {
            StoreError::NotAStore { path, found: "a zstd file that does not begin with our header" }
        });
    };
    match frame::version(&bytes[..length]) {
        None => Err(StoreError::NotAStore { path, found: "a zstd file that does not begin with our header" }),
        Some(found) if found == frame::VERSION.to_string() => Ok(length),
        Some(found) => Err(StoreError::OtherVersion { path, found, known: frame::VERSION }),
    }
}

/// The bytes of one frame, from wherever the file now stands.
fn read_range(mut file: &File, range: &Range<u64>) -> std::io::Result<Vec<u8>> {
    let length = range.end - range.start;
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0));
    file.seek(SeekFrom::Start(range.start))?;
    file.take(length).read_to_end(&mut bytes)?;
    Ok(bytes)
}
