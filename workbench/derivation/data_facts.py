"""What can be asked about a data object: who makes it where, who uses it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from workbench.derivation.naming import name
from workbench.derivation.phrases import actor, listed, tidy
from workbench.derivation.reader import FactFunction, Known
from workbench.derivation.step_facts import data_name, human
from workbench.derivation.system_facts import keeper, own
from workbench.model.element import DataAssociation, DataObject, FlowNode
from workbench.model.process import Process
from workbench.model.trace import Answer

Links = defaultdict[tuple[str, bool], list[DataAssociation]]


def _of_data(ask: Callable[[Known, DataObject], Answer]) -> FactFunction:
    def answer(known: Known, ref: str) -> Answer:
        found = known.process.data_by_id.get(ref)
        return None if found is None else ask(known, found)

    return answer


def _is_first(known: Known, data: DataObject) -> bool:
    """Whether it is the first of its name: one record in several states."""
    firsts = known.once(
        "first data", lambda: {data_name(each): each.id for each in reversed(known.process.data)}
    )
    return bool(firsts[data_name(data)] == data.id)


def links_of_data(known: Known) -> Links:
    """The associations by the name of their record and by whether they write it."""
    return known.once("links of data", lambda: _grouped(known.process))


def _grouped(process: Process) -> Links:
    found: Links = defaultdict(list)
    for link in process.associations:
        if link.data in process.data_by_id and link.node in process.by_id:
            found[data_name(process.data_by_id[link.data]), link.writes].append(link)
    return found


def _linked(
    known: Known, data: DataObject, *, writes: bool, every_state: bool = True
) -> Iterator[FlowNode]:
    """The nodes that write (or read) the record, in this state or in whatever state."""
    for link in links_of_data(known)[data_name(data), writes]:
        if every_state or link.data == data.id:
            yield known.process.by_id[link.node]


def _roles(known: Known, data: DataObject, *, writes: bool) -> tuple[str, ...]:
    """Who writes (or reads) the record, in whatever state, as a sentence names them."""
    process = known.process
    nodes = _linked(known, data, writes=writes)
    people = (process.who(node) for node in nodes if human(process, node))
    return tuple(dict.fromkeys(actor(who) for who in people if who))


def _is_linked(known: Known, data: DataObject, *, writes: bool) -> bool:
    """Whether any step writes (or reads) the record, in whatever state."""
    return any(True for _ in _linked(known, data, writes=writes))


def _also_made_in(known: Known, data: DataObject) -> tuple[str, ...]:
    """The steps that make the record without anybody of the agency."""
    nodes = _linked(known, data, writes=True)
    others = (name(known.process, node) for node in nodes if not human(known.process, node))
    return tuple(dict.fromkeys(others))


def _steps(known: Known, data: DataObject, *, writes: bool) -> tuple[str, ...]:
    nodes = _linked(known, data, writes=writes, every_state=False)
    return tuple(name(known.process, node) for node in nodes)


def _kept_in(known: Known, data: DataObject, *, every_state: bool) -> str:
    """The systems that store the record, in a sentence: those of the steps that make it."""
    nodes = _linked(known, data, writes=True, every_state=every_state)
    systems = dict.fromkeys(keeper(known, node) for node in nodes)
    return listed(list(systems)) or own(known)


DATA_FACTS: dict[str, FactFunction] = {
    key: _of_data(ask)
    for key, ask in {
        "name": lambda known, data: data_name(data),
        "state": lambda known, data: tidy(data.state),
        "store": lambda known, data: data.store,
        "notes": lambda known, data: tidy(data.documentation),
        "first": _is_first,
        "made": lambda known, data: _is_linked(known, data, writes=True),
        "read": lambda known, data: _is_linked(known, data, writes=False),
        "writers": lambda known, data: _roles(known, data, writes=True),
        "readers": lambda known, data: _roles(known, data, writes=False),
        "made in": lambda known, data: _steps(known, data, writes=True),
        "other makers": _also_made_in,
        "used in": lambda known, data: _steps(known, data, writes=False),
        "place of record": lambda known, data: _kept_in(known, data, every_state=True),
        "place of change": lambda known, data: _kept_in(known, data, every_state=False),
    }.items()
}
