"""What the two sides of a comparison are called, and what must be said of them."""

from som_editor.core.version import Version, display_title
from som_editor.i18n import _
from som_editor.wording.dates import show_date
from som_editor.wording.statuses import number_and_status, status_word


def side_title(version: Version) -> str:
    """The title of `version`, and its number where the title does not end in it."""
    title = display_title(version.document, version.source) or _("Zonder titel")
    number = number_and_status(version.standing)
    return f"{title} · {number}" if number and not title.endswith(number) else title


def side_standing(version: Version) -> str:
    """Where `version` stands: "Overgenomen · Stichting SOM · 13-04-2021"."""
    standing = version.standing
    parts = (
        status_word(standing.status),
        _("reconstructie") if standing.reconstruction else "",
        version.document.metadata.organisation,
        show_date(standing.dated) if standing.dated else "",
    )
    line = " · ".join(part for part in parts if part)
    return line[:1].upper() + line[1:]


def reconstruction_note() -> str:
    """Said wherever a reconstruction is shown."""
    return _("De complete oorspronkelijke tekst is niet beschikbaar; deze is nagemaakt.")
