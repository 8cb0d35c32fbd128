"""Addresses: project / process / variant @ version # element."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from workbench.errors import InputError
from workbench.model.process import Process

_SHAPE = re.compile(
    r"(?P<project>[^/@#]+)/(?P<process>[^/@#]+)/(?P<variant>[^/@#]+)"
    r"(@(?P<version>[^/@#]+))?(#(?P<element>[^#]+))?"
)


class AddressError(InputError):
    """An address that is not project/process/variant@version#element."""


@dataclass(frozen=True)
class Address:
    """Where a thing lives. `variant` is "as-is", "to-be" or a name of the analyst's."""

    project: str
    process: str
    variant: str = "as-is"
    version: str = ""
    element: str = ""

    def __str__(self) -> str:
        version = f"@{self.version}" if self.version else ""
        element = f"#{self.element}" if self.element else ""
        return f"{self.project}/{self.process}/{self.variant}{version}{element}"

    def at(self, element: str) -> Address:
        """The address of an element of the same version."""
        return replace(self, element=element)


def address_of(process: Process, version: str = "") -> Address:
    """The address that a process bears: its terms "project" and "variant", and its name.

    What stands in no project is in "local".
    """
    return Address(
        _part(process.term("project", "")) or "local",
        _part(process.name or process.id) or "process",
        _part(process.term("variant", "")) or "as-is",
        version,
    )


def _part(words: str) -> str:
    """Words as a part of an address: small letters and digits, with hyphens between."""
    return re.sub(r"[\W_]+", "-", words.casefold()).strip("-")


def parse(text: str) -> Address:
    """The address that `str` wrote."""
    shape = _SHAPE.fullmatch(text)
    if shape is None:
        raise AddressError(
            f"“{text}” is not an address.", mend="Write project/process/variant@version#element."
        )
    return Address(**{part: value or "" for part, value in shape.groupdict().items()})
