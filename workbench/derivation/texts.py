"""Analysts' own words beside derived items: put there by id, never over what was derived."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from workbench.model.instruction import TrainingItem, WorkInstruction
from workbench.model.requirement import Disposition, Requirement
from workbench.model.verification import TestCase

T = TypeVar("T", Requirement, Disposition, TestCase, WorkInstruction, TrainingItem)


@dataclass(frozen=True)
class WithTexts(Generic[T]):
    """Items with their texts, and the ids of texts for which there is no item here."""

    items: tuple[T, ...]
    not_placed: tuple[str, ...]


def with_texts(items: Iterable[T], texts: Mapping[str, str]) -> WithTexts[T]:
    """Set the text of each item that has one; its derived words stay as they are."""
    placed = tuple(
        replace(item, text=texts[item.id]) if item.id in texts else item for item in items
    )
    there = {item.id for item in placed}
    return WithTexts(placed, tuple(key for key in texts if key not in there))
