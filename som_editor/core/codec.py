"""Documents, versions, drafts, decisions and entries of the register as JSON and back.

An envelope names the format and its schema number. A newer program reads older bytes; stored bytes
are never rewritten. The same value always gives the same bytes.
"""

from typing import Any, TypeVar

import msgspec

from som_editor.core.decisions import Remembered
from som_editor.core.document import Document
from som_editor.core.errors import UnreadableFormat
from som_editor.core.plain import plain
from som_editor.core.register import Entry
from som_editor.core.version import Draft, Version

SCHEMA = 1
"""The schema number of what this program writes."""

_NAMES: dict[type, str] = {
    Document: "som-document",
    Version: "som-version",
    Draft: "som-draft",
    Remembered: "som-decisions",
    Entry: "som-registered",
}
_DAMAGED = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
_Value = TypeVar("_Value", Document, Version, Draft, Remembered, Entry)


class _Envelope(msgspec.Struct, frozen=True):
    format: str
    schema: int
    content: msgspec.Raw


def encode(value: Document | Version | Draft | Remembered | Entry) -> bytes:
    """`value` in its envelope, as UTF-8 JSON."""
    content = msgspec.Raw(msgspec.json.encode(plain(value)))
    return msgspec.json.encode(_Envelope(_NAMES[type(value)], SCHEMA, content))


def decode(kind: type[_Value], data: bytes) -> _Value:
    """The `kind` of value that `data` holds.

    Raises UnreadableFormat when `data` is damaged, of another format, or of a newer program.
    """
    try:
        envelope = msgspec.json.decode(data, type=_Envelope)
        if envelope.format != _NAMES[kind]:
            raise UnreadableFormat(envelope.format)
        if envelope.schema > SCHEMA:
            raise UnreadableFormat(envelope.format, newer=True)
        return msgspec.json.decode(envelope.content, type=kind)
    except _DAMAGED as error:
        raise UnreadableFormat(_NAMES[kind], detail=str(error)) from error


def stored_format(data: bytes) -> str:
    """The name of the format in the envelope of `data`; empty when there is none."""
    try:
        return msgspec.json.decode(data, type=_Envelope).format
    except _DAMAGED:
        return ""


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a document's content, for others who want to read our files."""
    return msgspec.json.schema(Document)
