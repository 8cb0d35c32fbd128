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
)


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
    """A label inside a sentence: its first letter small, save in "CJIS", "iPad", "Monday" and in
    a name in capitals such as "Head of Market Service"."""
    first = re.split(r"[\s,]", label, maxsplit=1)[0]
    parts = [part for part in re.split(r"[-/]", first) if part]
    names = any(part.isupper() and len(part) > 1 for part in parts)
    mixed = any(letter.isupper() or letter.isdigit() for letter in first[1:])
    if not first or names or mixed or first == "I" or first.lower() in PROPER:
        return label
    return label if _is_in_capitals(label) else label[0].lower() + label[1:]


def _is_in_capitals(label: str) -> bool:
    """Whether the next word that says something begins with a capital too."""
    small = JOINTS | STOPS | {"and", "or"}
    later = (word for word in label.split(" ")[1:] if word.lower() not in small)
    second = next(later, "")
    return bool(re.fullmatch(r"[A-Z][a-z]+", second)) and second.lower() not in PROPER


def capital(sentence: str) -> str:
    """A sentence with a capital at its beginning."""
    return sentence[:1].upper() + sentence[1:]


def is_plural(name: str) -> bool:
    """Whether a name speaks of several: "zoning comments", not "business", "status" or "GIS"."""
    if _is_acronym(name.split(" ")[-1]):
        return False
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
    head = role.lower().partition(" of ")[0].split(" ")[-1]
    if named == role or head in BODIES or not named.startswith("the "):
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
    return listed([thing(name) for name in names])


def thing(name: str) -> str:
    """A document or record: "the plan set"; quoted where its name is only a quality."""
    last = tidy(name).lower().split(" ")[-1]
    is_quality = last in IRREGULAR or (last.endswith("ed") and not last.endswith("eed"))
    return f"the data {quoted(tidy(name))}" if is_quality and len(last) > 3 else the(name)


def people(names: Sequence[str], joint: str = "and") -> str:
    """Roles and parties in a sentence: "the applicant and Legal"."""
    return listed([actor(name) for name in names], joint)


def stand(names: Sequence[str]) -> str:
    """The verb after names: "is" or "are"."""
    return "is" if len(names) == 1 and not is_plural(names[0]) else "are"


def the(name: str) -> str:
    """A thing with its article; a name of its own such as "PetTrack" has none."""
    name = lower_first(tidy(name))
    is_name = bool(re.search("[a-z][A-Z]", name.split(" ")[-1]))
    return name if is_name or name.split(" ")[0].lower() in STOPS else f"the {name}"


def sentence(words: str) -> str:
    """Words with a capital and a full stop, unless they end in a mark of their own."""
    return capital(words) if words.endswith(("?", "!", ".")) else f"{capital(words)}."


def is_question(label: str) -> bool:
    """Whether a label asks."""
    return label.rstrip().endswith("?")


def slug(name: str) -> str:
    """A name as a part of an id."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "nobody"


def _is_acronym(word: str) -> bool:
    return bool(re.fullmatch(r"[A-Z0-9]{2,6}", word))
