"""Labels as clerks type them, made fit for a sentence.

A label that is not understood is quoted; a quoted label is always grammatical.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.derivation.vocabulary import (
    BODIES,
    DEPARTMENTS,
    IRREGULAR,
    JOINTS,
    PROPER,
    STOPS,
    THINGS,
    VERBS,
)

COORDINATES = {"and", "or"}


def tidy(label: str) -> str:
    """A label on one line, without a full stop at its end."""
    return re.sub(r"\s+", " ", label).strip().rstrip(".").rstrip()


def quoted(label: str) -> str:
    """A label in quotation marks; those inside it become single ones."""
    inside = re.sub('[“”"]', "'", label)
    return f"“{inside}”"


def listed(words: Sequence[str], joint: str = "and") -> str:
    """Words in a row: "a", "a and b", "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joint} {words[-1]}"


def lower_first(label: str) -> str:
    """A label inside a sentence: its first letter small, save in "CJIS", "iPad", "Monday"."""
    first = re.split(r"[\s,]", label, maxsplit=1)[0]
    parts = [part for part in re.split(r"[-/]", first) if part]
    names = any(part.isupper() and len(part) > 1 for part in parts)
    mixed = any(letter.isupper() or letter.isdigit() for letter in first[1:])
    if not first or names or mixed or first == "I" or first.lower() in PROPER:
        return label
    return label[0].lower() + label[1:]


def capital(sentence: str) -> str:
    """A sentence with a capital at its beginning."""
    return sentence[:1].upper() + sentence[1:]


def deed(label: str) -> str:
    """A label that orders ("Check completeness") as what follows "to"; "" for any other."""
    return _clause(label, _first_word(label) in VERBS)


def act(label: str) -> str:
    """A label that tells ("Supplies missing items") as what follows "the applicant"; or ""."""
    words = tidy(label)
    first, _, second = words.partition(", ")
    if second and "," not in second and _base(_first_word(second)) in VERBS:
        words = f"{first} and {second}"
    return _clause(words, _base(_first_word(words)) in VERBS)


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


def is_plural(name: str) -> bool:
    """Whether a name speaks of several: "zoning comments", not "business" or "status"."""
    head = name.lower().split(" ")[-1]
    return head.endswith("s") and not head.endswith(("ss", "us")) and head not in THINGS


def actor(role: str) -> str:
    """A role in a sentence: "the permit clerk", "HR", "Legal"; "the user" where none is named."""
    role = tidy(role)
    if not role:
        return "the user"
    if role.lower().startswith("the "):
        return lower_first(role)
    if role.lower() in DEPARTMENTS or _is_acronym(role):
        return role
    return f"the {lower_first(role)}"


def membership(role: str) -> str:
    """Being of a role: "is a permit clerk", "belongs to HR"."""
    role = tidy(role)
    named = actor(role)
    if named == role or role.lower().split(" ")[-1] in BODIES or not named.startswith("the "):
        return f"belongs to {named}"
    return f"is {article(named[4:])}"


def article(thing: str) -> str:
    """A thing with "a" or "an"."""
    sounded = thing[:1].lower() in "aeio" or (
        _is_acronym(thing.split(" ")[0]) and thing[:1] in "FHLMNRSX"
    )
    return f"{'an' if sounded else 'a'} {thing}"


def things(names: Sequence[str]) -> str:
    """Documents and records in a sentence: "the application and the plan set"."""
    return listed([the(name) for name in names])


def stand(names: Sequence[str]) -> str:
    """The verb after names: "is" or "are"."""
    return "is" if len(names) == 1 and not is_plural(names[0]) else "are"


def the(name: str) -> str:
    """A thing with its article."""
    name = lower_first(tidy(name))
    return name if name.split(" ")[0].lower() in STOPS else f"the {name}"


def is_question(label: str) -> bool:
    """Whether a label asks."""
    return label.rstrip().endswith("?")


def slug(name: str) -> str:
    """A name as a part of an id."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "nobody"


def _is_acronym(word: str) -> bool:
    return bool(re.fullmatch(r"[A-Z0-9]{2,6}", word))


def _first_word(label: str) -> str:
    return re.split(r"[\s,]", tidy(label), maxsplit=1)[0].lower()


def _base(word: str) -> str:
    """The plain form of "supplies", "fixes", "pays"; "" for a word that is none of these."""
    if word.endswith("ies") and word[:-3] + "y" in VERBS:
        return word[:-3] + "y"
    if word.endswith("es") and word[:-2] in VERBS:
        return word[:-2]
    return word[:-1] if word.endswith("s") else ""


def _clause(label: str, fits: bool) -> str:
    if not fits or is_question(label):
        return ""
    return _with_articles(lower_first(tidy(label)))


def _with_articles(clause: str) -> str:
    """Put "the" before single things that a clerk named without it."""
    words = clause.split(" ")
    verbs = {0} | {place for place in range(1, len(words)) if _is_verb(words, place)}
    said: list[str] = []
    for place, word in enumerate(words):
        plain = word.lower()
        begins = place - 1 in verbs or (place and words[place - 1].lower() in JOINTS - COORDINATES)
        if begins and place not in verbs and plain not in JOINTS and plain not in STOPS:
            head = words[_end_of_thing(words, place) - 1].rstrip(",").lower()
            said += ["the"] if head in THINGS else []
        said.append(word)
    return " ".join(said)


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
