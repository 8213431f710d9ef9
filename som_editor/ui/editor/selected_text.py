"""The text of a selection as it is copied: fields with their values, no characters of the view."""

from PySide6.QtGui import QTextCursor

from som_editor.ui.editor.block_formats import LINE, OBJECT, SHOWN


def selected_text(cursor: QTextCursor) -> str:
    """What `cursor` has selected, a line each block."""
    lines = []
    block = cursor.document().findBlock(cursor.selectionStart())
    while block.isValid() and block.position() <= cursor.selectionEnd():
        parts = []
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            start = max(cursor.selectionStart() - fragment.position(), 0)
            stop = min(cursor.selectionEnd() - fragment.position(), fragment.length())
            if start < stop:
                shown = str(fragment.charFormat().property(SHOWN) or "")
                units = fragment.text().encode("utf-16-le")[2 * start : 2 * stop]
                text = units.decode("utf-16-le", "ignore").replace(OBJECT, shown)
                parts.append(text.replace(LINE, "\n"))
            iterator += 1
        lines.append("".join(parts))
        block = block.next()
    return "\n".join(lines)
