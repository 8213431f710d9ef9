"""What the user does with comments: make, read, answer, solve, change, remove, go from one on."""

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCursor

from som_editor.core import comments as threads
from som_editor.core.anchors import anchor_on, anchored_words, moved_anchors, own_text
from som_editor.core.comments import Anchor, Comment, CommentId, Comments, Reply
from som_editor.core.document import Block, BlockId, Document
from som_editor.i18n import _
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.editor.comment_card import Shown
from som_editor.ui.editor.comment_marks import CommentMarks
from som_editor.ui.editor.comment_panel import CommentPanel
from som_editor.ui.editor.panes import Side
from som_editor.ui.editor.selected_text import pieces
from som_editor.ui.editor.sight import block_id, own_position, widget_offset
from som_editor.ui.editor.write_place import WritePlace
from som_editor.ui.session import Session
from som_editor.wording.places import Places, capitalised

_SOON_MS = 150
"""How long after a keystroke the panel follows; the marks on the page follow at once."""
_WALKED = (ActionId.PREVIOUS_COMMENT, ActionId.NEXT_COMMENT)


class Commenting(QObject):
    """Keeps page, panel and actions at the comments of the open text; `author` is who works."""

    told = Signal(str)

    def __init__(
        self, place: WritePlace, session: Session, actions: Actions, author: Callable[[], str]
    ) -> None:
        super().__init__(place)
        self._place, self._session, self._actions = place, session, actions
        self._author = author
        self._text = place.text
        self._current: CommentId | None = None
        self._new: Comment | None = None
        self._new_on: Document | None = None
        self.marks = CommentMarks(place.text)
        self.panel = CommentPanel(actions)
        place.inspector.add_page(_("Opmerkingen"), self.panel)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._show_panel)
        self._threads: object = None
        self._connect()
        self._open()

    def comments(self) -> Comments:
        """The comments on the open text, in its order."""
        kept = self._kept()
        return threads.in_text_order(kept, self._session.document) if kept else ()

    def refresh_actions(self, *, here: bool) -> None:
        """Allow what can be done now; nothing where the user is not `here`, in the text."""
        is_open = here and self._session.is_open
        self._actions.enable(ActionId.ADD_COMMENT, on=is_open and self._session.is_editable)
        self._actions.enable(ActionId.COMMENTS, on=is_open)
        self._actions.enable(*_WALKED, on=is_open and bool(self._walked()))

    # -- what the user asks -----------------------------------------------------------------

    def begin(self) -> None:
        """Let the user comment on the selected words, or on the block at the cursor."""
        if not self._session.is_editable:
            return
        anchor, words = self._selected()
        self._new_on = self._session.document
        self._new = threads.made_comment(
            anchor,
            words,
            id_=CommentId(self._session.new_id()),
            author=self._author(),
            at=self._session.clock(),
            text="",
        )
        self._show_page()
        self.panel.begin(self._shown(self._new, Places(self._session.document)).about)

    def show_panel(self) -> None:
        """Bring the user to the panel, at the comment under the cursor."""
        self._show_page()
        self.panel.take_focus()

    def go_to(self, comment: str) -> None:
        """Put the cursor where `comment` stands."""
        found = next((one for one in self.comments() if one.id == comment), None)
        if found is None:
            return
        self._become(found.id)
        anchor = found.anchor
        block = _block(self._session.document, anchor.block)
        if block is None:
            return
        self._place.panes.close_drawer()
        self._text.go_to(anchor.block)
        cursor = self._text.textCursor()
        cursor.setPosition(cursor.position() + widget_offset(block, anchor.start))
        self._text.setTextCursor(cursor)
        self._become(found.id)

    def step(self, step: int) -> None:
        """Go to the next comment that is shown (1), or the previous one (-1)."""
        walked = self._walked()
        order = {block.id: at for at, block in enumerate(self._session.document.blocks)}
        ids = [comment.id for comment in walked]
        if self._current in ids:
            place = ids.index(self._current) + step
        else:
            here = order.get(self._here(), 0)
            before = sum(order.get(comment.anchor.block, -1) < here for comment in walked)
            place = before if step > 0 else before - 1
        if 0 <= place < len(walked):
            self.go_to(walked[place].id)
        elif walked:
            last, first = _("Dit is de laatste opmerking."), _("Dit is de eerste opmerking.")
            self.told.emit(last if step > 0 else first)

    # -- inside -----------------------------------------------------------------------------

    def _kept(self) -> Comments:
        """The comments in the order in which they were made."""
        session = self._session
        return (session.draft or session.version).comments if session.is_open else ()

    def _connect(self) -> None:
        session, panel = self._session, self.panel
        session.opened.connect(self._open)
        session.edited.connect(self._follow)
        self._text.cursor_moved.connect(self._arrive)
        self.marks.chosen.connect(self._open_thread)
        panel.filtered.connect(self._show_panel)
        panel.made.connect(self._make)
        panel.given_up.connect(self._forget_new)
        panel.left.connect(self._leave)
        panel.chosen.connect(self.go_to)
        panel.replied.connect(self._reply)
        panel.reworded.connect(self._reword)
        panel.solved.connect(self._solve)
        panel.removed.connect(self._remove)
        for action, slot in (
            (ActionId.ADD_COMMENT, self.begin),
            (ActionId.COMMENTS, self.show_panel),
            (ActionId.PREVIOUS_COMMENT, lambda: self.step(-1)),
            (ActionId.NEXT_COMMENT, lambda: self.step(1)),
        ):
            self._actions[action].triggered.connect(lambda _on=False, slot=slot: slot())

    def _open(self) -> None:
        self._current = None
        self._new = self._new_on = None
        self._show_marks()
        self._show_panel()
        self.refresh_actions(here=self._place.isVisible())

    def _follow(self, _travelled: bool) -> None:
        """The text or its comments are others now."""
        if self._new is not None and self._new_on is not None:
            (self._new,) = moved_anchors(self._new_on, self._session.document, (self._new,))
            self._new_on = self._session.document
        self._show_marks()
        if self._threads == [_thread(one) for one in self._kept()]:
            self._soon.start(_SOON_MS)
        else:
            self._show_panel()
            self.refresh_actions(here=self._place.isVisible())

    def _show_marks(self) -> None:
        self.marks.show(self._kept(), self._current)

    def _show_panel(self) -> None:
        self._soon.stop()
        every = self.comments()
        self._threads = [_thread(one) for one in self._kept()]
        count = sum(not one.solved for one in every)
        wanted = [one for one in every if self.panel.shows_solved or not one.solved]
        places = Places(self._session.document) if wanted else None
        shown = [self._shown(one, places) for one in wanted if places]
        self.panel.show_comments(shown, count=count, solved=len(every) - count)
        words = _("Opmerkingen")
        self._place.inspector.rename_page(self.panel, f"{words}  {count}" if count else words)
        self.panel.mark_current(self._current)

    def _shown(self, comment: Comment, places: Places) -> Shown:
        block = _block(self._session.document, comment.anchor.block)
        words = comment.words
        if block is not None and comment.lost is None:
            words = anchored_words(block, comment.anchor) or comment.words
        place = capitalised(places.name(block.id)) if block is not None else ""
        return Shown(_thread(comment), place, words, self._author(), self._session.is_editable)

    def _walked(self) -> list[Comment]:
        return [one for one in self.comments() if self.panel.shows_solved or not one.solved]

    def _here(self) -> BlockId:
        return block_id(self._text.textCursor().block())

    def _arrive(self) -> None:
        """The comment whose words the cursor stands in is the current one."""
        if not self._session.is_open:
            return
        here = self._here()
        there = [one for one in self._kept() if one.anchor.block == here and not one.solved]
        if not there:
            self._become(None)
            return
        block = _block(self._session.document, here)
        at = own_position(block, self._text.textCursor().positionInBlock()) if block else 0
        inside = [one for one in there if one.anchor.start <= at <= one.anchor.stop]
        if not any(one.id == self._current for one in inside):
            whole = [one for one in there if one.anchor.is_whole_block]
            self._become(next((one.id for one in [*inside, *whole]), None))

    def _become(self, comment: CommentId | None) -> None:
        if comment != self._current:
            self._current = comment
            self._show_marks()
            self.panel.mark_current(comment)

    def _open_thread(self, comment: str) -> None:
        self.go_to(comment)
        self._show_page()

    def _show_page(self) -> None:
        self._place.panes.show_side(Side.INSPECTOR)
        self._place.inspector.show_page(self.panel)

    def _leave(self) -> None:
        self._place.panes.close_drawer()
        self._text.setFocus()

    def _forget_new(self) -> None:
        self._new = self._new_on = None
        self._leave()

    def _selected(self) -> tuple[Anchor, str]:
        """What is selected in the first block of the selection that has some, else that block."""
        cursor: QTextCursor = self._text.textCursor()
        document = self._session.document
        for piece in pieces(cursor):
            block = _block(document, block_id(piece.block))
            if block is not None and piece.start < piece.stop:
                start, stop = own_position(block, piece.start), own_position(block, piece.stop)
                text = own_text(block)
                while start < stop and text[start].isspace():
                    start += 1
                while start < stop and text[stop - 1].isspace():
                    stop -= 1
                anchor = anchor_on(block, start, stop)
                return anchor, anchored_words(block, anchor)
        return Anchor(self._here()), ""

    # -- changes ----------------------------------------------------------------------------

    def _make(self, text: str) -> None:
        made = self._new
        self._new = self._new_on = None
        if made is None:
            return
        made = msgspec.structs.replace(made, text=text)
        self._change((*self.comments(), made), _("opmerking maken"))
        self._become(made.id)
        self._leave()

    def _reply(self, comment: str, text: str) -> None:
        reply = Reply(
            CommentId(self._session.new_id()), self._author(), self._session.clock(), text
        )
        answered = threads.reply_to(self.comments(), CommentId(comment), reply)
        self._change(answered, _("opmerking beantwoorden"))
        self.panel.take_focus()

    def _reword(self, said: str, text: str) -> None:
        changed = threads.reworded(self.comments(), CommentId(said), text)
        self._change(changed, _("opmerking wijzigen"))

    def _solve(self, comment: str, solved: bool) -> None:
        changed = threads.set_solved(self.comments(), CommentId(comment), solved=solved)
        self._change(changed, _("opmerking oplossen") if solved else _("opmerking heropenen"))
        self.panel.take_focus()

    def _remove(self, said: str) -> None:
        kept = threads.without(self.comments(), CommentId(said))
        self._change(kept, _("opmerking verwijderen"))
        self.panel.take_focus()

    def _change(self, comments: Comments, label: str) -> None:
        self._session.edit_draft(label, comments=comments)


def _thread(comment: Comment) -> Comment:
    """`comment` wherever in its block it stands: typing before it changes nothing of it."""
    return msgspec.structs.replace(comment, anchor=Anchor(comment.anchor.block))


def _block(document: Document, block: BlockId) -> Block | None:
    return next((one for one in document.blocks if one.id == block), None)
