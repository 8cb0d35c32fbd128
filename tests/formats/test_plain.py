"""What --json prints."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from workbench.formats.plain import plain, text
from workbench.model.amount import WorkingMinutes
from workbench.model.evidence import Evidence, Source, spread
from workbench.model.finding import Finding, Severity
from workbench.model.trace import Fact, TraceSource


def test_a_quantity_says_its_unit_and_its_evidence() -> None:
    quantity = spread(WorkingMinutes, 8, 15, 35, Evidence(Source.LOG, n=512))
    assert plain(quantity) == {
        "usual": 15,
        "low": 8,
        "high": 35,
        "unit": "working minutes",
        "evidence": {"source": "log", "n": 512, "date": "", "who": "", "note": ""},
    }


def test_a_source_carries_its_fingerprint() -> None:
    source = TraceSource("step", "s2", (Fact("name", "Check"),))
    assert plain(source) == {
        "kind": "step",
        "ref": "s2",
        "facts": {"name": "Check"},
        "fingerprint": source.fingerprint,
    }


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (float("inf"), None),
        (Severity.ERROR, "error"),
        (dt.date(2026, 11, 23), "2026-11-23"),
        ({("a", "b"): (1, 2.5)}, {"a > b": [1, 2.5]}),
        (frozenset({"b", "a"}), ["a", "b"]),
        (WorkingMinutes(3), {"value": 3, "unit": "working minutes"}),
    ],
)
def test_every_kind_of_value_has_a_plain_form(value: object, said: object) -> None:
    assert plain(value) == said


def test_what_has_no_plain_form_is_refused() -> None:
    with pytest.raises(TypeError, match="object has no plain form"):
        plain(object())


def test_the_text_reads_back_as_json() -> None:
    finding = Finding("unreachable", Severity.ERROR, "No way leads to “Prüfen”.", ("s9",))
    assert json.loads(text(finding))["message"] == "No way leads to “Prüfen”."
