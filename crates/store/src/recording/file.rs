//! A recording as a file: a header line, then a line for each batch.
