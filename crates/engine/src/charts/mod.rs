//! The charts, as data. Each file is one chart in its printed order; no chart computes anything.

pub(crate) mod outcomes;
