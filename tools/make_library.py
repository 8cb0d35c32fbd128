"""Write the process.bpmn of every library process anew from its steps.csv."""

from __future__ import annotations

from pathlib import Path

from workbench.formats.bpmn.layout.lay_out import lay_out
from workbench.formats.bpmn.writer import build
from workbench.formats.step_table.reader import read_csv
from workbench.store import files, library

LIMIT_MB = 5


def drawn(folder: Path) -> bytes:
    """The process of a folder's step table as a BPMN file with its drawing."""
    captured = read_csv(files.read(folder / "steps.csv", LIMIT_MB), "steps.csv")
    return build(captured.process, lay_out(captured.process))


def main() -> None:
    """Write all of them."""
    for name in library.names():
        folder = library.folder(name)
        files.write(folder / "process.bpmn", drawn(folder))


if __name__ == "__main__":
    main()
