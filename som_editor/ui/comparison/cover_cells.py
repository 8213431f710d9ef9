"""The first row: what the two covers say, with what differs marked."""

from som_editor.core.comparison import Comparison
from som_editor.core.version import Version
from som_editor.ui.comparison.cells import Cell, Look, Part, Style
from som_editor.wording.dates import show_date
from som_editor.wording.metadata_fields import field_label, shown_value
from som_editor.writers.marked_text import Marking, Stretch

_ALWAYS = ("title", "version", "organisation", "date")
_NOTHING = "–"
_GAP = "\u2002 "
"""Between two fields: wide, and with a place to break the line."""
_BESIDE = "\u00a0"
"""Keeps a label on the line of its value."""


def cover_cell(comparison: Comparison, column: str) -> Cell:
    """The cover of the side `column` ("old" or "new"), or of both in one."""
    differing = {change.field: change for change in comparison.metadata}
    stretches: list[Stretch] = []
    styles: list[Style] = []
    at = 0
    for field in dict.fromkeys((*_ALWAYS, *differing)):
        label = field_label(field)
        if stretches:
            stretches.append(Stretch(_GAP))
            at += len(_GAP)
        styles.append(Style(at, at + len(label), "label"))
        change = differing.get(field)
        if change is not None:
            values = _marked(field, change.old, change.new, column)
        else:
            values = [Stretch(_stated(comparison.new, field) or _NOTHING)]
        stretches += [Stretch(label + _BESIDE), *values]
        at += len(label + _BESIDE) + sum(len(value.text) for value in values)
    return Cell((Part(tuple(stretches), tuple(styles)),), Look.DATA)


def _marked(field: str, old: str, new: str, column: str) -> list[Stretch]:
    gone = Stretch(shown_value(field, old), Marking.DELETED)
    came = Stretch(shown_value(field, new), Marking.INSERTED)
    if column == "both":
        both = [stretch for stretch in (gone, came) if stretch.text]
        return [both[0], Stretch(_BESIDE), both[1]] if len(both) > 1 else both
    shown = gone if column == "old" else came
    return [shown] if shown.text else [Stretch(_NOTHING)]


def _stated(version: Version, field: str) -> str:
    """What both covers say of `field`, one of those that are always shown."""
    metadata, standing = version.document.metadata, version.standing
    return {
        "title": metadata.title,
        "version": standing.number,
        "organisation": metadata.organisation,
        "date": show_date(standing.dated),
    }[field]
