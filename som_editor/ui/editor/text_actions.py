"""What the menus, the toolbar and the outline ask of the text, and which of that can be done."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from som_editor.core import edit, field, structure_edit
from som_editor.core.document import BlockId, Document, Mark, Role, TextBlock, is_heading
from som_editor.core.errors import InvalidEdit
from som_editor.core.outline import outline, walk
from som_editor.core.shown import Reader
from som_editor.i18n import _
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.editor.format_bar import StyleCombo
from som_editor.ui.editor.link_actions import LinkActions
from som_editor.ui.editor.make_field_dialog import MakeFieldDialog, occurrences
from som_editor.ui.editor.outline_tree import OutlineTree
from som_editor.ui.editor.picture_actions import PictureActions
from som_editor.ui.editor.protocol_edit import ProtocolEdit
from som_editor.ui.editor.section_kind_actions import SectionKindActions
from som_editor.ui.editor.styles import LISTS, STYLES, common_style
from som_editor.ui.editor.table_actions import TableActions
from som_editor.ui.editor.table_tools import table_menu
from som_editor.ui.session import Session
from som_editor.wording import edit_names
from som_editor.wording.edit_names import subject
from som_editor.wording.errors import describe
from som_editor.wording.quotes import quoted

_MARKS = {
    ActionId.BOLD: Mark.BOLD,
    ActionId.ITALIC: Mark.ITALIC,
    ActionId.UNDERLINE: Mark.UNDERLINE,
}
_LEVELS = (ActionId.PROMOTE, ActionId.DEMOTE)
_QUOTE = 30


class Move(NamedTuple):
    """A change of structure: the edit, its name for undo, and what is said where it cannot be."""

    change: structure_edit.Structural
    name: Callable[[str], str]
    refusal: str


def moves() -> dict[ActionId, Move]:
    """The changes of structure by their actions."""
    up, down = _("Dit staat al bovenaan."), _("Dit staat al onderaan.")
    higher, lower = _("Dit staat al op het hoogste niveau."), _("Een lager niveau is er niet.")
    return {
        ActionId.MOVE_UP: Move(structure_edit.moved_up, edit_names.moving, up),
        ActionId.MOVE_DOWN: Move(structure_edit.moved_down, edit_names.moving, down),
        ActionId.PROMOTE: Move(structure_edit.promoted, edit_names.raising, higher),
        ActionId.DEMOTE: Move(structure_edit.demoted, edit_names.lowering, lower),
    }


class TextActions(QObject):
    """Carries out the actions of the writing place on the text, or on the outline's line."""

    told = Signal(str)

    def __init__(
        self,
        session: Session,
        actions: Actions,
        text: ProtocolEdit,
        tree: OutlineTree,
        combo: StyleCombo,
    ) -> None:
        super().__init__(text)
        self._session, self._actions = session, actions
        self._text, self._tree, self._combo = text, tree, combo
        self.dialog: MakeFieldDialog | None = None
        self.kinds = SectionKindActions(session, actions, self)
        self.links = LinkActions(actions, text)
        self.tables = TableActions(session, actions, text)
        self.pictures = PictureActions(session, actions, text)
        self._here = False
        self._moves = moves()
        group = actions[ActionId.PARAGRAPH].actionGroup()
        group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        self._connect()

    def set_here(self, *, here: bool) -> None:
        """Whether the user is in the writing place; elsewhere nothing of it can be done."""
        self._here = here
        self.refresh()

    def refresh(self) -> None:
        """Allow what can be done now, and mark what the cursor stands in."""
        session, actions = self._session, self._actions
        editable = self._here and session.is_editable
        blocks = self._text.selected_blocks() if session.is_open else ()
        in_text = any(isinstance(block, TextBlock) for block in blocks)
        actions.enable(*_MARKS, *STYLES, ActionId.SPEAKER, on=editable and in_text)
        self._combo.setEnabled(editable and in_text)
        actions.enable(ActionId.ADD_SECTION, on=editable)
        actions.enable(ActionId.HISTORY, on=editable and bool(session.undo_label))
        actions.enable(ActionId.MAKE_FIELD, on=editable and bool(self._text.selected_phrase()))
        self.tables.refresh(editable=editable)
        self.pictures.refresh(editable=editable)
        self.links.refresh(here=self._here and session.is_open, editable=editable)
        target = self._target() if editable else None
        actions.enable(ActionId.MOVE_UP, ActionId.MOVE_DOWN, on=target is not None)
        actions.enable(ActionId.DELETE, on=target is not None)
        self.kinds.refresh(target)
        actions.enable(*_LEVELS, on=target is not None and self._has_level(target))
        style = common_style(blocks) if in_text else None
        for action in STYLES:
            actions[action].setChecked(action is style)
        self._combo.show_style(style)
        marks = self._text.marks_at_cursor() if in_text else frozenset()
        for action, mark in _MARKS.items():
            actions[action].setChecked(mark in marks)

    def add_to_menu(self, menu: QMenu) -> None:
        """Offer what can be done with the table or the picture that the cursor stands at."""
        if self._actions[ActionId.DELETE_TABLE].isEnabled():
            menu.addMenu(table_menu(self._actions, menu))
        if self._actions[ActionId.DESCRIBE_IMAGE].isEnabled():
            for action in (ActionId.DESCRIBE_IMAGE, ActionId.REPLACE_IMAGE, ActionId.DELETE):
                menu.addAction(self._actions[action])

    # -- the outline's own -------------------------------------------------------------------

    def rename_section(self, heading: str, title: str) -> None:
        """Call the section under `heading` by another name."""
        before = self._session.document
        try:
            document = edit.rename_section(before, BlockId(heading), title)
        except InvalidEdit as error:
            self.told.emit(describe(error))
            return
        label = edit_names.renaming(subject(before, [BlockId(heading)]))
        self._session.edit(document, label, f"section {heading}")

    def move_to(self, block: str, position: int) -> None:
        """Put the section or item of `block` before what is at `position` now."""
        before = self._session.document
        document = structure_edit.moved_to(before, BlockId(block), position)
        self._session.edit(document, edit_names.moving(subject(before, [BlockId(block)])))

    def move(self, action: ActionId, block: BlockId) -> None:
        """Carry out the change of structure `action` on `block`."""
        move = self._moves[action]
        self._apply(move, (block,))

    def delete(self, block: BlockId) -> None:
        """Delete `block`, or the section that it is the heading of, and say how to have it back."""
        document = self._session.document
        found = document.blocks[edit.place(document, block)]
        words = Reader(document).block(found) if isinstance(found, TextBlock) else ""
        name = quoted(words, _QUOTE) if words.strip() else _("Dit deel")
        template = (
            _("Sectie {name} is verwijderd. Terughalen kan met {keys}.")
            if is_heading(found)
            else _("{name} is verwijderd. Terughalen kan met {keys}.")
        )
        label = edit_names.deleting(subject(document, [block]))
        self._session.edit(structure_edit.deleted(document, block), label)
        keys = self._actions[ActionId.UNDO].shortcut()
        native = keys.toString(QKeySequence.SequenceFormat.NativeText)
        self.told.emit(template.format(name=name, keys=native))

    # -- inside -----------------------------------------------------------------------------

    def _connect(self) -> None:
        for part in (self.links, self.tables, self.pictures):
            part.told.connect(self.told)
        smart = self._actions[ActionId.SMART_TYPING]
        smart.setChecked(True)
        smart.toggled.connect(lambda on: self._text.set_smart(on=on))
        for action, mark in _MARKS.items():
            self._on(action, partial(self._text.toggle_mark, mark))
        for style in STYLES:
            self._on(style, partial(self._restyle, style))
        for action in self._moves:
            self._on(action, partial(self._move_target, action))
        self._on(ActionId.SPEAKER, self._text.ask_speaker)
        self._on(ActionId.DELETE, self.delete_target)
        self._on(ActionId.ADD_SECTION, self._add_section)
        self._on(ActionId.MAKE_FIELD, self._ask_for_field)

    def _on(self, action: ActionId, slot: Callable[[], None]) -> None:
        def run(_checked: bool = False) -> None:
            slot()
            self.refresh()

        self._actions[action].triggered.connect(run)

    def _restyle(self, style: ActionId) -> None:
        if style in LISTS and common_style(self._text.selected_blocks()) is style:
            style = ActionId.PARAGRAPH
        self._text.retype(*STYLES[style])

    def _target(self) -> BlockId | None:
        """The block that structure actions are about: the outline's line, else the cursor's."""
        block = self._text.current_block().id
        if self._tree.hasFocus():
            line = self._tree.current_line()
            if line is None or line.is_introduction:
                return None
            block = line.block
        known = any(one.id == block for one in self._session.document.blocks)
        return block if known else None

    def _has_level(self, block: BlockId) -> bool:
        document = self._session.document
        found = document.blocks[edit.place(document, block)]
        listed = isinstance(found, TextBlock) and found.role in (Role.GUIDELINE, Role.BULLET)
        return listed or is_heading(found)

    def _move_target(self, action: ActionId) -> None:
        target = self._target()
        if target is None:
            return
        blocks: tuple[BlockId, ...] = (target,)
        if action in _LEVELS and not self._tree.hasFocus():
            blocks = self._text.selected_homes()
        self._apply(self._moves[action], blocks)

    def _apply(self, move: Move, blocks: tuple[BlockId, ...]) -> None:
        document = self._session.document
        for block in blocks:
            document = move.change(document, block)
        if document is self._session.document:
            self.told.emit(move.refusal)
            return
        self._session.edit(document, move.name(subject(self._session.document, blocks)))

    def delete_target(self) -> None:
        """Delete the outline's line or the cursor's block."""
        if self._session.is_editable and (target := self._target()) is not None:
            self.delete(target)

    def _add_section(self) -> None:
        document = self._session.document
        position, level = _section_place(document, self._text.current_block().id)
        added = edit.add_section(
            document, position, _("Nieuwe sectie"), level, self._session.new_id
        )
        heading = added.blocks[position].id
        self._session.edit(added, _("voeg sectie toe"), f"section {heading}")
        self._text.go_to(heading)
        if self._tree.isVisible():
            self._tree.begin_rename(heading)
        else:
            self._text.select_block()

    def _ask_for_field(self) -> None:
        phrase = self._text.selected_phrase()
        document = self._session.document
        if not occurrences(document, phrase):
            self.told.emit(_("Selecteer hele woorden om er een veld van te maken."))
            return
        phrase = field.value_for(document, phrase)
        self.dialog = MakeFieldDialog(document, phrase, self._text.window())
        self.dialog.chosen.connect(lambda name: self._make_field(phrase, name))
        self._session.opened.connect(self.dialog.reject)
        self.dialog.show()

    def _make_field(self, phrase: str, name: str) -> None:
        document = field.make_field(self._session.document, phrase, name)
        self._session.edit(document, _("veld maken"))
        self.told.emit(
            _("{phrase} is overal het veld {name}.").format(phrase=quoted(phrase), name=name)
        )


def _section_place(document: Document, block: BlockId) -> tuple[int, int]:
    """Where a new section goes, behind the one that `block` is in, and its level."""
    if not document.blocks:
        return 0, 1
    at = edit.place(document, block) if any(one.id == block for one in document.blocks) else 0
    section = [one for one in walk(outline(document)) if one.start <= at < one.stop][-1]
    return section.stop, max(section.level, 1)
