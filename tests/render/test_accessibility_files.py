"""Files that cannot be checked, and the sums of contrast."""

from __future__ import annotations

import copy
import io
import zipfile

import pytest
from lxml import etree

from render import word_file
from workbench.errors import InputError
from workbench.render.accessibility import colours
from workbench.render.accessibility.check import check
from workbench.render.accessibility.opened import WordFile
from workbench.render.word import package
from workbench.render.word.namespaces import w

Element = etree._Element


def zipped(**parts: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, words in parts.items():
            archive.writestr(name, words)
    return buffer.getvalue()


def damaged() -> bytes:
    """A good file with bytes of its packed text overwritten."""
    data = bytearray(word_file.rich())
    at = data.find(b"word/document.xml") + 60
    data[at : at + 40] = bytes(40)
    return bytes(data)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no zip",
        word_file.rich()[:2000],
        damaged(),
        zipped(a="b"),
        zipped(**{"[Content_Types].xml": "<x/>", "word/document.xml": "<broken"}),
    ],
)
def test_what_is_no_word_file_is_an_input_error_with_its_name(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        check(data, "letter.docx")
    assert str(caught.value).startswith("letter.docx: ")
    assert caught.value.mend


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_BYTES", 1_000_000)
    bomb = zipped(**{"[Content_Types].xml": "<x/>", "word/document.xml": "0" * 2_000_000})
    assert len(bomb) < 10_000
    with pytest.raises(InputError, match="unpacks to more"):
        check(bomb)


def test_an_entity_is_not_resolved() -> None:
    evil = (
        '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document '
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
        "<w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>"
    )
    with pytest.raises(InputError) as caught:
        check(zipped(**{"[Content_Types].xml": "<x/>", "word/document.xml": evil}))
    assert "root:" not in str(caught.value)


@pytest.mark.parametrize(
    ("ink", "ground", "ratio"),
    [
        ("000000", "FFFFFF", 21.0),
        ("FFFFFF", "FFFFFF", 1.0),
        ("767676", "FFFFFF", 4.54),  # the lightest grey that passes, WebAIM
        ("0000FF", "FFFFFF", 8.59),  # WebAIM contrast checker
    ],
)
def test_contrast_is_that_of_wcag(ink: str, ground: str, ratio: float) -> None:
    assert colours.contrast(ink, ground) == pytest.approx(ratio, abs=0.01)
    assert colours.contrast(ground, ink) == pytest.approx(ratio, abs=0.01)


def test_every_look_is_judged_and_worked_out_only_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run by run gives the same pairs of colours; a longer file asks for no more of them."""
    asked: list[object] = []
    work_out = colours._pair

    def counted(run: Element, paragraph: Element, cell: str, file: WordFile) -> colours.Pair:
        asked.append(run)
        return work_out(run, paragraph, cell, file)

    file = WordFile(word_file.rich())
    grounds = colours._CellGrounds(file)
    each = {
        work_out(run, paragraph, grounds.under(paragraph), file)
        for paragraph in file.paragraphs
        for run in paragraph.iter(w("r"))
        if any((text.text or "").strip() for text in run.iterfind(w("t")))
    }
    monkeypatch.setattr(colours, "_pair", counted)
    assert set(colours.first_runs(file)) == each
    once = len(asked)
    longer = WordFile(word_file.rich())
    for part in list(longer.body):
        longer.body.insert(0, copy.deepcopy(part))
    assert set(colours.first_runs(longer)) == each
    assert len(asked) == 2 * once


def test_a_part_with_a_dtd_is_refused_in_plain_words() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    data = zipped(**{"[Content_Types].xml": "<x/>", "word/document.xml": bomb})
    with pytest.raises(InputError, match="holds a DTD, which Word never writes"):
        check(data, "letter.docx")


def test_a_part_with_too_many_tags_is_refused_before_it_takes_all_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(package, "MAX_TAGS", 50)
    with pytest.raises(InputError, match="holds more than 50 tags"):
        check(word_file.rich(), "letter.docx")
