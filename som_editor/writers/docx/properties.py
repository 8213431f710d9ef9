"""What a Word file says of itself outside its text: who published it, which version it is."""

import datetime as dt
from typing import Any

import docx.document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from som_editor.core.text import clean_text
from som_editor.core.version import Version
from som_editor.writers.cover import Cover, shown_number
from som_editor.writers.embedded import NAMESPACE, Fact, cover_facts, facts

_PROGRAM = "SOM Editor"
_LONGEST = 255
"""Characters in a property."""

_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The set of properties that belong to the user, as Word calls it."""

_FIRST_PROPERTY = 2
_DEFAULT: Any = None
"""The prefix of a default namespace; lxml takes it, its type stubs do not."""

_STORE_ID = "{B7B2B0C4-7E0B-4B64-9C55-1D2A7F3E5A01}"
"""Names the part with the facts, whatever else a file carries."""


def describe(
    document: docx.document.Document, version: Version, around: Cover, *, coverless: bool = False
) -> None:
    """Put the facts of `version` into `document`: no author's name, and a day for a time.

    Where it goes `coverless`, they hold what the cover would say.
    """
    _core(document, version, around)
    words = cover_facts(version, around.title) if coverless else ()
    carry(document, facts(version) + words)


def carry(document: docx.document.Document, known: tuple[Fact, ...]) -> None:
    """Let `document` carry the facts `known`, for people in its properties and for programs."""
    _custom_properties(document, known)
    _custom_xml(document, known)


def _core(document: docx.document.Document, version: Version, around: Cover) -> None:
    core = document.core_properties
    name(document, around.title, around.organisation)
    core.identifier = _property(version.document_id)
    core.version = _property(shown_number(version.standing) or version.id)
    core.content_status = _property(around.status)
    date(document, version.standing.dated or version.saved_at.date())


def name(document: docx.document.Document, title: str, organisation: str) -> None:
    """Give `document` its title, who published it, and its language."""
    core = document.core_properties
    core.title = _property(title)
    core.author = _property(organisation) or _PROGRAM
    core.language = "nl-NL"


def date(document: docx.document.Document, day: dt.date) -> None:
    """Let `document` bear `day` instead of the moment at which it was made."""
    core = document.core_properties
    core.created = core.modified = dt.datetime.combine(day, dt.time())


def _custom_properties(document: docx.document.Document, known: tuple[Fact, ...]) -> None:
    root = etree.Element(
        f"{{{_PROPERTIES}}}Properties", nsmap={_DEFAULT: _PROPERTIES, "vt": _TYPES}
    )
    for number, fact in enumerate(known, _FIRST_PROPERTY):
        about = {"fmtid": _FORMAT_ID, "pid": str(number), "name": fact.name}
        made = etree.SubElement(root, f"{{{_PROPERTIES}}}property", about)
        etree.SubElement(made, f"{{{_TYPES}}}lpwstr").text = clean_text(fact.value)
    package = document.part.package
    part = _part(document, "/docProps/custom.xml", CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, root)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def _custom_xml(document: docx.document.Document, known: tuple[Fact, ...]) -> None:
    """The same facts for programs, under the name that they have in a PDF as well."""
    root = etree.Element(f"{{{NAMESPACE}}}facts", nsmap={_DEFAULT: NAMESPACE})
    for fact in known:
        etree.SubElement(root, f"{{{NAMESPACE}}}{fact.name}").text = clean_text(fact.value)
    item = etree.Element(
        f"{{{_STORE}}}datastoreItem", {f"{{{_STORE}}}itemID": _STORE_ID}, nsmap={"ds": _STORE}
    )
    schemas = etree.SubElement(item, f"{{{_STORE}}}schemaRefs")
    etree.SubElement(schemas, f"{{{_STORE}}}schemaRef", {f"{{{_STORE}}}uri": NAMESPACE})
    part = _part(document, "/customXml/item1.xml", CONTENT_TYPE.XML, root)
    about = _part(
        document, "/customXml/itemProps1.xml", CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES, item
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)
    part.relate_to(about, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)


def _part(
    document: docx.document.Document, name: str, content_type: str, root: etree._Element
) -> Part:
    content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return Part(PackURI(name), content_type, content, document.part.package)


def _property(text: str) -> str:
    return clean_text(text)[:_LONGEST]
