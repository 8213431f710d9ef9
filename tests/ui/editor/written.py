"""A protocol with every kind of block, and a desk to write it at: the widget and its history."""

import itertools
from collections.abc import Iterator

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QApplication

from som_editor.core.document import (
    Automatic,
    Block,
    BlockId,
    Break,
    Cell,
    CellId,
    Digest,
    Document,
    DocumentId,
    Field,
    Image,
    Mark,
    Reference,
    Role,
    Row,
    RowId,
    Table,
    Text,
    TextBlock,
    text_blocks,
)
from som_editor.core.history import History
from som_editor.core.shown import Reader
from som_editor.ui.editor.block_formats import ID, KIND, LINE, OBJECT, SHOWN, kind_of
from som_editor.ui.editor.block_text import chip_words, read_text
from som_editor.ui.editor.protocol_edit import ProtocolEdit
from som_editor.ui.editor.shown_lines import Setting

Modifier = Qt.KeyboardModifier
_BOLD = frozenset({Mark.BOLD})


def paragraph(name: str, *inlines: Text | Field | Reference | Break) -> TextBlock:
    return TextBlock(BlockId(name), Role.PARAGRAPH, inlines)


def guideline(name: str, words: str, level: int = 1) -> TextBlock:
    return TextBlock(BlockId(name), Role.GUIDELINE, (Text(words),), level, Automatic())


def heading(name: str, words: str, level: int = 1) -> TextBlock:
    return TextBlock(BlockId(name), Role.HEADING, (Text(words),), level)


def small_protocol() -> Document:
    """Every kind of block and inline, in as few words as that takes."""
    cells = (
        Cell(CellId("c1"), (paragraph("c1p", Text("wie")),)),
        Cell(CellId("c2"), (paragraph("c2p", Text("wat")),)),
    )
    blocks: tuple[Block, ...] = (
        paragraph("inleiding", Text("Dit "), Text("geldt", _BOLD), Text(" hier 😀 ook.")),
        heading("regels", "Regels"),
        TextBlock(
            BlockId("een"),
            Role.GUIDELINE,
            (Text("Wie bij "), Field("organisatie"), Text(" werkt")),
            1,
            Automatic(),
        ),
        guideline("deel", "deelt mee", 2),
        guideline("twee", "zwijgt"),
        TextBlock(BlockId("punt"), Role.BULLET, (Text("een"), Break(), Text("punt"))),
        Table(BlockId("tabel"), (Row(RowId("r1"), cells),), "Taken"),
        heading("slot", "Slot", 2),
        TextBlock(BlockId("citaat"), Role.QUOTE, (Text("Mag dat?"),), speaker="Reactie:"),
        paragraph("zie", Text("Zie richtlijn "), Reference(BlockId("twee")), Text(".")),
        TextBlock(BlockId("noot"), Role.NOTE, (Text("noot"),)),
        Image(BlockId("beeld"), Digest("0" * 64), "image/png", "een scherm"),
        paragraph("eind", Text("Einde", _BOLD)),
    )
    return Document(
        DocumentId("proef"), blocks=blocks, fields=(("organisatie", "Stichting Proef"),)
    )


class Desk:
    """The widget over a document, with the history that a session keeps of it."""

    def __init__(self, document: Document) -> None:
        numbers = itertools.count(1)
        self.new_id = lambda: f"nieuw-{next(numbers)}"
        self.edit = ProtocolEdit(self.new_id)
        self.edit.resize(700, 500)
        self.refusals: list[str] = []
        self.labels: list[str] = []
        self.edit.refused.connect(self.refusals.append)
        self.edit.edited.connect(self._record)
        self.history = History(document)
        self.edit.show_document(document)

    @property
    def document(self) -> Document:
        return self.history.present

    def _record(self, document: Document, label: str, group: str) -> None:
        self.labels.append(label)
        self.history = self.history.record(document, label, group)

    def undo(self) -> None:
        self.history = self.history.undo()
        self.edit.show_change(self.document, follow=True)

    def redo(self) -> None:
        self.history = self.history.redo()
        self.edit.show_change(self.document, follow=True)

    def change(self, document: Document) -> None:
        """A change from elsewhere: the outline, the inspector."""
        self.history = self.history.record(document, "elders")
        self.edit.show_change(self.document)

    # -- what a hand does -------------------------------------------------------------------

    def place(self, position: int, anchor: int | None = None) -> None:
        """Put the cursor at `position` of the whole text, selecting from `anchor`."""
        last = self.edit.document().characterCount() - 1
        cursor = self.edit.textCursor()
        cursor.setPosition(min(position if anchor is None else anchor, last))
        cursor.setPosition(min(position, last), QTextCursor.MoveMode.KeepAnchor)
        self.edit.setTextCursor(cursor)

    def put(self, block: str, offset: int = 0, *, to: tuple[str, int] | None = None) -> None:
        """Put the cursor into `block`, selecting up to `to`; -1 is the end of a block."""
        start = self.position(block, offset)
        if to is None:
            self.place(start)
        else:
            self.place(self.position(*to), start)

    def press(
        self,
        key: Qt.Key,
        text: str = "",
        modifiers: Qt.KeyboardModifier = Modifier.NoModifier,
    ) -> None:
        event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)
        QApplication.sendEvent(self.edit, event)

    def type(self, text: str) -> None:
        for character in text:
            self.press(Qt.Key.Key_unknown, character)

    def compose(self, text: str, preedit: str = "") -> None:
        event = QInputMethodEvent(preedit, [])
        QApplication.sendEvent(self.edit, event)
        event = QInputMethodEvent("", [])
        event.setCommitString(text)
        QApplication.sendEvent(self.edit, event)

    def paste(self, text: str) -> None:
        data = QMimeData()
        data.setText(text)
        self.edit.insertFromMimeData(data)

    def paste_html(self, html: str) -> None:
        data = QMimeData()
        data.setHtml(html)
        self.edit.insertFromMimeData(data)

    # -- what can be seen -------------------------------------------------------------------

    def block(self, name: str) -> Block:
        return next(block for block in self.document.blocks if block.id == name)

    def texts(self) -> list[str]:
        """The text of each block as the widget shows it."""
        return [text for text, _id, _kind in self._lines()]

    def cursor_at(self) -> tuple[str, int]:
        """The block that the cursor stands in, and where in it."""
        return self.edit.current_block().id, self.edit.textCursor().positionInBlock()

    def check(self) -> None:
        """The widget shows the model, to the last character, id and format."""
        document = self.document
        assert all(self.labels), "every change has a name for undo"
        assert self.edit.protocol() is document
        ids = every_id(document)
        assert len(set(ids)) == len(ids)
        if not document.blocks:
            assert self.texts() == [""]
            return
        self._check_lines(list(shown_blocks(document)))

    def _check_lines(self, expected: list[tuple[str, Block | None, Setting]]) -> None:
        """Each block of the widget is the one that is expected; None is a spare line."""
        qt_block = self.edit.document().begin()
        reader = Reader(self.document)
        for name, block, setting in expected:
            assert qt_block.isValid(), f"{name} is not shown"
            form = qt_block.blockFormat()
            if block is None:
                assert qt_block.text() == ""
                qt_block = qt_block.next()
                continue
            assert form.property(ID) == name
            assert form.property(KIND) == kind_of(block, setting)
            if isinstance(block, TextBlock):
                assert qt_block.text() == text_in_widget(block)
                read = read_text(qt_block, block.role)
                assert (read.speaker, read.inlines) == (block.speaker, block.inlines)
                assert read.clean
                assert read.chips == chip_words(block.inlines, reader)
                assert shown_words(qt_block) == words_in_chips(block, reader)
                "".join(text.text for text in block.inlines if isinstance(text, Text)).encode()
            qt_block = qt_block.next()
        assert not qt_block.isValid(), f"{qt_block.text()} is shown too"

    def _lines(self) -> list[tuple[str, object, object]]:
        result = []
        qt_block = self.edit.document().begin()
        while qt_block.isValid():
            form = qt_block.blockFormat()
            result.append((qt_block.text(), form.property(ID), form.property(KIND)))
            qt_block = qt_block.next()
        return result

    def position(self, block: str, offset: int) -> int:
        qt_block = self.edit.document().begin()
        while qt_block.blockFormat().property(ID) != block:
            qt_block = qt_block.next()
            assert qt_block.isValid(), f"no block {block}"
        return qt_block.position() + (qt_block.length() - 1 if offset < 0 else offset)


def every_id(document: Document) -> list[str]:
    """The ids of all blocks, rows and cells, and of the blocks in cells."""
    ids: list[str] = []
    for block in document.blocks:
        ids.append(block.id)
        if isinstance(block, Table):
            for row in block.rows:
                ids += [row.id, *(cell.id for cell in row.cells)]
            ids += [text.id for text in text_blocks(block)]
    return ids


def shown_blocks(document: Document) -> Iterator[tuple[str, Block | None, Setting]]:
    """What the widget has to show, line by line: the id, what it is, and where it stands."""
    for block in document.blocks:
        if not isinstance(block, Table):
            yield block.id, block, Setting.PAGE
            continue
        words = (Text(block.caption),) if block.caption else ()
        yield block.id, paragraph(block.id, *words), Setting.CAPTION
        for number, row in enumerate(block.rows):
            setting = Setting.HEADER if number < block.header_rows else Setting.CELL
            for cell in row.cells:
                for text in cell.blocks:
                    yield text.id, text, setting
                if not cell.blocks:
                    yield "", None, setting
    if document.blocks and isinstance(document.blocks[-1], Table):
        yield "", None, Setting.PAGE


def shown_words(qt_block: QTextBlock) -> list[str]:
    """The words in the chips of a block: what its fields and references show."""
    result = []
    iterator = qt_block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        shown = fragment.charFormat().property(SHOWN)
        result += [str(shown)] * fragment.text().count(OBJECT)
        iterator += 1
    return result


def words_in_chips(block: TextBlock, reader: Reader) -> list[str]:
    """The words that the chips of `block` have to show."""
    return [
        words.strip("{}")
        for inline, words in zip(block.inlines, reader.words(block.inlines), strict=True)
        if isinstance(inline, Field | Reference)
    ]


def text_in_widget(block: TextBlock) -> str:
    """The characters that the widget holds for `block`."""
    parts = [block.speaker + LINE] if block.speaker else []
    for inline in block.inlines:
        match inline:
            case Text(text=text):
                parts.append(text)
            case Break():
                parts.append(LINE)
            case _:
                parts.append(OBJECT)
    return "".join(parts)
