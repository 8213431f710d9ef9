"""The status of a version in words."""

from som_editor.core.lifecycle import Standing, Status
from som_editor.i18n import _


def status_word(status: Status) -> str:
    """The word for `status`, in lower case."""
    return {
        Status.CONCEPT: _("concept"),
        Status.FOR_ADVICE: _("ter advies"),
        Status.FOR_CONSENT: _("ter instemming"),
        Status.ADOPTED: _("vastgesteld"),
        Status.WITHDRAWN: _("ingetrokken"),
        Status.TAKEN_OVER: _("overgenomen"),
        Status.SOURCE: _("bron"),
    }[status]


def number_and_status(standing: Standing) -> str:
    """The number, a concept's marked as one: "3.0", "3.1-concept"; empty without a number."""
    if standing.status is Status.CONCEPT and standing.number:
        return f"{standing.number}-{status_word(standing.status)}"
    return standing.number
