"""Where things stand in a drawing (BPMN DI): bounds and way points, in pixels."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Bounds:
    """A box: left upper corner, width and height."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Shape:
    """The box of an element; `label` is the box of its text where that stands outside."""

    element: str
    bounds: Bounds
    label: Bounds | None = None
    horizontal: bool = True
    expanded: bool = True


@dataclass(frozen=True)
class Edge:
    """The line of a flow, from way point to way point."""

    element: str
    points: tuple[tuple[float, float], ...]
    label: Bounds | None = None


@dataclass(frozen=True)
class Diagram:
    """One drawing of a process.

    A file may hold several pages, each with places of its own: `pages` are then the elements of
    each page. It is empty where there is one page.
    """

    shapes: tuple[Shape, ...] = ()
    edges: tuple[Edge, ...] = ()
    pages: tuple[frozenset[str], ...] = ()

    def paged(self) -> tuple[Diagram, ...]:
        """Every page as a drawing."""
        if not self.pages:
            return (self,)
        return tuple(
            Diagram(
                tuple(shape for shape in self.shapes if shape.element in page),
                tuple(edge for edge in self.edges if edge.element in page),
            )
            for page in self.pages
        )

    @cached_property
    def shape(self) -> dict[str, Shape]:
        """Shapes by the id of their element."""
        return {shape.element: shape for shape in self.shapes}

    @cached_property
    def edge(self) -> dict[str, Edge]:
        """Edges by the id of their element."""
        return {edge.element: edge for edge in self.edges}
