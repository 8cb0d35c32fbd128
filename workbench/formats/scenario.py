"""scenario.yaml: how much work comes in, who is there to do it, when, and what it costs.

The keys are described in docs/reference/scenario.md.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import yaml

from workbench.formats import scenario_calendar
from workbench.formats.located_yaml import Place, compose
from workbench.formats.scenario_numbers import (
    EVIDENCE,
    evidence,
    plain,
    plain_evidence,
    quantity,
)
from workbench.formats.step_table.phrases import nearest
from workbench.formats.step_table.problems import CaptureError, Problems
from workbench.model.amount import CasesPerDay, Count, MoneyPerHour, Share
from workbench.model.calendar import Calendar
from workbench.model.evidence import UNKNOWN, Evidence, Quantity
from workbench.model.scenario import Scenario, Staff

KEYS = ("name", "notes", "currency", "evidence", "arrivals", "calendars", "staff")
STAFF_KEYS = ("people", "share", "cost", "calendar")


class ScenarioError(CaptureError):
    """A scenario.yaml that cannot be read; `findings` are all the problems in it."""


def read(text: str, name: str) -> Scenario:
    """The scenario of a file called `name`; an empty file is an empty scenario."""
    problems = Problems()
    place = compose(text.removeprefix("\ufeff"), problems)
    scenario = _scenario(place) if place else Scenario()
    problems.stop(ScenarioError, name)
    return scenario


def _scenario(place: Place) -> Scenario:
    entries = place.entries(KEYS)
    ground = _default_evidence(entries.get("evidence"))
    calendars = scenario_calendar.read(entries.get("calendars"))
    currency = _currency(entries.get("currency"))
    staff = entries["staff"].entries() if "staff" in entries else {}
    return Scenario(
        name=entries["name"].text() if "name" in entries else "",
        currency=currency,
        arrivals=quantity(entries.get("arrivals"), CasesPerDay, ground),
        staff=tuple(
            one
            for role, said in staff.items()
            if (one := _staff(role, said, ground, currency, calendars))
        ),
        calendars=calendars,
        documentation=entries["notes"].text() if "notes" in entries else "",
    )


def _default_evidence(place: Place | None) -> Evidence:
    return evidence(place.entries(EVIDENCE), UNKNOWN) if place else UNKNOWN


def _currency(place: Place | None) -> str:
    text = place.text() if place else "USD"
    if place and not (text.isascii() and text.isalpha() and text.isupper() and len(text) == 3):
        place.error("currency", f"“{text}” is no currency.", "Write three letters such as USD.")
    return text


def _staff(
    role: str, place: Place, ground: Evidence, currency: str, calendars: tuple[Calendar, ...]
) -> Staff | None:
    entries = place.entries(STAFF_KEYS)
    for key in ("people", "share") if place.named else ():
        if key not in entries or entries[key].empty:
            place.error("value-missing", f"“{role}” has no {key}.", f"Write {key}: behind it.")
    people = quantity(entries.get("people"), Count, ground)
    share = quantity(entries.get("share"), Share, ground)
    cost = quantity(entries.get("cost"), MoneyPerHour, ground, currency)
    calendar = _calendar(entries.get("calendar"), calendars)
    return Staff(role, people, share, cost, calendar) if people and share else None


def _calendar(place: Place | None, calendars: tuple[Calendar, ...]) -> str:
    if place is None:
        return ""
    name, known = place.text(), [calendar.name for calendar in calendars]
    if name and name not in known:
        mend = nearest(name, known) or f"There are: {', '.join(known)}."
        place.error("calendar-unknown", f"There is no calendar “{name}”.", mend)
    return name


def write(scenario: Scenario) -> str:
    """The scenario as YAML that `read` gives back as the same value."""
    ground = _commonest(scenario)
    tree: dict[str, object] = {"name": scenario.name, "notes": scenario.documentation}
    tree = {key: words for key, words in tree.items() if words}
    tree["currency"] = scenario.currency
    if ground != UNKNOWN:
        tree["evidence"] = plain_evidence(ground)
    if scenario.arrivals:
        tree["arrivals"] = plain(scenario.arrivals, ground)
    if scenario.calendars != (Calendar(),):
        tree["calendars"] = scenario_calendar.plain(scenario.calendars)
    if scenario.staff:
        tree["staff"] = {staff.role: _plain_staff(staff, ground) for staff in scenario.staff}
    return yaml.dump(
        tree,
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=None,
        width=100,
    )


class _Dumper(yaml.SafeDumper):
    """Writes text with line breaks of other alphabets in double quotes: PyYAML loses them in
    single ones."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = None if text.isprintable() else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style)


_Dumper.add_representer(str, _text)


def _plain_staff(staff: Staff, ground: Evidence) -> dict[str, object]:
    said: dict[str, object] = {
        "people": plain(staff.people, ground),
        "share": plain(staff.availability, ground),
    }
    if staff.cost:
        said["cost"] = plain(staff.cost, ground)
    if staff.calendar:
        said["calendar"] = staff.calendar
    return said


def _commonest(scenario: Scenario) -> Evidence:
    """The evidence of most numbers: said once for all of them."""
    numbers: list[Quantity[Any] | None] = [scenario.arrivals]
    for staff in scenario.staff:
        numbers += [staff.people, staff.availability, staff.cost]
    grounds = Counter(number.evidence for number in numbers if number)
    return max(grounds, key=grounds.__getitem__) if grounds else UNKNOWN
