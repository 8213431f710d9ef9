"""Choosing a file to compare with, and a place for what is made; never in the way of the rest."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from som_editor.i18n import _
from som_editor.readers import READABLE


def choose_file(parent: QWidget, chosen: Callable[[Path], None]) -> QFileDialog:
    """Ask for a document; `chosen` is called with its path."""
    dialog = QFileDialog(parent, _("Bestand kiezen"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    endings = " ".join(f"*{ending}" for ending in READABLE)
    readable = _("Documenten ({endings})").format(endings=endings)
    dialog.setNameFilters([readable, _("Alle bestanden (*)")])
    return _opened(dialog, chosen)


def choose_target(
    parent: QWidget, name: str, kind: str, chosen: Callable[[Path], None]
) -> QFileDialog:
    """Ask where to write a `kind` of file, with `name` proposed; `chosen` gets the path."""
    ending = Path(name).suffix
    dialog = QFileDialog(parent, _("Opslaan als"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(f"{kind} (*{ending})")
    dialog.setDefaultSuffix(ending)
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
