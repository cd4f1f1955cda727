//! A lexicon in one run of bytes and back: that of the lists that ship is built once, with the program.
//!
//! The bytes hold what is slow to work out, words in the order of their ids and nodes in the order of their numbers;
//! only the maps are filled again, and a builder says what hangs on what is watched. Bytes that are no packed lexicon
//! give `None`.

use super::super::token::Shapes;
use super::table::Table;
use super::{Lexicon, ListId, Node, WordId};

impl Lexicon {
    /// The lexicon of the lists that ship, but for what a builder says; none where they have faults.
    pub(super) fn shipped() -> Option<Self> {
        Self::unpack(crate::builtin::LEXICON)
    }

    /// The bytes of a lexicon.
    #[allow(dead_code, reason = "the build script packs")]
    pub(crate) fn pack(&self) -> Vec<u8> {
        let mut lists: Vec<(&ListId, &str)> = self.lists.iter().map(|(name, id)| (id, name.as_ref())).collect();
        lists.sort_unstable();
        let (shapes, flags): (Vec<&str>, Vec<u8>) = self.shapes.all().into_iter().unzip();
        // By node: the one before it, 0 for a first one, and the word that leads from there.
        let mut steps = vec![(0, 0); self.nodes.len()];
        (0..).zip(&self.first).for_each(|(word, &node)| steps[node as usize] = (0, word));
        self.next.iter().for_each(|(&(before, word), &node)| steps[node as usize] = (before, word.0));
        let ends: Vec<&[ListId]> = (0..self.nodes.len() as u32).map(|node| self.ends_at(node)).collect();
        let (rows, bits) = self.table.parts();

        let mut out = Vec::new();
        put_texts(lists.iter().map(|list| list.1), &mut out);
        put_texts(shapes.into_iter(), &mut out);
        put(flags.iter().map(|flag| [*flag]), &mut out);
        put_texts(self.words.spelt().iter().map(String::as_str), &mut out);
        put(steps.iter().map(|step| step.0.to_le_bytes()), &mut out);
        put(steps.iter().map(|step| step.1.to_le_bytes()), &mut out);
        put(ends.iter().map(|lists| (lists.len() as u16).to_le_bytes()), &mut out);
        put(ends.concat().iter().map(|list| list.0.to_le_bytes()), &mut out);
        put(rows.iter().map(|row| row.to_le_bytes()), &mut out);
        put(bits.iter().map(|bits| bits.to_le_bytes()), &mut out);
        out
    }

    /// The lexicon of these bytes.
    pub(super) fn unpack(bytes: &[u8]) -> Option<Self> {
        let mut bytes = Bytes(bytes);
        let mut lexicon = Self::default();
        for (id, name) in (0..).zip(bytes.texts()?) {
            lexicon.lists.insert(name.into(), ListId(id));
        }
        let shapes = bytes.texts()?;
        lexicon.shapes = Shapes::known(shapes.zip(bytes.numbers()?.iter().map(|[flags]| *flags)));
        let words = bytes.texts()?;
        lexicon.words.reserve(words.len());
        words.for_each(|word| _ = lexicon.words.add(word));
        let (before, by) = (bytes.numbers()?, bytes.numbers()?);
        let (counts, ends) = (bytes.numbers()?, bytes.numbers()?);
        let steps = before.iter().zip(by).zip(counts).map(|((before, by), count)| {
            (u32::from_le_bytes(*before), WordId(u32::from_le_bytes(*by)), u16::from_le_bytes(*count))
        });
        lexicon.ends = ends.iter().map(|list| ListId(u16::from_le_bytes(*list))).collect();
        lexicon.grow(steps)?;
        let rows = bytes.numbers()?.iter().map(|row| u32::from_le_bytes(*row)).collect();
        let bits = bytes.numbers()?.iter().map(|bits| u64::from_le_bytes(*bits)).collect();
        lexicon.table = Table::from_parts((rows, bits), lexicon.lists.len())?;
        bytes.0.is_empty().then_some(lexicon)
    }

    /// Makes the nodes from the node before each, the word that leads from there, and how many entries end there.
    fn grow(&mut self, steps: impl ExactSizeIterator<Item = (u32, WordId, u16)> + Clone) -> Option<()> {
        self.first = vec![0; self.words.len() + 1];
        self.nodes = Vec::with_capacity(steps.len());
        self.next.reserve(steps.clone().filter(|step| step.0 != 0).count());
        let mut ends = 0;
        for ((before, word, count), node) in steps.zip(0..) {
            if before == 0 {
                *self.first.get_mut(word.0 as usize)? = node;
            } else {
                self.nodes.get(before as usize)?;
                self.next.insert((before, word), node);
            }
            self.nodes.push(Node { ends, count, ..Node::default() });
            ends += u32::from(count);
        }
        (!self.nodes.is_empty() && ends as usize == self.ends.len()).then_some(())
    }
}

#[allow(dead_code, reason = "the build script packs")]
fn put<const N: usize>(numbers: impl ExactSizeIterator<Item = [u8; N]>, out: &mut Vec<u8>) {
    out.extend(((numbers.len() * N) as u32).to_le_bytes());
    out.extend(numbers.flatten());
}

#[allow(dead_code, reason = "the build script packs")]
fn put_texts<'t>(texts: impl ExactSizeIterator<Item = &'t str> + Clone, out: &mut Vec<u8>) {
    put(texts.clone().map(|text| (text.len() as u16).to_le_bytes()), out);
    let joined: String = texts.collect();
    put(joined.bytes().map(|byte| [byte]), out);
}

/// What is still to be read.
struct Bytes<'b>(&'b [u8]);

impl<'b> Bytes<'b> {
    fn part(&mut self) -> Option<&'b [u8]> {
        let (length, rest) = self.0.split_first_chunk()?;
        let (part, rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        self.0 = rest;
        Some(part)
    }

    fn numbers<const N: usize>(&mut self) -> Option<&'b [[u8; N]]> {
        let (numbers, rest) = self.part()?.as_chunks();
        rest.is_empty().then_some(numbers)
    }

    fn texts(&mut self) -> Option<impl ExactSizeIterator<Item = &'b str> + use<'b>> {
        let lengths = self.numbers::<2>()?;
        let mut rest = std::str::from_utf8(self.part()?).ok()?;
        Some(lengths.iter().map(move |length| {
            let (text, after) = rest.split_at_checked(u16::from_le_bytes(*length).into()).unwrap_or_default();
            rest = after;
            text
        }))
    }
}
