"""All requirements and dispositions of a process, in the order of its elements."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.derivation.activity_rules import ACTIVITY_RULES
from workbench.derivation.dispositions import REASONS
from workbench.derivation.event_rules import EVENT_RULES
from workbench.derivation.gateway_rules import GATEWAY_RULES
from workbench.derivation.path_facts import data_ways
from workbench.derivation.reader import Known
from workbench.derivation.rule import apply, dispose
from workbench.derivation.surrounding_rules import SURROUNDING_RULES
from workbench.model.requirement import Disposition, Requirement

RULES = (*ACTIVITY_RULES, *EVENT_RULES, *GATEWAY_RULES, *SURROUNDING_RULES)


AS_OPENED = {"show", "rule", "notify", "systems", "call"}
"""The rules that ask something of a step as it is reached or opened, before it is complete."""


def requirements(known: Known) -> tuple[Requirement, ...]:
    """Every requirement that a rule derives."""
    return tuple(found for kind, ref in elements(known) for found in of_element(known, kind, ref))


def dispositions(known: Known) -> tuple[Disposition, ...]:
    """Every element for which a reason says that it needs no requirement."""
    found = (
        dispose(reason, known, ref)
        for kind, ref in elements(known)
        for reason in REASONS
        if reason.kind == kind
    )
    return tuple(each for each in found if each)


def of_element(known: Known, kind: str, ref: str) -> tuple[Requirement, ...]:
    """The requirements of one element."""
    found = (apply(rule, known, ref) for rule in RULES if rule.kind == kind)
    return tuple(each for each in found if each)


def elements(known: Known) -> Iterator[tuple[str, str]]:
    """Everything that a rule may speak of: kind and id; a step before the flows out of it."""
    process = known.process
    for node in process.nodes:
        yield "step", node.id
        for flow in process.outgoing(node.id):
            yield "flow", flow.id
    yield from (("data", data.id) for data in process.data)
    yield from (("message", flow.id) for flow in process.message_flows)
    yield from (("path", way) for way in data_ways(known))
    yield from (("role", role) for role in process.roles)
    yield "scenario", "scenario"


def ids_of_step(known: Known, ref: str) -> tuple[str, ...]:
    """The ids of the requirements of a node and of the messages that come to it or leave it."""
    found = [*of_element(known, "step", ref)]
    for message in known.process.messages(ref):
        found += of_element(known, "message", message.id)
    return tuple(requirement.id for requirement in found)


def ids_as_opened(known: Known, ref: str) -> tuple[str, ...]:
    """The ids of those requirements of a step that are met before it is complete."""
    rules = (rule for rule in RULES if rule.kind == "step" and rule.aspect in AS_OPENED)
    found = (apply(rule, known, ref) for rule in rules)
    return tuple(requirement.id for requirement in found if requirement)


def ids_of_flow(known: Known, ref: str) -> tuple[str, ...]:
    """The ids of the requirements of a sequence flow."""
    return tuple(requirement.id for requirement in of_element(known, "flow", ref))
