"""texts.yaml: what analysts wrote beside derived items, by the item's id."""

from __future__ import annotations

from workbench.formats.located_yaml import Place, compose
from workbench.formats.step_table.problems import CaptureError, Problems


class TextsError(CaptureError):
    """A texts.yaml that is not a list of ids with text; `findings` are all its problems."""


def read(text: str, name: str) -> dict[str, str]:
    """The texts by id, in file order, of a file called `name`."""
    problems = Problems()
    place = compose(text.removeprefix("\ufeff"), problems)
    entries = place.entries() if place else {}
    found = {key: _words(key, said) for key, said in entries.items()}
    problems.stop(TextsError, name)
    return found


def _words(key: str, said: Place) -> str:
    """The text of an item; a number, a date or a list is none."""
    if said.worded:
        return said.text()
    said.error("text-missing", f"“{key}” has no text.", "Write the text in quotation marks.")
    return ""
