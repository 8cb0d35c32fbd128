"""Word's lists: bullets share one, every numbered list has its own and starts at 1."""

from __future__ import annotations

from lxml import etree

from workbench.render.word.draft import DEEPEST_LIST, DocumentError, Draft
from workbench.render.word.namespaces import W, w

INDENT = 420
_FORMATS = ("decimal", "lowerLetter", "lowerRoman")
_BULLETS = ("•", "–", "▪")  # noqa: RUF001 (a bullet of the second level is a dash)


def number(list_number: int, level: int) -> str:
    """The numPr element of a list paragraph."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_number}"/></w:numPr>'


def check_depth(level: int) -> None:
    """Refuse what Word cannot number: more than nine lists inside each other."""
    if level >= DEEPEST_LIST:
        raise DocumentError(
            f"lists stand more than {DEEPEST_LIST} deep inside each other.",
            mend="Make a section of the outer list.",
        )


def indent(level: int) -> int:
    """Left edge in twips of what stands in a list of this level (0 = outer)."""
    return INDENT * (level + 1)


def outline_indent(level: int) -> int:
    """Left edge in twips of a heading's words behind its number (0 = outer)."""
    return 560 + 140 * level


def first_free(numbering: etree._Element) -> int:
    """The first list number the agency's file leaves free."""
    return 1 + max((_number(num, "numId") for num in numbering.iterfind(w("num"))), default=0)


def add(numbering: etree._Element, draft: Draft) -> None:
    """Put our outline, bullets and numbers into the numbering part."""
    abstract = 1 + max(
        (_number(a, "abstractNumId") for a in numbering.iterfind(w("abstractNum"))), default=-1
    )
    place = len(numbering.findall(w("abstractNum")) + numbering.findall(w("numPicBullet")))
    for offset, levels in enumerate((_outline(), _bullets(), _numbers())):
        numbering.insert(place + offset, _abstract(abstract + offset, levels))
    end = place + 3 + len(numbering.findall(w("num")))
    nums = [_num(draft.headings_list, abstract), _num(draft.bullets_list, abstract + 1)]
    nums += [
        _num(draft.bullets_list + 1 + count, abstract + 2, level)
        for count, level in enumerate(draft.lists)
    ]
    for offset, num in enumerate(nums):
        numbering.insert(end + offset, num)


def _number(element: etree._Element, name: str) -> int:
    value = element.get(w(name), "")
    return int(value) if value.isdigit() else 0


def _abstract(ident: int, levels: str) -> etree._Element:
    return etree.fromstring(
        f'<w:abstractNum xmlns:w="{W}" w:abstractNumId="{ident}">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )


def _num(ident: int, abstract: int, start_level: int | None = None) -> etree._Element:
    start = (
        ""
        if start_level is None
        else f'<w:lvlOverride w:ilvl="{start_level}"><w:startOverride w:val="1"/></w:lvlOverride>'
    )
    return etree.fromstring(
        f'<w:num xmlns:w="{W}" w:numId="{ident}">'
        f'<w:abstractNumId w:val="{abstract}"/>{start}</w:num>'
    )


def _level(level: int, form: str, text: str, left: int, hanging: int) -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
    )


def _outline() -> str:
    return "".join(
        _level(
            level,
            "decimal",
            ".".join(f"%{place + 1}" for place in range(level + 1)),
            outline_indent(level),
            outline_indent(level),
        )
        for level in range(6)
    )


def _bullets() -> str:
    return "".join(
        _level(level, "bullet", _BULLETS[level % 3], indent(level), INDENT)
        for level in range(DEEPEST_LIST)
    )


def _numbers() -> str:
    return "".join(
        _level(level, _FORMATS[level % 3], f"%{level + 1}.", indent(level), INDENT)
        for level in range(DEEPEST_LIST)
    )
