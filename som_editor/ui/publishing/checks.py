"""Whether a version is ready to be shared: what is in order, and what a reader might stumble on."""

from collections import Counter
from enum import StrEnum
from typing import NamedTuple

from som_editor.core.definitions import defined_twice, unused_terms
from som_editor.core.document import BlockId, Image, is_heading, text_blocks
from som_editor.core.field import field_uses, unfilled_fields
from som_editor.core.leftovers import find_leftovers, upstream_names
from som_editor.core.lifecycle import Status
from som_editor.core.references import broken_references
from som_editor.core.shown import Reader
from som_editor.core.version import Version, display_title
from som_editor.i18n import _, ngettext
from som_editor.wording.places import introduction
from som_editor.wording.quotes import quoted
from som_editor.wording.sides import reconstruction_note


class Verdict(StrEnum):
    """What is thought of a point: in order, worth knowing, or worth a look before sharing."""

    FINE = "fine"
    KNOWN = "known"
    REMARK = "remark"


class Check(NamedTuple):
    """A point in words; `block` is where to look, or empty."""

    verdict: Verdict
    words: str
    block: str = ""


def checks(version: Version, upstream: Version | None, ending: str) -> tuple[Check, ...]:
    """Every point about `version`, adapted from `upstream`, as a file that ends in `ending`."""
    structure = (*_headings(version), *_pictures(version))
    remarks = (
        *_empty(version),
        *_fields(version),
        *_references(version),
        *_definitions(version),
        *(_leftovers(version, upstream) if upstream else ()),
    )
    return (*(structure or _sound()), _privacy(ending), *remarks, *_known(version, ending))


def _sound() -> tuple[Check, ...]:
    return (Check(Verdict.FINE, _("Koppen en afbeeldingen kloppen voor schermlezers")),)


def _privacy(ending: str) -> Check:
    if ending == ".json":
        words = _("Opslagtijden en de naam van het bronbestand gaan mee, voor andere programma’s.")
        return Check(Verdict.KNOWN, words)
    return Check(Verdict.FINE, _("Geen namen of bewerktijden van schrijvers"))


def _known(version: Version, ending: str) -> tuple[Check, ...]:
    """What stands on the pages because of what the version is."""
    standing = version.standing
    known = []
    if standing.status is Status.CONCEPT and ending != ".json":
        known.append(_("Dit is een concept. Dat staat op het voorblad en achter de tekst."))
    if standing.reconstruction:
        known.append(reconstruction_note())
    if not version.document.metadata.title:
        name = display_title(version.document, version.source) or _("Zonder titel")
        known.append(_("Er is geen titel; daarvoor staat er {name}.").format(name=quoted(name)))
    return tuple(Check(Verdict.KNOWN, words) for words in known)


def _empty(version: Version) -> tuple[Check, ...]:
    if version.document.blocks:
        return ()
    return (Check(Verdict.REMARK, _("Er staat nog geen tekst in dit protocol.")),)


def _headings(version: Version) -> tuple[Check, ...]:
    reader = Reader(version.document)
    wordless = [
        block.id
        for block in version.document.blocks
        if is_heading(block) and not any(reader.block(part).strip() for part in text_blocks(block))
    ]
    words = ngettext(
        "{count} kop zonder woorden; die komt niet in het bestand",
        "{count} koppen zonder woorden; die komen niet in het bestand",
        len(wordless),
    )
    return _remark(words, wordless)


def _pictures(version: Version) -> tuple[Check, ...]:
    silent = [
        block.id
        for block in version.document.blocks
        if isinstance(block, Image) and not (block.alternative.strip() or block.caption.strip())
    ]
    words = ngettext(
        "{count} afbeelding zonder beschrijving; een schermlezer zegt niet wat erop staat",
        "{count} afbeeldingen zonder beschrijving; een schermlezer zegt niet wat erop staat",
        len(silent),
    )
    return _remark(words, silent)


def _fields(version: Version) -> tuple[Check, ...]:
    unfilled = unfilled_fields(version.document)
    if not unfilled:
        return ()
    names = ", ".join(f"{{{name}}}" for name in unfilled)
    words = ngettext("{count} veld is leeg: ", "{count} velden zijn leeg: ", len(unfilled))
    where = field_uses(version.document, unfilled[0])[0].block
    return (Check(Verdict.REMARK, words.format(count=len(unfilled)) + names, where),)


def _references(version: Version) -> tuple[Check, ...]:
    broken = [use.block for use in broken_references(version.document)]
    words = ngettext(
        "{count} verwijzing leidt nergens heen",
        "{count} verwijzingen leiden nergens heen",
        len(broken),
    )
    return _remark(words, broken)


def _definitions(version: Version) -> tuple[Check, ...]:
    document = version.document
    empty = tuple(one.term for one in document.definitions if not one.meaning.strip())
    found = (
        (_("Meer dan eens uitgelegd: {terms}"), defined_twice(document)),
        (_("Begrip zonder betekenis: {terms}"), empty),
        (_("Begrip dat in de tekst niet voorkomt: {terms}"), unused_terms(document)),
    )
    return tuple(
        Check(Verdict.REMARK, words.format(terms=", ".join(map(quoted, terms))))
        for words, terms in found
        if terms
    )


def _leftovers(version: Version, upstream: Version) -> tuple[Check, ...]:
    names = upstream_names(upstream.document, version.document)
    found = [
        leftover for leftover in find_leftovers(version.document, names) if not leftover.legitimate
    ]
    if not found:
        return ()
    first = found[0]
    counts = Counter(leftover.text for leftover in found)
    if len(found) == 1:
        section = first.section[-1] if first.section else ""
        words = _("1 overgebleven naam: {name} in {section}").format(
            name=quoted(first.text),
            section=quoted(section) if section else _("de {name}").format(name=introduction()),
        )
    else:
        words = _("{count} overgebleven namen: {names}").format(
            count=len(found), names=", ".join(quoted(name) for name in counts)
        )
    return (Check(Verdict.REMARK, words, first.block),)


def _remark(words: str, blocks: list[BlockId]) -> tuple[Check, ...]:
    if not blocks:
        return ()
    return (Check(Verdict.REMARK, words.format(count=len(blocks)), blocks[0]),)
