"""What the pointer is on in the text: a field, a reference, a defined term, with words about it."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QCursor, QHelpEvent, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QToolTip

from som_editor.core.definitions import terms_in
from som_editor.core.document import BlockId, Definition, TextBlock
from som_editor.core.references import Target, targets
from som_editor.core.shown import Reader
from som_editor.i18n import _
from som_editor.ui.editor.block_formats import FIELD, OBJECT, REFERENCE
from som_editor.ui.editor.positions import shown_position, widget_offset
from som_editor.ui.editor.protocol_view import ProtocolView
from som_editor.wording.targets import target_words

_CONTROL = Qt.KeyboardModifier.ControlModifier


class ChipAt(NamedTuple):
    """The object character at `position` of the widget: the name of a field, or a target."""

    position: int
    field: str = ""
    target: BlockId = BlockId("")


def chip_at(view: ProtocolView, position: int) -> ChipAt | None:
    """The chip at `position` of the widget, or None."""
    if view.document().characterAt(position) != OBJECT:
        return None
    cursor = QTextCursor(view.document())
    cursor.setPosition(position + 1)
    form = cursor.charFormat()
    field, target = form.property(FIELD), form.property(REFERENCE)
    return ChipAt(position, str(field or ""), BlockId(str(target or "")))


def chip_at_cursor(view: ProtocolView) -> ChipAt | None:
    """The chip that is selected, or that the cursor stands before or behind."""
    at = view.textCursor().selectionStart()
    return chip_at(view, at) or (chip_at(view, at - 1) if at else None)


def chip_under(view: ProtocolView, point: QPoint) -> ChipAt | None:
    """The chip under `point` of the view, or None."""
    near = view.cursorForPosition(point).position()
    for position in (near, near - 1):
        chip = chip_at(view, position) if position >= 0 else None
        if chip is not None and _covers(view, position, point):
            return chip
    return None


def term_under(view: ProtocolView, point: QPoint) -> Definition | None:
    """The definition of the term under `point` of the view, or None."""
    document = view.protocol()
    cursor = view.cursorForPosition(point)
    block = view.block_shown_by(cursor.block())
    if not document.definitions or not isinstance(block, TextBlock):
        return None
    reader = Reader(document)
    at = shown_position(block, cursor.positionInBlock(), reader)
    for start, stop, one in terms_in(document.definitions, reader.block(block)):
        if start <= at <= stop:
            first = cursor.block().position() + widget_offset(block, start, reader)
            last = cursor.block().position() + widget_offset(block, stop, reader)
            if any(_covers(view, position, point) for position in range(first, last)):
                return one
    return None


class Pointer(QObject):
    """Tells what is under the pointer, and follows a reference on a click with Ctrl."""

    def __init__(self, view: ProtocolView) -> None:
        super().__init__(view)
        self._view = view
        view.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Answer what concerns chips and terms; the rest is the text's own."""
        match event.type():
            case QEvent.Type.ToolTip if isinstance(event, QHelpEvent):
                words = self.words_at(event.pos())
                QToolTip.showText(event.globalPos(), words, self._view.viewport())
                return bool(words)
            case QEvent.Type.MouseMove if isinstance(event, QMouseEvent):
                self._show_hand(event)
            case QEvent.Type.MouseButtonRelease if isinstance(event, QMouseEvent):
                return self._follow(event)
        return False

    def words_at(self, point: QPoint) -> str:
        """What is said of the thing under `point`, or nothing."""
        chip = chip_under(self._view, point)
        if chip is None:
            one = term_under(self._view, point)
            return f"{one.term}: {one.meaning}" if one is not None and one.meaning else ""
        if chip.field:
            return self._field_words(chip.field)
        target = target_of(self._view, chip.target)
        if target is None:
            return _("Waar dit heen verwees is weg.")
        return _("Verwijst naar {target}. Ctrl+klik om erheen te gaan.").format(
            target=target_words(target)
        )

    def _field_words(self, name: str) -> str:
        value = dict(self._view.protocol().fields).get(name, "").strip()
        words = _("Veld {name}") if value else _("Veld {name}, nog leeg")
        return words.format(name=name)

    def _show_hand(self, event: QMouseEvent) -> None:
        """The hand that says that a click leads somewhere."""
        chip = None
        if event.modifiers() & _CONTROL:
            chip = chip_under(self._view, event.position().toPoint())
        shape = Qt.CursorShape.IBeamCursor
        if chip is not None and chip.target:
            shape = Qt.CursorShape.PointingHandCursor
        if self._view.viewport().cursor().shape() != shape:
            self._view.viewport().setCursor(QCursor(shape))

    def _follow(self, event: QMouseEvent) -> bool:
        click = event.button() is Qt.MouseButton.LeftButton and event.modifiers() & _CONTROL
        if not click or self._view.textCursor().hasSelection():
            return False
        chip = chip_under(self._view, event.position().toPoint())
        if chip is None or target_of(self._view, chip.target) is None:
            return False
        self._view.go_to(chip.target)
        return True


def target_of(view: ProtocolView, block: BlockId) -> Target | None:
    """`block` as what a reference leads to; None where it is gone, or has nothing to show."""
    return next((one for one in targets(view.protocol()) if one.block == block), None)


def _covers(view: ProtocolView, position: int, point: QPoint) -> bool:
    """Whether the character at `position` is under `point`."""
    cursor = QTextCursor(view.document())
    cursor.setPosition(position)
    before = view.cursorRect(cursor)
    cursor.setPosition(position + 1)
    behind = view.cursorRect(cursor)
    same_line = before.top() == behind.top()
    right = behind.left() if same_line else view.viewport().width()
    return before.top() <= point.y() <= before.bottom() and before.left() <= point.x() <= right
