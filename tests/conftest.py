"""What holds for every test: examples are judged by what they show, never by the clock."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("workbench", deadline=None)
settings.load_profile("workbench")
