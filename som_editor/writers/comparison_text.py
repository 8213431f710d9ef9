"""A comparison for a terminal: totals first, then what changed, words marked [-weg-]{+nieuw+}."""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum

from som_editor.core.change import Change, ChangeClass, Leftover, Sign, Span
from som_editor.core.comparison import Comparison, summary
from som_editor.core.version import Version
from som_editor.i18n import _, ngettext
from som_editor.wording.changes import ChangeDescriber, change_sign, section_title
from som_editor.wording.metadata_fields import describe_metadata_change
from som_editor.wording.places import Places
from som_editor.wording.quotes import shortened
from som_editor.wording.sides import reconstruction_note, side_standing, side_title
from som_editor.wording.totals import describe_totals

CONTEXT = 60
"""Characters of unchanged text that are kept beside a changed word."""

_INDENT = "  "


class Tone(StrEnum):
    """What a stretch of the report is, for whoever wants to colour it."""

    HEADING = "heading"
    OLD = "old"
    NEW = "new"
    REMARK = "remark"


Paint = Callable[[str, Tone], str]
"""Gives the text back, dressed for its tone."""


def unpainted(text: str, _tone: Tone) -> str:
    """`text` as it is."""
    return text


def write_comparison_text(comparison: Comparison, paint: Paint = unpainted) -> str:
    """`comparison` as plain lines; `paint` may colour parts of them."""
    parts = (
        [describe_totals(summary(comparison))],
        list(_sides(comparison, paint)),
        _listed(
            _("Gegevens"), (describe_metadata_change(one) for one in comparison.metadata), paint
        ),
        _listed(_("Hernoemd"), _renames(comparison), paint),
        _listed(_("Overgebleven namen"), _leftovers(comparison, paint), paint),
        list(_changes(comparison, paint)),
    )
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _sides(comparison: Comparison, paint: Paint) -> Iterator[str]:
    for label, version in ((_("Oud"), comparison.old), (_("Nieuw"), comparison.new)):
        yield paint(f"{label}: {side_title(version)}", Tone.HEADING)
        yield _INDENT + side_standing(version)
        yield from _note(version, paint)


def _note(version: Version, paint: Paint) -> Iterator[str]:
    if version.standing.reconstruction:
        yield _INDENT + paint(reconstruction_note(), Tone.REMARK)


def _listed(title: str, lines: Iterable[str], paint: Paint) -> list[str]:
    """`lines` under `title`; nothing when there are none."""
    indented = [_INDENT + line for line in lines]
    return [paint(title, Tone.HEADING), *indented] if indented else []


def _renames(comparison: Comparison) -> Iterator[str]:
    for rename in comparison.renames:
        yield f"{rename.old} → {rename.new} ({rename.count}×)"


def _leftovers(comparison: Comparison, paint: Paint) -> Iterator[str]:
    """The names that were probably forgotten, one by one; those that may stay, as a number."""
    places = Places(comparison.new.document)
    for leftover in _forgotten(comparison.leftovers):
        line = _("‘{name}’ in {place}").format(
            name=leftover.text, place=places.full(leftover.block)
        )
        yield paint(line, Tone.REMARK)
    legitimate = sum(leftover.legitimate for leftover in comparison.leftovers)
    if legitimate:
        yield ngettext(
            "{count} andere vermelding lijkt terecht.",
            "{count} andere vermeldingen lijken terecht.",
            legitimate,
        ).format(count=legitimate)


def _forgotten(leftovers: Iterable[Leftover]) -> Iterator[Leftover]:
    return (leftover for leftover in leftovers if not leftover.legitimate)


def _changes(comparison: Comparison, paint: Paint) -> Iterator[str]:
    """Every change under the title of its section; the text itself where its substance changed."""
    describer = ChangeDescriber(comparison.old.document, comparison.new.document)
    section: tuple[str, ...] | None = None
    for change in comparison.changes:
        side = change.new or change.old
        if side is None:
            continue
        if side.section != section:
            if section is not None:
                yield ""
            section = side.section
            yield paint(section_title(side), Tone.HEADING)
        yield f"{_INDENT}{change_sign(change)} {describer.line(change)}"
        if ChangeClass.SUBSTANTIVE in change.classes and change.spans:
            yield _INDENT * 2 + _marked(change, paint)


def _marked(change: Change, paint: Paint) -> str:
    """The text of `change` with its words marked and long unchanged stretches cut short."""
    last = len(change.spans) - 1
    shown = (
        _span(span, paint, first=index == 0, last=index == last)
        for index, span in enumerate(change.spans)
    )
    return "".join(shown).replace("\n", "\n" + _INDENT * 2)


def _span(span: Span, paint: Paint, *, first: bool, last: bool) -> str:
    match span.sign:
        case Sign.OLD:
            return paint(f"[-{span.text}-]", Tone.OLD)
        case Sign.NEW:
            return paint(f"{{+{span.text}+}}", Tone.NEW)
        case Sign.SAME:
            return _context(span.text, first=first, last=last)


def _context(text: str, *, first: bool, last: bool) -> str:
    """The ends of an unchanged stretch that touch a change, in whole words."""
    if first and last:
        return shortened(text, 2 * CONTEXT)
    head = "" if first else _first_words(text)
    tail = "" if last else _last_words(text)
    return (
        text if len(head) + len(tail) + len(" … ") >= len(text) else f"{head} … {tail}".strip(" ")
    )


def _first_words(text: str) -> str:
    """The opening of `text`, up to a space after about `CONTEXT` characters."""
    end = text.find(" ", CONTEXT)
    return text if end < 0 else text[:end]


def _last_words(text: str) -> str:
    """The end of `text`, from a space before about `CONTEXT` characters."""
    start = text.rfind(" ", 0, max(len(text) - CONTEXT, 0))
    return text[start + 1 :]
