"""What can be asked about one node: a step, an event or a gateway."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import chain, islice

from workbench.derivation import amounts
from workbench.derivation.clauses import act, deed, happening
from workbench.derivation.naming import mention, name
from workbench.derivation.phrases import actor, lower_first, the, tidy
from workbench.derivation.reader import FactFunction, Known
from workbench.model.element import (
    Activity,
    CallActivity,
    DataObject,
    Event,
    FlowNode,
    Gateway,
    SubProcess,
    Task,
    TaskType,
)
from workbench.model.process import Process
from workbench.model.trace import Answer

NodeFunction = Callable[[Process, FlowNode], Answer]

BY_A_PERSON = {TaskType.TASK, TaskType.USER}
AT_A_SCREEN = ("person", "send")
BY_THE_SYSTEM = {TaskType.SERVICE, TaskType.SCRIPT}


def of_node(ask: NodeFunction) -> FactFunction:
    """A question about a node; None where the node is not there."""

    def answer(known: Known, ref: str) -> Answer:
        node = known.process.by_id.get(ref)
        return None if node is None else ask(known.process, node)

    return answer


def manner(process: Process, node: FlowNode) -> str:
    """How an activity is done; "" for events and gateways.

    "person", "manual", "system", "rule", "send", "receive", "call", "sub-process".
    """
    if isinstance(node, CallActivity):
        return "call"
    if isinstance(node, SubProcess):
        return "sub-process"
    if not isinstance(node, Task):
        return ""
    if node.attributes.outside:
        return "receive"
    if node.type in BY_A_PERSON:
        return "person"
    return "system" if node.type in BY_THE_SYSTEM else str(node.type).split(" ")[-1]


def begun(process: Process, node: FlowNode) -> str:
    """How an activity is begun: "opened" at a screen, "begun" by hand, "entered" where it has
    steps of its own, else "held", because it runs by itself."""
    how = manner(process, node)
    ways = {"manual": "begun", "sub-process": "entered"} | dict.fromkeys(AT_A_SCREEN, "opened")
    return ways.get(how, "held") if how else ""


def human(process: Process, node: FlowNode) -> bool:
    """Whether somebody of the agency does the step by hand or at a screen."""
    return manner(process, node) in {"person", "manual", "send"}


def at_a_screen(process: Process, node: FlowNode) -> bool:
    """Whether somebody of the agency does the step with a system."""
    return manner(process, node) in AT_A_SCREEN


def supported(process: Process, node: FlowNode) -> bool:
    """Whether a system takes part in the step."""
    return manner(process, node) in {"person", "send", "system", "rule"}


def automatic(process: Process, ref: str) -> bool:
    """Whether a decision is made by the rule task or service right before it."""
    sources = [process.by_id.get(flow.source) for flow in process.incoming(ref)]
    return len(sources) == 1 and all(
        node is not None and manner(process, node) in {"rule", "system"} for node in sources
    )


def element(process: Process, node: FlowNode) -> str:
    """The kind of element in the words of BPMN: "user task", "exclusive gateway"."""
    match node:
        case Gateway():
            return f"{node.type} gateway"
        case Event():
            triggers = " ".join(node.triggers)
            return f"{node.position} {triggers} event".replace("  ", " ")
        case Task():
            return "task" if node.type is TaskType.TASK else f"{node.type} task"
        case CallActivity():
            return "call activity"
        case _:
            return "sub-process"


def systems(process: Process, node: FlowNode) -> tuple[str, ...]:
    """All systems in which the step is done."""
    return node.attributes.systems


def system(process: Process, node: FlowNode) -> str:
    """The first of its systems with its article; or ""."""
    return the(node.attributes.systems[0]) if node.attributes.systems else ""


def data_name(data: DataObject) -> str:
    """The name of a data object as it stands in a sentence."""
    return _spoken(data.name) or data.id


@lru_cache(maxsize=4096)
def _spoken(name: str) -> str:
    """The same few names are asked for once for each pair of steps."""
    return lower_first(tidy(name))


def uses(process: Process, node: FlowNode) -> tuple[str, ...]:
    """The names of the data that the step reads."""
    return tuple(dict.fromkeys(data_name(data) for data in process.reads(node.id)))


def makes(process: Process, node: FlowNode) -> tuple[str, ...]:
    """The names of the data that the step writes."""
    return tuple(dict.fromkeys(data_name(data) for data in process.writes(node.id)))


def states(process: Process, node: FlowNode) -> tuple[tuple[str, str], ...]:
    """The data that the step writes and the state it is then in, where it has one."""
    written = process.writes(node.id)
    return tuple((data_name(data), tidy(data.state)) for data in written if data.state)


def called(process: Process, node: FlowNode) -> str:
    """The name of the process that a call activity uses, which BPMN gives as an id."""
    if not isinstance(node, CallActivity) or not node.called:
        return ""
    pools = (pool.name for pool in process.participants if pool.process == node.called)
    known = next((tidy(name) for name in pools if tidy(name)), "")
    inside = any(each.process == node.called for each in process.nodes)
    is_id = inside or bool(re.search(r"[\d_:]", node.called))
    return known or (tidy(node.name) if is_id and tidy(node.name) else node.called)


def loop(process: Process, node: FlowNode) -> str:
    """How often an activity is done for one case; "" for once."""
    return str(node.loop) if isinstance(node, Activity) else ""


def around(process: Process, node: FlowNode) -> str:
    """The name of the sub-process around a node; "" at the top."""
    parent = process.by_id.get(node.parent or "")
    return name(process, parent) if parent else ""


def without_a_person(process: Process, node: FlowNode) -> bool:
    """Whether the system does the step alone."""
    return manner(process, node) in {"system", "rule"}


def notes(process: Process, node: FlowNode) -> tuple[str, ...]:
    """The lines of its documentation, without list marks."""
    lines = (line.strip(" -*\t") for line in node.documentation.splitlines())
    return tuple(line for line in lines if line)


def rules_to_tell_apart(process: Process, node: FlowNode) -> tuple[str, ...]:
    """The rule of a step and the next two in the process that do not begin alike; () where there
    is no other."""
    own = tidy(node.attributes.rule)
    others: list[str] = []
    for rule in _rules_behind(process, node) if own else ():
        if not (rule.startswith(own) or own.startswith(rule)) and rule not in others:
            others.append(rule)
        if len(others) == 2:
            break
    return (own, *others) if others else ()


def _rules_behind(process: Process, node: FlowNode) -> Iterator[str]:
    """The rules of the process from a step on, round to the steps before it."""
    place = process.nodes.index(node)
    around = chain(islice(process.nodes, place, None), islice(process.nodes, place))
    return (tidy(each.attributes.rule) for each in around if each.attributes.rule)


def _attribute(key: str) -> NodeFunction:
    def ask(process: Process, node: FlowNode) -> Answer:
        value = getattr(node.attributes, key)
        return value if isinstance(value, bool) else tidy(str(value or ""))

    return ask


def _amount(key: str) -> NodeFunction:
    def ask(process: Process, node: FlowNode) -> Answer:
        return amounts.quantity(getattr(node.attributes, key))

    return ask


def _evidence(key: str) -> NodeFunction:
    def ask(process: Process, node: FlowNode) -> Answer:
        return amounts.evidence(getattr(node.attributes, key))

    return ask


QUESTIONS: dict[str, NodeFunction] = {
    "name": name,
    "mention": lambda process, node: mention(process, node.id),
    "element": element,
    "manner": manner,
    "human": human,
    "begun": begun,
    "who": lambda process, node: process.who(node),
    "outside": _attribute("outside"),
    "phase": _attribute("phase"),
    "actor": lambda process, node: actor(process.who(node)),
    "deed": lambda process, node: deed(node.name, tidy(process.term("case", "")) or "case"),
    "act": lambda process, node: act(node.name),
    "clause": lambda process, node: happening(node.name),
    "at a screen": at_a_screen,
    "supported": supported,
    "systems": systems,
    "system": system,
    "uses": uses,
    "makes": makes,
    "states": states,
    "rule": _attribute("rule"),
    "rules to tell apart": rules_to_tell_apart,
    "mandated": _attribute("mandated"),
    "problem": _attribute("problem"),
    "value": _attribute("value_class"),
    "work": _amount("work"),
    "work evidence": _evidence("work"),
    "wait": _amount("wait"),
    "wait evidence": _evidence("wait"),
    "cost": _amount("cost"),
    "notes": notes,
    "around": around,
    "without a person": without_a_person,
    "called": called,
    "loop": loop,
}

STEP_FACTS: dict[str, FactFunction] = {key: of_node(ask) for key, ask in QUESTIONS.items()}
