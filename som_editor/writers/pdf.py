"""A version as PDF: PDF/A-2a for the archive and PDF/UA-1 for screen readers, in one file."""

from collections.abc import Iterator, Mapping

import msgspec

from som_editor.core.document import Block, Digest, Document, Image
from som_editor.core.errors import CannotTypeset
from som_editor.core.outline import outline, walk
from som_editor.core.shown import shown_text
from som_editor.core.version import Version
from som_editor.wording.places import introduction
from som_editor.writers.cover import TABLE_HEADING
from som_editor.writers.embedded import facts
from som_editor.writers.glossary import with_glossary
from som_editor.writers.logo import Logo
from som_editor.writers.pdf_blocks import Parts, Picture, picture_file
from som_editor.writers.pdf_data import PageData, page_data
from som_editor.writers.pdf_engine import Refused, readable, typeset
from som_editor.writers.pdf_properties import with_properties
from som_editor.writers.printed import printable

_LOGO = "logo"
"""What the logo's picture is called among those of the text, which go by their digests."""


def write_pdf(
    version: Version,
    *,
    images: Mapping[Digest, bytes] | None = None,
    logo: Logo | None = None,
    body_only: bool = False,
) -> bytes:
    """`version` as a tagged PDF: cover, contents, text and definitions; `body_only`: text alone.

    A picture that is not among `images`, or that is no whole picture, is replaced by its
    description; such a logo is left out. The same arguments give the same bytes.

    Raises:
        CannotTypeset: A sign that no shipped font has, or a picture in colours for print.
        UnwritableFile: The disk has no room for the pictures while the engine reads them.
    """
    whole = version.document if body_only else with_glossary(version.document)
    printed = msgspec.structs.replace(version, document=printable(whole))
    pictures = _pictures(printed.document, images or {})
    if logo is not None and not body_only:
        pictures[_LOGO] = logo.content
    pictures = readable(pictures)
    shown_logo = None
    if logo is not None and _LOGO in pictures:
        shown_logo = Picture("", picture_file(_LOGO), logo.alternative)
    pages = page_data(printed, pictures=pictures, logo=shown_logo, body_only=body_only)
    try:
        made = typeset(pages, pictures)
    except Refused as refused:
        section = _refused_section(pages, printed.document, pictures)
        raise CannotTypeset(section, refused.detail) from refused
    summary = TABLE_HEADING if pages.cover else ""
    return with_properties(made, facts(version), pages.organisation, summary)


def _pictures(document: Document, images: Mapping[Digest, bytes]) -> dict[str, bytes]:
    """Those of `images` that `document` shows."""
    shown = (block.digest for block in document.blocks if isinstance(block, Image))
    return {digest: images[digest] for digest in shown if digest in images}


def _refused_section(pages: PageData, document: Document, pictures: Mapping[str, bytes]) -> str:
    """The title of the first section that the engine refuses by itself.

    The logo's description when it is the logo; empty when it is something else on the cover.
    """
    for title, blocks in _sections(document):
        parts = Parts(document, pictures, blocks).parts(blocks)
        if not _is_set(_alone(pages, blocks=parts), pictures):
            return title
    if pages.logo and _is_set(_alone(pages, cover=True, logo=None), pictures):
        return pages.logo.alternative
    return ""


def _alone(pages: PageData, **what: object) -> PageData:
    """Of `pages` only the title and `what`."""
    nothing = {"cover": False, "contents": "", "blocks": ()}
    return msgspec.structs.replace(pages, **{**nothing, **what})


def _sections(document: Document) -> Iterator[tuple[str, tuple[Block, ...]]]:
    for section in walk(outline(document)):
        title = shown_text(section.heading, document) if section.heading else introduction()
        yield title, document.blocks[section.start : section.own_stop]


def _is_set(pages: PageData, pictures: Mapping[str, bytes]) -> bool:
    try:
        typeset(pages, pictures)
    except Refused:
        return False
    return True
