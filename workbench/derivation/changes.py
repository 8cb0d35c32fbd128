"""What differs between two versions, in words; never the drawing, and never the order of rows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from workbench.derivation import properties
from workbench.derivation.naming import name
from workbench.derivation.phrases import quoted, tidy
from workbench.derivation.properties import Describe, Properties
from workbench.derivation.walk import label
from workbench.model.change import ElementChange
from workbench.model.element import Event, Gateway
from workbench.model.process import Process
from workbench.model.scenario import Scenario

ADDED, REMOVED, CHANGED = "added", "removed", "changed"


def compare(
    old: Process,
    new: Process,
    old_scenario: Scenario | None = None,
    new_scenario: Scenario | None = None,
) -> tuple[ElementChange, ...]:
    """Every element that was added, removed or changed, property by property."""
    changes = list(_process(old, new))
    for kind, describe in KINDS.items():
        changes += _elements(kind, describe, old, new)
    changes += _scenarios(old_scenario, new_scenario)
    return tuple(changes)


def _members(kind: str, process: Process) -> dict[str, Any]:
    """The elements of one kind by their id."""
    groups: dict[str, tuple[Any, ...]] = {
        "step": process.nodes,
        "flow": process.flows,
        "data": process.data,
        "message": process.message_flows,
        "lane": process.lanes,
        "pool": process.participants,
    }
    return {thing.id: thing for thing in groups[kind]}


KINDS: dict[str, Describe] = {
    "step": properties.of_node,
    "flow": properties.of_flow,
    "data": properties.of_data,
    "message": properties.of_message,
    "lane": properties.of_lane,
    "pool": properties.of_pool,
}


def _elements(kind: str, describe: Describe, old: Process, new: Process) -> Iterator[ElementChange]:
    before, after = _members(kind, old), _members(kind, new)
    for ref, thing in before.items():
        title = _title(kind, old, thing)
        if ref not in after:
            yield ElementChange(kind, ref, REMOVED, words=f"{title} was removed.")
            continue
        was, now = describe(old, thing), describe(new, after[ref])
        told = _same_ends(thing, after[ref]) if kind in {"flow", "message"} else set()
        yield from _differences(kind, ref, title, was, now, told)
    for ref, thing in after.items():
        if ref not in before:
            title = _title(kind, new, thing)
            done = f", done by {new.who(thing)}" if kind == "step" and new.who(thing) else ""
            yield ElementChange(kind, ref, ADDED, words=f"{title} was added{done}.")


def _same_ends(old: Any, new: Any) -> set[str]:
    """Where a flow begins or ends as before: a new name of the step there is told at the step."""
    return {end for end in ("source", "target") if getattr(old, end) == getattr(new, end)}


def _differences(
    kind: str, ref: str, title: str, was: Properties, now: Properties, told: Collection[str] = ()
) -> Iterator[ElementChange]:
    """One change for each property that is not the same and is not `told` elsewhere; nor is a
    lane that follows from who."""
    for what in dict.fromkeys((*was, *now)):
        before, after = was.get(what, ""), now.get(what, "")
        follows = what == "lane" and (before, after) == (was["who"], now["who"])
        if before != after and what not in told and not follows:
            words = f"{title}{_said(what, before, after)}."
            yield ElementChange(kind, ref, CHANGED, what, before, after, words)


VERBS = {
    "who": (" is now done by {now}", "was {was}"),
    "name": (" is now called {now}", "was {was}"),
    "target": (" now leads to {now}", "was {was}"),
    "source": (" now begins at {now}", "was {was}"),
    "kind": (" is now of the kind {now}", "was {was}"),
}


WORDING = {"name", "rule", "problem", "notes", "answer", "condition", "trigger of a case"}


PLURALS = {"systems", "uses", "makes", "notes", "tells", "calendars"}


def _said(what: str, was: str, now: str) -> str:
    """A change of one property: " is now done by Fire marshal, was Fire reviewer"."""
    if what in WORDING:
        was, now = was and quoted(tidy(was)), now and quoted(tidy(now))
    are, were = ("are", "were") if what in PLURALS else ("is", "was")
    if not now:
        return f": {what} {were} {was}, now there {are} none"
    if not was:
        return f": {what} {are} now {now}, there {were} none"
    is_now, before = VERBS.get(what, (f": {what} {are} now {{now}}", f"{were} {{was}}"))
    return f"{is_now.format(now=now)}, {before.format(was=was)}"


def _title(kind: str, process: Process, thing: Any) -> str:
    """An element at the beginning of a sentence: "Step “Review fire safety” (s9)"."""
    if kind == "flow":
        answer = label(process, thing)
        ends = f"from {_short(process, thing.source)} to {_short(process, thing.target)}"
        return f"Flow {quoted(answer)} {ends}" if answer else f"Flow {ends}"
    noun = {"data": "Data", "message": "Message", "lane": "Lane", "pool": "Pool"}.get(kind)
    if noun is None:
        noun = {Event: "Event", Gateway: "Gateway"}.get(type(thing), "Step")
    said = tidy(thing.name)
    return f"{noun} {quoted(said)} ({thing.id})" if said else f"{noun} {thing.id}"


def _short(process: Process, ref: str) -> str:
    node = process.by_id.get(ref)
    return quoted(name(process, node)) if node else ref


def _process(old: Process, new: Process) -> Iterator[ElementChange]:
    was, now = properties.of_process(old), properties.of_process(new)
    yield from _differences("process", new.id, "The process", was, now)


def _scenarios(old: Scenario | None, new: Scenario | None) -> Iterator[ElementChange]:
    if old and new:
        yield from _scenario(old, new)
    elif old or new:
        done = ADDED if new else REMOVED
        numbers = "how much comes in, who is there, and what an hour costs"
        words = f"The scenario was {done}: {numbers}."
        yield ElementChange("scenario", "scenario", done, words=words)


def _scenario(old: Scenario, new: Scenario) -> Iterator[ElementChange]:
    was, now = properties.of_scenario(old), properties.of_scenario(new)
    yield from _differences("scenario", "scenario", "The scenario", was, now)
    staff_before: Mapping[str, Any] = old.by_role
    for role in dict.fromkeys((*staff_before, *new.by_role)):
        before, after = staff_before.get(role), new.by_role.get(role)
        title = f"The staff of {quoted(role)}"
        if before is None or after is None:
            done = ADDED if before is None else REMOVED
            yield ElementChange("staff", role, done, words=f"{title} was {done}.")
        else:
            was, now = properties.of_staff(before), properties.of_staff(after)
            yield from _differences("staff", role, title, was, now)
