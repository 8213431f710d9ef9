"""Header, footer and watermark, as Word itself makes them."""

from docx.section import Section, _Footer, _Header
from lxml import etree

from som_editor.writers.cover import Cover
from som_editor.writers.docx.elements import Element, element, field, generated, paragraph, run, tab

_WATERMARK_COLOUR = "#e7eced"
_WATERMARK_ID = 1_003
_LETTER_WIDTH, _WIDEST = 58, 540
_LETTER_HEIGHT = 1.5
"""Points for each letter, and at most for the word; and how high it is as against a letter."""

_LONGEST_TITLE = 72
"""Characters that fit beside the status."""

_TEXT_PATH_FORMULAS = (
    "sum #0 0 10800",
    "prod #0 2 1",
    "sum 21600 0 @1",
    "sum 0 0 @2",
    "sum 21600 0 @3",
    "if @0 @3 0",
    "if @0 21600 @1",
    "if @0 0 @2",
    "if @0 @4 21600",
    "mid @5 @6",
    "mid @8 @5",
    "mid @7 @8",
    "mid @6 @7",
    "sum @6 0 @5",
)
"""The geometry of VML's shape type 136, plain WordArt; the format fixes it."""


def run_along(section: Section, around: Cover) -> None:
    """Give `section` its header and footer; the first page has no header, only the watermark."""
    section.different_first_page_header_footer = True
    header = [run(_shortened(around.title)), tab(), run(around.status)]
    _fill(section.header, paragraph("Header", [*header, *_watermark(around.watermark, 1)]))
    _fill(section.first_page_header, paragraph("SomCoverHeader", _watermark(around.watermark, 2)))
    for footer in (section.footer, section.first_page_footer):
        _fill(footer, paragraph("Footer", _footer(around.edition)))


def _fill(story: _Header | _Footer, line: Element) -> None:
    story.is_linked_to_previous = False
    root = story.part.element
    root.clear()
    root.append(line)
    etree.cleanup_namespaces(root)


def _footer(edition: str) -> list[Element]:
    return [
        run(edition),
        tab(),
        *field("PAGE", "1"),
        run(" / "),
        *field("NUMPAGES", "1"),
    ]


def _shortened(title: str) -> str:
    if len(title) <= _LONGEST_TITLE:
        return title
    return title[:_LONGEST_TITLE].rpartition(" ")[0] + " …"


def _watermark(word: str, number: int) -> list[Element]:
    """`word` across the page; the cover says the status in text too, so this one is described."""
    if not word:
        return []
    wide = min(_LETTER_WIDTH * len(word), _WIDEST)
    high = round(wide / len(word) * _LETTER_HEIGHT)
    shape = element(
        "v:shape",
        element("v:textpath", style="font-family:'Source Sans 3';font-size:1pt", string=word),
        element("w10:wrap", anchorx="margin", anchory="margin"),
        id=f"PowerPlusWaterMarkObject{number}",
        o__spid=f"_x0000_s{2048 + number}",
        type="#_x0000_t136",
        alt=f"Watermerk: {word}",
        style=(
            f"position:absolute;margin-left:0;margin-top:0;width:{wide}pt;"
            f"height:{high}pt;rotation:308;z-index:-25165{number};"
            "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
            "mso-position-vertical:center;mso-position-vertical-relative:margin"
        ),
        o__allowincell="f",
        fillcolor=_WATERMARK_COLOUR,
        stroked="f",
    )
    drawing = element(
        "r", element("rPr", element("noProof")), element("pict", _shape_type(), shape)
    )
    return [generated(_WATERMARK_ID + number, "Watermarks", [drawing])]


def _shape_type() -> Element:
    formulas = (element("v:f", eqn=formula) for formula in _TEXT_PATH_FORMULAS)
    return element(
        "v:shapetype",
        element("v:formulas", *formulas),
        element(
            "v:path",
            textpathok="t",
            o__connecttype="custom",
            o__connectlocs="@9,0;@10,10800;@11,21600;@12,10800",
            o__connectangles="270,180,90,0",
        ),
        element("v:textpath", on="t", fitshape="t"),
        element("v:handles", element("v:h", position="#0,bottomRight", xrange="6629,14971")),
        element("o:lock", v__ext="edit", text="t", shapetype="t"),
        id="_x0000_t136",
        coordsize="21600,21600",
        o__spt="136",
        adj="10800",
        path="m@7,l@8,m@5,21600l@6,21600e",
    )
