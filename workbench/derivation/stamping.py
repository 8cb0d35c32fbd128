"""Stamp what an analyst wrote with the facts that the analyst names: `s2:name,rule; x1:answers`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from workbench.derivation.catalogue import known as know
from workbench.derivation.reader import Known, Reader
from workbench.errors import InputError
from workbench.model.process import Process
from workbench.model.scenario import Scenario
from workbench.model.trace import TraceSource

Notes = Iterable[tuple[str, Sequence[str]]]
PATH_MARK = ">"


class SourceNoteError(InputError):
    """A source that is not in the process, or a fact that cannot be asked of it."""


def stamp(
    notes: Notes, process: Process, scenario: Scenario | None = None
) -> tuple[TraceSource, ...]:
    """The named facts with their answers of today.

    A reference is the id of a step, flow, data object or message flow, the name of a role, the
    key of a term, "scenario", "process", or a path of node ids such as "s1>s2>x1".
    SourceNoteError names the nearest id or fact where one is not known.
    """
    known = know(process, scenario)
    reader = Reader(known)
    for ref, facts in notes:
        kinds = _kinds(known, ref)
        if not kinds:
            raise _unknown(ref, "There is no such element.", _everything(known))
        for fact in facts:
            named = _spelled(fact)
            kind = next((kind for kind in kinds if named in known.catalogue[kind]), None)
            if kind is None:
                names = [name for kind in kinds for name in known.catalogue[kind]]
                raise _unknown(ref, f"“{fact}” cannot be asked of it.", names, fact)
            reader.read(kind, ref, named)
    return reader.sources()


def _spelled(fact: str) -> str:
    return " ".join(fact.replace("_", " ").split())


def _kinds(known: Known, ref: str) -> list[str]:
    """The kinds of source that a reference can be."""
    process, found = known.process, []
    if ref in process.by_id:
        found.append("step")
    if ref in process.flows_by_id:
        found += ["flow", "path"]
    if any(data.id == ref for data in process.data):
        found.append("data")
    if any(flow.id == ref for flow in process.message_flows):
        found.append("message")
    if ref in process.roles:
        found += ["role", "staff"]
    if ref in {"scenario", "process"}:
        found.append(ref)
    if ref in dict(process.terms):
        found.append("term")
    if PATH_MARK in ref or ref == "main":
        found.append("path")
    return found


def _everything(known: Known) -> list[str]:
    process = known.process
    ids = [thing.id for things in (process.nodes, process.flows) for thing in things]
    ids += [thing.id for things in (process.data, process.message_flows) for thing in things]
    return [*ids, *process.roles, *dict(process.terms), "scenario", "process", "main"]


def _unknown(ref: str, what: str, names: list[str], wanted: str = "") -> SourceNoteError:
    near = get_close_matches(wanted or ref, names, n=1, cutoff=0.0)
    return SourceNoteError(what, where=f"source “{ref}”", mend=f"Did you mean “{near[0]}”?")
