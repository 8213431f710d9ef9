"""The program with its window: starts it, keeps it across a change of language, and ends it."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from som_editor import __version__
from som_editor.core.errors import SomError
from som_editor.i18n import _, use_language
from som_editor.library import Library, open_library
from som_editor.settings import Settings, library_location, settings_path
from som_editor.ui.collecting import Collecting
from som_editor.ui.icons import program_icon
from som_editor.ui.jobs import Jobs
from som_editor.ui.last_resort import LastResort
from som_editor.ui.library_problem import LibraryQuestion
from som_editor.ui.main_window import MainWindow
from som_editor.ui.preferences import Preferences
from som_editor.ui.session import Session
from som_editor.ui.style import FocusRing
from som_editor.ui.theme import Wardrobe
from som_editor.use_cases.samples import add_samples
from som_editor.use_cases.surroundings import new_id, now

WRONG = 2
"""The exit code where no window can be opened."""


def run(library: str = "", *, language: str = "", with_samples: bool = False) -> int:
    """Open the window on `library` (the user's own when empty) and stay until it is closed.

    `with_samples` adds the two sample protocols first, where they are not there yet.
    """
    preferences = Preferences(settings_path())
    use_language(language or preferences.settings.language)
    if not _has_display():
        print(  # noqa: T201 -- there is no window to say it in
            _("Er is geen scherm voor het venster; gebruik ‘som-editor demo --output MAP’."),
            file=sys.stderr,
        )
        return WRONG
    application = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(application, QApplication):
        return WRONG
    program = Program(application, preferences, with_samples=with_samples)
    program.start(library or library_location(preferences.settings))
    code = application.exec()
    program.end()
    return code


class Program(QObject):
    """What outlives a window: library, session, jobs and settings."""

    def __init__(
        self, application: QApplication, preferences: Preferences, *, with_samples: bool = False
    ) -> None:
        super().__init__(application)
        self._application = application
        self._preferences = preferences
        self._with_samples = with_samples
        self.question: LibraryQuestion | None = None
        self._session: Session | None = None
        self.window: MainWindow | None = None
        self._jobs = Jobs(self)
        self._translator = QTranslator(self)
        self._last_resort = LastResort(self._save)
        self._collecting = Collecting(self)
        settings = preferences.settings
        application.setApplicationName("SOM Editor")
        application.setApplicationVersion(__version__)
        application.setWindowIcon(program_icon())
        self._wardrobe = Wardrobe(application, settings.theme, settings.text_scale / 100)
        self._ring = FocusRing(application)
        for follower in (self._wardrobe, self._ring):
            follower.setParent(self)
        preferences.changed.connect(self._follow)

    def start(self, location: str) -> None:
        """Open the window on the library at `location`; where that cannot be, ask for another."""
        self._last_resort.install()
        self._collecting.take_over()
        self._translate()
        try:
            library = open_library(location)
            if self._with_samples:
                add_samples(library, now=now(), new_id=new_id)
        except SomError as error:
            self._ask(error)
            return
        self._session = Session(library, now, new_id, self)
        self._show_window()
        if self.window is not None and not self._preferences.settings.welcomed:
            self.window.program.show_profile()

    def end(self) -> None:
        """Store what is left, stop what is under way, let go of the library."""
        self._save()
        self._jobs.close()
        self._last_resort.remove()
        self._collecting.give_back()
        if self._session is not None:
            self._session.library.close()

    @property
    def library(self) -> Library | None:
        """The library that is open."""
        return self._session.library if self._session else None

    @property
    def is_busy(self) -> bool:
        """Whether something is under way in the background."""
        return self._jobs.is_busy

    def _ask(self, error: SomError) -> None:
        self.question = LibraryQuestion(error)
        self.question.chosen.connect(self._choose)
        self.question.open()

    def _choose(self, path: Path) -> None:
        self._preferences.change(library=str(path))
        self.start(str(path))

    def _show_window(self) -> None:
        """A new window in the place of the one that is there, if any."""
        if self._session is None:
            return
        before = self.window
        self.window = MainWindow(self._session, self._jobs, self._preferences)
        if before is not None:
            self.window.take_over_from(before)
        self.window.show()
        if before is not None:
            before.retire()

    def _follow(self, before: Settings) -> None:
        """Do what a change of the settings asks for."""
        settings = self._preferences.settings
        scale = settings.text_scale / 100
        if (settings.theme, settings.text_scale) != (before.theme, before.text_scale):
            self._wardrobe.choose(settings.theme, scale)
        if settings.language != before.language:
            use_language(settings.language)
            self._translate()
        if (settings.language, settings.text_scale) != (before.language, before.text_scale):
            self._jobs.cancel()
            self._show_window()

    def _translate(self) -> None:
        """Have Qt's own words in the language in use."""
        self._application.removeTranslator(self._translator)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{self._preferences.settings.language}", folder):
            self._application.installTranslator(self._translator)

    def _save(self) -> None:
        if self._session is not None:
            self._session.save()


def _has_display() -> bool:
    """Whether a window can be shown; without this look, Qt would abort the process."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
