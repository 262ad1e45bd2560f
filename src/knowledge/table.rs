//! A file of facts under `data/knowledge` → its rows, by column name.

/// A table in tab-separated form: comment lines, a header, then a fact a line.
pub(super) struct Table {
    columns: Vec<&'static str>,
    rows: Vec<Vec<&'static str>>,
}

/// One line of a table.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    columns: &'a [&'static str],
    cells: &'a [&'static str],
}

impl Table {
    /// The table in an embedded file. Whether each line has all its columns is for a test to say.
    pub(super) fn new(file: &'static str) -> Self {
        let mut lines = file.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
        let columns = lines.next().unwrap_or_default().split('\t').collect();
        Self { columns, rows: lines.map(|line| line.split('\t').collect()).collect() }
    }

    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|cells| Row { columns: &self.columns, cells })
    }
}

impl Row<'_> {
    /// The cell under a column; empty where the column is missing.
    pub(super) fn cell(self, column: &str) -> &'static str {
        let at = self.columns.iter().position(|name| *name == column);
        at.and_then(|at| self.cells.get(at)).map_or("", |cell| cell.trim())
    }

    /// The parts of a cell, split at `|`.
    pub(super) fn list(self, column: &str) -> impl Iterator<Item = &'static str> {
        self.cell(column).split('|').map(str::trim).filter(|part| !part.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::super::names::FILES;
    use std::collections::BTreeMap;

    #[test]
    fn every_line_has_all_columns_and_no_id_stands_twice() {
        let mut seen = BTreeMap::new();
        for (file, text) in FILES {
            let mut columns = None;
            for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
                let width = line.split('\t').count();
                assert_eq!(*columns.get_or_insert(width), width, "{file}:{}: {line}", number + 1);
                let id = line.split('\t').next().unwrap_or_default();
                if let Some(digits) = id.strip_prefix('Q') {
                    assert!(digits.parse::<u64>().is_ok(), "{file}:{}: {id}", number + 1);
                    if let Some(other) = seen.insert(id.to_owned(), line) {
                        panic!("{file}:{}: {id} stands twice:\n{other}\n{line}", number + 1);
                    }
                }
            }
        }
        assert!(seen.len() > 500);
    }
}
