"""The facts of a version as rows, and the ways to go on from it."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from som_editor.core.lifecycle import Status, is_read_only, next_number
from som_editor.core.metadata import Metadata
from som_editor.i18n import _
from som_editor.ui.versions.entries import Entry
from som_editor.ui.versions.version_words import status_line
from som_editor.wording.dates import show_date
from som_editor.wording.metadata_fields import field_label
from som_editor.wording.statuses import status_word


class Row(NamedTuple):
    """A fact: what it is called, and its value."""

    name: str
    value: str


class Way(StrEnum):
    """How the user may go on."""

    WRITE = "write"
    SAVE = "save"
    NEW_VERSION = "new_version"
    COMPARE_NEWEST = "compare_newest"


class Choice(NamedTuple):
    """A way, as its button says it."""

    way: Way
    words: str


class Outlook(NamedTuple):
    """What can be said of going on, and the ways; the last one is the likeliest."""

    words: str
    choices: tuple[Choice, ...] = ()


def detail_rows(entry: Entry, metadata: Metadata, saved: str) -> tuple[Row, ...]:
    """The facts of `entry` that have a value; `saved` is when it was saved, in words."""
    standing = entry.standing
    status = status_line(entry)
    if entry.is_draft:
        status = f"{status_word(standing.status)} {status}"
    consent = (standing.consent_body, show_date(standing.consented_on))
    adopted = (standing.adopted_by, show_date(standing.adopted_on))
    rows = (
        Row(field_label("title"), entry.title),
        Row(field_label("status"), status[:1].upper() + status[1:]),
        Row(field_label("organisation"), metadata.organisation),
        Row(field_label("kenmerk"), metadata.kenmerk),
        Row(field_label("drawn_up_by"), metadata.drawn_up_by),
        Row(field_label("owner"), metadata.owner),
        Row(field_label("consent_body"), ", ".join(part for part in consent if part)),
        Row(field_label("adopted_by"), ", ".join(part for part in adopted if part)),
        Row(field_label("effective"), show_date(standing.effective)),
        Row(field_label("evaluation"), show_date(standing.evaluation)),
        Row(_("Opgeslagen"), saved),
        Row(_("Versie-opmerking"), entry.note),
        Row(_("Bronbestand"), entry.source.file_name if entry.source else ""),
    )
    return tuple(row for row in rows if row.value)


def digests(entry: Entry) -> tuple[Row, ...]:
    """What proves that text and file are the same ones."""
    rows = (
        Row(_("Vingerafdruk van de tekst"), entry.fingerprint),
        Row(_("Vingerafdruk van het bronbestand"), entry.source.sha256 if entry.source else ""),
    )
    return tuple(row for row in rows if row.value)


def outlook(entry: Entry, entries: Sequence[Entry]) -> Outlook:
    """How to go on from `entry`, one of `entries` (the newest first)."""
    newest = entries[0]
    if entry.is_draft:
        return Outlook(
            _("Leg vast wat er nu staat, of schrijf verder."),
            (
                Choice(Way.WRITE, _("Verder schrijven")),
                Choice(Way.SAVE, _("Nieuwe versie opslaan…")),
            ),
        )
    if entry.key != newest.key and not (newest.is_draft and entry is entries[1]):
        compare = Choice(Way.COMPARE_NEWEST, _("Vergelijken met {name}").format(name=newest.name))
        if entry.is_upstream:
            return Outlook(_("Deze tekst is van een ander. Zet de jouwe ernaast."), (compare,))
        return Outlook(_("Dit is een eerdere versie. Ze verandert niet meer."), (compare,))
    if newest.is_draft:
        write = _("Verder schrijven aan {name}").format(name=newest.name)
        words = _("Er loopt een concept. Deze versie blijft zoals ze is.")
        return Outlook(words, (Choice(Way.WRITE, write),))
    return _from_newest(entry)


def _from_newest(entry: Entry) -> Outlook:
    """The ways on from the newest version where nobody is working on a draft."""
    if entry.standing.status is Status.SOURCE:
        return Outlook(_("Deze tekst is van een ander. Je kunt hem lezen en vergelijken."))
    if is_read_only(entry.standing.status):
        return Outlook(
            _("Deze versie verandert niet meer."),
            (Choice(Way.NEW_VERSION, _("Nieuwe versie maken")),),
        )
    words = _("Schrijf verder. Een wijziging begint als {number}-concept.")
    return Outlook(
        words.format(number=next_number(entry.standing.number)),
        (Choice(Way.WRITE, _("Verder schrijven")),),
    )
