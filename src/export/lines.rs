//! N-Quads and N-Triples: one line a row, in the order of `LC_ALL=C sort`.

use super::table::{DEFAULT_GRAPH, Table};
use super::{ExportError, Sink};

/// Writes all rows; those without a graph are triples.
pub(super) fn write(table: &Table, out: &mut Sink<'_>) -> Result<(), ExportError> {
    for row in &table.rows {
        for rank in [row.subject, row.predicate, row.object] {
            out.push(&table.terms[rank as usize]);
            out.push(b" ");
        }
        if row.graph != DEFAULT_GRAPH {
            out.push(&table.terms[row.graph as usize]);
            out.push(b" ");
        }
        out.push(b".\n");
        out.settle()?;
    }
    Ok(())
}
