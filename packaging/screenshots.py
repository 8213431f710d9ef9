"""Makes the pictures of the window in resources/help: the real protocol, light, dark and large.

    .venv/bin/python packaging/screenshots.py [FOLDER [NAME…]]

With a FOLDER it makes more of them, to be looked at. Nothing of the user's own is touched: library
and settings live in a folder that is thrown away.
"""

import datetime as dt
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))

from som_editor.core.document import Block, Document, DocumentId, is_heading  # noqa: E402 -- the path comes first
from som_editor.library import Library  # noqa: E402

CLOCK = dt.datetime(2026, 11, 20, 9, 42, tzinfo=dt.UTC)
"""Pictures made again tomorrow differ only where the program does."""

PATIENCE_MS = 8000

ADAPTATION, UPSTREAM = "som-social", "Social Media"
"""How the titles of the samples begin."""


class Shot(NamedTuple):
    """One picture: its name, the theme, the size of the window, the text scale, what is shown.

    What is not in the help pages is there to be looked at.
    """

    name: str
    theme: str
    size: tuple[int, int]
    scale: int
    show: Callable[["Stage"], None]
    in_help: bool = True


class Stage:
    """A program with a window on a library that holds the samples."""

    def __init__(self, folder: Path) -> None:
        from PySide6.QtWidgets import QApplication

        from som_editor.settings import Identity
        from som_editor.ui import application as program
        from som_editor.ui.preferences import Preferences

        program.now = lambda: CLOCK  # type: ignore[attr-defined]
        self.application = QApplication(["screenshots"])
        self.preferences = Preferences(folder / "settings.toml")
        self.preferences.change(
            identity=Identity("", "beleidsmedewerker"), organisation="Stichting SOM", welcomed=True
        )
        self.program = program.Program(self.application, self.preferences, with_samples=True)
        self.program.start(str(folder / "protocollen.somlib"))

    @property
    def window(self) -> Any:
        """The window as it is now; a change of size of the text makes another one."""
        return self.program.window

    def settle(self, until: Callable[[], bool] = lambda: True) -> None:
        """Let the window finish its work."""
        from PySide6.QtTest import QTest

        waited = 0
        while waited < PATIENCE_MS:
            QTest.qWait(50)
            waited += 50
            if until() and waited >= 1000:
                return
        raise SystemExit("the window does not come to rest")

    @property
    def library(self) -> Library:
        """The library that the window stands on."""
        library = self.program.library
        if library is None:
            raise SystemExit("the library does not open")
        return library

    def document(self, title: str) -> DocumentId:
        """The id of the protocol whose title begins with `title`."""
        listings = self.library.documents()
        return next(listing.id for listing in listings if listing.title.startswith(title))


def start(stage: Stage) -> None:
    """All protocols."""
    from som_editor.ui.header import Place

    stage.window.go_to(Place.START)


def write(stage: Stage) -> None:
    """SOM 3.0 in the editor, at its first guideline."""
    stage.window.open_document(stage.document(ADAPTATION))
    version = stage.library.latest(stage.document(ADAPTATION))
    blocks = version.document.blocks if version else ()
    heading = next(block for block in blocks if is_heading(block))
    stage.window.edit_block(heading.id)


def compare(stage: Stage) -> None:
    """SOM 3.0 beside the reconstructed original, at the first change of the text."""
    from som_editor.ui.actions import ActionId

    stage.window.open_document(stage.document(ADAPTATION))
    library = stage.library
    old = library.latest(stage.document(UPSTREAM))
    new = library.latest(stage.document(ADAPTATION))
    stage.window.compare_versions(old, new)
    stage.settle(lambda: not stage.program.is_busy)
    for _change_of_the_cover in range(4):
        stage.window.table[ActionId.NEXT_CHANGE].trigger()


def compare_without_renames(stage: Stage) -> None:
    """The same with the renames counted as changes."""
    compare(stage)
    stage.window.compare.panel.renames.switched.emit(0, False)
    stage.settle(lambda: not stage.program.is_busy)


def compare_restructured(stage: Stage) -> None:
    """SOM 3.0 against itself with guidelines merged, dropped, moved and turned to bullets."""
    from tests.core.restructured import restructured

    _compare_with_file(stage, restructured)


def compare_table(stage: Stage) -> None:
    """A table that a row and a column were put into, and of which a cell changed."""
    from som_editor.core.document import Document
    from tests.build import table

    rows = [
        ["Rol", "Taak", "Termijn"],
        ["Leraar", "Meldt wat hij ziet bij de directeur", "Dezelfde dag"],
        ["Directeur", "Spreekt met de betrokkene", "Een week"],
        ["Bestuur", "Beslist over een maatregel", "Vier weken"],
    ]
    more = [
        ["Rol", "Taak", "Legt vast in", "Termijn"],
        ["Leraar", "Meldt wat hij ziet bij de directeur", "Mail", "Dezelfde dag"],
        ["Vertrouwenspersoon", "Luistert en geeft raad", "Niets", "Twee dagen"],
        ["Directeur", "Spreekt met de betrokkene", "Dossier", "Een week"],
        ["Bestuur", "Beslist over een maatregel", "Besluitenlijst", "Zes weken"],
    ]

    def old(document: Document) -> Document:
        return _with_block(document, table(*rows, caption="Wie doet wat", id_="wie"))

    def new(document: Document) -> Document:
        return _with_block(document, table(*more, caption="Wie doet wat", id_="wie"))

    _compare_with_file(stage, new, old)


def _with_block(document: Document, block: Block) -> Document:
    """`document` with `block` above its second section."""
    import msgspec

    headings = [at for at, one in enumerate(document.blocks) if is_heading(one)]
    blocks = (*document.blocks[: headings[1]], block, *document.blocks[headings[1] :])
    return msgspec.structs.replace(document, blocks=blocks)


def _compare_with_file(
    stage: Stage,
    made: Callable[[Document], Document],
    before: Callable[[Document], Document] = lambda same: same,
) -> None:
    import msgspec

    stage.window.open_document(stage.document(ADAPTATION))
    version = stage.library.latest(stage.document(ADAPTATION))
    if version is None:
        raise SystemExit("the sample is gone")
    sides = [
        msgspec.structs.replace(version, id=name, document=change(version.document))
        for name, change in (("oud", before), ("nieuw", made))
    ]
    stage.window.compare_versions(*sides)
    stage.settle(lambda: not stage.program.is_busy)


def versions(stage: Stage) -> None:
    """The history of SOM 3.0."""
    from som_editor.ui.header import Place

    stage.window.open_document(stage.document(ADAPTATION))
    stage.window.go_to(Place.VERSIONS)


def publish(stage: Stage) -> None:
    """SOM 3.0 about to become a PDF."""
    from som_editor.ui.header import Place

    stage.window.open_document(stage.document(ADAPTATION))
    stage.window.go_to(Place.PUBLISH)


WIDE, LAPTOP, HUGE = (1440, 868), (1280, 720), (3840, 2160)
SHOTS = (
    Shot("start", "light", WIDE, 100, start),
    Shot("start-donker", "dark", WIDE, 100, start),
    Shot("schrijven", "light", WIDE, 100, write),
    Shot("schrijven-donker", "dark", WIDE, 100, write),
    Shot("schrijven-laptop", "light", LAPTOP, 100, write),
    Shot("vergelijken", "light", WIDE, 100, compare),
    Shot("vergelijken-donker", "dark", WIDE, 100, compare),
    Shot("vergelijken-contrast", "contrast", WIDE, 100, compare),
    Shot("vergelijken-200", "light", (1280, 1440), 200, compare),
    Shot("vergelijken-herzien", "light", WIDE, 100, compare_restructured, in_help=False),
    Shot("vergelijken-tabel", "light", WIDE, 100, compare_table, in_help=False),
    Shot("vergelijken-tabel-donker", "dark", WIDE, 100, compare_table, in_help=False),
    Shot("vergelijken-laptop", "light", LAPTOP, 100, compare, in_help=False),
    Shot("vergelijken-klein", "contrast", (640, 360), 100, compare, in_help=False),
    Shot("vergelijken-4k", "light", HUGE, 200, compare, in_help=False),
    Shot("vergelijken-hernoemd", "light", WIDE, 100, compare_without_renames, in_help=False),
    Shot("versies", "light", WIDE, 100, versions),
    Shot("versies-donker", "dark", WIDE, 100, versions),
    Shot("publiceren", "light", WIDE, 100, publish),
    Shot("publiceren-donker", "dark", WIDE, 100, publish),
)


def main() -> None:
    """Make every picture, or those whose names are given."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else REPOSITORY / "resources" / "help"
    target.mkdir(parents=True, exist_ok=True)
    wanted = sys.argv[2:]
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["SOM_EDITOR_HOME"] = scratch
        stage = Stage(Path(scratch))
        for shot in SHOTS:
            if shot.name in wanted or (not wanted and (shot.in_help or len(sys.argv) > 1)):
                stage.preferences.change(theme=shot.theme, text_scale=shot.scale)
                stage.window.resize(*shot.size)
                shot.show(stage)
                stage.settle(lambda: not stage.program.is_busy)
                stage.window.grab().save(str(target / f"{shot.name}.png"))
                print(target / f"{shot.name}.png")
        stage.program.end()


if __name__ == "__main__":
    main()
