//! One rule file to one [`Rule`].

use std::sync::Arc;

use super::build::Build;
use super::conditions::Conditions;
use super::context::{Matcher, row};
use super::message::{Message, Path};
use super::scope::Scope;
use super::selector::read_kind;
use crate::annotate::Kind;
use crate::finding::{RuleInfo, Severity};
use crate::yaml::{Faults, MapReader, Node, Value};

/// One rule, ready to be asked of a draft.
pub(crate) struct Rule {
    pub info: Arc<RuleInfo>,
    pub kind: Kind,
    pub scope: Scope,
    pub conditions: Conditions,
    /// The first whose conditions hold gives the severity.
    pub levels: Vec<(Severity, Conditions)>,
    pub label: Option<Path>,
    pub related: Vec<Path>,
    pub once: Option<Once>,
    /// Ids, as far as they are in the rule set.
    pub gives_way: Vec<String>,
    pub message: Message,
}

/// What items have in common that are reported once.
pub(crate) enum Once {
    Story,
    Paragraph,
    Sentence,
    Words,
    Attribute(Path),
}

/// Every key of a rule file, with whether it must be there and what it says.
pub(crate) const KEYS: [(&str, bool, &str); 15] = [
    ("summary", true, "what is wrong, in one line"),
    ("why", true, "why it matters"),
    ("advice", true, "what to do"),
    ("cite", false, "keys of the standards it comes from"),
    ("severity", true, "info, warning or error"),
    ("levels", false, "severities under conditions: the first that holds replaces the severity"),
    ("find", true, "the kind of item looked for"),
    ("where", false, "conditions on the item, all of which must hold"),
    ("in", false, "outside quotations (narration), inside (quote) or any"),
    ("blocks", false, "kinds of blocks looked at, or any"),
    ("label", false, "the attribute whose place is flagged in place of the item's own"),
    ("related", false, "attributes whose places are added as related places"),
    ("once", false, "one finding for all items that agree in this"),
    ("gives-way-to", false, "rules whose findings at the same item or words replace this one's"),
    ("message", true, "what is wrong here"),
];

/// The keys of what a rule says of itself.
pub(crate) const INFO: [&str; 5] = ["summary", "why", "advice", "severity", "cite"];

/// What a rule says of itself, as far as its file says it: enough to list and select it.
pub(crate) fn info(id: &str, node: &Node, faults: &mut Faults) -> RuleInfo {
    let mut text = |key: &str| {
        let text = node.get(key).and_then(|node| node.text(&format!("`{key}`"), faults));
        text.map(crate::text::squeezed).unwrap_or_default()
    };
    let (summary, why, advice) = (text("summary"), text("why"), text("advice"));
    let severity = node.get("severity").and_then(|node| read_severity(node, faults)).unwrap_or(Severity::Warning);
    let cite = node.get("cite").map(|node| strings(node, "`cite`", faults)).unwrap_or_default();
    RuleInfo { id: id.to_owned(), summary, why, advice, cite, severity }
}

fn read_severity(node: &Node, faults: &mut Faults) -> Option<Severity> {
    node.one_of("severity", Severity::ALL.map(|severity| (severity, severity.key())), faults)
}

fn strings(node: &Node, what: &str, faults: &mut Faults) -> Vec<String> {
    node.items().iter().filter_map(|item| item.text(what, faults)).map(str::to_owned).collect()
}

/// Compiles a rule. `None`, and faults in `build`, if anything in it is wrong.
pub(crate) fn rule(id: &str, node: &Node, build: &mut Build<'_>) -> Option<Rule> {
    let mut map = MapReader::new(node, "a rule", &mut build.faults)?;
    for (key, required, _) in KEYS {
        if required {
            map.required(key, &mut build.faults).is_some()
        } else {
            map.optional(key).is_some()
        };
    }
    map.required("examples", &mut build.faults);
    map.finish("a rule", &mut build.faults);
    let info = info(id, node, &mut build.faults);

    let kind = read_kind(node.get("find")?, build)?;
    build.scope = Scope::default_for(kind).read(node.get("in"), node.get("blocks"), build);
    let conditions = match node.get("where") {
        Some(filter) => Conditions::read(filter, kind, build),
        None => {
            let message = format!("without `where` the rule flags every {}", row(kind).key);
            build.faults.push(node.get("find")?.span, message);
            None
        }
    };
    if kind == Kind::Text && conditions.as_ref().is_some_and(|conditions| !conditions.is_finder()) {
        let place = node.get("where")?.span;
        build
            .faults
            .push(place, "text is found by `words`, `pattern` or `sequence`, and none is at the top of `where`");
    }
    let levels = node.get("levels").map(|node| levels(node, kind, build)).unwrap_or_default();
    let mut path = |node: &Node| {
        let text = node.text("an attribute", &mut build.faults)?;
        Path::read(text, node.span, kind, build)
    };
    let label = node.get("label").map(&mut path);
    let related: Vec<_> =
        node.get("related").map(|node| node.items().iter().map(&mut path).collect()).unwrap_or_default();
    let once = node.get("once").map(|node| once(node, kind, build));
    let has_related = !related.is_empty() || once.is_some();
    let message = node.get("message").map(|node| Message::read(node, kind, has_related, build));
    let gives_way = node.get("gives-way-to").map(|node| strings(node, "a rule id", &mut build.faults));
    Some(Rule {
        info: Arc::new(info),
        kind,
        scope: build.scope,
        conditions: conditions?,
        levels,
        label: label.flatten(),
        related: related.into_iter().flatten().collect(),
        once: once.flatten(),
        gives_way: gives_way.unwrap_or_default(),
        message: message??,
    })
}

fn levels(node: &Node, kind: Kind, build: &mut Build<'_>) -> Vec<(Severity, Conditions)> {
    let Value::List(nodes) = &node.value else {
        build.faults.push(node.span, "`levels` is a list of {severity, where}");
        return Vec::new();
    };
    let mut levels = Vec::new();
    for node in nodes {
        let Some(mut map) = MapReader::new(node, "a level", &mut build.faults) else { continue };
        let severity = map.required("severity", &mut build.faults);
        let filter = map.required("where", &mut build.faults);
        map.finish("a level", &mut build.faults);
        let severity = severity.and_then(|node| read_severity(node, &mut build.faults));
        let conditions = filter.and_then(|node| Conditions::read(node, kind, build));
        levels.extend(severity.zip(conditions));
    }
    levels
}

fn once(node: &Node, kind: Kind, build: &mut Build<'_>) -> Option<Once> {
    let word = node.text("`once`", &mut build.faults)?;
    Some(match word {
        "story" => Once::Story,
        "paragraph" => Once::Paragraph,
        "sentence" => Once::Sentence,
        "words" => Once::Words,
        _ => Once::Attribute(Path::read(word, node.span, kind, build)?),
    })
}
