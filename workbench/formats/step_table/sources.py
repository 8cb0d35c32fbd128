"""The Source cell: why the numbers of a row are believed."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from workbench.formats.step_table.phrases import parts, quoted, unquoted
from workbench.model.evidence import UNKNOWN, Evidence, Source

WORDS: dict[str, Source] = {
    **{str(source): source for source in Source},
    "the workflow itself": Source.MODEL,
    "law": Source.LAW,
    "policy": Source.LAW,
    "statute": Source.LAW,
    "event log": Source.LOG,
    "stopwatch": Source.STOPWATCH,
    "measured": Source.STOPWATCH,
    "timed": Source.STOPWATCH,
    "published": Source.PUBLISHED,
    "said by": Source.INTERVIEW,
    "workshop": Source.INTERVIEW,
    "estimate": Source.GUESS,
}
"""Words of a Source cell, the longest tried first, and what they mean."""

_WORD = re.compile(
    rf"(?<![\w-])({'|'.join(sorted(map(re.escape, WORDS), key=len, reverse=True))})(?![\w-])\s*:?",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(who|note|n|date)\s*=\s*(.*)", re.DOTALL | re.IGNORECASE)
_SAMPLE = re.compile(r"(?<!\w)n\s*=\s*(\d+)(?!\w)", re.IGNORECASE)
_ISO = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")
_LONG = re.compile(r"(?<!\d)(\d{1,2})\.? ([A-Za-z]{3,9}) (\d{4})(?!\d)")
_OF = re.compile(r"(minutes|waits|shares|cost|deadline)\s*:\s*(.*)", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True)
class Grounds:
    """The evidence of each group of numbers in a row."""

    minutes: Evidence = UNKNOWN
    waits: Evidence = UNKNOWN
    shares: Evidence = UNKNOWN
    cost: Evidence = UNKNOWN
    deadline: Evidence = UNKNOWN


def grounds(text: str) -> Grounds:
    """The evidence that a Source cell gives: for all numbers, or "minutes: ...; waits: ..."."""
    named = [_OF.fullmatch(part) for part in parts(text)]
    if not any(named):
        one = evidence(text)
        return Grounds(one, one, one, one, one)
    rest = [part for part, of in zip(parts(text), named, strict=True) if not of]
    one = evidence("; ".join(rest))
    said = {of[1].casefold(): evidence(of[2]) for of in named if of}
    return replace(Grounds(one, one, one, one, one), **said)


def evidence(text: str) -> Evidence:
    """The evidence in words such as "Rosa, interview 12 May 2026" or "log n=512".

    Words that say nothing else are the person for an interview, a remark for all others.
    A text without a word of the catalogue is a remark on a guess.
    """
    if not text.strip():
        return UNKNOWN
    named: dict[str, str] = {}
    free: list[str] = []
    for item in parts(text, ","):
        given = _NAMED.fullmatch(unquoted(item)) if "=" in item else None
        if given and given[1].casefold() != "n":
            named[given[1].casefold()] = given[2]
        else:
            free.append(item)
    return _free(", ".join(free), named)


def _free(text: str, named: dict[str, str]) -> Evidence:
    word, sample = _WORD.search(text), _SAMPLE.search(text)
    date, text = _dated(text)
    for found in (word, sample):
        text = text.replace(found[0], " ", 1) if found else text
    source = WORDS[word[1].casefold()] if word else Source.GUESS
    rest = " ".join(", ".join(filter(None, (bit.strip() for bit in text.split(",")))).split())
    who = rest if source is Source.INTERVIEW else ""
    return Evidence(
        source,
        int(sample[1]) if sample else None,
        named.get("date", date),
        named.get("who", who),
        named.get("note", "" if who else rest),
    )


def _dated(text: str) -> tuple[str, str]:
    """The ISO date in a text, "" where there is none, and the text without it."""
    if iso := _ISO.search(text):
        return iso[0], text.replace(iso[0], " ", 1)
    long = _LONG.search(text)
    if long:
        for style in ("%d %B %Y", "%d %b %Y"):
            try:
                day = dt.datetime.strptime(" ".join(long.groups()), style).date()  # noqa: DTZ007
            except ValueError:
                continue
            return day.isoformat(), text.replace(long[0], " ", 1)
    return "", text


def phrase(ground: Evidence) -> str:
    """Evidence as words that `evidence` reads back."""
    said = [
        str(ground.source),
        f"n={ground.n}" if ground.n is not None else "",
        ground.date if _ISO.fullmatch(ground.date) else _named("date", ground.date),
        _named("who", ground.who),
        _named("note", ground.note),
    ]
    return ", ".join(part for part in said if part)


def _named(key: str, words: str) -> str:
    return quoted(f"{key}={words}", ",;") if words else ""


def cell(used: dict[str, Evidence]) -> str:
    """The Source cell for the groups of numbers that a row has."""
    different = list(dict.fromkeys(used.values()))
    if not different or different == [UNKNOWN]:
        return ""
    if len(different) == 1:
        return phrase(different[0])
    return "; ".join(f"{group}: {phrase(ground)}" for group, ground in used.items())
