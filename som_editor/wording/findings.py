"""What was found of a signature, each in a sentence."""

from som_editor.core.verdict import Finding, Kind
from som_editor.i18n import _
from som_editor.wording.dates import show_iso_date

_ABOUT_PARTS = (
    Kind.PART_CHANGED,
    Kind.PART_MISSING,
    Kind.RELATIONSHIPS_CHANGED,
    Kind.PART_ADDED,
    Kind.RELATIONSHIP_ADDED,
    Kind.SECOND_DOCUMENT,
    Kind.CONTENT_TYPE_CHANGED,
    Kind.PACKAGE_AMBIGUOUS,
)
"""Findings whose subject is a part of a Word file."""

_ABOUT_PAGES = (Kind.PAGE_CHANGED, Kind.ANNOTATION_ADDED, Kind.ANNOTATION_CHANGED)
"""Findings whose subject is the number of a page, if one page alone is meant."""


def describe_finding(finding: Finding) -> str:
    """One sentence about `finding`."""
    subject = show_iso_date(finding.subject)
    if finding.kind is Kind.METADATA_DIFFERS:
        subject = _metadata_name(finding.subject)
    elif finding.kind in _ABOUT_PARTS:
        subject = _part_name(finding.subject)
    elif finding.kind in _ABOUT_PAGES:
        subject = _page_name(finding.subject)
    content = _of_content() | _of_coverage() | _of_later_changes()
    template = content | _of_signer() | _of_time() | _of_metadata()
    return template[finding.kind].format(subject=subject)


def _of_content() -> dict[Kind, str]:
    return {
        Kind.UNSIGNED: _("Er staat geen handtekening op."),
        Kind.SIGNATURE_MALFORMED: _("De handtekening is beschadigd en niet te lezen."),
        Kind.SIGNATURE_BROKEN: _("De handtekening hoort niet bij deze inhoud."),
        Kind.SIGNED_PROPERTIES_CHANGED: _("De gegevens van het ondertekenen zijn veranderd."),
        Kind.PART_CHANGED: _("Veranderd na het ondertekenen: {subject}."),
        Kind.PART_MISSING: _("Weggehaald na het ondertekenen: {subject}."),
        Kind.RELATIONSHIPS_CHANGED: _("Veranderd is waarnaar wordt verwezen, in {subject}."),
        Kind.AMBIGUOUS_ID: _("De handtekening bevat twee delen met dezelfde naam."),
        Kind.WEAK_ALGORITHM: _("De handtekening gebruikt een verouderde techniek, {subject}."),
        Kind.WEAK_KEY: _("De sleutel van de handtekening is te kort om op te vertrouwen."),
        Kind.UNKNOWN_ALGORITHM: _("De handtekening gebruikt een techniek die niet bekend is."),
    }


def _of_coverage() -> dict[Kind, str]:
    return {
        Kind.NUMBER_DIFFERS: _("Het aantal handtekeningen had {subject} moeten zijn."),
        Kind.SIGNATURE_REMOVED: _("Er is een handtekening weggehaald."),
        Kind.PART_ADDED: _("Niet ondertekend: {subject}."),
        Kind.RELATIONSHIP_ADDED: _("Niet ondertekend is de verwijzing naar {subject}."),
        Kind.LINK_ADDED: _("Niet ondertekend is de verwijzing naar buiten, ‘{subject}’."),
        Kind.SECOND_DOCUMENT: _("Er zit een tweede tekst in het bestand: {subject}."),
        Kind.CONTENT_TYPE_CHANGED: _("Van soort veranderd: {subject}."),
        Kind.PACKAGE_AMBIGUOUS: _("Niet elk programma leest hier hetzelfde: {subject}."),
        Kind.HIDDEN_DATA: _("In het bestand zijn gegevens verstopt."),
        Kind.UNSIGNED_RANGE: _("De handtekening laat een stuk van het bestand open."),
        Kind.SIGNATURE_REPLACED: _("Een handtekening is vervangen door een andere."),
    }


def _of_later_changes() -> dict[Kind, str]:
    """What a PDF shows or does that it did not when it was signed."""
    return {
        Kind.PAGE_CHANGED: _("Na het ondertekenen veranderd: {subject}."),
        Kind.PAGES_REMOVED: _("Na het ondertekenen zijn bladzijden weggehaald."),
        Kind.PAGES_ADDED: _("Na het ondertekenen zijn bladzijden toegevoegd."),
        Kind.PAGES_MOVED: _("Na het ondertekenen zijn bladzijden van plaats verwisseld."),
        Kind.ANNOTATION_ADDED: _("Na het ondertekenen is iets geplakt op {subject}."),
        Kind.ANNOTATION_CHANGED: _("Na het ondertekenen is een notitie veranderd op {subject}."),
        Kind.FONT_CHANGED: _("Na het ondertekenen is een lettertype vervangen."),
        Kind.SCRIPT_ADDED: _("Na het ondertekenen is een script toegevoegd."),
        Kind.ACTION_ADDED: _("Na het ondertekenen is een opdracht toegevoegd."),
        Kind.ATTACHMENT_ADDED: _("Na het ondertekenen is een bijlage toegevoegd."),
        Kind.FIELD_ADDED: _("Na het ondertekenen is een veld toegevoegd: ‘{subject}’."),
        Kind.FIELD_CHANGED: _("Na het ondertekenen is een veld veranderd: ‘{subject}’."),
        Kind.OBJECT_CHANGED: _("Na het ondertekenen is de opbouw van het bestand veranderd."),
        Kind.FIELD_OPEN: _("Het veld ‘{subject}’ is nog niet ondertekend."),
        Kind.ACTIVE_CONTENT: _("In het bestand zit een script, dat kan veranderen wat je ziet."),
    }


def _of_signer() -> dict[Kind, str]:
    return {
        Kind.CERTIFICATE_SWAPPED: _("Het certificaat is verwisseld na het ondertekenen."),
        Kind.CERTIFICATE_UNBOUND: _("De handtekening legt niet vast welk certificaat erbij hoort."),
        Kind.KEY_BESIDE_CERTIFICATE: _("Naast het certificaat zit een vreemde sleutel."),
        Kind.NO_CERTIFICATE: _("Er zit geen certificaat bij de handtekening."),
        Kind.NO_ROOTS: _("Je hebt niet gezegd wie je vertrouwt."),
        Kind.UNTRUSTED: _("Het certificaat is uitgegeven door ‘{subject}’, die je niet vertrouwt."),
        Kind.EXPIRED: _("Het certificaat was verlopen op {subject}."),
        Kind.NOT_YET_VALID: _("Het certificaat gold pas vanaf {subject}."),
        Kind.REVOKED: _("Het certificaat is ingetrokken."),
        Kind.WRONG_USAGE: _("Het certificaat is niet bedoeld om te ondertekenen."),
        Kind.REVOCATION_UNKNOWN: _("Of het certificaat is ingetrokken, is niet na te gaan."),
    }


def _of_time() -> dict[Kind, str]:
    return {
        Kind.TIME_UNPROVEN: _("Zonder tijdstempel geldt alleen de klok van de ondertekenaar."),
        Kind.TIMESTAMP_BROKEN: _("Het tijdstempel hoort niet bij deze handtekening."),
        Kind.TIMESTAMP_UNTRUSTED: _("Het tijdstempel is van ‘{subject}’, die je niet vertrouwt."),
        Kind.TIMES_DIFFER: _("De ondertekenaar noemt een andere dag dan het tijdstempel."),
    }


def _of_metadata() -> dict[Kind, str]:
    return {
        Kind.METADATA_UNSIGNED: _("Het bestand bevat geen ondertekende gegevens over de versie."),
        Kind.METADATA_DIFFERS: _("Anders dan ondertekend: {subject}."),
        Kind.REGISTER_DIFFERS: _("De tekst is een andere dan die van {subject} in de bibliotheek."),
        Kind.PROPERTIES_UNSIGNED: _("De eigenschappen van het bestand zijn niet ondertekend."),
    }


def _part_name(part: str) -> str:
    """What a part of a Word file is to a reader, and its name for who wants to look."""
    names = (
        ("vba", _("macro’s")),
        ("word/document", _("de tekst")),
        ("word/styles", _("de opmaak")),
        ("word/numbering", _("de nummering")),
        ("word/header", _("een koptekst")),
        ("word/footer", _("een voettekst")),
        ("word/media/", _("een afbeelding")),
        ("word/comments", _("opmerkingen")),
        ("word/footnotes", _("de voetnoten")),
        ("word/fonts/", _("een lettertype")),
        ("customxml/", _("de gegevens over de versie")),
        ("docprops/", _("de eigenschappen")),
    )
    name = part.removeprefix("/")
    if not name:
        return _("het bestand")
    found = (words for begin, words in names if begin in name.casefold())
    return f"{next(found, _('een onderdeel'))} ({name})"


def _page_name(number: str) -> str:
    return _("bladzijde {number}").format(number=number) if number else _("de bladzijden")


def _metadata_name(name: str) -> str:
    """What a fact of an export is called."""
    names = {
        "Version": _("het versienummer"),
        "Status": _("de status"),
        "Title": _("de titel"),
        "Organisation": _("de organisatie"),
        "Properties": _("de eigenschappen, die niet te lezen zijn"),
        "Info": _("de eigenschappen van het bestand"),
        "DocumentId": _("het kenmerk van het document"),
        "VersionId": _("het kenmerk van de versie"),
        "StatusDate": _("de datum van de status"),
        "ConsentedOn": _("de datum van instemming"),
        "AdoptedOn": _("de datum van vaststelling"),
        "EffectiveDate": _("de ingangsdatum"),
        "EvaluationDate": _("de evaluatiedatum"),
        "ContentFingerprint": _("de vingerafdruk"),
    }
    return names.get(name, name)
