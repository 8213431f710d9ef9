"""What a PDF says of itself to programs: XMP, document information, the version table's tags.

The engine writes what the standards ask. Here come the facts of the version in a namespace of their
own, described as PDF/A wants it, and our name as the maker's.
"""

import io
from collections.abc import Iterator

import pikepdf
from lxml import etree

from som_editor import __version__
from som_editor.writers.embedded import NAMESPACE, Fact

PRODUCER = f"SOM Editor {__version__}"

_PREFIX = "som"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DC = "http://purl.org/dc/elements/1.1/"
_PDF = "http://ns.adobe.com/pdf/1.3/"
_XMP = "http://ns.adobe.com/xap/1.0/"
_MEDIA = "http://ns.adobe.com/xap/1.0/mm/"
_EXTENSION = "http://www.aiim.org/pdfa/ns/extension/"
_SCHEMA = "http://www.aiim.org/pdfa/ns/schema#"
_PROPERTY = "http://www.aiim.org/pdfa/ns/property#"
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def with_properties(made: bytes, facts: tuple[Fact, ...], publisher: str, summary: str) -> bytes:
    """`made`, a tagged PDF, with `facts` and `publisher` in its XMP, packed small.

    Where `summary` is not empty, the first table has it as summary, and a heading in each row. The
    same arguments give the same bytes.
    """
    with pikepdf.open(io.BytesIO(made)) as pdf:
        root = etree.fromstring(pdf.Root.Metadata.read_bytes())
        _describe(root, facts, publisher)
        pdf.Root.Metadata = _stream(pdf, root)
        pdf.docinfo["/Creator"] = pdf.docinfo["/Producer"] = PRODUCER
        if summary:
            _head_rows(pdf, summary)
        packed = io.BytesIO()
        pdf.save(
            packed,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
        )
    return packed.getvalue()


def _describe(root: etree._Element, facts: tuple[Fact, ...], publisher: str) -> None:
    """Add to the XMP tree `root` what we know, and take our engine's name out."""
    description = _found(root, f".//{{{_RDF}}}Description")
    history = description.find(f"{{{_MEDIA}}}History")
    if history is not None:
        description.remove(history)
    _set(description, _XMP, "CreatorTool", PRODUCER)
    _set(description, _PDF, "Producer", PRODUCER)
    if publisher:
        bag = etree.SubElement(_property(description, _DC, "publisher"), f"{{{_RDF}}}Bag")
        etree.SubElement(bag, f"{{{_RDF}}}li").text = publisher
    _found(description, f"{{{_EXTENSION}}}schemas/{{{_RDF}}}Bag").append(_schema(facts))
    own = etree.SubElement(
        _found(root, f".//{{{_RDF}}}RDF"),
        f"{{{_RDF}}}Description",
        {f"{{{_RDF}}}about": ""},
        {_PREFIX: NAMESPACE},
    )
    for fact in facts:
        _set(own, NAMESPACE, fact.name, fact.value)


def _schema(facts: tuple[Fact, ...]) -> etree._Element:
    """The description of our namespace: what each property is called, holds and means."""
    schema = _resource()
    _set(schema, _SCHEMA, "schema", "SOM Editor: facts of an exported version")
    _set(schema, _SCHEMA, "namespaceURI", NAMESPACE)
    _set(schema, _SCHEMA, "prefix", _PREFIX)
    properties = etree.SubElement(_property(schema, _SCHEMA, "property"), f"{{{_RDF}}}Seq")
    for fact in facts:
        described = _resource()
        _set(described, _PROPERTY, "name", fact.name)
        _set(described, _PROPERTY, "valueType", "Text")
        _set(described, _PROPERTY, "category", "internal")
        _set(described, _PROPERTY, "description", fact.meaning)
        properties.append(described)
    return schema


def _resource() -> etree._Element:
    return etree.Element(f"{{{_RDF}}}li", {f"{{{_RDF}}}parseType": "Resource"})


def _property(parent: etree._Element, namespace: str, name: str) -> etree._Element:
    """The property of `parent`, made if it is not there."""
    found = parent.find(f"{{{namespace}}}{name}")
    return etree.SubElement(parent, f"{{{namespace}}}{name}") if found is None else found


def _set(parent: etree._Element, namespace: str, name: str, value: str) -> None:
    _property(parent, namespace, name).text = value


def _found(parent: etree._Element, path: str) -> etree._Element:
    """What the engine has always written at `path`."""
    element = parent.find(path)
    if element is None:
        raise LookupError(path)
    return element


def _stream(pdf: pikepdf.Pdf, root: etree._Element) -> pikepdf.Object:
    """The XMP packet of `root`, unpacked in the file as PDF/A wants it."""
    packet = (
        b'<?xpacket begin="'
        + _BYTE_ORDER_MARK
        + b'" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        + etree.tostring(root, encoding="utf-8")
        + b'\n<?xpacket end="r"?>'
    )
    return pikepdf.Stream(pdf, packet, Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)


def _head_rows(pdf: pikepdf.Pdf, summary: str) -> None:
    """Say in the tags that the first table's left column heads its rows; the engine cannot."""
    table = next(element for element in _elements(pdf.Root.StructTreeRoot) if element.S == "/Table")
    _add_attribute(table, "/Summary", summary)
    for row in _elements(table):
        if row.S == "/TR":
            row.K[0].S = pikepdf.Name.TH
            _add_attribute(row.K[0], "/Scope", pikepdf.Name.Row)


def _add_attribute(element: pikepdf.Object, name: str, value: pikepdf.Object | str) -> None:
    """Say of `element`, beside what is said of it, the table attribute `name`."""
    attribute = pikepdf.Dictionary({"/O": pikepdf.Name.Table, name: value})
    element.A = pikepdf.Array([*element.get("/A", pikepdf.Array()), attribute])


def _elements(parent: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """The structure elements under `parent`, in reading order."""
    children = parent.get("/K", pikepdf.Array())
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from _elements(child)
