//! Bytes to [`Transcript`]: what was said, by whom, and where in the file.
//!
//! One file a format, one row a format in [`TRANSCRIPTS`]. A format gives lines of speech; who speaks them is read from
//! the lines' labels, the same way for all formats.

mod captions;
mod docx;
mod label;
mod plain;
#[cfg(test)]
mod tests;

use crate::finding::Problem;
use crate::text::Span;

/// The largest transcript that is read, in bytes: as given, and as inflated from a docx.
pub const MOST_BYTES: usize = 64 << 20;

/// The words of a speech, a meeting or an interview.
#[derive(Clone, Debug)]
pub struct Transcript {
    /// The file's name.
    pub name: String,
    /// What places refer to: the file's own text, or for a docx its paragraphs.
    pub text: String,
    /// Stretches of speech, in text order.
    pub(super) pieces: Vec<Piece>,
    /// Who speaks in each turn; nobody where the transcript does not say.
    pub(super) speakers: Vec<Option<String>>,
}

/// A stretch of speech of one turn.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub span: Span,
    /// Index into the transcript's speakers.
    pub turn: usize,
    /// The time stamp in force, in the text.
    pub time: Option<Span>,
    /// Which paragraph of a docx, from 1.
    pub paragraph: Option<u32>,
}

/// A row of the table of formats.
pub struct TranscriptFormat {
    /// As documentation writes it.
    pub key: &'static str,
    /// What it is, in one line.
    pub summary: &'static str,
    /// File name endings, without the dot, lower case.
    pub extensions: &'static [&'static str],
    read: fn(&str, Vec<u8>) -> Read,
}

/// Lines and what is wrong with some, or why there are none.
type Read = Result<(Lines, Vec<Problem>), Problem>;

/// All formats; the first is that of a file whose name says none.
pub const TRANSCRIPTS: &[TranscriptFormat] = &[
    TranscriptFormat {
        key: "text",
        summary: "plain text or Markdown, with or without the names of those who speak",
        extensions: &["txt", "text", "md", "markdown"],
        read: plain::read,
    },
    TranscriptFormat {
        key: "captions",
        summary: "subtitles: SubRip and WebVTT, places with their times",
        extensions: &["srt", "vtt"],
        read: captions::read,
    },
    TranscriptFormat {
        key: "docx",
        summary: "a Word document, places with their paragraphs",
        extensions: &["docx"],
        read: docx::read,
    },
];

/// The lines of speech of a file.
#[derive(Debug, Default)]
struct Lines {
    text: String,
    lines: Vec<Line>,
}

/// One line.
#[derive(Clone, Debug, Default)]
struct Line {
    span: Span,
    time: Option<Span>,
    paragraph: Option<u32>,
    /// Who speaks, where the format says so itself (a voice tag).
    voice: Option<String>,
    /// Nothing but blanks stands between it and the line before in the file.
    parted: bool,
}

impl Transcript {
    /// Reads a file. What is wrong with parts of it comes back beside it.
    ///
    /// # Errors
    /// A Problem where nothing of it can be read: too large, binary, no docx inside.
    pub fn read(name: &str, bytes: Vec<u8>) -> Result<(Self, Vec<Problem>), Problem> {
        if bytes.len() > MOST_BYTES {
            return Err(too_large(name));
        }
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
        let format = TRANSCRIPTS.iter().find(|format| format.extensions.contains(&ending.as_str()));
        let (lines, mut problems) = (format.unwrap_or(&TRANSCRIPTS[0]).read)(name, bytes)?;
        let transcript = Self::of(name, lines);
        if !transcript.has_words() {
            let message = "there are no words in this transcript, so nothing can be found in it";
            problems.push(Problem::file(name, message).help("give the transcript's text, not its cover or its sound"));
        }
        Ok((transcript, problems))
    }

    /// Whether anything is said in it.
    #[must_use]
    pub fn has_words(&self) -> bool {
        self.pieces.iter().any(|piece| piece.span.of(&self.text).chars().any(char::is_alphanumeric))
    }

    fn of(name: &str, Lines { text, lines }: Lines) -> Self {
        let mut transcript = Self { name: name.to_owned(), text, pieces: Vec::new(), speakers: vec![None] };
        let labels = label::labels(&transcript.text, &lines);
        // The time that a label gave last.
        let mut stamp = None;
        for (line, labels) in lines.iter().zip(&labels) {
            let mut from = line.span.start();
            if let Some(voice) = &line.voice {
                transcript.turn(Some(voice.clone()));
            }
            for label in labels {
                transcript.piece(Span::new(from, label.span.start()), line, stamp);
                stamp = label.time.or(stamp);
                transcript.turn(label.name.clone());
                from = label.span.end();
            }
            transcript.piece(Span::new(from, line.span.end()), line, stamp);
        }
        transcript
    }

    /// Somebody begins, or goes on.
    fn turn(&mut self, speaker: Option<String>) {
        if speaker.is_none() || self.speakers.last() != Some(&speaker) {
            self.speakers.push(speaker);
        }
    }

    fn piece(&mut self, span: Span, line: &Line, stamp: Option<Span>) {
        if !span.of(&self.text).trim().is_empty() {
            let turn = self.speakers.len() - 1;
            self.pieces.push(Piece { span, turn, time: line.time.or(stamp), paragraph: line.paragraph });
        }
    }
}

fn too_large(name: &str) -> Problem {
    let message = format!("it is larger than {} MB, the most that is read of one transcript", MOST_BYTES >> 20);
    Problem::file(name, message).help("cut it into its parts")
}
