"""What a list of documents or versions shows, without reading their text."""

import datetime as dt

import msgspec

from som_editor.core.document import DocumentId
from som_editor.core.lifecycle import Standing
from som_editor.core.version import Lineage, Source, VersionId


class VersionListing(msgspec.Struct, frozen=True):
    """One line of a version history."""

    id: VersionId
    document_id: DocumentId
    title: str
    standing: Standing
    saved_at: dt.datetime
    note: str
    fingerprint: str
    lineage: Lineage
    source: Source | None


class DocumentListing(msgspec.Struct, frozen=True):
    """One line of the list of protocols.

    `standing` is that of the latest version, or of the draft as long as there is none;
    `draft_number` what the draft will be called, empty without one; `based_on` the title of the
    upstream document, empty for a document of one's own.
    """

    id: DocumentId
    title: str
    standing: Standing
    draft_number: str
    changed_at: dt.datetime
    based_on: str
    based_on_reconstruction: bool
    versions: int
