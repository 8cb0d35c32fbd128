"""A BPMN 2.0 file as a process and its drawing. The tree stays the truth of the file."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain

from workbench.formats.bpmn.attributes import extension
from workbench.formats.bpmn.checks import dangling
from workbench.formats.bpmn.collaboration import collaboration
from workbench.formats.bpmn.contents import Contents, keep_data, lanes, walk
from workbench.formats.bpmn.data import data_associations, data_objects, remarks
from workbench.formats.bpmn.declaration import USUAL, Declaration, declaration
from workbench.formats.bpmn.drawing import drawing
from workbench.formats.bpmn.namespace import (
    COLLABORATION,
    DATA_STORE,
    OURS,
    PROCESS,
    UNREAD,
    WB,
    Element,
    Tree,
)
from workbench.formats.bpmn.nodes import documentation
from workbench.formats.bpmn.order import Order
from workbench.formats.bpmn.xml_input import BpmnError, parse
from workbench.model.diagram import Diagram
from workbench.model.element import SubProcess
from workbench.model.finding import Finding, Severity
from workbench.model.process import Process


@dataclass(frozen=True)
class BpmnFile:
    """A file that was read: its tree, what it says, how it is drawn, what is wrong with it.

    `tree` must not be changed; `editor.edit` works on a copy.
    """

    tree: Tree
    process: Process
    diagram: Diagram
    findings: tuple[Finding, ...] = ()
    declaration: Declaration = USUAL


def read(xml: bytes, name: str = "") -> BpmnFile:
    """Read a BPMN 2.0 file. `name` is used where the file names its process nowhere.

    Raises `BpmnError` where it is no readable BPMN; what is wrong inside it is in `findings`.
    """
    with _no_garbage_collection():
        return interpret(parse(xml), name, declaration(xml))


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Reading makes thousands of values and no garbage: searching for some, again and again
    through the whole program, can take as long as the reading itself."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def interpret(tree: Tree, name: str = "", head: Declaration = USUAL) -> BpmnFile:
    """What a tree says; `head` is how its XML declaration was written."""
    contents = Contents()
    sorted_out = _sort_out(tree, contents)
    for key, element in sorted_out.processes.items():
        lanes(element, key, contents)
    for key, element in sorted_out.processes.items():
        walk(element, key, contents)
    process = _process(tree, contents, sorted_out, name)
    nodes = contents.nodes.values()
    collapsible = {node.id for node in nodes if isinstance(node, SubProcess)}
    diagram = drawing(tree, contents.elements, collapsible, contents.findings)
    return BpmnFile(tree, process, diagram, tuple(contents.findings), head)


@dataclass(slots=True)
class _Top:
    """The children of <definitions> that hold a model."""

    processes: dict[str, Element]
    collaborations: list[Element]


def _sort_out(tree: Tree, into: Contents) -> _Top:
    top = _Top({}, [])
    for child in tree.getroot():
        tag = child.tag
        if tag == PROCESS:
            key = into.claim(child)
            top.processes |= {key: child} if key else {}
        elif tag == COLLABORATION:
            top.collaborations.append(child)
        elif tag == DATA_STORE:
            keep_data(child, into)
        elif tag in UNREAD:
            into.findings.append(_unread(child, UNREAD[tag]))
        else:
            into.roots.add(child)
    if not top.processes:
        others = "".join(f" {finding.message}" for finding in into.findings)
        raise BpmnError(
            f"There is no process in the file.{others}",
            mend="Draw a process with at least one step and export it as BPMN 2.0.",
        )
    return top


def _unread(element: Element, kind: str) -> Finding:
    key = element.get("id", "")
    return Finding(
        "not-analysed",
        Severity.INFO,
        f"The file holds a {kind}. It stays in the file, but it is not analysed.",
        (key,) if key else (),
        where=f"line {element.sourceline}",
    )


def _process(tree: Tree, contents: Contents, top: _Top, name: str) -> Process:
    pools, messages = collaboration(top.collaborations, contents)
    key, main = _main(contents, top)
    contents.findings += dangling(contents, messages)
    ours = extension(main, OURS)
    order = Order.of(ours)
    data, alias = data_objects(contents)
    given = main.get("name")
    if given is None:
        pool_names = [pool.name for pool in pools if pool.process == key]
        given = next(filter(None, [*pool_names, tree.getroot().get("name"), name]), "")
    return Process(
        key,
        given,
        documentation(main),
        nodes=order.sorted(contents.nodes.values()),
        flows=order.sorted(contents.flows),
        participants=tuple(pools),
        lanes=order.sorted(contents.lanes),
        message_flows=tuple(messages),
        data=order.sorted(data),
        associations=order.sorted(data_associations(contents, alias)),
        annotations=tuple(remarks(contents)),
        terms=_terms(ours),
        trigger="" if ours is None else ours.get("trigger", ""),
    )


def _main(contents: Contents, top: _Top) -> tuple[str, Element]:
    """The process that the file is about: the one with our extension, else the first that has
    nodes, else the first."""
    marked = [key for key, one in top.processes.items() if extension(one, OURS) is not None]
    filled = (node.process for node in contents.nodes.values())
    key = next(chain(marked, filled, top.processes))
    return key, top.processes[key]


def _terms(ours: Element | None) -> tuple[tuple[str, str], ...]:
    found = () if ours is None else ours.iterchildren(WB + "term")
    return tuple((term.get("key", ""), term.text or "") for term in found)
