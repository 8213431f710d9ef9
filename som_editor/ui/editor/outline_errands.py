"""What the outline and the text have to do with each other: jumping, following, and its menu."""

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from som_editor.core.changed_since import Earlier
from som_editor.core.document import Block, BlockId, Document, TextBlock
from som_editor.i18n import _
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.editor.block_formats import kind_of
from som_editor.ui.editor.fold_memory import FoldMemory
from som_editor.ui.editor.outline_labels import OutlineItem
from som_editor.ui.editor.outline_marks import change_marks, since_words
from som_editor.ui.editor.outline_panel import OutlinePanel
from som_editor.ui.editor.panes import Panes
from som_editor.ui.editor.protocol_edit import ProtocolEdit
from som_editor.ui.editor.text_actions import TextActions
from som_editor.ui.session import Session

_STRUCTURE = (
    ActionId.MOVE_UP,
    ActionId.MOVE_DOWN,
    ActionId.PROMOTE,
    ActionId.DEMOTE,
)


class OutlineErrands(QObject):
    """Brings the outline up to date with the session, and the user from the one to the other."""

    def __init__(
        self,
        session: Session,
        actions: Actions,
        outline: OutlinePanel,
        text: ProtocolEdit,
        panes: Panes,
        commands: TextActions,
        memory: FoldMemory,
    ) -> None:
        super().__init__(outline.tree)
        tree = outline.tree
        self._session, self._actions = session, actions
        self._outline, self._tree, self._text, self._panes = outline, tree, text, panes
        self._commands, self._memory = commands, memory
        self._earlier: Earlier | None = None
        self._shown: Document | None = None
        tree.jumped.connect(self._jump)
        tree.renamed.connect(commands.rename_section)
        tree.moved.connect(commands.move_to)
        tree.folded.connect(self._remember)
        tree.deletion_asked.connect(commands.delete_target)
        tree.currentItemChanged.connect(lambda _now, _before: commands.refresh())
        tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        tree.customContextMenuRequested.connect(self._show_menu)

    def open(self) -> None:
        """Another document is open: fold what was folded in it, and know what it came from."""
        session = self._session
        version = session.saved_version if session.is_editable else None
        self._earlier = Earlier(version.document) if version else None
        self._shown = None
        self._tree.fold(self._memory.folded(session.document.id))

    def refresh(self) -> None:
        """Show the outline of what the session holds now, and where that changed."""
        session = self._session
        document = session.document
        if document is self._shown:
            return
        self._shown = document
        self._tree.show_document(document, editable=session.is_editable)
        version = session.saved_version
        if self._earlier is None or version is None:
            self._tree.show_marks({})
            self._outline.explain("")
            return
        since = version.standing.number
        changes = self._earlier.changes(document)
        marks = change_marks(self._tree.items(), document, changes, since)
        self._tree.show_marks(marks)
        self._outline.explain(since_words(since) if marks else "")

    def is_behind(self) -> bool:
        """Whether other blocks stand in the text than when the outline was shown.

        Their words may be others; that can wait a moment.
        """
        shown, now = self._shown, self._session.document
        if shown is None or len(shown.blocks) != len(now.blocks):
            return True
        pairs = zip(shown.blocks, now.blocks, strict=True)
        return any(_shape(old) != _shape(new) for old, new in pairs if old is not new)

    def follow_cursor(self, block: BlockId) -> None:
        """Highlight the line of `block`, unless the user is in the outline."""
        if not self._tree.is_in_use():
            self._tree.mark_current(block)

    def _remember(self, folded: frozenset[BlockId]) -> None:
        self._memory.remember(self._session.document.id, folded)

    def _jump(self, block: str) -> None:
        self._panes.close_drawer()
        self._text.go_to(BlockId(block))

    def _show_menu(self, point: QPoint) -> None:
        tree = self._tree
        line = tree.current_line()
        menu = QMenu(tree)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if line is not None and not line.is_introduction and self._session.is_editable:
            self._add_edits(menu, line)
            menu.addSeparator()
        menu.addAction(_("Alles uitklappen"), lambda: tree.fold_all(folded=False))
        menu.addAction(_("Alles inklappen"), lambda: tree.fold_all(folded=True))
        menu.popup(tree.viewport().mapToGlobal(point))

    def _add_edits(self, menu: QMenu, line: OutlineItem) -> None:
        """What can be done with `line`."""
        tree, block = self._tree, line.block
        if line.is_section:
            menu.addAction(_("Hernoemen"), lambda: tree.begin_rename(block))
            menu.addMenu(self._commands.kinds.menu(menu))
            menu.addSeparator()
        for action in _STRUCTURE:
            item = self._actions[action]
            menu.addAction(
                item.icon(), item.text(), lambda action=action: self._commands.move(action, block)
            )
        menu.addSeparator()
        delete = self._actions[ActionId.DELETE]
        menu.addAction(delete.icon(), delete.text(), lambda: self._commands.delete(block))


def _shape(block: Block) -> tuple[BlockId, str, object]:
    """What the outline must follow at once: a block without its text."""
    return block.id, kind_of(block), block.numbering if isinstance(block, TextBlock) else None
