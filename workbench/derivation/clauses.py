"""Labels of steps and events as clauses of a sentence; "" for one that is not understood.

Where a word may be an order or a part of a name, the label is left alone: it will be quoted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.derivation.phrases import is_plural, is_question, lower_first, tidy
from workbench.derivation.vocabulary import (
    CASE_VERBS,
    GAPS,
    IRREGULAR,
    JOINTS,
    NOUN_VERBS,
    PARTICLES,
    STOPS,
    THINGS,
    VERBS,
)

COORDINATES = {"and", "or"}
PRONOUNS = {"it", "them"}
WITHOUT_THING = {("check", "with"), ("register", "for")}


def deed(label: str, case: str = "case") -> str:
    """A label that orders ("Check completeness") as what follows "to"; "" for any other.

    Where it orders something of the case itself, the case is named: "close the application as
    withdrawn".
    """
    words = tidy(label).split(" ")
    if words[0].rstrip(",").lower() not in VERBS or is_question(label):
        return ""
    words = _with_case([_small(words[0]), *words[1:]], case)
    return "" if not words or _is_ambiguous(words) else _with_articles(words)


def act(label: str) -> str:
    """A label that tells ("Supplies missing items") as what follows "the applicant"; or ""."""
    words = tidy(label)
    first, _, second = words.partition(", ")
    if second and "," not in second and _base(_first_word(second)) in VERBS:
        words = f"{first} and {second}"
    if _base(_first_word(words)) not in VERBS or is_question(label):
        return ""
    parts = words.split(" ")
    return _with_articles([_small(parts[0]), *parts[1:]])


def happening(label: str) -> str:
    """A label such as "Application received" as a clause: "the application is received"; or ""."""
    words = tidy(label).split(" ")
    last = words[-1].lower()
    if len(words) < 2 or not (last in IRREGULAR or last.endswith("ed")):
        return ""
    if words[0].lower() in (VERBS - THINGS) | {"not", "no"} or any(
        word.lower() in JOINTS for word in words
    ):
        return ""
    subject = lower_first(" ".join(words[:-1]))
    article = "" if words[0].lower() in STOPS else "the "
    return f"{article}{subject} {'are' if is_plural(words[-2]) else 'is'} {last}"


def _small(word: str) -> str:
    """A verb at the beginning of a label as it stands inside a sentence."""
    return word[:1].lower() + word[1:]


def _first_word(label: str) -> str:
    return re.split(r"[\s,]", label, maxsplit=1)[0].lower()


def _base(word: str) -> str:
    """The plain form of "supplies", "fixes", "pays"; "" for a word that is none of these."""
    if word.endswith("ies") and word[:-3] + "y" in VERBS:
        return word[:-3] + "y"
    if word.endswith("es") and word[:-2] in VERBS:
        return word[:-2]
    return word[:-1] if word.endswith("s") else ""


def _with_case(words: list[str], case: str) -> list[str]:
    """Name the case where the verbs have no thing of their own; [] where that may be wrong."""
    end, verbs = _leading_verbs(words)
    rest = words[end:]
    gap = rest[0].lower() if rest else ""
    if rest and (gap not in GAPS or (gap == "to" and rest[1:] and rest[1].lower() in VERBS)):
        return words
    if not verbs <= CASE_VERBS or any((verb, gap) in WITHOUT_THING for verb in verbs):
        return words if rest else []
    return [*words[:end], "the", case, *rest]


def _leading_verbs(words: Sequence[str]) -> tuple[int, set[str]]:
    """Where the verbs at the beginning end ("review and redact"), and which they are."""
    end, verbs, more = 0, set[str](), True
    while more:
        verbs.add(words[end].rstrip(",").lower())
        more, end = words[end].endswith(","), end + 1
        if _at(words, end) in PARTICLES and _at(words, end + 1) in COORDINATES | {""}:
            verbs.add(_at(words, end))
            end += 1
        if _at(words, end) in COORDINATES and _at(words, end + 1).rstrip(",") in VERBS:
            more, end = True, end + 1
        more = more and _at(words, end).rstrip(",") in VERBS
    return end, verbs


def _at(words: Sequence[str], place: int) -> str:
    """A word in small letters; "" behind the last."""
    return words[place].lower() if place < len(words) else ""


def _is_ambiguous(words: Sequence[str]) -> bool:
    """Whether a word behind "and" may order something or begin a name: "and start form"."""
    begins = _leading_verbs(words)[0]
    for place in range(max(begins, 2), len(words) - 1):
        led = words[place - 1].lower() in COORDINATES
        after = words[place + 1].lower()
        both = words[place].lower() in VERBS & NOUN_VERBS
        if led and both and after not in STOPS | JOINTS | COORDINATES | PRONOUNS:
            return True
    return False


def _with_articles(words: Sequence[str]) -> str:
    """Put "the" before single things that a clerk named without it."""
    verbs = {0} | {place for place in range(1, len(words)) if _is_verb(words, place)}
    said: list[str] = []
    for place, word in enumerate(words):
        plain = word.lower()
        begins = place - 1 in verbs or (place and words[place - 1].lower() in JOINTS - COORDINATES)
        if begins and place not in verbs and plain not in JOINTS and plain not in STOPS:
            head = words[_end_of_thing(words, place) - 1].rstrip(",").lower()
            said += ["the"] if _is_single_thing(head) else []
        said.append(word)
    return " ".join(said)


def _is_single_thing(head: str) -> bool:
    """Whether a noun takes an article: a known one, or "approver", "relation", "agreement"."""
    return head in THINGS or (len(head) > 5 and head.endswith(("er", "or", "ion", "ment")))


def _is_verb(words: Sequence[str], place: int) -> bool:
    """Whether a later word orders something: "and calculate fee", "to confirm"."""
    before = words[place - 1].lower()
    led = before in COORDINATES | {"to", "then"} or before.endswith(",")
    follows = place + 1 < len(words) and words[place + 1].lower() not in JOINTS
    return led and words[place].lower() in VERBS and (follows or words[place] not in THINGS)


def _end_of_thing(words: Sequence[str], place: int) -> int:
    """Where a thing's words end: before a joint, after a comma."""
    for end in range(place, len(words)):
        if words[end].lower() in JOINTS and end > place:
            return end
        if words[end].endswith(","):
            return end + 1
    return len(words)
