//! A repository for a test, made anew and gone at its end. The tests of `src/cli/git` share it.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs};

/// A folder with a repository.
pub struct Desk(pub PathBuf);

impl Desk {
    /// An empty repository; none, with a word, where there is no git to test with.
    pub fn new() -> Option<Self> {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("onrecord-git-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        Self::at(env::temp_dir().join(name))
    }

    /// The same in this folder.
    #[allow(clippy::print_stdout, reason = "a test that cannot be run says so")]
    pub fn at(folder: PathBuf) -> Option<Self> {
        if Command::new("git").arg("--version").output().is_err() {
            println!("skipped: git is not on this machine");
            return None;
        }
        fs::create_dir_all(&folder).expect("a folder can be made");
        let desk = Self(fs::canonicalize(folder).expect("it is there"));
        desk.git(&["init", "-q", "-b", "main", "."]);
        Some(desk)
    }

    pub fn git(&self, args: &[&str]) {
        self.git_in(".", args);
    }

    pub fn git_in(&self, folder: &str, args: &[&str]) {
        let done = Command::new("git")
            .args(args)
            .current_dir(self.0.join(folder))
            .env_remove("GIT_DIR")
            .env_remove("GIT_INDEX_FILE")
            .envs([("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_CONFIG_NOSYSTEM", "1"), ("LC_ALL", "C")])
            .envs([("GIT_AUTHOR_NAME", "Desk"), ("GIT_AUTHOR_EMAIL", "desk@example.org")])
            .envs([("GIT_COMMITTER_NAME", "Desk"), ("GIT_COMMITTER_EMAIL", "desk@example.org")])
            .envs([("GIT_AUTHOR_DATE", "2031-06-06T23:30:00-0700"), ("GIT_COMMITTER_DATE", "2031-06-07T12:00:00+0000")])
            .output()
            .expect("git is there");
        assert!(done.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&done.stderr));
    }

    pub fn write(&self, path: impl AsRef<Path>, text: impl AsRef<[u8]>) {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().expect("it lies in the repository")).expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
    }

    pub fn commit(&self, message: &str) {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "-m", message]);
    }

    #[allow(dead_code, reason = "only one of the two that share this file asks it")]
    pub fn path(&self, path: &str) -> String {
        self.0.join(path).to_string_lossy().into_owned()
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
