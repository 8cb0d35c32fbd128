"""texts.yaml: what analysts wrote beside derived items, by the item's id."""

from __future__ import annotations

import yaml

from workbench.errors import InputError


class TextsError(InputError):
    """A texts.yaml that is not a list of ids with text."""


def read(text: str, name: str) -> dict[str, str]:
    """The texts by id, in file order."""
    try:
        said = yaml.safe_load(text)
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        where = f"{name}, line {mark.line + 1}" if mark else name
        raise TextsError("This is not YAML.", where=where, mend="Write id: text.") from problem
    if said is None:
        return {}
    if not isinstance(said, dict):
        raise TextsError("This is not a list of ids.", where=name, mend="Write id: text.")
    for key, words in said.items():
        if not isinstance(key, str) or not isinstance(words, str):
            raise TextsError(
                f"“{key}” has no text.", where=name, mend="Write the text in quotation marks."
            )
    return said
