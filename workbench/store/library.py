"""What comes with Workbench: ready-made processes, outlines of documents, the Word style.

They travel inside the package when it is installed, and stand at the top of a source tree.
"""

from __future__ import annotations

import difflib
from pathlib import Path

from workbench.errors import InputError

PACKAGE = Path(__file__).parent.parent


class LibraryError(InputError):
    """A process or template that does not come with Workbench."""


def names() -> tuple[str, ...]:
    """The processes of the library, in alphabetical order."""
    return tuple(sorted(path.parent.name for path in _home("processes").glob("*/steps.csv")))


def folder(name: str) -> Path:
    """The folder of a process of the library."""
    return _home("processes") / _known(name, names(), "process of the library")


def templates(own: Path | None = None) -> dict[str, Path]:
    """The templates by file name; those in the agency's `own` folder come first."""
    if own and not own.is_dir():
        raise LibraryError(
            "There is no such folder of templates.",
            where=str(own),
            mend="Correct WORKBENCH_TEMPLATES.",
        )
    homes = [_home("templates"), *([own] if own else [])]
    found = {path.name: path for home in homes for path in sorted(home.iterdir())}
    return {name: path for name, path in sorted(found.items()) if path.is_file()}


def outlines(own: Path | None = None) -> dict[str, Path]:
    """The outlines of documents by file name."""
    return {name: path for name, path in templates(own).items() if name.endswith(".md")}


def template(name: str, own: Path | None = None) -> Path:
    """A template by its file name, such as "test-plan.md" or "style.docx"."""
    known = templates(own)
    return known[_known(name, tuple(known), "template")]


def _known(name: str, known: tuple[str, ...], what: str) -> str:
    if name in known:
        return name
    near = difflib.get_close_matches(name.casefold(), known, 1, 0.6)
    mend = f"Did you mean “{near[0]}”? " if near else ""
    raise LibraryError(f"“{name}” is no {what}.", mend=f"{mend}There are: {', '.join(known)}.")


def _home(kind: str) -> Path:
    """Where the files of a kind stand: inside the installed package, else beside it."""
    for home in (PACKAGE / "shipped" / kind, PACKAGE.parent / kind):
        if home.is_dir():
            return home
    raise LibraryError(
        f"The folder of {kind} is missing.",
        where=str(PACKAGE),
        mend="Install Workbench again.",
    )
