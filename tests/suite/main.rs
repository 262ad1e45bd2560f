//! One binary for all tests that look at the program from outside: built once, linked once.

mod rules;
mod shacl;
