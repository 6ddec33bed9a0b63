//! The order of constant mix: at every number of targets the shares of kind, sanction and clinical value are as near
//! to those of the full set as whole rows allow.

use super::row::Row;

/// Prefixes kept side by side: a greedy choice alone drifts more than one row from proportion.
const BEAM: usize = 64;

/// Positions in `rows` of the national rows in force, in the order of constant mix; among rows of one profile the
/// better known comes first.
///
/// A beam search over prefixes, exact in integers: the cost of a prefix is its worst deviation so far, then the sum of
/// squared deviations.
pub fn constant_mix(rows: &[Row]) -> Vec<u16> {
    let mut pool: Vec<(u16, &Row)> = (0..)
        .zip(rows)
        .filter(|(_, row)| row.in_an_order())
        .collect();
    pool.sort_by_key(|(at, row)| (row.rank_salience, *at));
    let mut profiles: Vec<Profile> = pool.iter().map(|(_, row)| profile(row)).collect();
    profiles.sort_unstable();
    profiles.dedup();
    let members: Vec<Vec<u16>> = profiles
        .iter()
        .map(|known| {
            pool.iter()
                .filter(|(_, row)| profile(row) == *known)
                .map(|(at, _)| *at)
                .collect()
        })
        .collect();

    let total = i64::try_from(pool.len()).unwrap_or(i64::MAX);
    let mut whole = [0; LEVELS];
    for (_, row) in &pool {
        for level in profile(row) {
            whole[level] += 1;
        }
    }

    let mut beam = vec![Prefix {
        worst: 0,
        squares: 0,
        counts: [0; LEVELS],
        taken: Vec::new(),
    }];
    for n in 1..=total {
        let mut longer: Vec<Prefix> = Vec::new();
        for prefix in &beam {
            for (at, known) in profiles.iter().enumerate() {
                let used = prefix.taken.iter().filter(|&&taken| taken == at).count();
                if used < members[at].len() {
                    longer.push(prefix.with(at, known, &whole, n, total));
                }
            }
        }
        longer.sort_by(|a, b| (a.worst, a.squares, &a.taken).cmp(&(b.worst, b.squares, &b.taken)));
        let mut kept: Vec<Prefix> = Vec::new();
        for prefix in longer {
            // The same counts reached by a worse way lead nowhere new.
            if kept.len() < BEAM && kept.iter().all(|other| other.counts != prefix.counts) {
                kept.push(prefix);
            }
        }
        beam = kept;
    }

    let mut left: Vec<_> = members.into_iter().map(Vec::into_iter).collect();
    let best = beam
        .into_iter()
        .next()
        .map(|prefix| prefix.taken)
        .unwrap_or_default();
    best.into_iter().filter_map(|at| left[at].next()).collect()
}

/// Kinds, sanctions and clinical values, one after the other.
const LEVELS: usize = 4 + 3 + 5;

/// Which level of each of the three a row has.
type Profile = [usize; 3];

fn profile(row: &Row) -> Profile {
    let value = usize::from(row.clinical_value.unwrap_or(1)) - 1;
    [row.kind as usize, 4 + row.sanction as usize, 7 + value]
}

struct Prefix {
    worst: i64,
    squares: i64,
    counts: [i64; LEVELS],
    taken: Vec<usize>,
}

impl Prefix {
    fn with(
        &self,
        at: usize,
        profile: &Profile,
        whole: &[i64; LEVELS],
        n: i64,
        total: i64,
    ) -> Self {
        let mut counts = self.counts;
        for &level in profile {
            counts[level] += 1;
        }
        // Deviations times `total`: whole numbers.
        let deviations = || {
            counts
                .iter()
                .zip(whole)
                .map(|(count, whole)| count * total - n * whole)
        };
        let worst = deviations()
            .map(i64::abs)
            .max()
            .unwrap_or(0)
            .max(self.worst);
        let squares = deviations().map(|deviation| deviation * deviation).sum();
        let mut taken = self.taken.clone();
        taken.push(at);
        Self {
            worst,
            squares,
            counts,
            taken,
        }
    }
}
