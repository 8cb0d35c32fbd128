"""A process that has every kind of element that a derivation reads."""

from __future__ import annotations

from dataclasses import replace

from workbench.model.amount import (
    CalendarDays,
    CasesPerDay,
    Count,
    Share,
    WorkingDays,
    WorkingMinutes,
)
from workbench.model.element import (
    Attributes,
    CallActivity,
    DataAssociation,
    DataObject,
    Event,
    EventDefinition,
    Gateway,
    GatewayType,
    Lane,
    Loop,
    MessageFlow,
    Participant,
    Position,
    SequenceFlow,
    SubProcess,
    Task,
    TaskType,
    Trigger,
)
from workbench.model.evidence import Quantity, spread
from workbench.model.process import Process
from workbench.model.scenario import Scenario, Staff


def _flow(source: str, target: str, name: str = "", share: float | None = None) -> SequenceFlow:
    amount = Quantity(Share(share)) if share is not None else None
    return SequenceFlow(f"{source}-{target}", source, target, name, share=amount)


def _task(
    key: str,
    name: str,
    kind: TaskType = TaskType.USER,
    lane: str = "clerk",
    parent: str = "",
    **attributes: object,
) -> Task:
    return Task(
        key,
        name,
        lane=f"lane_{lane}",
        parent=parent or None,
        process="p",
        type=kind,
        attributes=Attributes(**attributes),  # type: ignore[arg-type]
    )


def _event(
    key: str, name: str, position: Position, *given: EventDefinition, **more: object
) -> Event:
    return Event(
        key,
        name,
        lane="lane_clerk",
        process="p",
        position=position,
        definitions=given,
        **more,  # type: ignore[arg-type]
    )


def _gateway(key: str, name: str, kind: GatewayType = GatewayType.EXCLUSIVE) -> Gateway:
    return Gateway(key, name, lane="lane_clerk", process="p", type=kind)


RICH = Process(
    "rich",
    "Licence renewal",
    nodes=(
        _event("start", "Request received", Position.START, EventDefinition(Trigger.MESSAGE)),
        _task("check", "Check request", systems=("Licence system", "GIS"), rule="Rule 7",
              work=spread(WorkingMinutes, 5, 10, 30), problem="Forms are unreadable"),
        _gateway("g1", "Complete?"),
        _task("ask", "Ask for papers", TaskType.SEND),
        replace(_task("answer", "Sends papers", TaskType.RECEIVE),
                attributes=Attributes(who="Applicant", outside=True)),
        _task("assess", "Assess risk", TaskType.RULE, systems=("Risk engine",), rule="Table 3",
              mandated=True),
        _gateway("g2", "What to inspect?", GatewayType.INCLUSIVE),
        replace(_task("site", "Inspect the site", lane="inspector"), loop=Loop.PARALLEL),
        _task("books", "Inspect the books", TaskType.MANUAL, lane="inspector"),
        _gateway("g2_join", "", GatewayType.INCLUSIVE),
        SubProcess("sub", "Decide", lane="lane_clerk", process="p"),
        _event("sub_start", "", Position.START, parent="sub"),
        _task("draft", "Draft the decision", parent="sub"),
        _task("sign", "Sign the decision", lane="head", parent="sub"),
        _event("sub_end", "", Position.END, parent="sub"),
        _event("late", "Too late", Position.BOUNDARY,
               EventDefinition(Trigger.TIMER, deadline=Quantity(WorkingDays(5))),
               attached_to="sub", interrupting=True),
        _task("warn", "Warn the head", lane="clerk"),
        _event("fault", "Seal is broken", Position.BOUNDARY, EventDefinition(Trigger.ERROR),
               attached_to="site", interrupting=False),
        _task("repair", "Repair the seal", lane="inspector"),
        _event("repaired", "Seal repaired", Position.END),
        _gateway("g3", "Print and post", GatewayType.PARALLEL),
        _task("print", "Print licence", TaskType.SERVICE, systems=("Printer",)),
        CallActivity("post", "Post the letter", lane="lane_clerk", process="p", called="Mail-out"),
        _gateway("g3_join", "Both done", GatewayType.PARALLEL),
        _gateway("race", "What comes first?", GatewayType.EVENT),
        _event("objection", "objection", Position.CATCH, EventDefinition(Trigger.MESSAGE)),
        _event("silence", "none in 14 days", Position.CATCH,
               EventDefinition(Trigger.TIMER, deadline=Quantity(CalendarDays(14)))),
        _task("review", "Review objection", lane="head"),
        _event("note", "Case noted", Position.THROW),
        _event("done", "Licence renewed", Position.END, EventDefinition(Trigger.MESSAGE)),
        _event("stopped", "Stopped", Position.END, EventDefinition(Trigger.TERMINATE)),
    ),
    flows=(
        _flow("start", "check"), _flow("check", "g1"),
        _flow("g1", "assess", "yes", 0.7), _flow("g1", "ask", "no", 0.3),
        _flow("ask", "answer"), _flow("answer", "check"),
        _flow("assess", "g2"), _flow("g2", "site", "the site"), _flow("g2", "books", "the books"),
        _flow("site", "g2_join"), _flow("books", "g2_join"), _flow("g2_join", "sub"),
        _flow("fault", "repair"), _flow("repair", "repaired"),
        _flow("sub_start", "draft"), _flow("draft", "sign"), _flow("sign", "sub_end"),
        _flow("sub", "g3"), _flow("late", "warn"), _flow("warn", "stopped"),
        _flow("g3", "print"), _flow("g3", "post"), _flow("print", "g3_join"),
        _flow("post", "g3_join"), _flow("g3_join", "race"),
        _flow("race", "objection", "", 0.1), _flow("race", "silence", "", 0.9),
        _flow("objection", "review"), _flow("review", "note"), _flow("silence", "note"),
        _flow("note", "done"),
    ),
    participants=(Participant("pool", "Agency", "p"), Participant("party", "Applicant")),
    lanes=(Lane("lane_clerk", "Licence clerk", "p"), Lane("lane_inspector", "Inspector", "p"),
           Lane("lane_head", "Head", "p")),
    message_flows=(
        MessageFlow("m_start", "party", "start"), MessageFlow("m_ask", "ask", "party"),
        MessageFlow("m_answer", "party", "answer"), MessageFlow("m_done", "done", "party"),
    ),
    data=(
        DataObject("data_request", "Request form", documentation="name, address, trade"),
        DataObject("data_licence", "Licence", state="printed"),
        DataObject("data_file", "Case file", store=True),
    ),
    associations=(
        DataAssociation("check_uses_request", "check", "data_request", False),
        DataAssociation("draft_makes_file", "draft", "data_file", True),
        DataAssociation("sign_uses_file", "sign", "data_file", False),
        DataAssociation("print_makes_licence", "print", "data_licence", True),
    ),
    terms=(("system", "the licence system"), ("code", "LIC")),
    trigger="a licence runs out",
)  # fmt: skip

NUMBERS = Scenario(
    "today",
    arrivals=Quantity(CasesPerDay(4.0)),
    staff=(
        Staff("Licence clerk", Quantity(Count(3)), Quantity(Share(0.5))),
        Staff("Inspector", Quantity(Count(1)), Quantity(Share(0.8))),
    ),
)
