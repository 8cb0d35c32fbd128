"""Which system "shall": that of a step, that which keeps a record, that of the whole process.

A step may be done by e-mail or in a folder: these do nothing by themselves. Then, and wherever
the case moves on, the system of the process is the one that has to do it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from workbench.derivation.naming import name
from workbench.derivation.phrases import is_plural, listed, the, tidy
from workbench.derivation.reader import FactFunction, Known
from workbench.derivation.step_facts import at_a_screen, supported
from workbench.derivation.vocabulary import CHANNELS, PLACES, TOOLS
from workbench.model.element import FlowNode
from workbench.model.trace import Answer


def _head(system: str) -> str:
    """The noun of a name in the singular: "file shares" speaks of a share."""
    head = tidy(system).split(" ")[-1].lower()
    return head[:-1] if is_plural(head) else head


def acts(system: str) -> bool:
    """Whether a name is that of one system: neither a channel nor a folder nor several."""
    head = tidy(system).split(" ")[-1]
    several = head.islower() and is_plural(head)
    return not several and _head(system) not in CHANNELS | PLACES


def keeps(system: str) -> bool:
    """Whether records can stand in it: a system that is no mere tool."""
    return acts(system) and _head(system) not in TOOLS


def own(known: Known) -> str:
    """The system of the process: its term, else the one in which half of the steps are done."""
    word = tidy(known.process.term("system", ""))
    return the(word) if word else known.once("own system", lambda: _most_used(known))


def _most_used(known: Known) -> str:
    steps = [node for node in known.process.nodes if supported(known.process, node)]
    firsts = (next(filter(keeps, node.attributes.systems), "") for node in steps)
    counted = Counter(first for first in firsts if first)
    best, count = counted.most_common(1)[0] if counted else ("", 0)
    return the(best) if 2 * count >= len(steps) > 0 and best else "the system"


def subject(known: Known, node: FlowNode) -> str:
    """Who "shall" in the sentences of a step: its own system, else that of the process."""
    return next((the(each) for each in node.attributes.systems if acts(each)), own(known))


def keeper(known: Known, node: FlowNode) -> str:
    """What stores what a step makes."""
    return next((the(each) for each in node.attributes.systems if keeps(each)), own(known))


def more_systems(known: Known, node: FlowNode) -> tuple[str, ...]:
    """The other systems and places in which a step is done, each with its article."""
    first = subject(known, node)
    return tuple(each for each in places(known, node) if each != first)


def places(known: Known, node: FlowNode) -> tuple[str, ...]:
    """The systems and places in which a step is done, each with its article."""
    named = (the(each) for each in node.attributes.systems if _head(each) not in CHANNELS)
    return tuple(dict.fromkeys(named))


StepFunction = Callable[[Known, FlowNode], Answer]


def _of_step(ask: StepFunction) -> FactFunction:
    def answer(known: Known, ref: str) -> Answer:
        node = known.process.by_id.get(ref)
        return None if node is None else ask(known, node)

    return answer


QUESTIONS: dict[str, StepFunction] = {
    "subject": subject,
    "keeper": keeper,
    "more systems": more_systems,
    "places": places,
}

SYSTEM_FACTS: dict[str, FactFunction] = {key: _of_step(ask) for key, ask in QUESTIONS.items()}


def _screen_steps(known: Known, role: str) -> tuple[FlowNode, ...]:
    nodes = (node for node in known.process.nodes if known.process.who(node) == role)
    return tuple(node for node in nodes if at_a_screen(known.process, node))


def role_systems(known: Known, role: str) -> Answer:
    """The systems in which a role works, in a sentence; "" for none."""
    if role not in known.process.roles:
        return None
    return listed(list(dict.fromkeys(subject(known, node) for node in _screen_steps(known, role))))


def steps_in_systems(known: Known, role: str) -> Answer:
    """The steps of a role at a screen, system by system."""
    if role not in known.process.roles:
        return None
    found: dict[str, list[str]] = {}
    for node in _screen_steps(known, role):
        found.setdefault(subject(known, node), []).append(name(known.process, node))
    return tuple((system, tuple(steps)) for system, steps in found.items())
