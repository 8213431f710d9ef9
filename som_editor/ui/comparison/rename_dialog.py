"""A rename by hand: the old name, the new one, and what is wrong with them."""

from collections.abc import Collection
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from som_editor.core.document import Document, text_blocks
from som_editor.core.shown import Reader
from som_editor.core.text import clean_line
from som_editor.i18n import _
from som_editor.ui.dialogs.field import Field, line_edit
from som_editor.ui.dialogs.sheet import Sheet

LONGEST_SUGGESTION = 60
"""Characters; a longer selection is no name."""


class Fault(NamedTuple):
    """Why a rename will not do, and whether it is the new name's fault."""

    words: str
    of_new: bool = False


class RenameTexts(NamedTuple):
    """The two texts, without capitals, and the old names that have a rule already."""

    old: str
    new: str
    known: Collection[str] = ()


def rename_texts(old: Document, new: Document, known: Collection[str]) -> RenameTexts:
    """What a rename between `old` and `new` is held against."""
    return RenameTexts(_folded(old), _folded(new), {name.casefold() for name in known})


def fault_of(old: str, new: str, texts: RenameTexts) -> Fault | None:
    """What is wrong with the rename of `old` to `new`, if anything."""
    if not old:
        return Fault(_("Vul de naam in die is vervangen."))
    if not new:
        return Fault(_("Vul in hoe het nu heet."), of_new=True)
    if old == new:
        return Fault(_("Dit is dezelfde naam. Vul een andere in."), of_new=True)
    if old.casefold() in texts.known:
        return Fault(_("Voor ‘{name}’ is er al een regel.").format(name=old))
    if old.casefold() not in texts.old:
        return Fault(_("‘{name}’ staat niet in de oude tekst.").format(name=old))
    if new.casefold() not in texts.new:
        words = _("‘{name}’ staat niet in de nieuwe tekst.").format(name=new)
        return Fault(words, of_new=True)
    return None


class RenameDialog(Sheet):
    """Asks for two names; what is selected in the texts is proposed."""

    given = Signal(str, str)
    """The old name and the new one."""

    def __init__(self, texts: RenameTexts, selected: str, parent: QWidget) -> None:
        super().__init__(
            _("Regel toevoegen"),
            _("Noem wat anders heet. Die plekken worden stil getoond en tellen niet mee."),
            parent,
        )
        self._texts = texts
        self.old, self.new = line_edit(), line_edit()
        self._suggest(selected)
        self.old_field = Field(_("Oude naam"), self.old)
        self.new_field = Field(_("Nieuwe naam"), self.new)
        for editor, field in ((self.old, self.old_field), (self.new, self.new_field)):
            editor.textEdited.connect(lambda _text, field=field: field.clear_error())
            self.column.addWidget(field)
        self.column.addStretch(1)
        self.add_button(_("Annuleren")).clicked.connect(self.reject)
        self.add_button(_("Regel toevoegen"), primary=True).clicked.connect(self._give)
        (self.new if self.old.text() else self.old).setFocus()

    def _suggest(self, selected: str) -> None:
        """Propose what is selected, on the side that it stands on."""
        name = selected.strip()
        if not name or "\n" in name or len(name) > LONGEST_SUGGESTION:
            return
        stands_in_old = name.casefold() in self._texts.old
        (self.old if stands_in_old else self.new).setText(name)

    def _give(self) -> None:
        old, new = (clean_line(one.text()) for one in (self.old, self.new))
        for field in (self.old_field, self.new_field):
            field.clear_error()
        fault = fault_of(old, new, self._texts)
        if fault is None:
            self.given.emit(old, new)
            self.accept()
            return
        field = self.new_field if fault.of_new else self.old_field
        field.show_error(fault.words)
        field.editor.setFocus()


def _folded(document: Document) -> str:
    reader = Reader(document)
    texts = (reader.block(text) for block in document.blocks for text in text_blocks(block))
    return "\n".join(texts).casefold()
