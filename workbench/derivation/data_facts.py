"""What can be asked about a data object: who makes it where, who uses it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from workbench.derivation.phrases import listed, tidy
from workbench.derivation.reader import FactFunction, Known
from workbench.derivation.step_facts import data_name, human, name
from workbench.derivation.system_facts import keeper, own
from workbench.model.element import DataObject, FlowNode
from workbench.model.process import Process
from workbench.model.trace import Answer

DataFunction = Callable[[Process, DataObject], Answer]


def _of_data(ask: DataFunction) -> FactFunction:
    return _of_known(lambda known, data: ask(known.process, data))


def _of_known(ask: Callable[[Known, DataObject], Answer]) -> FactFunction:
    def answer(known: Known, ref: str) -> Answer:
        found = next((thing for thing in known.process.data if thing.id == ref), None)
        return None if found is None else ask(known, found)

    return answer


def _same(process: Process, data: DataObject) -> list[str]:
    """The ids of all data objects of this name: one record in several states."""
    return [each.id for each in process.data if data_name(each) == data_name(data)]


def _linked(
    process: Process, data: DataObject, *, writes: bool, every_state: bool = True
) -> Iterator[FlowNode]:
    """The nodes that write (or read) the record, in this state or in whatever state."""
    ids = _same(process, data) if every_state else [data.id]
    links = (each for each in process.associations if each.data in ids and each.writes == writes)
    return (process.by_id[link.node] for link in links if link.node in process.by_id)


def _roles(process: Process, data: DataObject, *, writes: bool) -> tuple[str, ...]:
    nodes = _linked(process, data, writes=writes)
    people = (process.who(node) for node in nodes if human(process, node))
    return tuple(dict.fromkeys(who for who in people if who))


def _is_made(process: Process, data: DataObject) -> bool:
    """Whether any step writes the record."""
    return any(True for _ in _linked(process, data, writes=True))


def _also_made_in(process: Process, data: DataObject) -> tuple[str, ...]:
    """The steps that make the record without anybody of the agency."""
    nodes = _linked(process, data, writes=True)
    others = (name(process, node) for node in nodes if not human(process, node))
    return tuple(dict.fromkeys(others))


def _steps(process: Process, data: DataObject, *, writes: bool) -> tuple[str, ...]:
    nodes = _linked(process, data, writes=writes, every_state=False)
    return tuple(name(process, node) for node in nodes)


def _kept_in(known: Known, data: DataObject, *, every_state: bool) -> str:
    """The systems that store the record, in a sentence: those of the steps that make it."""
    nodes = _linked(known.process, data, writes=True, every_state=every_state)
    systems = dict.fromkeys(keeper(known, node) for node in nodes)
    return listed(list(systems)) or own(known)


DATA_FACTS: dict[str, FactFunction] = {
    key: _of_data(ask)
    for key, ask in {
        "name": lambda process, data: data_name(data),
        "state": lambda process, data: tidy(data.state),
        "store": lambda process, data: data.store,
        "notes": lambda process, data: tidy(data.documentation),
        "first": lambda process, data: _same(process, data)[0] == data.id,
        "made": _is_made,
        "writers": lambda process, data: _roles(process, data, writes=True),
        "readers": lambda process, data: _roles(process, data, writes=False),
        "made in": lambda process, data: _steps(process, data, writes=True),
        "other makers": _also_made_in,
        "used in": lambda process, data: _steps(process, data, writes=False),
    }.items()
}
DATA_FACTS |= {
    "place of record": _of_known(lambda known, data: _kept_in(known, data, every_state=True)),
    "place of change": _of_known(lambda known, data: _kept_in(known, data, every_state=False)),
}
