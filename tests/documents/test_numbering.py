"""Numbers of sections, tables, figures and items."""

from __future__ import annotations

import pytest

from workbench.documents.numbering import NumberingError, name, numbers
from workbench.documents.tree import (
    Block,
    Callout,
    Document,
    Drawing,
    Figure,
    Item,
    Meta,
    Reference,
    Section,
    Table,
)

META = Meta("A title", "report")


def table(id_: str) -> Table:
    return Table(id_, "Some", ("a",), ())


def figure(id_: str, *description: Block) -> Figure:
    return Figure(id_, "Some", Drawing(b"", b"", 1, 1), "alt", description)


def test_sections_are_numbered_by_level() -> None:
    tree = (Section("a", "A", sections=(Section("b", "B"), Section("c", "C"))), Section("d", "D"))
    labels = numbers(Document(META, tree))
    assert [label.number for label in labels.values()] == ["1", "1.1", "1.2", "2"]
    assert labels["c"].name == "section 1.2"


def test_tables_run_through_the_document_and_through_descriptions_of_figures() -> None:
    sections = (
        Section("s", "S", (figure("f", table("t2")), Callout("note", (table("t3"),)))),
        Section("u", "U", (table("t4"), figure("g"), Item("REQ-1", "One", (table("t5"),)))),
    )
    labels = numbers(Document(META, sections, preface=(table("t1"),)))
    tables = {key: label.name for key, label in labels.items() if label.kind == "table"}
    assert tables == {f"t{n}": f"Table {n}" for n in range(1, 6)}
    assert labels["g"].name == "Figure 2"
    assert labels["REQ-1"].name == "REQ-1"


def test_an_id_used_twice_is_an_error() -> None:
    with pytest.raises(NumberingError, match="“s” stands for two things"):
        numbers(Document(META, (Section("s", "S", (table("s"),)),)))


def test_a_reference_to_nothing_is_an_error_that_names_it() -> None:
    with pytest.raises(NumberingError, match="nowhere"):
        name(Reference("nowhere"), {})


def test_own_words_of_a_reference_replace_the_name() -> None:
    labels = numbers(Document(META, (Section("s", "S"),)))
    assert name(Reference("s", "the start"), labels) == "the start"
