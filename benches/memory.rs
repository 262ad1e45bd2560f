//! What the operating system says of this process's memory.

/// The bytes that stand in memory now; nothing where the system does not tell.
pub(crate) fn now() -> Option<f64> {
    field("VmRSS:")
}

/// The most bytes that stood in memory at any moment so far; nothing where the system does not tell.
pub(crate) fn highest() -> Option<f64> {
    field("VmHWM:")
}

/// A line of Linux's own account of the process, which counts in KiB.
fn field(name: &str) -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    let kibibytes: f64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kibibytes * 1024.0)
}
