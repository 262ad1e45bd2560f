//! Store or network to bytes: one file a format.

pub mod network;
