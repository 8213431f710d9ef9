"""A version in words, for its card and for its details."""

import datetime as dt

from som_editor.core.lifecycle import Status
from som_editor.i18n import _
from som_editor.ui.versions.entries import Entry
from som_editor.wording.dates import show_date
from som_editor.wording.quotes import quoted
from som_editor.wording.sides import reconstruction_note
from som_editor.wording.statuses import status_word


def status_line(entry: Entry) -> str:
    """Beside the number: the status and since when."""
    standing = entry.standing
    if entry.is_draft:
        return _("sinds {date}").format(date=_day(entry.started_at or entry.saved_at))
    if entry.is_upstream:
        number = entry.source_of
        return _("bron van {number}").format(number=number) if number else _("bron")
    word = status_word(standing.status)
    if standing.dated is None:
        return word
    template = {
        Status.CONCEPT: _("{status} van {date}"),
        Status.TAKEN_OVER: _("{status}, versie van {date}"),
        Status.SOURCE: _("{status} van {date}"),
        Status.FOR_ADVICE: _("{status} sinds {date}"),
        Status.FOR_CONSENT: _("{status} sinds {date}"),
    }.get(standing.status, _("{status} op {date}"))
    return template.format(status=word, date=show_date(standing.dated))


def second_line(entry: Entry) -> str:
    """Under the number: where it came from, and what was said of it."""
    if entry.is_draft:
        return _("Hier schrijf je aan verder. Het is nog geen versie.")
    if entry.is_upstream:
        note = reconstruction_note() if entry.standing.reconstruction else _("Bron van buiten.")
        return _("{note} Alleen-lezen.").format(note=note)
    saved = (
        _("Geïmporteerd op {date} uit {file}").format(
            date=_day(entry.saved_at), file=entry.source.file_name
        )
        if entry.source
        else _("Opgeslagen op {date}").format(date=_day(entry.saved_at))
    )
    return f"{saved} · {quoted(entry.note, 200)}" if entry.note else saved


def card_name(entry: Entry) -> str:
    """What a screen reader says of the card."""
    return ". ".join((entry.name, status_line(entry), second_line(entry)))


def in_groups(digest: str) -> str:
    """`digest` in groups of eight, which can be read aloud and break over lines."""
    return " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))


def _day(moment: dt.datetime) -> str:
    return show_date(moment.astimezone().date())
