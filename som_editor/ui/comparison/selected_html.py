"""What is selected, as HTML for a word processor: the document's looks without the marks."""

from collections.abc import Iterator
from html import escape
from itertools import groupby, pairwise

from som_editor.ui.comparison.cells import CAPTION, Cell, Look, Part
from som_editor.ui.comparison.compared import Compared
from som_editor.ui.comparison.selection import Piece, Selection, is_kept, selected_pieces
from som_editor.writers.marked_text import Marking

_TAGS = {"bold": "b", "italic": "i", "underline": "u", "speaker": "b"}


def selected_html(compared: Compared, selection: Selection) -> str:
    """`selection` with headings, lists, quotes, tables and emphasis, without what was deleted."""
    kept = is_kept(compared, selection)
    blocks = [
        _block(cell, pieces, kept=kept)
        for cell, pieces in selected_pieces(compared, selection, kept=kept)
    ]
    return f"<html><body>{''.join(blocks)}</body></html>"


def _block(cell: Cell, pieces: list[Piece], *, kept: bool) -> str:
    if cell.columns:
        return _table(pieces, kept=kept)
    words = "<br>".join(_words(piece, kept=kept) for piece in pieces)
    match cell.look:
        case Look.HEADING:
            number = f"{escape(cell.number)} " if cell.number else ""
            return f"<h{cell.level}>{number}{words}</h{cell.level}>"
        case Look.QUOTE:
            return f"<blockquote><p>{words}</p></blockquote>"
        case _:
            return _listed(cell, words) if cell.number else f"<p>{words}</p>"


def _listed(cell: Cell, words: str) -> str:
    """An item of a list; a number that no list counts to is written before its paragraph."""
    counted = cell.number.removesuffix(".")
    around = "<ul>" * (cell.level - 1), "</ul>" * (cell.level - 1)
    if cell.number == "•":
        item = f"<ul><li>{words}</li></ul>"
    elif counted.isdecimal() and counted.isascii():
        item = f'<ol start="{int(counted)}"><li>{words}</li></ol>'
    elif len(counted) == 1 and "a" <= counted <= "z":
        item = f'<ol type="a" start="{ord(counted) - ord("a") + 1}"><li>{words}</li></ol>'
    else:
        return f"<p>{escape(cell.number)} {words}</p>"
    return item.join(around)


def _table(pieces: list[Piece], *, kept: bool) -> str:
    """The rows that are touched; the caption above them."""
    rows = []
    for row, of_row in groupby(pieces, key=lambda piece: piece.part.row):
        if row == CAPTION:
            caption = "".join(_words(piece, kept=kept) for piece in of_row)
            rows.append(f"<caption>{caption}</caption>")
            continue
        rows.append(f"<tr>{''.join(_cell(piece, kept=kept) for piece in of_row)}</tr>")
    return f'<table border="1">{"".join(rows)}</table>'


def _cell(piece: Piece, *, kept: bool) -> str:
    tag = "th" if piece.part.header else "td"
    span = f' colspan="{piece.part.span}"' if piece.part.span > 1 else ""
    return f"<{tag}{span}>{_words(piece, kept=kept)}</{tag}>"


def _words(piece: Piece, *, kept: bool) -> str:
    """The characters of `piece` with their emphasis."""
    return "".join(
        _emphasised(escape(text, quote=False).replace("\n", "<br>"), names)
        for text, names in _runs(piece, kept=kept)
    )


def _runs(piece: Piece, *, kept: bool) -> Iterator[tuple[str, list[str]]]:
    """Stretches of `piece` that look the same throughout."""
    part, text = piece.part, piece.part.text
    edges = {piece.start, piece.stop}
    edges |= {edge for style in part.styles for edge in (style.start, style.stop)}
    edges |= set(_stretch_edges(part))
    inside = sorted(edge for edge in edges if piece.start <= edge <= piece.stop)
    gone = _deleted(part) if kept else set()
    for start, stop in pairwise(inside):
        if start not in gone:
            names = [style.name for style in part.styles if style.start <= start < style.stop]
            yield text[start:stop], names


def _stretch_edges(part: Part) -> Iterator[int]:
    at = 0
    for stretch in part.stretches:
        at += len(stretch.text)
        yield at


def _deleted(part: Part) -> set[int]:
    """The places of `part` at which deleted words begin, or go on."""
    result: set[int] = set()
    at = 0
    for stretch in part.stretches:
        if stretch.marking is Marking.DELETED:
            result |= set(range(at, at + len(stretch.text)))
        at += len(stretch.text)
    return result


def _emphasised(words: str, names: list[str]) -> str:
    for name in names:
        if tag := _TAGS.get(name):
            words = f"<{tag}>{words}</{tag}>"
    return words
