"""The columns of a step table and the headings by which people call them."""

from __future__ import annotations

import re

from workbench.formats.step_table.phrases import nearest
from workbench.formats.step_table.problems import Problems

SYNONYMS: dict[str, tuple[str, ...]] = {
    "id": ("id", "key", "step id"),
    "kind": ("kind", "type", "step type"),
    "No": ("no", "#", "nr", "number", "step no", "step number"),
    "Phase": ("phase", "stage", "milestone"),
    "Who": ("who", "role", "lane", "department", "responsible", "who does it", "actor"),
    "Does what": ("does what", "activity", "task", "step", "action", "what"),
    "In": ("in", "system", "systems", "tool", "application"),
    "Uses": ("uses", "input", "inputs", "form", "document", "needs"),
    "Makes": ("makes", "output", "outputs", "produces", "result"),
    "Uses / Makes": ("uses makes", "uses and makes", "input output"),
    "Minutes": ("minutes", "min", "work", "work time", "work minutes", "duration"),
    "Waits before": ("waits before", "wait", "waits", "delay", "waiting time", "wait before"),
    "Then": ("then", "next", "goes to", "next step"),
    "Out of 10": ("out of 10", "how often", "percent", "%", "share", "shares"),
    "Rule": ("rule", "because", "rule because", "policy", "law", "rules"),
    "Problem": ("problem", "problems", "pain", "pain point", "issue", "issues"),
    "Source": ("source", "said by", "seen", "measured", "evidence"),
    "Value": ("value", "value class"),
    "Cost": ("cost", "costs"),
    "Inside": ("inside", "part of", "sub process", "subprocess"),
    "Notes": ("notes", "note", "remark", "remarks", "comment", "comments", "documentation"),
}
"""The canonical heading of each column with the words that are taken for it."""

COLUMNS = tuple(column for column in SYNONYMS if column != "Uses / Makes")
NEEDED = ("Who", "Does what")
_COLUMN = {word: column for column, words in SYNONYMS.items() for word in words}


def column(heading: str) -> str:
    """The canonical column of a heading, "" for one that is not known."""
    full, bare = _plain(heading), _plain(re.sub(r"\(.*?\)", " ", heading))
    return _COLUMN.get(full) or _COLUMN.get(bare, "")


def _plain(heading: str) -> str:
    return " ".join(re.sub(r"[^\w#%]+", " ", heading.casefold()).split())


def recognised(cells: list[str]) -> list[str]:
    """The columns of a row of headings, "" where a cell is none.

    "Step" is the number where another heading says what is done, else it says that.
    """
    found = [column(cell) for cell in cells]
    if found.count("Does what") > 1 and "No" not in found:
        steps = [place for place, cell in enumerate(cells) if _plain(cell) == "step"]
        if len(steps) == 1:
            found[steps[0]] = "No"
    return found


def is_header(cells: list[str]) -> bool:
    """Whether these cells name the columns that every table must have."""
    return set(NEEDED) <= set(recognised(cells))


def missing(cells: list[str], where: str, problems: Problems) -> None:
    """Report that no row of headings was found; `cells` is the row that was most like one."""
    found = [cell for cell, name in zip(cells, recognised(cells), strict=True) if name]
    # A heading that is there already is nothing to propose.
    open_ = [word for word, name in _COLUMN.items() if name not in recognised(cells)]
    hints = [nearest(cell, open_) for cell in cells if cell and not column(cell)]
    listed = f"Known headings found: {', '.join(found)}." if found else "No known heading found."
    lacking = [name for name in NEEDED if name not in recognised(cells)]
    word = "heading" if len(lacking) == 1 else "headings"
    problems.error(
        "heading-missing",
        where,
        f"There is no row of headings with Who and Does what. {listed}",
        " ".join([f"Add the {word} {' and '.join(lacking)}.", *filter(None, hints)]),
    )


def doubled(cells: list[str], where: str, problems: Problems) -> None:
    """Report headings that mean the same column, and those that mean none."""
    names = recognised(cells)
    for name in dict.fromkeys(names):
        same = [cell for cell, one in zip(cells, names, strict=True) if one == name]
        if name and len(same) > 1:
            problems.error(
                "heading-doubled",
                where,
                f"The headings {' and '.join(f'“{cell}”' for cell in same)} both mean “{name}”.",
                "Remove one of the columns or give it another heading.",
            )
