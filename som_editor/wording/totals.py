"""The totals of a comparison in words."""

from typing import NamedTuple

from som_editor.core.comparison import Summary
from som_editor.i18n import _, ngettext


class Total(NamedTuple):
    """A label of the interface, as LibreOffice and Word have it, and how many there are."""

    name: str
    label: str
    amount: int


def totals(summary: Summary) -> tuple[Total, ...]:
    """Every count of `summary` with its label; `name` is its name there. Zeros are kept."""
    return tuple(
        Total(name, label, getattr(summary, name)) for name, label in _class_labels().items()
    )


def class_label(name: str) -> str:
    """The label of the changes that `Summary` counts under `name`."""
    return _class_labels()[name]


def _class_labels() -> dict[str, str]:
    return {
        "inserted": _("Ingevoegd"),
        "deleted": _("Verwijderd"),
        "moved": _("Verplaatst"),
        "edited": _("Gewijzigd"),
        "split": _("Gesplitst"),
        "merged": _("Samengevoegd"),
        "rename": _("Hernoemd"),
        "cosmetic": _("Aanhalingstekens en spaties"),
        "formatting": _("Opmaak"),
        "number": _("Nummer"),
        "metadata": _("Gegevens"),
    }


def changes_in_text(summary: Summary) -> int:
    """How many changes touch the substance of the text."""
    return (
        summary.inserted
        + summary.deleted
        + summary.moved
        + summary.edited
        + summary.split
        + summary.merged
    )


def describe_totals(summary: Summary) -> str:
    """One line: "2 wijzigingen in de tekst, 4 in de gegevens; 14 hernoemingen"."""
    if summary == Summary():
        return _("Geen verschillen")
    in_text = changes_in_text(summary)
    text = ngettext(
        "{count} wijziging in de tekst", "{count} wijzigingen in de tekst", in_text
    ).format(count=in_text)
    line = _("{text}, {count} in de gegevens").format(text=text, count=summary.metadata)
    if summary.rename:
        line += "; " + ngettext(
            "{count} hernoeming", "{count} hernoemingen", summary.rename
        ).format(count=summary.rename)
    quiet = summary.cosmetic + summary.formatting + summary.number
    if quiet:
        line += "; " + ngettext(
            "{count} keer alleen opmaak, tekens of nummer",
            "{count} keer alleen opmaak, tekens of nummer",
            quiet,
        ).format(count=quiet)
    return line
