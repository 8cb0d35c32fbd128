"""One row of a step table as a value: what the table and the outline both say."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.model.amount import Share
from workbench.model.element import Attributes
from workbench.model.evidence import UNKNOWN, Evidence, Quantity

NOTHING_SAID = Attributes()


@dataclass(frozen=True)
class Branch:
    """One way on: the row it leads to, the answer that leads there and how often."""

    target: str
    label: str = ""
    share: Quantity[Share] | None = None


@dataclass(frozen=True)
class Datum:
    """A document or record that a row uses or makes."""

    name: str
    state: str = ""
    store: bool = False


@dataclass(frozen=True)
class Kind:
    """What a row is: a word of the catalogue in `kinds`, and for events more.

    `trigger` is "" for the usual one, "none", or a word of `Trigger`; `at` is the activity that
    a boundary event sits on.
    """

    word: str
    trigger: str = ""
    at: str = ""
    interrupting: bool = True


@dataclass(frozen=True)
class Row:
    """A row whose words are understood and whose targets are row ids.

    `attributes.who` is always set, without the suffix that marks an outside party.
    `question` names the gateway behind an activity that has several ways on. `deadline` is the
    evidence of the times that the row's own event or its branches name.
    """

    id: str
    kind: Kind
    name: str
    attributes: Attributes = NOTHING_SAID
    uses: tuple[Datum, ...] = ()
    makes: tuple[Datum, ...] = ()
    then: tuple[Branch, ...] = ()
    question: str = ""
    deadline: Evidence = UNKNOWN
    notes: str = ""
    inside: str = ""
    where: str = ""


@dataclass(frozen=True)
class Table:
    """All rows with what stands above them."""

    name: str
    rows: tuple[Row, ...]
    trigger: str = ""
    notes: str = ""
    terms: tuple[tuple[str, str], ...] = ()
