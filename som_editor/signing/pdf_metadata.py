"""The facts that our exports carry in their XMP, beside what the PDF says of itself elsewhere."""

import io
import re
from collections.abc import Iterator, Mapping

import pikepdf
import pypdfium2

from som_editor.core.verdict import Finding, Kind
from som_editor.files.zipped import Unpackable, parse_xml
from som_editor.signing.export_facts import FACTS, LONGEST, numbers_shown, status_shown
from som_editor.signing.pdf_opening import stream_bytes

_MOST_XMP = 1_000_000
_MOST_COVER = 2_000_000
"""Bytes of what tells of the file, and of what is drawn on the first page."""

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_LINE = re.compile(r"^(Versie|Status) (.+)$", re.MULTILINE)


def compared_metadata(
    content: bytes, signed: pikepdf.Pdf, shown: pikepdf.Pdf
) -> tuple[dict[str, str], tuple[Finding, ...]]:
    """The facts in `signed`, and what contradicts them in `shown`, the whole of `content`.

    `signed` is what the last signature is over, `shown` what readers show.
    """
    facts = _facts(signed)
    now = _facts(shown)
    if not facts and not now:
        return {}, (Finding(Kind.METADATA_UNSIGNED),)
    if not now:  # taken out as a whole
        return facts, (Finding(Kind.METADATA_DIFFERS, "Info"),)
    differing = [name for name in {**facts, **now} if facts.get(name) != now.get(name)]
    differing += _differing_info(shown)
    differing += _differing_cover(content, shown, now)
    return facts, tuple(Finding(Kind.METADATA_DIFFERS, name) for name in dict.fromkeys(differing))


def _facts(pdf: pikepdf.Pdf) -> dict[str, str]:
    root = _xmp(pdf)
    if root is None:
        return {}
    return {
        str(one.tag).rpartition("}")[2]: (one.text or "").strip()
        for one in root.iter(f"{{{FACTS}}}*")
    }


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
