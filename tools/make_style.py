"""Make templates/style.docx: `python tools/make_style.py`. The same bytes every time.

US Letter with one inch margins; the styles stand in `style_sheet.py`.
"""

from __future__ import annotations

from pathlib import Path

from style_sheet import HEAD, styles

from workbench.render.word import package
from workbench.render.word.characters import escaped
from workbench.render.word.namespaces import CONTENT_TYPES, OFFICE, RELATIONSHIPS, A, R, W

TARGET = Path(__file__).parent.parent / "templates" / "style.docx"
_COLOURS = {
    "dk1": "1B1B1B", "lt1": "FFFFFF", "dk2": "162E51", "lt2": "E7EEF5", "accent1": "005EA2",
    "accent2": "B50909", "accent3": "2E6B34", "accent4": "7A591A", "accent5": "54278F",
    "accent6": "565C65", "hlink": "005EA2", "folHlink": "54278F",
}  # fmt: skip


def numbering() -> str:
    """word/numbering.xml: the outline of the headings, 1, 1.1, 1.1.1 ..."""
    indents = (560, 700, 840, 980, 1120, 1260)
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:pStyle w:val="Heading{level + 1}"/>'
        f'<w:lvlText w:val="{".".join(f"%{n + 1}" for n in range(level + 1))}"/>'
        '<w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{indent}" w:hanging="{indent}"/></w:pPr></w:lvl>'
        for level, indent in enumerate(indents)
    )
    return (
        f'{HEAD}<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def simple_field(instruction: str, shown: str) -> str:
    """A field with what it shows until the renderer or Word fills it."""
    result = f"<w:r><w:t>{shown}</w:t></w:r>"
    return f'<w:fldSimple w:instr=" {escaped(instruction)} ">{result}</w:fldSimple>'


def header() -> str:
    """What kind of document it is, and its date at the right."""
    return (
        f'{HEAD}<w:hdr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>'
        f"{simple_field('DOCPROPERTY Kind', 'Kind')}<w:r><w:tab/></w:r>"
        f"{simple_field('DOCPROPERTY Date', 'Date')}</w:p></w:hdr>"
    )


def footer() -> str:
    """Title and version on one line, and page x of y at the right."""
    words = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    return (
        f'{HEAD}<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
        f"{simple_field('DOCPROPERTY TitleAndVersion', 'Title, version')}<w:r><w:tab/></w:r>"
        f"{words.format('Page ')}{simple_field('PAGE', '1')}"
        f"{words.format(' of ')}{simple_field('NUMPAGES', '1')}</w:p></w:ftr>"
    )


def body() -> str:
    """word/document.xml: one line of advice (the renderer replaces it) and the page."""
    return (
        f'{HEAD}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body><w:p><w:r><w:t>'
        "Change the styles, the header and the footer of this file. Its text is not used."
        "</w:t></w:r></w:p><w:sectPr>"
        '<w:headerReference w:type="default" r:id="rId4"/>'
        '<w:footerReference w:type="default" r:id="rId5"/>'
        '<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1296" '
        'w:left="1440" w:header="720" w:footer="576" w:gutter="0"/></w:sectPr></w:body>'
        "</w:document>"
    )


def theme() -> str:
    """word/theme/theme1.xml: colours and fonts that Word offers while editing."""
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items()
    )
    fonts = '<a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    return (
        f'{HEAD}<a:theme xmlns:a="{A}" name="Workbench"><a:themeElements>'
        f'<a:clrScheme name="Workbench">{colours}</a:clrScheme><a:fontScheme name="Workbench">'
        f"<a:majorFont>{fonts}</a:majorFont><a:minorFont>{fonts}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Workbench"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>'
        + f'<a:ln w="9525">{fill}</a:ln>' * 3
        + "</a:lnStyleLst><a:effectStyleLst>"
        + "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
        + f"</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


def font_table() -> str:
    """word/fontTable.xml: what may stand in where a font is not installed."""
    rows = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="00"/>'
        f'<w:family w:val="{family}"/><w:pitch w:val="{pitch}"/></w:font>'
        for name, other, family, pitch in (
            ("Arial", "Liberation Sans", "swiss", "variable"),
            ("Courier New", "Liberation Mono", "modern", "fixed"),
        )
    )
    return f'{HEAD}<w:fonts xmlns:w="{W}">{rows}</w:fonts>'


def settings() -> str:
    """word/settings.xml: layout as Word 2013 and later do it."""
    return (
        f'{HEAD}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting '
        'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        '</w:compat><w:themeFontLang w:val="en-US"/></w:settings>'
    )


def relationships(*targets: tuple[str, str]) -> str:
    """A relationships part: (last word of the type, target), rId1 onwards."""
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/relationships/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{HEAD}<Relationships xmlns="{RELATIONSHIPS}">{rows}</Relationships>'


def content_types() -> str:
    """[Content_Types].xml."""
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    theme = "application/vnd.openxmlformats-officedocument.theme+xml"
    overrides = f'<Override PartName="/word/theme/theme1.xml" ContentType="{theme}"/>' + "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{word}.{kind}+xml"/>'
        for name, kind in (
            ("document", "document.main"),
            ("styles", "styles"),
            ("numbering", "numbering"),
            ("settings", "settings"),
            ("fontTable", "fontTable"),
            ("header1", "header"),
            ("footer1", "footer"),
        )
    )
    return (
        f'{HEAD}<Types xmlns="{CONTENT_TYPES}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def parts() -> dict[str, bytes]:
    """Every part of the style file."""
    texts = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships(("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": relationships(
            ("styles", "styles.xml"),
            ("numbering", "numbering.xml"),
            ("settings", "settings.xml"),
            ("header", "header1.xml"),
            ("footer", "footer1.xml"),
            ("theme", "theme/theme1.xml"),
            ("fontTable", "fontTable.xml"),
        ),
        "word/document.xml": body(),
        "word/styles.xml": styles(),
        "word/numbering.xml": numbering(),
        "word/settings.xml": settings(),
        "word/header1.xml": header(),
        "word/footer1.xml": footer(),
        "word/theme/theme1.xml": theme(),
        "word/fontTable.xml": font_table(),
    }
    return {name: text.encode() for name, text in texts.items()}


if __name__ == "__main__":
    TARGET.write_bytes(package.write(parts()))
