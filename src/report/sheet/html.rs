//! Lists as one HTML page that loads nothing and runs nothing.

use std::io;

use super::{Sheet, cell};
use crate::report::Options;

const STYLE: &str = "\
:root{color-scheme:light dark}
body{font:16px/1.45 Georgia,'Times New Roman',serif;margin:2rem auto;max-width:78rem;padding:0 1rem}
h1{font-size:1.4rem;margin:2rem 0 .3rem}
p{margin:.2rem 0 1rem;color:GrayText}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font:14px/1.4 system-ui,sans-serif}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid #8884}
th{position:sticky;top:0;background:Canvas}
td:nth-child(4){min-width:18rem}
td:nth-child(5){min-width:14rem}
td:nth-child(4),td:nth-child(5),td:nth-child(10){overflow-wrap:anywhere}
td:nth-child(10){min-width:9rem}
td:nth-child(-n+3),td:nth-child(6),td:nth-child(9){white-space:nowrap}
tr.look td:first-child{font-weight:700;box-shadow:inset 3px 0 #c0392b}
@page{size:landscape;margin:12mm}
@media print{body{margin:0;max-width:none}.wide{overflow:visible}table{font-size:10px}th{position:static}\
td:nth-child(4),td:nth-child(5),td:nth-child(10){min-width:0}th,td{padding:.2rem .3rem}tr{break-inside:avoid}}";

pub(super) fn write(sheets: &[Sheet], _: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let title = sheets.first().map_or_else(String::new, |sheet| escaped(&sheet.title));
    writeln!(out, "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">")?;
    writeln!(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")?;
    // Nothing is loaded, whatever a cell holds.
    writeln!(
        out,
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    )?;
    writeln!(out, "<title>{title}</title>\n<style>\n{STYLE}\n</style>\n</head>\n<body>")?;
    for sheet in sheets {
        writeln!(out, "<h1>{}</h1>", escaped(&sheet.title))?;
        for line in &sheet.lines {
            writeln!(out, "<p>{}</p>", escaped(line))?;
        }
        writeln!(out, "<div class=\"wide\"><table>\n<thead><tr>")?;
        for head in sheet.head {
            writeln!(out, "<th scope=\"col\">{}</th>", escaped(head))?;
        }
        writeln!(out, "</tr></thead>\n<tbody>")?;
        for row in &sheet.rows {
            write!(out, "<tr{}>", if row.marked { " class=\"look\"" } else { "" })?;
            for text in &row.cells {
                write!(out, "<td>{}</td>", escaped(text))?;
            }
            writeln!(out, "</tr>")?;
        }
        writeln!(out, "</tbody>\n</table></div>")?;
    }
    writeln!(out, "</body>\n</html>")
}

/// The one way by which words get into the page.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in cell(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}
