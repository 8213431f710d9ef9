"""What happens when the program has a bug: the text is kept, and the bug is told once."""

import logging
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QMessageBox

from som_editor import __version__
from som_editor.i18n import _

_LOG = logging.getLogger(__name__)


class LastResort(QObject):
    """Catches what nobody else does, after `keep` has stored the draft."""

    def __init__(self, keep: Callable[[], None]) -> None:
        super().__init__()
        self._keep = keep
        self._told: set[str] = set()
        self.box: QMessageBox | None = None

    def install(self) -> None:
        """Watch from now on."""
        sys.excepthook = self._catch

    def remove(self) -> None:
        """Leave errors to Python again."""
        sys.excepthook = sys.__excepthook__

    def _catch(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        _LOG.error("unexpected error", exc_info=(kind, error, trace))
        self._keep()
        report = "".join(traceback.format_exception(kind, error, trace))
        if report not in self._told:
            self._told.add(report)
            self._tell(report)

    def _tell(self, report: str) -> None:
        box = QMessageBox(QApplication.activeWindow())
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("SOM Editor")
        box.setText(_("Er zit een fout in SOM Editor {version}.").format(version=__version__))
        box.setInformativeText(
            _("Je tekst is bewaard. Kopieer de melding en stuur die naar de beheerder.")
        )
        box.setDetailedText(f"SOM Editor {__version__}\n{report}")
        copy = box.addButton(_("Melding kopiëren"), QMessageBox.ButtonRole.ActionRole)
        box.addButton(_("Verder werken"), QMessageBox.ButtonRole.AcceptRole)
        copy.clicked.connect(lambda: QApplication.clipboard().setText(box.detailedText()))
        self.box = box
        box.open()
