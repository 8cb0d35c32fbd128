"""Every command, rule, block, setting, outline and library process has its place in the docs."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from workbench.analysis import check
from workbench.analysis.rules import CATALOGUE as STRUCTURE
from workbench.cli.main import cli
from workbench.documents.blocks.catalogue import BLOCKS
from workbench.render.accessibility.rules import CATALOGUE as ACCESSIBILITY
from workbench.settings import Settings
from workbench.store import library

ROOT = Path(__file__).parent.parent
REFERENCE = ROOT / "docs" / "reference"


def page(name: str) -> str:
    return (REFERENCE / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_command_is_in_the_reference(name: str) -> None:
    assert f"## `workbench {name}`" in page("commands.md")


def test_the_reference_of_commands_is_what_the_commands_say() -> None:
    namespace: dict[str, object] = {"__name__": "reference", "__file__": str(ROOT / "tools" / "x")}
    source = (ROOT / "tools" / "make_reference.py").read_text(encoding="utf-8")
    exec(compile(source, "make_reference.py", "exec"), namespace)  # noqa: S102 - our own tool
    assert page("commands.md") == namespace["page"]()  # type: ignore[operator]


@pytest.mark.parametrize("name", sorted(BLOCKS))
def test_every_block_is_in_the_reference(name: str) -> None:
    assert f"`[[{name}]]`" in page("blocks.md")


@pytest.mark.parametrize("rule", [check.code(rule) for rule, _ in STRUCTURE])
def test_every_rule_of_check_has_a_page(rule: str) -> None:
    assert (REFERENCE / "rules" / f"{rule}.md").is_file()


@pytest.mark.parametrize("code", [rule.code for rule in ACCESSIBILITY])
def test_every_accessibility_rule_is_in_the_reference(code: str) -> None:
    assert f"`{code}`" in page("accessibility-rules.md")


@pytest.mark.parametrize("setting", [field.name for field in fields(Settings)])
def test_every_setting_is_in_the_reference(setting: str) -> None:
    assert f"`WORKBENCH_{setting.upper()}`" in page("settings.md")


@pytest.mark.parametrize("name", library.names())
def test_every_library_process_is_in_the_reference(name: str) -> None:
    assert f"`{name}`" in page("library.md")


PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_between_pages_leads_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []
