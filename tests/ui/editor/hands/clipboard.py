"""Cutting, copying, pasting and dropping: plain text, what Word puts on a clipboard, our own."""

import hypothesis.strategies as st
from hypothesis.stateful import rule
from PySide6.QtCore import QMimeData

from tests.ui.editor.hands.hand import BLOCKS, PLACES, Hand

_PASTED = st.text("ab é😀\n\r\t\x00\ud83d", min_size=0, max_size=9)
_FORMATTED = (
    "<p class=MsoNormal><b>a</b><o:p></o:p></p>",
    "<h2 style='mso-style-next:Normal'>a b</h2><p class=MsoNormal>b&nbsp;a</p>",
    (
        "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>"
        "<![if !supportLists]><span style='mso-list:Ignore'>1.&nbsp;</span><![endif]>a</p>"
    ),
    "<ol><li>a</li><li>b<ol><li>a</li></ol></li></ol>",
    "<ul><li>a</li></ul>b",
    "<table><tr><td>a</td><td>b</td></tr></table>",
    "<p>a <a href='https://ab.nl'>b</a><br>a</p>",
    "<p></p>",
    "<p>&nbsp;</p>",
    "<ol start=4><li>vier<ul><li>punt</li></ul></li><li>vijf</li></ol>",
    "<blockquote><p>Reactie van een ouder:</p><p>Mag dat?<br>Ja</p></blockquote>",
    "<b style='font-weight:normal'><p>lijn 😀</p></b>",
)


class ClipboardHand(Hand):
    """Moves text and copies it, within the protocol and into it."""

    @rule(text=_PASTED)
    def paste(self, text: str) -> None:
        self.desk.paste(text)

    @rule(html=st.sampled_from(_FORMATTED))
    def paste_formatted(self, html: str) -> None:
        data = QMimeData()
        data.setHtml(html)
        data.setText("a b")
        self.desk.edit.insertFromMimeData(data)

    @rule()
    def cut(self) -> None:
        self.desk.edit.cut()

    @rule()
    def copy(self) -> None:
        with self.keeping_words(), self.keeping_ids():
            self.desk.edit.copy()

    @rule()
    def paste_what_was_copied(self) -> None:
        self.desk.edit.paste()

    @rule(first=BLOCKS, count=st.integers(1, 3), onto=BLOCKS)
    def move_by_cutting(self, first: int, count: int, onto: int) -> None:
        """Whole blocks cut and pasted before another one are the same blocks there."""
        ids = self.ids()
        stop = first + count
        if stop >= len(ids) or first <= onto <= stop or onto >= len(ids):
            return
        if not all(map(self.text_block, (first, stop, onto))):
            return
        with self.keeping_words(), self.keeping_ids():
            self.desk.put(ids[first], 0, to=(ids[stop], 0))
            self.desk.edit.cut()
            self.desk.put(ids[onto], 0)
            self.desk.edit.paste()

    @rule(position=PLACES, moves=st.booleans())
    def drop(self, position: int, moves: bool) -> None:
        edit = self.desk.edit
        last = edit.document().characterCount() - 1
        data = edit.createMimeDataFromSelection()
        edit.drop(data, min(position, last), moves=moves)
