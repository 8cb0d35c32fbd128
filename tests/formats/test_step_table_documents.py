"""The examples of the reference pages are read, and every problem has its word there."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.formats.outline.line import OutlineError
from workbench.formats.outline.reader import read
from workbench.formats.step_table.problems import TableError
from workbench.formats.step_table.reader import read_csv, read_xlsx

ROOT = Path(__file__).parents[2]
PAGES = {
    page: (ROOT / "docs" / "reference" / f"{page}.md").read_text(encoding="utf-8")
    for page in ("step-table", "text-outline")
}
BITS = st.lists(
    st.sampled_from(
        ["who", "does what", "then", "minutes", "kind", "inside", "Clerk", ",", ",", "\n", "\n",
         '"', "|", "if x -> 3; else -> 1", "together with 2, 3", "at the same time", "end:", "xor",
         "5-3", "(ext)", "boundary:timer@s1", "evt", "after 1,000 days -> 2", "?", ":", "T(", "1",
         "wait for a, or after 3 x -> 1", "2", "5a", "5b", "? a  b 5% | c\n", "  ", "together:\n",
         "branch:", "{", "}", "[", "]", "go to: ", "Clerk: do", "# ", "! ", "stop",
         "wait for A: b or after 3 d -> end: c"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


def example(page: str) -> str:
    return re.findall(r"```\n(.*?)```", PAGES[page], re.DOTALL)[0]


def test_the_example_table_is_read() -> None:
    captured = read_csv(example("step-table").encode(), "permit.csv")
    assert captured.process.by_id["s2_choice"].name == "Complete?"
    assert {finding.rule for finding in captured.findings} == {"outside-party"}


def test_the_example_outline_is_read() -> None:
    assert read(example("text-outline"), "permit.txt").findings == ()


@pytest.mark.parametrize(
    ("page", "folder"), [("step-table", "step_table"), ("text-outline", "outline")]
)
def test_every_problem_is_on_its_page(page: str, folder: str) -> None:
    sources = (ROOT / "workbench" / "formats" / folder).glob("*.py")
    text = "".join(source.read_text(encoding="utf-8") for source in sources)
    rules = set(re.findall(r'(?:\.error|\.note|_report)\(\s*"([a-z-]+)"', text))
    assert len(rules) > 5
    assert {rule for rule in rules if f"`{rule}`" not in "".join(PAGES.values())} == set()


@settings(max_examples=400, deadline=None)
@given(BITS)
def test_whatever_is_typed_is_read_or_told(text: str) -> None:
    with suppress(TableError):
        read_csv(("who,does what,then,minutes,kind\n" + text).encode(), "x")


@settings(max_examples=400, deadline=None)
@given(BITS)
def test_whatever_is_typed_as_an_outline_is_read_or_told(text: str) -> None:
    with suppress(OutlineError):
        read(text, "x")


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_told(data: bytes) -> None:
    with pytest.raises(TableError):
        read_csv(data, "x")
    with pytest.raises(TableError):
        read_xlsx(b"PK\x03\x04" + data, "x")
