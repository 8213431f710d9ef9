"""What the table of protocols shows of each, as words."""

import datetime as dt
from typing import NamedTuple

import msgspec

from som_editor.core.lifecycle import Standing, Status
from som_editor.i18n import _
from som_editor.library import DocumentListing
from som_editor.wording.dates import show_date
from som_editor.wording.statuses import number_and_status, status_word


class ProtocolRow(NamedTuple):
    """One protocol: what is shown of it, and the id to open it by."""

    document_id: str
    title: str
    based_on: str
    standing: Standing
    number: str
    changed_at: dt.datetime

    @property
    def status_words(self) -> str:
        """The status, as it begins a cell."""
        return status_word(self.standing.status).capitalize()

    @property
    def status_line(self) -> str:
        """Status and number on one line; a reconstruction is always said to be one."""
        note = _("reconstructie") if self.standing.reconstruction else ""
        number = number_and_status(self.standing)
        return " · ".join(part for part in (self.status_words, note, number) if part)


def protocol_row(listing: DocumentListing) -> ProtocolRow:
    """The row for `listing`: its draft where somebody is working on one, else its version."""
    standing = _present_standing(listing)
    return ProtocolRow(
        listing.id,
        listing.title or _("Zonder titel"),
        _origin(listing),
        standing,
        number_and_status(standing) or "–",
        listing.changed_at,
    )


def show_moment(moment: dt.datetime, now: dt.datetime) -> str:
    """`moment` in local time: "vandaag 10:42", else the date."""
    local, today = moment.astimezone(), now.astimezone().date()
    if local.date() == today:
        return _("vandaag {time}").format(time=local.strftime("%H:%M"))
    return show_date(local.date())


def _present_standing(listing: DocumentListing) -> Standing:
    if not listing.draft_number:
        return listing.standing
    return msgspec.structs.replace(
        listing.standing, status=Status.CONCEPT, number=listing.draft_number, reconstruction=False
    )


def _origin(listing: DocumentListing) -> str:
    if listing.standing.reconstruction:
        return _("Reconstructie: het volledige origineel is niet beschikbaar")
    if listing.based_on_reconstruction:
        return _("Gebaseerd op: {source}, reconstructie").format(source=listing.based_on)
    if listing.based_on:
        return _("Gebaseerd op: {source}").format(source=listing.based_on)
    return ""
