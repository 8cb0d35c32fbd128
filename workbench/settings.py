"""The settings of one installation, read once from the environment.

Every setting is a variable WORKBENCH_<NAME>; docs/reference/settings.md lists them.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from workbench.errors import InputError


class SettingError(InputError):
    """A setting whose value cannot be used."""


@dataclass(frozen=True)
class Settings:
    """What an installation may choose.

    `templates` is a folder of the agency's own outlines and style.docx; a file that is not
    there is taken from those that ship. `author` stands on the documents as the one who made
    them; empty: the term “agency” of the process, else nobody. `language` is the language
    tag of the documents. `max_file_mb` is the largest file that is read.
    `log` is the least level of what is logged: error, warning, info or debug.
    """

    templates: Path | None = None
    author: str = ""
    language: str = "en-US"
    max_file_mb: int = 50
    log: str = "warning"


_DIGITS = 10
LOG_LEVELS = ("error", "warning", "info", "debug")


def from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings that the environment makes; unknown WORKBENCH_ variables are an error."""
    known = {field.name for field in fields(Settings)}
    given = {
        name.removeprefix("WORKBENCH_").lower(): value
        for name, value in environment.items()
        if name.startswith("WORKBENCH_")
    }
    for name in sorted(given.keys() - known):
        raise SettingError(
            "There is no such setting.",
            where=f"WORKBENCH_{name.upper()}",
            mend=f"The settings are {', '.join(sorted(known))}.",
        )
    defaults = Settings()
    return Settings(
        templates=_folder(given["templates"]) if given.get("templates") else None,
        author=given.get("author", defaults.author),
        language=given.get("language", defaults.language),
        max_file_mb=_whole_number(given.get("max_file_mb", str(defaults.max_file_mb))),
        log=_level(given.get("log", defaults.log)),
    )


def _folder(text: str) -> Path:
    folder = Path(text)
    if not folder.is_dir():
        raise SettingError(f"“{text}” is not a folder.", where="WORKBENCH_TEMPLATES")
    return folder


def _whole_number(text: str) -> int:
    is_number = text.isascii() and text.isdigit() and len(text) < _DIGITS
    if not is_number or int(text) < 1:
        raise SettingError(f"“{text}” is not a number of megabytes.", where="WORKBENCH_MAX_FILE_MB")
    return int(text)


def _level(text: str) -> str:
    if text.lower() not in LOG_LEVELS:
        raise SettingError(
            f"“{text}” is not a level.",
            where="WORKBENCH_LOG",
            mend=f"Write one of {', '.join(LOG_LEVELS)}.",
        )
    return text.lower()
