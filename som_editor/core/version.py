"""A document as it was saved: content, lifecycle, and what it came from."""

import datetime as dt
from pathlib import PurePath
from typing import NewType

import msgspec

from som_editor.core.comments import Comment
from som_editor.core.document import Document, DocumentId
from som_editor.core.lifecycle import Drafted, Event, Planned, Standing, standing
from som_editor.core.reasons import Reason

VersionId = NewType("VersionId", str)
DRAFT = VersionId("draft")
"""The id of every draft that is shown as a version; versions proper have one of their own."""


class Lineage(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a version is based on: its predecessor, and the upstream version it was adapted from."""

    predecessor: VersionId | None = None
    upstream: VersionId | None = None


class Source(msgspec.Struct, frozen=True, omit_defaults=True):
    """The file a version was read from; the library keeps its bytes under `sha256`."""

    file_name: str
    sha256: str


class Version(msgspec.Struct, frozen=True, omit_defaults=True):
    """A saved state of a document; `note` is what the user said of it (versie-opmerking).

    `reasons` say why its blocks differ from those of its predecessor; `comments` are remarks on
    its words and blocks.
    """

    id: VersionId
    document: Document
    saved_at: dt.datetime
    events: tuple[Event, ...] = ()
    note: str = ""
    lineage: Lineage = Lineage()
    source: Source | None = None
    reasons: tuple[Reason, ...] = ()
    comments: tuple[Comment, ...] = ()

    @property
    def document_id(self) -> DocumentId:
        """The document this is a version of."""
        return self.document.id

    @property
    def standing(self) -> Standing:
        """What the version's events add up to."""
        return standing(self.events)


def display_title(document: Document, source: Source | None) -> str:
    """The title, else the name of the file it came from, else empty."""
    if document.metadata.title:
        return document.metadata.title
    return PurePath(source.file_name).stem if source else ""


class Draft(msgspec.Struct, frozen=True, omit_defaults=True):
    """The working text of a document between two versions; it is stored as it is typed.

    `number` is the version number it will get ("3.1"); `predecessor` the version it came from.
    """

    document: Document
    number: str
    started_at: dt.datetime
    saved_at: dt.datetime
    lineage: Lineage = Lineage()
    source: Source | None = None
    effective: dt.date | None = None
    evaluation: dt.date | None = None
    reasons: tuple[Reason, ...] = ()
    comments: tuple[Comment, ...] = ()

    def as_version(self) -> Version:
        """The draft in the shape that comparison and export take, as an unsaved concept."""
        events: tuple[Event, ...] = (Drafted(self.started_at, self.number),)
        if self.effective or self.evaluation:
            events += (Planned(self.saved_at, self.effective, self.evaluation),)
        return Version(
            DRAFT,
            self.document,
            self.saved_at,
            events,
            lineage=self.lineage,
            source=self.source,
            reasons=self.reasons,
            comments=self.comments,
        )
