//! Quotations that say what an earlier one said.

use rustc_hash::FxHashMap;

use super::{Quote, Token, TokenKind};
use crate::annotate::Annotated;
use crate::annotate::token::{Word, spread};
use crate::text::{Span, common};

/// How many earlier quotations one is compared with: enough for any story, and linear for what is none.
const COMPARED: usize = 200;
/// Words of a quotation short enough to be said twice by chance.
const LEAST: usize = 6;
/// The share of the longer one's words from which two say the same.
const SAME: f64 = 0.8;

/// The words of a quotation, as numbers that stand for their spelling.
struct Said {
    words: Vec<u128>,
    sorted: Vec<u128>,
    /// As the words fall into 64: a bit of each.
    bits: u64,
}

/// Says of each quotation which earlier one it repeats, now that kinds are known.
pub(super) fn find(quotes: &mut [Quote], found: &Annotated) {
    let document = &found.document;
    let mut spellings = Spellings::default();
    let mut said: Vec<Option<Said>> = Vec::with_capacity(quotes.len());
    for index in 0..quotes.len() {
        let quote = &quotes[index];
        let own = (quote.words >= LEAST && quote.kind.is_speech() && quote.parent.is_none()).then(|| {
            let tokens = &found.tokens[found.tokens_in(quote.inside)];
            Said::new(tokens, document.prose.text(), &mut spellings)
        });
        let running = |at: usize| document.blocks[quotes[at].block].kind.is_body();
        quotes[index].repeats = own.as_ref().and_then(|own| {
            (index.saturating_sub(COMPARED)..index).filter(|&at| running(at)).find_map(|at| {
                let earlier = said[at].as_ref()?;
                let exact = earlier.words == own.words;
                (exact || earlier.alike(own) >= SAME).then_some((at, exact))
            })
        });
        said.push(own);
    }
}

/// Numbers that stand for spellings.
#[derive(Default)]
struct Spellings {
    /// Of words too long to be numbers themselves; smaller than any of those.
    long: FxHashMap<String, u128>,
}

impl Spellings {
    fn of(&mut self, word: &str) -> u128 {
        if let Some(short) = Word::read(word) {
            return short.number();
        }
        let fresh = self.long.len() as u128;
        self.long.get(word).copied().unwrap_or_else(|| *self.long.entry(word.to_owned()).or_insert(fresh))
    }
}

impl Said {
    fn new(tokens: &[Token], text: &str, spellings: &mut Spellings) -> Self {
        let mut plain = String::new();
        let mut words = Vec::with_capacity(tokens.len());
        for token in tokens.iter().filter(|token| is_counted(token)) {
            // Nearly every word is short and its own spelling; only what ends in "t" may be two in one.
            let plainly = || token.short.is_letters() || token.span.of(text).is_ascii();
            if token.short != Word::default() && !token.short.ends_with("t") && plainly() {
                words.push(token.short.number());
                continue;
            }
            plain.clear();
            spell(token.span.of(text), &mut plain);
            for word in uncontracted(&plain).into_iter().filter(|word| !word.is_empty()) {
                words.push(spellings.of(word));
            }
        }
        let mut sorted = words.clone();
        sorted.sort_unstable();
        let bits = words.iter().fold(0, |bits, &word| bits | 1 << (spread(word as u64 ^ (word >> 64) as u64) >> 58));
        Self { words, sorted, bits }
    }

    /// Share of words that two have in common, each word once for once, of the longer's.
    fn alike(&self, other: &Self) -> f64 {
        let (a, b) = (&self.sorted, &other.sorted);
        let share = |shared: usize| shared as f64 / a.len().max(b.len()).max(1) as f64;
        // Each bit that the other lacks is a word that it lacks. What even all the rest would not reach needs no
        // counting.
        let rest = |one: &Self, other: &Self| one.words.len() - (one.bits & !other.bits).count_ones() as usize;
        if share(rest(self, other).min(rest(other, self))) < SAME {
            return 0.0;
        }
        share(common(a, b).count())
    }
}

/// "won't" says what "will not" says: written out, the two are compared word by word.
fn uncontracted(word: &str) -> [&str; 2] {
    if !word.ends_with('t') {
        return [word, ""];
    }
    match word {
        "won't" => ["will", "not"],
        "can't" | "cannot" => ["can", "not"],
        _ => word.strip_suffix("n't").map_or([word, ""], |stem| [stem, "not"]),
    }
}

/// Adds the words of a place, each between single blanks, without marks.
pub(super) fn plain(found: &Annotated, place: Span, out: &mut String) {
    for token in found.tokens[found.tokens_in(place)].iter().filter(|token| is_counted(token)) {
        let from = out.len();
        out.push(' ');
        spell(found.slice(token.span), out);
        write_out(out, from);
    }
    out.push(' ');
}

/// Verbs that are written together with the word before them, and written out.
const TOGETHER: &[(&str, &str)] =
    &[("n't", " not"), ("'re", " are"), ("'m", " am"), ("'ve", " have"), ("'ll", " will")];

/// Writes the last word out, where it is two: headlines do so with what was said in one.
fn write_out(out: &mut String, from: usize) {
    let whole = match out.get(from..) {
        Some(" won't") => Some(" will not"),
        Some(" can't" | " cannot") => Some(" can not"),
        _ => None,
    };
    if let Some(whole) = whole {
        out.truncate(from);
        out.push_str(whole);
    } else if let Some((end, long)) = TOGETHER.iter().find(|(end, _)| out[from..].ends_with(end)) {
        out.truncate(out.len() - end.len());
        out.push_str(long);
    }
}

fn is_counted(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Word | TokenKind::Number)
}

/// Adds a word in lower case with straight apostrophes: what quotations are compared by.
fn spell(word: &str, out: &mut String) {
    if word.is_ascii() {
        let from = out.len();
        out.push_str(word);
        out[from..].make_ascii_lowercase();
    } else {
        out.extend(word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }));
    }
}
