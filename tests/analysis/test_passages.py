"""Where tokens begin and what is thrown: starts of pools, errors and escalations."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from workbench.analysis.check import check
from workbench.analysis.control_flow import control_flow
from workbench.analysis.report import analyse
from workbench.analysis.visits import expected_visits
from workbench.model.amount import Share
from workbench.model.element import (
    Event,
    EventDefinition,
    FlowNode,
    Gateway,
    GatewayType,
    Participant,
    Position,
    SequenceFlow,
    SubProcess,
    Task,
    Trigger,
)
from workbench.model.evidence import Quantity
from workbench.model.process import Process

ERROR = (EventDefinition(Trigger.ERROR, "bad"),)
ESCALATION = (EventDefinition(Trigger.ESCALATION, "x"),)
AWAITED = (EventDefinition(Trigger.MESSAGE),)


def start(key: str, process: str = "p", parent: str | None = None) -> Event:
    return Event(key, key, process=process, parent=parent, position=Position.START)


def end(key: str, process: str = "p", parent: str | None = None, **more: object) -> Event:
    return Event(key, key, process=process, parent=parent, position=Position.END, **more)  # type: ignore[arg-type]


def task(key: str, process: str = "p", parent: str | None = None) -> Task:
    return Task(key, key, process=process, parent=parent)


def border(key: str, host: str, definitions: tuple[EventDefinition, ...], stops: bool) -> Event:
    return Event(key, key, process="p", position=Position.BOUNDARY, attached_to=host,
                 definitions=definitions, interrupting=stops)  # fmt: skip


def drawn(nodes: Iterable[FlowNode], flows: str, *pools: str) -> Process:
    """Nodes with flows "a-b c-d"; a share in percent may stand behind a colon."""
    made = []
    for text in flows.split():
        pair, _, share = text.partition(":")
        source, target = pair.split("-")
        given = Quantity(Share(float(share) / 100)) if share else None
        made.append(SequenceFlow(pair, source, target, share=given))
    participants = tuple(Participant(f"pool {pool}", pool, pool) for pool in pools)
    return Process("p", nodes=tuple(nodes), flows=tuple(made), participants=participants)


def visits(process: Process) -> dict[str, float]:
    return dict(expected_visits(control_flow(process)).nodes)


def rules(process: Process) -> set[str]:
    return {finding.rule for finding in check(process)}


NESTED = (
    start("s"), SubProcess("O", "O", process="p"), start("os", parent="O"),
    SubProcess("I", "I", process="p", parent="O"), end("oe", parent="O"),
    start("is", parent="I"), end("thrown", parent="I", definitions=ERROR),
    border("b", "O", ERROR, stops=True), task("mend"), end("e"), end("e2"),
)  # fmt: skip


def test_an_error_goes_to_the_nearest_event_around_that_catches_it() -> None:
    found = visits(drawn(NESTED, "s-O os-I I-oe is-thrown O-e b-mend mend-e2"))
    assert (found["mend"], found["e"]) == (pytest.approx(1), pytest.approx(0))


def test_an_error_that_is_caught_inside_does_not_go_further() -> None:
    nodes = (*NESTED, border("near", "I", ERROR, stops=True), task("help", parent="O"))
    found = visits(drawn(nodes, "s-O os-I I-oe is-thrown O-e b-mend mend-e2 near-help help-oe"))
    assert (found["help"], found["mend"], found["e"]) == (1, 0, pytest.approx(1))


def test_an_error_beside_other_work_stops_the_sub_process() -> None:
    """Half of the cases throw in one branch; the other branch does not lead them out as well."""
    nodes = (
        start("s"), SubProcess("O", "O", process="p"), start("os", parent="O"),
        Gateway("g", process="p", parent="O", type=GatewayType.PARALLEL),
        Gateway("x", process="p", parent="O"), end("thrown", parent="O", definitions=ERROR),
        end("o1", parent="O"), end("o2", parent="O"), border("b", "O", ERROR, stops=True),
        end("e"), end("e2"),
    )  # fmt: skip
    found = visits(drawn(nodes, "s-O os-g g-x g-o2 x-thrown:50 x-o1:50 O-e b-e2"))
    assert (found["e"], found["e2"]) == (pytest.approx(0.5), pytest.approx(0.5))


def test_an_escalation_that_stops_nothing_lets_the_sub_process_go_on() -> None:
    nodes = (
        start("s"), SubProcess("O", "O", process="p"), start("os", parent="O"),
        end("esc", parent="O", definitions=ESCALATION), border("b", "O", ESCALATION, stops=False),
        task("tell"), task("after"), end("e"), end("e2"),
    )  # fmt: skip
    process = drawn(nodes, "s-O os-esc O-after after-e b-tell tell-e2")
    found = visits(process)
    assert (found["after"], found["tell"]) == (pytest.approx(1), pytest.approx(1))
    assert "unreachable" not in rules(process)


def test_two_starts_that_meet_are_a_choice_in_one_pool_of_several() -> None:
    nodes = (start("counter"), start("mail"), Gateway("m", process="p"), task("A"), end("e"),
             start("s3", "q"), task("L", "q"), end("e3", "q"))  # fmt: skip
    process = drawn(nodes, "counter-m mail-m m-A A-e s3-L L-e3", "p", "q")
    assert "unmatched-parallel" not in rules(process)
    found = visits(process)
    assert (found["mail"], found["A"], found["L"]) == (0.5, 1, 1)
    assert analyse(process).cycle_time.total is not None


@pytest.mark.parametrize(
    "begin", [Gateway("g", process="p", type=GatewayType.EVENT), None], ids=["gateway", "event"]
)
def test_what_begins_a_case_beside_a_start_event_is_reached(begin: Gateway | None) -> None:
    catch = Event("c", "Letter comes", process="p", definitions=AWAITED)
    nodes = (start("s"), task("A"), end("e"), catch, task("B"), end("e2"))
    flows = "s-A A-e c-B B-e2" + (" g-c" if begin else "")
    process = drawn((*nodes, *([begin] if begin else [])), flows)
    assert "unreachable" not in rules(process)
    assert visits(process)["B"] == pytest.approx(0.5)
    assert "several-starts" in {finding.rule for finding in analyse(process).findings}


def test_a_catch_event_that_waits_for_nothing_is_no_target_of_a_race() -> None:
    nodes = (start("s"), Gateway("g", process="p", type=GatewayType.EVENT),
             Event("none", "Later", process="p"), Event("c", "Letter", process="p",
             definitions=AWAITED), end("e"))  # fmt: skip
    process = drawn(nodes, "s-g g-none g-c none-e c-e")
    (finding,) = (found for found in check(process) if found.rule == "event-gateway-target")
    assert finding.elements == ("g", "none", "g-none")
