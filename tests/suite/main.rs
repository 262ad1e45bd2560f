//! One binary for all tests that look at the program from outside: built once, linked once.

mod answers;
mod kill;
mod network_files;
mod program;
mod rules;
mod shacl;
