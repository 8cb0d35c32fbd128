"""The settings of one installation."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.settings import SettingError, Settings, from_environment


def test_without_variables_the_defaults_hold() -> None:
    assert from_environment({"PATH": "/bin"}) == Settings()


def test_variables_make_settings(tmp_path: Path) -> None:
    settings = from_environment(
        {
            "WORKBENCH_TEMPLATES": str(tmp_path),
            "WORKBENCH_AUTHOR": "City of Example",
            "WORKBENCH_MAX_FILE_MB": "80",
            "WORKBENCH_LOG": "INFO",
        }
    )
    assert settings == Settings(tmp_path, "City of Example", "en-US", 80, "info")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("WORKBENCH_MAX_FILE_MB", "many", "megabytes"),
        ("WORKBENCH_MAX_FILE_MB", "0", "megabytes"),
        ("WORKBENCH_MAX_FILE_MB", "²", "megabytes"),
        ("WORKBENCH_MAX_FILE_MB", "9" * 5000, "megabytes"),
        ("WORKBENCH_LOG", "loud", "error, warning, info, debug"),
        ("WORKBENCH_TEMPLATES", "/no/such/folder", "not a folder"),
        ("WORKBENCH_COLOUR", "blue", "no such setting"),
    ],
)
def test_a_value_that_cannot_be_used_is_named_with_the_mend(
    name: str, value: str, said: str
) -> None:
    with pytest.raises(SettingError, match=said) as caught:
        from_environment({name: value})
    assert name in str(caught.value)
