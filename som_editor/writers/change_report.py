"""What changed between two versions as a board reads it: totals, then block by block was and now.

The report is a value without a format; its writers dress it as Word, PDF and a part of a page. It
is Dutch whatever language the window speaks.
"""

from collections.abc import Collection, Iterator
from itertools import groupby

import msgspec

from som_editor.core.change import Change
from som_editor.core.comparison import Comparison, summary
from som_editor.core.reasons import reason_for
from som_editor.core.version import Version
from som_editor.i18n import dutch
from som_editor.wording.metadata_fields import field_label, shown_value
from som_editor.wording.places import Places
from som_editor.wording.sides import reconstruction_note, side_standing, side_title
from som_editor.wording.totals import Total, changes_in_text, describe_totals, totals
from som_editor.writers.changed_passages import Passage, Passages
from som_editor.writers.marked_text import Stretch
from som_editor.writers.reported_changes import gathered, moved_sections

TITLE = "Wat is er veranderd?"
SAME_TEXT = "De inhoud van de tekst is gelijk."
EMPTY_VALUE = "leeg"
LEGEND = ("verwijderd", "ingevoegd")
APART = "De was/wordt-tabel geeft oud en nieuw apart."
"""For who cannot see the markings: a table of its own columns has no need of them."""

FIELD_TITLES = ("Gegeven", "Oud", "Nieuw")
TABLE_TITLES = ("Nr.", "Oud", "Nieuw", "Toelichting")
TOGETHER = "Wat samen kwam, ging of verhuisde, staat onder één nummer."

HEADINGS = {
    "changes": "Wijzigingen in de tekst",
    "counted": "Alleen geteld",
    "leftovers": "Overgebleven namen",
    "fields": "Gegevens",
    "table": "Was/wordt-tabel",
    "reason": "Toelichting",
}

_IN_TEXT = ("inserted", "deleted", "moved", "edited", "split", "merged")
_QUIET = {
    "rename": ("hernoeming", "hernoemingen"),
    "cosmetic": ("keer alleen aanhalingstekens of spaties", "keer aanhalingstekens of spaties"),
    "formatting": ("keer alleen opmaak", "keer alleen opmaak"),
    "number": ("keer alleen een getypt nummer", "keer alleen een getypt nummer"),
}
"""What is counted and not told one by one: for one, and for several."""


class ReportSide(msgspec.Struct, frozen=True):
    """One of the two versions; `note` says that it is a reconstruction, or is empty."""

    label: str
    title: str
    standing: str
    note: str


class Entry(msgspec.Struct, frozen=True):
    """A change that is told, under its number in the report.

    `headline` says in words what happened, `marked` shows it in an excerpt, `was` and `now` are the
    whole texts. `changes` are the ranks in the comparison of what is told here.
    """

    number: int
    sign: str
    kind: str
    headline: str
    marked: tuple[Stretch, ...]
    was: Passage
    now: Passage
    reason: str
    changes: tuple[int, ...]


class ReportSection(msgspec.Struct, frozen=True):
    """The changes under one heading."""

    title: str
    entries: tuple[Entry, ...]


class ChangedField(msgspec.Struct, frozen=True):
    """A fact of the cover that differs; empty means absent."""

    label: str
    old: str
    new: str


class ReportedRename(msgspec.Struct, frozen=True):
    """A consistent rename on one line."""

    old: str
    new: str
    times: str


class Forgotten(msgspec.Struct, frozen=True):
    """A name that was probably left over, and where it stands."""

    text: str
    place: str


class ChangeReport(msgspec.Struct, frozen=True):
    """All that the report says, in the order of the new document.

    `note` says why there may be fewer numbers than changes; `quiet` is what is only counted.
    """

    title: str
    lead: str
    sides: tuple[ReportSide, ReportSide]
    totals: tuple[Total, ...]
    sections: tuple[ReportSection, ...]
    note: str
    quiet: str
    fields: tuple[ChangedField, ...]
    renames: tuple[ReportedRename, ...]
    leftovers: tuple[Forgotten, ...]
    other_mentions: str

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every change that is told, in order."""
        return tuple(entry for section in self.sections for entry in section.entries)

    @property
    def is_empty(self) -> bool:
        """Whether the two versions do not differ at all."""
        return not any(total.amount for total in self.totals)

    @property
    def totals_in_text(self) -> tuple[Total, ...]:
        """Those of the totals that touch the substance of the text; zeros are kept."""
        return tuple(total for total in self.totals if total.name in _IN_TEXT)


def change_report(comparison: Comparison) -> ChangeReport:
    """The report of `comparison`, with the reasons that its new version keeps."""
    counted = summary(comparison)
    with dutch():
        sections = tuple(_sections(comparison))
        told = sum(len(section.entries) for section in sections)
        return ChangeReport(
            title=TITLE,
            lead=f"{describe_totals(counted)}.",
            sides=(_side("Oud", comparison.old), _side("Nieuw", comparison.new)),
            totals=totals(counted),
            sections=sections,
            note=TOGETHER if told < changes_in_text(counted) else "",
            quiet=_quiet(totals(counted), told=["rename"] if comparison.renames else []),
            fields=tuple(
                ChangedField(
                    field_label(one.field),
                    shown_value(one.field, one.old),
                    shown_value(one.field, one.new),
                )
                for one in comparison.metadata
            ),
            renames=tuple(
                ReportedRename(one.old, one.new, f"{one.count} keer") for one in comparison.renames
            ),
            leftovers=_leftovers(comparison),
            other_mentions=_other_mentions(comparison),
        )


def report_title(new: Version) -> str:
    """What the report on `new` is called as a file."""
    with dutch():
        return f"Wijzigingsrapport: {side_title(new)}"


def _side(label: str, version: Version) -> ReportSide:
    note = reconstruction_note() if version.standing.reconstruction else ""
    return ReportSide(label, side_title(version), side_standing(version), note)


def _sections(comparison: Comparison) -> Iterator[ReportSection]:
    passages = Passages(comparison.old.document, comparison.new.document)
    number = 0
    told, sections = gathered(comparison), moved_sections(comparison)
    for path, together in groupby(told, lambda ranks: _path(comparison.changes[ranks[0]])):
        entries = []
        for ranks in together:
            number += 1
            changes = tuple(comparison.changes[rank] for rank in ranks)
            along = changes[0].group in sections and not _is_heading(changes[0])
            one = passages.told(changes, along=along)
            reason = reason_for(changes[0], comparison.new.reasons)
            entries.append(Entry(number, *one, reason=reason, changes=ranks))
        yield ReportSection(" › ".join(path) or "Inleiding", tuple(entries))


def _is_heading(change: Change) -> bool:
    return change.new is not None and change.new.kind == "heading"


def _path(change: Change) -> tuple[str, ...]:
    side = change.new or change.old
    return side.section if side else ()


def _quiet(counts: tuple[Total, ...], told: Collection[str]) -> str:
    """What is counted only: "14 hernoemingen, 1 keer alleen opmaak"; empty without any.

    What is `told` with its number on lines of its own is left out.
    """
    return ", ".join(
        f"{total.amount} {_QUIET[total.name][total.amount != 1]}"
        for total in counts
        if total.name in _QUIET and total.amount and total.name not in told
    )


def _leftovers(comparison: Comparison) -> tuple[Forgotten, ...]:
    places = Places(comparison.new.document)
    return tuple(
        Forgotten(found.text, places.full(found.block))
        for found in comparison.leftovers
        if not found.legitimate
    )


def _other_mentions(comparison: Comparison) -> str:
    count = sum(found.legitimate for found in comparison.leftovers)
    if not count:
        return ""
    words = "andere vermelding lijkt" if count == 1 else "andere vermeldingen lijken"
    return f"{count} {words} terecht."
