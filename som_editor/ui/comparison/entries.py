"""The changes in the order of the text: the list at the side, and the walk of next and previous."""

from typing import NamedTuple

from som_editor.core.change import Change, MetadataChange
from som_editor.i18n import _
from som_editor.ui.comparison.arrangement import METADATA, Arrangement
from som_editor.ui.comparison.compared import COVER, Compared, class_name
from som_editor.wording.changes import Description, change_sign
from som_editor.wording.metadata_fields import describe_metadata_change
from som_editor.wording.places import introduction
from som_editor.writers.comparison_rows import row_of_change

_LINE = 38
"""Characters that fit on a line of the list."""


class Entry(NamedTuple):
    """One change: the row that shows it, the section it is listed under, and what it is."""

    rank: int
    section: str
    change: Change | MetadataChange

    @property
    def sign(self) -> str:
        """The sign in the margin."""
        return "≠" if isinstance(self.change, MetadataChange) else change_sign(self.change)


def entries(compared: Compared, wish: Arrangement) -> tuple[Entry, ...]:
    """The changes of the classes that the user sees; each where its new text stands."""
    result: list[Entry] = []
    if METADATA not in wish.hidden:
        title = _("Gegevens")
        result += [Entry(COVER, title, change) for change in compared.cover_changes()]
    places = row_of_change(compared.comparison)
    for row in compared.rows:
        section = row.path[-1] if row.path else introduction()
        for index in row.pair.changes:
            change = compared.comparison.changes[index]
            if class_name(change) in wish.hidden or places[index] != row.rank:
                continue
            result.append(Entry(row.rank, section, change))
    return tuple(result)


def is_important(compared: Compared, entry: Entry) -> bool:
    """Whether the user marked `entry`."""
    change = entry.change
    return not isinstance(change, MetadataChange) and compared.is_important(change)


def entry_reason(compared: Compared, entry: Entry) -> str:
    """Why the change of `entry` was made: "Toelichting: …"; empty without a reason."""
    change = entry.change
    reason = "" if isinstance(change, MetadataChange) else compared.reason(change)
    return _("Toelichting: {reason}").format(reason=reason) if reason else ""


def entry_words(compared: Compared, entry: Entry) -> Description:
    """`entry` in words."""
    if isinstance(entry.change, MetadataChange):
        line = describe_metadata_change(entry.change)
        if len(line) <= _LINE:
            return Description(line, "")
        field, _colon, values = line.partition(": ")
        return Description(field, values)
    return compared.describer.describe(entry.change)
