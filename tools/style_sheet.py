"""The styles of templates/style.docx, for `make_style.py`.

The look: Arial (Liberation Sans has the same widths, so LibreOffice breaks lines alike),
colours of at least 4.5:1 on white and on the shades used.
"""

from __future__ import annotations

from workbench.render.word.characters import attribute
from workbench.render.word.namespaces import W

INK, NAVY, GREY, SHADE = "1B1B1B", "162E51", "565C65", "E7EEF5"
TEXT_WIDTH = 9360
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def font(size: float, *, color: str = "", bold: bool = False, italic: bool = False) -> str:
    """Run properties: size in points."""
    return (
        ("<w:b/>" if bold else "")
        + ("<w:i/>" if italic else "")
        + (f'<w:color w:val="{color}"/>' if color else "")
        + (f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>' if size else "")
    )


def space(before: float, after: float, line: int = 0) -> str:
    """Paragraph spacing in points; `line` in 240ths of a line."""
    lines = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before * 20:.0f}" w:after="{after * 20:.0f}"{lines}/>'


def style(
    name: str,
    *,
    kind: str = "paragraph",
    based: str = "Normal",
    paragraph: str = "",
    run: str = "",
    following: str = "",
    extra: str = "",
    default: bool = False,
    custom: bool = False,
) -> str:
    """One style; its id is its name without spaces."""
    ident = identifier(name)
    return (
        f'<w:style w:type="{kind}"'
        + (' w:default="1"' if default else "")
        + (' w:customStyle="1"' if custom else "")
        + f' w:styleId="{ident}"><w:name w:val="{attribute(name)}"/>'
        + (f'<w:basedOn w:val="{based}"/>' if based else "")
        + (f'<w:next w:val="{following}"/>' if following else "")
        + "<w:qFormat/>"
        + (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "")
        + (f"<w:rPr>{run}</w:rPr>" if run else "")
        + extra
        + "</w:style>"
    )


def identifier(name: str) -> str:
    """The style id: capital words of the name run together."""
    return "".join(word[:1].upper() + word[1:] for word in name.split())


def heading(level: int) -> str:
    """Heading 1 to 6, numbered by the list they are linked to."""
    size, before = ((20, 24), (16, 18), (13, 14), (12, 12), (11, 12), (11, 10))[level - 1]
    return style(
        f"heading {level}",
        following="Normal",
        paragraph=(
            "<w:keepNext/><w:keepLines/>"
            f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="1"/></w:numPr>'
            f'{space(before, 6)}<w:outlineLvl w:val="{level - 1}"/>'
        ),
        run=font(size, color=NAVY, bold=True, italic=level == 6),
    )


def contents_line(level: int) -> str:
    """TOC 1 to 3: number, title, dotted line, page."""
    left, number = ((0, 560), (560, 700), (1260, 840))[level - 1]
    return style(
        f"toc {level}",
        paragraph=(
            f'<w:tabs><w:tab w:val="left" w:pos="{left + number}"/>'
            f'<w:tab w:val="right" w:leader="dot" w:pos="{TEXT_WIDTH}"/></w:tabs>'
            f"{space(6 if level == 1 else 0, 2)}"
            f'<w:ind w:left="{left + number}" w:hanging="{number}"/>'
        ),
        run=font(0, bold=level == 1),
    )


def callout(kind: str, bar: str, fill: str) -> str:
    """A shaded paragraph with a bar at its left."""
    return style(
        f"Callout {kind}",
        custom=True,
        paragraph=(
            "<w:keepLines/>"
            f'<w:pBdr><w:left w:val="single" w:sz="36" w:space="8" w:color="{bar}"/></w:pBdr>'
            f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>{space(10, 10)}'
            '<w:ind w:left="240" w:right="120"/>'
        ),
    )


def table_style(name: str, *, banded: bool) -> str:
    """A table with thin lines, a shaded header row and a bold first column on demand."""
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="8D9297"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = (
        '<w:tblCellMar><w:top w:w="50" w:type="dxa"/><w:left w:w="100" w:type="dxa"/>'
        '<w:bottom w:w="50" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar>'
    )
    shade = f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/></w:tcPr>'
    first_column = '<w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr></w:tblStylePr>'
    return style(
        name,
        kind="table",
        based="TableNormal",
        custom=True,
        extra=(
            f"<w:tblPr><w:tblBorders>{edges}</w:tblBorders>{margins}</w:tblPr>"
            f'<w:tblStylePr w:type="firstRow">{shade}</w:tblStylePr>'
            + (first_column if banded else "")
        ),
    )


def heading_styles() -> str:
    """The default, the headings and the title page."""
    hang = '<w:ind w:left="{0}" w:hanging="{0}"/>'
    facts = f'<w:tabs><w:tab w:val="left" w:pos="2400"/></w:tabs>{space(0, 4)}' + hang.format(2400)
    return "".join(
        (
            style("Normal", based="", default=True, paragraph=space(0, 7, 264), run=font(10.5)),
            *(heading(level) for level in range(1, 7)),
            style(
                "Title",
                following="Normal",
                paragraph=f"<w:keepNext/>{space(96, 10)}",
                run=font(30, color=NAVY, bold=True),
            ),
            style(
                "Subtitle",
                following="Normal",
                paragraph='<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="10" '
                f'w:color="{NAVY}"/></w:pBdr>{space(0, 20)}',
                run=font(15, color=GREY),
            ),
            style("Document Fact", custom=True, paragraph=facts),
        )
    )


def text_styles() -> str:
    """Text, lists and terms."""
    return "".join(
        (
            style("Lead Paragraph", custom=True, paragraph=space(0, 10), run=font(12, color=NAVY)),
            style("Small Note", custom=True, paragraph=space(0, 6), run=font(9, color=GREY)),
            style("List Bullet", paragraph=space(0, 4)),
            style("List Number", paragraph=space(0, 4)),
            style("List Continue", paragraph=space(0, 4)),
            style(
                "Term", custom=True, paragraph=f"<w:keepNext/>{space(4, 1)}", run=font(0, bold=True)
            ),
            style("Definition", custom=True, paragraph=f'{space(0, 6)}<w:ind w:left="420"/>'),
        )
    )


def table_text_styles() -> str:
    """Captions, and the words in tables."""
    return "".join(
        (
            style(
                "caption",
                paragraph=f"<w:keepLines/>{space(10, 5)}",
                run=font(9.5, color=NAVY, bold=True),
            ),
            style("Figure", custom=True, paragraph=f"<w:keepNext/>{space(8, 0, 240)}"),
            style("Table Text", custom=True, paragraph=space(0, 0, 252), run=font(9.5)),
            style(
                "Table Heading",
                based="TableText",
                custom=True,
                paragraph="<w:keepNext/>",
                run=font(9.5, color=NAVY, bold=True),
            ),
        )
    )


def box_styles() -> str:
    """Items and callouts."""
    return "".join(
        (
            style(
                "Item",
                custom=True,
                following="Normal",
                paragraph="<w:keepNext/><w:keepLines/>"
                f'<w:pBdr><w:top w:val="single" w:sz="6" w:space="4" w:color="8D9297"/></w:pBdr>'
                f"{space(12, 4)}",
                run=font(11, color=NAVY, bold=True),
            ),
            callout("Note", "005EA2", "E7F2F5"),
            callout("Warning", "B50909", "FBEDEB"),
            callout("Decision", "2E6B34", "ECF3EC"),
        )
    )


def edge_styles() -> str:
    """Contents, header and footer."""
    return "".join(
        (
            style(
                "TOC Heading",
                following="Normal",
                paragraph=f"<w:keepNext/><w:keepLines/>{space(12, 6)}",
                run=font(16, color=NAVY, bold=True),
            ),
            *(contents_line(level) for level in range(1, 4)),
            style(
                "table of figures",
                paragraph=f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{TEXT_WIDTH}"/>'
                f'</w:tabs>{space(0, 2)}<w:ind w:left="420" w:hanging="420"/>',
            ),
            style("header", paragraph=edge("bottom"), run=font(9, color=GREY)),
            style("footer", paragraph=edge("top"), run=font(9, color=GREY)),
        )
    )


def edge(side: str) -> str:
    """The line and the right tab of header and footer."""
    return (
        f'<w:pBdr><w:{side} w:val="single" w:sz="4" w:space="4" w:color="8D9297"/></w:pBdr>'
        f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>{space(0, 0)}'
    )


def other_styles() -> str:
    """Character, table and list styles."""
    character = "DefaultParagraphFont"
    mono = '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>'
    link = '<w:color w:val="005EA2"/><w:u w:val="single"/>'
    cells = (
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    )
    return "".join(
        (
            style("Default Paragraph Font", kind="character", based="", default=True),
            style("Strong", kind="character", based=character, run="<w:b/><w:bCs/>"),
            style("Emphasis", kind="character", based=character, run="<w:i/><w:iCs/>"),
            style("Hyperlink", kind="character", based=character, run=link),
            style("Inline Code", kind="character", based=character, run=mono, custom=True),
            style("Normal Table", kind="table", based="", default=True, extra=cells).replace(
                "NormalTable", "TableNormal"
            ),
            table_style("Data Table", banded=True),
            table_style("Form Table", banded=True),
            style("No List", kind="numbering", based="", default=True),
        )
    )


def styles() -> str:
    """word/styles.xml."""
    fonts = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
    language = '<w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="ar-SA"/>'
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}"
        f'<w:color w:val="{INK}"/><w:sz w:val="21"/><w:szCs w:val="21"/>{language}'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )
    every = (
        *(heading_styles(), text_styles(), table_text_styles()),
        *(box_styles(), edge_styles(), other_styles()),
    )
    return f'{HEAD}<w:styles xmlns:w="{W}">{defaults}{"".join(every)}</w:styles>'
