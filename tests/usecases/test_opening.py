"""Whatever the user calls a process is opened, with what lies beside it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from workbench.errors import InputError
from workbench.formats.bpmn.layout.lay_out import lay_out
from workbench.settings import Settings
from workbench.store import library
from workbench.store.files import FileError
from workbench.store.library import LibraryError
from workbench.usecases import analysing, comparing, opening, specifying
from workbench.usecases.converting import TargetError, convert
from workbench.usecases.opening import Opened, SourceError, open_source
from workbench.usecases.reading import TextError

SETTINGS = Settings()
BESIDE = ("scenario.yaml", "requirements.csv", "tests.csv")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the library's incident handling."""
    return Path(shutil.copytree(library.folder("incident-handling"), tmp_path / "incident"))


def opened(path: Path | str, numbers: Path | None = None) -> Opened:
    return open_source(str(path), SETTINGS, numbers)


def test_a_name_a_folder_and_its_file_are_the_same_process(folder: Path) -> None:
    by_name, by_folder, by_file = map(
        opened, ("incident-handling", folder, folder / "process.bpmn")
    )
    assert by_name.process == by_folder.process == by_file.process
    assert by_name.scenario == by_folder.scenario == by_file.scenario
    assert by_file.source == folder / "process.bpmn"


def test_a_folder_without_a_process_gives_way_to_the_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "incident-handling").mkdir()
    assert opened("incident-handling").source.parent == library.folder("incident-handling")
    shutil.copy(library.folder("building-permit") / "process.bpmn", tmp_path / "incident-handling")
    assert opened("incident-handling").process.name.startswith("Building permit")


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".txt", ".bpmn", ".svg", ".png"])
def test_every_ending_that_can_be_written_gives_a_file(ending: str, tmp_path: Path) -> None:
    target = tmp_path / f"out{ending}"
    convert(opened("incident-handling"), target)
    assert target.stat().st_size > 500


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".bpmn"])
def test_what_was_converted_opens_as_the_same_steps(ending: str, tmp_path: Path) -> None:
    one = opened("incident-handling")
    convert(one, tmp_path / f"out{ending}")
    other = opened(tmp_path / f"out{ending}")
    assert [(n.id, n.name) for n in other.process.nodes] == [
        (n.id, n.name) for n in one.process.nodes
    ]
    assert other.process.flows == one.process.flows


def test_an_ending_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(TargetError, match=r"“\.doc”.*written.*\.bpmn"):
        convert(opened("incident-handling"), tmp_path / "out.doc")
    assert list(tmp_path.iterdir()) == []


def test_what_lies_beside_a_file_is_read(folder: Path) -> None:
    whole = opened(folder)
    assert whole.scenario
    assert whole.scenario.arrivals
    assert whole.requirements
    assert whole.cases
    assert whole.texts == {}


def test_a_process_alone_is_enough(folder: Path) -> None:
    for name in BESIDE:
        (folder / name).unlink()
    alone = opened(folder)
    assert (alone.scenario, alone.requirements, alone.cases) == (None, (), ())


def test_another_scenario_takes_the_place_of_the_one_beside(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "winter.yaml"
    own.write_text("name: Winter\narrivals: 9 per working day\n", encoding="utf-8")
    scenario = opened(folder, own).scenario
    assert scenario
    assert scenario.name == "Winter"
    assert scenario.arrivals
    assert scenario.arrivals.usual.value == 9


def test_a_scenario_that_is_not_there_is_named(folder: Path) -> None:
    with pytest.raises(FileError, match=r"gone\.yaml: There is no such file"):
        opened(folder, folder / "gone.yaml")


@pytest.mark.parametrize("name", BESIDE)
def test_a_byte_order_mark_and_utf_16_change_nothing(folder: Path, name: str) -> None:
    before = opened(folder)
    text = (folder / name).read_text(encoding="utf-8")
    for encoding in ("utf-8-sig", "utf-16"):
        (folder / name).write_bytes(text.encode(encoding))
        after = opened(folder)
        assert after.scenario == before.scenario
        assert after.requirements == before.requirements
        assert after.cases == before.cases


@pytest.mark.parametrize("name", [*BESIDE, "texts.yaml"])
def test_a_file_beside_in_another_encoding_is_named_with_its_line(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"# one\n# caf\xe9\n")
    with pytest.raises(TextError, match=rf"{name}, line 2: This is not UTF-8 text"):
        opened(folder)


@pytest.mark.parametrize(
    "text",
    [
        "- a\n- b\n",
        "FR-1: [a]\n",
        "FR-1: 'open\n",
        "FR-1:\n",
        "a: 2026-02-30\n",
        "a: !!int b\n",
        "a: " + "[" * 3000,
    ],
)
def test_texts_that_are_no_list_of_ids_are_explained(folder: Path, text: str) -> None:
    (folder / "texts.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"texts\.yaml|has no text"):
        opened(folder)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("FR-1: a\nFR-1: b\n", "line 2, column 1, FR-1: “FR-1” is there twice"),
        ("FR-1: a\nFR-2: 2026-02-30\n", "line 2, column 7, FR-2: “FR-2” has no text"),
        ('FR-1: "a\\ud800"\n', "line 1, column 7: U[+]D800"),
        ("FR-1: a\nFR-2: a\0\n", "line 2: This is not YAML: U[+]0000"),
    ],
)
def test_a_text_that_cannot_be_kept_is_told_with_its_line(
    folder: Path, text: str, told: str
) -> None:
    (folder / "texts.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=rf"texts\.yaml: {told}"):
        opened(folder)


@pytest.mark.parametrize("name", [*BESIDE, "texts.yaml"])
def test_what_bears_the_name_of_a_file_beside_and_is_none_is_told(folder: Path, name: str) -> None:
    (folder / name).unlink(missing_ok=True)
    (folder / name).mkdir()
    with pytest.raises(SourceError, match=rf"{name}: This is a folder, and no file"):
        opened(folder)
    (folder / name).rmdir()
    (folder / name).symlink_to(folder / "gone")
    with pytest.raises(SourceError, match=rf"{name}: This is a link to nothing"):
        opened(folder)


def test_a_name_that_is_not_utf_8_is_said_in_letters_that_can_be_printed() -> None:
    with pytest.raises(
        SourceError, match=r"b\\xff\.csv: The name of this file is not UTF-8"
    ) as caught:
        opened("b\udcff.csv")
    assert str(caught.value).encode()


@pytest.mark.parametrize(
    ("source", "error", "message"),
    [
        ("gone.bpmn", SourceError, r"gone\.bpmn: There is no such file.*building-permit"),
        ("some/where", SourceError, r"some/where: There is no such file"),
        ("incident-handlng", LibraryError, r"Did you mean “incident-handling”"),
        ("", LibraryError, r"There are: building-permit"),
    ],
)
def test_what_cannot_be_found_is_named_with_what_there_is(
    source: str, error: type[InputError], message: str
) -> None:
    with pytest.raises(error, match=message):
        opened(source)


def test_a_kind_of_file_that_is_not_read_is_named_with_those_that_are(tmp_path: Path) -> None:
    (tmp_path / "steps.pdf").write_bytes(b"%PDF")
    with pytest.raises(SourceError, match=r"“\.pdf”.*\.bpmn, \.csv, \.xlsx or \.txt"):
        opened(tmp_path / "steps.pdf")


def test_a_folder_without_a_process_is_said_to_have_none(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"no process\.bpmn lies in it"):
        opened(tmp_path)


def test_a_file_over_the_limit_is_refused(folder: Path) -> None:
    (folder / "process.bpmn").write_bytes(b" " * 1_100_000)
    with pytest.raises(FileError, match="at most 1 MB"):
        open_source(str(folder), Settings(max_file_mb=1))


def test_only_what_shows_a_drawing_lays_one_out(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        raise AssertionError("nobody asked for a drawing")

    monkeypatch.setattr(opening, "lay_out", never)
    plain = opened(folder / "steps.csv")
    analysing.check(plain)
    analysing.analyse(plain)
    specifying.derive(plain)
    comparing.compare(plain, plain)
    for ending in (".csv", ".xlsx", ".txt"):
        convert(plain, tmp_path / f"out{ending}")
    with pytest.raises(AssertionError, match="asked for a drawing"):
        convert(plain, tmp_path / "out.svg")


def test_a_drawing_of_the_file_is_kept_and_a_missing_one_is_made(folder: Path) -> None:
    drawn = opened(folder)
    assert drawn.bpmn
    assert drawn.diagram == drawn.bpmn.diagram
    typed = opened(folder / "steps.csv")
    assert typed.bpmn is None
    assert typed.diagram == lay_out(typed.process)
    assert {node.id for node in typed.process.nodes} <= set(typed.diagram.shape)
