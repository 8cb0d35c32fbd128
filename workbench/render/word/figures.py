"""Pictures in the line of text: PNG for every reader, SVG for those who can show it."""

from __future__ import annotations

from workbench.documents.tree import Drawing, Figure
from workbench.render.word.characters import attribute
from workbench.render.word.draft import Draft
from workbench.render.word.namespaces import PIC, SVG

EMU_PER_TWIP = 635
TWIPS_PER_PIXEL = 15
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"


def natural(drawing: Drawing, width: float) -> tuple[float, float]:
    """Width and height in twips: never wider than the text."""
    wide, high = (
        max(drawing.width, 1.0) * TWIPS_PER_PIXEL,
        max(drawing.height, 1.0) * TWIPS_PER_PIXEL,
    )
    share = min(1.0, width / wide)
    return wide * share, high * share


def figure(node: Figure, size: tuple[int, int], draft: Draft) -> str:
    """The drawing in the line of text, of a size in twips, with its alternative text."""
    number = draft.drawing()
    wide, high = (side * EMU_PER_TWIP for side in size)
    name = draft.labels[node.id].name
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{wide}" cy="{high}"/><wp:docPr id="{number}" name="{name}" '
        f'descr="{attribute(node.alt)}" title="{attribute(node.caption or name)}"/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{PIC}"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f"<pic:blipFill>{_blip(node.drawing, number, draft)}<a:stretch><a:fillRect/></a:stretch>"
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _blip(drawing: Drawing, number: int, draft: Draft) -> str:
    raster = draft.picture(f"workbench{number}.png", drawing.png)
    if not drawing.svg:
        return f'<a:blip r:embed="{raster}"/>'
    vector = draft.picture(f"workbench{number}.svg", drawing.svg)
    return (
        f'<a:blip r:embed="{raster}"><a:extLst><a:ext uri="{_SVG_EXTENSION}">'
        f'<asvg:svgBlip xmlns:asvg="{SVG}" r:embed="{vector}"/></a:ext></a:extLst></a:blip>'
    )
