"""What is selected in the comparison: it grows by mouse and keys, and goes to the clipboard."""

from typing import Protocol

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication

from som_editor.ui.comparison.compared import Column, Compared
from som_editor.ui.comparison.row_space import RowSpace
from som_editor.ui.comparison.selected_html import selected_html
from som_editor.ui.comparison.selection import Selection, everything, selected_text
from som_editor.ui.comparison.selection_steps import step_by_row, step_in_text, whole_row


class Texts(Protocol):
    """What selecting needs of the view."""

    @property
    def compared(self) -> Compared | None:
        """What is compared, if anything."""

    def space(self) -> RowSpace | None:
        """The rows as they are laid out."""

    def current_rank(self) -> int | None:
        """The rank of the current row."""

    def go_to(self, rank: int) -> None:
        """Make the row `rank`, or the fold that it is in, the current one."""


class Selecting(QObject):
    """Holds the selection within one side of `texts`."""

    changed = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.selection: Selection | None = None

    def show(self, selection: Selection | None) -> None:
        """Select `selection`, or nothing."""
        if selection != self.selection:
            self.selection = selection
            self.changed.emit()

    def text(self) -> str:
        """What is selected, exactly as it stands in the document."""
        compared, selection = self._texts.compared, self.selection
        if compared is None or selection is None or selection.is_empty:
            return ""
        return selected_text(compared, selection)

    def copy(self) -> None:
        """Put what is selected on the clipboard: as text, and with its looks."""
        compared, selection = self._texts.compared, self.selection
        text = self.text()
        if compared is None or selection is None or not text:
            return
        data = QMimeData()
        data.setText(text)
        data.setHtml(selected_html(compared, selection))
        QGuiApplication.clipboard().setMimeData(data)

    def select_all(self) -> None:
        """Select the whole text of the side that was last selected in, else of the new one."""
        if self._texts.compared is not None:
            self.show(everything(self._texts.compared, self._column()))

    def select_row(self, column: Column) -> None:
        """Select the text of the current row in `column`, or in the only one there is."""
        compared, rank = self._texts.compared, self._texts.current_rank()
        if compared is None or rank is None:
            return
        column = Column.BOTH if self._is_single() else column
        self.show(whole_row(compared, rank, column))

    def extend_by_row(self, step: int) -> None:
        """Let the selection end a row further down or up."""
        if (begun := self._begun()) is not None and self._texts.compared is not None:
            self._extend(step_by_row(self._texts.compared, begun, step))

    def extend_in_text(self, step: int, *, by_word: bool) -> None:
        """Let the selection end a character or word further on or back."""
        if (begun := self._begun()) is not None and self._texts.compared is not None:
            self._extend(step_in_text(self._texts.compared, begun, step, by_word=by_word))

    def extend_to_end(self, step: int) -> None:
        """Let the selection reach to the beginning or the end of its side."""
        if (begun := self._begun()) is not None and self._texts.compared is not None:
            whole = everything(self._texts.compared, begun.column)
            self._extend(begun._replace(head=whole.stop if step > 0 else whole.start))

    def _extend(self, selection: Selection) -> None:
        self.show(selection)
        self._texts.go_to(selection.head.rank)

    def _begun(self) -> Selection | None:
        """The selection to go on from: nothing yet is the beginning of the current row."""
        if self.selection is not None:
            return self.selection
        compared, rank = self._texts.compared, self._texts.current_rank()
        whole = whole_row(compared, rank, self._column()) if compared and rank is not None else None
        return whole._replace(head=whole.anchor) if whole else None

    def _column(self) -> Column:
        if self._is_single():
            return Column.BOTH
        return self.selection.column if self.selection else Column.NEW

    def _is_single(self) -> bool:
        space = self._texts.space()
        return space is not None and space.columns.is_single
