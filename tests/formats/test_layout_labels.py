"""Where the words of lines may stand: what is in their way, however large it is."""

from __future__ import annotations

import pytest

from workbench.formats.bpmn.layout.label import Obstacles
from workbench.model.diagram import Bounds

WORDS = Bounds(500, 500, 40, 12)


@pytest.mark.parametrize("side", [100, 5_000, 100_000])
def test_a_box_is_in_the_way_whatever_its_size(side: float) -> None:
    obstacles = Obstacles()
    assert obstacles.cost("line", WORDS) == 0
    obstacles.add_box(Bounds(510, 505, side, side))
    obstacles.add_box(Bounds(510, 513, side, side))
    assert obstacles.cost("line", WORDS) == 100


def test_a_box_a_hundred_times_as_wide_and_high_is_not_more_to_remember() -> None:
    """Nested sub-processes are as large as everything inside them together."""
    obstacles = Obstacles()
    for level in range(250):
        obstacles.add_box(Bounds(0, 0, 100_000 - level, 100_000 - level))
    assert not obstacles._boxes
