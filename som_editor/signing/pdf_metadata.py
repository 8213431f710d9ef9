"""The facts that our exports carry in their XMP, beside what the PDF says of itself elsewhere."""

import io
import re
from collections.abc import Iterator, Mapping, Sequence

import pikepdf
import pypdfium2

from som_editor.core.verdict import Finding, Kind
from som_editor.files.zipped import Unpackable, parse_xml
from som_editor.signing.export_facts import FACTS, LONGEST, numbers_shown, status_shown
from som_editor.signing.pdf_opening import stream_bytes

_MOST_XMP = 1_000_000
_MOST_COVER = 2_000_000
"""Bytes of what tells of the file, and of what is drawn on the first page."""

_OWN = f"{{{FACTS}}}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_LINE = re.compile(r"^(Versie|Status) (.+)$", re.MULTILINE)


def compared_metadata(
    content: bytes, signed: Sequence[pikepdf.Pdf], shown: pikepdf.Pdf
) -> tuple[dict[str, str], tuple[Finding, ...]]:
    """The facts under the last signature, and what contradicts them.

    `signed` are the revisions that somebody signed, the last one last; `shown` is what readers
    show, the whole of `content`. What else a file says of itself, a later signer's program may
    bring up to date; the facts of the version it may not.
    """
    now = facts_of(shown)
    every = [facts_of(revision) for revision in signed]
    facts = every[-1] if every else now
    if not facts and not now:
        return {}, (Finding(Kind.METADATA_UNSIGNED),)
    if not now:  # taken out as a whole
        return facts, (Finding(Kind.METADATA_DIFFERS, "Info"),)
    differing = [
        name
        for one in every
        if one  # a file may have got its facts later than its first signature
        for name in {**one, **now}
        if one.get(name) != now.get(name)
    ]
    differing += _differing_info(shown)
    differing += _differing_cover(content, shown, now)
    return facts, tuple(Finding(Kind.METADATA_DIFFERS, name) for name in dict.fromkeys(differing))


def facts_of(pdf: pikepdf.Pdf) -> dict[str, str]:
    """The facts in the XMP, written as elements or, as some programs do, as attributes."""
    root = _xmp(pdf)
    if root is None:
        return {}
    found: dict[str, str] = {}
    for described in root.iter(f"{_RDF}Description"):
        held = [(str(key), str(value)) for key, value in described.attrib.items()]
        held += [(str(one.tag), one.text or "") for one in described]
        found |= {
            key.removeprefix(_OWN): value.strip() for key, value in held if key.startswith(_OWN)
        }
    return found


def _xmp(pdf: pikepdf.Pdf):  # type: ignore[no-untyped-def]  # lxml has no public name for it
    packet = stream_bytes(pdf.Root.get("/Metadata"), _MOST_XMP)
    if packet is None:
        return None
    try:
        return parse_xml(packet.strip())
    except Unpackable:
        return None


def _differing_info(pdf: pikepdf.Pdf) -> Iterator[str]:
    """That the title for one sort of reader is not that for another."""
    root = _xmp(pdf)
    info = pdf.trailer.get("/Info")
    title = info.get("/Title") if isinstance(info, pikepdf.Dictionary) else None
    if root is None or title is None:
        return
    stated = root.find(f".//{_DC}title/{_RDF}Alt/{_RDF}li")
    if stated is not None and " ".join((stated.text or "").split()) != " ".join(str(title).split()):
        yield "Title"


def _differing_cover(content: bytes, pdf: pikepdf.Pdf, facts: Mapping[str, str]) -> Iterator[str]:
    """Which facts the cover says otherwise, as far as it names them."""
    shown = _cover(content, pdf)
    numbers, word = numbers_shown(facts), status_shown(facts)
    if numbers and shown.get("Versie", next(iter(numbers)))[:LONGEST] not in numbers:
        yield "Version"
    if not shown.get("Status", word).casefold().startswith(word):
        yield "Status"


def _cover(content: bytes, pdf: pikepdf.Pdf) -> dict[str, str]:
    """The labels and values on the first page; none of one with more on it than a cover has."""
    drawn = pdf.pages[0].obj.get("/Contents")
    parts = list(drawn) if isinstance(drawn, pikepdf.Array) else [drawn]
    if any(stream_bytes(part, _MOST_COVER) is None for part in parts):
        return {}
    try:
        with pypdfium2.PdfDocument(io.BytesIO(content)) as document:
            page = document[0]
            text = page.get_textpage().get_text_range()
    except pypdfium2.PdfiumError:
        return {}
    found: dict[str, str] = {}
    for label, value in _LINE.findall(text.replace("\r\n", "\n")):
        found.setdefault(label, value.strip())
    return found
