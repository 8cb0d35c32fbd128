"""Pieces laid out on pages: where everything stands, and how large the pictures print."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.render.word.figures import TWIPS_PER_PIXEL, natural
from workbench.render.word.pages import Flow, line_height
from workbench.render.word.pieces import Break, Grid, Line, Picture, Piece

Sizes = dict[str, tuple[int, int]]
_SMALLER = 0.75  # the share to which a picture is made smaller to fit the page begun
_SMALLEST = 0.6  # of the size drawn: below it nobody reads the words of a picture any more
_SPARE = 60.0  # twips by which a line may be higher than we think


def lay(pieces: Sequence[Piece], flow: Flow) -> Sizes:
    """Let the pieces run down the pages of `flow`; the sizes of the pictures by their ids."""
    sizes: Sizes = {}
    for piece in pieces:
        match piece:
            case Line():
                _line(piece, flow)
            case Grid():
                flow.table(piece.heading, piece.rows, piece.kept)
            case Picture():
                sizes[piece.node.id] = _picture(piece, flow)
            case Break():
                flow.new_page()
    return sizes


def _line(piece: Line, flow: Flow) -> None:
    if piece.new_page:
        flow.new_page()
    flow.paragraph(
        piece.style,
        piece.printed,
        left=piece.printed_left if piece.left is None else piece.left,
        before=piece.before,
        after=piece.after,
        anchor=piece.anchor,
        keep=piece.keep,
    )


def _picture(piece: Picture, flow: Flow) -> tuple[int, int]:
    """The size of a picture: as drawn, or a little smaller where it then fits the page begun,
    and never so high that heading, picture and caption need more than a page."""
    if piece.new_page:
        flow.new_page()
    metrics, below = flow.sheet.metrics["figure"], flow.sheet.metrics["caption"]
    before = metrics.before if piece.before is None else float(piece.before)
    count = flow.count(below, piece.caption.printed, None)
    around = before + metrics.after + below.before + count * line_height(below) + _SPARE
    wide, high = natural(piece.node.drawing, flow.width)
    fit = min(high, max(flow.whole(around), flow.height / 4))
    rest = flow.rest(around)
    drawn = piece.node.drawing.height * TWIPS_PER_PIXEL
    if fit > rest >= max(fit * _SMALLER, drawn * _SMALLEST):
        fit = rest
    flow.block(fit + metrics.after, before=before, keep=True)
    _line(piece.caption, flow)
    return max(1, round(wide * fit / high)), max(1, round(fit))
