"""Every building block on processes of every kind, down to the empty one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest

from documents import dossiers
from notation import process
from workbench.documents import numbering
from workbench.documents.blocks import process_diagram
from workbench.documents.blocks.catalogue import BLOCKS
from workbench.documents.outline import Fragment
from workbench.documents.tree import (
    Block,
    Definitions,
    Document,
    Figure,
    Form,
    Item,
    Paragraph,
    Section,
    Table,
    plain,
    walk,
    within,
)
from workbench.render import html, markdown
from workbench.render.accessibility.check import check
from workbench.render.word.document import render

STYLE = (dossiers.TEMPLATES / "style.docx").read_bytes()
ALT_LIMIT = 250


def words(fragment: Fragment) -> str:
    """Everything that a fragment says, the contents of its drawings left out."""
    return "\n".join(line for block in within(fragment.blocks) for line in _lines(block))


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(children):
            yield plain(children)
        case Definitions(entries):
            yield from (f"{plain(term)}: {plain(meaning)}" for term, meaning in entries)
        case Table():
            yield f"{block.caption} {block.header}"
            yield from (" | ".join(plain(c.children) for c in row) for row in block.rows)
        case Figure():
            yield f"{block.caption} {block.alt}"
        case Item():
            yield f"{block.id} {block.title}"
            yield from (f"{label}: {plain(said)}" for label, said in block.fields)
        case Form(labels):
            yield " ".join(labels)


def of(subject: str, name: str, role: str = "", **options: str) -> str:
    """What a block says of a subject."""
    return words(BLOCKS[name](replace(dossiers.SUBJECTS[subject](), role=role), options))


def figures(document: Document) -> dict[str, str]:
    """A file name for every figure."""
    blocks = (block for _, section in walk(document) for block in within(section.blocks))
    return {block.id: f"{block.id}.svg" for block in blocks if isinstance(block, Figure)}


@pytest.mark.parametrize("name", BLOCKS)
@pytest.mark.parametrize("subject", dossiers.SUBJECTS)
def test_a_block_can_be_filled_from_any_process(subject: str, name: str) -> None:
    whole = dossiers.SUBJECTS[subject]()
    for role in ("", *whole.process.roles):
        fragment = BLOCKS[name](replace(whole, role=role), {})
        sections = (Section("s", "S", fragment.blocks, fragment.sections),)
        numbering.numbers(Document(dossiers.documents("bare")[0].meta, sections))
        for block in within(fragment.blocks):
            if isinstance(block, Figure):
                assert 0 < len(block.alt) <= ALT_LIMIT
            if isinstance(block, Table):
                assert block.rows
                assert {len(block.header)} == {len(row) for row in block.rows}


@pytest.mark.parametrize("subject", dossiers.SUBJECTS)
def test_every_document_of_any_process_can_be_issued(subject: str) -> None:
    documents = dossiers.documents(subject)
    assert documents
    for document in documents:
        labels = numbering.numbers(document)
        assert len(labels) == len(set(labels))
        assert check(render(document, STYLE)) == ()
        assert document.meta.title in html.render(document) or subject == "special"
        assert markdown.render(document, figures(document)).startswith("# ")


def test_names_that_look_like_markup_are_printed_as_they_are() -> None:
    for document in dossiers.documents("special"):
        page = html.render(document)
        assert "<b>" not in page
        assert "&lt;b&gt;R&amp;D&lt;/b&gt;" in page
        assert "](http://e)" not in markdown.render(document, figures(document)).replace(
            "\\](http://e)", ""
        )


@pytest.mark.parametrize("subject", ["bare", "empty", "draft"])
@pytest.mark.parametrize("name", sorted(BLOCKS.keys() - {"sign-off", "terms"}))
def test_without_numbers_nothing_is_said_to_be_minutes_money_or_a_share(
    subject: str, name: str
) -> None:
    said = of(subject, name)
    assert not re.search(r"\d (min|working days|calendar days)\b|USD|\bnan\b|None", said), said


# Prose of the templates does not count: each block is asked alone.
NUMBER = re.compile(r"\d (?:min\b|%|working (?:days|hours)|a working day)|USD \d")
# What analysts wrote, and choices of a quiz (most of them wrong).
OWN_WORDS = {"written-requirements", "written-cases", "quiz"}


@pytest.mark.parametrize("name", sorted(BLOCKS.keys() - OWN_WORDS))
@pytest.mark.parametrize("role", ["", "Permit clerk"])
def test_a_library_default_is_never_printed_without_saying_so(name: str, role: str) -> None:
    said = of("full", name, role)
    if NUMBER.search(said):
        assert "library default" in said


def test_blocks_that_print_numbers_are_known_to_the_test_above() -> None:
    printing = {name for name in BLOCKS if NUMBER.search(of("full", name))}
    assert {"summary", "step-table", "work-by-step", "work-by-role", "load"} <= printing


FULL = {
    "summary": ("Work of the agency", "Ends with: Permit issued", "The most frequent hand-off"),
    "process-facts": ("Permit supervisor", "Outside parties: Applicant", "4 a working day"),
    "process-diagram": ("part 1 of 2", "such as “Applicant:”", "a mark at its end says which"),
    "step-table": ("s2 | Permit clerk", "All approved?", "Yes: Sign the approval."),
    "work-by-step": ("Review fire safety", "USD", "library default"),
    "work-by-role": ("Fire reviewer", "All roles"),
    "outcomes": ("Permit issued", "Withdrawn", "%"),
    "handovers": ("A case changes hands", "Applicant | Permit clerk"),
    "cycle-time": ("Work and waits, no queues",),
    "load": ("Permit clerk | 3 | 55 %",),
    "bottleneck": ("limits the process: at most", "cases a working day can be done", "Erlang"),
    "problems": ("The applicant pays twice in one case",),
    "functions": ("F0", "Plan review", "Tree of functions"),
    "evidence": ("library default", "facts about your agency"),
    "terms": ("Hand-off: A case passes",),
    "requirements": ("FR-s2-perform", "Verified by: test"),
    "written-requirements": ("PER-FR-01", "Verified by: test"),
    "dispositions": ("data_zoning_code", "Only read here"),
    "traceability": ("PER-FR-01", "PER-UAT-03"),
    "sign-off": ("1a2b3c", "Signature"),
    "test-coverage": ("scripts go along 34 of the 34 arrows", "of all cases", "library default"),
    "test-cases": ("AT-main", "Pass or fail"),
    "written-cases": ("PER-UAT-03", "Move the clock 30 days"),
    "test-matrix": ("PER-UAT-03", "PER-FR-01, PER-FR-05"),
    "systems": ("GIS", "payment system", "Collect permit fee (s14)"),
    "interfaces": ("Applicant | payment system | Pays the plan review fee", "library default"),
    "data-dictionary": ("Fee schedule", "kept after the case", "Correction letter"),
    "permissions": ("Permit supervisor", "Sign the approval (s13)"),
    "deadlines": ("30 calendar days", "library default", "v1_s3x"),
    "rules": ("Zoning code: use, setbacks", "Review zoning (s7)"),
    "volumes": ("Check completeness | 1.48 | 5.9", "library default"),
    "work-instructions": ("Do this", "You are done when", "s2"),
}


@pytest.mark.parametrize(("name", "concrete"), FULL.items())
def test_a_block_says_what_the_building_permit_holds(name: str, concrete: tuple[str, ...]) -> None:
    said = of("full", name)
    for part in concrete:
        assert part in said


EMPTY = {
    "findings": "",
    "load": "No scenario says how many cases come",
    "bottleneck": "No scenario says how many cases come",
    "volumes": "Nobody has said how many cases come.",
    "evidence": "Nobody has given a number yet.",
    "test-coverage": "No way from a start to an end was found",
    "process-facts": "Process: p",
}


@pytest.mark.parametrize(("name", "sentence"), EMPTY.items())
def test_where_nothing_is_known_a_sentence_says_so(name: str, sentence: str) -> None:
    assert sentence in of("empty", name)


@pytest.mark.parametrize(
    "name",
    ["problems", "rules", "deadlines", "systems", "interfaces", "data-dictionary", "permissions"],
)
def test_a_table_without_rows_is_left_out(name: str) -> None:
    assert BLOCKS[name](dossiers.empty(), {}).blocks == ()


def parts_of(subject: str) -> list[Figure]:
    shown = process_diagram.block(dossiers.SUBJECTS[subject](), {}).blocks
    return [block for block in shown if isinstance(block, Figure)]


def test_the_alternative_text_of_a_part_says_its_steps_and_where_lines_go() -> None:
    one, two = parts_of("bare")
    assert one.alt == (
        "Part 1 of 2 of the workflow diagram of Example: Check. From part 2. On to part 2."
    )
    assert "From part 1. On to part 1." in two.alt


def test_the_alternative_text_of_one_drawing_says_the_ends() -> None:
    dossier = dossiers.SUBJECTS["full"]()
    whole = replace(dossier.drawings["process"][0], part="")
    said = process_diagram.alternative(dossier, whole)
    assert "ending in Permit issued and Withdrawn" in said


@pytest.mark.parametrize("subject", sorted(dossiers.SUBJECTS))
def test_alternative_texts_are_short_and_tell_parts_apart(subject: str) -> None:
    texts = [figure.alt for figure in parts_of(subject)]
    assert all(len(text) <= 250 for text in texts)
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("name", ["process-diagram", "role-summary", "objectives"])
def test_a_block_of_a_role_names_that_role_or_its_steps(name: str) -> None:
    said = of("full", name, "Cashier", marked="role")
    assert "Collect permit fee" in said or "collect" in said.lower()


def test_an_overload_is_said_in_words() -> None:
    assert "grows without end" in of("overloaded", "bottleneck")
    assert "8,830 %" in of("overloaded", "load")
    assert "the queue grows day by day" in of("overloaded", "findings", source="analysis")


def test_a_number_that_nobody_gave_is_not_called_zero() -> None:
    assert of("bare", "cycle-time") == "Nobody has said how long any step takes."
    assert "Work of the agency" not in of("bare", "summary")
    assert "No work time is known for Check, Enter and Ask" in of("bare", "work-by-step")


def test_the_way_behind_an_unnamed_gateway_is_told_with_its_answers() -> None:
    assert "Check. Then: Enter (if yes) or Ask (if no)." in of("bare", "process-diagram")


def test_an_answer_keeps_its_capital_letters() -> None:
    line = "start > xor(RTPER1= Clerk: Enter | no= Clerk: Ask) > end Done"
    named = process(line)
    nodes = tuple(replace(n, name="Which?") if n.id == "xor1" else n for n in named.nodes)
    subject = dossiers.dossier(replace(named, nodes=nodes), None)
    assert "RTPER1: Enter. No: Ask." in words(BLOCKS["step-table"](subject, {}))


def test_an_end_in_no_lane_is_listed_without_a_colon() -> None:
    assert "\nDone. This is an end." in of("bare", "process-diagram")


def test_once_is_not_one_times() -> None:
    assert "It goes back and forth between Clerk and Officer once (" in of("bare", "handovers")


def test_every_id_of_a_building_permit_document_stands_once() -> None:
    for document in dossiers.documents("full"):
        blocks = [b for _, section in walk(document) for b in within(section.blocks)]
        ids = Counter(b.id for b in blocks if isinstance(b, Table | Figure | Item))
        ids.update(section.id for _, section in walk(document))
        assert {key: count for key, count in ids.items() if count > 1} == {}
