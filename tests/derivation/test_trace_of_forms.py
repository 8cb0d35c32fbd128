"""A fact has the form in which it is printed: what reads as before is not stale."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from derivation.rich_process import NUMBERS, RICH
from derivation.test_trace_is_exact import traced_stale, truly_stale
from notation import process
from workbench.derivation.derive import derive
from workbench.model.element import Event
from workbench.model.process import Process


def with_role(whole: Process, old: str, new: str) -> Process:
    lanes = (replace(lane, name=new) if lane.name == old else lane for lane in whole.lanes)
    return replace(whole, lanes=tuple(lanes))


def with_party(whole: Process, name: str) -> Process:
    pools = (replace(p, name=name) if p.id == "party" else p for p in whole.participants)
    return replace(whole, participants=tuple(pools))


def with_message(whole: Process, key: str, target: str) -> Process:
    flows = (replace(m, target=target) if m.id == key else m for m in whole.message_flows)
    return replace(whole, message_flows=tuple(flows))


def with_id(whole: Process, old: str, new: str) -> Process:
    """A node under another id; its flows keep theirs."""
    ids = {node.id: node.id for node in whole.nodes} | {old: new}
    nodes = []
    for node in whole.nodes:
        named = replace(node, id=ids[node.id], parent=ids.get(node.parent or ""))
        if isinstance(named, Event):
            named = replace(named, attached_to=ids.get(named.attached_to or ""))
        nodes.append(named)
    flows = (replace(f, source=ids[f.source], target=ids[f.target]) for f in whole.flows)
    return replace(whole, nodes=tuple(nodes), flows=tuple(flows))


EDITS: dict[str, Callable[[Process], Process]] = {
    "small letters in a role": lambda p: with_role(p, "Licence clerk", "licence clerk"),
    "a blank behind a role": lambda p: with_role(p, "Head", "Head "),
    "small letters in a party": lambda p: with_party(p, "applicant"),
    "a message within a run": lambda p: with_message(p, "m_answer", "check"),
    "the id of a question": lambda p: with_id(p, "g1", "other"),
    "the id of a sub-process": lambda p: with_id(p, "sub_start", "other"),
    "a party that is no longer told": lambda p: with_message(p, "m_ask", "draft"),
    "the id of a rule task": lambda p: with_id(p, "assess", "other"),
    "the id of a join": lambda p: with_id(p, "g3_join", "other"),
}


@pytest.mark.parametrize("name", EDITS)
def test_what_is_stale_is_what_reads_differently(name: str) -> None:
    old, new = derive(RICH, NUMBERS), (EDITS[name](RICH), NUMBERS)
    assert traced_stale(old, new) == truly_stale(old, new)


def test_the_capitals_of_a_role_do_not_make_its_records_stale() -> None:
    old = derive(RICH, NUMBERS)
    stale = traced_stale(old, (with_role(RICH, "Head", "head"), NUMBERS))
    assert "LIC-DR-data_file-owner" not in stale
    assert not {key for key in stale if key.endswith("-hand-off")} - {
        "LIC-TR-sign-hand-off",
        "LIC-TR-review-hand-off",
    }


def test_the_id_of_a_question_makes_its_training_stale() -> None:
    stale = traced_stale(derive(RICH, NUMBERS), (with_id(RICH, "g1", "other"), NUMBERS))
    assert {"LIC-TR-g1-ask-decision", "LIC-TR-g1-assess-decision"} <= stale


def test_lines_that_are_grouped_otherwise_make_no_test_stale() -> None:
    """A join with another id, where nothing of it is printed in the test."""
    merged = process("start > A: One > xor(60% a= A: Two | 40% b= A: Three) > A: Four > end")
    stale = traced_stale(derive(merged), (with_id(merged, "xor1_join", "other"), NUMBERS))
    assert not {key for key in stale if key.startswith("AT-")}
