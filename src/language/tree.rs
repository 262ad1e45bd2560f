//! Scores of all arcs → the best tree over them with exactly one root (Chu and Liu 1965; Edmonds 1967).
//!
//! Where the best tree has several roots, the best tree under each of them alone is sought, and the best of those kept:
//! the root of the best tree with one root is always among them (Gabow and Tarjan 1984).

use super::matrix::Matrix;

/// The head of each word: nought for the root, else one more than the head's place. `scores` has a row for each word
/// and in it a value for each head, the root first; a word's value for itself is not looked at.
pub(super) fn heads(scores: &Matrix) -> Vec<usize> {
    let graph = Graph::of(scores);
    let free = graph.tree();
    let roots: Vec<usize> = (1..graph.size).filter(|&node| free[node] == 0).collect();
    let under_each = roots.iter().map(|&root| {
        let graph = graph.rooted(root);
        let tree = graph.tree();
        (graph.sum(&tree), tree)
    });
    let tree = if roots.len() < 2 {
        free
    } else {
        let best = under_each.reduce(|best, next| if next.0 > best.0 { next } else { best });
        best.map_or(free, |(_, tree)| tree)
    };
    tree.into_iter().skip(1).collect()
}

/// What an arc from each node to each other is worth. Node nought is the root.
struct Graph {
    size: usize,
    scores: Vec<f32>,
}

impl Graph {
    fn of(scores: &Matrix) -> Self {
        let size = scores.rows() + 1;
        let mut graph = Self::new(size);
        for node in 1..size {
            graph.scores[node * size..][..size].copy_from_slice(scores.row(node - 1));
        }
        graph
    }

    fn new(size: usize) -> Self {
        Self { size, scores: vec![0.0; size * size] }
    }

    fn score(&self, node: usize, head: usize) -> f32 {
        self.scores[node * self.size + head]
    }

    fn set(&mut self, node: usize, head: usize, score: f32) {
        self.scores[node * self.size + head] = score;
    }

    /// The same with but one node that may hang from the root.
    fn rooted(&self, root: usize) -> Self {
        let mut graph = Self { size: self.size, scores: self.scores.clone() };
        for node in (1..self.size).filter(|&node| node != root) {
            graph.set(node, 0, f32::NEG_INFINITY);
        }
        graph
    }

    fn sum(&self, tree: &[usize]) -> f32 {
        (1..self.size).map(|node| self.score(node, tree[node])).sum()
    }

    /// The best tree, with any number of nodes under the root: each takes its best head, and every circle that comes of
    /// it is taken for one node in a smaller graph, whose best tree says where the circle is to be opened.
    fn tree(&self) -> Vec<usize> {
        let best =
            |node: usize| best((0..self.size).filter(|&head| head != node), |head| self.score(node, head));
        let mut heads: Vec<usize> =
            (0..self.size).map(|node| if node == 0 { 0 } else { best(node) }).collect();
        let Some(circle) = circle(&heads) else { return heads };
        let outside: Vec<usize> = (0..self.size).filter(|node| !circle.contains(node)).collect();
        let whole = outside.len();
        let gain = |node: usize, head: usize| self.score(node, head) - self.score(node, heads[node]);
        let leave = |node: usize| self::best(circle.iter().copied(), |head| self.score(node, head));
        let enter = |head: usize| self::best(circle.iter().copied(), |node| gain(node, head));
        let mut smaller = Self::new(whole + 1);
        for (at, &node) in outside.iter().enumerate() {
            for (head_at, &head) in outside.iter().enumerate() {
                smaller.set(at, head_at, self.score(node, head));
            }
            smaller.set(at, whole, self.score(node, leave(node)));
            smaller.set(whole, at, gain(enter(node), node));
        }
        let tree = smaller.tree();
        let opened = enter(outside[tree[whole]]);
        for (at, &node) in outside.iter().enumerate().skip(1) {
            heads[node] = if tree[at] == whole { leave(node) } else { outside[tree[at]] };
        }
        heads[opened] = outside[tree[whole]];
        heads
    }
}

/// The first of those with the highest score; nought if there are none.
fn best(mut of: impl Iterator<Item = usize>, score: impl Fn(usize) -> f32) -> usize {
    let mut found = of.next().unwrap_or(0);
    let mut top = score(found);
    for next in of {
        let value = score(next);
        if value > top {
            (found, top) = (next, value);
        }
    }
    found
}

/// The nodes of one circle, if there is any.
fn circle(heads: &[usize]) -> Option<Vec<usize>> {
    // The number of the walk that came by each node first; nought ends every walk.
    let mut walks = vec![0; heads.len()];
    for start in 1..heads.len() {
        let mut at = start;
        while at != 0 && walks[at] == 0 {
            walks[at] = start;
            at = heads[at];
        }
        if at != 0 && walks[at] == start {
            let mut circle = vec![at];
            let mut next = heads[at];
            while next != at {
                circle.push(next);
                next = heads[next];
            }
            return Some(circle);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The best sum over all trees with one root, by trying every choice of heads.
    fn by_trying(scores: &Matrix) -> f32 {
        let size = scores.rows();
        let mut best = f32::NEG_INFINITY;
        for number in 0..(size + 1).pow(u32::try_from(size).expect("few words")) {
            let heads: Vec<usize> = (0..size)
                .map(|at| number / (size + 1).pow(u32::try_from(at).expect("few words")) % (size + 1))
                .collect();
            if is_tree(&heads) {
                best = best.max(sum(scores, &heads));
            }
        }
        best
    }

    fn is_tree(heads: &[usize]) -> bool {
        let ends = |start: usize| {
            let mut at = start;
            for _ in 0..=heads.len() {
                if at == 0 {
                    return true;
                }
                at = heads[at - 1];
            }
            false
        };
        heads.iter().filter(|&&head| head == 0).count() == 1 && (1..=heads.len()).all(ends)
    }

    fn sum(scores: &Matrix, heads: &[usize]) -> f32 {
        heads.iter().enumerate().map(|(at, &head)| scores.row(at)[head]).sum()
    }

    fn tables(least: usize, most: usize) -> impl Strategy<Value = Matrix> {
        let table = |size: usize| {
            proptest::collection::vec(-8i8..8, size * (size + 1))
                .prop_map(move |values| Matrix::new(size + 1, values.into_iter().map(f32::from).collect()))
        };
        (least..=most).prop_flat_map(table)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn no_tree_is_better(scores in tables(1, 5)) {
            let found = heads(&scores);
            prop_assert!(is_tree(&found), "{found:?}");
            prop_assert!((sum(&scores, &found) - by_trying(&scores)).abs() < 0.5, "sums are whole numbers");
        }

        #[test]
        fn long_sentences_have_trees(scores in tables(30, 60)) {
            prop_assert!(is_tree(&heads(&scores)));
        }
    }

    #[test]
    fn scores_that_are_none_still_give_an_end() {
        assert_eq!(heads(&Matrix::new(2, vec![f32::NAN, 0.0])), [0]);
        assert_eq!(heads(&Matrix::new(4, vec![f32::NAN; 12])).len(), 3);
        assert!(heads(&Matrix::default()).is_empty());
    }
}
