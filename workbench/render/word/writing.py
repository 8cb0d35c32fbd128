"""Pieces as WordprocessingML."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.render.word.draft import Draft
from workbench.render.word.figures import figure
from workbench.render.word.laying import Sizes
from workbench.render.word.pieces import Break, Grid, Line, Picture, Piece
from workbench.render.word.runs import paragraph


def write(pieces: Sequence[Piece], sizes: Sizes, draft: Draft) -> str:
    """The XML of pieces in order; `sizes` are those of the pictures by their ids."""
    return "".join(_written(piece, sizes, draft) for piece in pieces)


def _written(piece: Piece, sizes: Sizes, draft: Draft) -> str:
    match piece:
        case Line():
            return _line(piece, draft)
        case Grid(xml=xml):
            return xml
        case Picture(node=node, caption=caption):
            picture = paragraph(
                draft.style("Figure"),
                figure(node, sizes[node.id], draft),
                keep=True,
                new_page=piece.new_page,
                layout=_space(piece.before, None),
            )
            return picture + _line(caption, draft)
        case Break():
            return ""


def _line(line: Line, draft: Draft) -> str:
    edge = "" if line.left is None else f'<w:ind w:left="{line.left}"/>'
    return paragraph(
        draft.style(line.style),
        line.inside,
        words=line.words,
        keep=line.keep,
        new_page=line.new_page,
        numbered=line.number,
        layout=_space(line.before, line.after) + edge,
    )


def _space(before: int | None, after: int | None) -> str:
    told = "".join(
        f' w:{name}="{value}"'
        for name, value in (("before", before), ("after", after))
        if value is not None
    )
    return f"<w:spacing{told}/>" if told else ""
