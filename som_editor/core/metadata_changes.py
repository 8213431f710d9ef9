"""What differs on the covers of two versions."""

import datetime as dt

from som_editor.core.change import MetadataChange
from som_editor.core.lifecycle import Status
from som_editor.core.version import Version

_FROM_OUTSIDE = (Status.SOURCE, Status.TAKEN_OVER)
"""These say where a text came from, not where it stands; they are no difference."""


def metadata_changes(old: Version, new: Version) -> tuple[MetadataChange, ...]:
    """The fields of the cover that differ, in the order of the cover."""
    ours, theirs = _cover(old), _cover(new)
    return tuple(
        MetadataChange(field, ours[field], theirs[field])
        for field in ours
        if ours[field] != theirs[field]
    )


def _cover(version: Version) -> dict[str, str]:
    metadata = version.document.metadata
    standing = version.standing
    return {
        "title": metadata.title,
        "organisation": metadata.organisation,
        "kenmerk": metadata.kenmerk,
        "version": standing.number,
        "status": "" if standing.status in _FROM_OUTSIDE else standing.status.value,
        "date": _day(standing.dated),
        "owner": metadata.owner,
        "drawn_up_by": metadata.drawn_up_by,
        "consent_body": standing.consent_body,
        "consented_on": _day(standing.consented_on),
        "adopted_by": standing.adopted_by,
        "adopted_on": _day(standing.adopted_on),
        "effective": _day(standing.effective),
        "evaluation": _day(standing.evaluation),
        "based_on": metadata.based_on,
        "language": metadata.language,
    }


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else ""
