"""Two versions of the building permit: what analysts wrote stays, and what is stale is known."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from usecases.conftest import DATE
from workbench.derivation.derive import derive
from workbench.documents.tree import Document
from workbench.render import markdown
from workbench.settings import Settings
from workbench.store import library
from workbench.usecases import comparing, documenting, planning, specifying
from workbench.usecases.opening import Opened, open_source

RULE = "every listed item is there, legible and signed"
NEW_RULE = "every listed item is there and signed by an engineer"
# The rule of s2 is printed by its own requirement, its work instruction and its question, as a
# wrong answer in the questions of the last two steps with a rule (from the last one goes on to the
# first), and by the line "Check completeness" of every script: all ways begin at s2. Analysts tied
# PER-FR-01 and PER-UAT-03 to it.
STALE = {
    "FR-s2-rule",
    "WI-permit-clerk-s2",
    "TR-s2-step",
    "TR-s20-step",
    "TR-s14-step",
    *(f"AT-{key}" for key in ("main", "x1-s3", "x2_choice-s20", "x3-s12", "v1-v1_s3x")),
    "PER-FR-01",
    "PER-UAT-03",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the library's building permit."""
    return Path(shutil.copytree(library.folder("building-permit"), tmp_path / "permit"))


def opened(folder: Path, file: str = "process.bpmn") -> Opened:
    return open_source(str(folder / file), Settings())


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, text.count(old)
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("file", ["process.bpmn", "steps.csv"])
def test_a_new_completeness_rule_marks_exactly_what_rests_on_it(folder: Path, file: str) -> None:
    old = opened(folder, file)
    edit(folder / file, RULE, NEW_RULE)
    found = comparing.compare(old, opened(folder, file))
    assert {item.id for item in found.stale} == STALE
    assert found.new == found.gone == ()
    (change,) = found.changes
    assert (change.kind, change.ref, change.what) == ("step", "s2", "rule")
    assert NEW_RULE in change.words


def test_deriving_both_versions_anew_finds_the_same_items(folder: Path) -> None:
    old = opened(folder)
    edit(folder / "process.bpmn", RULE, NEW_RULE)
    new = opened(folder)
    before = {item.id: _words(item) for item in derive(old.process, old.scenario).items()}
    after = {item.id: _words(item) for item in derive(new.process, new.scenario).items()}
    assert {key for key in before if before[key] != after[key]} == {
        key for key in STALE if not key.startswith("PER-")
    }


def _words(item: object) -> object:
    return replace(item, sources=())  # type: ignore[type-var]


def test_the_reason_names_the_step_and_both_rules(folder: Path) -> None:
    old = opened(folder)
    edit(folder / "process.bpmn", RULE, NEW_RULE)
    stale = {item.id: item for item in comparing.compare(old, opened(folder)).stale}
    (reason,) = stale["PER-FR-01"].reasons
    assert reason.startswith("s2: the rule was ")
    assert RULE in reason
    assert NEW_RULE in reason


def test_a_version_is_the_same_as_itself_drawn_or_typed(folder: Path) -> None:
    found = comparing.compare(opened(folder), opened(folder, "steps.csv"))
    assert (found.changes, found.stale, found.new, found.gone) == ((), (), (), ())


def test_a_new_number_in_the_scenario_marks_the_written_performance_requirement(
    folder: Path,
) -> None:
    old = opened(folder)
    edit(folder / "scenario.yaml", "arrivals: 4 per working day", "arrivals: 6 per working day")
    stale = {item.id for item in comparing.compare(old, opened(folder)).stale}
    assert "PER-NF-01" in stale
    assert not {key for key in stale if key.startswith(("PER-FR", "PER-UAT", "FR-"))}


def page(of: Opened, stem: str) -> str:
    """The words of a document as Markdown, without its pictures."""
    dossier = replace(documenting.fill(of, DATE), drawings={})
    items = planning.plan(dossier, Settings())
    document: Document = next(
        planning.make(item, Settings()) for item in items if item.stem == stem
    )
    return markdown.render(document, {})


@pytest.fixture
def unpainted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words do not depend on pictures."""
    monkeypatch.setattr(documenting, "drawings", lambda *_: {})


TEXTS = """\
FR-s2-rule: The permit system shows the checklist in words that applicants know.
WI-permit-clerk-s2: Keep the paper checklist beside you until July.
ND-data_zoning_code: The county keeps the zoning code.
FR-s99-perform: Nobody reads this.
"""


@pytest.mark.usefixtures("unpainted")
def test_the_words_of_an_analyst_stand_beside_the_derived_ones(folder: Path) -> None:
    (folder / "texts.yaml").write_text(TEXTS, encoding="utf-8")
    said = page(opened(folder), "requirements-specification")
    assert "The permit system shows the checklist in words that applicants know." in said
    derived = said.index("Derived wording")
    assert "shall show the rule “Submittal checklist of the permit type" in said[derived:]
    assert "The county keeps the zoning code." in said[said.index("What has no requirement") :]
    guide = page(opened(folder), "training-guide-permit-clerk")
    assert "Keep the paper checklist beside you until July." in guide


@pytest.mark.usefixtures("unpainted")
def test_the_words_of_an_analyst_survive_a_change_of_the_step(folder: Path) -> None:
    (folder / "texts.yaml").write_text(TEXTS, encoding="utf-8")
    old = opened(folder)
    edit(folder / "process.bpmn", RULE, NEW_RULE)
    new = opened(folder)
    said = page(new, "requirements-specification")
    assert "The permit system shows the checklist in words that applicants know." in said
    assert NEW_RULE in said
    assert "FR-s2-rule" in {item.id for item in comparing.compare(old, new).stale}


@pytest.mark.usefixtures("unpainted")
def test_a_text_whose_item_is_gone_is_reported_and_is_no_missing_test(folder: Path) -> None:
    (folder / "texts.yaml").write_text(TEXTS, encoding="utf-8")
    new = opened(folder)
    told = [f for f in specifying.derive(new).findings if f.rule == specifying.NOT_PLACED]
    assert "FR-s99-perform" in {element for found in told for element in found.elements}
    assert "There is no item FR-s99-perform any more" in page(new, "workflow-analysis")
    assert "FR-s99-perform" not in page(new, "test-plan")


@pytest.mark.usefixtures("unpainted")
def test_a_written_requirement_stands_in_the_specification_with_its_facts(folder: Path) -> None:
    said = page(opened(folder), "requirements-specification")
    written = said[said.index("Written requirements") : said.index("Functional requirements")]
    assert "PER-FR-01" in written
    assert "shall not accept payment until all are supplied" in written
    assert "step s2, step x1, step s3" in written


TABLE = "No,Who,Does what,Minutes\n1,Clerk,Check it,5\n2,Clerk,Send it,{}\n"


def test_a_name_that_is_only_the_name_of_the_file_is_no_change(tmp_path: Path) -> None:
    for name, minutes in (("license.csv", "4"), ("license-new.csv", "6")):
        (tmp_path / name).write_text(TABLE.format(minutes), encoding="utf-8")
    old, new = (opened(tmp_path, name) for name in ("license.csv", "license-new.csv"))
    found = comparing.compare(old, new)
    assert [change.ref for change in found.changes] == ["s2"]
    assert found.addresses[1].startswith("local/license-new/")


def test_a_name_that_somebody_wrote_is_a_change(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("process,Permits\n" + TABLE.format(4), encoding="utf-8")
    (tmp_path / "b.csv").write_text("process,Licenses\n" + TABLE.format(4), encoding="utf-8")
    found = comparing.compare(opened(tmp_path, "a.csv"), opened(tmp_path, "b.csv"))
    assert "The process is now called “Licenses”, was “Permits”." in [
        change.words for change in found.changes
    ]
