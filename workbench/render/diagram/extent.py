"""How large a drawing is."""

from __future__ import annotations

from workbench.model.diagram import Bounds
from workbench.render.diagram.scene import Scene

MARGIN = 12.0


def extent(scene: Scene) -> Bounds:
    """The box around everything, words as they are drawn too, with a margin."""
    boxes = [*(shape.bounds for shape in scene.shapes), *scene.written.values()]
    corners = [(box.x, box.y) for box in boxes]
    corners += [(box.x + box.width, box.y + box.height) for box in boxes]
    corners += [point for edge in scene.edges for point in edge.points]
    corners = corners or [(0.0, 0.0), (100.0, 60.0)]
    left, top = min(x for x, _ in corners) - MARGIN, min(y for _, y in corners) - MARGIN
    right, bottom = max(x for x, _ in corners) + MARGIN, max(y for _, y in corners) + MARGIN
    return Bounds(left, top, right - left, bottom - top)
