"""Print the oldest and the newest supported Python that is at hand, one a line."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

SUPPORTED = [(3, minor) for minor in (11, 12, 13, 14)]


def candidates() -> list[str]:
    """Interpreters that may be there: the one that runs this, those on PATH, pyenv's."""
    names = [f"python{major}.{minor}" for major, minor in SUPPORTED]
    found = [path for name in names if (path := shutil.which(name))]
    pyenv = sorted(Path.home().glob(".pyenv/versions/3.*/bin/python3"))
    return [sys.executable, *found, *map(str, pyenv)]


def version(python: str) -> tuple[int, int] | None:
    """The version of an interpreter that runs and can make virtual environments."""
    question = "import sys, ensurepip, venv; print(*sys.version_info[:2])"
    try:
        answer = subprocess.run(  # noqa: S603 - interpreters found by name
            [python, "-c", question], capture_output=True, text=True, timeout=20, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    major, minor = answer.stdout.split()
    return int(major), int(minor)


def main() -> None:
    """Choose and print."""
    at_hand: dict[tuple[int, int], str] = {}
    for python in candidates():
        found = version(python)
        if found in SUPPORTED:
            at_hand.setdefault(found, python)
    if not at_hand:
        at_hand[sys.version_info[:2]] = sys.executable
    for chosen in sorted({min(at_hand), max(at_hand)}):
        sys.stdout.write(at_hand[chosen] + "\n")


if __name__ == "__main__":
    main()
