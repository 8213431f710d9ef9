"""What our own exports say of their version: facts for programs, and the table on the cover."""

import datetime as dt
import re
from collections.abc import Mapping
from pathlib import PurePath

import msgspec

from som_editor.core.document import Document
from som_editor.core.fingerprint import content_fingerprint
from som_editor.core.lifecycle import (
    Adopted,
    Consented,
    Drafted,
    Event,
    Planned,
    Received,
    Status,
    Submitted,
    TakenOver,
    Withdrawn,
)
from som_editor.core.metadata import Metadata
from som_editor.core.text import clean_text
from som_editor.core.version import Version
from som_editor.readers.docx.blocks import exact_text
from som_editor.readers.docx.body import Grid, Item, Said
from som_editor.readers.docx.package import Package
from som_editor.readers.docx.styles import Sort
from som_editor.wording.dates import show_date

FACTS = "urn:som-editor:export:1#"
"""The XML namespace of the facts in the files that we write."""

UNTITLED = "Zonder titel"
PROGRAM = "SOM Editor"
"""What our files say where there is no title, and no organisation."""

_PROPERTY = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_CUSTOM_XML = re.compile(r"customXml/[^/]+\.xml")
_CONSENT = "Instemming"
_RECONSTRUCTED = "(reconstructie)"
_LABELS = {
    "Kenmerk": "kenmerk",
    "Eigenaar/portefeuillehouder": "owner",
    "Opgesteld door": "drawn_up_by",
    "Gebaseerd op": "based_on",
}
_FACTS_OF_COVER = {
    "Title": "title",
    "Organisation": "organisation",
    "Reference": "kenmerk",
    "Owner": "owner",
    "DrawnUpBy": "drawn_up_by",
    "BasedOn": "based_on",
    "Language": "language",
}
"""What a file without a cover carries instead of one."""

_YEARS = range(1900, 9999)
_STATUS, _ADOPTED_BY = "Status", "Vastgesteld door"


class Stand(msgspec.Struct, frozen=True):
    """What an export says: its facts by name, and the rows of its cover by label."""

    facts: Mapping[str, str]
    rows: Mapping[str, str]


def own_facts(package: Package) -> dict[str, str]:
    """The facts that our export carries; empty for any other file.

    A program that drops the part for them may keep the same as properties.
    """
    for name in sorted(filter(_CUSTOM_XML.fullmatch, package.names)):
        root = package.xml(name)
        if root is not None and root.tag == f"{{{FACTS}}}facts":
            return {one.tag.rpartition("}")[2]: clean_text(one.text or "") for one in root}
    properties = package.xml("docProps/custom.xml")
    if properties is None:
        return {}
    found = {
        one.get("name", ""): clean_text("".join(map(str, one.itertext()))).strip()
        for one in properties.iter(_PROPERTY)
    }
    return found if {"ContentFingerprint", "VersionId", "DocumentId"} <= found.keys() else {}


def cover_rows(cover: list[Item]) -> dict[str, str]:
    """The rows of the version table on the cover: label and value."""
    rows: dict[str, str] = {}
    for grid in cover:
        if isinstance(grid, Grid):
            for row in grid.rows:
                label, *rest = (
                    " ".join(exact_text(item) for item in cell.items if isinstance(item, Said))
                    for cell in row
                )
                rows[label] = " ".join(rest)
    return rows


def cover_metadata(cover: list[Item], package: Package) -> Metadata:
    """What the cover says of the document; what does not stand there comes from the properties."""
    rows = cover_rows(cover)
    said = [item for item in cover if isinstance(item, Said) and exact_text(item)]
    titles = (exact_text(one) for one in said if one.meaning.sort in (Sort.TITLE, Sort.HEADING))
    title = next(titles, "")
    core = package.xml("docProps/core.xml")
    creator = None if core is None else core.find(_CREATOR)
    organisation = "" if creator is None else clean_text(creator.text or "")
    named_on_cover = (exact_text(one) for one in said if one.meaning.sort is Sort.ORGANISATION)
    organisation = next(named_on_cover, organisation)
    return Metadata(
        title="" if title == UNTITLED else title,
        organisation="" if organisation == PROGRAM else organisation,
        **{field: rows.get(label, "") for label, field in _LABELS.items()},
    )


def coverless_metadata(printed: Metadata, facts: Mapping[str, str]) -> Metadata:
    """`printed`, or for a file that went without a cover what its facts say in place of that.

    A title that somebody changed in the text goes before the one in the facts.
    """
    if "ShownTitle" not in facts:
        return printed
    stated = {field: facts.get(name, "") for name, field in _FACTS_OF_COVER.items()}
    if printed.title and printed.title != facts["ShownTitle"]:
        stated["title"] = printed.title
    return Metadata(**stated)


def without_stand_in(document: Document, facts: Mapping[str, str]) -> Document:
    """`document` without its title where that stood in for one: so the fingerprint tells."""
    metadata = msgspec.structs.replace(document.metadata, title="")
    untitled = msgspec.structs.replace(document, metadata=metadata)
    exported = facts.get("ContentFingerprint")
    return untitled if content_fingerprint(untitled) == exported else document


def under_stand_in(version: Version, printed: str) -> Version:
    """`version`, which has no title, as coming from the file whose name was `printed` as one.

    So it goes by the name that stands above its text, whatever the file is called by now.
    """
    if not printed or version.source is None:
        return version
    name = f"{printed}{PurePath(version.source.file_name).suffix}"
    source = msgspec.structs.replace(version.source, file_name=name)
    return msgspec.structs.replace(version, source=source)


def events(stand: Stand, now: dt.datetime) -> tuple[Event, ...]:
    """Events that bring a version to where the export says that it stands.

    What contradicts itself is taken over as it is numbered.
    """
    try:
        return tuple(_events(stand, now))
    except ValueError:  # no such status, or no such day
        return (TakenOver(now, stand.facts.get("Version", "")),)


def _events(stand: Stand, now: dt.datetime) -> list[Event]:
    facts, rows = stand.facts, stand.rows
    number, dated = facts.get("Version", ""), _day(facts, "StatusDate")
    status = Status(facts.get("Status", ""))
    found: list[Event] = []
    if _is_reconstruction(stand) and status is not Status.SOURCE:
        found.append(Received(now, reconstruction=True))
    if status not in (Status.CONCEPT, Status.TAKEN_OVER, Status.SOURCE) and number:
        found.append(Drafted(now, number))
    planned = (_day(facts, "EffectiveDate"), _day(facts, "EvaluationDate"))
    if any(planned):
        found.append(Planned(now, *planned))
    if consented := _day(facts, "ConsentedOn"):
        bodies = (
            label.removeprefix(_CONSENT).strip() for label in rows if label.startswith(_CONSENT)
        )
        body = facts.get("ConsentBody") or next(bodies, "")
        found.append(Consented(now, body, consented))
    if adopted := _day(facts, "AdoptedOn"):
        by = facts.get("AdoptedBy") or _adopted_by(rows, adopted)
        found.append(Adopted(now, by, adopted))
    return found + _last(status, number, dated, now, reconstruction=_is_reconstruction(stand))


def _is_reconstruction(stand: Stand) -> bool:
    return "Reconstruction" in stand.facts or _RECONSTRUCTED in stand.rows.get(_STATUS, "")


def _last(
    status: Status, number: str, dated: dt.date | None, now: dt.datetime, *, reconstruction: bool
) -> list[Event]:
    """The event that gave a version its status, where none before it did."""
    match status:
        case Status.TAKEN_OVER:
            return [TakenOver(now, number, dated)]
        case Status.SOURCE:
            return [Received(now, number, dated, reconstruction=reconstruction)]
        case Status.CONCEPT if dated is not None:
            return [Drafted(dt.datetime.combine(dated, dt.time(), now.tzinfo), number)]
        case Status.CONCEPT:
            return [Drafted(now, number)] if number else []
        case Status.FOR_ADVICE | Status.FOR_CONSENT if dated is not None:
            return [Submitted(now, dated, for_consent=status is Status.FOR_CONSENT)]
        case Status.WITHDRAWN if dated is not None:
            return [Withdrawn(now, dated)]
        case Status.ADOPTED:
            return []
    raise ValueError


def _day(facts: Mapping[str, str], name: str) -> dt.date | None:
    text = facts.get(name, "")
    day = dt.date.fromisoformat(text) if text else None
    if day is not None and day.year not in _YEARS:
        raise ValueError
    return day


def _adopted_by(rows: Mapping[str, str], day: dt.date) -> str:
    who = rows.get(_ADOPTED_BY, "")
    when = show_date(day)
    return "" if who == when else who.removesuffix(f", {when}")
