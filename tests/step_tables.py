"""Random step tables for property-based tests: any kinds, numbers and words."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from workbench.formats.step_table.row import Branch, Datum, Kind, Row, Table
from workbench.model.amount import CalendarDays, Money, Share, WorkingDays, WorkingMinutes
from workbench.model.element import Attributes, ValueClass, Wait
from workbench.model.evidence import UNKNOWN, Evidence, Quantity, Source

WORDS = (
    st.text(alphabet="abcXYZ éß19,.'-=+@%&/", min_size=1, max_size=14)
    .map(str.strip)
    .filter(lambda text: bool(text) and any(letter.isalpha() for letter in text))
)
LIST_WORDS = WORDS.map(lambda text: text.replace(" (", " "))
ROLES = ("Clerk", "Fire reviewer", "Supervisor")
PARTIES = ("Applicant", "State bureau")
NUMBERS = st.floats(0, 1e6, allow_nan=False).map(lambda value: round(value, 3))
TASKS = ("task", "user", "manual", "service", "script", "rule", "send", "receive", "sub")
EVIDENCE = st.builds(
    Evidence,
    st.sampled_from(Source),
    st.none() | st.integers(1, 999),
    st.sampled_from(("", "2026-05-12", "May 2026")),
    st.sampled_from(("", "Rosa", 'Ann "A; B, n=3')),
    st.sampled_from(("", "Code 10.2; law", "log n=2")),
)


@st.composite
def quantities(draw: st.DrawFn, kind: type, ground: Evidence) -> Quantity:  # type: ignore[type-arg]
    """A quantity of one unit, with a range or without."""
    low, usual, high = sorted(draw(st.tuples(NUMBERS, NUMBERS, NUMBERS)))
    if draw(st.booleans()):
        return Quantity(kind(usual), ground)
    return Quantity(kind(usual), ground, kind(low), kind(high))


@st.composite
def attributes(draw: st.DrawFn) -> Attributes:
    """Who does a row and all that is said of it."""
    outside = draw(st.integers(0, 4)) == 0
    one = draw(EVIDENCE)
    ground = st.just(one) if draw(st.booleans()) else EVIDENCE
    wait = draw(st.sampled_from((WorkingMinutes, WorkingDays, CalendarDays)))
    made: Wait | None = draw(st.none() | quantities(wait, draw(ground)))
    return Attributes(
        who=draw(st.sampled_from(PARTIES if outside else ROLES)),
        outside=outside,
        phase=draw(st.just("") | WORDS),
        systems=tuple(draw(st.lists(LIST_WORDS, max_size=2))),
        work=draw(st.none() | quantities(WorkingMinutes, draw(ground))),
        wait=made,
        cost=draw(st.none() | quantities(Money, draw(ground))),
        rule=draw(st.just("") | WORDS),
        mandated=draw(st.booleans()),
        problem=draw(st.just("") | WORDS),
        value_class=draw(st.none() | st.sampled_from(ValueClass)),
    )


DATA = st.lists(
    st.builds(
        Datum,
        st.sampled_from(("Form A", "Register; old", "Letter")),
        st.sampled_from(("", "signed", "new")),
        st.just(False),
    ),
    max_size=2,
    unique=True,
).map(tuple)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table whose rows lead onwards, now and then back, and always to an end."""
    count = draw(st.integers(1, 7))
    keys = [f"r{place}" for place in range(count)]
    rows = [Row("begin", Kind("start", draw(st.sampled_from(("", "none", "signal")))), draw(WORDS),
                draw(attributes()), then=(Branch(keys[0]),))]  # fmt: skip
    for place, key in enumerate(keys):
        onward = [*keys[place + 1 :], "finish"]
        rows.append(draw(_row(key, onward, keys)))
    finish = Row("finish", Kind("end"), draw(WORDS), draw(attributes()))
    return Table(
        draw(WORDS),
        tuple(_fit(row) for row in [*rows, finish]),
        draw(st.sampled_from(("", "every Monday", "by mail, portal"))),
        draw(st.just("") | WORDS),
        draw(st.sampled_from(((), (("system", "the permit system"),)))),
    )


@st.composite
def _row(draw: st.DrawFn, key: str, onward: list[str], keys: list[str]) -> Row:
    word = draw(st.sampled_from((*TASKS, *TASKS, "xor", "or", "and", "evt", "complex", "throw")))
    targets = [onward[0], *draw(st.lists(st.sampled_from([*onward, *keys]), max_size=2))]
    if word == "throw":
        targets = targets[:1]
    labels = [draw(WORDS | st.just("none in 30 days") | st.just("a; b")) for _ in targets]
    if word == "evt":
        targets, labels = targets[:2], ["paid", "after 5 working days"][: len(targets)]
    shared = len(targets) > 1 and word not in ("or", "and", "complex") and draw(st.booleans())
    ground = draw(EVIDENCE)
    parts = {1: (1.0,), 2: (0.615, 0.385), 3: (0.57, 0.3, 0.13)}[len(targets)]
    return Row(
        key,
        Kind(word, "signal" if word == "throw" else ""),
        draw(WORDS),
        draw(attributes()),
        uses=draw(DATA) if word in TASKS else (),
        makes=draw(DATA) if word in TASKS else (),
        then=tuple(
            Branch(target, label if len(targets) > 1 else "",
                   Quantity(Share(share), ground) if shared else None)
            for target, label, share in zip(targets, labels, parts, strict=True)
        ),
        question=draw(st.sampled_from(("", "Is it; complete?", "Ready"))) if word in TASKS else "",
        deadline=draw(EVIDENCE) if word == "evt" else UNKNOWN,
        notes=draw(st.just("") | WORDS),
    )  # fmt: skip


def _fit(row: Row) -> Row:
    """A question only where there is something to choose, and none that is the row's name."""
    needless = len(row.then) < 2 or row.question == row.name
    return replace(row, question="") if needless else row
