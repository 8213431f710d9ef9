"""Choosing the foundation's logo, with a look at it."""

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from som_editor.core.errors import SomError
from som_editor.i18n import _
from som_editor.ui.labels import ElidedLabel, hint
from som_editor.ui.logo import usable_logo
from som_editor.ui.measures import px
from som_editor.ui.palette import colour
from som_editor.wording.errors import describe

_HEIGHT, _WIDTH = 64, 148


class LogoChooser(QWidget):
    """Shows the logo at `path`, if any; a file that is no picture is not taken."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = ""
        self._picture = _Picture()
        self._name = ElidedLabel()
        self._problem: QLabel = hint(tone="error")
        self._choose = QPushButton(_("Logo kiezen…"))
        self._choose.clicked.connect(self._ask)
        self._remove = QPushButton(_("Weghalen"))
        self._remove.setAccessibleName(_("Logo weghalen"))
        self._remove.setProperty("role", "quiet")
        self._remove.clicked.connect(lambda: self.show_logo(""))
        for button in (self._choose, self._remove):
            button.setAutoDefault(False)
        above = QHBoxLayout()
        above.addWidget(self._name, 1)
        above.addWidget(self._remove)
        words = QVBoxLayout()
        words.setSpacing(px(4))
        words.addLayout(above)
        words.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(self._problem)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(14))
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.show_logo(path)

    def show_logo(self, path: str) -> None:
        """Take the picture at `path`, or none; one that cannot be read stands with the reason."""
        image, problem = _read(path)
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        if problem and self.path:
            return  # the logo that was there stays
        self.path = path
        self._picture.show_image(image)
        self._name.show_text(Path(path).name if path else _("Nog geen logo"))
        self._remove.setVisible(bool(path))

    def problem(self) -> str:
        """Why the file that was chosen is no logo, or empty."""
        return self._problem.text()

    def _ask(self) -> None:
        dialog = QFileDialog(self, _("Logo kiezen"))
        dialog.setNameFilter(_("Afbeeldingen") + " (*.png *.jpg *.jpeg)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.show_logo)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


def _read(path: str) -> tuple[QImage, str]:
    """The picture at `path`, and what is the matter with it."""
    if not path:
        return QImage(), ""
    try:
        logo = usable_logo(Path(path), "")
    except SomError as error:
        return QImage(), describe(error)
    return QImage.fromData(logo.content), ""


class _Picture(QWidget):
    """The logo on white paper, as it will stand on the cover."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.setFixedSize(px(_WIDTH), px(_HEIGHT))

    def show_image(self, image: QImage) -> None:
        """Show `image`, or an empty frame."""
        self._image = image
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw the paper, and the picture in its middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        empty = self._image.isNull()
        pen = QPen(colour("edge" if empty else "line"), 1)
        if empty:
            pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.setBrush(colour("paper") if empty else Qt.GlobalColor.white)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        if not empty:
            inside = self.rect().adjusted(px(8), px(8), -px(8), -px(8))
            size = self._image.size().scaled(inside.size(), Qt.AspectRatioMode.KeepAspectRatio)
            area = QRectF(0, 0, size.width(), size.height())
            area.moveCenter(QRectF(inside).center())
            painter.drawImage(area, self._image)
        painter.end()

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """The size of the frame."""
        return QSize(px(_WIDTH), px(_HEIGHT))
