"""The table of contents, filled in beforehand: Word makes it anew only when asked."""

from collections.abc import Sequence

from som_editor.core.document import Document, Role, TextBlock
from som_editor.core.shown import Reader
from som_editor.writers.cover import CONTENTS_HEADING
from som_editor.writers.docx.bookmarks import bookmark_name
from som_editor.writers.docx.elements import (
    Element,
    element,
    field,
    field_end,
    field_start,
    generated,
    page_break,
    paragraph,
    run,
    tab,
)
from som_editor.writers.printed import item_label

_CONTROL_ID = 1_002
"""The number of the content control around the contents."""


def contents(document: Document, pages: Sequence[int]) -> list[Element]:
    """The table of contents, filled in: Word makes it anew only when asked.

    `pages` are those of the headings in order; without any, the contents go without numbers.
    """
    reader = Reader(document)
    headings = [
        block
        for block in document.blocks
        if isinstance(block, TextBlock) and block.role is Role.HEADING
    ]
    lines = [
        _entry(block, reader, pages[place] if pages else None)
        for place, block in enumerate(headings)
    ]
    code = r'TOC \o "1-3" \h \z \u' if pages else r'TOC \o "1-3" \n \h \z \u'
    lines[0][1:1] = field_start(code)
    lines[-1].append(field_end())
    content = [paragraph("TOCHeading", [run(CONTENTS_HEADING)]), *lines]
    return [generated(_CONTROL_ID, "Table of Contents", content), page_break()]


def _entry(block: TextBlock, reader: Reader, page: int | None) -> Element:
    name, number = bookmark_name(block.id), reader.number(block.id)
    label = item_label(block, number) if number else ""
    text = reader.inlines(block.inlines).strip()
    shown = [run(f"{label} {text}".strip())]
    if page is not None:
        shown += [tab(), *field(rf"PAGEREF {name} \h", str(page))]
    return paragraph(f"TOC{block.level}", [element("hyperlink", *shown, anchor=name, history=1)])
