//! One binary for all tests that look at the program from outside: built once, linked once.

mod network_files;
mod rules;
mod shacl;
