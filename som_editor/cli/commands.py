"""Every command: its name, its function, and what it is for."""

from collections.abc import Callable

from som_editor.cli.comparing import compare
from som_editor.cli.demonstrating import demo
from som_editor.cli.library import import_, list_, log, show
from som_editor.cli.publishing import export, sign
from som_editor.cli.verifying import verify
from som_editor.i18n import _


def table() -> tuple[tuple[str, Callable[..., int], str], ...]:
    """The commands in the order of the work."""
    return (
        ("demo", demo, _("Doe het hele werk met de voorbeelden, zonder venster.")),
        ("import", import_, _("Lees bestanden in en toon het importverslag.")),
        ("list", list_, _("Toon de protocollen in de bibliotheek.")),
        ("log", log, _("Toon de versies van een protocol.")),
        ("show", show, _("Toon een protocol als tekst of JSON.")),
        ("compare", compare, _("Vergelijk twee versies of bestanden.")),
        ("export", export, _("Maak een Word-bestand, PDF of JSON.")),
        ("sign", sign, _("Onderteken een Word-bestand of PDF.")),
        ("verify", verify, _("Controleer een ondertekend Word-bestand of PDF.")),
    )
