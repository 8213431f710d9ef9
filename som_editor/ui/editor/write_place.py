"""The writing place: outline, text and inspector over one session."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from som_editor.core.document import BlockId, Document, DocumentId
from som_editor.core.errors import SomError
from som_editor.i18n import _
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.editor.format_bar import FormatBar
from som_editor.ui.editor.inspector import Inspector, Part
from som_editor.ui.editor.inspector_strip import InspectorStrip
from som_editor.ui.editor.outline_panel import OutlinePanel
from som_editor.ui.editor.pace import Pace
from som_editor.ui.editor.panes import Panes, Side
from som_editor.ui.editor.protocol_edit import ProtocolEdit
from som_editor.ui.editor.read_only_line import ReadOnlyLine
from som_editor.ui.editor.text_actions import TextActions
from som_editor.ui.editor.text_facts import describe_length
from som_editor.ui.session import Session
from som_editor.wording.places import capitalised, place_name

_SIDES = {ActionId.OUTLINE: Side.OUTLINE, ActionId.INSPECTOR: Side.INSPECTOR}
_STRUCTURE = (
    ActionId.MOVE_UP,
    ActionId.MOVE_DOWN,
    ActionId.PROMOTE,
    ActionId.DEMOTE,
)


class WritePlace(QWidget):
    """Where the protocol is written."""

    told = Signal(str)
    """Something has been done, or cannot be."""
    where = Signal(str)
    """Where the cursor stands: "Richtlijn 4"."""
    facts = Signal(str)
    """How long the text is."""
    problem = Signal(object)
    """A SomError."""

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__()
        self._session, self._actions = session, actions
        self.text = ProtocolEdit(session.new_id)
        self.outline = OutlinePanel(actions)
        self.inspector = Inspector(session, actions)
        self.strip = InspectorStrip(actions)
        self.bar = FormatBar(actions)
        self.read_only = ReadOnlyLine()
        self.panes = Panes(self.outline, self.text, self.inspector, self.strip)
        self.commands = TextActions(
            session, actions, self.text, self.outline.tree, self.bar.style_combo
        )
        self._pace = Pace(self)
        self._pace.due.connect(self._catch_up)
        self._typing = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.read_only)
        column.addWidget(self.panes, 1)
        self._actions.enable(*_SIDES, ActionId.NEXT_PANE, on=False)
        self._connect()
        self._open()

    def activate(self) -> None:
        """Show what is open as it is now, with the cursor where it was."""
        if self._session.is_open:
            self._follow(travelled=False)
            self._pace.soon()
        self.text.setFocus()

    def go_to(self, block_id: str) -> None:
        """Put the cursor into `block_id` and bring it in sight."""
        self._follow(travelled=False)
        self.text.go_to(BlockId(block_id))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 -- Qt's name
        """The actions of the text can be done again."""
        super().showEvent(event)
        self.commands.set_here(here=True)
        self._actions.enable(ActionId.NEXT_PANE, on=True)
        self._show_sides()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 -- Qt's name
        """Elsewhere the actions of the text mean nothing."""
        super().hideEvent(event)
        self.commands.set_here(here=False)
        self._actions.enable(*_SIDES, ActionId.NEXT_PANE, on=False)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """In a low window the toolbar gives way too."""
        super().resizeEvent(event)
        self.bar.make_low(low=self.panes.is_low())

    # -- inside -----------------------------------------------------------------------------

    def _connect(self) -> None:
        session, text, tree = self._session, self.text, self.outline.tree
        session.opened.connect(self._open)
        session.edited.connect(self._follow_edit)
        text.edited.connect(self._write)
        text.refused.connect(self._answer)
        text.block_entered.connect(self._enter)
        text.cursor_moved.connect(self.commands.refresh)
        text.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        text.customContextMenuRequested.connect(self._text_menu)
        tree.jumped.connect(self._jump)
        tree.renamed.connect(self.commands.rename_section)
        tree.moved.connect(self.commands.move_section)
        tree.deletion_asked.connect(self.commands.delete_target)
        tree.currentItemChanged.connect(lambda _now, _before: self.commands.refresh())
        tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        tree.customContextMenuRequested.connect(self._outline_menu)
        self.commands.told.connect(self.told)
        self.read_only.asked.connect(self._begin_version)
        self.inspector.closed.connect(lambda: self.panes.show_side(Side.INSPECTOR, on=False))
        self.strip.chosen.connect(self._show_part)
        self.panes.changed.connect(self._show_sides)
        self._actions[ActionId.NEXT_PANE].triggered.connect(lambda _on=False: self._next_pane())
        for action, side in _SIDES.items():
            self._actions[action].triggered.connect(
                lambda on, side=side: self.panes.show_side(side, on=on)
            )

    def _open(self) -> None:
        session = self._session
        self._pace.stop()
        self.read_only.setVisible(session.is_open and not session.is_editable)
        if not session.is_open:
            self.text.show_document(Document(DocumentId(session.new_id())))
            return
        if not session.is_editable:
            self.read_only.show_standing(session.standing, may_begin=session.may_begin_version)
        self.text.make_read_only("" if session.is_editable else self.read_only.words())
        self.text.show_document(session.document)
        self.inspector.refresh(fresh=True)
        self._pace.now()
        self.commands.refresh()

    def _write(self, document: Document, label: str, group: str) -> None:
        """Take over what was written in the text; what stands around it can wait for a pause."""
        self._typing = True
        self._session.edit(document, label, group)
        self._typing = False

    def _follow_edit(self, travelled: bool) -> None:  # a slot of its own: it goes with the widget
        self._follow(travelled=travelled)

    def _follow(self, *, travelled: bool) -> None:
        """Show what the session holds now."""
        self.text.show_change(self._session.document, follow=travelled)
        if not self._typing:
            self.inspector.refresh(follow=travelled)
        self._pace.changed(self._session.document, painted=self._typing or travelled)
        self.commands.refresh()

    def _catch_up(self) -> None:
        """Bring outline, counts and place up to date with the text."""
        session = self._session
        if not session.is_open:
            return
        self.outline.tree.show_document(session.document, editable=session.is_editable)
        self.inspector.refresh()
        self.facts.emit(describe_length(session.document))
        self._enter(self.text.current_block().id)

    def _enter(self, block: str) -> None:
        if not self._session.is_open:
            return
        document = self._session.document
        if name := place_name(document, BlockId(block)):
            if not self.outline.tree.is_in_use():
                self.outline.tree.mark_current(BlockId(block))
            self.where.emit(capitalised(name))
        else:
            self.where.emit("")

    def _jump(self, block: str) -> None:
        self.panes.close_drawer()
        self.text.go_to(BlockId(block))

    def _answer(self, words: str) -> None:
        """Somebody typed where that cannot be."""
        if not self._session.is_editable:
            self.read_only.answer()
        self.told.emit(words)

    def _begin_version(self) -> None:
        try:
            self._session.begin_new_version()
        except SomError as error:
            self.problem.emit(error)
            return
        number = self._session.standing.number
        self.told.emit(_("Je schrijft nu aan {number}-concept.").format(number=number))
        self.text.setFocus()

    def _show_part(self, part: Part) -> None:
        self.panes.show_side(Side.INSPECTOR)
        self.inspector.show_part(part)

    def _show_sides(self) -> None:
        """Let the actions and buttons say which panels can be seen."""
        panes = self.panes
        for action, side in _SIDES.items():
            self._actions[action].setEnabled(self.isVisible())
            self._actions[action].setChecked(panes.is_shown(side))
        self.bar.show_drawers(
            outline=not panes.is_docked(Side.OUTLINE),
            inspector=not (panes.is_docked(Side.INSPECTOR) or panes.has_strip()),
        )
        self.inspector.close_button.setVisible(not panes.is_docked(Side.INSPECTOR))

    def _next_pane(self) -> None:
        """Bring the focus from the toolbar to the outline, the text, the inspector, and back."""
        if not self.isVisible():
            return
        panes = (self.bar, self.outline, self.text, self.inspector)
        shown = [pane for pane in panes if pane.isVisible()]
        focused = self.window().focusWidget()
        here = [place for place, pane in enumerate(shown) if _holds(pane, focused)]
        pane = shown[(here[0] + 1) % len(shown)] if here else self.text
        pane.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _text_menu(self, point: QPoint) -> None:
        menu = self._menu()
        for action in (ActionId.CUT, ActionId.COPY, ActionId.PASTE, ActionId.SELECT_ALL):
            menu.addAction(self._actions[action])
        menu.addSeparator()
        for action in (ActionId.MAKE_FIELD, ActionId.LINK, ActionId.OPEN_LINK):
            menu.addAction(self._actions[action])
        menu.popup(self.text.viewport().mapToGlobal(point))

    def _outline_menu(self, point: QPoint) -> None:
        tree = self.outline.tree
        line = tree.current_line()
        if line is None or line.is_introduction or not self._session.is_editable:
            return
        block = line.block
        menu = self._menu()
        if line.is_section:
            menu.addAction(_("Hernoemen"), lambda: tree.begin_rename(block))
            menu.addSeparator()
        for action in _STRUCTURE:
            item = self._actions[action]
            menu.addAction(
                item.icon(), item.text(), lambda action=action: self.commands.move(action, block)
            )
        menu.addSeparator()
        delete = self._actions[ActionId.DELETE]
        menu.addAction(delete.icon(), delete.text(), lambda: self.commands.delete(block))
        menu.popup(tree.viewport().mapToGlobal(point))

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu


def _holds(pane: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (pane is widget or pane.isAncestorOf(widget))
