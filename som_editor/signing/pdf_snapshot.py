"""Everything in one revision of a PDF, so that two can be laid side by side."""

import hashlib
import re
from collections.abc import Iterator
from typing import NamedTuple

import pikepdf

from som_editor.signing.pdf_fields import ObjectId, object_id

_REFERENCE = re.compile(rb"(?<![\w.])(\d{1,10}) (\d{1,5}) R\b")
_PACKAGING = (pikepdf.Name.XRef, pikepdf.Name.ObjStm)


class Snapshot(NamedTuple):
    """What stands under each id, as written, and the ids that are named but stand for nothing."""

    written: dict[ObjectId, bytes]
    dangling: frozenset[ObjectId]


def snapshot(pdf: pikepdf.Pdf) -> Snapshot:
    """All objects of `pdf`, reachable or not."""
    found = {object_id(one): written(one) for one in pdf.objects if isinstance(one, pikepdf.Object)}
    named = {one for content in found.values() for one in _references(content)}
    dangling = set()
    for one in named - found.keys():  # a bare number, or nothing at all
        value: object = pdf.get_object(one)
        if value is None:
            dangling.add(one)
        else:
            found[one] = written(value)
    return Snapshot(found, frozenset(dangling))


def changed_ids(old: pikepdf.Pdf, before: Snapshot, after: Snapshot) -> set[ObjectId]:
    """What is no longer as it was in `old`, and what was named there and only later came to be."""
    differing = {
        one
        for one, content in before.written.items()
        if after.written.get(one) != content
        and not (one not in after.written and _is_packaging(old.get_object(one)))
    }
    return differing | (before.dangling & after.written.keys())


def written(value: object) -> bytes:
    """`value` as it would be written; what it refers to by its id, what a stream holds hashed."""
    if not isinstance(value, pikepdf.Object):
        return repr(value).encode()
    if isinstance(value, pikepdf.Stream):
        content = hashlib.sha256(value.get_raw_stream_buffer()).digest()
        return bytes(value.stream_dict.unparse(resolved=True)) + b"stream" + content
    return bytes(value.unparse(resolved=True))


def differing_keys(old: pikepdf.Object, new: pikepdf.Object) -> set[str]:
    """The keys of two dictionaries under which they have something else."""
    return {key for key in {*old.keys(), *new.keys()} if _entry(old, key) != _entry(new, key)}


def _entry(holder: pikepdf.Object, key: str) -> bytes:
    """What stands under `key`: an id, where it stands elsewhere."""
    value = holder.get(key)
    if isinstance(value, pikepdf.Object) and value.is_indirect:
        return repr(object_id(value)).encode()
    return written(value)


def _references(content: bytes) -> Iterator[ObjectId]:
    for number, generation in _REFERENCE.findall(content):
        yield int(number), int(generation)


def _is_packaging(value: object) -> bool:
    return isinstance(value, pikepdf.Stream) and value.get("/Type") in _PACKAGING
