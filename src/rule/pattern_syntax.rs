//! What a pattern in a rule file says, in the syntax of the automata; and what is wrong with it, with its place.

use regex_syntax::ast::{self, Ast};
use regex_syntax::hir::{Hir, HirKind};

/// What is wrong with a pattern, at bytes of the pattern's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PatternFault {
    pub from: usize,
    pub to: usize,
    pub message: String,
}

impl PatternFault {
    /// About all of it.
    pub fn whole(pattern: &str, message: impl Into<String>) -> Self {
        Self { from: 0, to: pattern.len(), message: message.into() }
    }
}

/// Bytes of a pattern as written.
const MAX_LENGTH: usize = 4000;
/// Repetitions that a rule may ask for: beyond this a pattern reads past its sentence.
const MAX_REPEAT: u32 = 400;
/// Automaton states that a pattern may take, roughly counted.
const MAX_STATES: usize = 20_000;
/// Groups inside one another.
const MAX_NESTING: u32 = 40;

/// A letter, digit or low line, as a few ranges: the full Unicode class costs more than all the rest of a pattern.
const WORD: &str =
    r"0-9A-Za-z_\u{AA}\u{B5}\u{BA}\u{C0}-\u{D6}\u{D8}-\u{F6}\u{F8}-\u{1FFF}\u{2C00}-\u{2DFF}\u{3040}-\u{D7FF}";
/// Blanks, a tab, line breaks.
const SPACE: &str = r"\t\r\n\u{20}\u{A0}\u{2009}\u{202F}";
/// A blank as written: some white space, with one soft line break at most. A bound on how much would make most of an
/// automaton.
const BLANK: &str = r"(?-i:[\t\u{20}\u{A0}\u{2009}\u{202F}]+(?:\r?\n[\t\u{20}]*)?|\r?\n[\t\u{20}]*)";

/// What is wrong with a pattern, if anything.
pub(crate) fn check(written: &str) -> Result<(), PatternFault> {
    if written.len() > MAX_LENGTH {
        return Err(PatternFault::whole(written, format!("a pattern has at most {MAX_LENGTH} characters")));
    }
    let tree = ast::parse::ParserBuilder::new().nest_limit(MAX_NESTING).build().parse(written).map_err(|error| {
        let span = error.span();
        let message = format!("this is no pattern: {}", error.kind());
        PatternFault { from: span.start.offset, to: span.end.offset, message }
    })?;
    bounded(&tree)?;
    let tree = read(written).map_err(|error| {
        PatternFault::whole(written, format!("this is no pattern: {}", first_line(&error.to_string())))
    })?;
    if tree.properties().minimum_len().unwrap_or(0) == 0 {
        return Err(PatternFault::whole(written, "the pattern matches nothing at all, and so everywhere"));
    }
    if states(&tree) > MAX_STATES {
        return Err(PatternFault::whole(written, "the pattern is too large: bound its repetitions"));
    }
    Ok(())
}

/// The tree of a pattern for the automata.
pub(crate) fn read(written: &str) -> Result<Hir, Box<regex_syntax::Error>> {
    regex_syntax::ParserBuilder::new().case_insensitive(true).build().parse(&respell(written)).map_err(Box::new)
}

/// How many states an automaton takes for a pattern, roughly.
fn states(tree: &Hir) -> usize {
    match tree.kind() {
        HirKind::Empty | HirKind::Look(_) => 1,
        HirKind::Literal(literal) => literal.0.len(),
        // A range of characters is a few ranges of bytes.
        HirKind::Class(class) => class.literal().map_or(8, |literal| literal.len()),
        HirKind::Repetition(repetition) => {
            let times = repetition.max.unwrap_or(repetition.min).max(repetition.min).max(1);
            states(&repetition.sub).saturating_mul(times as usize).saturating_add(1)
        }
        HirKind::Capture(capture) => states(&capture.sub),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => parts.iter().map(states).fold(1, usize::saturating_add),
    }
}

fn first_line(message: &str) -> &str {
    message.lines().rfind(|line| !line.trim().is_empty()).unwrap_or(message)
}

/// Refuses what could read on without an end, and flags that would change what the translation means.
fn bounded(tree: &Ast) -> Result<(), PatternFault> {
    let fault =
        |span: &ast::Span, message: String| Err(PatternFault { from: span.start.offset, to: span.end.offset, message });
    // The tree's depth is bounded by the parser's nest limit.
    match tree {
        Ast::Repetition(repetition) => {
            let bound = match &repetition.op.kind {
                ast::RepetitionKind::ZeroOrOne => Some(1),
                ast::RepetitionKind::ZeroOrMore | ast::RepetitionKind::OneOrMore => None,
                ast::RepetitionKind::Range(ast::RepetitionRange::Exactly(n) | ast::RepetitionRange::Bounded(_, n)) => {
                    Some(*n)
                }
                ast::RepetitionKind::Range(ast::RepetitionRange::AtLeast(_)) => None,
            };
            if bound.is_none() && leaves_word(&repetition.ast) {
                let message = "this may read on without an end: give it a bound, such as {0,60}";
                return fault(&repetition.span, message.to_owned());
            }
            if bound.is_some_and(|bound| bound > MAX_REPEAT) {
                return fault(&repetition.span, format!("at most {MAX_REPEAT} repetitions"));
            }
            bounded(&repetition.ast)
        }
        Ast::Group(group) => bounded(&group.ast),
        Ast::Alternation(alternation) => alternation.asts.iter().try_for_each(bounded),
        Ast::Concat(concat) => concat.asts.iter().try_for_each(bounded),
        Ast::Flags(flags) => fault(&flags.span, "flags are set by the program: case is ignored".to_owned()),
        _ => Ok(()),
    }
}

/// Whether repeating this can leave the word: a dot, a blank, a negated class.
fn leaves_word(tree: &Ast) -> bool {
    match tree {
        Ast::Dot(_) => true,
        Ast::ClassBracketed(class) => class.negated || bracket_leaves_word(class),
        Ast::ClassPerl(class) => match class.kind {
            ast::ClassPerlKind::Space => class.negated,
            ast::ClassPerlKind::Word | ast::ClassPerlKind::Digit => class.negated,
        },
        Ast::ClassUnicode(class) => class.is_negated(),
        Ast::Literal(literal) => literal.c.is_whitespace(),
        Ast::Repetition(inner) => leaves_word(&inner.ast),
        Ast::Group(group) => leaves_word(&group.ast),
        Ast::Alternation(alternation) => alternation.asts.iter().any(leaves_word),
        Ast::Concat(concat) => concat.asts.iter().any(|part| leaves_word(part) || is_space(part)),
        Ast::Empty(_) | Ast::Flags(_) | Ast::Assertion(_) => false,
    }
}

fn is_space(tree: &Ast) -> bool {
    matches!(tree, Ast::ClassPerl(class) if class.kind == ast::ClassPerlKind::Space)
}

fn bracket_leaves_word(class: &ast::ClassBracketed) -> bool {
    // Written classes are short: a blank or \s among their text is enough to know.
    fn item(set: &ast::ClassSetItem) -> bool {
        match set {
            ast::ClassSetItem::Literal(literal) => literal.c.is_whitespace(),
            ast::ClassSetItem::Range(range) => range.start.c <= ' ' && ' ' <= range.end.c,
            ast::ClassSetItem::Perl(class) => class.negated || class.kind == ast::ClassPerlKind::Space,
            ast::ClassSetItem::Unicode(class) => class.is_negated(),
            ast::ClassSetItem::Ascii(class) => class.negated,
            ast::ClassSetItem::Bracketed(class) => class.negated || bracket_leaves_word(class),
            ast::ClassSetItem::Union(union) => union.items.iter().any(item),
            ast::ClassSetItem::Empty(_) => false,
        }
    }
    match &class.kind {
        ast::ClassSet::Item(set) => item(set),
        ast::ClassSet::BinaryOp(_) => true,
    }
}

/// The pattern in the syntax of the automata: marks and blanks become their variants, `\w \d \s \b` cheap classes. The pattern is known to parse.
pub(crate) fn respell(written: &str) -> String {
    let mut out = String::with_capacity(written.len() * 2);
    let mut chars = written.chars().peekable();
    let mut in_class = 0_usize;
    let mut class = Class::default();
    while let Some(c) = chars.next() {
        match (c, in_class > 0) {
            ('\\', inside) => {
                let next = chars.next();
                class.cased |= next.is_some_and(|c| c.is_alphanumeric() && !"wWdDsS".contains(c));
                escape(next, inside, &mut out);
            }
            ('[', inside) => {
                if !inside {
                    class = Class { from: out.len(), cased: false };
                }
                in_class += 1;
                out.push('[');
                if chars.peek() == Some(&'^') {
                    out.extend(chars.next());
                }
                // A bracket that closes a class at once is a literal.
                if chars.peek() == Some(&']') {
                    chars.next();
                    out.push_str(r"\]");
                }
            }
            (']', true) => {
                in_class -= 1;
                out.push(']');
                if in_class == 0 {
                    class.end(&mut out);
                }
            }
            ('(', false) if chars.peek() == Some(&'?') => {
                // `(?:`, `(?P<name>`, `(?i-u:`: up to where its content begins, as it stands.
                out.push('(');
                for c in chars.by_ref() {
                    out.push(c);
                    if matches!(c, ':' | '>' | ')') {
                        break;
                    }
                }
            }
            ('\'', true) => out.push_str("'\u{2018}\u{2019}\u{2BC}"),
            ('"', true) => out.push_str("\"\u{201C}\u{201D}"),
            ('\'', false) => out.push_str("['\u{2018}\u{2019}\u{2BC}]"),
            ('"', false) => out.push_str("[\"\u{201C}\u{201D}]"),
            ('-', false) => out.push_str("[-\u{2010}-\u{2015}]"),
            (' ', false) => out.push_str(BLANK),
            ('-', true) => {
                // A range may hold letters without naming them; a hyphen at the end is none.
                class.cased |= chars.peek() != Some(&']');
                out.push(c);
            }
            (c, inside) => {
                class.cased |= inside && c.is_alphabetic();
                out.push(c);
            }
        }
    }
    out
}

/// A bracketed class as it is respelt.
#[derive(Default)]
struct Class {
    /// Where it begins in what is written.
    from: usize,
    /// It may name letters of one case only.
    cased: bool,
}

impl Class {
    /// A class that is the same for both cases says so: working that out for a negated class or for all letters
    /// costs more than all the rest of a pattern.
    fn end(&self, out: &mut String) {
        if !self.cased {
            out.insert_str(self.from, "(?-i:");
            out.push(')');
        }
    }
}

fn escape(c: Option<char>, in_class: bool, out: &mut String) {
    let class = |out: &mut String, members: &str, negated: bool| match (in_class, negated) {
        (true, false) => out.push_str(members),
        (true, true) => out.push_str(&format!("[^{members}]")),
        (false, false) => out.push_str(&format!("(?-i:[{members}])")),
        (false, true) => out.push_str(&format!("(?-i:[^{members}])")),
    };
    match c {
        Some('w') => class(out, WORD, false),
        Some('W') => class(out, WORD, true),
        Some('d') => class(out, "0-9", false),
        Some('D') => class(out, "0-9", true),
        Some('s') => class(out, SPACE, false),
        Some('S') => class(out, SPACE, true),
        Some('b') => out.push_str(r"(?-u:\b)"),
        Some('B') => out.push_str(r"(?-u:\B)"),
        Some(other) => {
            out.push('\\');
            out.push(other);
        }
        None => out.push_str(r"\\"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_stands_at_its_place() {
        for (pattern, place, word) in [
            (r"officials (said", "(", "unclosed group"),
            (r"said.*today", ".*", "without an end"),
            (r"(?:\w+ )+said", r"(?:\w+ )+", "without an end"),
            (r"[^,]+ said", "[^,]+", "without an end"),
            (r"said \S+", r"\S+", "without an end"),
            (r"a{500}", "a{500}", "at most 400"),
            (r"(?i)said", "(?i)", "flags"),
            (r"x(?=y)", "(?=", "look-around"),
            (r"(?:said)?", "(?:said)?", "everywhere"),
        ] {
            let fault = check(pattern).expect_err(pattern);
            assert_eq!(&pattern[fault.from..fault.to], place, "{pattern}: {}", fault.message);
            assert!(fault.message.contains(word), "{pattern}: {}", fault.message);
        }
    }

    #[test]
    fn words_may_be_of_any_length() {
        for pattern in [r"\w+ said", r"un\w*", r"(?:alleg|accus)\w+(?: \w+){0,6} by", r"[A-Z][a-z]+", r"a\s+b"] {
            assert!(check(pattern).is_ok(), "{pattern}");
        }
    }
}
