"""Every rule with a process that it passes and one that it does not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from notation import process
from workbench.analysis.check import check, code
from workbench.analysis.control_flow import SOURCE, control_flow
from workbench.analysis.rules import CATALOGUE
from workbench.model.amount import Share
from workbench.model.element import (
    Activity,
    Attributes,
    Event,
    EventDefinition,
    FlowNode,
    Gateway,
    GatewayType,
    MessageFlow,
    Participant,
    Position,
    SequenceFlow,
    SubProcess,
    Task,
    TaskType,
    Trigger,
)
from workbench.model.evidence import Quantity
from workbench.model.finding import Finding, Severity
from workbench.model.process import Process

Change = Callable[[Process], Process]
RULES = Path(__file__).parents[2] / "workbench" / "analysis" / "rules"
PAGES = Path(__file__).parents[2] / "docs" / "reference" / "rules"
CODES = [code(rule) for rule, _ in CATALOGUE]
GOOD = (
    "start > Clerk: Check [5] > xor(62% yes= Clerk: Enter [9] | 38% no= Clerk: Refuse [3]) > "
    "and(Fire: Review safety [30] | Zoning: Review use [20]) > Clerk: Issue [4] > end Done"
)


def good() -> Process:
    drawn = process(GOOD)
    named = {"xor1": "Complete?"}
    return replace(
        drawn, nodes=tuple(replace(n, name=named.get(n.id, n.name)) for n in drawn.nodes)
    )


def without_node(key: str) -> Change:
    return lambda p: replace(p, nodes=tuple(node for node in p.nodes if node.id != key))


def without_flow(key: str) -> Change:
    return lambda p: replace(p, flows=tuple(flow for flow in p.flows if flow.id != key))


def node(key: str, **values: object) -> Change:
    return lambda p: replace(
        p, nodes=tuple(replace(n, **values) if n.id == key else n for n in p.nodes)
    )


def flow(key: str, **values: object) -> Change:
    return lambda p: replace(
        p, flows=tuple(replace(f, **values) if f.id == key else f for f in p.flows)
    )


def plus(*things: FlowNode | SequenceFlow) -> Change:
    return lambda p: replace(
        p,
        nodes=(*p.nodes, *(replace(t, process="p") for t in things if isinstance(t, FlowNode))),
        flows=(*p.flows, *(t for t in things if isinstance(t, SequenceFlow))),
    )


def both(*changes: Change) -> Change:
    def change(drawn: Process) -> Process:
        for one in changes:
            drawn = one(drawn)
        return drawn

    return change


def task(key: str, **values: object) -> Task:
    return Task(key, values.pop("name", f"Do {key}"), attributes=Attributes("Clerk"), **values)  # type: ignore[arg-type]


def message(source: str, target: str) -> Change:
    return lambda p: replace(p, message_flows=(MessageFlow("m", source, target),))


def raced(target: FlowNode) -> Change:
    return both(
        without_flow("Issue-endDone"),
        plus(
            Gateway("race", type=GatewayType.EVENT),
            target,
            Event("late", "Late", definitions=(EventDefinition(Trigger.TIMER),)),
            SequenceFlow("1", "Issue", "race"), SequenceFlow("2", "race", target.id),
            SequenceFlow("3", "race", "late"), SequenceFlow("4", target.id, "endDone"),
            SequenceFlow("5", "late", "endDone"),
        ),
    )  # fmt: skip


def boundary(*more: SequenceFlow) -> Change:
    late = (EventDefinition(Trigger.TIMER),)
    return plus(Event("late", "Late", definitions=late, position=Position.BOUNDARY,
                      attached_to="Check"), *more)  # fmt: skip


def entangled(count: int) -> Change:
    """An inclusive split of so many branches; each goes to the first of two joins or the second."""
    names = [str(i) for i in range(count)]
    gates = [Gateway(key, "Which?", type=GatewayType.INCLUSIVE) for key in ("or", "j1", "j2")]
    pairs = [("Issue", "or"), ("j1", "j2"), ("j2", "endDone")]
    for name in names:
        pairs += [("or", f"b{name}"), (f"b{name}", f"x{name}")]
        pairs += [(f"x{name}", "j1"), (f"x{name}", "j2")]
    return both(
        without_flow("Issue-endDone"),
        plus(*gates, *(Gateway(f"x{name}", "Which?") for name in names),
             *(task(f"b{name}") for name in names),
             *(SequenceFlow(f"{a}-{b}", a, b, "yes") for a, b in pairs)),
    )  # fmt: skip


MESSAGE = Event("msg", "Answer comes", definitions=(EventDefinition(Trigger.MESSAGE),))
BAD: dict[str, tuple[Change, tuple[str, ...]]] = {
    "start-event-required": (without_node("start"), ("Check",)),
    "end-event-required": (without_node("endDone"), ("Issue",)),
    "no-path-to-end": (
        plus(task("a"), task("b"), SequenceFlow("1", "Check", "a"), SequenceFlow("2", "a", "b"),
             SequenceFlow("3", "b", "a")),
        ("a", "b"),
    ),
    "unreachable": (plus(task("a"), SequenceFlow("1", "a", "Issue")), ("a",)),
    "dangling-flow": (plus(SequenceFlow("loose", "Check", "nowhere")), ("Check", "loose")),
    "flow-across-border": (
        plus(SubProcess("sub", "Ask"), task("in", parent="sub"), SequenceFlow("1", "in", "Issue")),
        ("in", "Issue", "1"),
    ),
    "flow-at-start-or-end": (plus(SequenceFlow("1", "xor1", "start")), ("start", "1")),
    "implicit-end": (plus(task("a"), SequenceFlow("1", "Check", "a")), ("a",)),
    "gateway-unlabelled": (node("xor1", name=""), ("xor1",)),
    "answers-unlabelled": (flow("xor1-Enter", name=" "), ("xor1", "xor1-Enter")),
    "shares-do-not-add-up": (
        flow("xor1-Enter", share=Quantity(Share(0.5))), ("xor1", "xor1-Enter", "xor1-Refuse"),
    ),
    "fake-join": (plus(task("a"), SequenceFlow("1", "start", "a"), SequenceFlow("2", "a", "Issue")),
                  ("Issue",)),
    "superfluous-gateway": (
        both(without_flow("start-Check"), plus(Gateway("g"), SequenceFlow("1", "start", "g"),
                                               SequenceFlow("2", "g", "Check"))),
        ("g",),
    ),
    "gateway-join-and-fork": (plus(SequenceFlow("1", "start", "xor1")), ("xor1",)),
    "unmatched-parallel": (node("and1_join", type=GatewayType.EXCLUSIVE), ("and1", "and1_join")),
    "entangled-parallel": (entangled(12), ("or", "j2")),
    "label-required": (node("Check", name=""), ("Check",)),
    "duplicate-step-name": (node("Enter", name="check"), ("Check", "Enter")),
    "event-gateway-target": (raced(task("a")), ("race", "a", "2")),
    "boundary-without-flow": (boundary(), ("late",)),
    "step-without-who": (
        both(node("Issue", attributes=Attributes(), lane=None, process="")), ("Issue",)),
    "message-flow-within-pool": (message("Check", "Issue"), ("Check", "Issue", "m")),
    "step-without-work-time": (node("Issue", attributes=Attributes("Clerk")), ("Issue",)),
}  # fmt: skip


def found(drawn: Process, rule: str) -> list[Finding]:
    return [finding for finding in check(drawn) if finding.rule == rule]


def test_a_good_process_has_no_findings() -> None:
    assert check(good()) == ()


@pytest.mark.parametrize("rule", CODES)
def test_what_a_rule_forbids_is_found_with_its_elements(rule: str) -> None:
    change, elements = BAD[rule]
    findings = found(change(good()), rule)
    assert [finding.elements for finding in findings] == [elements]
    assert findings[0].message
    assert findings[0].remedy
    assert findings[0].severity is dict(zip(CODES, (s for _, s in CATALOGUE), strict=True))[rule]


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("event-gateway-target", raced(MESSAGE)),
        ("event-gateway-target", raced(task("a", type=TaskType.RECEIVE))),
        ("boundary-without-flow", boundary(SequenceFlow("1", "late", "Issue"))),
        ("message-flow-within-pool", lambda p: replace(
            message("Check", "box")(p), participants=(Participant("box", "Applicant"),))),
        ("answers-unlabelled", both(
            flow("xor1-Enter", name=""), node("xor1", default="xor1-Enter"))),
        ("gateway-unlabelled", node("xor1", name="", attributes=Attributes(row="Check"))),
        ("step-without-work-time", node("Issue", attributes=Attributes("Clerk"),
                                        type=TaskType.SERVICE)),
        ("step-without-work-time", node("Issue", attributes=Attributes("Clerk", outside=True))),
        ("shares-do-not-add-up", both(
            node("xor1", type=GatewayType.INCLUSIVE),
            flow("xor1-Enter", share=Quantity(Share(0.9))))),
        ("entangled-parallel", entangled(4)),
        ("unmatched-parallel", entangled(4)),
        ("start-event-required", plus(
            SubProcess("sub", "Ask", kind="ad-hoc sub-process"), Task("in", parent="sub"))),
        ("implicit-end", plus(Event("out", "Go on", position=Position.THROW,
                                    definitions=(EventDefinition(Trigger.LINK, "L"),)))),
    ],
)  # fmt: skip
def test_what_a_rule_allows_is_not_found(rule: str, change: Change) -> None:
    assert found(change(good()), rule) == []


def test_a_process_without_any_step_is_an_error() -> None:
    (finding,) = check(Process("p"))
    assert (finding.rule, finding.severity) == ("start-event-required", Severity.ERROR)
    assert finding.message == "There is no step in the process."


def undone(**place: str) -> Change:
    undo = (EventDefinition(Trigger.COMPENSATION),)
    return plus(
        Event("undo", definitions=undo, position=Position.BOUNDARY, attached_to="Check"),
        task("Cancel", **place),
    )


@pytest.mark.parametrize("rule", ["unreachable", "implicit-end"])
def test_an_activity_that_undoes_another_needs_no_flow(rule: str) -> None:
    assert found(undone()(good()), rule) == []
    assert found(both(undone(), without_node("undo"))(good()), rule) != []
    connected = SequenceFlow("1", "Cancel", "Issue")
    assert found(both(undone(), plus(connected))(good()), "unreachable") != []


def test_what_undoes_stands_beside_what_it_undoes() -> None:
    around = plus(SubProcess("sub", "Ask"), SequenceFlow("1", "Check", "sub"))
    drawn = both(around, plus(SequenceFlow("2", "sub", "Issue")), undone(parent="sub"))(good())
    assert [finding.elements for finding in found(drawn, "implicit-end")] == [("Cancel",)]


def test_what_undoes_is_no_start() -> None:
    drawn = both(undone(), without_node("start"), without_flow("start-Check"))(good())
    assert [way.target for way in control_flow(drawn).out[SOURCE]] == ["Check"]


def test_a_cycle_without_exit_names_the_rows() -> None:
    drawn = process("start > A > B > @A")
    rows = tuple(replace(n, attributes=Attributes(row=f"s{i}")) for i, n in enumerate(drawn.nodes))
    (finding,) = found(replace(drawn, nodes=rows), "no-path-to-end")
    assert finding.where == "step s0; step s1; step s2"


def test_every_file_of_the_folder_is_in_the_catalogue_and_has_a_page() -> None:
    files = {path.stem.replace("_", "-") for path in RULES.glob("*.py")} - {"--init--"}
    assert files == set(CODES) == set(BAD)
    assert {path.stem for path in PAGES.glob("*.md")} - {"index"} == files


@pytest.mark.parametrize("rule", CODES)
def test_every_page_says_what_why_and_how_to_mend(rule: str) -> None:
    page = (PAGES / f"{rule}.md").read_text(encoding="utf-8")
    assert page.startswith(f"# {rule}\n")
    for heading in ("Why", "Correct", "Incorrect", "What to do"):
        assert f"\n## {heading}\n" in page


def test_severities_come_from_the_catalogue() -> None:
    (rule, _) = CATALOGUE[0]
    drawn = BAD[code(rule)][0](good())
    assert {f.severity for f in check(drawn, ((rule, Severity.INFO),))} == {Severity.INFO}


@pytest.mark.parametrize(
    "drawn",
    [
        Process("p"),
        Process("p", nodes=(Gateway("g"),)),
        Process("p", nodes=(Task("t", parent="nowhere"), SubProcess("s", parent="s"))),
        Process("p", nodes=(Event("b", position=Position.BOUNDARY, attached_to="gone"),)),
        Process("p", flows=(SequenceFlow("f", "", ""),), message_flows=(MessageFlow("m", "", ""),)),
    ],
)
def test_no_draft_makes_a_rule_fail(drawn: Process) -> None:
    assert all(isinstance(finding, Finding) for finding in check(drawn))


def test_activities_of_all_kinds_need_a_name() -> None:
    assert issubclass(SubProcess, Activity)
    (finding,) = found(plus(SubProcess("s", ""))(good()), "label-required")
    assert finding.elements == ("s",)


def event_sub_process(*things: FlowNode | SequenceFlow) -> Change:
    """An event sub-process with an event that begins it, beside what is inside."""
    begin = Event("begin", "Complaint", parent="v", position=Position.START,
                  definitions=(EventDefinition(Trigger.MESSAGE),))  # fmt: skip
    inside = (replace(t, parent="v") if isinstance(t, FlowNode) else t for t in things)
    return plus(SubProcess("v", "On complaint", by_event=True), begin, *inside)


@pytest.mark.parametrize(
    ("rule", "things", "elements"),
    [
        ("unreachable", (task("a"), Event("out", position=Position.END), task("lost"),
                         SequenceFlow("1", "begin", "a"), SequenceFlow("2", "a", "out"),
                         SequenceFlow("3", "lost", "out")), ("lost",)),
        ("no-path-to-end", (task("a"), task("b"), SequenceFlow("1", "begin", "a"),
                            SequenceFlow("2", "a", "b"), SequenceFlow("3", "b", "a")),
         ("begin", "a", "b")),
        ("unmatched-parallel", (
            Gateway("x"), task("a"), task("b"), Gateway("j", type=GatewayType.PARALLEL),
            Event("out", position=Position.END), SequenceFlow("1", "begin", "x"),
            SequenceFlow("2", "x", "a"), SequenceFlow("3", "x", "b"), SequenceFlow("4", "a", "j"),
            SequenceFlow("5", "b", "j"), SequenceFlow("6", "j", "out")), ("x", "j")),
    ],
)  # fmt: skip
def test_what_is_inside_an_event_sub_process_is_looked_at(
    rule: str, things: tuple[FlowNode | SequenceFlow, ...], elements: tuple[str, ...]
) -> None:
    findings = found(event_sub_process(*things)(good()), rule)
    assert [finding.elements for finding in findings] == [elements]


def test_nothing_has_to_follow_a_step_of_an_ad_hoc_sub_process() -> None:
    around = SubProcess("sub", "Ask around", kind="ad-hoc sub-process")
    drawn = plus(around, task("in", parent="sub"), SequenceFlow("1", "Check", "sub"),
                 SequenceFlow("2", "sub", "Issue"))(good())  # fmt: skip
    assert found(drawn, "implicit-end") == []


def test_a_single_end_without_a_name_in_each_of_two_processes_is_enough() -> None:
    inside = Event("in", "", parent="sub", position=Position.END)
    drawn = both(node("endDone", name=""), plus(SubProcess("sub", "Ask"), inside))(good())
    assert found(drawn, "label-required") == []
    two = plus(replace(inside, id="in2"))(drawn)
    assert [f.elements for f in found(two, "label-required")] == [("in",), ("in2",)]


@pytest.mark.parametrize(
    ("shares", "stops", "count"),
    [((0.6, 0.7), True, 1), ((0.6, 0.4), True, 0), ((0.6, 0.7), False, 0)],
)
def test_events_that_stop_a_step_happen_instead_of_each_other(
    shares: tuple[float, float], stops: bool, count: int
) -> None:
    late = (EventDefinition(Trigger.TIMER),)
    changes = [
        plus(Event(f"b{i}", f"Late {i}", definitions=late, position=Position.BOUNDARY,
                   attached_to="Issue", interrupting=stops),
             SequenceFlow(f"f{i}", f"b{i}", "endDone", share=Quantity(Share(share))))
        for i, share in enumerate(shares)
    ]  # fmt: skip
    findings = found(both(*changes)(good()), "shares-do-not-add-up")
    assert [finding.elements for finding in findings] == [("Issue", "b0", "b1", "f0", "f1")] * count
