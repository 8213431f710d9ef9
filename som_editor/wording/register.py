"""What the library knows of a file, in words."""

from collections.abc import Sequence

from som_editor.core.lifecycle import Status
from som_editor.core.register import Entry, Known, Registered, SignedBy
from som_editor.i18n import _, ngettext
from som_editor.wording.dates import show_date
from som_editor.wording.statuses import number_and_status


def what_it_is(registered: Registered) -> str:
    """Which version the file is, or says to be."""
    standing = registered.standing
    if registered.known is Known.UNKNOWN:
        return _("Dit bestand staat niet in het register van je bibliotheek.")
    title = registered.title or _("Zonder titel")
    number = standing.number
    if registered.known is Known.OTHER_TEXT and not number:
        words = _("Dit noemt zich een versie van ‘{title}’, maar de tekst is een andere.")
        return words.format(title=title)
    if registered.known is Known.OTHER_TEXT:
        words = _("Dit noemt zich versie {number} van ‘{title}’, maar de tekst is een andere.")
        return words.format(number=number, title=title)
    if standing.status is Status.ADOPTED and standing.dated and number:
        words = _("Dit is versie {number} van ‘{title}’, zoals vastgesteld op {date}.")
        return words.format(number=number, title=title, date=show_date(standing.dated))
    shown = number_and_status(standing)
    if not shown:
        return _("Dit is ‘{title}’ uit je bibliotheek.").format(title=title)
    return _("Dit is versie {number} van ‘{title}’.").format(number=shown, title=title)


def how_it_is_known(known: Known) -> str:
    """What the answer rests on."""
    return {
        Known.SAME_FILE: _("Het bestand is gelijk aan dat in het register."),
        Known.SAME_TEXT: _("De vingerafdruk van de tekst is gelijk aan die in de bibliotheek."),
        Known.OTHER_TEXT: _("De vingerafdruk van de tekst is een andere dan in de bibliotheek."),
        Known.UNKNOWN: _("Daarom is niet na te gaan of het hier is gemaakt."),
    }[known]


def who_is_missing(registered: Registered) -> tuple[str, ...]:
    """A line for whoever's signature is not on the file, and one for who is awaited."""
    lines = []
    if registered.missing:
        words = ngettext(
            "Hier ontbreekt de handtekening van {names}.",
            "Hier ontbreken de handtekeningen van {names}.",
            len(registered.missing),
        )
        lines.append(words.format(names=_listed([signer_name(one) for one in registered.missing])))
    if registered.awaited:
        lines.append(awaited_line(registered.awaited))
    return tuple(lines)


def awaited_line(awaited: Sequence[str]) -> str:
    """Who is still to sign."""
    return _("Wacht nog op {names}.").format(names=_listed(awaited))


def signer_name(signed: SignedBy) -> str:
    """Who signed, with their role."""
    signer = signed.signer or _("Onbekende ondertekenaar")
    return f"{signer} ({signed.role})" if signed.role else signer


def entry_line(entry: Entry) -> str:
    """One file of the register: its name, who signed it, and who is awaited."""
    parts = [entry.file_name]
    if entry.signed:
        names = _listed([signer_name(one) for one in entry.signed])
        parts.append(_("Ondertekend door {names}.").format(names=names))
    elif not entry.awaited:
        parts.append(_("Niet ondertekend."))
    if entry.awaited:
        parts.append(awaited_line(entry.awaited))
    return _("{file} · {state}").format(file=parts[0], state=" ".join(parts[1:]))


def _listed(names: Sequence[str]) -> str:
    if len(names) == 1:
        return names[0]
    return _("{names} en {last}").format(names=", ".join(names[:-1]), last=names[-1])
