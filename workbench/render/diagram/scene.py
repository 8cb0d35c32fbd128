"""Everything in a drawing in the order of drawing: bands, frames, lines, nodes, words, marks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from workbench.formats.bpmn.layout.item import data_text, node_text
from workbench.model.diagram import Bounds, Diagram, Edge, Shape
from workbench.model.element import (
    Annotation,
    CallActivity,
    DataAssociation,
    DataObject,
    Event,
    FlowNode,
    Gateway,
    Lane,
    MessageFlow,
    Participant,
    SequenceFlow,
    SubProcess,
)
from workbench.model.process import Process
from workbench.render.diagram import band as band
from workbench.render.diagram import line as lines
from workbench.render.diagram import node as nodes
from workbench.render.diagram.ink import box_of_words
from workbench.render.diagram.mark import mark_line, mark_shape

Element = (
    FlowNode | SequenceFlow | Participant | Lane | MessageFlow | DataObject | DataAssociation
    | Annotation
)  # fmt: skip


@dataclass(frozen=True)
class Scene:
    """A process and its drawing, without what is hidden in collapsed sub-processes.

    The words of `silent` lines are not written.
    """

    process: Process
    diagram: Diagram
    marked: frozenset[str] = frozenset()
    silent: frozenset[str] = frozenset()

    @cached_property
    def elements(self) -> dict[str, Element]:
        """Everything that can be drawn, by id."""
        process = self.process
        groups: tuple[Iterable[Element], ...] = (
            process.nodes, process.flows, process.participants, process.lanes,
            process.message_flows, process.data, process.associations, process.annotations,
        )  # fmt: skip
        return {element.id: element for group in groups for element in group}

    @cached_property
    def hidden(self) -> frozenset[str]:
        """What is inside a sub-process that is drawn closed, and the lines to it."""
        closed = {shape.element for shape in self.diagram.shapes if not shape.expanded}
        found: set[str] = set()
        for node in self.process.nodes:
            parent, seen = node.parent, {node.id}
            while parent and parent not in seen:
                if parent in closed:
                    found.add(node.id)
                    break
                seen.add(parent)
                above = self.process.by_id.get(parent)
                parent = above.parent if above else None
        flows = self.process.flows
        found |= {flow.id for flow in flows if flow.source in found or flow.target in found}
        return frozenset(found)

    @cached_property
    def shapes(self) -> tuple[Shape, ...]:
        """The visible shapes."""
        return tuple(one for one in self.diagram.shapes if one.element not in self.hidden)

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """The visible lines."""
        edges = self.diagram.edges
        return tuple(one for one in edges if one.element not in self.hidden and len(one.points) > 1)

    @cached_property
    def written(self) -> dict[str, Bounds]:
        """The boxes of the words outside shapes and on lines, by the id of their element."""
        found = {one.element: _words_box(self, one) for one in self.shapes}
        found |= {one.element: _line_words_box(self, one) for one in self.edges}
        return {key: box for key, box in found.items() if box is not None}

    def ends(self, edge: str) -> tuple[str, str]:
        """The ids of what a line leads from and to, "" where that is not known."""
        element = self.elements.get(edge)
        if isinstance(element, SequenceFlow | MessageFlow):
            return element.source, element.target
        if isinstance(element, DataAssociation):
            ends = (element.node, element.data)
            return ends if element.writes else ends[::-1]
        return self.remarked.get(edge, ("", ""))

    @cached_property
    def remarked(self) -> dict[str, tuple[str, str]]:
        """The ends of the lines of remarks, as our own layout names them."""
        return {
            f"{remark.id}_about_{about}": (remark.id, about)
            for remark in self.process.annotations
            for about in remark.about
        }

    def is_band(self, shape: Shape) -> bool:
        """Whether it is a pool or lane."""
        return isinstance(self.elements.get(shape.element), Participant | Lane)

    def is_frame(self, shape: Shape) -> bool:
        """Whether it is an open sub-process, or something unknown around others."""
        element = self.elements.get(shape.element)
        return element is None or (
            isinstance(element, SubProcess | CallActivity) and shape.expanded
        )


def bands(scene: Scene, shapes: Iterable[Shape]) -> str:
    """Pools, then lanes, as wide as the shapes given."""
    shapes = list(shapes)
    drawn = []
    for kind in (Participant, Lane):
        for shape in shapes:
            element = scene.elements.get(shape.element)
            if isinstance(element, kind):
                drawn.append(_band(scene, element, shape))
    return "".join(drawn)


def contents(scene: Scene) -> str:
    """Everything but pools and lanes."""
    shapes = [one for one in scene.shapes if not scene.is_band(one)]
    frames = sorted(filter(scene.is_frame, shapes), key=lambda shape: -_area(shape.bounds))
    others = [shape for shape in shapes if not scene.is_frame(shape)]
    boundary_last = sorted(others, key=lambda shape: _attached(scene, shape))
    return "".join(
        (
            *(_shape(scene, shape) for shape in frames),
            *(_line(scene, edge) for edge in scene.edges),
            *(_shape(scene, shape) for shape in boundary_last),
            *(_words(scene, shape) for shape in boundary_last),
            *(_line_words(scene, edge) for edge in scene.edges),
            *_marks(scene, shapes),
        )
    )


def _band(scene: Scene, element: Participant | Lane, shape: Shape) -> str:
    if isinstance(element, Lane):
        return band.lane(element.name, shape)
    empty = element.process is None or not any(
        node.process == element.process and node.id in scene.diagram.shape
        for node in scene.process.nodes
    )
    return band.pool(element.name, shape, black_box=empty)


def _shape(scene: Scene, shape: Shape) -> str:
    element = scene.elements.get(shape.element)
    if isinstance(element, FlowNode):
        return nodes.node(element, shape)
    if isinstance(element, DataObject):
        return band.data(element, shape)
    if isinstance(element, Annotation):
        return band.remark(element, shape)
    return band.unknown(shape)


def _words(scene: Scene, shape: Shape) -> str:
    element = scene.elements.get(shape.element)
    return nodes.outside_words(element, shape) if isinstance(element, FlowNode) else ""


def _words_box(scene: Scene, shape: Shape) -> Bounds | None:
    element = scene.elements.get(shape.element)
    if isinstance(element, Event | Gateway):
        return box_of_words(node_text(element), *nodes.label_place(shape))
    if isinstance(element, DataObject):
        return box_of_words(data_text(element), *nodes.label_place(shape))
    return None


def _line(scene: Scene, edge: Edge) -> str:
    element = scene.elements.get(edge.element)
    under = mark_line(edge) if edge.element in scene.marked else ""
    if isinstance(element, SequenceFlow):
        # A line that comes from another part of the drawing begins without its sign.
        shown = element.source in scene.diagram.shape
        source = scene.process.by_id.get(element.source) if shown else None
        return under + lines.sequence_flow(edge, element, source)
    if isinstance(element, MessageFlow):
        return under + lines.message_flow(edge)
    return under + lines.association(edge, arrow=isinstance(element, DataAssociation))


def _line_words(scene: Scene, edge: Edge) -> str:
    return lines.line_words(_line_name(scene, edge), edge)


def _line_words_box(scene: Scene, edge: Edge) -> Bounds | None:
    return lines.line_words_box(_line_name(scene, edge), edge)


def _line_name(scene: Scene, edge: Edge) -> str:
    element = scene.elements.get(edge.element)
    if edge.element in scene.silent or not isinstance(element, SequenceFlow | MessageFlow):
        return ""
    return element.name


def _marks(scene: Scene, shapes: Iterable[Shape]) -> Iterator[str]:
    for shape in shapes:
        if shape.element in scene.marked:
            yield mark_shape(shape.bounds, _form(scene.elements.get(shape.element)))


def marked_names(scene: Scene, marked: Collection[str]) -> list[str]:
    """What is marked, in words."""
    found = [scene.elements[key] for key in scene.elements if key in marked]
    return [getattr(element, "name", "") or element.id for element in found]


def _form(element: Element | None) -> str:
    if isinstance(element, Gateway):
        return "diamond"
    return "circle" if isinstance(element, Event) else "box"


def _attached(scene: Scene, shape: Shape) -> bool:
    return bool(getattr(scene.elements.get(shape.element), "attached_to", None))


def _area(box: Bounds) -> float:
    return box.width * box.height
