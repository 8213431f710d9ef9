"""Which sections of the outline the user has folded, kept per document."""

from collections.abc import Set as AbstractSet
from pathlib import Path

from PySide6.QtCore import QSettings

from som_editor.core.document import BlockId, DocumentId


class FoldMemory:
    """Keeps what is folded in the file at `path`, beside the place of the window."""

    def __init__(self, path: Path) -> None:
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    def folded(self, document: DocumentId) -> frozenset[BlockId]:
        """The headings of the sections that are folded in `document`."""
        words = self._settings.value(_key(document), "")
        return frozenset(BlockId(block) for block in str(words or "").split())

    def remember(self, document: DocumentId, folded: AbstractSet[BlockId]) -> None:
        """From now on these are folded in `document`."""
        if folded:
            self._settings.setValue(_key(document), " ".join(sorted(folded)))
        else:
            self._settings.remove(_key(document))


def _key(document: DocumentId) -> str:
    return f"folded/{document}"
