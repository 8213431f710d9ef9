"""The running text of a file as items: paragraphs of all sorts, tables, pictures."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from som_editor.core.document import Role
from som_editor.core.inline_edit import Inlines
from som_editor.readers.picture import Picture


@dataclass
class Said:
    """A paragraph, heading or item at `place` (a line or paragraph of the file).

    `level` counts from 1, uncapped; `label` is the number that the file shows before it.
    """

    place: int
    role: Role
    inlines: Inlines
    level: int = 1
    label: str = ""
    is_title: bool = False


@dataclass
class Shown:
    """A picture that stands by itself."""

    place: int
    picture: Picture
    caption: str = ""


@dataclass
class GridCell:
    """A cell of a table and how many columns it takes."""

    items: list["Item"] = field(default_factory=list)
    columns: int = 1


@dataclass
class Grid:
    """A table: its rows, and how many of the first are its header."""

    place: int
    rows: list[list[GridCell]]
    header_rows: int = 0
    caption: str = ""


Item = Said | Shown | Grid


def cells(grid: Grid) -> Iterator[GridCell]:
    """The cells of `grid` in reading order."""
    for row in grid.rows:
        yield from row
