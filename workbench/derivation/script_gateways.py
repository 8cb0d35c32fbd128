"""The steps of an acceptance test at gateways: what is answered, what is open, what is awaited."""

from __future__ import annotations

from workbench.derivation.phrases import capital, listed, quoted, stand, things
from workbench.derivation.reader import Reader
from workbench.model.verification import TestStep

TESTER = "Tester"
SYSTEM = "System"
Flows = tuple[str, ...]


def stored(reader: Reader, node: str, otherwise: str) -> str:
    """What is there afterwards, and the rule that it follows."""
    made = reader.texts("step", node, "makes")
    said = f"{capital(things(made))} {stand(made)} stored." if made else otherwise
    rule = reader.text("step", node, "rule")
    return f"{said} The result follows the rule {quoted(rule)}." if rule else said


def _decision(reader: Reader, node: str, flows: Flows) -> TestStep:
    title = reader.text("step", node, "title")
    labels = [quoted(label) for flow in flows if (label := reader.text("flow", flow, "label"))]
    onward = listed([reader.text("flow", flow, "onward") for flow in flows])
    expected = f"The case goes on with {onward}."
    if reader.read("step", node, "automatic") is True:
        answer = f" {listed(labels)}" if labels else ""
        if task := reader.text("step", node, "rule task"):
            expected = f"{stored(reader, task, '')} {expected}".strip()
        return TestStep(SYSTEM, f"Determine the answer{answer} to {title}.", expected, node)
    action = (
        f"Answer {title} with {listed(labels)}."
        if labels
        else f"Let the case go on to {onward} at {title}."
    )
    return TestStep(reader.text("step", node, "who") or TESTER, action, expected, node)


def _several(reader: Reader, node: str, flows: Flows) -> TestStep:
    step = _decision(reader, node, flows)
    return TestStep(step.who, f"{step.action} Give no other answer.", step.expected, node)


def _complex(reader: Reader, node: str, flows: Flows) -> TestStep:
    onward = listed([reader.text("flow", flow, "onward") for flow in flows])
    action = f"Let the rule of {reader.text('step', node, 'title')} hold for this way."
    return TestStep(TESTER, action, f"The case goes on with {onward}.", node)


NOUNS = {
    "step": "the step{}",
    "event": "the wait for",
    "throw": "the event",
    "outcome": "the outcome",
    "question": "the question at",
    "result": "the question at",
    "gateway": "the way to",
}


def _fork(reader: Reader, node: str, flows: Flows) -> TestStep:
    title = reader.text("step", node, "title")
    by_kind: dict[str, list[str]] = {}
    for kind, what in reader.pairs("step", node, "opens"):
        by_kind.setdefault(kind, []).append(what)
    plural = "s" if len(by_kind.get("step", ())) > 1 else ""
    said = [f"{NOUNS[kind].format(plural)} {listed(names)}" for kind, names in by_kind.items()]
    expected = f"Open at the same time: {listed(said)}." if said else "The case goes on."
    return TestStep(TESTER, f"Look at the open steps after {title}.", expected, node)


def _race(reader: Reader, node: str, flows: Flows) -> TestStep:
    events = [quoted(name) for name in reader.texts("step", node, "leads to")]
    title = reader.text("step", node, "title")
    expected = f"The case waits for {listed(events, 'or')}."
    return TestStep(TESTER, f"Look at the case as it waits at {title}.", expected, node)


GATEWAYS = {
    "decision": _decision,
    "choice of several": _several,
    "complex": _complex,
    "parallel": _fork,
    "race": _race,
}
