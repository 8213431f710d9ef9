"""What differs on the covers of two versions, and in the definitions they give."""

import datetime as dt

from som_editor.core.change import MetadataChange
from som_editor.core.document import Definition
from som_editor.core.lifecycle import Status
from som_editor.core.version import Version

OF_ITS_STANDING = frozenset(
    (
        *("version", "status", "date", "consent_body", "consented_on"),
        *("adopted_by", "adopted_on", "effective", "evaluation"),
    )
)
"""The fields that tell what happened to a version; the others belong to its document."""

_DEFINITION = "definition: "
_FROM_OUTSIDE = (Status.SOURCE, Status.TAKEN_OVER)
"""These say where a text came from, not where it stands; they are no difference."""


def metadata_changes(old: Version, new: Version) -> tuple[MetadataChange, ...]:
    """The fields of the cover that differ, in the order of the cover, then the definitions."""
    ours, theirs = _fields(old), _fields(new)
    return tuple(
        MetadataChange(field, ours.get(field, ""), theirs.get(field, ""))
        for field in {**ours, **theirs}
        if ours.get(field, "") != theirs.get(field, "")
    )


def definition_field(term: str) -> str:
    """What the definition of `term` is called in a metadata change."""
    return _DEFINITION + term


def defined_term(field: str) -> str | None:
    """The term whose definition the metadata field `field` is; None for one of the cover."""
    return field.removeprefix(_DEFINITION) if field.startswith(_DEFINITION) else None


def meanings(definitions: tuple[Definition, ...]) -> dict[str, str]:
    """The meaning of each term, in order; several of one term behind each other."""
    found: dict[str, str] = {}
    for one in definitions:
        known = found.get(one.term)
        found[one.term] = one.meaning if known is None else f"{known}; {one.meaning}"
    return found


def _fields(version: Version) -> dict[str, str]:
    defined = meanings(version.document.definitions)
    return _cover(version) | {definition_field(term): text for term, text in defined.items()}


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
