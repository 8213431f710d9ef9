"""Why a PDF takes no signature, in a sentence that says what to do."""

from som_editor.core.errors import SigningReason
from som_editor.i18n import _


def pdf_refusals() -> dict[SigningReason, str]:
    """The sentence for each reason that only PDF knows; `{detail}` is a name in it."""
    return {
        SigningReason.SHORT_KEY: _(
            "De sleutel is te kort; neem RSA vanaf 2048 bits, P-256 of P-384."
        ),
        SigningReason.NO_FIELD: _("Een veld ‘{detail}’ is er niet in deze PDF."),
        SigningReason.FIELD_TAKEN: _("Het veld ‘{detail}’ is al ondertekend."),
        SigningReason.FIELD_NAME: _(
            "Een veld kan geen ‘{detail}’ heten; kies een naam die er nog niet is, zonder punt."
        ),
        SigningReason.WHICH_FIELD: _("Er staan meer velden open, ‘{detail}’; kies er een."),
        SigningReason.PREPARED_LATE: _(
            "Op deze PDF staat al een handtekening; maak de velden vóór de eerste."
        ),
        SigningReason.NO_ROOM: _(
            "Zichtbaar ondertekenen kan alleen als eerste, of in een veld dat je ziet."
        ),
        SigningReason.NO_PROOF: _(
            "Bij de uitgever is niet na te gaan of het certificaat geldt; "
            "onderteken zonder dat bewijs."
        ),
        SigningReason.NO_FONT: _(
            "In de naam, rol of reden zit een teken dat niet af te drukken is."
        ),
    }
