"""How findings speak of many elements."""

from __future__ import annotations

import pytest

from workbench.model.finding import Finding, Severity, first_few


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, ""), (1, "s1"), (6, "s1, s2, s3, s4, s5, s6"), (9, "s1, s2, s3, s4, s5, s6 and 3 more")],
)
def test_a_list_is_cut_after_the_first_few(count: int, said: str) -> None:
    ids = tuple(f"s{number}" for number in range(1, count + 1))
    finding = Finding("rule", Severity.INFO, "Look.", ids)
    assert first_few(ids) == finding.place == said


def test_a_place_for_people_goes_before_ids() -> None:
    assert Finding("rule", Severity.INFO, "Look.", ("s1",), where="row 4").place == "row 4"
