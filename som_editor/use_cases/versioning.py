"""Saving a draft as a version of its document."""

import datetime as dt

import msgspec

from som_editor.core.document import NewId
from som_editor.core.errors import WrongUse
from som_editor.core.text import clean_line, clean_text
from som_editor.core.version import Draft, Version, VersionId
from som_editor.library import Library


def save_version(
    library: Library, draft: Draft, *, number: str, note: str, now: dt.datetime, new_id: NewId
) -> Version:
    """`draft` as the newest version of its document, numbered `number`; the draft is done with.

    Raises WrongUse when `number` is blank or taken.
    """
    chosen = clean_line(number)
    if not chosen:
        raise WrongUse("no_number")
    if any(known.standing.number == chosen for known in library.versions(draft.document.id)):
        raise WrongUse("number_taken", chosen)
    numbered = msgspec.structs.replace(draft, number=chosen, saved_at=now)
    version = msgspec.structs.replace(
        numbered.as_version(), id=VersionId(new_id()), note=clean_text(note).strip()
    )
    library.save_version(version, drop_draft=True)
    return version
