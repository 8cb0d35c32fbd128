"""YAML in which every value knows its line, its column and the way to it.

Scalars stay text, so that `NO` is a word and 08:30 is no number in base sixty; nothing of YAML
that builds objects is carried out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.reader import ReaderError

from workbench.formats.step_table import characters
from workbench.formats.step_table.phrases import nearest
from workbench.formats.step_table.problems import Problems

DEEPEST = 20
PLAIN = tuple(
    f"tag:yaml.org,2002:{kind}"
    for kind in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq", "merge", "value")
)


@dataclass(frozen=True)
class Place:
    """A value in the file. What is wrong with it goes to `problems`, with its place."""

    node: yaml.Node
    path: tuple[str, ...]
    problems: Problems

    @property
    def where(self) -> str:
        """Line, column and path: "line 7, column 13, staff > Permit clerk > people"."""
        return ", ".join(filter(None, (_at(self.node.start_mark), " > ".join(self.path))))

    def error(self, rule: str, message: str, mend: str) -> None:
        """Note what is wrong here."""
        self.problems.error(rule, self.where, message, mend)

    @property
    def empty(self) -> bool:
        """Whether nothing is said."""
        return isinstance(self.node, yaml.ScalarNode) and self.node.tag == PLAIN[4]

    @property
    def named(self) -> bool:
        """Whether values with names stand here."""
        return isinstance(self.node, yaml.MappingNode)

    @property
    def single(self) -> bool:
        """Whether one value stands here."""
        return isinstance(self.node, yaml.ScalarNode)

    @property
    def worded(self) -> bool:
        """Whether words stand here: no number, date or list."""
        return self.single and self.node.tag == PLAIN[0]

    def text(self) -> str:
        """The words of a single value, "" where there are none."""
        if not isinstance(self.node, yaml.ScalarNode):
            self.error("single-value", "One value is needed here.", "Write it behind the colon.")
            return ""
        return "" if self.empty else str(self.node.value)

    def entries(self, known: Collection[str] = ()) -> dict[str, Place]:
        """The values by their key; `known` are the keys that may be there, empty for any."""
        if self.empty:
            return {}
        if not isinstance(self.node, yaml.MappingNode):
            mend = f"Write “{next(iter(known), 'name')}: …” on lines of their own."
            self.error("named-values", "Values with names are needed here.", mend)
            return {}
        found: dict[str, Place] = {}
        for key, value in self._keys(self.node):
            place = Place(key, (*self.path, str(key.value)), self.problems)
            if key.value in found:
                place.error("key-doubled", f"“{key.value}” is there twice.", "Keep one of them.")
            elif known and key.value not in known:
                mend = nearest(key.value, known) or f"Use {', '.join(known)}."
                place.error("key-unknown", f"“{key.value}” is not known here.", mend)
            else:
                found[key.value] = Place(value, place.path, self.problems)
        return found

    def _keys(self, node: yaml.MappingNode) -> Iterator[tuple[yaml.ScalarNode, yaml.Node]]:
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                yield key, value
            else:
                Place(key, self.path, self.problems).error(
                    "key-unknown", "This is no name.", "Write a name before the colon."
                )

    def items(self) -> tuple[Place, ...]:
        """The values of a list; one value alone is a list of one."""
        if self.empty:
            return ()
        if isinstance(self.node, yaml.SequenceNode):
            return tuple(Place(item, self.path, self.problems) for item in self.node.value)
        return (self,)


def compose(text: str, problems: Problems) -> Place | None:
    """The whole file; None where it is empty or no YAML, which is then among the problems."""
    try:
        if not _shallow(text, problems):
            return None
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as problem:
        where = _at(getattr(problem, "problem_mark", None))
        what = getattr(problem, "problem", None) or "a character that may not be in a text"
        if isinstance(problem, ReaderError):
            where = f"line {text.count(chr(10), 0, problem.position) + 1}"
            what = f"U+{ord(text[problem.position]):04X} may not be in a text"
        problems.error("yaml", where, f"This is not YAML: {what}.", "Look at blanks and colons.")
        return None
    return Place(root, (), problems) if root is not None else None


def _shallow(text: str, problems: Problems) -> bool:
    """Whether the file is no deeper than its reader can go, and has only plain values."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        tag = getattr(event, "tag", None)
        if depth > DEEPEST or (tag and tag not in (*PLAIN, "!")):
            problems.error(
                "yaml",
                _at(event.start_mark),
                f"“{tag}” builds an object." if tag else f"This is deeper than {DEEPEST} levels.",
                "Write plain names and values.",
            )
            return False
        if said := characters.unfit(getattr(event, "value", None) or ""):
            problems.error("yaml", _at(event.start_mark), said, characters.MEND)
            return False
    return True


def _at(mark: Any) -> str:
    """The place of a mark, counted from 1 as editors do."""
    return f"line {mark.line + 1}, column {mark.column + 1}" if mark else ""
