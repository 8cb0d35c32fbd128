"""The head of an outline file: a few known facts between two lines of dashes."""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from workbench.errors import InputError

REQUIRED = ("id", "title", "kind")
OPTIONAL = ("standard", "audience", "order", "per")
PER = ("process", "role")


class OutlineError(InputError):
    """An outline file that cannot be read or filled in."""


@dataclass(frozen=True)
class FrontMatter:
    """What an outline says of its kind of document; `per` is "process" or "role"."""

    id: str
    title: str
    kind: str
    standard: str = ""
    audience: str = ""
    order: int = 0
    per: str = "process"


def read(text: str, name: str) -> tuple[FrontMatter, int]:
    """The facts, and how many lines they take with both lines of dashes."""
    lines = text.split("\n")
    if lines[0].strip() != "---":
        raise OutlineError("The outline does not begin with a line “---”.", where=f"{name}, line 1")
    end = next((n for n, line in enumerate(lines[1:], 1) if line.strip() == "---"), None)
    if end is None:
        raise OutlineError("The line “---” that ends the head is missing.", where=name)
    facts = _facts("\n".join(lines[1:end]), name)
    missing = [key for key in REQUIRED if not facts.get(key)]
    if missing:
        raise OutlineError(f"The head has no {' and no '.join(missing)}.", where=name)
    order = facts.pop("order", "0")
    return FrontMatter(**facts, order=int(order)), end + 1


def _facts(head: str, name: str) -> dict[str, str]:
    try:
        node = yaml.compose(head, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
        reason = getattr(error, "problem", None) or "it is not YAML"
        raise OutlineError(
            f"The head cannot be read: {reason}.",
            where=f"{name}, line {line}",
            mend="Put words that hold a colon in quotes.",
        ) from error
    if node is not None and not isinstance(node, yaml.MappingNode):
        raise OutlineError("The head is not a list of “name: value”.", where=f"{name}, line 2")
    facts: dict[str, str] = {}
    for key, value in node.value if node else ():
        where = f"{name}, line {key.start_mark.line + 2}"
        facts[_key(key, facts, where)] = _value(key.value, value, where)
    return facts


def _key(key: yaml.Node, facts: dict[str, str], where: str) -> str:
    known = (*REQUIRED, *OPTIONAL)
    if key.value not in known:
        raise OutlineError(
            f"The head does not know “{key.value}”.",
            where=where,
            mend=f"Known: {', '.join(known)}.",
        )
    if key.value in facts:
        raise OutlineError(f"The head says “{key.value}” twice.", where=where)
    return str(key.value)


def _value(key: str, value: yaml.Node, where: str) -> str:
    words = value.value.strip() if isinstance(value, yaml.ScalarNode) else ""
    if not words:
        raise OutlineError(f"“{key}” of the head is not a line of words.", where=where)
    if key == "order" and not (words.isascii() and words.isdigit()):
        raise OutlineError(f"“order” is “{words}”, not a whole number.", where=where)
    if key == "per" and words not in PER:
        raise OutlineError(f"“per” is “{words}”, not {' or '.join(PER)}.", where=where)
    return words
