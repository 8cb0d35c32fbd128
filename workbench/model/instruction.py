"""Work instructions and training items: what somebody in a role is told."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.model.trace import TraceSource


@dataclass(frozen=True)
class Decision:
    """A question a role answers, and where each answer leads."""

    question: str
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class WorkInstruction:
    """How one step is done by one role: before you start, do, done when, then.

    `decisions` follow the step at once; `hands_over` says who gets the case next, with what.
    """

    id: str
    role: str
    node: str
    title: str
    trigger: str
    needs: tuple[str, ...]
    actions: tuple[str, ...]
    decisions: tuple[Decision, ...]
    result: tuple[str, ...]
    hands_over: tuple[str, ...]
    cautions: tuple[str, ...]
    time: str
    sources: tuple[TraceSource, ...]
    text: str = ""


@dataclass(frozen=True)
class TrainingItem:
    """One thing a role must be able to do: objective, exercise, question with its answer.

    `topic` is "step", "decision", "hand-off", "deadline" or "exception".
    """

    id: str
    role: str
    node: str
    topic: str
    objective: str
    exercise: str
    question: str
    answer: str
    distractors: tuple[str, ...]
    sources: tuple[TraceSource, ...]
    text: str = ""
