"""What a redline says for programs of the versions it compares, and of their covers."""

import docx.document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from som_editor.core.comparison import Comparison
from som_editor.core.fingerprint import content_fingerprint
from som_editor.core.text import clean_text
from som_editor.core.version import Version

NAMESPACE = "urn:som-editor:redline:1#"
"""The XML namespace of these facts."""

_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_STORE_ID = "{4B0E6B0B-0C0D-4C57-9C1E-6E4E0D9B7A02}"
"""Names the part, whatever else a file carries."""


def describe_comparison(document: docx.document.Document, comparison: Comparison) -> None:
    """Let `document` carry which versions `comparison` is of, and what differs on their covers."""
    root = etree.Element(f"{{{NAMESPACE}}}redline", nsmap={"r": NAMESPACE})
    for side, version in (("old", comparison.old), ("new", comparison.new)):
        _add(root, side, **_facts(version))
    for change in comparison.metadata:
        _add(root, "metadata", field=change.field, old=change.old, new=change.new)
    item = etree.Element(
        f"{{{_STORE}}}datastoreItem", {f"{{{_STORE}}}itemID": _STORE_ID}, nsmap={"ds": _STORE}
    )
    schemas = etree.SubElement(item, f"{{{_STORE}}}schemaRefs")
    etree.SubElement(schemas, f"{{{_STORE}}}schemaRef", {f"{{{_STORE}}}uri": NAMESPACE})
    part = _part(document, "item2", CONTENT_TYPE.XML, root)
    about = _part(document, "itemProps2", CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES, item)
    document.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)
    part.relate_to(about, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)


def _facts(version: Version) -> dict[str, str]:
    return {
        "document": version.document_id,
        "version": version.id,
        "number": version.standing.number,
        "fingerprint": content_fingerprint(version.document),
    }


def _add(root: etree._Element, name: str, **facts: str) -> None:
    attributes = {key: clean_text(value) for key, value in facts.items()}
    etree.SubElement(root, f"{{{NAMESPACE}}}{name}", attributes)


def _part(
    document: docx.document.Document, name: str, content_type: str, root: etree._Element
) -> Part:
    content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return Part(PackURI(f"/customXml/{name}.xml"), content_type, content, document.part.package)
