"""All comments on the open text, in its order, with a field for a new one above them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from som_editor.core.comments import CommentId
from som_editor.i18n import _, ngettext
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.chip import Chip
from som_editor.ui.editor.comment_card import CommentCard, Shown
from som_editor.ui.editor.comment_field import CommentField
from som_editor.ui.flowing import Flowing
from som_editor.ui.labels import hint, label
from som_editor.ui.measures import px
from som_editor.ui.scrolling import scrolled
from som_editor.ui.tab_order import put_in_order


class CommentPanel(QWidget):
    """The cards of the comments; solved ones are shown on request."""

    filtered = Signal()
    """Solved comments are to be shown, or no longer."""
    made = Signal(str)
    """The text of a new comment, on what `begin` was told."""
    given_up = Signal()
    left = Signal()
    """The user goes back to the text."""
    chosen = Signal(str)
    replied = Signal(str, str)
    reworded = Signal(str, str)
    solved = Signal(str, bool)
    removed = Signal(str)

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self._current: CommentId | None = None
        self.cards: list[CommentCard] = []
        self.solved_chip = Chip(_("Opgelost"), 0, checked=False)
        self.solved_chip.setToolTip(_("Toon ook wat opgelost is"))
        self.solved_chip.toggled.connect(lambda _on: self.filtered.emit())
        self._open_count = label(tone="text2")
        self.add = actions.button(ActionId.ADD_COMMENT)
        self.field = CommentField(_("Nieuwe opmerking"), _("Plaatsen"))
        self.field.given.connect(self._make)
        self.field.given_up.connect(self._give_up)
        self._about = hint(wrap=True)
        self.empty = hint(_("Selecteer woorden en kies ‘Opmerking maken’."))
        self._lay_out()
        self._show_field(shown=False)

    @property
    def shows_solved(self) -> bool:
        """Whether solved comments are shown too."""
        return self.solved_chip.isChecked()

    def show_comments(self, shown: Sequence[Shown], *, count: int, solved: int) -> None:
        """Show `shown`, in this order; `count` are open, `solved` are not."""
        self._open_count.setText(
            ngettext("{count} opmerking", "{count} opmerkingen", count).format(count=count)
        )
        self.solved_chip.show_count(solved)
        self.empty.setVisible(not shown and self.field.isHidden())
        kept = {card.shown: card for card in self.cards}
        if [card.shown for card in self.cards] == list(shown):
            return
        typing = {card.shown.comment.id: card for card in self.cards if card.is_busy}
        focused = next((card.shown.comment.id for card in self.cards if card.hasFocus()), None)
        cards = [typing.get(one.comment.id) or kept.get(one) or self._card(one) for one in shown]
        for card in self.cards:
            self._list.removeWidget(card)
            if card not in cards:
                card.hide()
                card.deleteLater()
        self.cards = cards
        for place, card in enumerate(cards):
            self._list.insertWidget(place, card)
            card.show()
            card.mark(current=card.shown.comment.id == self._current)
            if card.shown.comment.id == focused:
                card.setFocus()
        put_in_order(self, *cards)

    def mark_current(self, comment: CommentId | None) -> None:
        """Frame the card of `comment`, and bring it in sight."""
        if comment == self._current:
            return
        self._current = comment
        for card in self.cards:
            card.mark(current=card.shown.comment.id == comment)
        if (found := self.card(comment)) is not None:
            self._area.ensureWidgetVisible(found, 0, px(12))

    def card(self, comment: CommentId | None) -> CommentCard | None:
        """The card of `comment`, where it is shown."""
        return next((card for card in self.cards if card.shown.comment.id == comment), None)

    def begin(self, about: str) -> None:
        """Let the user type a new comment on `about`, as it is called in words."""
        self._about.setText(about)
        self._show_field(shown=True)
        self.field.text.clear()
        self.field.setFocus()

    def take_focus(self) -> None:
        """Give the keyboard to the comment that the user is at, else to the first."""
        card = self.card(self._current) or next(iter(self.cards), None)
        target: QWidget = card or (self.add if self.add.isEnabled() else self)
        target.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Esc leads back to the text."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(px(16), px(8), px(10), px(8))
        head.setSpacing(px(8))
        head.addWidget(self._open_count)
        head.addWidget(self.solved_chip)
        head.addStretch(1)
        head.addWidget(self.add)
        content = Flowing()
        column = QVBoxLayout(content)
        column.setContentsMargins(px(16), 0, px(16), px(20))
        column.setSpacing(px(10))
        column.addWidget(self._about)
        column.addWidget(self.field)
        column.addWidget(self.empty)
        self._list = QVBoxLayout()
        self._list.setSpacing(px(10))
        column.addLayout(self._list)
        column.addStretch(1)
        self._area: QScrollArea = scrolled(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self._area, 1)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(_("Opmerkingen"))

    def _card(self, shown: Shown) -> CommentCard:
        card = CommentCard(shown)
        card.chosen.connect(self.chosen)
        card.stepped.connect(self._step)
        card.replied.connect(self.replied)
        card.reworded.connect(self.reworded)
        card.solved.connect(self.solved)
        card.removed.connect(self.removed)
        return card

    def _step(self, comment: str, step: int) -> None:
        ids = [card.shown.comment.id for card in self.cards]
        place = ids.index(CommentId(comment)) + step
        if 0 <= place < len(ids):
            self.cards[place].setFocus()
            self._area.ensureWidgetVisible(self.cards[place], 0, px(12))

    def _make(self, text: str) -> None:
        self._show_field(shown=False)
        self.made.emit(text)

    def _give_up(self) -> None:
        self._show_field(shown=False)
        self.given_up.emit()

    def _show_field(self, *, shown: bool) -> None:
        self.field.setVisible(shown)
        self._about.setVisible(shown)
        self.empty.setVisible(not shown and not self.cards)
