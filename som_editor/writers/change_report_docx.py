"""A change report as a Word file in the house style; a report, not a redline."""

import io
from collections.abc import Iterable, Iterator, Sequence

import docx
import docx.document
from docx.section import Section
from docx.shared import Twips

from som_editor import assets
from som_editor.core.comparison import Comparison
from som_editor.core.fingerprint import content_fingerprint
from som_editor.wording.totals import Total
from som_editor.writers.change_report import (
    APART,
    EMPTY_VALUE,
    FIELD_TITLES,
    HEADINGS,
    LEGEND,
    SAME_TEXT,
    TABLE_TITLES,
    ChangedField,
    ChangeReport,
    Entry,
    ReportSide,
    change_report,
    report_title,
)
from som_editor.writers.changed_passages import Passage
from som_editor.writers.cover import Cover
from som_editor.writers.docx.elements import Element, element, line_break, paragraph, run, tag_name
from som_editor.writers.docx.package import reproducible
from som_editor.writers.docx.properties import carry, date, name
from som_editor.writers.docx.running import run_along
from som_editor.writers.docx.tables import grid, look, shared_out, width
from som_editor.writers.embedded import compared_facts
from som_editor.writers.marked_text import Marking, Stretch
from som_editor.writers.pdf_data import document_date

_MARGIN, _MARGIN_ABOVE = 1247, 1531
_TEXT_WIDTH = 11906 - 2 * _MARGIN
"""Twentieths of a point: narrower margins than a protocol's, for three columns of text."""

_HEADER = 737

_TITLE_SIZE, _LEAD_SIZE = 44, 24
"""Half points."""

_HANGING = 480
"""Twentieths of a point between the number of a change and its text."""

_CHANGES_COLUMNS = (8, 34, 34, 24)
_FIELDS_COLUMNS = (28, 36, 36)

_SHORT = 900
"""Characters of a row that stays on one page; a longer one may be longer than a page."""

_GREY = "465357"
_REMARK = ("FFF6D6", "8A6D00")
"""The ground and the line of what asks for attention."""

_LOOKS = {
    Marking.PLAIN: (),
    Marking.DELETED: (("strike", {}), ("color", {"val": "7D3800"}), ("shd", {"fill": "FCE4CF"})),
    Marking.INSERTED: (
        ("color", {"val": "0B4287"}),
        ("u", {"val": "single"}),
        ("shd", {"fill": "D8E7FB"}),
    ),
    Marking.RENAMED: (("u", {"val": "dotted"}),),
}
"""Struck and underlined as well as coloured, so that grey paper says the same."""


def write_change_report_docx(comparison: Comparison) -> bytes:
    """The change report of `comparison` as a Word file; the same comparison, the same bytes."""
    report = change_report(comparison)
    title = report_title(comparison.new)
    organisation = comparison.new.document.metadata.organisation
    file = docx.Document(str(assets.template("word", "house.docx")))
    body = file.element.body
    for made in _elements(report):
        body[-1].addprevious(made)  # the last is the section's own properties
    run_along(file.sections[0], Cover(title, organisation, organisation, organisation, (), ""))
    _widen(file.sections[0])
    _describe(file, comparison, title)
    content = io.BytesIO()
    file.save(content)
    return reproducible(content.getvalue())


def _describe(file: docx.document.Document, comparison: Comparison, title: str) -> None:
    """Say what the file is, outside its text: it is named for the two texts it is about."""
    old, new = comparison.old, comparison.new
    core = file.core_properties
    name(file, title, new.document.metadata.organisation)
    date(file, document_date(new))
    core.identifier = "-".join(content_fingerprint(one.document)[:20] for one in (old, new))
    core.version = new.standing.number or "1"
    carry(file, compared_facts(old, new))


def _widen(section: Section) -> None:
    """Give the text more room, and let header and footer end where it ends."""
    section.left_margin = section.right_margin = Twips(_MARGIN)
    section.top_margin = section.bottom_margin = Twips(_MARGIN_ABOVE)
    section.header_distance = Twips(_HEADER)
    for story in (section.header, section.footer, section.first_page_footer):
        stops = element(
            "tabs",
            element("tab", val="clear", pos=8050),
            element("tab", val="right", pos=_TEXT_WIDTH),
        )
        story.part.element[0].find(tag_name("pPr")).append(stops)


def _elements(report: ChangeReport) -> Iterator[Element]:
    yield _title(report.title)
    yield paragraph("Normal", [run(report.lead, [_size(_LEAD_SIZE)])])
    yield from _sides(report.sides)
    if report.entries:
        yield from _totals(report)
    if not report.is_empty:
        yield from _changes(report)
    yield from _leftovers(report)
    if report.fields:
        yield _heading(2, HEADINGS["fields"])
        yield from _fields(report.fields)
    if report.sections:
        yield _heading(2, HEADINGS["table"])
        for section in report.sections:
            yield _heading(3, section.title, below=100)
            yield from _was_wordt(section.title, section.entries)


def _title(title: str) -> Element:
    size = [element("rStyle", val="TitleChar"), *_sizes(_TITLE_SIZE)]
    spacing = element("spacing", before=0, after=120, line=240, lineRule="auto")
    return paragraph("Heading1", [run(title, size)], [spacing])


def _heading(level: int, title: str, *, below: int = 60) -> Element:
    return paragraph(f"Heading{level}", [run(title)], [_after(below)])


def _sides(sides: Iterable[ReportSide]) -> Iterator[Element]:
    """The two versions, each a line with its label in front."""
    for side in sides:
        shown = [
            run(f"{side.label}: ", [element("color", val=_GREY)]),
            run(side.title, [element("b"), element("bCs")]),
        ]
        if side.standing:
            shown.append(run(f" ({side.standing})"))
        yield paragraph("SomFact", shown, [_after(60)])
        if side.note:
            yield paragraph("SomFact", [run(side.note)], [*_remark(), _after(120)])


def _totals(report: ChangeReport) -> Iterator[Element]:
    counted = report.totals_in_text
    rows = [[[paragraph("SomTableText", [_amount(total)])] for total in counted]]
    titles = tuple(total.label for total in counted)
    yield paragraph("SomAfterTable")
    yield from _table("Aantallen", titles, tuple(len(one) for one in titles), rows)


def _amount(total: Total) -> Element:
    """Zeros are seen to be zero, and not seen first."""
    look_of = [element("b"), element("bCs")] if total.amount else [element("color", val=_GREY)]
    return run(str(total.amount), look_of)


def _changes(report: ChangeReport) -> Iterator[Element]:
    yield _heading(2, HEADINGS["changes"])
    if not report.sections:
        yield paragraph("Normal", [run(SAME_TEXT)])
    else:
        yield paragraph("SomFactLabel", list(_legend(report.note)), [_after(0)])
    for section in report.sections:
        yield _heading(3, section.title)
        for entry in section.entries:
            yield from _entry(entry)
    if report.quiet or report.renames:
        yield _heading(3, HEADINGS["counted"])
    if report.quiet:
        yield paragraph("Normal", [run(f"{report.quiet}.")], [_after(60)])
    for one in report.renames:
        words = [run(f"Hernoemd: {one.old} → "), run(one.new, [element("b"), element("bCs")])]
        yield paragraph("Normal", [*words, run(f", {one.times}.")], [_after(60)])


def _legend(note: str) -> Iterator[Element]:
    yield run("In de tekst hieronder: ")
    yield from _marked((Stretch(LEGEND[0], Marking.DELETED),))
    yield run(" en ")
    yield from _marked((Stretch(LEGEND[1], Marking.INSERTED),))
    yield run(f". {APART} {note}".rstrip())


def _entry(entry: Entry) -> Iterator[Element]:
    """A change in running text: its number, what happened in words, and the words marked."""
    hanging = element("ind", left=_HANGING, hanging=_HANGING)
    head = [
        run(f"{entry.number}"),
        element("r", element("tab")),
        run(f"{entry.kind}: ", [element("color", val=_GREY)]),
        run(entry.headline, [element("b"), element("bCs")]),
    ]
    below = [list(_marked(entry.marked))] if entry.marked else []
    if entry.reason:
        below.append([run(f"{HEADINGS['reason']}: ", [element("color", val=_GREY)])])
        below[-1].append(run(entry.reason))
    yield paragraph(
        "Normal", head, [*[element("keepNext")] * bool(below), _after(0 if below else 140), hanging]
    )
    for place, content in enumerate(below, 1):
        is_last = place == len(below)
        together = [*[element("keepNext")] * (not is_last), element("keepLines")]
        yield paragraph(
            "Normal",
            content,
            [*together, _after(140 if is_last else 0), element("ind", left=_HANGING)],
        )


def _leftovers(report: ChangeReport) -> Iterator[Element]:
    if not report.leftovers:
        return
    yield _heading(2, HEADINGS["leftovers"])
    lines = [f"‘{one.text}’ staat nog in {one.place}." for one in report.leftovers]
    for line in (*lines, *[report.other_mentions] * bool(report.other_mentions)):
        yield paragraph("SomFact", [run(line)], [*_remark(), _after(0)])


def _fields(fields: Iterable[ChangedField]) -> list[Element]:
    rows = [
        [
            [paragraph("SomTableText", [run(one.label)])],
            [paragraph("SomTableText", _value(one.old, Marking.DELETED))],
            [paragraph("SomTableText", _value(one.new, Marking.INSERTED))],
        ]
        for one in fields
    ]
    return _table(HEADINGS["fields"], FIELD_TITLES, _FIELDS_COLUMNS, rows)


def _value(value: str, marking: Marking) -> list[Element]:
    if not value:
        return [run(EMPTY_VALUE, [element("i"), element("iCs")])]
    return list(_marked((Stretch(value, marking),)))


def _was_wordt(title: str, entries: Iterable[Entry]) -> list[Element]:
    rows = [
        [
            [paragraph("SomTableText", [run(str(entry.number))])],
            list(_passage(entry.was)),
            list(_passage(entry.now)),
            [paragraph("SomTableText", [run(entry.reason)] if entry.reason else [])],
        ]
        for entry in entries
    ]
    return _table(f"{HEADINGS['table']}: {title}", TABLE_TITLES, _CHANGES_COLUMNS, rows)


def _passage(passage: Passage) -> Iterator[Element]:
    if passage.place:
        grey = [element("color", val=_GREY), *_sizes(18)]
        yield paragraph("SomTableText", [run(passage.place, grey)], [element("keepNext")])
    if passage.text:
        yield paragraph("SomTableText", list(_marked(passage.text)))
    if passage.remark or not passage.text:
        yield paragraph("SomTableText", [run(passage.remark, [element("i"), element("iCs")])])


def _table(
    title: str,
    titles: Sequence[str],
    shares: Sequence[int],
    rows: Iterable[Sequence[list[Element]]],
) -> list[Element]:
    """A table whose first row is repeated on each page, with a little room below."""
    widths = shared_out(shares, _TEXT_WIDTH)
    properties = element(
        "tblPr",
        element("tblStyle", val="SomTable"),
        width("tblW", _TEXT_WIDTH),
        element("tblLayout", type="fixed"),
        look(first_row=True, first_column=False),
        element("tblCaption", val=title),
        element("tblDescription", val=", ".join(titles)),
    )
    head = [[paragraph("SomTableHead", [run(one)], [element("keepNext")])] for one in titles]
    made = [
        element(
            "tr",
            *_row_properties(cells, is_head=place == 0),
            *(
                element("tc", element("tcPr", width("tcW", room)), *content)
                for room, content in zip(widths, cells, strict=True)
            ),
        )
        for place, cells in enumerate([head, *rows])
    ]
    return [element("tbl", properties, grid(widths), *made), paragraph("SomAfterTable")]


def _row_properties(cells: Sequence[Sequence[Element]], *, is_head: bool) -> list[Element]:
    """A short row stays on one page; a head is repeated on each."""
    if is_head:
        return [element("trPr", element("cantSplit"), element("tblHeader"))]
    words = (one.text or "" for cell in cells for made in cell for one in made.iter(tag_name("t")))
    return [element("trPr", element("cantSplit"))] if sum(map(len, words)) < _SHORT else []


def _marked(stretches: Iterable[Stretch]) -> Iterator[Element]:
    for stretch in stretches:
        look_of = [_property(key, kept) for key, kept in _LOOKS[stretch.marking]]
        for place, line in enumerate(stretch.text.split("\n")):
            if place:
                yield line_break()
            if line:
                yield run(line, look_of)


def _property(key: str, kept: dict[str, str]) -> Element:
    if key == "shd":
        return element(key, val="clear", color="auto", **kept)
    return element(key, **kept)


def _remark() -> list[Element]:
    """What sets a line of the report off from the rest."""
    ground, line = _REMARK
    border = element("left", val="single", sz=18, space=6, color=line)
    return [element("pBdr", border), element("shd", val="clear", color="auto", fill=ground)]


def _after(twips: int) -> Element:
    return element("spacing", after=twips)


def _size(half_points: int) -> Element:
    return element("sz", val=half_points)


def _sizes(half_points: int) -> list[Element]:
    return [element("sz", val=half_points), element("szCs", val=half_points)]
