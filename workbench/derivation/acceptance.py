"""Acceptance tests: the main run, and one for each way that no run before it went."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.derivation import script
from workbench.derivation.catalogue import all_routes
from workbench.derivation.phrases import capital, quoted
from workbench.derivation.reader import Known, Reader
from workbench.derivation.rule import item_id
from workbench.model.finding import Finding, Severity, first_few
from workbench.model.verification import TestCase, TestLevel, TestStep

Route = tuple[tuple[str, tuple[str, ...]], ...]


def cases(known: Known) -> tuple[TestCase, ...]:
    """One test for each run; together they go through every flow that a run can go through."""
    return tuple(_case(known, key) for key in all_routes(known).runs)


def findings(known: Known) -> tuple[Finding, ...]:
    """The flows that no test goes through, because no run through them reaches an end."""
    routes = all_routes(known)
    found = [
        Finding(
            "flow-without-run",
            Severity.WARNING,
            f"No run through the flow {flow} reaches an end, so no test goes through it.",
            (flow,),
            "Look for a gateway that waits for a token that never comes.",
        )
        for flow in routes.missed
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


def _case(known: Known, key: str) -> TestCase:
    reader = Reader(known)
    route = _route(reader, key)
    visits = [script.write(reader, node, flows) for node, flows in route]
    steps = tuple(step for step in visits if step)
    outcome = _outcome(reader, route)
    flows = tuple(flow for _, taken in route for flow in taken)
    title = _title(reader, key, outcome)
    verifies = tuple(_verified(reader, route))
    preconditions = tuple(_preconditions(reader, steps))
    return TestCase(
        id=item_id(reader, "AT", key),
        title=title,
        level=TestLevel.ACCEPTANCE,
        preconditions=preconditions,
        steps=steps,
        outcome=outcome,
        flows=flows,
        sources=reader.sources(),
        verifies=verifies,
    )


def _route(reader: Reader, key: str) -> Route:
    route = reader.read("path", key, "route")
    rows = route if isinstance(route, tuple) else ()
    return tuple(
        (str(row[0]), tuple(str(flow) for flow in row[1]))
        for row in rows
        if isinstance(row, tuple) and isinstance(row[1], tuple)
    )


def _outcome(reader: Reader, route: Route) -> str:
    """The name of the last end that is reached, else of the last node."""
    ends = [node for node, _ in route if reader.read("step", node, "position") == "end"]
    return reader.text("step", ends[-1] if ends else route[-1][0], "name")


def _title(reader: Reader, key: str, outcome: str) -> str:
    if key == "main":
        return f"Main path: {outcome}"
    situation = reader.text("flow", key, "situation")
    return f"{capital(situation)}: the outcome is {quoted(outcome)}"


def _verified(reader: Reader, route: Route) -> Iterable[str]:
    """The requirements that the run shows, each once."""
    found: dict[str, None] = {}
    for node, flows in route:
        found |= dict.fromkeys(reader.texts("step", node, "requirements"))
        for flow in flows:
            found |= dict.fromkeys(reader.texts("flow", flow, "requirements"))
    return found


def _preconditions(reader: Reader, steps: tuple[TestStep, ...]) -> Iterable[str]:
    """Who has to be there, and a clock that can be moved where deadlines are tested."""
    people = dict.fromkeys(step.who for step in steps)
    named = [who for who in people if who not in {script.SYSTEM, script.TESTER}]
    yield from (f"Somebody acts as {quoted(who)}." for who in named)
    if any(step.action.startswith("Move the clock") for step in steps):
        yield "The clock of the test system can be moved."
