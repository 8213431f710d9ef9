"""What the outline and the text have to do with each other: jumping, following, and its menu."""

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from som_editor.core.document import BlockId
from som_editor.i18n import _
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.editor.outline_tree import OutlineTree
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
        tree: OutlineTree,
        text: ProtocolEdit,
        panes: Panes,
        commands: TextActions,
    ) -> None:
        super().__init__(tree)
        self._session, self._actions = session, actions
        self._tree, self._text, self._panes = tree, text, panes
        self._commands = commands
        tree.jumped.connect(self._jump)
        tree.renamed.connect(commands.rename_section)
        tree.moved.connect(commands.move_section)
        tree.deletion_asked.connect(commands.delete_target)
        tree.currentItemChanged.connect(lambda _now, _before: commands.refresh())
        tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        tree.customContextMenuRequested.connect(self._show_menu)

    def refresh(self) -> None:
        """Show the outline of what the session holds now."""
        self._tree.show_document(self._session.document, editable=self._session.is_editable)

    def follow_cursor(self, block: BlockId) -> None:
        """Highlight the line of `block`, unless the user is in the outline."""
        if not self._tree.is_in_use():
            self._tree.mark_current(block)

    def _jump(self, block: str) -> None:
        self._panes.close_drawer()
        self._text.go_to(BlockId(block))

    def _show_menu(self, point: QPoint) -> None:
        tree = self._tree
        line = tree.current_line()
        if line is None or line.is_introduction or not self._session.is_editable:
            return
        block = line.block
        menu = QMenu(tree)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if line.is_section:
            menu.addAction(_("Hernoemen"), lambda: tree.begin_rename(block))
            menu.addSeparator()
        for action in _STRUCTURE:
            item = self._actions[action]
            menu.addAction(
                item.icon(), item.text(), lambda action=action: self._commands.move(action, block)
            )
        menu.addSeparator()
        delete = self._actions[ActionId.DELETE]
        menu.addAction(delete.icon(), delete.text(), lambda: self._commands.delete(block))
        menu.popup(tree.viewport().mapToGlobal(point))
