from collections.abc import Iterator

import pytest
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from som_editor.core.document import NewId
from som_editor.core.version import Version
from som_editor.ui.editor import protocol_view
from som_editor.ui.editor.page import visible_blocks
from som_editor.ui.editor.protocol_edit import ProtocolEdit


def test_the_first_painting_knows_all_blocks_in_sight(
    qtbot: QtBot, adaptation: Version, new_id: NewId, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[int]] = []

    def watched(edit: QTextEdit) -> Iterator[QTextBlock]:
        blocks = list(visible_blocks(edit))
        seen.append([block.blockNumber() for block in blocks])
        return iter(blocks)

    monkeypatch.setattr(protocol_view, "visible_blocks", watched)
    edit = ProtocolEdit(new_id)
    qtbot.addWidget(edit)
    edit.resize(900, 720)
    edit.show_document(adaptation.document)
    edit.show()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0][:5] == [0, 1, 2, 3, 4]


def test_scrolling_brings_other_blocks_in_sight(
    qtbot: QtBot, adaptation: Version, new_id: NewId
) -> None:
    edit = ProtocolEdit(new_id)
    qtbot.addWidget(edit)
    edit.resize(900, 400)
    edit.show_document(adaptation.document)
    edit.show()
    qtbot.waitExposed(edit)
    edit.verticalScrollBar().setValue(edit.verticalScrollBar().maximum())
    last = [block.blockNumber() for block in visible_blocks(edit)]
    assert last[-1] == len(adaptation.document.blocks) - 1
    assert last[0] > 5
