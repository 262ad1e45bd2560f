//! A table of what each pairing is worth → the pairing that is worth most, each row and column being used once at most.
//!
//! The method of Kuhn and Munkres, with a potential for each row and column; rows join the pairing one by one.

/// The worth of the best pairing. All rows of the table are equally long.
pub(super) fn best(worth: &[Vec<f64>]) -> f64 {
    let columns = worth.first().map_or(0, Vec::len);
    if worth.len() > columns {
        // The method wants no more rows than columns.
        let turned: Vec<Vec<f64>> =
            (0..columns).map(|column| worth.iter().map(|row| row[column]).collect()).collect();
        return best(&turned);
    }
    let mut pairing = Pairing {
        of_rows: vec![0.0; worth.len()],
        of_columns: vec![0.0; columns],
        rows: vec![None; columns],
    };
    for row in 0..worth.len() {
        pairing.join(worth, row);
    }
    pairing.rows.iter().enumerate().filter_map(|(column, row)| Some(worth[(*row)?][column])).sum()
}

struct Pairing {
    /// The potential of each row and of each column.
    of_rows: Vec<f64>,
    of_columns: Vec<f64>,
    /// The row that each column is paired with.
    rows: Vec<Option<usize>>,
}

impl Pairing {
    /// Pairs one more row, by the cheapest chain of rows that change their column for it. Cost is worth below nought.
    fn join(&mut self, worth: &[Vec<f64>], first: usize) {
        let columns = self.rows.len();
        let mut least = vec![f64::INFINITY; columns];
        let mut before: Vec<Option<usize>> = vec![None; columns];
        let mut reached: Vec<usize> = Vec::new();
        let (mut row, mut from) = (first, None);
        let free = loop {
            let mut nearest: Option<usize> = None;
            for column in (0..columns).filter(|column| !reached.contains(column)) {
                let cost = -worth[row][column] - self.of_rows[row] - self.of_columns[column];
                if cost < least[column] {
                    (least[column], before[column]) = (cost, from);
                }
                if nearest.is_none_or(|best| least[column] < least[best]) {
                    nearest = Some(column);
                }
            }
            // Every row has a column left, as there are no more rows than columns.
            let Some(column) = nearest else { return };
            let step = least[column];
            self.of_rows[first] += step;
            for &old in &reached {
                if let Some(paired) = self.rows[old] {
                    self.of_rows[paired] += step;
                }
                self.of_columns[old] -= step;
            }
            for other in (0..columns).filter(|other| !reached.contains(other)) {
                least[other] -= step;
            }
            reached.push(column);
            match self.rows[column] {
                Some(paired) => (row, from) = (paired, Some(column)),
                None => break column,
            }
        };
        let mut column = free;
        while let Some(previous) = before[column] {
            self.rows[column] = self.rows[previous];
            column = previous;
        }
        self.rows[column] = Some(first);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(worth: &[&[f64]], expected: f64) {
        let rows: Vec<Vec<f64>> = worth.iter().map(|row| row.to_vec()).collect();
        assert!((best(&rows) - expected).abs() < 1e-9, "{} of {worth:?}", best(&rows));
    }

    #[test]
    fn the_best_pairing_is_found() {
        check(&[], 0.0);
        check(&[&[0.5]], 0.5);
        // Greed takes 9 and is left with 1.
        check(&[&[9.0, 8.0], &[8.0, 1.0]], 16.0);
        // 5 + 6 + 4, where each row would like the first column.
        check(&[&[7.0, 5.0, 1.0], &[9.0, 4.0, 6.0], &[4.0, 1.0, 0.0]], 15.0);
        // More rows than columns, and fewer.
        check(&[&[1.0], &[3.0], &[2.0]], 3.0);
        check(&[&[1.0, 3.0, 2.0]], 3.0);
    }

    /// What the best of all pairings is worth, each being tried.
    fn tried(table: &[Vec<f64>], used: &mut Vec<usize>) -> f64 {
        let Some((row, rest)) = table.split_first() else { return 0.0 };
        let mut most: f64 = 0.0;
        for (column, worth) in row.iter().enumerate() {
            if !used.contains(&column) {
                used.push(column);
                most = most.max(worth + tried(rest, used));
                used.pop();
            }
        }
        most
    }

    #[test]
    fn it_is_worth_what_trying_all_pairings_finds() {
        let worth = |row: u32, column: u32| f64::from((row * 7 + column * column * 3 + row * column) % 11);
        let table: Vec<Vec<f64>> =
            (0..5).map(|row| (0..5).map(|column| worth(row, column)).collect()).collect();
        assert!((best(&table) - tried(&table, &mut Vec::new())).abs() < 1e-9);
    }
}
