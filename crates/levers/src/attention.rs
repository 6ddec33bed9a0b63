//! Where management attention goes, beyond the streams it is counted by.

/// Attention given to what is carried as a stock, relative to the start state.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attention {
    /// One value per programme, in registry order [multiple of the start state]; empty where all are as at the start.
    pub programmes: Vec<f64>,
}

impl Attention {
    /// Attention to the programme at this place of the list [multiple of the start state].
    pub fn programme(&self, index: usize) -> f64 {
        self.programmes.get(index).copied().unwrap_or(1.0)
    }
}
