"""What stands in one cell of the grid: a node with everything that hangs on it.

All boxes of an item are relative to its centre.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from workbench.formats.bpmn.layout.text import box, width
from workbench.model.diagram import Bounds, Shape
from workbench.model.element import (
    Activity,
    Annotation,
    DataObject,
    Event,
    FlowNode,
    Gateway,
    Position,
    SubProcess,
)

ALL_SIDES = frozenset(("left", "right", "top", "bottom"))
EVENT, GATEWAY = 36.0, 50.0
DATA, STORE = (36.0, 50.0), (50.0, 50.0)
LABEL_ROOM, SLOT_ROOM, NOTE_ROOM = 100.0, 74.0, 120.0
SIGN_ROOM = 24.0
TASKS = ((100.0, 80.0), (120.0, 80.0), (120.0, 100.0), (140.0, 120.0), (180.0, 160.0))
_INNER, _MARKER, _AIR, _FOOT = 8.0, 18.0, 4.0, 14.0


@dataclass(frozen=True)
class Part:
    """A shape that hangs on an item: a boundary event, a data object, a remark."""

    id: str
    box: Bounds
    label: Bounds | None = None
    sides: frozenset[str] = frozenset()


@dataclass(slots=True)
class Item:
    """The content of a cell. `sides` are the sides that lines may use."""

    id: str
    width: float
    height: float
    sides: frozenset[str] = ALL_SIDES
    words: tuple[float, float] = (0.0, 0.0)
    label: Bounds | None = None
    parts: list[Part] = field(default_factory=list)
    inner: tuple[Shape, ...] = ()
    expanded: bool = True
    gateway: bool = False
    rank: int = 0
    row: int = 0

    @property
    def bounds(self) -> Bounds:
        """Its own shape."""
        return Bounds(-self.width / 2, -self.height / 2, self.width, self.height)

    def boxes(self) -> list[Bounds]:
        """Everything that needs room."""
        found = [self.bounds, *(part.box for part in self.parts)]
        labels = [self.label, *(part.label for part in self.parts)]
        return found + [label for label in labels if label is not None]


def of_node(node: FlowNode, boundary: Iterable[Event] = ()) -> Item:
    """The item of a node that holds no others."""
    if isinstance(node, Event):
        text = node_text(node)
        item = Item(node.id, EVENT, EVENT, words=box(text, LABEL_ROOM))
        if text:
            item.sides = ALL_SIDES - {"bottom"}
            item.label = _below(item.words, EVENT / 2)
        return item
    if isinstance(node, Gateway):
        return Item(node.id, GATEWAY, GATEWAY, words=box(node.name, LABEL_ROOM), gateway=True)
    looped = isinstance(node, SubProcess) or (isinstance(node, Activity) and bool(node.loop))
    size = task_size(node.name, _FOOT if looped else 0.0, width(party_line(node)) + SIGN_ROOM + 4)
    item = Item(node.id, *size, expanded=False)
    hang(item, tuple(boundary))
    return item


def node_text(node: FlowNode) -> str:
    """The words outside an event or gateway: what somebody outside sends or gets says who."""
    by = node.attributes
    if not (isinstance(node, Event) and by.outside and by.who):
        return node.name
    way = "to" if node.position in (Position.END, Position.THROW) else "from"
    return f"{node.name}\n({way} {by.who})".lstrip()


def party_line(node: FlowNode) -> str:
    """What stands above the name of an activity that somebody outside does."""
    by = node.attributes
    return f"{by.who}:" if isinstance(node, Activity) and by.outside and by.who else ""


def task_size(name: str, foot: float = 0.0, head: float = 0.0) -> tuple[float, float]:
    """The smallest usual size that holds the name under the type marker, with `foot` pixels left
    for signs below it and `head` pixels wide above it."""
    for size in TASKS:
        if head > size[0]:
            continue
        room = size[0] - 2 * _INNER
        wide = max(map(width, name.split()), default=0.0)
        if wide <= room and box(name, room)[1] <= size[1] - _MARKER - _AIR - foot:
            return size
    return TASKS[-1]


def hang(item: Item, events: tuple[Event, ...]) -> None:
    """Boundary events side by side on the lower border, their labels to the left below it."""
    if not events:
        return
    rooms = [box(node_text(event), SLOT_ROOM) for event in events]
    slots = [words[0] + EVENT + 12 for words in rooms]
    item.width = max(item.width, sum(slots) + 8)
    item.sides -= {"bottom"}
    left, edge = -item.width / 2, item.height / 2
    free = (item.width - sum(slots)) / len(events)
    for event, words, slot in zip(events, rooms, slots, strict=True):
        x = left + free + slot - EVENT - 4
        label = Bounds(x - words[0] - 4, edge + 4, *words) if words[1] else None
        sides = frozenset({"bottom"})
        item.parts.append(Part(event.id, Bounds(x, edge - EVENT / 2, EVENT, EVENT), label, sides))
        left += free + slot


def of_data(thing: DataObject) -> Item:
    """A data object or store in a cell of its own."""
    words = box(data_text(thing), LABEL_ROOM)
    item = Item(thing.id, *(STORE if thing.store else DATA), words=words)
    if words[1]:
        item.label = _below(words, item.height / 2)
        item.sides = ALL_SIDES - {"bottom"}
    return item


def of_remark(remark: Annotation) -> Item:
    """A text annotation in a cell of its own."""
    return Item(remark.id, *remark_size(remark))


def data_text(thing: DataObject) -> str:
    """The name with the state below it, unless a foreign tool wrote that into the name."""
    state = f"[{thing.state}]"
    return f"{thing.name}\n{state}" if thing.state and state not in thing.name else thing.name


def remark_size(remark: Annotation) -> tuple[float, float]:
    """The size of the words in their bracket."""
    words = box(remark.text, NOTE_ROOM)
    return max(words[0], 20.0) + 12, max(words[1], 14.0) + 8


def crown(item: Item, things: Iterable[DataObject | Annotation]) -> None:
    """Data and remarks of this item alone, side by side above it."""
    sizes = [(thing, *_slot(thing)) for thing in things]
    if not sizes:
        return
    item.sides -= {"top"}
    total = sum(size[0] for _, size, _ in sizes) + 10 * (len(sizes) - 1)
    x, floor = -total / 2, -item.height / 2 - 16
    for thing, size, words in sizes:
        kind = _icon(thing)
        centre = x + size[0] / 2
        bounds = Bounds(centre - kind[0] / 2, floor - kind[1], *kind)
        label = Bounds(centre - words[0] / 2, floor - kind[1] - words[1] - 2, *words)
        item.parts.append(Part(thing.id, bounds, label if words[1] else None))
        x += size[0] + 10
    item.width = max(item.width, min(total, 180.0)) if len(sizes) > 1 else item.width


def _icon(thing: DataObject | Annotation) -> tuple[float, float]:
    if isinstance(thing, Annotation):
        return remark_size(thing)
    return STORE if thing.store else DATA


def _slot(thing: DataObject | Annotation) -> tuple[tuple[float, float], tuple[float, float]]:
    words = (0.0, 0.0) if isinstance(thing, Annotation) else box(data_text(thing), SLOT_ROOM)
    kind = _icon(thing)
    return (max(kind[0], words[0]), kind[1] + words[1]), words


def set_label(item: Item, used: frozenset[str]) -> None:
    """The words of a gateway where no line leaves: above, else below, else beside the line."""
    if not item.gateway or not item.words[1]:
        return
    wide, high = item.words
    if "top" not in used:
        item.label = Bounds(-wide / 2, -item.height / 2 - 3 - high, wide, high)
    elif "bottom" not in used:
        item.label = _below(item.words, item.height / 2)
    else:
        item.label = Bounds(-wide - 14, -item.height / 2 - 3 - high, wide, high)


def _below(words: tuple[float, float], edge: float) -> Bounds:
    return Bounds(-words[0] / 2, edge + 4, *words)
