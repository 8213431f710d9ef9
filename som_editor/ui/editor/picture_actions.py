"""Pictures by menu, drop and paste: put in, described, replaced. None comes without its words."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import msgspec
from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from som_editor.core import edit
from som_editor.core.document import BlockId, Image
from som_editor.core.errors import SomError
from som_editor.i18n import _
from som_editor.readers.picture import picture_of
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.comparison.pictures import Pictures
from som_editor.ui.editor.picture_dialog import PictureDialog
from som_editor.ui.editor.picture_intake import ENDINGS, picture_from_file, pictures_in
from som_editor.ui.editor.protocol_edit import ProtocolEdit
from som_editor.ui.editor.table_actions import insertion_place
from som_editor.ui.editor.typed_edits import TypedEdit
from som_editor.ui.session import Session
from som_editor.wording.errors import describe

_Read = TypeVar("_Read")


class PictureActions(QObject):
    """Carries out on `text` what is asked of pictures; they are kept in the library."""

    told = Signal(str)

    def __init__(self, session: Session, actions: Actions, text: ProtocolEdit) -> None:
        super().__init__(text)
        self._session, self._actions, self._text = session, actions, text
        self.dialog: PictureDialog | None = None
        text.show_pictures(Pictures(session.library.file))
        text.pictures_given.connect(self.take)
        text.viewport().installEventFilter(self)
        for action, slot in (
            (ActionId.INSERT_IMAGE, lambda: self._choose_file(self.insert_file)),
            (ActionId.DESCRIBE_IMAGE, self._ask_again),
            (ActionId.REPLACE_IMAGE, lambda: self._choose_file(self.replace_by_file)),
        ):
            actions[action].triggered.connect(lambda _on=False, slot=slot: slot())

    def refresh(self, *, editable: bool) -> None:
        """Allow what can be done where the cursor stands."""
        self._actions.enable(ActionId.INSERT_IMAGE, on=editable)
        at_picture = editable and self._image() is not None
        self._actions.enable(ActionId.DESCRIBE_IMAGE, ActionId.REPLACE_IMAGE, on=at_picture)

    def insert_file(self, path: Path) -> None:
        """Ask for words with the picture in the file at `path`, and put it in."""
        if (content := self._read(lambda: picture_from_file(path))) is not None:
            self._ask(content, iter(()))

    def replace_by_file(self, path: Path) -> None:
        """Put the picture in the file at `path` in the place of the one at the cursor.

        What it shows is asked again: another picture shows something else.
        """
        image = self._image()
        content = self._read(lambda: picture_from_file(path))
        if image is None or content is None:
            return
        dialog = self._open(content, image.alternative, image.caption, _("Vervangen"))
        dialog.chosen.connect(lambda words, caption: self._replace(image, content, words, caption))

    def take(self, data: QMimeData) -> None:
        """Put in the pictures that were pasted or dropped, one after the other."""
        if (given := self._read(lambda: list(pictures_in(data)))) is not None:
            self._ask_for_next(iter(given))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """A double click on a picture asks for its words."""
        twice = event.type() is QEvent.Type.MouseButtonDblClick
        if twice and self._actions[ActionId.DESCRIBE_IMAGE].isEnabled():
            self._ask_again()
            return True
        return super().eventFilter(watched, event)

    # -- inside -----------------------------------------------------------------------------

    def _image(self) -> Image | None:
        """The picture that the cursor stands at."""
        block = self._text.current_block() if self._session.is_open else None
        return block if isinstance(block, Image) else None

    def _read(self, read: Callable[[], _Read]) -> _Read | None:
        try:
            return read()
        except SomError as error:
            self.told.emit(describe(error))
            return None

    def _choose_file(self, use: Callable[[Path], None]) -> None:
        files = QFileDialog(self._text.window(), _("Afbeelding kiezen"))
        files.setFileMode(QFileDialog.FileMode.ExistingFile)
        endings = " ".join(f"*.{ending}" for ending in ENDINGS)
        files.setNameFilter(_("Afbeeldingen ({endings})").format(endings=endings))
        files.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        files.fileSelected.connect(lambda name: use(Path(name)))
        files.open()

    def _open(self, content: bytes, words: str, caption: str, accept: str) -> PictureDialog:
        dialog = PictureDialog(content, words, caption, accept, self._text.window())
        self._session.opened.connect(dialog.reject)
        self.dialog = dialog
        dialog.open()
        return dialog

    def _ask_for_next(self, given: Iterator[bytes]) -> None:
        if (content := next(given, None)) is not None:
            self._ask(content, given)

    def _ask(self, content: bytes, others: Iterator[bytes]) -> None:
        dialog = self._open(content, "", "", _("Afbeelding invoegen"))
        dialog.chosen.connect(lambda words, caption: self._insert(content, words, caption))
        dialog.finished.connect(lambda _result: self._ask_for_next(others))

    def _ask_again(self) -> None:
        image = self._image()
        if image is None:
            return
        try:
            content = self._session.library.file(image.digest)
        except SomError:  # its words can be mended all the same
            content = b""
        dialog = self._open(content, image.alternative, image.caption, _("Bewaren"))
        dialog.chosen.connect(lambda words, caption: self._describe(image.id, words, caption))

    def _insert(self, content: bytes, words: str, caption: str) -> None:
        if not self._keep(content):
            return
        made = picture_of(content, words)
        image = Image(BlockId(self._session.new_id()), made.digest, made.media_type, words, caption)
        document = self._session.document
        place = insertion_place(document, self._text.current_block().id)
        added = edit.insert_blocks(document, place, (image,))
        self._text.apply(TypedEdit(added, _("afbeelding invoegen"), image.id, 1))
        self._text.setFocus()

    def _replace(self, image: Image, content: bytes, words: str, caption: str) -> None:
        if not self._keep(content):
            return
        made = picture_of(content, words)
        replaced = msgspec.structs.replace(
            image,
            digest=made.digest,
            media_type=made.media_type,
            alternative=words,
            caption=caption,
        )
        self._change(replaced, _("afbeelding vervangen"))

    def _describe(self, image: BlockId, words: str, caption: str) -> None:
        found = next((one for one in self._session.document.blocks if one.id == image), None)
        if isinstance(found, Image):
            described = msgspec.structs.replace(found, alternative=words, caption=caption)
            self._change(described, _("afbeelding beschrijven"))

    def _change(self, image: Image, label: str) -> None:
        if any(one.id == image.id for one in self._session.document.blocks):
            document = edit.replace_block(self._session.document, image)
            self._text.apply(TypedEdit(document, label, image.id, 0))

    def _keep(self, content: bytes) -> bool:
        return self._read(lambda: self._session.library.put_file(content)) is not None
