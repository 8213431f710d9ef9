"""Which keys change a text, and which are the window's."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

Standard = QKeySequence.StandardKey

SPLITTING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
LEVELS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
STRUCTURAL = (*SPLITTING, *LEVELS, Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
"""Keys that may change which blocks there are, or what they are."""
_CUTTING = (
    Standard.Paste,
    Standard.Cut,
    Standard.DeleteEndOfLine,
    Standard.DeleteEndOfWord,
    Standard.DeleteStartOfWord,
    Standard.DeleteCompleteLine,
    Standard.InsertLineSeparator,
)
"""Keys that change the text without writing a character."""
_TRAVEL = (Standard.Undo, Standard.Redo)
"""Keys that Qt's text widgets would swallow, and that are actions of the window."""


def changes_text(event: QKeyEvent) -> bool:
    """Whether the key of `event` changes the text it is pressed in."""
    if event.key() in STRUCTURAL or any(event.matches(key) for key in _CUTTING):
        return True
    held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
    if held == Qt.KeyboardModifier.ControlModifier:
        return False
    return event.text() == "\t" or bool(event.text() and event.text().isprintable())


def is_clipboard_key(event: QKeyEvent) -> bool:
    """Whether the key of `event` cuts or pastes."""
    return event.matches(Standard.Cut) or event.matches(Standard.Paste)


def is_structural(event: QKeyEvent) -> bool:
    """Whether the key of `event` may change which blocks there are, or what they are."""
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return event.key() in STRUCTURAL and not event.modifiers() & held


def travels(event: QEvent) -> bool:
    """Whether `event` is a key for undo or redo."""
    return isinstance(event, QKeyEvent) and any(event.matches(key) for key in _TRAVEL)


def claims_travel(event: QEvent) -> bool:
    """Whether `event` asks a text widget if it wants a key for undo or redo for itself."""
    return event.type() == QEvent.Type.ShortcutOverride and travels(event)


def is_for_window(event: QEvent) -> bool:
    """Whether `event` asks a text for a key that the window has an action for: undo, links.

    Qt's texts would take Ctrl+K for themselves, to delete the rest of a line.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return travels(event) or (control and event.key() == Qt.Key.Key_K)
