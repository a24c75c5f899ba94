//! Laying results out over half a card: whole cells first, then a share of one.

/// Rows 2 to 12: in how many of 36 throws of two dice each comes up.
const WEIGHTS: [u32; 11] = [1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 1];

/// The faces of the split die.
const SPLIT: u32 = 20;

/// All that half a card holds: 3 columns of 36 throws and 20 faces of the split die.
pub(crate) const UNITS: u32 = 3 * 36 * SPLIT;

/// Numbers that look random and are the same for the same name, so that a card can be made again.
pub(crate) struct Shuffle(u64);

impl Shuffle {
    /// Begins with the letters of a name.
    pub(crate) fn new(name: &str) -> Self {
        let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        Self(name.bytes().fold(0xcbf2_9ce4_8422_2325, mix))
    }

    /// A number below this one, which is not 0.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let high = usize::try_from((mixed ^ (mixed >> 31)) >> 33).unwrap_or(0);
        high % limit.max(1)
    }
}

/// Half a card in the making.
pub(crate) struct Layout {
    /// Row by row; empty until something stands there.
    cells: [[String; 3]; 11],
    shuffle: Shuffle,
}

impl Layout {
    /// An empty half.
    pub(crate) fn new(shuffle: Shuffle) -> Self {
        Self {
            cells: Default::default(),
            shuffle,
        }
    }

    /// A free cell of this weight, as row and column.
    fn free(&mut self, weight: u32) -> Option<(usize, usize)> {
        let free: Vec<(usize, usize)> = (0..WEIGHTS.len())
            .filter(|row| WEIGHTS[*row] == weight)
            .flat_map(|row| (0..3).map(move |column| (row, column)))
            .filter(|&(row, column)| self.cells[row][column].is_empty())
            .collect();
        let pick = self.shuffle.below(free.len());
        free.get(pick).copied()
    }

    /// The weights of the free cells, the heaviest first.
    fn free_weights(&self) -> Vec<u32> {
        let mut weights: Vec<u32> = self
            .cells
            .iter()
            .zip(WEIGHTS)
            .filter(|(row, _)| row.iter().any(String::is_empty))
            .map(|(_, weight)| weight)
            .collect();
        weights.sort_unstable_by(|a, b| b.cmp(a));
        weights.dedup();
        weights
    }

    /// Fills a whole cell of this weight, or of the next that is free.
    pub(crate) fn whole(&mut self, weight: u32, text: &str) -> bool {
        let nearest = self
            .free_weights()
            .into_iter()
            .min_by_key(|free| free.abs_diff(weight));
        let Some((row, column)) = nearest.and_then(|weight| self.free(weight)) else {
            return false;
        };
        self.cells[row][column] = text.to_string();
        true
    }

    /// Gives a result so many units: whole cells, then a share of one cell whose rest is an out. Returns how many
    /// units it has in the end.
    pub(crate) fn fill(
        &mut self,
        units: u32,
        mut text: impl FnMut() -> String,
        mut out: impl FnMut() -> String,
    ) -> u32 {
        let mut left = units;
        while let Some(weight) = self
            .free_weights()
            .into_iter()
            .find(|weight| weight * SPLIT <= left)
        {
            self.whole(weight, &text());
            left -= weight * SPLIT;
        }
        let share = |weight: u32| {
            let faces = ((left + weight / 2) / weight).min(SPLIT - 1);
            (faces, (weight * faces).abs_diff(left))
        };
        let best = self
            .free_weights()
            .into_iter()
            .filter(|weight| share(*weight).0 > 0)
            .min_by_key(|weight| {
                let (faces, off) = share(*weight);
                // One in a hundred is near enough; then the cell that wastes the least on the out.
                let off = if off * 100 <= units { 0 } else { off };
                (off, weight * (SPLIT - faces))
            });
        if let Some(weight) = best
            && let Some((row, column)) = self.free(weight)
        {
            let (faces, _) = share(weight);
            let shares = match faces {
                1 => format!("1 {}", text()),
                faces => format!("1-{faces} {}", text()),
            };
            let rest = if faces + 1 == SPLIT {
                format!("{SPLIT} {}", out())
            } else {
                format!("{}-{SPLIT} {}", faces + 1, out())
            };
            self.cells[row][column] = format!("{shares} / {rest}");
            left = left.saturating_sub(weight * faces);
        }
        units - left
    }

    /// Puts an out in every cell that is left.
    pub(crate) fn rest(&mut self, mut out: impl FnMut() -> String) {
        for cell in self.cells.iter_mut().flatten() {
            if cell.is_empty() {
                *cell = out();
            }
        }
    }

    /// Puts a mark behind the results of some whole cells that are accepted.
    pub(crate) fn mark(&mut self, mark: &str, count: usize, accepts: impl Fn(&str) -> bool) {
        for _ in 0..count {
            let places: Vec<(usize, usize)> = (0..WEIGHTS.len())
                .flat_map(|row| (0..3).map(move |column| (row, column)))
                .filter(|&(row, column)| {
                    let cell = &self.cells[row][column];
                    !cell.contains(['/', '[']) && accepts(cell)
                })
                .collect();
            let pick = self.shuffle.below(places.len());
            if let Some(&(row, column)) = places.get(pick) {
                let cell = &mut self.cells[row][column];
                *cell = format!("{cell} [{mark}]");
            }
        }
    }

    /// The lines of the half.
    pub(crate) fn lines(self) -> Vec<String> {
        self.cells.map(|row| row.join(" | ")).into()
    }
}
