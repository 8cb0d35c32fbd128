"""The rings of the house: imports go rightwards only, and nothing grows out of hand.

cli -> usecases -> store | render -> formats | documents -> derivation -> analysis -> model
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "workbench"
RINGS = [
    {"cli"},
    {"usecases"},
    {"store", "render"},
    {"formats", "documents"},
    {"derivation"},
    {"analysis"},
    {"model"},
]
EVERYWHERE = {"errors"}
EDGE = {"settings"}
PURE = {"model", "analysis", "derivation", "documents"}
NOT_PURE = {
    "docx", "flask", "graphviz", "io", "lxml", "openpyxl", "os", "pathlib", "random",
    "resvg_py", "shutil", "sqlalchemy", "subprocess", "tempfile", "time", "zipfile",
}  # fmt: skip
BANNED_NAMES = {"utils", "helpers", "common", "manager", "util", "misc"}
FILE_CAP, FUNCTION_CAP = 300, 45

MODULES = sorted(PACKAGE.rglob("*.py"))


def ring_of(module: str) -> int | None:
    """The place of a top-level folder in the order, None for what stands outside."""
    return next((place for place, ring in enumerate(RINGS) if module in ring), None)


def imports(path: Path) -> list[str]:
    """Everything a module imports, as dotted names."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names.append(node.module or "")
    return names


def broken(home: str, imported: str) -> bool:
    """Whether a module of the folder `home` may not import this name."""
    if not imported.startswith("workbench."):
        return home in PURE and imported.split(".")[0] in NOT_PURE
    target = imported.split(".")[1]
    if target == home or target in EVERYWHERE:
        return False
    if target in EDGE:
        return ring_of(home) not in (0, 1)
    here, there = ring_of(home), ring_of(target)
    return here is None or there is None or there <= here


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_inwards_only(path: Path) -> None:
    home = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if home in {"__init__", "__main__"} | EVERYWHERE | EDGE:
        return
    assert [name for name in imports(path) if broken(home, name)] == []


@pytest.mark.parametrize(
    ("home", "imported"),
    [
        ("model", "workbench.analysis.visits"),
        ("render", "workbench.store.library"),
        ("analysis", "os"),
        ("documents", "lxml.etree"),
        ("formats", "workbench.usecases.opening"),
        ("derivation", "workbench.settings"),
    ],
)
def test_the_rule_sees_a_planted_violation(home: str, imported: str) -> None:
    assert broken(home, imported)


def test_no_module_has_a_name_that_says_nothing() -> None:
    names = {path.stem for path in MODULES}
    assert names & BANNED_NAMES == set()
    assert [name for name in names if name.startswith("test_")] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_files_and_functions_stay_small(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= FILE_CAP
    functions = [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    long = [
        (node.name, node.end_lineno - node.lineno + 1)
        for node in functions
        if node.end_lineno and node.end_lineno - node.lineno + 1 > FUNCTION_CAP
    ]
    assert long == []
