"""A process drawn as BPMN 2.0.2 shows it: the shapes and lines of a `Diagram` as SVG."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from xml.sax.saxutils import escape

from workbench.formats.bpmn.layout.text import SIZE
from workbench.model.diagram import Bounds, Diagram, Shape
from workbench.model.element import Activity, Gateway
from workbench.model.process import Process
from workbench.render.diagram.extent import cuts, extent
from workbench.render.diagram.ink import INK, at, tag
from workbench.render.diagram.mark import SIGN
from workbench.render.diagram.scene import Scene, bands, contents, marked_names
from workbench.render.raster import font_family

LEAST_ROOM = 240.0


def svg(process: Process, diagram: Diagram, marked: Collection[str] = ()) -> bytes:
    """The whole drawing as a standalone SVG of its natural size in CSS pixels.

    Elements whose ids are in `marked` get a thick outline and a sign. The same input gives the
    same bytes. What the process does not hold is drawn as an unnamed outline.
    """
    scene = Scene(process, diagram, frozenset(marked))
    whole = extent(scene)
    drawn = at(-whole.x, -whole.y, bands(scene, scene.shapes) + contents(scene))
    return _document(scene, "", whole.width, whole.height, drawn)


def tiles(
    process: Process, diagram: Diagram, max_width: float, marked: Collection[str] = ()
) -> tuple[tuple[str, bytes], ...]:
    """The drawing in parts of at most `max_width` CSS pixels, each with its name.

    Names are "part 1 of 3", or "" where one part holds everything. Pool and lane headers are
    repeated in every part. Letters are 12 px: on W inches of paper they are 7 pt or more where
    `max_width` is at most W x 72 x 12 / 7 (802 px for 6.5 in, 1110 px for 9 in).
    """
    scene = Scene(process, diagram, frozenset(marked))
    whole = extent(scene)
    if whole.width <= max_width:
        return (("", svg(process, diagram, marked)),)
    head = _head(scene)
    parts = cuts(scene, whole, max(max_width - head, LEAST_ROOM))
    names = [f"part {place + 1} of {len(parts)}" for place in range(len(parts))]
    return tuple(
        (name, _part(scene, name, whole, part, head))
        for name, part in zip(names, parts, strict=True)
    )


def _part(scene: Scene, name: str, whole: Bounds, part: tuple[float, float], head: float) -> bytes:
    left, right = part
    room = Bounds(left, whole.y, right - left, whole.height)
    width = head + room.width
    inner = tag(
        "svg",
        contents(scene, room),
        x=head,
        y=0.0,
        width=room.width,
        height=room.height,
        viewBox=f"{room.x:.2f} {room.y:.2f} {room.width:.2f} {room.height:.2f}",
    )
    drawn = at(head - left, -whole.y, bands(scene, _clipped(scene, left - head, right))) + inner
    return _document(scene, name, width, whole.height, drawn)


def _clipped(scene: Scene, left: float, right: float) -> tuple[Shape, ...]:
    """Pools and lanes as wide as a part, with their headers at its left."""
    all_bands = [shape for shape in scene.shapes if scene.is_band(shape)]
    first = min((shape.bounds.x for shape in all_bands), default=0.0)
    found = []
    for shape in all_bands:
        box = shape.bounds
        if not shape.horizontal:
            found.append(shape)
            continue
        x = left + 2 + box.x - first
        end = min(right - 1, max(box.x + box.width, x + 40))
        nodes_end = replace(box, x=x, width=max(end - x, 31.0))
        found.append(replace(shape, bounds=nodes_end))
    return tuple(found)


def _head(scene: Scene) -> float:
    """The room that the headers of pools and lanes take at the left."""
    lying = [s for s in scene.shapes if scene.is_band(s) and s.horizontal]
    starts = [shape.bounds.x for shape in lying]
    return max(starts) - min(starts) + 32.0 if starts else 0.0


def _document(scene: Scene, part: str, width: float, height: float, drawn: str) -> bytes:
    name = scene.process.name or "Process"
    title = f"{name}, {part}" if part else name
    body = (
        tag("title", escape(_plain(title)))
        + tag("desc", escape(_plain(_description(scene))))
        + tag("rect", width=width, height=height, fill="#ffffff")
        + tag("g", drawn, font_family=font_family, font_size=SIZE, fill=INK)
    )
    document = tag(
        "svg",
        body,
        xmlns="http://www.w3.org/2000/svg",
        width=width,
        height=height,
        viewBox=f"0 0 {width:.2f} {height:.2f}",
        role="img",
    )
    return document.encode()


def _description(scene: Scene) -> str:
    process = scene.process
    steps = sum(isinstance(node, Activity) for node in process.nodes)
    choices = sum(isinstance(node, Gateway) for node in process.nodes)
    said = f"BPMN diagram with {_count(steps, 'activity', 'activities')} and "
    said += f"{_count(choices, 'gateway', 'gateways')}."
    said += _list("Lanes", (lane.name for lane in process.lanes))
    pools = [pool.name for pool in process.participants if pool.process is None]
    said += _list("Outside", pools)
    return said + _list(f"Marked with {SIGN}", marked_names(scene, scene.marked))


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _list(head: str, names: Iterable[str]) -> str:
    found = [name for name in names if name]
    return f" {head}: {', '.join(found)}." if found else ""


def _plain(text: str) -> str:
    return "".join(max(letter, " ") for letter in text)
