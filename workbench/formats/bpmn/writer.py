"""A process and its drawing as a new BPMN 2.0 file, valid by the schema, always the same."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from workbench.formats.bpmn.extensions import make
from workbench.formats.bpmn.namespace import (
    ASSOCIATION,
    COLLABORATION,
    DATA_READ,
    DATA_REFERENCE,
    DATA_WRITTEN,
    LANE,
    MESSAGE_FLOW,
    NODES,
    OURS,
    PARTICIPANT,
    SEQUENCE_FLOW,
    STORE_REFERENCE,
    WB,
    B,
    Element,
)
from workbench.formats.bpmn.order import ORDER, differing
from workbench.formats.bpmn.references import identified, refuse_loose_ends
from workbench.formats.bpmn.write_drawing import diagram_element
from workbench.formats.bpmn.write_process import Draft, process_elements
from workbench.formats.bpmn.xml_output import Ids, assign, describe, new, written
from workbench.model.diagram import Diagram
from workbench.model.process import Process


def build(process: Process, diagram: Diagram) -> bytes:
    """The file. `reader.read` of it gives the same process and drawing.

    A node's and lane's `process` is read back as the id of the BPMN process that it lies in:
    "" becomes the id of the model. Raises `BpmnError` where an id, a reference or a text cannot
    stand in such a file.
    """
    refuse_loose_ends(process)
    ids = Ids()
    for key in identified(process):
        ids.claim(key)
    draft = Draft(process, ids)
    elements = process_elements(draft)
    _head(process, elements)
    root = _definitions(draft, elements, diagram)
    etree.cleanup_namespaces(root, keep_ns_prefixes=["bpmn", "wb", "xsi"])
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def _definitions(draft: Draft, processes: list[Element], diagram: Diagram) -> Element:
    """What is referred to, the pools, the processes, the drawing."""
    root = new(
        B + "definitions",
        draft.ids.fresh("definitions"),
        targetNamespace="urn:workbench:process",
        exporter="Workbench",
    )
    root.extend([*draft.roots.values(), *draft.stores])
    plane_of = draft.process.id
    if draft.process.participants or draft.process.message_flows:
        plane_of = draft.ids.fresh("collaboration")
        root.append(_collaboration(draft.process, plane_of))
    root.extend(processes)
    for place, page in enumerate(diagram.paged()):
        if page.shapes or page.edges:
            owner = _owner(draft.process, page) if place else ""
            root.append(diagram_element(draft.process, page, owner or plane_of, draft.ids))
    return root


def _owner(process: Process, page: Diagram) -> str:
    """The sub-process or process whose inside a further page shows, "" where it shows pools."""
    pools = {pool.id for pool in process.participants}
    if pools & page.shape.keys():
        return ""
    nodes = (process.by_id[key] for key in page.shape if key in process.by_id)
    first = next(nodes, None)
    return (first.parent or first.process) if first else ""


def _collaboration(process: Process, key: str) -> Element:
    element = new(COLLABORATION, key)
    for pool in process.participants:
        band = new(PARTICIPANT, pool.id, name=pool.name or None, processRef=pool.process)
        describe(band, pool.documentation)
        element.append(band)
    for flow in process.message_flows:
        ends = {"sourceRef": flow.source, "targetRef": flow.target}
        element.append(new(MESSAGE_FLOW, flow.id, name=flow.name or None, **ends))
    return element


def _head(process: Process, elements: list[Element]) -> None:
    """Put documentation and our extension in front of what the main process holds."""
    ours = make(OURS)
    head = new(B + "process")
    if process.trigger:
        assign(ours, "trigger", process.trigger)
    for key, word in process.terms:
        assign(written(ours, WB + "term", word), "key", key)
    order = differing(_wanted(process), _found(process, elements))
    if order:
        written(ours, ORDER, " ".join(order))
    said = len(elements) > 1 or ours.attrib or len(ours)
    describe(head, process.documentation, ours if said else None)
    for place, child in enumerate(list(head)):
        elements[0].insert(place, child)


def _wanted(process: Process) -> Iterable[Iterable[str]]:
    groups = (process.nodes, process.flows, process.lanes, process.data, process.associations)
    return [[thing.id for thing in group] for group in groups]


def _found(process: Process, elements: list[Element]) -> Iterable[Iterable[str]]:
    """The same ids in the order of the file."""
    links = {link.id for link in process.associations}
    inner, outer = (DATA_READ, DATA_WRITTEN), (ASSOCIATION,)
    return [
        _ids(elements, *NODES),
        _ids(elements, SEQUENCE_FLOW),
        _ids(elements, LANE),
        _ids(elements, DATA_REFERENCE, STORE_REFERENCE),
        [key for tags in (inner, outer) for key in _ids(elements, *tags) if key in links],
    ]


def _ids(elements: list[Element], *tags: str) -> list[str]:
    return [found.get("id", "") for element in elements for found in element.iter(*tags)]
