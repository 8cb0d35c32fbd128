"""Open whatever the user calls a process, with what lies beside it."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from workbench.errors import InputError
from workbench.formats import analyst_texts, case_table, requirement_table, scenario
from workbench.formats.bpmn import reader
from workbench.formats.bpmn.layout.lay_out import lay_out
from workbench.formats.bpmn.reader import BpmnFile
from workbench.formats.bpmn.xml_input import BpmnError
from workbench.formats.capture import Captured
from workbench.formats.case_table import WrittenCase
from workbench.formats.outline.reader import read as read_outline
from workbench.formats.plain import digest
from workbench.formats.requirement_table import WrittenRequirement
from workbench.formats.step_table.reader import read_csv, read_xlsx
from workbench.model.address import address_of
from workbench.model.diagram import Diagram
from workbench.model.finding import Finding
from workbench.model.process import Process
from workbench.model.scenario import Scenario
from workbench.settings import Settings
from workbench.store import files, library
from workbench.usecases import written
from workbench.usecases.reading import read_text

log = logging.getLogger("workbench.opening")


class SourceError(InputError):
    """Something that is neither a readable file nor a process of the library."""


@dataclass(frozen=True)
class Opened:
    """A process as it was opened: its values, its drawing, what lay beside it.

    `data` are its bytes; `bpmn` is the file taken apart where it was one; `findings` are the
    remarks of the readers; `places` says where the row of an id stands in a table or outline.
    """

    source: Path
    data: bytes
    process: Process
    scenario: Scenario | None = None
    bpmn: BpmnFile | None = None
    requirements: tuple[WrittenRequirement, ...] = ()
    cases: tuple[WrittenCase, ...] = ()
    texts: dict[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    places: Mapping[str, str] = field(default_factory=dict)

    @property
    def version(self) -> str:
        """What tells this version from others: the same process and numbers, the same word."""
        return digest(self.process, self.scenario)

    @property
    def address(self) -> str:
        """Where the process stands: project/process/variant@version."""
        return str(address_of(self.process, self.version))

    @cached_property
    def diagram(self) -> Diagram:
        """The file's own drawing where it shows every node, else ours."""
        bpmn = self.bpmn
        if bpmn and all(node.id in bpmn.diagram.shape for node in self.process.nodes):
            return bpmn.diagram
        return self.laid_out

    @cached_property
    def laid_out(self) -> Diagram:
        """The drawing that we make, when it is asked for: it takes longer than all the reading,
        and most commands show none."""
        return lay_out(self.process)


def open_source(source: str, settings: Settings, numbers: Path | None = None) -> Opened:
    """Read a process by file or library name; `numbers` replaces the scenario beside it."""
    path = locate(_readable(source))
    data = files.read(path, settings.max_file_mb)
    bpmn = _bpmn(path, data) if path.suffix.lower() in (".bpmn", ".xml") else None
    captured = Captured(bpmn.process, bpmn.findings) if bpmn else _capture(path, data)
    beside = _Beside(path.parent, settings.max_file_mb)
    log.info("read %d nodes", len(captured.process.nodes))
    numbered = _scenario(numbers, settings) if numbers else beside.scenario()
    requirements, cases = beside.requirements(), beside.cases()
    unfit = written.check(captured.process, numbered, requirements, cases)
    return Opened(
        source=path,
        data=data,
        process=captured.process,
        scenario=numbered,
        bpmn=bpmn,
        requirements=requirements,
        cases=cases,
        texts=beside.texts(),
        findings=(*captured.findings, *unfit),
        places=captured.places,
    )


def _readable(name: str) -> str:
    """A name that can be printed; one in another encoding would break every message."""
    try:
        name.encode()
    except UnicodeEncodeError:
        raise SourceError(
            "The name of this file is not UTF-8.",
            where=os.fsencode(name).decode(errors="backslashreplace"),
            mend="Give it another name.",
        ) from None
    return name


def locate(source: str) -> Path:
    """The file that is meant: the path as it stands, else a process of the library.

    A folder without a process gives way to a process of the library of the same name, because
    `dossier NAME --out NAME` makes such a folder.
    """
    path = Path(source)
    if os.path.isfile(path):  # noqa: PTH113 - Path.is_file raises where a name is too long
        return path
    if source and os.path.isdir(path):  # noqa: PTH112 - as above
        if source in library.names() and not (path / "process.bpmn").is_file():
            return library.folder(source) / "process.bpmn"
        return _within(path)
    if path.suffix or "/" in source:
        raise SourceError(
            "There is no such file.",
            where=source,
            mend=f"Name a file, or a process of the library: {', '.join(library.names())}.",
        )
    return library.folder(source) / "process.bpmn"


def _within(folder: Path) -> Path:
    path = folder / "process.bpmn"
    if not path.is_file():
        raise SourceError(
            "This is a folder, and no process.bpmn lies in it.",
            where=str(folder),
            mend="Name the file of the process itself.",
        )
    return path


def _bpmn(path: Path, data: bytes) -> BpmnFile:
    """The file as BPMN; what is wrong with it is told with its name."""
    try:
        return reader.read(data, path.name)
    except BpmnError as problem:
        where = f"{path.name}: {problem.where}" if problem.where else path.name
        raise SourceError(problem.what, where=where, mend=problem.mend) from problem


READERS: dict[str, Callable[[bytes, str], Captured]] = {
    ".csv": read_csv,
    ".xlsx": read_xlsx,
    ".txt": read_outline,
}


def _capture(path: Path, data: bytes) -> Captured:
    read = READERS.get(path.suffix.lower())
    if read is None:
        ending = f"“{path.suffix}”" if path.suffix else "A name without an ending"
        raise SourceError(
            f"{ending} is not a kind of file that is read.",
            where=str(path),
            mend="Use .bpmn, .csv, .xlsx or .txt.",
        )
    return read(data, path.name)


def _scenario(path: Path, settings: Settings) -> Scenario:
    _readable(str(path))
    return scenario.read(read_text(path, settings.max_file_mb), path.name)


@dataclass(frozen=True)
class _Beside:
    """The files of fixed names beside a process."""

    folder: Path
    limit_mb: int

    def _text(self, name: str) -> str | None:
        path = self.folder / name
        if path.is_file():
            return read_text(path, self.limit_mb)
        if os.path.lexists(path):
            what = (
                "folder" if path.is_dir() else "link to nothing" if path.is_symlink() else "device"
            )
            raise SourceError(
                f"This is a {what}, and no file.",
                where=str(path),
                mend=f"Put {name} there, or take it away: it is read with the process.",
            )
        return None

    def scenario(self) -> Scenario | None:
        text = self._text("scenario.yaml")
        return scenario.read(text, "scenario.yaml") if text is not None else None

    def requirements(self) -> tuple[WrittenRequirement, ...]:
        text = self._text("requirements.csv")
        return requirement_table.read(text, "requirements.csv") if text is not None else ()

    def cases(self) -> tuple[WrittenCase, ...]:
        text = self._text("tests.csv")
        return case_table.read(text, "tests.csv") if text is not None else ()

    def texts(self) -> dict[str, str]:
        text = self._text("texts.yaml")
        return analyst_texts.read(text, "texts.yaml") if text is not None else {}
