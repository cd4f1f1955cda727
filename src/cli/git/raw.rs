//! What `git diff-tree --raw -z` and its kin print, taken apart.

use super::path::GitPath;

/// A file that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Changed {
    /// Its path, before a renaming and after; the same twice where it was not renamed.
    pub paths: (GitPath, GitPath),
    /// The ids of its contents; none where it was not there, or was no file but a link or a submodule. Git writes
    /// zeros for what it has not read, as the working tree.
    pub ids: (Option<Vec<u8>>, Option<Vec<u8>>),
    /// A merge left it unresolved.
    pub unmerged: bool,
}

/// All records of such an output. Each is `:MODE MODE ID ID STATUS`, a NUL, and a path or for a renaming two, each
/// with a NUL behind it.
pub(super) fn parse(printed: &[u8]) -> Vec<Changed> {
    let mut fields = printed.split(|&byte| byte == 0);
    let mut all = Vec::new();
    while let Some(record) = fields.next() {
        let Some(record) = record.strip_prefix(b":") else { continue };
        let parts: Vec<&[u8]> = record.split(|&byte| byte == b' ').collect();
        let &[old_mode, new_mode, old_id, new_id, status] = parts.as_slice() else { continue };
        let Some(first) = fields.next() else { break };
        let second = if status.starts_with(b"R") || status.starts_with(b"C") { fields.next() } else { None };
        let path = |bytes: &[u8]| GitPath(bytes.to_vec());
        all.push(Changed {
            paths: (path(first), path(second.unwrap_or(first))),
            ids: (regular(old_mode, old_id), regular(new_mode, new_id)),
            unmerged: status == b"U",
        });
    }
    all
}

/// The id where the mode is that of a file: 100644 or 100755, neither a link (120000) nor a submodule (160000).
fn regular(mode: &[u8], id: &[u8]) -> Option<Vec<u8>> {
    mode.starts_with(b"100").then(|| id.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_of_every_status() {
        let printed = b":100644 100644 aa bb R087\0old name\0new\nname\0:000000 100644 00 cc A\0a\0\
            :100644 000000 dd 00 D\0d\0:100644 120000 ee ff T\0t\0:000000 000000 00 00 U\0u\0:160000 160000 11 22 M\0m\0";
        let all: Vec<(String, String, bool, bool, bool)> = parse(printed)
            .into_iter()
            .map(|one| {
                (one.paths.0.shown(), one.paths.1.shown(), one.ids.0.is_some(), one.ids.1.is_some(), one.unmerged)
            })
            .collect();
        let one = |old: &str, new: &str, ids: (bool, bool), unmerged| (old.into(), new.into(), ids.0, ids.1, unmerged);
        assert_eq!(
            all,
            [
                one("old name", "new\nname", (true, true), false),
                one("a", "a", (false, true), false),
                one("d", "d", (true, false), false),
                one("t", "t", (true, false), false),
                one("u", "u", (false, false), true),
                one("m", "m", (false, false), false),
            ]
        );
    }

    #[test]
    fn what_breaks_off_is_left_out() {
        assert_eq!(parse(b":100644 100644 aa bb M\0").len(), 1);
        assert_eq!(parse(b":100644 100644 aa bb M"), []);
        assert_eq!(parse(b""), []);
    }
}
