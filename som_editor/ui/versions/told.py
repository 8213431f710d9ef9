"""What changed from one version to the next, counted and in a few lines of words."""

from typing import NamedTuple

from som_editor.core.change import Change, ChangeClass, Kind
from som_editor.core.comparison import Comparison, Summary, summary
from som_editor.core.progress import Report
from som_editor.core.version import Version
from som_editor.i18n import _
from som_editor.use_cases.comparing import compare_versions
from som_editor.wording.changes import ChangeDescriber, section_title
from som_editor.wording.metadata_fields import describe_metadata_change

MOST_LINES = 5
_PLAIN = ("version", "status", "date")
"""What changes with every version, and stands beside its number."""


class Told(NamedTuple):
    """The totals, the most telling changes in words, and how many more there are."""

    summary: Summary
    lines: tuple[str, ...]
    more: int


def tell(old: Version, new: Version, report: Report) -> Told:
    """How `old` became `new`: what touches the substance first, then the cover."""
    comparison = compare_versions(old, new, report=report)
    cover = [change for change in comparison.metadata if change.field not in _PLAIN]
    lines = [*_in_text(comparison), *map(describe_metadata_change, cover)]
    return Told(summary(comparison), tuple(lines[:MOST_LINES]), max(0, len(lines) - MOST_LINES))


def _in_text(comparison: Comparison) -> list[str]:
    describer = ChangeDescriber(comparison.old.document, comparison.new.document)
    return [
        _line(describer, change)
        for change in comparison.changes
        if change.moved or ChangeClass.SUBSTANTIVE in change.classes
    ]


def _line(describer: ChangeDescriber, change: Change) -> str:
    """One change with its section, where its name alone does not say where it stands."""
    headline, detail = describer.describe(change)
    side = change.new or change.old
    if side is None or side.kind in ("guideline", "heading"):
        return headline
    section = section_title(side)
    if change.kind is Kind.EDITED and not change.moved:
        place = detail[:1].lower() + detail[1:]
        return _("{section}, {place}: {words}").format(
            section=section, place=place, words=headline[:1].lower() + headline[1:]
        )
    words = f"{headline}: {detail}" if detail else headline
    return f"{section}: {words[:1].lower()}{words[1:]}"
