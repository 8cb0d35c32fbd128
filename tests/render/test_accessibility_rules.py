"""Every rule of the accessibility check: the good document passes, one broken thing fails."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from lxml import etree

from render import rich_document, word_file
from workbench.render.accessibility.check import check
from workbench.render.accessibility.rules import CATALOGUE
from workbench.render.word.namespaces import WP, W, w

Change = Callable[[etree._Element], object]
DOCS = Path(__file__).parents[2] / "docs" / "reference" / "accessibility-rules.md"


def element(xml: str) -> etree._Element:
    """An element from XML with the prefixes w and wp."""
    return etree.fromstring(f'<x xmlns:w="{W}" xmlns:wp="{WP}">{xml}</x>')[0]


def add(xml: str) -> Change:
    """Put XML in front of the end of the body."""
    return lambda root: root[0].insert(len(root[0]) - 1, element(xml))


def first(xml: str) -> Change:
    """Put XML at the start of the body."""
    return lambda root: root[0].insert(0, element(xml))


def put(path: str, name: str, value: str) -> Change:
    """Set an attribute of the first element of a path."""
    return lambda root: word_file.find(root, path)[0].set(name, value)


def drop(path: str) -> Change:
    """Take every element of a path away."""

    def change(root: etree._Element) -> None:
        for node in word_file.find(root, path):
            node.getparent().remove(node)  # type: ignore[union-attr]

    return change


def words(path: str, text: str) -> Change:
    """Change the words of the first element of a path and empty those after it."""

    def change(root: etree._Element) -> None:
        for place, node in enumerate(word_file.find(root, path)):
            node.text = text if place == 0 else ""

    return change


def styled(style: str, text: str, run: str = "") -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:rPr>{run}</w:rPr>'
        f"<w:t>{text}</w:t></w:r></w:p>"
    )


def plain(*texts: str) -> str:
    return "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>' for text in texts
    )


def two(text: str, other: str) -> Change:
    """Two paragraphs in front of the end."""

    def change(root: etree._Element) -> None:
        add(plain(text))(root)
        add(plain(other))(root)

    return change


def anchored(root: etree._Element) -> None:
    word_file.find(root, "//wp:inline")[0].tag = f"{{{WP}}}anchor"


def nest(root: etree._Element) -> None:
    tables = word_file.find(root, "//w:tbl")
    cell = word_file.find(tables[0], "w:tr/w:tc")[-1]
    cell.insert(1, tables[1])


def no_header(root: etree._Element) -> None:
    flag = word_file.find(root, "//w:tblHeader")[0]
    flag.getparent().remove(flag)  # type: ignore[union-attr]


def no_heading(root: etree._Element) -> None:
    for node in word_file.find(root, "//w:pStyle[starts-with(@w:val, 'Heading')]"):
        node.set(w("val"), "Normal")


def twice(root: etree._Element) -> None:
    about = word_file.find(root, "//wp:inline")[0]
    about.append(etree.fromstring(etree.tostring(word_file.find(about, "wp:docPr")[0])))


LINK = '<w:p><w:hyperlink w:anchor="x"><w:r><w:t>{}</w:t></w:r></w:hyperlink></w:p>'
BOX = "<w:p><w:r><w:pict><w:txbxContent>" + plain("Boxed") + "</w:txbxContent></w:pict></w:r></w:p>"
CONTROL = "<w:sdt><w:sdtPr/><w:sdtContent>" + plain("Name") + "</w:sdtContent></w:sdt>"
ALT = "//wp:inline/wp:docPr"
SETTINGS, FOOTER, CORE = "word/settings.xml", "word/footer1.xml", "docProps/core.xml"
BREACHES: list[tuple[str, Change, str]] = [
    ("alternative-text-missing", put(ALT, "descr", " "), word_file.BODY),
    ("alternative-text-file-name", put(ALT, "descr", "image1.PNG"), word_file.BODY),
    ("alternative-text-long", put(ALT, "descr", "Long words. " * 30), word_file.BODY),
    ("table-header-missing", no_header, word_file.BODY),
    ("table-header-blank", words("(//w:tbl)[1]/w:tr[1]/w:tc[2]//w:t", ""), word_file.BODY),
    (
        "table-cells-merged",
        lambda root: word_file.find(root, "//w:tc/w:tcPr")[-1].append(element("<w:vMerge/>")),
        word_file.BODY,
    ),
    ("table-nested", nest, word_file.BODY),
    ("table-words-missing", drop("(//w:tbl)[1]/w:tblPr/w:tblDescription"), word_file.BODY),
    ("language-missing", drop("//w:lang"), "word/styles.xml"),
    ("title-missing", drop("//dc:title"), CORE),
    ("heading-level-skipped", put("//w:pStyle[@w:val='Heading2']", w("val"), "Heading3"),
     word_file.BODY),
    ("heading-first-level", first(styled("Heading2", "Early")), word_file.BODY),
    ("headings-missing", no_heading, word_file.BODY),
    ("heading-empty", add(styled("Heading1", " ")), word_file.BODY),
    ("empty-paragraphs", first("<w:p/>"), word_file.BODY),
    ("repeated-blanks", add(plain("Name:      Office:")), word_file.BODY),
    ("list-typed", two("1. First thing", "2. Second thing"), word_file.BODY),
    ("list-typed", two("• One thing", "• Another thing"), word_file.BODY),
    ("floating-object", anchored, word_file.BODY),
    ("text-box", add(BOX), word_file.BODY),
    ("contrast", add(styled("Normal", "Pale", '<w:color w:val="AAAAAA"/>')), word_file.BODY),
    ("contrast", add(styled("Normal", "Yellow", '<w:color w:val="FFFF00"/>')), word_file.BODY),
    (
        "contrast",
        put("//w:tblStylePr[@w:type='firstRow']//w:shd", w("fill"), "162E51"),
        "word/styles.xml",
    ),
    ("contrast", put("//w:style[@w:styleId='CalloutNote']//w:shd", w("fill"), "333333"),
     "word/styles.xml"),
    ("link-without-words", add(LINK.format("click here")), word_file.BODY),
    ("link-without-words", add(LINK.format("https://a.example/x")), word_file.BODY),
    (
        "protected",
        lambda root: root.append(
            element('<w:documentProtection w:edit="readOnly" w:enforcement="1"/>')
        ),
        SETTINGS,
    ),
    ("page-number-missing", drop("//w:fldSimple[contains(@w:instr, ' PAGE ')]"), FOOTER),
    ("content-control-untitled", add(CONTROL), word_file.BODY),
    ("drawing-number-twice", twice, word_file.BODY),
]  # fmt: skip


def test_the_good_document_has_no_findings() -> None:
    assert check(word_file.rich()) == ()


@pytest.mark.parametrize(("rule", "change", "part"), BREACHES)
def test_one_broken_thing_is_one_rule(rule: str, change: Change, part: str) -> None:
    found = check(word_file.broken(word_file.rich(), change, part))
    assert {finding.rule for finding in found} == {rule}
    assert all(finding.where and finding.message and finding.remedy for finding in found)


def test_every_rule_has_a_breach_and_a_line_in_the_docs() -> None:
    codes = [rule.code for rule in CATALOGUE]
    assert len(codes) == len(set(codes)) >= 18
    assert {rule for rule, _, _ in BREACHES} == set(codes)
    page = DOCS.read_text(encoding="utf-8")
    for rule in CATALOGUE:
        row = next(line for line in page.splitlines() if f"`{rule.code}`" in line)
        assert rule.criterion in row
        assert rule.severity.value in row
        assert rule.title.rstrip(".") in row
        assert rule.remedy in row


def test_the_default_output_of_python_docx_is_found_wanting() -> None:
    document = docx.Document()
    document.add_paragraph("Some words.")
    document.add_picture(io.BytesIO(rich_document.PNG))
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Wide"
    document.add_paragraph("")
    document.add_heading("Late", 3)
    buffer = io.BytesIO()
    document.save(buffer)
    assert {finding.rule for finding in check(buffer.getvalue())} == {
        "alternative-text-missing", "table-header-missing", "table-cells-merged",
        "table-words-missing", "title-missing", "heading-first-level", "empty-paragraphs",
        "page-number-missing", "contrast",  # its Heading 3 is 4F81BD: 4.0 to 1
    }  # fmt: skip


def test_a_decorative_picture_needs_no_words() -> None:
    mark = (
        '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:ext uri="u">'
        '<d:decorative xmlns:d="http://schemas.microsoft.com/office/drawing/2017/decorative" '
        'val="1"/></a:ext></a:extLst>'
    )

    def change(root: etree._Element) -> None:
        (about,) = word_file.find(root, ALT)
        about.set("descr", "")
        about.append(etree.fromstring(mark))

    assert check(word_file.broken(word_file.rich(), change)) == ()
