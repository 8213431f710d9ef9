"""One frame of the comparison: the rows in sight, the line between the halves of a moved block."""

from typing import NamedTuple

from PySide6.QtGui import QColor, QPainter, QPalette, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QWidget

from som_editor.core.change import Kind
from som_editor.ui.comparison.arrangement import FoldItem
from som_editor.ui.comparison.compared import COVER, Column, Compared
from som_editor.ui.comparison.find_places import Found, Place
from som_editor.ui.comparison.folds import fold_words
from som_editor.ui.comparison.row_layout import RowLayout
from som_editor.ui.comparison.row_painting import Drawn, RowPainter, Selected
from som_editor.ui.comparison.row_places import elsewhere
from som_editor.ui.comparison.row_space import RowSpace
from som_editor.ui.comparison.selection import Selection
from som_editor.ui.comparison.signs import MERGED, SPLIT
from som_editor.ui.editor.positions import units
from som_editor.ui.palette import colour


class Scene(NamedTuple):
    """What a frame shows; `flash` while the frame of a jump is drawn double."""

    space: RowSpace | None
    scrolled: int
    current: int | None
    hovered: int
    selection: Selection | None
    found: Found
    flash: bool


def paint_scene(viewport: QWidget, scene: Scene) -> None:
    """Draw `scene` on `viewport`."""
    painter = QPainter(viewport)
    try:
        painter.fillRect(viewport.rect(), colour("paper"))
        if scene.space is not None:
            _paint_rows(painter, viewport, scene, scene.space)
    finally:
        painter.end()  # an active painter takes the program down


def _paint_rows(painter: QPainter, viewport: QWidget, scene: Scene, space: RowSpace) -> None:
    rows = RowPainter(painter, space.columns, space.reading, space.pictures)
    index = space.heights.at(scene.scrolled)
    top = space.heights.top(index) - scene.scrolled if index >= 0 else 0
    while 0 <= index < len(space.items) and top < viewport.height():
        item = space.items[index]
        if isinstance(item, FoldItem):
            look = "current" if scene.current == index else ""
            look = look or ("hovered" if scene.hovered == index else "")
            words = fold_words(space.compared, item)
            rows.fold(top, space.row_height(index), words, opened=item.open, look=look)
        else:
            rows.row(_drawn(scene, space, index, top))
        top += space.heights[index]
        index += 1
    _paint_connector(rows, scene, space)


def _drawn(scene: Scene, space: RowSpace, index: int, top: int) -> Drawn:
    rank, layout, compared = space.items[index].rank, space.layout(index), space.compared
    moved = rank != COVER and any(change.moved for change in compared.changes(rank))
    return Drawn(
        top,
        layout,
        _sign(compared, rank),
        moved=moved,
        current=scene.current == index,
        flash=scene.flash,
        is_cover=rank == COVER,
        strip=space.heights[index] - space.row_height(index) if moved else 0,
        elsewhere=elsewhere(compared, rank),
        selected=_painted_over(scene, rank, layout),
    )


def _sign(compared: Compared, rank: int) -> str:
    """The sign in the gutter; what was split or merged has one of its own there."""
    for change in compared.changes(rank):
        if change.kind in (Kind.SPLIT, Kind.MERGED):
            return SPLIT if change.kind is Kind.SPLIT else MERGED
    return compared.sign(rank)


def _paint_connector(rows: RowPainter, scene: Scene, space: RowSpace) -> None:
    """Join the current row, when it was moved, to its other half."""
    if scene.current is None or space.columns.is_single:
        return
    item = space.items[scene.current]
    partner = None if isinstance(item, FoldItem) else space.compared.partner(item.rank)
    if partner is None:
        return
    ends = []
    for rank in (item.rank, partner):
        index = space.index_of_rank(rank)
        if index is None:
            return
        ends.append((space.heights.top(index) - scene.scrolled, space.row_height(index)))
    if space.compared.rows[item.rank].pair.new is not None:
        ends.reverse()
    rows.connector(*ends)


def _painted_over(scene: Scene, rank: int, layout: RowLayout) -> dict[tuple[Column, int], Selected]:
    """What of the row was found or is selected, as Qt draws it."""
    result: dict[tuple[Column, int], Selected] = {}
    for column, laid in layout.cells.items():
        for place, text in enumerate(laid.texts if laid else ()):
            ranges = [
                _range(text.part.text, found.start, found.stop, _found_format(scene.found, found))
                for found in scene.found.in_part(rank, column, place)
            ]
            selection = scene.selection
            if selection and not selection.is_empty and selection.column is column:
                chosen = selection.range_in(rank, place, text.part)
                if chosen is not None:
                    ranges.append(_range(text.part.text, *chosen, _selection_format()))
            if ranges:
                result[column, place] = ranges
    return result


def _range(text: str, start: int, stop: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    result = QTextLayout.FormatRange()
    result.start = units(text[:start])
    result.length = units(text[:stop]) - result.start
    result.format = look
    return result


def _found_format(found: Found, place: Place) -> QTextCharFormat:
    """The ground of what was found; the current place has the colours of a pressed button."""
    result = QTextCharFormat()
    current = place is found.place
    result.setBackground(colour("accent" if current else "selection"))
    result.setForeground(colour("on_accent" if current else "selected_text"))
    return result


def _selection_format() -> QTextCharFormat:
    palette = QPalette()
    result = QTextCharFormat()
    result.setBackground(QColor(colour("selection")))
    result.setForeground(palette.color(QPalette.ColorRole.HighlightedText))
    return result
