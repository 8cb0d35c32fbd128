"""The library issued once for all tests that look at what was issued."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from workbench.settings import Settings
from workbench.usecases import documenting
from workbench.usecases.documenting import Issued
from workbench.usecases.opening import open_source

DATE = dt.date(2026, 5, 4)


class Run(NamedTuple):
    """Where a dossier was written, and what the use case said."""

    folder: Path
    issued: Issued


@pytest.fixture(scope="session")
def library_run(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Run]:
    """The dossier of a process of the library, made at the first question."""

    @cache
    def run(name: str) -> Run:
        folder = tmp_path_factory.mktemp(name)
        opened = open_source(name, Settings())
        return Run(
            folder,
            documenting.issue_dossier(opened, folder, Settings(), DATE, lambda *_: None),
        )

    return run
