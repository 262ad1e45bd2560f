//! A file of facts under `data/knowledge` → its rows, by column name.

/// A table in tab-separated form: comment lines, a header, then a fact a line.
pub(super) struct Table<'t> {
    columns: Vec<&'t str>,
    rows: Vec<(usize, Vec<&'t str>)>,
}

/// One line of a table.
#[derive(Clone, Copy)]
pub(super) struct Row<'a, 't> {
    /// Its number in the file, counted from one.
    pub(super) line: usize,
    columns: &'a [&'t str],
    cells: &'a [&'t str],
}

impl<'t> Table<'t> {
    /// The table in a text. Whether each line has all its columns is for a test or a caller to say.
    pub(super) fn new(text: &'t str) -> Self {
        let numbered = text.lines().enumerate().map(|(at, line)| (at + 1, line));
        let mut lines = numbered.filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty());
        let columns = lines.next().map(|(_, line)| line.split('\t').collect()).unwrap_or_default();
        Self { columns, rows: lines.map(|(number, line)| (number, line.split('\t').collect())).collect() }
    }

    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_, 't>> {
        self.rows.iter().map(|(line, cells)| Row { line: *line, columns: &self.columns, cells })
    }

    /// Whether there is such a column.
    pub(super) fn has(&self, column: &str) -> bool {
        self.columns.contains(&column)
    }
}

impl<'t> Row<'_, 't> {
    /// Whether it has as many cells as the header has columns.
    pub(super) fn is_whole(self) -> bool {
        self.columns.len() == self.cells.len()
    }

    /// The cell under a column; empty where the column is missing.
    pub(super) fn cell(self, column: &str) -> &'t str {
        let at = self.columns.iter().position(|name| *name == column);
        at.and_then(|at| self.cells.get(at)).map_or("", |cell| cell.trim())
    }

    /// The parts of a cell, split at `|`.
    pub(super) fn list(self, column: &str) -> impl Iterator<Item = &'t str> + use<'t> {
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
