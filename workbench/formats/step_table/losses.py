"""What a process says and its table or outline does not: found by comparing, not by guessing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from workbench.model.finding import Finding, Severity
from workbench.model.process import Process

Said = dict[tuple[str, str], dict[str, Any]]
"""Properties by kind of element and its id."""

MADE_ANEW = "ids of lanes, flows, pools, messages, data or of the process itself"


def losses(process: Process, back: Process, form: str) -> tuple[Finding, ...]:
    """A finding for every property that is not the same when the file is read back.

    `back` is what was read; `form` is "step table" or "outline". Empty where both are equal.
    """
    if process == back:
        return ()
    before, after = _said(process), _said(back)
    lost: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key, properties in before.items():
        for name in _different(properties, after.get(key)):
            lost[key[0], name].append(key[1])
    for key in after:
        if key not in before:
            lost[key[0], "made anew"].append(key[1])
    found = tuple(_finding(form, what, name, keys) for (what, name), keys in lost.items())
    return found or (
        Finding(
            f"not-in-{form.replace(' ', '-')}",
            Severity.INFO,
            f"{_a(form)} does not hold the {MADE_ANEW}, nor their order in the file; they are made "
            "anew when it is read.",
        ),
    )


def unreadable(problems: tuple[Finding, ...], form: str) -> tuple[Finding, ...]:
    """Findings for what prevents a written table from being read back."""
    rule = f"not-in-{form.replace(' ', '-')}"
    return tuple(
        Finding(rule, Severity.WARNING, f"The {form} cannot be read back: {one.message}",
                remedy=one.remedy, where=one.where)
        for one in problems
    )  # fmt: skip


def _different(before: dict[str, Any], after: dict[str, Any] | None) -> list[str]:
    if after is None:
        return ["existence"]
    return [name for name, value in before.items() if value != after.get(name)]


def _finding(form: str, what: str, name: str, keys: list[str]) -> Finding:
    shown = ", ".join(f"“{key}”" for key in keys[:5]) + (
        f" and {len(keys) - 5} more" if len(keys) > 5 else ""
    )
    message = {
        "existence": f"{_a(form)} has no place for this {what}: {shown}.",
        "made anew": f"The {form} needs this {what} in addition: {shown}.",
    }.get(name, f"{_a(form)} does not hold the {name} of this {what} as it is: {shown}.")
    rule = f"not-in-{form.replace(' ', '-')}"
    return Finding(rule, Severity.WARNING, message, tuple(keys), "Keep the BPMN file.")


def _a(form: str) -> str:
    return f"{'An' if form[0] in 'aeiou' else 'A'} {form}"


def _said(process: Process) -> Said:
    found: Said = {}
    for what, key, properties in _all(process):
        place = 2
        wanted = key
        while (what, key) in found:
            key, place = f"{wanted} ({place})", place + 1
        found[what, key] = properties
    return found


def _all(process: Process) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every element under a name that does not hang on ids that are made anew."""
    whole: dict[str, Any] = {"name": process.name, "documentation": process.documentation}
    whole |= {"trigger": process.trigger, "terms": process.terms}
    yield "process", "process", whole
    for node in process.nodes:
        yield "step", node.id, _step(process, node)
    for flow in process.flows:
        said = _properties(flow, "id", "source", "target")
        yield "sequence flow", f"{flow.source} to {flow.target}", said
    lanes = process.lanes_by_id
    for lane in process.lanes:
        above = lanes[lane.parent].name if lane.parent in lanes else ""
        yield "lane", lane.name, {"documentation": lane.documentation, "lane around": above}
    yield from _outside(process)
    names = {data.id: f"{data.name} {data.state}".strip() for data in process.data}
    for data in process.data:
        yield "data object", names[data.id], _properties(data, "id", "name", "state")
    for link in process.associations:
        arrow = "makes" if link.writes else "uses"
        yield "data association", f"{link.node} {arrow} {names.get(link.data, link.data)}", {}
    for note in process.annotations:
        yield "annotation", note.id, {}


def _outside(process: Process) -> Iterator[tuple[str, str, dict[str, Any]]]:
    pools = {pool.id: pool.name or pool.id for pool in process.participants}
    for pool in process.participants:
        if pool.process is None:
            yield "outside party", pool.name, {"documentation": pool.documentation}
        elif pool.process != process.id or pool.documentation or pool.name != process.name:
            yield "pool", pool.name or pool.id, {}
    for message in process.message_flows:
        ends = (pools.get(end, end) for end in (message.source, message.target))
        yield "message flow", " to ".join(ends), {"name": message.name}


def _step(process: Process, node: Any) -> dict[str, Any]:
    by = node.attributes
    mine = replace(by, who=process.who(node), row="")
    own = _properties(node, "id", "lane", "process", "attributes")
    return own | {"kind": type(node).__name__} | _properties(mine, "row")


def _properties(thing: Any, *but: str) -> dict[str, Any]:
    words = {"definitions": "event definition", "parent": "place", "value_class": "value"}
    return {
        words.get(one.name, one.name.replace("_", " ")): getattr(thing, one.name)
        for one in fields(thing)
        if one.name not in but
    }
