//! One binary for all tests that look at the program from outside: built once, linked once.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test fails by a panic, and says what it skips"
)]
#![allow(
    clippy::format_push_string,
    clippy::format_collect,
    reason = "what a test says of a failure is short"
)]

mod accuracy;
mod answers;
mod cases;
mod coreference;
mod house;
mod kill;
mod network_files;
mod network_measures;
mod network_pages;
mod network_pictures;
mod network_scan;
mod program;
mod rules;
mod seed;
mod shacl;
mod topics;
