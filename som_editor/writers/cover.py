"""What an exported document says of itself: cover, running header and footer, in every format.

The words are Dutch whatever language the window speaks: they are part of a Dutch document.
"""

import msgspec

from som_editor.core.lifecycle import Standing, Status
from som_editor.core.version import Version, display_title
from som_editor.wording.dates import show_date

TABLE_HEADING = "Over dit document"
CONTENTS_HEADING = "Inhoud"
UNTITLED = "Zonder titel"

_STATUSES = {
    Status.CONCEPT: "Concept",
    Status.FOR_ADVICE: "Ter advies",
    Status.FOR_CONSENT: "Ter instemming",
    Status.ADOPTED: "Vastgesteld",
    Status.WITHDRAWN: "Ingetrokken",
    Status.TAKEN_OVER: "Overgenomen",
    Status.SOURCE: "Bron",
}
_JOINING = {
    Status.CONCEPT: "van",
    Status.FOR_ADVICE: "sinds",
    Status.FOR_CONSENT: "sinds",
    Status.ADOPTED: "op",
    Status.WITHDRAWN: "op",
    Status.TAKEN_OVER: "in de versie van",
    Status.SOURCE: "van",
}
"""What stands between a status and the day of its last change."""


class Row(msgspec.Struct, frozen=True):
    """A line of the version table."""

    label: str
    value: str


class Cover(msgspec.Struct, frozen=True):
    """The words around the text; `watermark` is empty on a version that may be relied upon."""

    title: str
    organisation: str
    status: str
    edition: str
    rows: tuple[Row, ...]
    watermark: str


def cover(version: Version) -> Cover:
    """What goes around the text of `version`; rows without a value are left out."""
    standing = version.standing
    organisation = version.document.metadata.organisation
    number = shown_number(standing)
    edition = " · ".join(part for part in (organisation, f"versie {number}" * bool(number)) if part)
    return Cover(
        title=display_title(version.document, version.source) or UNTITLED,
        organisation=organisation,
        status=_status(standing),
        edition=edition,
        rows=tuple(row for row in _rows(version) if row.value),
        watermark=_watermark(standing.status),
    )


def shown_number(standing: Standing) -> str:
    """The version number, a concept's marked as one: "3.0", "3.1-concept"; empty without one."""
    if standing.number and standing.status is Status.CONCEPT:
        return f"{standing.number}-concept"
    return standing.number


def _rows(version: Version) -> tuple[Row, ...]:
    metadata, standing = version.document.metadata, version.standing
    consent = f"Instemming {standing.consent_body}".rstrip()
    return (
        Row("Kenmerk", metadata.kenmerk),
        Row("Versie", shown_number(standing)),
        Row("Status", _dated_status(standing)),
        Row("Eigenaar/portefeuillehouder", metadata.owner),
        Row("Opgesteld door", metadata.drawn_up_by),
        Row(consent, show_date(standing.consented_on)),
        Row("Vastgesteld door", _joined(standing.adopted_by, show_date(standing.adopted_on))),
        Row("Ingangsdatum", show_date(standing.effective)),
        Row("Evaluatiedatum", show_date(standing.evaluation)),
        Row("Gebaseerd op", metadata.based_on),
    )


def _status(standing: Standing) -> str:
    word = _STATUSES[standing.status]
    return f"{word} (reconstructie)" if standing.reconstruction else word


def _dated_status(standing: Standing) -> str:
    if standing.dated is None:
        return _status(standing)
    return f"{_status(standing)} {_JOINING[standing.status]} {show_date(standing.dated)}"


def _joined(who: str, when: str) -> str:
    return ", ".join(part for part in (who, when) if part)


def _watermark(status: Status) -> str:
    return _STATUSES[status] if status in (Status.CONCEPT, Status.WITHDRAWN) else ""
