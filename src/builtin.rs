//! What ships inside the program: the files below `rules/`, as `(id, text)`, sorted by id. Data only.

include!(concat!(env!("OUT_DIR"), "/builtin.rs"));
