"""What has no name is called by what it is and where it stands, never by its id."""

from __future__ import annotations

from dataclasses import replace

import pytest

from derivation.test_rare_elements import event, sentence
from notation import process
from workbench.derivation.derive import derive
from workbench.derivation.naming import name_of
from workbench.model.element import Event, Participant, Position, SequenceFlow, SubProcess, Trigger
from workbench.model.process import Process


def unnamed(text: str, name: str = "Example") -> Process:
    """A process whose events have lost their names."""
    whole = process(text, name)
    nodes = (replace(n, name="") if isinstance(n, Event) else n for n in whole.nodes)
    return replace(whole, nodes=tuple(nodes))


SHIP = unnamed("start > A: Ship > xor(70% yes= end Sent | 30% no= end Kept)", "Procurement")


def test_ends_are_told_apart_by_their_answers() -> None:
    said = {case.title for case in derive(SHIP).cases}
    assert said == {
        "Main path: the end after the answer “yes” to the decision after “Ship”",
        (
            "The answer to the decision after “Ship” is “no”: the outcome is the end after the "
            "answer “no” to the decision after “Ship”"
        ),
    }


def test_a_start_is_called_by_its_process_and_an_end_by_the_step_before() -> None:
    line = process("start > A: Ship > end", "Procurement")
    assert [name_of(line, ref) for ref in ("start", "end")] == [
        "the start of “Procurement”",
        "the end after “Ship”",
    ]
    pools = (Participant("pool", "Buying", "p"),)
    assert name_of(replace(line, participants=pools), "start") == "the start of “Buying”"
    assert name_of(replace(line, name=""), "start") == "the start of the case"


def test_one_of_two_starts_is_called_by_what_follows() -> None:
    line = process("start > A: Ship > end")
    second = event("second", "", Position.START, process="p")
    flows = (*line.flows, SequenceFlow("f", "second", "Ship"))
    both = replace(line, nodes=(*line.nodes, second), flows=flows)
    assert name_of(both, "second") == "the start before “Ship”"


@pytest.mark.parametrize(
    ("position", "triggers", "said"),
    [
        (Position.CATCH, (Trigger.MESSAGE,), "the message after “A”"),
        (Position.CATCH, (), "the event after “A”"),
        (Position.THROW, (Trigger.SIGNAL,), "the signal after “A”"),
        (Position.START, (Trigger.MESSAGE,), "the message that starts “Handle”"),
    ],
)
def test_an_event(position: Position, triggers: tuple[Trigger, ...], said: str) -> None:
    line = process("start > A: A > end")
    parent = "sub" if position is Position.START else None
    nodes = (SubProcess("sub", "Handle"), event("x", "", position, *triggers, parent=parent))
    flows = (*line.flows, SequenceFlow("f", "A", "x"))
    assert name_of(replace(line, nodes=(*line.nodes, *nodes), flows=flows), "x") == said


def test_an_event_on_a_border_says_on_which() -> None:
    line = process("start > A: Check > end")
    late = event("late", "", Position.BOUNDARY, Trigger.ERROR, attached_to="Check")
    whole = replace(line, nodes=(*line.nodes, late))
    assert sentence(derive(whole), "FR-late-interrupt").startswith(
        "If the error “the error at 'Check'” occurs during the step “Check”, "
    )


def test_names_that_name_each_other_end() -> None:
    """Nameless events in a circle."""
    nodes = tuple(event(key, "", Position.CATCH) for key in "ab")
    flows = (SequenceFlow("1", "a", "b"), SequenceFlow("2", "b", "a"))
    circle = Process("p", nodes=nodes, flows=flows)
    assert name_of(circle, "a") == "the event"


def test_many_steps_before_are_counted() -> None:
    wide = process("start > xor(a= A: A | b= A: B | c= A: C | d= A: D) > end")
    assert name_of(wide, "end") == "the end after “A”, “B” or 2 others"
