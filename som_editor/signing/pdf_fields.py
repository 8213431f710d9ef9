"""The form fields of a PDF, and among them those for signatures."""

from collections.abc import Iterator
from typing import NamedTuple

import pikepdf

from som_editor.core.errors import FileReason
from som_editor.files.zipped import Unpackable

ObjectId = tuple[int, int]
"""Number and generation; (0, 0) for what has none."""

_DEEPEST = 20
_MOST = 5_000


class Field(NamedTuple):
    """A field by its full `name`; `value` is the signature's dictionary, if it bears one."""

    name: str
    entry: pikepdf.Object
    is_signature: bool
    value: pikepdf.Object | None

    @property
    def id(self) -> ObjectId:
        """The id of the field."""
        return object_id(self.entry)


def fields(pdf: pikepdf.Pdf) -> tuple[Field, ...]:
    """Every field at the end of its branch, in the order of the form. Raises Unpackable."""
    form = pdf.Root.get("/AcroForm")
    roots = form.get("/Fields") if isinstance(form, pikepdf.Dictionary) else None
    found: list[Field] = []
    for field in _under(roots, "", "", set(), 0):
        found.append(field)
        if len(found) > _MOST:
            raise Unpackable(FileReason.TOO_MANY_PARTS)
    return tuple(found)


def object_id(value: object) -> ObjectId:
    """Of an object in the file; (0, 0) of what stands within another."""
    if not isinstance(value, pikepdf.Object):
        return (0, 0)
    number, generation = value.objgen
    return (number, generation)


def text(value: object) -> str:
    """`value` as text; empty when it is none."""
    return str(value) if isinstance(value, pikepdf.String) else ""


def _under(
    kids: object, prefix: str, kind: str, seen: set[ObjectId], depth: int
) -> Iterator[Field]:
    if not isinstance(kids, pikepdf.Array) or depth > _DEEPEST:
        return
    for kid in kids:
        if not isinstance(kid, pikepdf.Dictionary):
            continue
        at = object_id(kid)
        if at in seen and at != (0, 0):
            continue  # a field that is its own ancestor
        seen.add(at)
        name = ".".join(filter(None, (prefix, text(kid.get("/T")))))
        own = str(kid.get("/FT", kind))
        below = kid.get("/Kids")
        if isinstance(below, pikepdf.Array) and any("/T" in one for one in _dictionaries(below)):
            yield from _under(below, name, own, seen, depth + 1)
            continue
        value = kid.get("/V")
        signature = own == "/Sig"
        held = value if signature and isinstance(value, pikepdf.Dictionary) else None
        yield Field(name, kid, signature, held)


def _dictionaries(values: pikepdf.Array) -> Iterator[pikepdf.Object]:
    return (one for one in values if isinstance(one, pikepdf.Dictionary))
