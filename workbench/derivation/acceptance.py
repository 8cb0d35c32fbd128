"""Acceptance tests: the main run, and one for each way that no run before it went."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.derivation import script
from workbench.derivation.catalogue import all_routes
from workbench.derivation.naming import mention
from workbench.derivation.paths import undone_by
from workbench.derivation.phrases import capital, quoted
from workbench.derivation.reader import Known, Reader
from workbench.derivation.rule import item_id
from workbench.derivation.script_gateways import SYSTEM, TESTER
from workbench.derivation.visits import Visit
from workbench.model.finding import Finding, Severity, first_few
from workbench.model.process import Process
from workbench.model.verification import TestCase, TestLevel, TestStep

Route = tuple[Visit, ...]


def cases(known: Known) -> tuple[TestCase, ...]:
    """One test for each run; together they go through every flow that a run can go through."""
    return tuple(_case(known, key) for key in all_routes(known).runs)


def findings(known: Known) -> tuple[Finding, ...]:
    """The flows that no test goes through, because no run through them reaches an end."""
    routes, process = all_routes(known), known.process
    undoing = {flow: undone_by(process, flow) for flow in routes.missed}
    found = [*_untested_compensation(process, undoing)]
    found += [
        Finding(
            "flow-without-run",
            Severity.WARNING,
            f"No run through the flow {flow} reaches an end, so no test goes through it.",
            (flow,),
            "Look for a gateway that waits for a token that never comes.",
        )
        for flow in routes.missed
        if not undoing[flow]
    ]
    remedy = "Put parts of the process into sub-processes of their own files."
    if routes.cut:
        text = "The process has too many states to look at them all; the tests may miss ways."
        found.append(Finding("too-many-states", Severity.WARNING, text, remedy=remedy))
    if routes.untold:
        flows = routes.untold
        text = f"All tests together would be too long; none goes through {first_few(flows)}."
        found.append(Finding("too-many-tests", Severity.WARNING, text, flows, remedy))
    return tuple(found)


def _untested_compensation(process: Process, undoing: dict[str, str]) -> Iterable[Finding]:
    """One finding for each piece of compensation, instead of one for each of its flows."""
    for ref in dict.fromkeys(ref for ref in undoing.values() if ref):
        flows = tuple(flow for flow, by in undoing.items() if by == ref)
        yield Finding(
            "compensation-untested",
            Severity.INFO,
            f"{capital(mention(process, ref))} undoes what was done. Compensation is not tested "
            "by runs, so no test goes through it.",
            (ref, *flows),
            "Write an acceptance test for it by hand.",
        )


def _case(known: Known, key: str) -> TestCase:
    reader = Reader(known)
    route = _route(reader, key)
    steps = tuple(script.write(reader, route))
    outcome = _outcome(reader, route)
    return TestCase(
        id=item_id(reader, "AT", key),
        title=_title(reader, key, route),
        level=TestLevel.ACCEPTANCE,
        preconditions=tuple(_preconditions(reader, steps)),
        steps=steps,
        outcome=reader.text("step", outcome, "name") if outcome else "",
        flows=reader.texts("path", key, "flows"),
        verifies=reader.texts("path", key, "requirements"),
        sources=reader.sources(),
    )


def _route(reader: Reader, key: str) -> Route:
    route = reader.read("path", key, "route")
    rows = route if isinstance(route, tuple) else ()
    return tuple(
        Visit(str(row[0]), tuple(str(flow) for flow in row[1]), str(row[2]))
        for row in rows
        if isinstance(row, tuple) and isinstance(row[1], tuple)
    )


def _outcome(reader: Reader, route: Route) -> str:
    """The last end that is reached, else the last node; "" where there is none."""
    nodes = [visit.node for visit in route]
    ends = [node for node in nodes if reader.read("step", node, "position") == "end"]
    return next(iter((ends or nodes)[::-1]), "")


def _title(reader: Reader, key: str, route: Route) -> str:
    """What is special about a run, and in which pool it is where that is not the main one."""
    end = _outcome(reader, route)
    outcome = reader.text("step", end, "mention") if end else "the end"
    pool = reader.text("path", key, "pool")
    if key == "main" or (pool and reader.read("path", key, "first in pool") is True):
        where = f" of {pool}" if pool else ""
        return f"Main path{where}: {reader.text('step', end, 'name') if end else outcome}"
    situation = reader.text("flow", key, "situation")
    case = f"In {pool}, {situation}" if pool else capital(situation)
    return f"{case}: the outcome is {outcome}"


def _preconditions(reader: Reader, steps: tuple[TestStep, ...]) -> Iterable[str]:
    """Who has to be there, and a clock that can be moved where deadlines are tested."""
    people = dict.fromkeys(step.who for step in steps)
    named = [who for who in people if who not in {SYSTEM, TESTER}]
    yield from (f"Somebody acts as {quoted(who)}." for who in named)
    if any(step.action.startswith("Move the clock") for step in steps):
        yield "The clock of the test system can be moved."
