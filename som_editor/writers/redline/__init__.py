"""A comparison as a Word file with tracked changes, in the house style.

Accept All gives the new text as an export without a cover has it, Reject All the old one:
paragraphs, styles, numbers, looks, tables. It holds title and text. Left out are the cover, the
contents, and what the files that were compared have besides: headers, footers, notes, comments.
What differs on the covers goes into the file for programs. Not tracked is what follows from the
text: widths of columns, on which page something stands.
"""

import datetime as dt
import io
from collections.abc import Mapping

import docx
import msgspec

from som_editor import assets
from som_editor.core.comparison import Comparison
from som_editor.core.document import Digest
from som_editor.core.text import clean_text
from som_editor.writers.cover import cover
from som_editor.writers.docx import NO_IMAGES
from som_editor.writers.docx.cover_page import CONTROL_ID
from som_editor.writers.docx.elements import Element, generated, tag_name
from som_editor.writers.docx.package import reproducible
from som_editor.writers.docx.pictures import Pictures
from som_editor.writers.docx.properties import describe
from som_editor.writers.docx.running import run_along
from som_editor.writers.printed import printable
from som_editor.writers.redline.bookmarks import tidy_bookmarks
from som_editor.writers.redline.compared import describe_comparison
from som_editor.writers.redline.lines import settled
from som_editor.writers.redline.notes import Comments
from som_editor.writers.redline.revisions import Revisions
from som_editor.writers.redline.sides import shown, under_new_ids
from som_editor.writers.redline.story import Weaver

NOBODY = "SOM Editor"
"""Who changed the text, where no name is given."""


def write_redline(
    comparison: Comparison,
    *,
    author: str,
    at: dt.datetime,
    images: Mapping[Digest, bytes] = NO_IMAGES,
) -> bytes:
    """`comparison` as a Word file in which `author` made every change at the moment `at`.

    `images` are the bytes of the pictures of both sides.
    """
    name = clean_text(author).strip() or NOBODY
    file = docx.Document(str(assets.template("word", "house.docx")))
    pictures = Pictures(file.part)
    sides = (
        shown(under_new_ids(comparison), file.part, pictures, images),
        shown(comparison.new, file.part, pictures, images),
    )
    revisions = Revisions(name, at)
    comments = Comments(revisions, name)
    weaver = Weaver(comparison, sides, revisions, comments)
    above = weaver.opening()
    story = settled([*above, *weaver.text()], revisions)
    body = file.element.body
    for made in _with_title_apart(story):
        body[-1].addprevious(made)  # the last is the section's own properties
    tidy_bookmarks(body)
    comments.attach(file)
    new = comparison.new
    printed = msgspec.structs.replace(new, document=printable(new.document))
    around = cover(printed)
    run_along(file.sections[0], around)
    describe(file, new, around, coverless=True)
    describe_comparison(file, comparison)
    content = io.BytesIO()
    file.save(content)
    return reproducible(content.getvalue())


def _with_title_apart(story: list[Element]) -> list[Element]:
    """`story` with the title told from the text, as in an export, where both sides have its end."""
    title, *text = story
    if title.find(f"{tag_name('pPr')}/{tag_name('rPr')}") is not None:
        return story
    return [generated(CONTROL_ID, "Cover Pages", [title]), *text]
