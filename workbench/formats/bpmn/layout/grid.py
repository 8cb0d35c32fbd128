"""The grid of one drawing level: columns, rows, and the channels between them for lines.

Column r stands between the upright channels r and r + 1. Row y has a level channel above it (2 y)
and one below it (2 y + 1). Positions across the grid are ordinals: column r is 2 r + 1, upright
channel r is 2 r; row y is 3 y + 1, its channels 3 y and 3 y + 2.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.formats.bpmn.layout.item import ALL_SIDES, Item
from workbench.model.diagram import Bounds

ABOVE, BELOW = "^", "v"
Line = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where lines can end: a shape in a cell, its box relative to the centre of the cell.

    `knee` is true for shapes whose corners are the usual places for lines (gateways, events),
    `slanted` for gateways, whose other borders are slanted.
    """

    id: str
    rank: int
    row: int
    box: Bounds
    sides: frozenset[str]
    knee: bool
    slanted: bool = False

    @property
    def column(self) -> int:
        """The ordinal of the column."""
        return 2 * self.rank + 1

    @property
    def level(self) -> int:
        """The ordinal of the row."""
        return 3 * self.row + 1


@dataclass(frozen=True, slots=True)
class Port:
    """A place on the border of a spot: pixels from the middle of the side."""

    spot: Spot
    side: str
    offset: float = 0.0

    @property
    def upright(self) -> bool:
        """Whether the line leaves up or down."""
        return self.side in ("top", "bottom")

    @property
    def place(self) -> tuple[float, float]:
        """Relative to the centre of the cell."""
        box = self.spot.box
        if self.upright:
            y = box.y if self.side == "top" else box.y + box.height
            return box.x + box.width / 2 + self.offset, y
        inwards = abs(self.offset) if self.spot.slanted else 0.0
        x = box.x + inwards if self.side == "left" else box.x + box.width - inwards
        return x, box.y + box.height / 2 + self.offset

    @property
    def beside(self) -> float:
        """The ordinal of its spot along the line that leaves here."""
        return self.spot.level if self.upright else self.spot.column

    @property
    def ordinal(self) -> float:
        """Where the line that leaves here runs: a position across it."""
        x, y = self.place
        return self.spot.column + x / 1e4 if self.upright else self.spot.level + y / 1e4


@dataclass(frozen=True, slots=True)
class Arc:
    """A line to be drawn; an end is the id of a shape, or the frame `ABOVE` or `BELOW`.

    A line with words is told apart from all others: it has places of its own at both ends.
    """

    id: str
    source: str
    target: str
    flow: bool = True
    words: tuple[float, float] = (0.0, 0.0)

    @property
    def joins(self) -> bool:
        """Whether it may run together with others that begin or end at the same place."""
        return self.flow and not self.words[1]


@dataclass(frozen=True, slots=True)
class Route:
    """A way over the grid: the channels between two ports; no port at the frame."""

    arc: Arc
    source: Port
    target: Port | None
    lines: tuple[Line, ...]
    frame: str = ""

    def positions(self, rows: int) -> list[float]:
        """The ordinals of its turns: across the first line, of every line, across the last."""
        middle = [2 * n if kind == "v" else 3 * (n // 2) + 2 * (n % 2) for kind, n in self.lines]
        end = self.target.ordinal if self.target else -1 if self.frame == ABOVE else 3 * rows + 1
        return [self.source.ordinal, *middle, end]


@dataclass(slots=True)
class Grid:
    """What stands where, and which lines run where.

    `level` and `upright` are the lines through cells by (rank, row), `gaps` counts level lines
    through upright channels by (channel, row), `load` are the stretches taken in channels,
    `corners` says how a port is used: "in" or "out" by a net, or "loose".
    """

    ranks: int
    rows: int
    items: dict[str, Item]
    spots: dict[str, Spot] = field(default_factory=dict)
    taken: set[tuple[int, int]] = field(default_factory=set)
    level: dict[tuple[int, int], set[str]] = field(default_factory=dict)
    gaps: dict[tuple[int, int], int] = field(default_factory=dict)
    upright: dict[tuple[int, int], set[tuple[str, float]]] = field(default_factory=dict)
    load: dict[Line, list[tuple[float, float, str]]] = field(default_factory=dict)
    corners: dict[tuple[str, str], str] = field(default_factory=dict)

    def empty_level(self, row: int, first: int, last: int, net: str) -> bool:
        """Whether a line of this net can run in the middle of a row, from rank to rank."""
        return all(
            (rank, row) not in self.taken and net in self.level.get((rank, row), (net,))
            for rank in range(first, last + 1)
        )

    def empty_upright(self, rank: int, first: int, last: int, net: str, x: float) -> bool:
        """Whether a line can run up or down in a column, from row to row, at an offset."""
        for row in range(first, last + 1):
            if (rank, row) in self.taken:
                return False
            others = self.upright.get((rank, row), ())
            if any(abs(place - x) < 8 and name != net for name, place in others):
                return False
        return True


def grid(items: Mapping[str, Item]) -> Grid:
    """The grid of items that know their rank and row."""
    made = Grid(
        max((item.rank for item in items.values()), default=0) + 1,
        max((item.row for item in items.values()), default=0) + 1,
        dict(items),
    )
    for item in items.values():
        made.taken.add((item.rank, item.row))
        knee = item.gateway or item.width <= 36
        own = Spot(item.id, item.rank, item.row, item.bounds, item.sides, knee, item.gateway)
        made.spots[item.id] = own
        for part in item.parts:
            sides = part.sides or ALL_SIDES - {"top"}
            made.spots[part.id] = Spot(part.id, item.rank, item.row, part.box, sides, True)
    return made
