"""All that the PDF template takes, as one value: what stands around the text, and the text."""

import datetime as dt
import re
from collections.abc import Collection

import msgspec

from som_editor.core.version import Version
from som_editor.writers.cover import CONTENTS_HEADING, Row, cover
from som_editor.writers.pdf_blocks import Part, Parts, Picture
from som_editor.writers.printed import has_headings, on_one_line

_LANGUAGE = re.compile("([a-z]{2,3})(?:-([A-Z]{2}))?")
_LONGEST_RUNNING_TITLE = 120
"""Characters that fit beside the status on two lines."""


class PageData(msgspec.Struct, frozen=True):
    """What templates/pdf/protocol.typ reads; `contents` is empty where there is nothing to list."""

    title: str
    running_title: str = msgspec.field(name="running-title")
    organisation: str
    status: str
    edition: str
    watermark: str
    rows: tuple[Row, ...]
    date: tuple[int, int, int]
    language: str
    region: str
    cover: bool
    logo: Picture | None
    contents: str
    blocks: tuple[Part, ...]


def page_data(
    version: Version,
    *,
    pictures: Collection[str],
    logo: Picture | None,
    body_only: bool,
) -> PageData:
    """The pages of `version`, whose document is printable (see `writers.printed`)."""
    document, around, day = version.document, cover(version), document_date(version)
    language, region = _language(document.metadata.language)
    listed = has_headings(document) and not body_only
    return PageData(
        title=around.title,
        running_title=_shortened(around.title),
        organisation=around.organisation,
        status=around.status,
        edition=on_one_line(around.edition),
        watermark=around.watermark,
        rows=tuple(Row(row.label, on_one_line(row.value)) for row in around.rows),
        date=(day.year, day.month, day.day),
        language=language,
        region=region,
        cover=not body_only,
        logo=logo,
        contents=CONTENTS_HEADING if listed else "",
        blocks=Parts(document, pictures, document.blocks).parts(document.blocks),
    )


def document_date(version: Version) -> dt.date:
    """The day that the file bears: that of the version's status, else of its being saved."""
    return version.standing.dated or version.saved_at.date()


def _language(tag: str) -> tuple[str, str]:
    """Language and region of `tag` ("nl-NL"); Dutch where it is none."""
    match = _LANGUAGE.fullmatch(tag)
    return (match[1], match[2] or "") if match else ("nl", "")


def _shortened(title: str) -> str:
    if len(title) <= _LONGEST_RUNNING_TITLE:
        return title
    whole_words, space, _rest = title[: _LONGEST_RUNNING_TITLE + 1].rpartition(" ")
    return f"{whole_words} …" if space else f"{title[:_LONGEST_RUNNING_TITLE]}…"
