"""The fields of the text: what they show, how often and where, and what can be done with them."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from som_editor.core import edit, field
from som_editor.core.document import BlockId, field_value
from som_editor.core.errors import InvalidEdit
from som_editor.i18n import _
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.editor.burst import Burst
from som_editor.ui.editor.count_button import CountButton
from som_editor.ui.editor.rename_field_dialog import RenameFieldDialog
from som_editor.ui.editor.undoable_line import UndoableLine
from som_editor.ui.fonts import reading_font
from som_editor.ui.icons import icon
from som_editor.ui.labels import hint
from som_editor.ui.measures import px
from som_editor.ui.palette import colour
from som_editor.ui.remark import Remark
from som_editor.ui.session import Session

_CHIP_TEXT = 15.5


class FieldList(QWidget):
    """A row for each field; without any, how to make one."""

    jumped = Signal(str)
    """The name of the field whose next place in the text is asked for."""
    insertion_asked = Signal(str)
    """The name of the field that is to stand at the cursor."""

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__()
        self._session = session
        self.rows: dict[str, FieldRow] = {}
        self.dialog: RenameFieldDialog | None = None
        self._empty = QWidget()
        empty = QVBoxLayout(self._empty)
        empty.setContentsMargins(0, 0, 0, 0)
        empty.setSpacing(px(6))
        words = _("Nog geen velden. Selecteer een naam in de tekst en maak er een veld van.")
        empty.addWidget(hint(words))
        row = QHBoxLayout()
        row.addWidget(actions.button(ActionId.MAKE_FIELD, words=True))
        row.addStretch(1)
        empty.addLayout(row)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(12))
        self._column.addWidget(self._empty)
        self._more = actions.button(ActionId.INSERT_FIELD, words=True)
        below = QHBoxLayout()
        below.addWidget(self._more)
        below.addStretch(1)
        self._column.addLayout(below)

    def refresh(self, *, fresh: bool) -> list[QWidget]:
        """Show the fields as they are; those that show something else than before."""
        document = self._session.document
        counts = field.field_counts(document)
        if list(counts) != list(self.rows):
            self._build(list(counts))
        self._empty.setVisible(not counts)
        self._more.setVisible(bool(counts) and self._session.is_editable)
        changed: list[QWidget] = []
        for name, row in self.rows.items():
            row.make_read_only(read_only=not self._session.is_editable)
            if row.show_value(field_value(document, name), counts[name], fresh=fresh):
                changed.append(row)
        return changed

    def _build(self, names: list[str]) -> None:
        for name in [name for name in self.rows if name not in names]:
            row = self.rows.pop(name)
            self._column.removeWidget(row)
            row.deleteLater()
        for place, name in enumerate(names):
            if name not in self.rows:
                self.rows[name] = self._row(name)
            self._column.insertWidget(place + 1, self.rows[name])
        self.rows = {name: self.rows[name] for name in names}

    def _row(self, name: str) -> "FieldRow":
        row = FieldRow(name)
        row.typed.connect(
            lambda value, group: self._session.edit(
                edit.set_field(self._session.document, name, value),
                _("veld {name} invullen").format(name=name),
                group,
            )
        )
        row.dissolved.connect(
            lambda: self._session.edit(
                field.dissolve_field(self._session.document, name),
                _("veld {name} opheffen").format(name=name),
            )
        )
        row.jumped.connect(lambda: self.jumped.emit(name))
        row.insertion_asked.connect(lambda: self.insertion_asked.emit(name))
        row.renaming_asked.connect(lambda: self._ask_for_name(name))
        return row

    def _ask_for_name(self, name: str) -> None:
        self.dialog = RenameFieldDialog(self._session.document, name, self.window())
        self.dialog.chosen.connect(lambda fresh: self._rename(name, fresh))
        self._session.opened.connect(self.dialog.reject)
        self.dialog.show()

    def _rename(self, name: str, fresh: str) -> None:
        try:
            document = field.rename_field(self._session.document, name, fresh)
        except InvalidEdit:  # it was taken while the dialog stood open
            return
        self._session.edit(document, _("veld {name} hernoemen").format(name=name))


class FieldRow(QWidget):
    """One field: its name as a chip, how often it stands in the text, its value, its menu."""

    typed = Signal(str, str)
    """(value, group)."""
    dissolved = Signal()
    jumped = Signal()
    insertion_asked = Signal()
    renaming_asked = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._value = ""
        self._burst = Burst()
        self.line = UndoableLine()
        self.line.setPlaceholderText(_("nog leeg"))
        self.line.setAccessibleName(_("Waarde van het veld {name}").format(name=name))
        self.line.textEdited.connect(self._type)
        self.line.editingFinished.connect(self._burst.end)
        self.count = CountButton()
        self.count.clicked.connect(self.jumped)
        self.remark = Remark()
        menu = QMenu(self)
        self.insert = menu.addAction(_("Invoegen bij de cursor"), self.insertion_asked.emit)
        self.rename = menu.addAction(_("Hernoemen…"), self.renaming_asked.emit)
        self.dissolve = menu.addAction("", self.dissolved.emit)
        self.more = QToolButton()
        self.more.setIcon(icon("ellipsis", "text2"))
        self.more.setMenu(menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setToolTip(_("Meer met dit veld"))
        self.more.setAccessibleName(_("Meer met het veld {name}").format(name=name))
        above = QHBoxLayout()
        above.setSpacing(px(8))
        above.addWidget(NameChip(name))
        above.addStretch(1)
        above.addWidget(self.count)
        above.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addLayout(above)
        column.addWidget(self.line)
        column.addWidget(self.remark)

    def show_value(self, value: str, count: int, *, fresh: bool) -> bool:
        """Show `value` and `count`; whether the value is another than before."""
        self.count.show_count(count, self._name)
        self.dissolve.setText(_("Weer gewone tekst maken") if count else _("Verwijderen"))
        self.remark.say(_("Nog niet ingevuld.") if count and not value.strip() else "")
        if value == self._value and not fresh:
            return False
        self._value = value
        if self.line.text() == value:
            return False
        self.line.setText(value)
        self.line.setCursorPosition(0)
        return True

    def make_read_only(self, *, read_only: bool) -> None:
        """Take no typing any more, or take it again."""
        self.line.setReadOnly(read_only)
        self.more.setVisible(not read_only)

    def _type(self, value: str) -> None:
        group = self._burst.group(BlockId(self._name))
        self.typed.emit(value, f"field {self._name} {group}")


class NameChip(QWidget):
    """The name of a field between braces, as it stands in the text."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Room for the braces and the name."""
        metrics = QFontMetricsF(reading_font(_CHIP_TEXT))
        parts = sum(metrics.horizontalAdvance(part) for part in ("{", self._name, "}"))
        width = parts + px(6)
        return QSize(round(width) + 2, round(metrics.height()) + px(2))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw ground, braces and name."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), colour("chip"))
        font = reading_font(_CHIP_TEXT)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        braces = metrics.horizontalAdvance("{") + metrics.horizontalAdvance("}")
        room = self.width() - px(6) - braces
        name = metrics.elidedText(self._name, Qt.TextElideMode.ElideMiddle, room)
        left = float(px(3))
        for part, token in (("{", "accent"), (name, "text"), ("}", "accent")):
            painter.setPen(colour(token))
            width = metrics.horizontalAdvance(part)
            area = QRectF(left, 0, width + 2, self.height())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, part)
            left += width
        painter.end()
