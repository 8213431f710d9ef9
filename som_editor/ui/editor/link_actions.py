"""Links by keyboard, menu and mouse: made, changed, taken off and followed."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip

from som_editor.core import inline_edit, link_edit
from som_editor.core.document import BlockId, Document
from som_editor.core.edit import text_block
from som_editor.core.shown import Reader
from som_editor.i18n import _
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.editor.link_dialog import LinkDialog
from som_editor.ui.editor.positions import body_start, inline_units
from som_editor.ui.editor.protocol_edit import ProtocolEdit
from som_editor.ui.editor.shown_lines import Setting
from som_editor.ui.editor.typed_edits import TypedEdit

OpenAddress = Callable[[str], object]


def open_in_browser(address: str) -> None:
    """Have the system open `address`."""
    QDesktopServices.openUrl(QUrl(address))


class _Target(NamedTuple):
    """What a link is to be put on: a part of the body of `block`; where it leads now."""

    document: Document
    block: BlockId
    start: int
    stop: int
    address: str

    @property
    def words(self) -> str:
        """What stands there."""
        reader = Reader(self.document)
        shown = reader.inlines(text_block(self.document, self.block).inlines)
        return shown[self.start : self.stop]


class LinkActions(QObject):
    """Carries out what is asked of links in `text`; `open_address` follows them."""

    told = Signal(str)

    def __init__(
        self,
        actions: Actions,
        text: ProtocolEdit,
        open_address: OpenAddress = open_in_browser,
    ) -> None:
        super().__init__(text)
        self._actions, self._text, self.open_address = actions, text, open_address
        self.dialog: LinkDialog | None = None
        actions[ActionId.LINK].triggered.connect(lambda _on=False: self._ask())
        actions[ActionId.OPEN_LINK].triggered.connect(lambda _on=False: self._open_here())
        text.viewport().installEventFilter(self)

    def refresh(self, *, here: bool, editable: bool) -> None:
        """Allow what can be done where the cursor stands, if the user is `here`."""
        target = self._target() if here else None
        self._actions.enable(ActionId.LINK, on=editable and target is not None)
        self._actions.enable(ActionId.OPEN_LINK, on=target is not None and bool(target.address))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Ctrl and a click follow a link; the pointer and a tip say so beforehand."""
        match event:
            case QMouseEvent() if event.type() is QEvent.Type.MouseButtonRelease:
                self._clicked(event)
            case QMouseEvent() if event.type() is QEvent.Type.MouseMove:
                self._show_pointer(event)
            case QHelpEvent() if event.type() is QEvent.Type.ToolTip:
                self._show_tip(event)
        return False

    # -- inside -----------------------------------------------------------------------------

    def _target(self) -> _Target | None:
        """The selected words, the link around the cursor, or the place of the cursor."""
        caret, cursor = self._text.caret(), self._text.textCursor()
        if caret is None or self._text.current_line().setting is Setting.CAPTION:
            return None
        ends = [at - cursor.block().position() for at in (cursor.anchor(), cursor.position())]
        lowest, highest = body_start(caret.block), cursor.block().length() - 1
        if not all(lowest <= end <= highest for end in ends):
            return None
        start, stop = sorted(caret._replace(offset=end).position() for end in ends)
        link = link_edit.link_at(caret.document, caret.block, start)
        if link is not None and stop <= link.stop and (start < link.stop or start == stop):
            start, stop = link.start, link.stop
        address = link.address if link is not None and link.start <= start < link.stop else ""
        return _Target(caret.document, caret.block.id, start, stop, address)

    def _ask(self) -> None:
        target = self._target()
        if target is None:
            return
        self.dialog = LinkDialog(target.words, target.address, self._text.window())
        self.dialog.chosen.connect(lambda words, address: self._put(target, words, address))
        self.dialog.removed.connect(lambda: self._take_off(target))
        self.dialog.open()

    def _put(self, target: _Target, words: str, address: str) -> None:
        document = link_edit.put_link(
            target.document, target.block, target.start, target.stop, words, address
        )
        self._apply(document, target, target.start + len(words), _("koppeling maken"))

    def _take_off(self, target: _Target) -> None:
        document = link_edit.set_link(target.document, target.block, target.start, target.stop, "")
        self._apply(document, target, target.stop, _("koppeling weghalen"))

    def _apply(self, document: Document, target: _Target, position: int, label: str) -> None:
        block = text_block(document, target.block)
        before, _after = inline_edit.cut(block.inlines, position, Reader(document).inline)
        offset = body_start(block) + inline_units(before)
        self._text.apply(TypedEdit(document, label, target.block, offset))
        self._text.setFocus()

    def _open_here(self) -> None:
        if (target := self._target()) is not None:
            self._follow(target.address)

    def _follow(self, address: str) -> None:
        if link_edit.may_open(address):
            self.open_address(address)
        elif address:
            self.told.emit(_("Deze koppeling leidt niet naar een webadres of e-mailadres."))

    def _clicked(self, event: QMouseEvent) -> None:
        meant = event.button() == Qt.MouseButton.LeftButton and _holds_control(event)
        if meant and not self._text.textCursor().hasSelection():
            self._follow(self._address_at(event.position().toPoint()))

    def _show_pointer(self, event: QMouseEvent) -> None:
        over = _holds_control(event) and self._address_at(event.position().toPoint())
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
        self._text.viewport().setCursor(shape)

    def _show_tip(self, event: QHelpEvent) -> None:
        address = self._address_at(event.pos())
        words = _("{address} (Ctrl en klikken opent het)").format(address=address)
        QToolTip.showText(event.globalPos(), words if address else "", self._text)

    def _address_at(self, point: QPoint) -> str:
        return self._text.anchorAt(point)


def _holds_control(event: QMouseEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
