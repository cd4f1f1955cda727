//! Repositories that are made for each test, with what may be awkward in them.

#[path = "../../../tests/desk.rs"]
mod desk;

use std::fs;
use std::path::Path;
use std::process::Command;

use self::desk::Desk;
use super::{Pair, Range, Repository, Revision};
use crate::finding::Problem;

const STORY: &str = "The harbour board met on Monday.\n\nIt will close the old pier, Ines Halvard said.\n\n\
    The pier was built a century ago.\n\nNobody else was there.\n";

impl Desk {
    fn repository(&self) -> Repository {
        Repository::of(Some(Path::new(&self.path(".")))).expect("there is one")
    }

    /// The pairs as `old name > new name`, without the folder of the test; and the messages of the problems.
    fn pairs(&self, range: &str, paths: &[&str]) -> (Vec<String>, Vec<String>) {
        let range = if range == "--staged" { Range::Staged } else { Range::parse(range) };
        let paths: Vec<String> = paths.iter().map(|path| self.path(path)).collect();
        let (pairs, problems) = self.repository().pairs(&range, &paths);
        let name = |version: &Option<super::Version>| match version {
            Some(version) => version.name.replace(&format!("{}/", self.0.display()), ""),
            None => "none".to_owned(),
        };
        let shown = |pair: &Pair| format!("{} > {}", name(&pair.old), name(&pair.new));
        (pairs.iter().map(shown).collect(), messages(&problems))
    }

    fn history(&self, path: &str) -> (Vec<Revision>, Vec<Problem>) {
        Repository::of(Some(Path::new(&self.path(path))))
            .expect("there is one")
            .history(&self.path(path))
            .expect("there are revisions")
    }
}

fn messages(problems: &[Problem]) -> Vec<String> {
    let text = |problem: &Problem| format!("{}; {}", problem.message, problem.help.as_deref().unwrap_or_default());
    problems.iter().map(text).collect()
}

fn none() -> Vec<String> {
    Vec::new()
}

#[test]
fn a_revision_and_the_working_tree() {
    let Some(desk) = Desk::new() else { return };
    let odd = "Küste und \"Meer\" 'heute'.md";
    for name in ["news/old pier.md", odd, "gone.txt", "same.txt", "touched.txt", "photo.jpg", ".hidden/note.md"] {
        desk.write(name, format!("{STORY}{name}\n"));
    }
    desk.commit("first");
    desk.git(&["tag", "v1"]);
    desk.git(&["mv", "news/old pier.md", "news/pier.md"]);
    desk.write("news/pier.md", format!("{STORY}It opens again in May.\n"));
    for name in [odd, "photo.jpg", ".hidden/note.md"] {
        desk.write(name, "Other words.\n");
    }
    desk.write("touched.txt", format!("{STORY}touched.txt\n"));
    desk.write("not staged.md", STORY);
    desk.write("new.txt", "A new story.\n");
    desk.git(&["add", "new.txt"]);
    fs::remove_file(desk.0.join("gone.txt")).expect("it was there");

    let all = [
        format!("v1:{odd} > {odd}"),
        "v1:gone.txt > none".to_owned(),
        "none > new.txt".to_owned(),
        "v1:news/old pier.md > news/pier.md".to_owned(),
    ];
    assert_eq!(desk.pairs("v1", &[]), (all.to_vec(), none()));
    assert_eq!(desk.pairs("v1", &["news"]), (all[3..].to_vec(), none()));
    assert_eq!(desk.pairs("v1", &["news/old pier.md"]), (all[3..].to_vec(), none()), "by its old name");
    let named = desk.pairs("v1", &["photo.jpg", "same.txt", ".hidden"]).0;
    assert_eq!(named, ["v1:.hidden/note.md > .hidden/note.md", "v1:photo.jpg > photo.jpg"]);

    let (pairs, _) = desk.repository().pairs(&Range::Since("v1".into()), &[desk.path("news")]);
    let [Pair { old: Some(old), new: Some(new) }] = pairs.as_slice() else { panic!("{pairs:?}") };
    assert_eq!(old.bytes, format!("{STORY}news/old pier.md\n").as_bytes());
    assert_eq!(new.bytes, format!("{STORY}It opens again in May.\n").as_bytes());
    assert_eq!(new.path, desk.0.join("news/pier.md"));
}

#[test]
fn what_is_staged_and_what_is_not() {
    let Some(desk) = Desk::new() else { return };
    desk.write("a.md", "Staged before anything was committed.\n");
    desk.git(&["add", "a.md"]);
    assert_eq!(desk.pairs("--staged", &[]), (vec!["none > staged:a.md".to_owned()], none()), "no commit yet");
    let (pairs, problems) = desk.pairs("HEAD", &[]);
    assert_eq!(pairs, none());
    assert!(problems[0].starts_with("this repository has no commit yet"), "{problems:?}");

    desk.commit("first");
    desk.write("a.md", "Staged.\n");
    desk.git(&["add", "a.md"]);
    desk.write("a.md", "Not staged.\n");
    let of = |range: Range| desk.repository().pairs(&range, &[]).0.pop().and_then(|pair| pair.new);
    assert_eq!(of(Range::Staged).expect("it changed").bytes, b"Staged.\n");
    assert_eq!(of(Range::Since("HEAD".into())).expect("it changed").bytes, b"Not staged.\n");
    desk.write("a.md", "Staged before anything was committed.\n");
    assert_eq!(desk.pairs("HEAD", &[]), (none(), none()), "staged, and taken back in the working tree");
}

#[test]
fn two_revisions_and_where_they_parted() {
    let Some(desk) = Desk::new() else { return };
    desk.write("a.md", STORY);
    desk.write("b.md", "Another story.\n");
    desk.commit("first");
    desk.git(&["checkout", "-q", "-b", "late"]);
    desk.write("a.md", format!("{STORY}Late.\n"));
    desk.commit("late");
    desk.git(&["checkout", "-q", "main"]);
    desk.write("b.md", "Another story, updated.\n");
    desk.commit("update");
    let both = ["main:a.md > late:a.md", "main:b.md > late:b.md"].map(str::to_owned).to_vec();
    assert_eq!(desk.pairs("main..late", &[]), (both, none()));
    let (parted, problems) = desk.pairs("main...late", &[]);
    assert_eq!((parted.len(), problems), (1, none()));
    assert!(parted[0].ends_with(":a.md > late:a.md"), "{parted:?}");

    desk.git(&["checkout", "-q", "--orphan", "alone"]);
    desk.commit("alone");
    let problem = &desk.pairs("main...alone", &[]).1[0];
    assert!(problem.starts_with("`main` and `alone` have no revision in common"), "{problem}");
}

#[test]
fn revisions_and_paths_that_are_not_there() {
    let Some(desk) = Desk::new() else { return };
    desk.write("news/story.md", STORY);
    desk.commit("first");
    desk.git(&["tag", "edition-1"]);
    let repository = desk.repository();
    let message =
        |revision: &str, path: &str| messages(&[repository.at(revision, path).expect_err("not there")]).remove(0);
    for (revision, path, wanted) in [
        ("edition-2", "news/story.md", "there is no revision `edition-2`; did you mean `edition-1`?"),
        ("--output=x", "news/story.md", "there is no revision `--output=x`; `git log --oneline` lists"),
        ("0123456789abcdef0123456789abcdef01234567", "news/story.md", "there is no revision `0123"),
        ("news/story.md", "", "there is no revision `news/story.md`; `news/story.md` is a file or folder"),
        ("HEAD", "story.md", "there is no file `story.md` in revision `HEAD`; did you mean `news/story.md`?"),
        ("HEAD", "news", "there is no file `news` in revision `HEAD`"),
    ] {
        let said = message(revision, path);
        assert!(said.starts_with(wanted), "{said}");
    }
    assert_eq!(repository.at("edition-1", "news/story.md").expect("it is there").name, "edition-1:news/story.md");
    let (_, problems) = desk.pairs("HEAD", &["news/stroy.md"]);
    assert!(problems[0].contains("did you mean `news/story.md`?"), "{problems:?}");
    assert!(!desk.0.join("x").exists(), "no revision is an option");

    let (_, problems) = repository.pairs(&Range::Since("HEAD".into()), &["/elsewhere.md".to_owned()]);
    assert!(problems[0].message.starts_with("it lies outside the repository"), "{problems:?}");
}

#[test]
#[cfg(unix)]
fn names_that_are_hard_to_write_down() {
    use std::os::unix::ffi::OsStrExt;
    let Some(desk) = Desk::new() else { return };
    let names: [&[u8]; 6] =
        [b"line\nbreak.md", b"--all.md", b"tab\t:(glob)*.md", b"\xfcber.md", b" blank .md", b"a:b^{x}.md"];
    for name in names {
        desk.write(std::ffi::OsStr::from_bytes(name), format!("{STORY}One.\n"));
    }
    desk.commit("first");
    for name in names {
        desk.write(std::ffi::OsStr::from_bytes(name), format!("{STORY}Two.\n"));
    }
    let (pairs, problems) = desk.repository().pairs(&Range::Since("HEAD".into()), &[]);
    assert_eq!(messages(&problems), none());
    assert_eq!(pairs.len(), names.len());
    for pair in &pairs {
        let (Some(old), Some(new)) = (&pair.old, &pair.new) else { panic!("{pair:?}") };
        assert!(old.bytes.ends_with(b"One.\n") && new.bytes.ends_with(b"Two.\n"), "{pair:?}");
        assert!(new.path.is_file());
    }
    for name in ["line\nbreak.md", "--all.md", "a:b^{x}.md"] {
        assert_eq!(desk.history(name).0.len(), 1, "{name}");
        assert!(desk.repository().at("HEAD", name).is_ok(), "{name}");
    }
}

#[test]
fn the_history_of_a_file_goes_through_its_names() {
    let Some(desk) = Desk::new() else { return };
    desk.write("draft.md", STORY);
    desk.commit("First: the pier");
    desk.write("draft.md", format!("{STORY}More.\n"));
    desk.commit("Second");
    desk.git(&["mv", "draft.md", "pier story.md"]);
    desk.write("pier story.md", format!("{STORY}More, and later.\n"));
    desk.commit("Move");
    desk.write("draft.md", "Another story under the old name.\n");
    desk.commit("Another");
    desk.git(&["rm", "-q", "pier story.md"]);
    desk.commit("Withdrawn");
    desk.write("pier story.md", format!("{STORY}Back.\n"));
    desk.commit("Back");
    let (revisions, problems) = desk.history("pier story.md");
    assert_eq!(messages(&problems), none());
    let told: Vec<(&str, &str)> = revisions
        .iter()
        .map(|revision| {
            let name =
                revision.version.as_ref().map_or("none", |version| version.name.split_once(':').expect("a revision").1);
            (revision.subject.as_str(), name)
        })
        .collect();
    let wanted = [
        ("First: the pier", "draft.md"),
        ("Second", "draft.md"),
        ("Move", "pier story.md"),
        ("Withdrawn", "none"),
        ("Back", "pier story.md"),
    ];
    assert_eq!(told, wanted);
    assert!(revisions.iter().all(|revision| revision.date == "2031-06-06" && revision.id.len() >= 4), "{revisions:?}");
    let folder = desk.repository().history(&desk.path(".")).expect_err("the top has no history of its own");
    assert!(folder.message.starts_with("this is a folder"), "{folder:?}");
    assert_eq!(desk.history("draft.md").0.len(), 1, "what has the old name now is another file");
}

#[test]
fn what_a_merge_brings_counts_once() {
    let Some(desk) = Desk::new() else { return };
    desk.write("a.md", STORY);
    desk.commit("first");
    desk.git(&["checkout", "-q", "-b", "side"]);
    for words in ["One.", "Two."] {
        desk.write("a.md", format!("{STORY}{words}\n"));
        desk.commit(words);
    }
    desk.git(&["checkout", "-q", "main"]);
    desk.write("a.md", format!("Updated. {STORY}"));
    desk.commit("update");
    desk.git(&["merge", "-q", "--no-edit", "-m", "Merge side", "side"]);
    let subjects: Vec<String> = desk.history("a.md").0.into_iter().map(|revision| revision.subject).collect();
    assert_eq!(subjects, ["first", "update", "Merge side"]);
}

#[test]
fn a_merge_that_stopped() {
    let Some(desk) = Desk::new() else { return };
    desk.write("a.md", "The pier is open.\n");
    desk.commit("first");
    desk.git(&["checkout", "-q", "-b", "side"]);
    desk.write("a.md", "The pier is shut.\n");
    desk.commit("side");
    desk.git(&["checkout", "-q", "main"]);
    desk.write("a.md", "The pier is gone.\n");
    desk.commit("main");
    let merged = Command::new("git").args(["merge", "-q", "side"]).current_dir(&desk.0).output().expect("git is there");
    assert!(!merged.status.success());
    assert_eq!(desk.pairs("HEAD", &[]), (vec!["HEAD:a.md > a.md".to_owned()], none()));
    let (pairs, problems) = desk.pairs("--staged", &[]);
    assert_eq!(pairs, none());
    assert!(problems[0].starts_with("a merge left this file unresolved"), "{problems:?}");
}

#[test]
fn a_clone_without_its_history() {
    let Some(desk) = Desk::new() else { return };
    desk.write("a.md", STORY);
    desk.commit("first");
    desk.git(&["tag", "v1"]);
    desk.write("a.md", format!("{STORY}More.\n"));
    desk.commit("second");
    let url = format!("file://{}", desk.0.display());
    desk.git(&["clone", "-q", "--depth", "1", &url, "cut"]);
    let (_, problems) =
        Repository::of(Some(Path::new(&desk.path("cut")))).expect("there is one").pairs(&Range::parse("v1"), &[]);
    let said = messages(&problems).remove(0);
    assert!(said.starts_with("there is no revision `v1`, and this is a shallow clone"), "{said}");
    assert!(said.contains("git fetch --unshallow"), "{said}");
    let (revisions, problems) = desk.history("cut/a.md");
    assert_eq!(revisions.len(), 1);
    assert!(problems[0].message.contains("is not known, and this is a shallow clone"), "{problems:?}");

    desk.git(&["-c", "uploadpack.allowFilter=true", "clone", "-q", "--bare", &url, "bare"]);
    desk.git_in("bare", &["config", "uploadpack.allowFilter", "true"]);
    let url = format!("{url}/bare");
    desk.git(&["clone", "-q", "--filter=blob:none", &url, "part"]);
    let part = Repository::of(Some(Path::new(&desk.path("part")))).expect("there is one");
    let problem = part.at("HEAD^", "a.md").expect_err("only the newest contents were fetched");
    let said = &problem.message;
    assert!(said.starts_with("this clone has not its text") || said.starts_with("git stopped answering"), "{said}");
    let problem = Repository::of(Some(Path::new(&desk.path("bare")))).expect_err("no working tree");
    assert_eq!(problem.message, "this is a bare repository: it has no working tree");
}

#[test]
fn no_repository_and_the_repository_of_others() {
    let Some(desk) = Desk::new() else { return };
    desk.write("a.md", STORY);
    desk.commit("first");
    desk.git(&["init", "-q", "-b", "main", "wire"]);
    desk.write("wire/b.md", STORY);
    desk.git_in("wire", &["add", "-A"]);
    desk.git_in("wire", &["commit", "-q", "-m", "wire"]);
    desk.write("wire/b.md", "Updated.\n");
    desk.write("a.md", "Updated.\n");
    // The repository is that of the first path.
    assert_eq!(
        Repository::of(Some(Path::new(&desk.path("wire/gone/b.md")))).expect("there is one").top,
        desk.0.join("wire")
    );
    let (pairs, problems) = desk.pairs("HEAD", &["a.md", "wire/b.md"]);
    assert_eq!(pairs, ["HEAD:a.md > a.md"]);
    assert!(problems[0].starts_with("it belongs to another repository"), "{problems:?}");
    // As a submodule it changes with the other repository, and is no draft of it.
    desk.git(&["add", "-A"]);
    assert_eq!(desk.pairs("--staged", &[]), (vec!["HEAD:a.md > staged:a.md".to_owned()], none()));

    let problem = Repository::of(Some(Path::new("/"))).expect_err("nobody keeps the whole machine in git");
    assert_eq!(problem.message, "there is no git repository here");
}

#[test]
fn a_repository_runs_nothing() {
    let Some(desk) = Desk::new() else { return };
    let trap = desk.path("trap");
    let touch = format!("touch {trap}; cat");
    for name in ["filter.evil.clean", "filter.evil.smudge", "core.fsmonitor", "diff.evil.textconv", "diff.evil.command"]
    {
        desk.git(&["config", name, "cat"]);
    }
    desk.write(".gitattributes", "*.md filter=evil diff=evil\n");
    desk.write("a.md", STORY);
    desk.write("b.md", STORY);
    desk.commit("first");
    for name in ["filter.evil.clean", "filter.evil.smudge", "core.fsmonitor", "diff.evil.textconv", "diff.evil.command"]
    {
        desk.git(&["config", name, &touch]);
    }
    desk.git(&["config", "diff.external", &touch]);
    desk.git(&["config", "filter.evil.required", "true"]);
    // Written in the same moment and with the same size: git has to look into the file, through its filter.
    desk.write("a.md", STORY.replace("Monday", "Friday"));
    desk.write("b.md", STORY);
    let (pairs, problems) = desk.pairs("HEAD", &[]);
    assert_eq!((pairs, problems), (vec!["HEAD:a.md > a.md".to_owned()], none()));
    assert_eq!(desk.history("a.md").0.len(), 1);
    assert!(!Path::new(&trap).exists(), "a program of the repository was run");
    // The trap works.
    let _ = Command::new("git").args(["diff", "HEAD"]).current_dir(&desk.0).output();
    assert!(Path::new(&trap).exists());
}
