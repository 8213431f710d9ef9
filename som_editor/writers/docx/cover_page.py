"""The cover of a Word file: organisation, title, version table; or the title alone."""

from collections.abc import Sequence
from textwrap import wrap

from som_editor.core.document import Document
from som_editor.writers.cover import TABLE_HEADING, Cover, Row
from som_editor.writers.docx.elements import (
    Element,
    element,
    generated,
    page_break,
    paragraph,
    run,
    tab,
)
from som_editor.writers.docx.pictures import ON_COVER, Pictures
from som_editor.writers.docx.tables import TEXT_WIDTH, grid, look, width
from som_editor.writers.logo import Logo
from som_editor.writers.printed import has_headings

CONTROL_ID = 1_001
"""The number of the content control around the cover."""

_LABEL_WIDTH = 3200
_TITLE_SIZES = (38, 33, 29, 25, 22, 19)
_SMALLEST_TITLE = 16
_OPENING_SIZE = 22
_TITLE_HEIGHT = 225
"""Points that a title may take on the cover."""

_CHARACTER, _LINE = 0.6, 1.37
"""How wide a bold character is, and how high a line, in ems."""

_MEASURE = TEXT_WIDTH / 20
_PAGE_HEIGHT, _LETTERHEAD = 654, 60
_FACT_LINE, _FACT_PADDING = 14, 7.5
"""Points: of the cover, its first line with rule, and the lines of the version table."""

_NAME_LINE, _LOGO_HEIGHT = 18, 40
"""Points: of a further line of the organisation's name, and what a logo adds to the first."""

_VALUE_LENGTH, _NAME_LENGTH, _EDITION_LENGTH = 44, 36, 80
"""Characters on a line of the version table, of the organisation's name, of the footer."""

_ABOVE_TITLE, _LEAST_BELOW = 1900, 500
"""Twentieths of a point."""


def cover_page(
    document: Document, around: Cover, logo: Logo | None, pictures: Pictures
) -> list[Element]:
    """The cover; a new page begins after it when there is anything to put there."""
    size = _title_size(around.title)
    below = _room_below(size * _title_lines(around.title, size), around, logo)
    content = [
        _letterhead(around.organisation, logo, pictures),
        _title(document, around.title, size, above=_ABOVE_TITLE, below=below),
        _version_table(around.rows),
        page_break() if document.blocks else paragraph("SomPageBreak"),
    ]
    return [generated(CONTROL_ID, "Cover Pages", content)]


def opening(document: Document, around: Cover) -> list[Element]:
    """The title above a text without a cover, and its status when it may not be relied upon."""
    content = [_title(document, around.title, _OPENING_SIZE, above=0, below=240)]
    if around.watermark:
        content.append(paragraph("SomFactLabel", [run(around.status)], [_spacing(0, 240)]))
    return [generated(CONTROL_ID, "Cover Pages", content)]


def _letterhead(organisation: str, logo: Logo | None, pictures: Pictures) -> Element:
    content = [run(organisation)] if organisation else []
    if logo is not None:
        content += [tab(), pictures.picture(logo.content, logo.alternative, ON_COVER)]
    return paragraph("SomOrganisation", content)


def _title(document: Document, title: str, points: int, *, above: int, below: int) -> Element:
    """The title, `points` high.

    Where the text has no headings it is the document's only one: without any, nobody who listens
    to a page instead of looking at it can find the way.
    """
    size = [element("sz", val=2 * points), element("szCs", val=2 * points)]
    layout = [_spacing(above, below), element("ind", right=_balancing(title, points))]
    if has_headings(document):
        return paragraph("Title", [run(title, size)], layout)
    return paragraph("Heading1", [run(title, [element("rStyle", val="TitleChar"), *size])], layout)


def _spacing(above: int, below: int) -> Element:
    return element("spacing", before=above, after=below, line=240, lineRule="auto")


def _title_size(title: str) -> int:
    """The largest size at which `title` fits on the cover, in points."""
    longest = max((len(word) for word in title.split()), default=0)
    for points in _TITLE_SIZES:
        height = _title_lines(title, points) * points * _LINE
        if longest * points * _CHARACTER <= _MEASURE and height <= _TITLE_HEIGHT:
            return points
    return _SMALLEST_TITLE


def _title_lines(title: str, points: int) -> int:
    return len(_wrapped(title, int(_MEASURE / points / _CHARACTER)))


def _balancing(title: str, points: int) -> int:
    """What the title leaves free on its right, in twentieths of a point, to break evenly."""
    most = int(_MEASURE / points / _CHARACTER)
    lines = len(_wrapped(title, most))
    longest = max((len(word) for word in title.split()), default=1)
    rooms = range(longest, most)
    least = next((room for room in rooms if len(_wrapped(title, room)) <= lines), most)
    return max(round(20 * (_MEASURE - least * points * _CHARACTER)), 0)


def _wrapped(title: str, characters: int) -> list[str]:
    return wrap(title, characters, break_long_words=False, break_on_hyphens=False) or [title]


def _room_below(title_points: int, around: Cover, logo: Logo | None) -> int:
    """What is left between title and version table when that ends near the foot of the page.

    It is an estimate on the safe side: the table must not go to a next page.
    """
    lines = 1 + sum(1 + len(row.value) // _VALUE_LENGTH for row in around.rows)
    table = lines * _FACT_LINE + len(around.rows) * _FACT_PADDING
    head = _LETTERHEAD + len(around.organisation) // _NAME_LENGTH * _NAME_LINE
    head += _LOGO_HEIGHT if logo else 0
    foot = len(around.edition) // _EDITION_LENGTH * _FACT_LINE
    taken = head + _ABOVE_TITLE / 20 + title_points * _LINE + table + foot
    return max(round(20 * (_PAGE_HEIGHT - taken)), _LEAST_BELOW)


def _version_table(rows: Sequence[Row]) -> Element:
    widths = (_LABEL_WIDTH, TEXT_WIDTH - _LABEL_WIDTH)
    properties = element(
        "tblPr",
        element("tblStyle", val="SomFacts"),
        width("tblW", TEXT_WIDTH),
        element("tblLayout", type="fixed"),
        look(first_row=True, first_column=True),
        element("tblCaption", val=TABLE_HEADING),
        element("tblDescription", val="Versie, status en verantwoordelijken"),
    )
    head = _fact(widths, ("SomFactHead", TABLE_HEADING), ("SomFactHead", ""), header=True)
    body = [
        _fact(widths, ("SomFactLabel", row.label), ("SomFact", row.value), header=False)
        for row in rows
    ]
    return element("tbl", properties, grid(widths), head, *body)


def _fact(widths: tuple[int, int], *cells: tuple[str, str], header: bool) -> Element:
    return element(
        "tr",
        element("trPr", element("cantSplit"), *([element("tblHeader")] if header else [])),
        *(
            element(
                "tc",
                element("tcPr", width("tcW", room)),
                paragraph(style, [run(text)] if text else []),
            )
            for room, (style, text) in zip(widths, cells, strict=True)
        ),
    )
