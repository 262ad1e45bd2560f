//! One test binary for all that is tested from outside.

mod network_files;
