"""A comment with its thread, on a card of the panel."""

import datetime as dt
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from som_editor.core.comments import Comment, CommentId
from som_editor.i18n import _
from som_editor.ui.editor.comment_field import CommentField
from som_editor.ui.fonts import SMALL, reading_font
from som_editor.ui.icons import icon
from som_editor.ui.labels import ElidedLabel, label
from som_editor.ui.measures import px
from som_editor.ui.surfaces import Card
from som_editor.wording.dates import show_date
from som_editor.wording.quotes import quoted

_REPLY_INDENT = 14
_QUOTED = 60


class Shown(NamedTuple):
    """A comment as the panel shows it: where it stands, and on which words, if they are there.

    `me` is who may reword what they said; with `editable` false nothing can be done.
    """

    comment: Comment
    place: str
    words: str
    me: str
    editable: bool

    @property
    def about(self) -> str:
        """What the comment is about, in words."""
        if self.comment.lost is not None:
            gone = _("De tekst is weg")
            return f"{gone}: {quoted(self.words, _QUOTED)}" if self.words else gone
        if not self.words:
            return self.place
        return " · ".join(part for part in (self.place, quoted(self.words, _QUOTED)) if part)


class CommentCard(Card):
    """Shows one comment; what the user wants with it comes out as signals."""

    chosen = Signal(str)
    """Go to the text of this comment."""
    stepped = Signal(str, int)
    """(comment, step): go to the card above (-1) or below (1)."""
    replied = Signal(str, str)
    """(comment, text)."""
    reworded = Signal(str, str)
    """(comment or reply, text)."""
    solved = Signal(str, bool)
    removed = Signal(str)
    """The id of the comment or reply that goes."""

    def __init__(self, shown: Shown) -> None:
        super().__init__()
        self.shown = shown
        comment = shown.comment
        self.field: CommentField | None = None
        self._current = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(spoken(shown))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(12), px(9), px(8), px(8))
        self._column.setSpacing(px(3))
        self._column.addWidget(self._about())
        self._say(comment.id, comment.author, comment.at, comment.text, indent=0)
        for reply in comment.replies:
            self._say(reply.id, reply.author, reply.at, reply.text, indent=px(_REPLY_INDENT))
        if shown.editable:
            self._column.addWidget(self._buttons())

    @property
    def is_busy(self) -> bool:
        """Whether somebody is typing on this card."""
        return self.field is not None

    def mark(self, *, current: bool) -> None:
        """Frame the card of the comment that the user is at."""
        self._current = current
        self._outline()

    def begin_reply(self) -> None:
        """Open a field for a reply."""
        self._open(
            CommentField(_("Antwoord"), _("Plaatsen")),
            lambda text: self.replied.emit(self.shown.comment.id, text),
        )

    def begin_rewording(self, said: CommentId) -> None:
        """Open a field with what `said` says."""
        comment = self.shown.comment
        every = {comment.id: comment.text} | {one.id: one.text for one in comment.replies}
        self._open(
            CommentField(_("Tekst van de opmerking"), _("Bewaren"), every[said]),
            lambda text: self.reworded.emit(said, text),
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 -- Qt's name
        """A click on the card leads to its text."""
        super().mousePressEvent(event)
        self.chosen.emit(self.shown.comment.id)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Enter leads to the text, the arrows to the other cards, Del removes."""
        comment = self.shown.comment
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.chosen.emit(comment.id)
            case Qt.Key.Key_Down:
                self.stepped.emit(comment.id, 1)
            case Qt.Key.Key_Up:
                self.stepped.emit(comment.id, -1)
            case Qt.Key.Key_Delete if self.shown.editable:
                self.removed.emit(comment.id)
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 -- Qt's name
        """Frame the card."""
        super().focusInEvent(event)
        self._outline()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 -- Qt's name
        """Take the frame away again."""
        super().focusOutEvent(event)
        self._outline()

    def _outline(self) -> None:
        strong = self._current or self.hasFocus()
        self.outline(
            "focus" if self.hasFocus() else "remark.line" if strong else "line", 1 + strong
        )

    def _about(self) -> QWidget:
        about = ElidedLabel(self.shown.about, SMALL)
        font = reading_font(SMALL)
        font.setStrikeOut(self.shown.comment.lost is not None)
        about.setFont(font)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, px(4), px(2))
        row.addWidget(about, 1)
        if self.shown.comment.solved:
            row.addWidget(label(_("Opgelost"), SMALL, tone="text2", semibold=True))
        result = QWidget()
        result.setLayout(row)
        return result

    def _say(self, said: CommentId, author: str, at: dt.datetime, text: str, indent: int) -> None:
        """Add who says what, and when."""
        head = QHBoxLayout()
        head.setContentsMargins(indent, 0, 0, 0)
        head.setSpacing(px(6))
        name: QLabel = ElidedLabel(author or _("Zonder naam"), semibold=True)
        head.addWidget(name, 1)
        head.addWidget(label(moment(at), SMALL, tone="text2", tabular=True))
        if self.shown.editable:
            head.addWidget(self._menu_button(said, own=author == self.shown.me))
        body = QHBoxLayout()
        body.setContentsMargins(indent, 0, px(4), px(3))
        body.addWidget(label(text, wrap=True))
        self._column.addLayout(head)
        self._column.addLayout(body)

    def _menu_button(self, said: CommentId, *, own: bool) -> QToolButton:
        button = QToolButton()
        button.setProperty("size", "small")
        button.setIcon(icon("ellipsis", "text2"))
        button.setToolTip(_("Meer voor deze opmerking"))
        button.setAccessibleName(_("Meer voor deze opmerking"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setCursor(Qt.CursorShape.ArrowCursor)
        menu = QMenu(button)
        if own:
            menu.addAction(
                icon("pen-line"), _("Tekst wijzigen"), lambda: self.begin_rewording(said)
            )
        menu.addAction(icon("trash-2"), _("Verwijderen"), lambda: self.removed.emit(said))
        button.setMenu(menu)
        return button

    def _buttons(self) -> QWidget:
        comment = self.shown.comment
        reply = _quiet(_("Beantwoorden"), "corner-down-right", self.begin_reply)
        words, sign = (_("Heropenen"), "undo-2") if comment.solved else (_("Oplossen"), "check")
        solve = _quiet(words, sign, lambda: self.solved.emit(comment.id, not comment.solved))
        self._actions = QWidget()
        row = QHBoxLayout(self._actions)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(2))
        row.addWidget(reply)
        row.addWidget(solve)
        row.addStretch(1)
        return self._actions

    def _open(self, field: CommentField, given: Callable[[str], None]) -> None:
        self._close()
        self.field = field
        self._actions.hide()
        self._column.addWidget(field)
        field.given.connect(self._close)
        field.given.connect(given)
        field.given_up.connect(self._give_up)
        field.setFocus()

    def _give_up(self) -> None:
        self._close()
        self.setFocus()

    def _close(self) -> None:
        if self.field is not None:
            self._column.removeWidget(self.field)
            self.field.hide()
            self.field.deleteLater()
            self.field = None
            self._actions.show()


def spoken(shown: Shown) -> str:
    """What a screen reader says of a comment and its thread."""
    comment = shown.comment
    parts = [shown.about, f"{comment.author or _('Zonder naam')}: {comment.text}"]
    parts += [f"{one.author or _('Zonder naam')}: {one.text}" for one in comment.replies]
    if comment.solved:
        parts.append(_("Opgelost"))
    return ". ".join(parts)


def moment(at: dt.datetime) -> str:
    """The day and the time of `at` where the user is."""
    local = at.astimezone()
    return f"{show_date(local.date())} {local:%H:%M}"


def _quiet(words: str, sign: str, run: Callable[[], object]) -> QPushButton:
    button = QPushButton(icon(sign, "accent"), words)
    button.setProperty("role", "quiet")
    button.setCursor(Qt.CursorShape.ArrowCursor)
    button.clicked.connect(lambda _checked=False: run())
    return button
