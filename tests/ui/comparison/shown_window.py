"""A program with both samples side by side, for whoever reads it from outside.

`python -m tests.ui.comparison.shown_window LIBRARY SETTINGS`
"""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from som_editor.i18n import use_language
from som_editor.library import open_library
from som_editor.ui.actions import ActionId
from som_editor.ui.jobs import Jobs
from som_editor.ui.main_window import MainWindow
from som_editor.ui.preferences import Preferences
from som_editor.ui.session import Session
from som_editor.ui.theme import apply_theme
from som_editor.use_cases.samples import add_samples
from som_editor.use_cases.surroundings import new_id, now


def main(location: str, settings: str) -> int:
    """Show the window until it is closed."""
    use_language("nl")
    application = QApplication(["som-editor"])
    application.setApplicationName("SOM Editor")
    apply_theme(application, "light")
    jobs = Jobs()
    with open_library(location) as library:
        add_samples(library, now=now(), new_id=new_id)
        versions = [library.latest(listing.id) for listing in library.documents()]
        session = Session(library, now, new_id)
        session.open(
            next(
                version.document_id
                for version in versions
                if version is not None and not version.standing.reconstruction
            )
        )
        window = MainWindow(session, jobs, Preferences(Path(settings)))
        window.show()
        window.table[ActionId.COMPARE].trigger()
        return application.exec()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
