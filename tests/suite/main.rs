//! One binary for all tests that look at the program from outside: built once, linked once.

mod cases;
mod house;
mod network_files;
mod rules;
mod seed;
mod shacl;
