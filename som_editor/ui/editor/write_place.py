"""The writing place: outline, text and inspector over one session."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from som_editor.core.document import BlockId, Document, DocumentId
from som_editor.core.errors import SomError
from som_editor.i18n import _
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.editor.finding import FindInText
from som_editor.ui.editor.focus_mode import FocusMode
from som_editor.ui.editor.fold_memory import FoldMemory
from som_editor.ui.editor.format_bar import FormatBar
from som_editor.ui.editor.history_menu import HistoryMenu
from som_editor.ui.editor.insertions import Insertions
from som_editor.ui.editor.inspector import Inspector
from som_editor.ui.editor.inspector_strip import InspectorStrip
from som_editor.ui.editor.length_line import LengthLine
from som_editor.ui.editor.lost_references import LostReferences
from som_editor.ui.editor.outline_errands import OutlineErrands
from som_editor.ui.editor.outline_panel import OutlinePanel
from som_editor.ui.editor.pace import Pace
from som_editor.ui.editor.page_scale import set_page_scale
from som_editor.ui.editor.page_zoom import PageZoom
from som_editor.ui.editor.panes import Panes, is_low
from som_editor.ui.editor.protocol_edit import ProtocolEdit
from som_editor.ui.editor.read_only_line import ReadOnlyLine
from som_editor.ui.editor.side_actions import SideActions
from som_editor.ui.editor.text_actions import TextActions
from som_editor.ui.preferences import Preferences
from som_editor.ui.session import Session
from som_editor.wording.places import capitalised, place_name

_CLIPBOARD = (
    ActionId.CUT,
    ActionId.COPY,
    ActionId.PASTE,
    ActionId.PASTE_PLAIN,
    ActionId.SELECT_ALL,
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
    alone = Signal(bool)
    """Whether the text is to stand alone in the window."""

    def __init__(self, session: Session, actions: Actions, preferences: Preferences) -> None:
        super().__init__()
        self._session, self._actions = session, actions
        set_page_scale(preferences.settings.page_size / 100)
        self.text = ProtocolEdit(session.new_id)
        self.outline = OutlinePanel(actions)
        self.inspector = Inspector(session, actions, preferences)
        self.strip = InspectorStrip(actions)
        self.bar = FormatBar(actions)
        self.read_only = ReadOnlyLine()
        self.panes = Panes(self.outline, self.text, self.inspector, self.strip)
        self.commands = TextActions(
            session, actions, self.text, self.outline.tree, self.bar.style_combo
        )
        self._outlining = OutlineErrands(
            session,
            actions,
            self.outline,
            self.text,
            self.panes,
            self.commands,
            FoldMemory(preferences.beside("outline.ini")),
        )
        self.history = HistoryMenu(session, actions, self.bar.history_button)
        self.finding = FindInText(self.panes, session, self.text, actions)
        self.insertions = Insertions(session, actions, self.text, self.inspector)
        self.lost = LostReferences(session)
        self._sides = SideActions(actions, self.panes, self.bar, self.inspector, self.strip)
        self.focus = FocusMode(actions, self.panes, (self.bar,))
        self.zoom = PageZoom(self.text, actions, preferences)
        self._length = LengthLine(session, self.text)
        self._pace = Pace(self)
        self._pace.due.connect(self._catch_up)
        self._typing = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.read_only)
        column.addWidget(self.lost)
        column.addWidget(self.finding, 1)
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
        for part in (self._sides, self.focus, self.zoom):
            part.set_here(here=True)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 -- Qt's name
        """Elsewhere the actions of the text mean nothing."""
        super().hideEvent(event)
        self.commands.set_here(here=False)
        for part in (self._sides, self.focus, self.zoom):
            part.set_here(here=False)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """In a low window the toolbar gives way too."""
        super().resizeEvent(event)
        self.bar.make_low(low=is_low(self.height() - self.bar.height()))  # panes follow later

    # -- inside -----------------------------------------------------------------------------

    def _connect(self) -> None:
        session, text = self._session, self.text
        session.opened.connect(self._open)
        session.edited.connect(self._follow_edit)
        text.edited.connect(self._write)
        text.refused.connect(self._answer)
        text.block_entered.connect(self._enter)
        text.cursor_moved.connect(self.commands.refresh)
        text.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        text.customContextMenuRequested.connect(self._text_menu)
        self.commands.told.connect(self.told)
        self.finding.told.connect(self.told)
        self.insertions.told.connect(self.told)
        self.lost.jumped.connect(self.go_to)
        for panel in (self.inspector.fields, self.inspector.definitions):
            panel.jumped.connect(lambda _name: self.panes.close_drawer())
        self.zoom.told.connect(self.told)
        self.focus.changed.connect(self.alone)
        self._length.told.connect(self.facts)
        self.read_only.asked.connect(self._begin_version)

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
        self._outlining.open()
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
        self._outlining.refresh()
        self.inspector.refresh()
        self._length.tell()
        self._enter(self.text.current_block().id)

    def _enter(self, block: str) -> None:
        """Say where the cursor is now; after an edit, once the typing pauses."""
        if not self._session.is_open:
            return
        document = self._session.document
        if name := place_name(document, BlockId(block)):
            self._outlining.follow_cursor(BlockId(block))
            self.where.emit(capitalised(name))
        else:
            self.where.emit("")

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

    def _text_menu(self, point: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in _CLIPBOARD:
            menu.addAction(self._actions[action])
        menu.addSeparator()
        self.commands.add_to_menu(menu)
        self.insertions.fill(menu)
        menu.addSeparator()
        menu.addAction(self._actions[ActionId.LINK])
        menu.addAction(self._actions[ActionId.OPEN_LINK])
        menu.addSeparator()
        menu.addAction(self._actions[ActionId.ADD_COMMENT])
        menu.addAction(self._actions[ActionId.BACK_TO_BEFORE])
        menu.popup(self.text.viewport().mapToGlobal(point))
