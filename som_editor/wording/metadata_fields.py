"""The fields of the cover and the definitions in words, and what changed in them."""

import datetime as dt

from som_editor.core.change import MetadataChange
from som_editor.core.lifecycle import Status
from som_editor.core.metadata_changes import defined_term
from som_editor.i18n import _
from som_editor.wording.dates import show_date
from som_editor.wording.statuses import status_word

_DATES = ("date", "consented_on", "adopted_on", "effective", "evaluation")
_FREE_TEXT = ("title", "based_on")
"""Written by people, so that quotation marks say where they begin and end."""


def field_label(field: str) -> str:
    """What the metadata field `field` of a comparison is called; a definition by its term."""
    if (term := defined_term(field)) is not None:
        return _("Begrip ‘{term}’").format(term=term)
    return {
        "title": _("Titel"),
        "organisation": _("Organisatie"),
        "kenmerk": _("Kenmerk"),
        "version": _("Versie"),
        "status": _("Status"),
        "date": _("Datum"),
        "owner": _("Eigenaar/portefeuillehouder"),
        "drawn_up_by": _("Opgesteld door"),
        "consent_body": _("Instemming"),
        "consented_on": _("Instemming op"),
        "adopted_by": _("Vastgesteld door"),
        "adopted_on": _("Vastgesteld op"),
        "effective": _("Ingangsdatum"),
        "evaluation": _("Evaluatiedatum"),
        "based_on": _("Gebaseerd op"),
        "language": _("Taal"),
    }[field]


def shown_value(field: str, value: str) -> str:
    """`value` of `field` as a reader sees it; empty stays empty."""
    if not value:
        return ""
    if field in _DATES:
        return show_date(dt.date.fromisoformat(value))
    return status_word(Status(value)) if field == "status" else value


def describe_metadata_change(change: MetadataChange) -> str:
    """`change` on one line: "Titel: ‘Social Media Protocol Onderwijs’ → leeg"."""
    old, new = _worded(change.field, change.old), _worded(change.field, change.new)
    return f"{field_label(change.field)}: {old} → {new}"


def _worded(field: str, value: str) -> str:
    shown = shown_value(field, value)
    if not shown:
        return _("leeg")
    written = field in _FREE_TEXT or defined_term(field) is not None
    return f"‘{shown}’" if written else shown
