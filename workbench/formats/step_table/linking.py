"""From drafts to rows: the kind of every row and the rows that follow it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from workbench.formats.step_table import kinds, shares
from workbench.formats.step_table.draft import Draft
from workbench.formats.step_table.names import Names
from workbench.formats.step_table.nesting import nested
from workbench.formats.step_table.numbers import NumberProblem
from workbench.formats.step_table.phrases import slug
from workbench.formats.step_table.problems import Problems
from workbench.formats.step_table.row import Branch, Kind, Row
from workbench.formats.step_table.then import END, NEXT, Way, parse
from workbench.model.amount import Share
from workbench.model.element import Attributes
from workbench.model.evidence import Quantity

SEND = ("send", "notify", "inform", "mail", "email", "e-mail", "tell")
RECEIVE = ("wait for", "waits for", "await", "receive", "get back")
DECIDE = ("decide",)
INSIDE = "In the column Inside, write the number or id of a row of the kind subprocess."
AT = "In the column Kind, write boundary@ and the id of the step that is broken off."
NOT_NEXT = ("start", "boundary", "event subprocess")
Link = Callable[[Draft, str], str]


def names_of(drafts: list[Draft]) -> Names:
    """What the rows are called; where none has a number, its place from 1 is the number."""
    numbered = any(draft.number for draft in drafts)
    return Names(
        (draft.row.id, draft.number if numbered else str(place), draft.row.name)
        for place, draft in enumerate(drafts, 1)
    )


def link(drafts: list[Draft], problems: Problems) -> list[Row]:
    """Rows with their kinds and branches, in table order; the ends that only Then cells name
    stand behind them."""
    names = names_of(drafts)
    for draft in drafts:
        _resolve(draft, names, problems)
    following = _following(drafts)
    aimed = {way.target for draft in drafts for way in draft.ways.ways}
    ends: dict[str, Row] = {}
    rows: list[Row] = []
    for place, draft in enumerate(drafts):
        draft.row = replace(draft.row, kind=_kind(draft, place == 0, following[place], aimed))
        rows += _linked(draft, following[place], ends, names.ids, problems)
    nested(rows, problems)
    return [*rows, *ends.values()]


def _resolve(draft: Draft, names: Names, problems: Problems) -> None:
    """Understand the Then cell, what the row stands inside and what it is attached to."""
    said = parse(draft.record["Then"], names)
    draft.ways = said
    for target in said.unknown:
        problems.error(
            "target-unknown",
            draft.row.where,
            f"Then: there is no row “{target}”.",
            names.suggestion(target),
        )
    _share(draft, problems)
    found = {}
    at = draft.kind.at if draft.kind else ""
    for what, target, mend in (("inside", draft.row.inside, INSIDE), ("at", at, AT)):
        found[what] = names.find(target)
        if target and not found[what]:
            problems.error(
                f"{what}-unknown",
                draft.row.where,
                f"There is no row “{target}” to be {what}.",
                names.suggestion(target, mend),
            )
    draft.row = replace(draft.row, inside=found["inside"])
    if draft.kind:
        draft.kind = replace(draft.kind, at=found["at"])


def _share(draft: Draft, problems: Problems) -> None:
    text = draft.record["Out of 10"]
    try:
        if text:
            given = shares.out_of_ten(text, draft.ways.ways)
            for way, share in zip(draft.ways.ways, given, strict=True):
                way.share = share
    except NumberProblem as problem:
        problems.error("share-unread", draft.row.where, f"Out of 10: {problem}", "")


def _following(drafts: list[Draft]) -> list[str]:
    """For each row the row that an empty Then means, "" for none.

    Rows that are done at the same time do not follow one another.
    """
    heads = _heads(drafts)
    found: list[str] = []
    for place, draft in enumerate(drafts):
        last = heads.get(place, (0, -1))[1]
        later = (
            other
            for at, other in enumerate(drafts[place + 1 :], place + 1)
            if other.row.inside == draft.row.inside
            and not (other.kind and other.kind.word in NOT_NEXT)
            and not (at <= last and at in heads)
        )
        after = next(later, None)
        found.append(after.row.id if after else "")
    return found


def _heads(drafts: list[Draft]) -> dict[int, tuple[int, int]]:
    """The places of rows that begin at the same time, each with its block's first and last."""
    places = {draft.row.id: place for place, draft in enumerate(drafts)}
    found: dict[int, tuple[int, int]] = {}
    for place, draft in enumerate(drafts):
        if not draft.ways.same_time or place in found:
            continue
        named = [places[key] for key in draft.ways.together if key in places]
        block = sorted({place, *(named or _lettered(drafts, place))})
        # Each of them may say so: it is one block all the same.
        for at in block:
            drafts[at].ways.together = [drafts[one].row.id for one in block]
        found |= dict.fromkeys(block, (block[0], block[-1]))
    return found


def _lettered(drafts: list[Draft], place: int) -> list[int]:
    """The neighbours 5a, 5b, 5c of a row 5b."""
    shape = re.fullmatch(r"(\d+)[a-z]", drafts[place].number)
    same = re.compile(rf"{shape[1]}[a-z]") if shape else None
    return [at for at, one in enumerate(drafts) if same and same.fullmatch(one.number)]


def _kind(draft: Draft, first: bool, following: str, aimed: set[str]) -> Kind:
    """The kind that is written, else the one that the words of the row suggest."""
    if draft.kind:
        return draft.kind
    row, ways = draft.row, draft.ways
    words = row.name.casefold()
    if ways.waits and words.startswith(RECEIVE):
        return Kind("evt")
    if words.endswith("?"):
        return Kind("xor")
    if row.attributes.outside:
        alone = not row.attributes.work and len(ways.ways) <= 1
        if first and alone and row.id not in aimed:
            return Kind("start")
        last = ways.nothing or not (ways.ways or following)
        return Kind("end" if last and not first else "receive")
    return by_verb(words, ruled=is_ruled(row.attributes))


def is_ruled(attributes: Attributes) -> bool:
    """Whether a written rule or a system is named that can decide in a person's place."""
    return bool(attributes.rule or attributes.systems)


def by_verb(words: str, *, ruled: bool) -> Kind:
    """The kind of a step by the verb it begins with.

    People decide, so "decide" is a business rule task only where the row is `ruled`.
    """
    for verbs, word in ((SEND, "send"), (RECEIVE, "receive"), (DECIDE, "rule")):
        if any(re.match(rf"{verb}\b", words.casefold()) for verb in verbs):
            return Kind("user" if word == "rule" and not ruled else word)
    return Kind("user")


def _percent(text: str, draft: Draft, problems: Problems) -> Quantity[Share] | None:
    try:
        return shares.percent(text, draft.grounds.shares) if text else None
    except NumberProblem as problem:
        problems.error("share-unread", draft.row.where, str(problem), "")
        return None


def _linked(
    draft: Draft, following: str, ends: dict[str, Row], ids: set[str], problems: Problems
) -> list[Row]:
    """The row with its branches, and behind it the choice between event and clock that its
    Then cell asks for."""
    row, ways = draft.row, draft.ways
    said = ways.ways
    if not said and not ways.nothing and row.kind.word not in ("end", "event subprocess"):
        said = [Way(NEXT)]
    branches = tuple(
        Branch(
            _destination(way, row, following, ends, ids),
            way.label,
            _percent(way.share, draft, problems),
        )
        for way in said
    )
    question = ways.question if not kinds.is_gateway(row.kind) else ""
    if not ways.waits or row.kind.word == "evt":
        return [replace(row, then=branches, question=question)]
    race = inserted(row, "_wait", Kind("evt"), "Which comes first?", branches)
    return [replace(row, then=(Branch(race.id),)), replace(race, deadline=row.deadline)]


def _destination(way: Way, row: Row, following: str, ends: dict[str, Row], ids: set[str]) -> str:
    if way.target.startswith(END):
        outcome = way.target.removeprefix(END)
        key = f"end_{slug(outcome)}"
        if key not in ids:
            ends.setdefault(key, replace(inserted(row, "", Kind("end"), outcome), id=key))
        return key
    if way.target == NEXT and not following:
        key = f"{row.id}_end"
        ends.setdefault(key, inserted(row, "_end", Kind("end"), "Done"))
        return key
    return following if way.target == NEXT else way.target


def inserted(row: Row, suffix: str, kind: Kind, name: str, then: tuple[Branch, ...] = ()) -> Row:
    """A row that stands for something another row says."""
    by = row.attributes
    return Row(
        f"{row.id}{suffix}",
        kind,
        name,
        Attributes(who=by.who, outside=by.outside, phase=by.phase),
        then=then,
        inside=row.inside,
        where=row.where,
    )
