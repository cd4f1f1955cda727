//! Where output goes: colours, width, progress, and a reader that goes away.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

use anstream::ColorChoice;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::args::{Colour, Shared};
use crate::report::Options;

/// The width where neither COLUMNS nor a terminal says one.
const WIDTH: usize = 100;
/// Narrower than this nothing can be read.
const LEAST_WIDTH: usize = 40;

/// How standard output looks.
pub(super) fn options(shared: &Shared) -> Options {
    Options { colour: colours(shared.color), width: width(), brief: shared.quiet, threads: shared.threads }
}

/// How standard error looks.
pub(super) fn error_options(shared: &Shared) -> Options {
    let colour = match shared.color {
        Colour::Auto => anstream::AutoStream::choice(&io::stderr()) != ColorChoice::Never,
        explicit => explicit == Colour::Always,
    };
    Options { colour, width: width(), brief: shared.quiet, threads: shared.threads }
}

/// An explicit choice first, then the usual conventions (NO_COLOR, CLICOLOR_FORCE, CLICOLOR, TERM=dumb).
fn colours(choice: Colour) -> bool {
    match choice {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => anstream::AutoStream::choice(&io::stdout()) != ColorChoice::Never,
    }
}

fn width() -> usize {
    let stated = std::env::var("COLUMNS").ok().and_then(|columns| columns.trim().parse::<usize>().ok());
    let wide = stated.or_else(|| terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)));
    wide.filter(|&columns| columns > 0).unwrap_or(WIDTH).max(LEAST_WIDTH)
}

/// Bytes that are handed to the system at once.
const BUFFER: usize = 64 << 10;

/// Writes to standard output. That its reader has gone (`| head`) is no fault of the run: the exit status stays
/// what the findings say.
pub(super) fn print(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = io::BufWriter::with_capacity(BUFFER, io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

/// A progress bar on standard error: only in a terminal, and only on a run that takes more than a moment.
pub(super) struct Progress {
    bar: ProgressBar,
    start: Instant,
    shown: std::sync::atomic::AtomicBool,
}

impl Progress {
    /// For so many drafts.
    pub fn new(drafts: usize, shared: &Shared) -> Self {
        let quiet = shared.quiet || drafts < 2 || !io::stderr().is_terminal();
        let bar = if quiet {
            ProgressBar::hidden()
        } else {
            ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden())
        };
        bar.set_length(drafts as u64);
        Self { bar, start: Instant::now(), shown: std::sync::atomic::AtomicBool::new(quiet) }
    }

    /// One more draft is done.
    pub fn step(&self) {
        use std::sync::atomic::Ordering::Relaxed;
        if self.start.elapsed() > Duration::from_secs(1) && !self.shown.swap(true, Relaxed) {
            self.bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(8));
            if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos} of {len} drafts, {eta} left") {
                self.bar.set_style(style);
            }
        }
        self.bar.inc(1);
    }

    /// All are done.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
