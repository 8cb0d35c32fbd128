"""Who does the steps: spellings of one role, and who is outside the agency."""

from __future__ import annotations

import difflib
from dataclasses import replace
from itertools import combinations

from workbench.formats.step_table.draft import Draft, is_outsider
from workbench.formats.step_table.phrases import alike
from workbench.formats.step_table.problems import Problems

NEAR = 0.87
"""Likeness from which two roles are proposed to be one (difflib's ratio, 0 to 1)."""

MOST_COMPARED = 200


def settle(drafts: list[Draft], problems: Problems) -> None:
    """Give every spelling of a role its first one, and mark the outside parties."""
    first: dict[str, str] = {}
    spelt: dict[str, str] = {}
    outside: set[str] = set()
    for draft in drafts:
        who, key = draft.row.attributes.who, alike(draft.row.attributes.who)
        first.setdefault(key, who)
        if who != first[key] and spelt.setdefault(who, key) and who:
            _merged(draft.row.where, who, first[key], spelt, problems)
        if draft.row.attributes.outside:
            outside.add(key)
        elif draft.kind is None and is_outsider(who) and key not in outside:
            outside.add(key)
            _outside(draft.row.where, who, problems)
    for draft in drafts:
        key = alike(draft.row.attributes.who)
        known = replace(draft.row.attributes, who=first[key], outside=key in outside)
        draft.row = replace(draft.row, attributes=known)
    _similar(list(filter(None, first.values())), problems)


def _merged(where: str, who: str, known: str, told: dict[str, str], problems: Problems) -> None:
    if told[who]:
        told[who] = ""
        problems.note(
            "role-merged",
            where,
            f"“{who}” is taken to be “{known}”.",
            "Spell the role in one way.",
            doubtful=False,
        )


def _outside(where: str, who: str, problems: Problems) -> None:
    problems.note(
        "outside-party",
        where,
        f"“{who}” is taken to be outside the agency.",
        f"Write “{who} (ext)” to say so, or give the row a kind if this is a role of yours.",
        doubtful=False,
    )


def _similar(roles: list[str], problems: Problems) -> None:
    """Propose to merge roles that differ by a few letters or by the order of their words."""
    for one, other in combinations(roles[:MOST_COMPARED], 2):
        a, b = alike(one), alike(other)
        same_words = sorted(a.split()) == sorted(b.split())
        if same_words or difflib.SequenceMatcher(None, a, b).ratio() >= NEAR:
            problems.note(
                "roles-similar",
                "",
                f"Are “{one}” and “{other}” the same role? They are kept apart.",
                f"If so, write “{one}” everywhere.",
            )
