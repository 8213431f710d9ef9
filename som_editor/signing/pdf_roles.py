"""What each object of a PDF is to a reader: part of a page, a note on it, a font, a field."""

from collections.abc import Iterator
from enum import StrEnum, auto
from typing import NamedTuple

import pikepdf

from som_editor.signing.pdf_fields import Field, ObjectId, object_id


class Part(StrEnum):
    """The sorts of objects."""

    ROOT = auto()
    PAGE_TREE = auto()
    PAGE = auto()
    PAGE_CONTENT = auto()
    NOTES = auto()
    NOTE = auto()
    FONT = auto()
    FORM = auto()
    FIELD = auto()
    SIGNATURE = auto()
    EVIDENCE = auto()
    METADATA = auto()
    SCRIPT = auto()
    ACTION = auto()
    ATTACHMENT = auto()


class Role(NamedTuple):
    """What an object is; `subject` is the page's number or the field's name."""

    part: Part
    subject: str = ""


_UPWARDS = ("/Parent", "/P", "/StructTreeRoot")
"""Keys that lead back to what an object belongs to."""

_OF_THE_NAMES = {"/JavaScript": Part.SCRIPT, "/EmbeddedFiles": Part.ATTACHMENT}


def roles(pdf: pikepdf.Pdf, fields: tuple[Field, ...]) -> dict[ObjectId, Role]:
    """The roles of what can be reached in `pdf`, which has these form `fields`."""
    found: dict[ObjectId, Role] = {}
    root = pdf.Root
    _mark(found, root, Role(Part.ROOT))
    for number, page in enumerate(pdf.pages, 1):
        _mark(found, page.obj, Role(Part.PAGE, str(number)))
        _page_tree(found, page.obj.get("/Parent"))
    for key, value in (
        ("/Metadata", root.get("/Metadata")),
        ("/Info", pdf.trailer.get("/Info")),
    ):
        _mark(found, value, Role(Part.METADATA, key))
    _form(found, root.get("/AcroForm"), fields)
    for number, page in enumerate(pdf.pages, 1):
        _page(found, page.obj, str(number))
    _catalogue(found, root)
    _spread(found, root.get("/DSS"), Role(Part.EVIDENCE))  # last: it may change, what is shown not
    return found


def _page_tree(found: dict[ObjectId, Role], node: object) -> None:
    """The nodes above a page."""
    while isinstance(node, pikepdf.Dictionary) and object_id(node) not in found:
        _mark(found, node, Role(Part.PAGE_TREE))
        _mark(found, node.get("/Kids"), Role(Part.PAGE_TREE))
        node = node.get("/Parent")


def _form(found: dict[ObjectId, Role], form: object, fields: tuple[Field, ...]) -> None:
    if not isinstance(form, pikepdf.Dictionary):
        return
    _mark(found, form, Role(Part.FORM))
    _mark(found, form.get("/Fields"), Role(Part.FORM))
    for field in fields:
        _mark(found, field.entry, Role(Part.FIELD, field.name))
    for field in fields:
        _spread(found, field.value, Role(Part.SIGNATURE, field.name))
        for value in _parts(field.entry):
            _spread(found, value, Role(Part.FIELD, field.name))
    _spread(found, form.get("/DR"), Role(Part.FONT))


def _page(found: dict[ObjectId, Role], page: pikepdf.Object, number: str) -> None:
    notes = page.get("/Annots")
    _mark(found, notes, Role(Part.NOTES, number))
    if isinstance(notes, pikepdf.Array):
        for note in notes:
            _spread(found, note, Role(Part.NOTE, number))
    for value in _parts(page):
        _spread(found, value, Role(Part.PAGE_CONTENT, number))


def _catalogue(found: dict[ObjectId, Role], root: pikepdf.Object) -> None:
    names = root.get("/Names")
    if isinstance(names, pikepdf.Dictionary):
        _mark(found, names, Role(Part.ROOT))
        for key, part in _OF_THE_NAMES.items():
            _spread(found, names.get(key), Role(part))
    for key in ("/OpenAction", "/AA"):
        _spread(found, root.get(key), Role(Part.ACTION))


def _mark(found: dict[ObjectId, Role], value: object, role: Role) -> None:
    if isinstance(value, pikepdf.Object) and value.is_indirect:
        found.setdefault(object_id(value), role)


def _spread(found: dict[ObjectId, Role], start: object, role: Role) -> None:
    """Give `role` to `start` and to all below it that has none; fonts are fonts wherever used."""
    waiting = [(start, role)]
    while waiting:
        value, own = waiting.pop()
        if not isinstance(value, pikepdf.Object):
            continue
        if value.is_indirect:
            if object_id(value) in found:
                continue
            found[object_id(value)] = own
        for key, part in _entries(value):
            waiting.append((part, Role(Part.FONT) if key == "/Font" else own))


def _parts(holder: pikepdf.Object) -> Iterator[object]:
    return (value for _key, value in _entries(holder))


def _entries(value: pikepdf.Object) -> Iterator[tuple[str, object]]:
    if isinstance(value, pikepdf.Array):
        yield from (("", part) for part in value)
    elif isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        holder = value.stream_dict if isinstance(value, pikepdf.Stream) else value
        yield from ((key, part) for key, part in holder.items() if key not in _UPWARDS)
