"""Word files in the house style: cover, contents, real headings and lists, and facts that travel.

The template is templates/word/house.docx, made by packaging/word_template.py.
"""

import io
from collections.abc import Mapping
from types import MappingProxyType

import docx
import msgspec

from som_editor import assets
from som_editor.core.anchors import moved_anchors
from som_editor.core.document import Digest, Document, Image
from som_editor.core.version import Version
from som_editor.writers.cover import cover
from som_editor.writers.docx.blocks import Blocks
from som_editor.writers.docx.comments import Remarks
from som_editor.writers.docx.contents import contents
from som_editor.writers.docx.cover_page import cover_page, opening
from som_editor.writers.docx.package import reproducible
from som_editor.writers.docx.pages import heading_pages
from som_editor.writers.docx.pictures import Pictures, is_readable
from som_editor.writers.docx.properties import describe
from som_editor.writers.docx.running import run_along
from som_editor.writers.logo import Logo
from som_editor.writers.printed import has_headings, printable

NO_IMAGES: Mapping[Digest, bytes] = MappingProxyType({})


def write_docx(
    version: Version,
    *,
    images: Mapping[Digest, bytes] = NO_IMAGES,
    logo: Logo | None = None,
    body_only: bool = False,
    comments: bool = False,
) -> bytes:
    """`version` as a Word file: cover, contents and text, or with `body_only` title and text.

    Without a cover, what that would say stands in the file's properties.
    `images` are the bytes of its pictures; one that is missing or broken is described in a frame.
    Its comments go along only where `comments` says so: they name people.
    """
    printed = printable(version.document)
    shown = msgspec.structs.replace(version, document=printed)
    around = cover(shown)
    readable = readable_images(printed, images)
    if logo is not None and not is_readable(logo.content):
        logo = None
    file = docx.Document(str(assets.template("word", "house.docx")))
    pictures = Pictures(file.part)
    if body_only:
        before = opening(printed, around)
    else:
        before = cover_page(printed, around, logo, pictures)
        if has_headings(printed):
            before += contents(printed, heading_pages(shown, readable, logo))
    said = moved_anchors(version.document, printed, version.comments) if comments else ()
    remarks = Remarks(printed, said)
    body = file.element.body
    for made in (*before, *Blocks(printed, file.part, pictures, readable, remarks).elements()):
        body[-1].addprevious(made)  # the last is the section's own properties
    run_along(file.sections[0], around)
    describe(file, version, around, coverless=body_only)
    remarks.attach(file)
    content = io.BytesIO()
    file.save(content)
    return reproducible(content.getvalue())


def readable_images(document: Document, images: Mapping[Digest, bytes]) -> dict[Digest, bytes]:
    """Those of `images` that `document` shows and Word can read."""
    shown = {block.digest for block in document.blocks if isinstance(block, Image)}
    return {
        digest: images[digest]
        for digest in sorted(shown)
        if digest in images and is_readable(images[digest])
    }
