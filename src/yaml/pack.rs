//! A tree in few bytes and back: built-in rules are parsed once, when the program is built.
//!
//! The reading side trusts nothing: bytes that are not a packed tree give `None`.

use std::borrow::Cow;

use super::tree::Text;
use super::{Entry, Node, Value};
use crate::text::Span;

const SCALAR: u8 = 0;
const PLAIN: u8 = 1;
const LIST: u8 = 2;
const MAP: u8 = 3;

/// The bytes of a tree.
pub(crate) fn pack(node: &Node) -> Vec<u8> {
    let mut out = Vec::new();
    put(node, &mut out);
    out
}

/// The tree of these bytes.
pub(crate) fn unpack(mut bytes: &'static [u8]) -> Option<Node> {
    let node = take(&mut bytes, None)?;
    bytes.is_empty().then_some(node)
}

/// The mapping of these bytes with some of its keys only.
pub(crate) fn unpack_keys(mut bytes: &'static [u8], keys: &[&str]) -> Option<Node> {
    take(&mut bytes, Some(keys))
}

fn put(node: &Node, out: &mut Vec<u8>) {
    let tag = match &node.value {
        Value::Scalar { plain: false, .. } => SCALAR,
        Value::Scalar { plain: true, .. } => PLAIN,
        Value::List(_) => LIST,
        Value::Map(_) => MAP,
    };
    out.push(tag);
    put_span(node.span, out);
    match &node.value {
        Value::Scalar { text, .. } => put_text(text, out),
        Value::List(nodes) => {
            put_number(nodes.len(), out);
            nodes.iter().for_each(|node| put(node, out));
        }
        Value::Map(entries) => {
            put_number(entries.len(), out);
            for entry in entries {
                put_text(&entry.key, out);
                put_span(entry.key_span, out);
                let mut node = Vec::new();
                put(&entry.node, &mut node);
                // How long it is, to be passed over.
                put_number(node.len(), out);
                out.append(&mut node);
            }
        }
    }
}

/// A node; of a mapping the entries with these keys, or all.
fn take(bytes: &mut &'static [u8], keys: Option<&[&str]>) -> Option<Node> {
    let (&tag, rest) = bytes.split_first()?;
    *bytes = rest;
    let span = take_span(bytes)?;
    let value = match tag {
        SCALAR | PLAIN => Value::Scalar { text: take_text(bytes)?, plain: tag == PLAIN },
        LIST => {
            let count = take_number(bytes)?;
            let mut nodes = Vec::with_capacity(count.min(bytes.len()));
            for _ in 0..count {
                nodes.push(take(bytes, None)?);
            }
            Value::List(nodes)
        }
        MAP => {
            let count = take_number(bytes)?;
            let mut entries = Vec::with_capacity(keys.map_or(count, <[_]>::len).min(bytes.len()));
            for _ in 0..count {
                let (key, key_span, length) = (take_text(bytes)?, take_span(bytes)?, take_number(bytes)?);
                if keys.is_some_and(|keys| !keys.contains(&key.as_ref())) {
                    *bytes = bytes.get(length..)?;
                } else {
                    entries.push(Entry { key, key_span, node: take(bytes, None)? });
                }
            }
            Value::Map(entries)
        }
        _ => return None,
    };
    Some(Node { span, value })
}

fn put_span(span: Span, out: &mut Vec<u8>) {
    put_number(span.start(), out);
    put_number(span.len(), out);
}

fn take_span(bytes: &mut &'static [u8]) -> Option<Span> {
    let start = take_number(bytes)?;
    Some(Span::new(start, start.checked_add(take_number(bytes)?)?))
}

fn put_text(text: &str, out: &mut Vec<u8>) {
    put_number(text.len(), out);
    out.extend_from_slice(text.as_bytes());
}

fn take_text(bytes: &mut &'static [u8]) -> Option<Text> {
    let length = take_number(bytes)?;
    let (text, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    Some(Cow::Borrowed(std::str::from_utf8(text).ok()?))
}

/// Seven bits a byte, the lowest first; the top bit says that more follow.
fn put_number(mut number: usize, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push((number & 0x7F) as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

fn take_number(bytes: &mut &'static [u8]) -> Option<usize> {
    let mut number = 0_usize;
    for shift in [0, 7, 14, 21] {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= usize::from(byte & 0x7F) << shift;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}
