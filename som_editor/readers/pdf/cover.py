"""The title of a PDF with tags, and the cover of one that we made."""

from dataclasses import replace
from itertools import chain

from som_editor.core.document import Role
from som_editor.readers.flow.assembled import Found
from som_editor.readers.flow.items import Grid, Item, Said
from som_editor.readers.parts import one_line


def without_cover(found: Found, *, is_own: bool) -> Found:
    """`found` with the heading that is the title of the file as title.

    What else is on the first page of a file of ours is its cover, and stands around the text.
    """
    said = [item for item in found.items if isinstance(item, Said)]
    title = next((item for item in said if _is_title(item, found.title)), None)
    if title is None:
        return found
    marked = replace(title, is_title=True)
    items: list[Item] = [marked if item is title else item for item in found.items]
    facts = [at for at, item in enumerate(items) if item.place == 1 and _says_status(item)]
    if not (is_own and facts):  # an export without its cover
        return replace(found, items=items)
    last = max(at for at, item in enumerate(items) if item.place == 1)
    cover = [item for item in items[: last + 1] if item is not marked]
    kept = [marked, *items[last + 1 :]]
    above = items[: items.index(marked)]
    lines: list[str] = []
    for item in cover:
        lines += [f"Organisatie: {line}" if item in above else line for line in _lines(item)]
    around = [*(("cover", line) for line in lines), *found.around]
    return replace(found, items=kept, around=around)


def _is_title(said: Said, title: str) -> bool:
    if said.role is not Role.HEADING:
        return False
    return said.is_title or (bool(title) and one_line(said.inlines) == title)


def _says_status(item: Item) -> bool:
    """Whether `item` is the table of facts on a cover of ours."""
    return isinstance(item, Grid) and any(line.startswith("Status: ") for line in _lines(item))


def _lines(item: Item) -> list[str]:
    """What `item` says, a row of a table on one line."""
    match item:
        case Said(inlines=inlines):
            return [one_line(inlines)]
        case Grid(rows=rows):
            cells = [[" ".join(chain(*map(_lines, cell.items))) for cell in row] for row in rows]
            return [": ".join(filter(None, row)) for row in cells]
        case _:
            return []
