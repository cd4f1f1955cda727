//! A tree in few bytes and back: built-in rules are parsed once, when the program is built.
//!
//! The reading side trusts nothing: bytes that are not a packed tree give `None`.

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
pub(crate) fn unpack(mut bytes: &[u8]) -> Option<Node> {
    let node = take(&mut bytes)?;
    bytes.is_empty().then_some(node)
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
                put(&entry.node, out);
            }
        }
    }
}

fn take(bytes: &mut &[u8]) -> Option<Node> {
    let (&tag, rest) = bytes.split_first()?;
    *bytes = rest;
    let span = take_span(bytes)?;
    let value = match tag {
        SCALAR | PLAIN => Value::Scalar { text: take_text(bytes)?, plain: tag == PLAIN },
        LIST => {
            let count = take_number(bytes)?;
            Value::List((0..count).map(|_| take(bytes)).collect::<Option<_>>()?)
        }
        MAP => {
            let count = take_number(bytes)?;
            let entry = |bytes: &mut &[u8]| {
                Some(Entry { key: take_text(bytes)?, key_span: take_span(bytes)?, node: take(bytes)? })
            };
            Value::Map((0..count).map(|_| entry(bytes)).collect::<Option<_>>()?)
        }
        _ => return None,
    };
    Some(Node { span, value })
}

fn put_span(span: Span, out: &mut Vec<u8>) {
    put_number(span.start(), out);
    put_number(span.len(), out);
}

fn take_span(bytes: &mut &[u8]) -> Option<Span> {
    let start = take_number(bytes)?;
    Some(Span::new(start, start.checked_add(take_number(bytes)?)?))
}

fn put_text(text: &str, out: &mut Vec<u8>) {
    put_number(text.len(), out);
    out.extend_from_slice(text.as_bytes());
}

fn take_text(bytes: &mut &[u8]) -> Option<String> {
    let length = take_number(bytes)?;
    let (text, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    Some(std::str::from_utf8(text).ok()?.to_owned())
}

/// Seven bits a byte, the lowest first; the top bit says that more follow.
fn put_number(mut number: usize, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push((number & 0x7F) as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

fn take_number(bytes: &mut &[u8]) -> Option<usize> {
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
