"""Asks what a picture shows in words, and what stands under it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from som_editor.i18n import _
from som_editor.ui.dialogs.field import Field, line_edit
from som_editor.ui.dialogs.sheet import Sheet
from som_editor.ui.measures import px

_WIDTH = 480
_PREVIEW = (432, 200)
_LINES = 76


class PictureDialog(Sheet):
    """A look at the picture, its description, which must be there, and its caption."""

    chosen = Signal(str, str)
    """(description, caption); the description says something."""

    def __init__(
        self,
        content: bytes,
        description: str,
        caption: str,
        accept: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Afbeelding"), "", parent, width=_WIDTH)
        self._preview = _preview(content)
        self.description = QPlainTextEdit(description)
        self.description.setFixedHeight(px(_LINES))
        self.description.setTabChangesFocus(True)
        self._description_field = Field(
            _("Wat toont de afbeelding?"),
            self.description,
            _("Wie de afbeelding niet ziet, leest of hoort deze woorden."),
        )
        self.description.textChanged.connect(self._description_field.clear_error)
        self.caption = line_edit(caption)
        self.column.addWidget(self._preview)
        self.column.addWidget(self._description_field)
        self.column.addWidget(Field(_("Bijschrift (mag leeg)"), self.caption))
        self.column.addStretch(1)
        self.add_button(_("Annuleren")).clicked.connect(self.reject)
        self.accept_button = self.add_button(accept, primary=True)
        self.accept_button.clicked.connect(self._choose)
        self.description.setFocus()

    def error(self) -> str:
        """What is wrong with the description, or empty."""
        return self._description_field.error()

    def _choose(self) -> None:
        description = " ".join(self.description.toPlainText().split())
        if not description:
            self._description_field.show_error(_("Schrijf in één zin wat er te zien is."))
            self.description.setFocus()
            return
        self.chosen.emit(description, " ".join(self.caption.text().split()))
        self.accept()


def _preview(content: bytes) -> QLabel:
    label = QLabel()
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setAccessibleName(_("Voorbeeld van de afbeelding"))
    image = QImage.fromData(content)
    if image.isNull():
        label.setText(_("Deze afbeelding is niet te tonen."))
        return label
    scale = label.devicePixelRatioF()
    room = QSize(round(px(_PREVIEW[0]) * scale), round(px(_PREVIEW[1]) * scale))
    if image.width() > room.width() or image.height() > room.height():
        image = image.scaled(
            room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(scale)
    label.setPixmap(pixmap)
    return label
