"""Choosing a file that can be signed or checked."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from som_editor.i18n import _
from som_editor.use_cases.publishing import SIGNABLE


def ask_signed_file(parent: QWidget, title: str, chosen: Callable[[Path], None]) -> QFileDialog:
    """Ask for a Word file or PDF; `chosen` is called with its path."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    endings = " ".join(f"*{ending}" for ending in SIGNABLE)
    dialog.setNameFilters(
        [_("Word en PDF ({endings})").format(endings=endings), _("Alle bestanden (*)")]
    )
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
