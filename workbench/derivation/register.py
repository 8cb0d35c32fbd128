"""The ids that were ever given: one that was retired is never given again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.errors import InputError
from workbench.model.finding import Finding, Severity


class IdError(InputError):
    """An id that cannot be given, or not be retired."""


@dataclass(frozen=True)
class Register:
    """Ids in use and ids that were in use; a pure value."""

    issued: frozenset[str] = frozenset()
    retired: frozenset[str] = frozenset()

    def issue(self, key: str) -> Register:
        """The register with one more id in use; IdError where it was ever used."""
        if key in self.retired:
            raise IdError(f"The id {key} was retired.", mend="Use an id that was never used.")
        if key in self.issued:
            raise IdError(f"The id {key} is in use.", mend="Use an id that was never used.")
        return Register(self.issued | {key}, self.retired)

    def retire(self, key: str) -> Register:
        """The register with an id out of use for ever; IdError where it is not in use."""
        if key not in self.issued:
            raise IdError(f"The id {key} is not in use.", mend="Look at the list of ids.")
        return Register(self.issued - {key}, self.retired | {key})

    def free(self, stem: str) -> str:
        """The first of stem-01, stem-02 ... that was never used."""
        used = self.issued | self.retired
        number = 1
        while f"{stem}-{number:02}" in used:
            number += 1
        return f"{stem}-{number:02}"

    def clashes(self, keys: Iterable[str]) -> tuple[Finding, ...]:
        """A finding for each derived id that was retired: its element has an id that stood for
        something else before."""
        return tuple(
            Finding(
                "id-was-retired",
                Severity.ERROR,
                f"The id {key} was retired and cannot be given again.",
                remedy="Give the new element an id that was never used.",
            )
            for key in keys
            if key in self.retired
        )
