"""Working on a document between two versions."""

import datetime as dt

from som_editor.core.document import DocumentId
from som_editor.core.errors import NotFound
from som_editor.core.lifecycle import next_number
from som_editor.core.version import Draft, Lineage, Version
from som_editor.library import Library


def open_draft(library: Library, document: DocumentId, *, now: dt.datetime) -> Draft:
    """The draft of `document`; without one, a new one from its latest version, not stored yet.

    Raises NotFound.
    """
    stored = library.draft(document)
    if stored is not None:
        return stored
    latest = library.latest(document)
    if latest is None:
        raise NotFound("document", document, library.shown_location)
    return draft_from(latest, now=now)


def draft_from(version: Version, *, now: dt.datetime) -> Draft:
    """A new draft that starts as `version`, with its comments and the next number."""
    standing = version.standing
    return Draft(
        document=version.document,
        number=next_number(standing.number),
        started_at=now,
        saved_at=now,
        lineage=Lineage(version.id, version.lineage.upstream),
        source=version.source,
        effective=standing.effective,
        evaluation=standing.evaluation,
        comments=version.comments,
    )


def save_draft(library: Library, draft: Draft) -> None:
    """Keep `draft` as the working text of its document."""
    library.save_draft(draft)
