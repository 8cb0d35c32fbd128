"""No run-time dependency is under the GPL or the AGPL."""

from __future__ import annotations

import importlib.metadata as metadata
import re

GNU = re.compile(r"\bA?GPL|Affero|GNU General Public", re.IGNORECASE)
LESSER = re.compile(r"\bLGPL|Lesser", re.IGNORECASE)


def run_time(name: str, seen: set[str]) -> set[str]:
    """The names of everything that a distribution needs at run time, itself included."""
    key = re.sub(r"[-_.]+", "-", name).lower()
    if key in seen:
        return seen
    try:
        needed = metadata.requires(key) or []
    except metadata.PackageNotFoundError:
        return seen  # for another system or Python
    seen.add(key)
    for line in needed:
        if "extra ==" not in line:
            run_time(re.split(r"[\s\[<>=!~;(]", line)[0], seen)
    return seen


def licence(name: str) -> str:
    """What a distribution says of its licence: the expression, the field, the classifiers."""
    about = metadata.metadata(name)
    classifiers = [c for c in about.get_all("Classifier") or [] if c.startswith("License")]
    field = (about.get("License") or "").splitlines()[:1]
    said = " | ".join([about.get("License-Expression") or "", *field, *classifiers]).strip(" |")
    return said or _first_line_of_licence_file(name)


def _first_line_of_licence_file(name: str) -> str:
    files = metadata.files(name) or []
    texts = [file.read_text() for file in files if "LICENSE" in file.name.upper()]
    return texts[0].strip().splitlines()[0] if texts else ""


def test_every_run_time_dependency_names_a_licence_that_is_not_gnu() -> None:
    needed = run_time("workbench", set())
    assert {"lxml", "networkx", "python-docx", "click"} <= needed
    said = {name: licence(name) for name in sorted(needed)}
    assert [name for name, words in said.items() if not words] == []
    assert [
        name for name, words in said.items() if GNU.search(words) and not LESSER.search(words)
    ] == []
