"""The user's settings while the program runs: told when they change, and kept at once."""

from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal

from som_editor.settings import Settings, load_settings, save_settings


class Preferences(QObject):
    """Holds the settings of the file at `path`."""

    changed = Signal(object)
    """The settings are others now; carries those before."""
    not_kept = Signal(str)
    """The settings hold for now, but could not be written; carries the system's words."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._settings = load_settings(path)

    @property
    def settings(self) -> Settings:
        """The settings as they are now."""
        return self._settings

    def beside(self, name: str) -> Path:
        """The file `name` in the folder of the settings, for what the window remembers itself."""
        return self._path.with_name(name)

    def change(self, **fields: object) -> None:
        """Set `fields` of the settings, keep them, and tell."""
        before = self._settings
        self._settings = msgspec.structs.replace(before, **fields)
        if self._settings == before:
            return
        try:
            save_settings(self._settings, self._path)
        except OSError as error:
            self.not_kept.emit(error.strerror or str(error))
        self.changed.emit(before)
