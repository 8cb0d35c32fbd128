"""The order of a model's elements where the nesting of XML cannot hold it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from workbench.formats.bpmn.namespace import WB, Element

ORDER = WB + "order"


class Identified(Protocol):
    """What has an id."""

    @property
    def id(self) -> str:
        """The id of the BPMN element."""


T = TypeVar("T", bound=Identified)


@dataclass(frozen=True)
class Order:
    """The places of elements by id, from `wb:order` of the process; empty for file order."""

    places: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, ours: Element | None) -> Order:
        """The order that our extension of a process asks for."""
        element = None if ours is None else ours.find(ORDER)
        ids = ("" if element is None else element.text or "").split()
        return cls({key: place for place, key in enumerate(ids)})

    def sorted(self, items: Iterable[T]) -> tuple[T, ...]:
        """The items in this order; one that is not listed stays behind the one before it."""
        if not self.places:
            return tuple(items)
        keyed: list[tuple[int, T]] = []
        last = -1
        for item in items:
            last = self.places.get(item.id, last)
            keyed.append((last, item))
        return tuple(item for _, item in sorted(keyed, key=lambda pair: pair[0]))


def differing(expected: Iterable[Iterable[str]], actual: Iterable[Iterable[str]]) -> list[str]:
    """The expected ids of every kind of element whose order in the file is another one."""
    pairs = ((list(wanted), list(found)) for wanted, found in zip(expected, actual, strict=True))
    return [key for wanted, found in pairs if wanted != found for key in wanted]
