"""From one way of writing a process down to another."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from workbench.errors import InputError
from workbench.formats.bpmn import writer
from workbench.formats.capture import Written
from workbench.formats.outline.writer import write as write_outline
from workbench.formats.step_table.writer import write_csv, write_xlsx
from workbench.model.finding import Finding
from workbench.render import raster
from workbench.store import files
from workbench.usecases import drawing
from workbench.usecases.opening import Opened


class TargetError(InputError):
    """A file name whose ending says nothing that can be written."""


def convert(opened: Opened, target: Path) -> tuple[Finding, ...]:
    """Write the process to a file by its ending; what that cannot say is returned."""
    write = WRITERS.get(target.suffix.lower())
    if write is None:
        ending = f"“{target.suffix}”" if target.suffix else "A name without an ending"
        raise TargetError(
            f"{ending} cannot be written.",
            where=str(target),
            mend=f"Use {', '.join(WRITERS)}.",
        )
    if os.path.exists(target) and target.samefile(opened.source):  # noqa: PTH110 - long names
        raise TargetError(
            "This is the file that is read.",
            where=str(target),
            mend="Give the new file another name, so that the old one stays as it is.",
        )
    written = write(opened)
    files.write(target, written.data)
    return written.findings


def _bpmn(opened: Opened) -> Written:
    if opened.bpmn:
        return Written(opened.data)
    return Written(writer.build(opened.process, opened.diagram))


def _svg(opened: Opened) -> Written:
    return Written(drawing.picture(opened))


def _png(opened: Opened) -> Written:
    return Written(raster.png(drawing.picture(opened)))


WRITERS: dict[str, Callable[[Opened], Written]] = {
    ".bpmn": _bpmn,
    ".csv": lambda opened: write_csv(opened.process),
    ".xlsx": lambda opened: write_xlsx(opened.process),
    ".txt": lambda opened: write_outline(opened.process),
    ".svg": _svg,
    ".png": _png,
}
