"""Choosing a file to compare with, and a place for the comparison; never in the way of the rest."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from som_editor.i18n import _


def choose_file(parent: QWidget, chosen: Callable[[Path], None]) -> QFileDialog:
    """Ask for a document; `chosen` is called with its path."""
    dialog = QFileDialog(parent, _("Bestand kiezen"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _opened(dialog, chosen)


def choose_target(parent: QWidget, name: str, chosen: Callable[[Path], None]) -> QFileDialog:
    """Ask where to write an HTML page, with `name` proposed; `chosen` is called with the path."""
    dialog = QFileDialog(parent, _("Vergelijking opslaan"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(_("Webpagina (*.html)"))
    dialog.setDefaultSuffix("html")
    dialog.selectFile(name)
    return _opened(dialog, chosen)


def file_name(title: str) -> str:
    """`title` as the name of a file that every system takes."""
    kept = "".join(" " if character in '<>:"/\\|?*' else character for character in title)
    return " ".join(kept.split())[:120]


def _opened(dialog: QFileDialog, chosen: Callable[[Path], None]) -> QFileDialog:
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
