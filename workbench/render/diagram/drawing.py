"""A process drawn as BPMN 2.0.2 shows it: the shapes and lines of a `Diagram` as SVG."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from xml.sax.saxutils import escape

from workbench.formats.bpmn.layout.text import SIZE
from workbench.model.diagram import Diagram
from workbench.model.element import Activity, Gateway
from workbench.model.process import Process
from workbench.render.diagram import sign
from workbench.render.diagram.extent import MARGIN, extent
from workbench.render.diagram.ink import INK, at, tag
from workbench.render.diagram.mark import SIGN
from workbench.render.diagram.part import Part, parts
from workbench.render.diagram.scene import Scene, bands, contents, marked_names
from workbench.render.raster import font_family

PAGE_GAP = 24.0


@dataclass(frozen=True)
class Tile:
    """A drawing or a part of one: its name ("part 1 of 3", or "" where it is all), its SVG, and
    the ids of what it shows."""

    name: str
    svg: bytes
    shows: tuple[str, ...]


def svg(process: Process, diagram: Diagram, marked: Collection[str] = ()) -> bytes:
    """The whole drawing as a standalone SVG of its natural size in CSS pixels.

    Elements whose ids are in `marked` get a thick outline and a sign. The same input gives the
    same bytes. What the process does not hold is drawn as an unnamed outline. The pages of a
    drawing stand below each other.
    """
    width = y = 0.0
    drawn: list[str] = []
    for page in diagram.paged():
        scene = Scene(process, page, frozenset(marked))
        whole = extent(scene)
        y += PAGE_GAP if drawn else 0.0
        drawn.append(at(-whole.x, y - whole.y, bands(scene, scene.shapes) + contents(scene)))
        y, width = y + whole.height, max(width, whole.width)
    return _document(Scene(process, diagram, frozenset(marked)), "", width, y, "".join(drawn))


def tiles(
    process: Process, diagram: Diagram, max_width: float, marked: Collection[str] = ()
) -> tuple[Tile, ...]:
    """The drawing in parts of at most `max_width` CSS pixels.

    A part holds whole shapes only; a drawing whose pools stand upright is not cut. A part shows
    the lanes that something stands in, with their names, and says at the ends of lines where
    they go on. Letters are 12 px: on W inches of paper they are 7 pt or more where `max_width`
    is at most W x 72 x 12 / 7 (802 px for 6.5 in, 1110 px for 9 in).
    """
    pages = diagram.paged()
    found: list[Tile] = []
    for number, page in enumerate(pages, 1):
        name = f"page {number} of {len(pages)}" if len(pages) > 1 else ""
        found += _page(Scene(process, page, frozenset(marked)), name, max_width)
    return tuple(found)


def _page(scene: Scene, page: str, max_width: float) -> list[Tile]:
    whole = extent(scene)
    if whole.width <= max_width or not _lies(scene):
        drawn = at(-whole.x, -whole.y, bands(scene, scene.shapes) + contents(scene))
        picture = _document(scene, page, whole.width, whole.height, drawn)
        return [Tile(page, picture, tuple(shape.element for shape in scene.shapes))]
    cut = parts(scene, max_width)
    found = []
    for number, part in enumerate(cut, 1):
        own = f"part {number} of {len(cut)}" if len(cut) > 1 else ""
        name = ", ".join(filter(None, (page, own)))
        found.append(Tile(name, _part(scene, name, part), part.shows))
    return found


def _lies(scene: Scene) -> bool:
    """Whether pools and lanes run from left to right, so that all can be cut across."""
    return all(shape.horizontal for shape in scene.shapes if scene.is_band(shape))


def _part(around: Scene, name: str, part: Part) -> bytes:
    scene = replace(around, diagram=part.diagram, silent=part.silent)
    whole = extent(scene)
    boxes = [box for _, box in part.signs]
    top = min([whole.y, *(box.y - MARGIN for box in boxes)])
    bottom = max([whole.y + whole.height, *(box.y + box.height + MARGIN for box in boxes)])
    signs = "".join(sign.drawn(one, box) for one, box in part.signs)
    drawn = at(0, -top, bands(scene, scene.shapes) + contents(scene) + signs)
    return _document(scene, name, part.width, bottom - top, drawn)


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
