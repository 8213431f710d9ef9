import hashlib

import pytest
from hypothesis import given, settings
from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from som_editor.core.comparison import compare
from som_editor.core.document import BlockId, Digest, Document, Image
from som_editor.core.errors import NotFound
from som_editor.ui.comparison.columns import Columns, columns
from som_editor.ui.comparison.compared import COVER, Column, Compared
from som_editor.ui.comparison.pictures import NO_PICTURES, Pictures
from som_editor.ui.comparison.reading_type import ReadingType
from som_editor.ui.comparison.row_layout import CellLayout, lay_out_row
from som_editor.writers.marked_text import Marking
from tests.build import doc, p, table, version
from tests.strategies import revisions

WORDS = "Schema van de stappen die een medewerker bij een melding achtereenvolgens zet"
VOICED = "stelt dit protocol ieder jaar vast, gehoord de raad"
WIDE = columns(1068, 1.0, single=False)
SINGLE = columns(1068, 1.0, single=True)


def _png(width: int, height: int, tint: str) -> bytes:
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(QColor(tint))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _image(content: bytes) -> Image:
    digest = Digest(hashlib.sha256(content).hexdigest())
    return Image(BlockId("b0"), digest, "image/png", WORDS)


def _pictures(*contents: bytes) -> Pictures:
    pictures = Pictures(_none_at_hand)
    pictures.add(contents)
    return pictures


def _none_at_hand(digest: str) -> bytes:
    raise NotFound("file", digest)


def _laid(
    compared: Compared, rank: int, places: Columns, pictures: Pictures = NO_PICTURES
) -> dict[Column, CellLayout | None]:
    return lay_out_row(compared, rank, places, ReadingType(), pictures).cells


@settings(max_examples=25, deadline=None)
@given(revisions())
def test_every_row_is_as_high_as_all_that_stands_in_it(pair: tuple[Document, Document]) -> None:
    old, new = pair
    compared = Compared(compare(version(old), version(new)))
    for places in (WIDE, SINGLE, columns(620, 1.5, single=False)):
        for rank in range(COVER, len(compared.rows)):
            row = lay_out_row(compared, rank, places, ReadingType(), NO_PICTURES)
            for column, laid in row.cells.items():
                if laid is None:
                    continue
                for text in laid.texts:
                    assert laid.above + text.top + text.height <= row.height + 1
                    assert text.left + text.width <= places.text(column).width + 1


def test_rows_of_two_tables_that_answer_to_each_other_stand_at_one_height() -> None:
    old = doc(table(("Wie", "Wat"), ("Bestuur", VOICED), ("GMR", "stemt in")))
    new = doc(table(("Wie", "Wat"), ("Bestuur", f"{VOICED} {VOICED}"), ("Ouders", "lezen mee")))
    laid = _laid(Compared(compare(version(old), version(new))), 0, WIDE)
    grids = [cell.grid for cell in laid.values() if cell is not None and cell.grid is not None]
    ours, theirs = grids
    assert [(row.top, row.height) for row in ours.rows] == [
        (row.top, row.height) for row in theirs.rows
    ]
    assert [bool(row.texts) for row in ours.rows] == [True, True, True, False]
    assert [bool(row.texts) for row in theirs.rows] == [True, True, False, True]


def test_cells_of_a_new_row_or_column_are_new_as_a_whole() -> None:
    old = doc(table(("Wie", "Wat"), ("Bestuur", "stelt vast")))
    new = doc(table(("Wie", "Hulp", "Wat"), ("Bestuur", "secretaris", "stelt vast")))
    laid = _laid(Compared(compare(version(old), version(new))), 0, WIDE)[Column.NEW]
    assert laid is not None
    whole = [text.part.text for text in laid.texts if text.part.whole is Marking.INSERTED]
    assert whole == ["Hulp", "secretaris"]


def test_no_word_of_a_table_is_cut_while_there_is_room() -> None:
    words = ("Medezeggenschapsraad", "en", "of", "na")
    compared = Compared(compare(version(doc(p("x"))), version(doc(table(words, words)))))
    rank = next(row.rank for row in compared.rows if row.pair.new is not None)
    laid = _laid(compared, rank, WIDE)[Column.NEW]
    assert laid is not None
    assert {text.layout.lineCount() for text in laid.texts} == {1}


def test_a_picture_fits_its_column_and_stands_above_its_words(qapp: QApplication) -> None:
    content = _png(1600, 400, "#335566")
    compared = Compared(compare(version(doc(_image(content))), version(doc(_image(content)))))
    laid = _laid(compared, 0, WIDE, _pictures(content))[Column.NEW]
    assert laid is not None
    (picture,) = laid.pictures
    assert picture.area.width() == pytest.approx(WIDE.text(Column.NEW).width)
    assert picture.area.height() == pytest.approx(picture.area.width() / 4)
    assert picture.marking is Marking.PLAIN
    assert laid.texts[0].top >= picture.area.bottom()


def test_of_another_picture_old_and_new_are_shown(qapp: QApplication) -> None:
    before, after = _png(200, 100, "#335566"), _png(100, 100, "#665533")
    compared = Compared(compare(version(doc(_image(before))), version(doc(_image(after)))))
    pictures = _pictures(before, after)
    beside = _laid(compared, 0, WIDE, pictures)
    assert [
        (column, picture.marking)
        for column, cell in beside.items()
        for picture in (cell.pictures if cell else ())
    ] == [(Column.OLD, Marking.DELETED), (Column.NEW, Marking.INSERTED)]
    both = _laid(compared, 0, SINGLE, pictures)[Column.BOTH]
    assert both is not None
    old, new = both.pictures
    assert (old.marking, new.marking) == (Marking.DELETED, Marking.INSERTED)
    assert new.area.top() > old.area.bottom()


def test_a_picture_that_is_not_at_hand_is_left_to_its_words() -> None:
    compared = Compared(compare(version(doc(p("x"))), version(doc(_image(b"weg")))))
    pictures = Pictures(_none_at_hand)
    assert pictures.size(_image(b"weg").digest) is None
    assert pictures.drawn(_image(b"weg").digest, QSize(10, 10)) is None
    rank = next(row.rank for row in compared.rows if row.pair.new is not None)
    laid = _laid(compared, rank, WIDE, pictures)[Column.NEW]
    assert laid is not None
    assert laid.pictures == ()
    assert laid.texts[0].part.text == WORDS


def test_what_is_no_picture_is_not_drawn(qapp: QApplication) -> None:
    pictures = _pictures(b"geen plaatje")
    digest = _image(b"geen plaatje").digest
    assert pictures.size(digest) is None
    assert pictures.drawn(digest, QSize(10, 10)) is None


def test_pictures_are_drawn_at_the_size_that_is_asked(qapp: QApplication) -> None:
    content = _png(60, 30, "#335566")
    drawn = _pictures(content).drawn(_image(content).digest, QSize(20, 10))
    assert drawn is not None
    assert drawn.size() == QSize(20, 10)
    assert drawn.toImage().pixelColor(5, 5) == QColor("#335566")


def test_on_a_wide_screen_both_texts_stand_by_the_gutter() -> None:
    wide = columns(3000, 1.0, single=False)
    old, new = wide.text(Column.OLD), wide.text(Column.NEW)
    assert old.width == new.width == wide.most
    assert wide.gutter.left - old.right == WIDE.gutter.left - WIDE.text(Column.OLD).right
    assert new.left - wide.gutter.right == WIDE.text(Column.NEW).left - WIDE.gutter.right
