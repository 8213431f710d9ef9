"""The facts that our exports carry, signed, beside what the file says of itself elsewhere.

core.xml stands outside every signature, as any program rewrites it; so it is compared.
"""

from collections.abc import Iterator, Mapping

from lxml import etree

from som_editor.core.verdict import Finding, Kind
from som_editor.files.zipped import Unpackable
from som_editor.signing.docx.coverage import ROOT, custom_properties
from som_editor.signing.docx.names import CORE_PROPERTIES, MAIN_DOCUMENT, Element
from som_editor.signing.docx.opc import Package, folded
from som_editor.signing.docx.signature_part import words
from som_editor.signing.export_facts import FACTS, LONGEST, numbers_shown, stated, status_shown

_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PROPERTY = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TERMS = "{http://purl.org/dc/terms/}"
_LABEL, _VALUE = "SomFactLabel", "SomFact"
_TITLE, _ORGANISATION = "Title", "SomOrganisation"
"""The styles of the cover: of what a value means, of the value, of the title and who publishes."""

_COVER_BYTES = 500_000
"""How far into the text a cover may reach."""


def compared_metadata(package: Package) -> tuple[dict[str, str], tuple[Finding, ...]]:
    """The facts in `package`, and what contradicts them on its cover and in its properties.

    Raises Unpackable.
    """
    facts = facts_of(package)
    if not facts:
        return {}, (Finding(Kind.METADATA_UNSIGNED),)
    differing = [
        *_differing_core(package, facts),
        *_differing_custom(package, facts),
    ]
    return facts, tuple(Finding(Kind.METADATA_DIFFERS, name) for name in dict.fromkeys(differing))


def facts_of(package: Package) -> dict[str, str]:
    """The facts that `package` carries, signed or not; none where it is not of our making."""
    for part in package.parts:
        if folded(part).startswith("/customxml/item") and folded(part).endswith(".xml"):
            root = _xml(package, part)
            if root is not None and root.tag == f"{{{FACTS}}}facts":
                return {str(one.tag).rpartition("}")[2]: words(one) for one in root}
    return {}


def _xml(package: Package, part: str) -> Element | None:
    """The root of `part`, where it is XML of an ordinary size; parts may hold anything."""
    try:
        return package.xml(part)
    except Unpackable:
        return None


def _differing_core(package: Package, facts: Mapping[str, str]) -> Iterator[str]:
    """Which facts core.xml and the cover say otherwise."""
    cover = _cover(package)
    numbers, word = numbers_shown(facts), status_shown(facts)
    if numbers and cover.get("Versie") not in (None, *numbers):
        yield "Version"
    if not cover.get("Status", word).casefold().startswith(word):
        yield "Status"
    part = _core(package)
    if part is None:
        return
    said = _xml(package, part)
    if said is None:
        yield "Properties"
        return
    expected = {
        "DocumentId": (f"{_DC}identifier", stated(facts, "DocumentId")),
        "Version": (f"{_CORE}version", numbers | stated(facts, "VersionId")),
        "Title": (f"{_DC}title", _shown(cover, _TITLE)),
        "Organisation": (f"{_DC}creator", _shown(cover, _ORGANISATION)),
    }
    for name, (path, values) in expected.items():
        if values and words(said.find(path)) not in values:
            yield name
    if not words(said.find(f"{_CORE}contentStatus")).casefold().startswith(word):
        yield "Status"
    if not words(said.find(f"{_TERMS}created")).startswith(facts.get("StatusDate", "")):
        yield "StatusDate"  # when it was last saved is Word's to say, and is nobody's fact


def _shown(cover: Mapping[str, str], style: str) -> set[str]:
    """What the cover shows in `style`, as long as a property may be; nothing where it does not."""
    return {" ".join(cover[style][:LONGEST].split())} if cover.get(style) else set()


def _core(package: Package) -> str | None:
    found = (one for one in package.related(ROOT) if one.kind == CORE_PROPERTIES)
    return next((one.target for one in found if one.target in package), None)


def _differing_custom(package: Package, facts: Mapping[str, str]) -> Iterator[str]:
    """Which facts the user's own properties say otherwise."""
    part = custom_properties(package)
    root = None if part is None else _xml(package, part)
    if root is not None:
        said = {one.get("name", ""): words(one) for one in root.iter(_PROPERTY)}
        yield from (name for name in facts if said.get(name, facts[name]) != facts[name])


def _cover(package: Package) -> dict[str, str]:
    """The labels and values that the cover shows, and its title."""
    found: dict[str, str] = {}
    label = ""
    for style, text in _first_paragraphs(package):
        if style in (_TITLE, _ORGANISATION):
            found.setdefault(style, text)
        elif style == _LABEL:
            label = text
        elif style == _VALUE and label:
            found.setdefault(label, text)
    return found


def _first_paragraphs(package: Package) -> Iterator[tuple[str, str]]:
    """The style and text of the first paragraphs; the whole text need not be read for a cover."""
    main = next((one.target for one in package.related(ROOT) if one.kind in MAIN_DOCUMENT), "")
    if main not in package:
        return
    reading = etree.XMLPullParser(
        ("end",), tag=f"{_W}p", resolve_entities=False, load_dtd=False, no_network=True
    )
    try:
        reading.feed(package.beginning(main, _COVER_BYTES))
    except etree.XMLSyntaxError:  # what came before it can be read
        pass
    for _, element in reading.read_events():
        if not isinstance(element, Element):
            continue
        style = element.find(f"{_W}pPr/{_W}pStyle")
        text = "".join(str(one.text or "") for one in element.iter(f"{_W}t"))
        yield ("" if style is None else style.get(f"{_W}val", "")), text
