"""[[objectives]], [[exercises]], [[quiz]] and [[quiz-answers]] for the document's role."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from workbench.documents.dossier import Dossier
from workbench.documents.outline import Fragment
from workbench.documents.tree import Block, Bullets, Item, Steps, Strong, paragraph, text
from workbench.model.instruction import TrainingItem

LETTERS = "ABCDEFGH"


def objectives(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """What somebody in the role can do afterwards."""
    entries = tuple((paragraph(item.objective),) for item in own(dossier))
    return Fragment((Bullets(entries),) if entries else ())


def exercises(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """One item for each exercise."""
    return Fragment(
        tuple(
            Item(
                id=item.id,
                title="",
                children=tuple(paragraph(words) for words in (item.exercise, item.text) if words),
                fields=(("Topic", text(item.topic)),),
                base=item.exercise,
            )
            for item in own(dossier)
            if item.exercise
        )
    )


def quiz(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """The questions, each with its choices in an order that gives nothing away."""
    entries = tuple(
        (paragraph(item.question), *_choices(item)) for item in own(dossier) if item.question
    )
    return Fragment((Steps(entries),) if entries else ())


def quiz_answers(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """The answers, in the order of the questions."""
    entries = tuple(
        (paragraph(Strong(text(_letter(item))), item.answer),)
        for item in own(dossier)
        if item.question
    )
    return Fragment((Steps(entries),) if entries else ())


def own(dossier: Dossier) -> tuple[TrainingItem, ...]:
    """The training items of the document's role, or of all roles."""
    return tuple(i for i in dossier.derived.training if dossier.role in ("", i.role))


def choices(item: TrainingItem) -> tuple[str, ...]:
    """Answer and distractors, ordered by a hash: always alike, never the right one first."""
    said = dict.fromkeys((item.answer, *item.distractors))

    def place(words: str) -> str:
        return hashlib.sha256(f"{item.id} {words}".encode()).hexdigest()

    return tuple(sorted(said, key=place)) if len(said) > 1 else ()


def _choices(item: TrainingItem) -> tuple[Block, ...]:
    lettered = zip(LETTERS, choices(item), strict=False)
    entries = tuple((paragraph(f"({letter}) {words}"),) for letter, words in lettered)
    return (Bullets(entries),) if entries else ()


def _letter(item: TrainingItem) -> str:
    given = choices(item)
    return f"({LETTERS[given.index(item.answer)]}) " if item.answer in given[: len(LETTERS)] else ""
