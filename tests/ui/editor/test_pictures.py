"""Pictures by file, drop and paste: cleaned, described, replaced, kept in the library."""

from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QMimeData, QUrl
from PySide6.QtGui import QImage

from som_editor.core.document import Image
from som_editor.core.errors import UnreadableFile, WrongUse
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.editor.picture_actions import PictureActions
from som_editor.ui.editor.picture_dialog import PictureDialog
from som_editor.ui.editor.picture_intake import clean_picture, has_pictures, picture_from_file
from som_editor.ui.editor.write_place import WritePlace
from som_editor.ui.session import Session
from tests.files.pictures import PLACE, png, with_exif


def jpeg(width: int = 6, height: int = 4) -> bytes:
    return _saved(QImage(width, height, QImage.Format.Format_RGB32), "JPEG")


def _saved(image: QImage, kind: str) -> bytes:
    image.fill(0x336699)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, kind)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A picture that says where it was taken."""
    path = tmp_path / "plein.png"
    path.write_bytes(png())
    return path


@pytest.fixture
def pictures(place: WritePlace) -> PictureActions:
    place.text.go_to(place.text.protocol().blocks[0].id)
    return place.commands.pictures


def images(session: Session) -> list[Image]:
    return [block for block in session.document.blocks if isinstance(block, Image)]


def answer(pictures: PictureActions, words: str, caption: str = "") -> PictureDialog:
    dialog = pictures.dialog
    assert dialog is not None
    dialog.description.setPlainText(words)
    dialog.caption.setText(caption)
    dialog.accept_button.click()
    return dialog


# What comes in


def test_what_a_picture_says_besides_stays_outside(file: Path) -> None:
    assert picture_from_file(file) == png(telling=False)


@pytest.mark.parametrize("orientation", [1, 6])
def test_a_photograph_is_upright_and_keeps_no_place(orientation: int) -> None:
    content = with_exif(jpeg(), orientation)
    assert PLACE in content
    taken = clean_picture(content, "foto.jpg")
    assert PLACE not in taken
    assert b"Exif" not in taken
    size = QImage.fromData(taken).size()
    assert (size.width(), size.height()) == ((6, 4) if orientation == 1 else (4, 6))


def test_another_kind_of_picture_becomes_a_png() -> None:
    taken = clean_picture(_saved(QImage(3, 3, QImage.Format.Format_RGB32), "BMP"), "a.bmp")
    assert taken.startswith(b"\x89PNG")


def test_a_large_picture_is_made_smaller() -> None:
    taken = clean_picture(_saved(QImage(4000, 40, QImage.Format.Format_RGB32), "PNG"), "a.png")
    assert QImage.fromData(taken).width() == 3200


def test_what_is_no_picture_or_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "plein.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\nnee")
    with pytest.raises(WrongUse, match="unreadable_picture"):
        picture_from_file(path)
    with pytest.raises(WrongUse, match="too_many_pixels"):
        clean_picture(png(9000, 8000), "a.png")
    with path.open("wb") as large:
        large.truncate(21_000_000)
    with pytest.raises(UnreadableFile):
        picture_from_file(path)


# Putting one in


def test_a_picture_is_put_in_with_its_words_and_kept_clean(
    pictures: PictureActions, session: Session, file: Path
) -> None:
    pictures.insert_file(file)
    answer(pictures, " Het plein\nvan de school ", "Ons plein")
    (image,) = images(session)
    assert image.alternative == "Het plein van de school"
    assert image.caption == "Ons plein"
    assert image.media_type == "image/png"
    assert session.library.file(image.digest) == png(telling=False)
    session.undo()
    assert images(session) == []


def test_no_picture_comes_in_without_a_description(
    pictures: PictureActions, session: Session, file: Path
) -> None:
    pictures.insert_file(file)
    dialog = answer(pictures, "   ")
    assert dialog.error()
    assert images(session) == []
    dialog.reject()
    assert images(session) == []


def test_pictures_dropped_together_are_asked_for_one_after_the_other(
    pictures: PictureActions, place: WritePlace, session: Session, file: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))] * 2)
    assert place.text.canInsertFromMimeData(data)
    assert place.text.drop(data, 0, moves=False)
    answer(pictures, "het ene")
    answer(pictures, "het andere")
    assert sorted(one.alternative for one in images(session)) == ["het andere", "het ene"]


def test_a_picture_on_the_clipboard_is_pasted(
    pictures: PictureActions, place: WritePlace, session: Session
) -> None:
    data = QMimeData()
    data.setImageData(QImage(5, 5, QImage.Format.Format_RGB32))
    place.text.insertFromMimeData(data)
    answer(pictures, "een vlak")
    assert [one.alternative for one in images(session)] == ["een vlak"]


def test_text_that_comes_with_a_picture_of_itself_is_text() -> None:
    data = QMimeData()
    data.setText("woorden")
    data.setImageData(QImage(5, 5, QImage.Format.Format_RGB32))
    assert not has_pictures(data)


def test_files_that_are_no_pictures_are_not_taken_for_them(tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "plan.docx"))])
    assert not has_pictures(data)


def test_a_file_that_is_no_picture_is_told(
    pictures: PictureActions, place: WritePlace, session: Session, tmp_path: Path
) -> None:
    told: list[str] = []
    place.told.connect(told.append)
    path = tmp_path / "plein.png"
    path.write_bytes(b"geen plein")
    pictures.insert_file(path)
    assert told == ["‘plein.png’ is geen afbeelding die te lezen is."]
    assert pictures.dialog is None
    assert images(session) == []


# Changing one


@pytest.fixture
def pictured(pictures: PictureActions, file: Path) -> PictureActions:
    pictures.insert_file(file)
    answer(pictures, "het plein", "Plein")
    return pictures


def test_its_words_are_changed_by_the_menu(
    pictured: PictureActions, session: Session, actions: Actions
) -> None:
    actions[ActionId.DESCRIBE_IMAGE].trigger()
    dialog = pictured.dialog
    assert dialog is not None
    assert dialog.description.toPlainText() == "het plein"
    answer(pictured, "het lege plein")
    (image,) = images(session)
    assert (image.alternative, image.caption) == ("het lege plein", "")
    assert session.undo_label == "afbeelding beschrijven"


def test_another_picture_takes_its_place_and_id(
    pictured: PictureActions, session: Session, tmp_path: Path
) -> None:
    (before,) = images(session)
    path = tmp_path / "foto.jpg"
    path.write_bytes(with_exif(jpeg()))
    pictured.replace_by_file(path)
    answer(pictured, "de hal")
    (image,) = images(session)
    assert image.id == before.id
    assert image.digest != before.digest
    assert image.media_type == "image/jpeg"
    assert PLACE not in session.library.file(image.digest)


def test_what_can_be_done_with_a_picture_is_offered_only_at_one(
    pictured: PictureActions, place: WritePlace, session: Session, actions: Actions
) -> None:
    assert actions[ActionId.REPLACE_IMAGE].isEnabled()
    place.text.go_to(session.document.blocks[0].id)
    assert not actions[ActionId.REPLACE_IMAGE].isEnabled()
    assert not actions[ActionId.DESCRIBE_IMAGE].isEnabled()
