"""index.md and index.html: what a folder of issued documents holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from workbench.documents import wording
from workbench.model.process import Process


@dataclass(frozen=True)
class Entry:
    """One issued document and its files by format."""

    title: str
    audience: str
    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Index:
    """What the folder holds: of which process, which issue, the documents, the drawing's file."""

    process: Process
    version: str
    date: str
    entries: Sequence[Entry]
    drawing: str = ""
    language: str = "en-US"

    @property
    def title(self) -> str:
        """The name of the process."""
        return wording.title(self.process)


_REGISTER = (
    "{} remembers which ids were given, so that none comes to mean something else: keep it with "
    "the documents."
)
_DRAWING = "{} shows the whole process."


def index(of: Index) -> str:
    """The page as Markdown."""
    drawing = [_DRAWING.format(f"[The drawing](<{of.drawing}>)"), ""] if of.drawing else []
    lines = [
        f"# {_plain(of.title)}",
        "",
        f"Version {of.version}, issued {of.date}.",
        "",
        "| document | for | files |",
        "|---|---|---|",
        *(_row(entry) for entry in of.entries),
        "",
        *drawing,
        _REGISTER.format("[ids.csv](<ids.csv>)"),
    ]
    return "\n".join(lines) + "\n"


def page(of: Index) -> str:
    """The same as an HTML page that needs no other file and no script."""
    return "\n".join((*_head(of), *_body(of), "</html>")) + "\n"


def _row(entry: Entry) -> str:
    links = ", ".join(f"[{name}](<{file}>)" for name, file in entry.files)
    return f"| {_plain(entry.title)} | {_plain(entry.audience)} | {links} |"


def _plain(words: str) -> str:
    """Words that mean nothing to Markdown."""
    return "".join(f"\\{c}" if c in r"\`*_[]<>|#" else c for c in words)


_STYLE = (
    "body{font:1rem/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;"
    "color:#1b1b1b;background:#fff}table{border-collapse:collapse;width:100%}"
    "th,td{border:1px solid #767676;padding:.4rem .6rem;text-align:left;vertical-align:top}"
    "a{color:#003b8e}a:focus{outline:3px solid #b35900}"
)


def _head(of: Index) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield f'<html lang="{escape(of.language)}">'
    yield '<head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(of.title)}: documents</title>"
    yield f"<style>{_STYLE}</style></head>"


def _body(of: Index) -> Iterator[str]:
    yield f"<body><main><h1>{escape(of.title)}</h1>"
    yield f"<p>Version {escape(of.version)}, issued {escape(of.date)}.</p>"
    yield "<table><caption>Documents</caption><thead><tr>"
    yield '<th scope="col">Document</th><th scope="col">For</th><th scope="col">Files</th>'
    yield "</tr></thead><tbody>"
    for entry in of.entries:
        links = ", ".join(_link(file, name, f"{name}: {entry.title}") for name, file in entry.files)
        title = f'<th scope="row">{escape(entry.title)}</th>'
        yield f"<tr>{title}<td>{escape(entry.audience)}</td><td>{links}</td></tr>"
    yield "</tbody></table>"
    if of.drawing:
        yield f"<p>{_DRAWING.format(_link(of.drawing, 'The drawing'))}</p>"
    yield f"<p>{_REGISTER.format(_link('ids.csv', 'ids.csv'))}</p></main></body>"


def _link(file: str, words: str, spoken: str = "") -> str:
    """A link; `spoken` is what a screen reader says where the words alone do not tell enough."""
    label = f' aria-label="{escape(spoken)}"' if spoken else ""
    return f'<a href="{escape(quote(file))}"{label}>{escape(words)}</a>'
