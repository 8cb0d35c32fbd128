"""index.md: what a folder of issued documents holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.documents import wording
from workbench.model.process import Process


@dataclass(frozen=True)
class Entry:
    """One issued document and its files by format."""

    title: str
    audience: str
    files: tuple[tuple[str, str], ...]


_REGISTER = (
    "[ids.csv](<ids.csv>) remembers which ids were given, so that none comes to mean something "
    "else: keep it with the documents."
)


def index(process: Process, version: str, date: str, entries: Sequence[Entry]) -> str:
    """The page, as Markdown."""
    lines = [
        f"# {_plain(wording.title(process))}",
        "",
        f"Version {version}, issued {date}.",
        "",
        "| document | for | files |",
        "|---|---|---|",
        *(_row(entry) for entry in entries),
        "",
        _REGISTER,
    ]
    return "\n".join(lines) + "\n"


def _row(entry: Entry) -> str:
    links = ", ".join(f"[{name}](<{file}>)" for name, file in entry.files)
    return f"| {_plain(entry.title)} | {_plain(entry.audience)} | {links} |"


def _plain(words: str) -> str:
    """Words that mean nothing to Markdown."""
    return "".join(f"\\{c}" if c in r"\`*_[]<>|#" else c for c in words)
