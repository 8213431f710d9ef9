"""What stands in the tables as values; what makes no sense there is damage, never a bug."""

import datetime as dt
from typing import TypeVar

import msgspec

from som_editor.core import codec
from som_editor.core.decisions import Remembered
from som_editor.core.errors import UnreadableFormat
from som_editor.core.fingerprint import content_fingerprint
from som_editor.core.register import Entry
from som_editor.core.version import Draft, Version, display_title
from som_editor.library.listings import VersionListing

_LISTING = "som-listing"
_Value = TypeVar("_Value", Version, Draft, Remembered, Entry)


def decoded(kind: type[_Value], content: object) -> _Value:
    """The version, draft, decisions or entry in `content`. Raises UnreadableFormat."""
    if not isinstance(content, bytes | memoryview):
        raise UnreadableFormat(kind.__name__, detail=type(content).__name__)
    return codec.decode(kind, bytes(content))


def listing(content: object) -> VersionListing:
    """The line of a version history in `content`. Raises UnreadableFormat."""
    if not isinstance(content, bytes | memoryview):
        raise UnreadableFormat(_LISTING, detail=type(content).__name__)
    try:
        found = msgspec.json.decode(content, type=VersionListing)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UnreadableFormat(_LISTING, detail=str(error)) from error
    _check_moment(found.saved_at)
    return found


def moment(text: object) -> dt.datetime:
    """The moment in the column `text`. Raises UnreadableFormat."""
    try:
        found = dt.datetime.fromisoformat(str(text))
    except ValueError as error:
        raise UnreadableFormat(_LISTING, detail=str(error)) from error
    _check_moment(found)
    return found


def version_listing(version: Version) -> VersionListing:
    """The line of `version` in its history."""
    return VersionListing(
        id=version.id,
        document_id=version.document_id,
        title=display_title(version.document, version.source),
        standing=version.standing,
        saved_at=version.saved_at,
        note=version.note,
        fingerprint=content_fingerprint(version.document),
        lineage=version.lineage,
        source=version.source,
    )


def _check_moment(found: dt.datetime) -> None:
    if found.utcoffset() is None:
        raise UnreadableFormat(_LISTING, detail="moment without time zone")
