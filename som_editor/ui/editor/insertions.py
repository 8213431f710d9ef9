"""Fields, cross-references and definitions: what menus and panels ask about them of the text."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QMenu

from som_editor.core import definitions, edit, field, references
from som_editor.core.document import (
    BlockId,
    Definition,
    Document,
    Field,
    TextBlock,
    text_blocks,
)
from som_editor.core.errors import InvalidEdit
from som_editor.core.shown import Reader
from som_editor.i18n import _
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.editor.definition_dialog import DefinitionDialog
from som_editor.ui.editor.field_completion import FieldCompletion
from som_editor.ui.editor.inspector import Inspector
from som_editor.ui.editor.pointed import ChipAt, Pointer, chip_at_cursor, target_of
from som_editor.ui.editor.positions import (
    body_position,
    body_start,
    inline_units,
    units,
    widget_offset,
)
from som_editor.ui.editor.protocol_edit import ProtocolEdit
from som_editor.ui.editor.reference_dialog import ReferenceDialog
from som_editor.ui.editor.term_marks import TermMarks
from som_editor.ui.editor.typed_edits import TypedEdit
from som_editor.ui.session import Session
from som_editor.wording.quotes import quoted
from som_editor.wording.targets import target_name, written_word

_EDITING = (
    ActionId.INSERT_FIELD,
    ActionId.INSERT_REFERENCE,
    ActionId.ADD_DEFINITION,
)


class Place(NamedTuple):
    """From where to where in the text of the widget."""

    start: int
    stop: int


class Insertions(QObject):
    """Carries out the actions that put something into the text, and leads to where it stands."""

    told = Signal(str)

    def __init__(
        self, session: Session, actions: Actions, text: ProtocolEdit, inspector: Inspector
    ) -> None:
        super().__init__(text)
        self._session, self._actions = session, actions
        self._text, self._inspector = text, inspector
        self.completion = FieldCompletion(text)
        self.pointer = Pointer(text)
        self.marks = TermMarks(text)
        self.dialog: ReferenceDialog | DefinitionDialog | None = None
        self._connect()

    def refresh(self) -> None:
        """Allow what can be done now."""
        session, text, actions = self._session, self._text, self._actions
        editable = text.isVisible() and session.is_open and session.is_editable
        in_text = editable and isinstance(text.current_line().block, TextBlock)
        actions.enable(*_EDITING, on=in_text)
        actions.enable(ActionId.ADD_DEFINITION, on=editable)
        actions.enable(ActionId.MAKE_REFERENCE, on=in_text and bool(text.selected_phrase()))
        chip = chip_at_cursor(text) if text.isVisible() else None
        actions.enable(ActionId.FOLLOW_REFERENCE, on=chip is not None and bool(chip.target))
        defined = session.document.definitions if session.is_open else ()
        actions.enable(ActionId.SHOW_TERMS, on=text.isVisible() and bool(defined))
        sortable = editable and not definitions.are_sorted(session.document)
        actions.enable(ActionId.SORT_DEFINITIONS, on=sortable)

    def fill(self, menu: QMenu) -> None:
        """Add to the text's own `menu` what concerns what is selected or under the cursor."""
        for action in (
            ActionId.MAKE_FIELD,
            ActionId.MAKE_REFERENCE,
            ActionId.ADD_DEFINITION,
            ActionId.FOLLOW_REFERENCE,
        ):
            menu.addAction(self._actions[action])
        chip = chip_at_cursor(self._text)
        if chip is not None and chip.field and self._text.is_editable():
            self._add_capital(menu, chip)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """In other places than this one nothing of it can be done."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self.refresh()
        return False

    # -- fields -----------------------------------------------------------------------------

    def go_to_field(self, name: str) -> None:
        """Select the next place of the field `name` behind the cursor."""
        places = []
        for use in field.field_uses(self._document(), name):
            start = body_start(use.part) + inline_units(use.part.inlines[: use.place])
            places.append(self._place(use.block, use.part, start, start + 1))
        self._select_next(places)

    def insert_field(self, name: str) -> None:
        """Put the field `name` at the cursor, in place of what is selected."""
        self._put(
            lambda document, at, start, stop: field.insert_field(document, at, start, stop, name),
            _("veld invoegen"),
        )

    def _add_capital(self, menu: QMenu, chip: ChipAt) -> None:
        """Let the field at the cursor open a sentence without a capital, or with one again."""
        caret, here = self._text.caret(), self._text.textCursor().block()
        if caret is None or not here.contains(chip.position):
            return
        block = caret.block
        offset = chip.position - here.position() - body_start(block)
        sizes = [inline_units(block.inlines[:place]) for place in range(len(block.inlines))]
        place = sizes.index(offset)
        one = block.inlines[place]
        if not isinstance(one, Field):
            return
        made = field.set_as_filled(caret.document, block.id, place, on=not one.as_filled)
        change = TypedEdit(made, _("hoofdletter van een veld"), block.id, caret.offset)
        words = _("Hoofdletter aan het begin van een zin")
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(not one.as_filled)
        action.triggered.connect(lambda _checked=False: self._text.apply(change))

    # -- references -------------------------------------------------------------------------

    def follow_reference(self) -> None:
        """Go where the reference at the cursor leads."""
        chip = chip_at_cursor(self._text)
        if chip is None or not chip.target:
            return
        if target_of(self._text, chip.target) is None:
            self.told.emit(_("Waar dit heen verwees is weg."))
            return
        self._text.go_to(chip.target)

    def _ask_for_reference(self, search: str = "") -> None:
        found = tuple(references.targets(self._document()))
        if not found:
            self.told.emit(_("Er is nog niets met een nummer of een kop om heen te verwijzen."))
            return
        self.dialog = ReferenceDialog(
            found,
            search=search,
            with_word=not self._ends_with_word(found),
            parent=self._text.window(),
        )
        self.dialog.chosen.connect(self._insert_reference)
        self._session.opened.connect(self.dialog.reject)
        self.dialog.show()

    def _ends_with_word(self, found: tuple[references.Target, ...]) -> bool:
        """Whether the word before a number stands before the cursor already."""
        caret = self._text.caret()
        if caret is None:
            return False
        start, _stop = self._selection()
        reader = Reader(caret.document)
        text = reader.inlines(caret.block.inlines)[: body_position(caret.block, start, reader)]
        words = text.casefold().split()
        written = {written_word(one) for one in found}
        return text[-1:].isspace() and bool(words) and words[-1] in written

    def _insert_reference(self, target: str, word: str) -> None:
        def insert(document: Document, at: BlockId, start: int, stop: int) -> Document:
            if word:
                document = edit.replace_range(document, at, start, stop, f"{word} ")
                start = stop = start + len(word) + 1
            return references.insert_reference(document, at, start, stop, BlockId(target))

        self._put(insert, _("verwijzing invoegen"), units_before=len(word) + 1 if word else 0)
        self._text.setFocus()

    def _make_reference(self) -> None:
        """Make of the selected words the reference that they mean."""
        phrase = self._text.textCursor().selectedText()
        block = self._text.current_block().id
        meant = references.meant_by(self._document(), phrase, block)
        if meant is None:
            words = _("{phrase} is geen nummer of kop in dit protocol.")
            self.told.emit(words.format(phrase=quoted(phrase)))
            return
        if len(meant.targets) > 1:
            self._ask_for_reference(phrase[meant.start : meant.stop])
            return
        target = meant.targets[0]
        first = self._text.textCursor().selectionStart()
        start, stop = units(phrase[: meant.start]), units(phrase[: meant.stop])
        self._text.select(first + start, first + stop)
        self._put(
            lambda document, at, start, stop: references.insert_reference(
                document, at, start, stop, target.block
            ),
            _("verwijzing maken"),
        )
        words = _("{phrase} verwijst nu naar {target}.")
        self.told.emit(words.format(phrase=quoted(phrase), target=target_name(target)))

    # -- definitions ------------------------------------------------------------------------

    def go_to_term(self, term: str) -> None:
        """Select the next place of `term` behind the cursor."""
        document = self._document()
        reader = Reader(document)
        blocks = {block.id: block for block in document.blocks}
        places = []
        for use in definitions.term_uses(document, term):
            part = list(text_blocks(blocks[use.block]))[use.part]
            start, stop = (widget_offset(part, at, reader) for at in (use.start, use.stop))
            places.append(self._place(use.block, part, start, stop))
        self._select_next(places)

    def _ask_for_definition(self) -> None:
        phrase = self._text.selected_phrase()
        self.dialog = DefinitionDialog(self._document(), phrase, self._text.window())
        self.dialog.chosen.connect(self._add_definition)
        self._session.opened.connect(self.dialog.reject)
        self.dialog.show()

    def _add_definition(self, made: Definition) -> None:
        try:
            document = definitions.add_definition(self._document(), made)
        except InvalidEdit:  # the dialog takes none without a term
            return
        self._session.edit(document, _("begrip toevoegen"))
        self.told.emit(_("{term} is een begrip.").format(term=quoted(made.term)))

    def _sort_definitions(self) -> None:
        made = definitions.sort_definitions(self._document())
        self._session.edit(made, _("begrippen sorteren"))

    # -- inside -----------------------------------------------------------------------------

    def _connect(self) -> None:
        for action, slot in (
            (ActionId.INSERT_FIELD, self.completion.ask),
            (ActionId.INSERT_REFERENCE, self._ask_for_reference),
            (ActionId.MAKE_REFERENCE, self._make_reference),
            (ActionId.FOLLOW_REFERENCE, self.follow_reference),
            (ActionId.ADD_DEFINITION, self._ask_for_definition),
            (ActionId.SORT_DEFINITIONS, self._sort_definitions),
        ):
            self._actions[action].triggered.connect(lambda _on=False, slot=slot: slot())
        self._actions[ActionId.SHOW_TERMS].toggled.connect(lambda on: self.marks.show(on=on))
        self.marks.show(on=self._actions[ActionId.SHOW_TERMS].isChecked())
        self.completion.told.connect(self.told)
        self._inspector.fields.jumped.connect(self.go_to_field)
        self._inspector.fields.insertion_asked.connect(self.insert_field)
        self._inspector.definitions.jumped.connect(self.go_to_term)
        self._text.installEventFilter(self)
        self._text.cursor_moved.connect(self.refresh)
        self._session.opened.connect(self.refresh)
        self._session.edited.connect(self._follow_edit)

    def _follow_edit(self, _travelled: bool) -> None:  # a slot of its own: it goes with the widget
        self.refresh()

    def _document(self) -> Document:
        return self._session.document

    def _selection(self) -> tuple[int, int]:
        """What is selected within the block of the cursor, else where in it the cursor is."""
        cursor = self._text.textCursor()
        block = cursor.block()
        if block.contains(cursor.anchor()):
            begin = block.position()
            return cursor.selectionStart() - begin, cursor.selectionEnd() - begin
        return cursor.positionInBlock(), cursor.positionInBlock()

    def _put(
        self,
        insert: Callable[[Document, BlockId, int, int], Document],
        label: str,
        units_before: int = 0,
    ) -> None:
        """Make the edit `insert` at the selection; the cursor goes behind what was put in.

        `units_before` is how much text goes in before it.
        """
        caret = self._text.caret()
        if caret is None:
            self.told.emit(_("Zet de cursor in de tekst om hier iets in te voegen."))
            return
        first, last = self._selection()
        found = caret.block
        reader = Reader(caret.document)
        first = max(first, body_start(found))
        start = body_position(found, first, reader)
        stop = max(start, body_position(found, last, reader))
        document = insert(caret.document, found.id, start, stop)
        self._text.apply(TypedEdit(document, label, found.id, first + units_before + 1))

    def _select_next(self, places: list[Place]) -> None:
        """Select the first of `places` behind the cursor, or the first of all."""
        if places:
            at = self._text.textCursor().selectionStart()
            behind = [one for one in places if one.start > at]
            self._text.select(*(behind or places)[0])

    def _place(self, home: BlockId, part: TextBlock, start: int, stop: int) -> Place:
        """Where `part` of the block `home` has what is from `start` to `stop` in it.

        A table that is not open to the cursor is a place as a whole.
        """
        begin = self._text.place_of(part.id)
        if begin is None:
            whole = self._text.place_of(home) or 0
            return Place(whole, whole)
        return Place(begin + start, begin + stop)
