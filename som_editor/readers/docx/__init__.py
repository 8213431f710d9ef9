"""Word files: what a reader sees in the running text, as a structured document.

Headings, lists and marks are what Word's styles and numbering say they are; a file that we wrote
comes back whole, with the ids of its blocks. Comments are read with their threads. What our
documents cannot hold (notes, headers) is left out and named in the report.
"""

import datetime as dt
import hashlib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from som_editor.core.document import Document, DocumentId, Image, NewId
from som_editor.core.errors import FileReason, UnreadableFile
from som_editor.core.import_report import Dropped, Guess, GuessKind, ImportReport, Place
from som_editor.core.lifecycle import Event
from som_editor.core.metadata import Metadata
from som_editor.core.text import clean_text
from som_editor.core.version import Source, Version, VersionId, display_title
from som_editor.readers.arriving import arrival
from som_editor.readers.docx import own
from som_editor.readers.docx.besides import Besides
from som_editor.readers.docx.blocks import Building, plain_text
from som_editor.readers.docx.body import (
    Body,
    Item,
    Said,
    fields_are_balanced,
    tracked_changes,
)
from som_editor.readers.docx.comments import Threads
from som_editor.readers.docx.fields import Fields
from som_editor.readers.docx.lists import Lists
from som_editor.readers.docx.names import Element, named
from som_editor.readers.docx.package import Package
from som_editor.readers.docx.pictures import Pictures
from som_editor.readers.docx.runs import Runs
from som_editor.readers.docx.styles import Meaning, Sort, Styles
from som_editor.readers.lines import Line
from som_editor.readers.reading import Reading
from som_editor.readers.stated import Stated, stated

__all__ = ["read_docx"]

_TITLES = (Sort.TITLE, Sort.HEADING)
"""What a title on a cover of ours is: the only heading, where the text has none."""


def read_docx(path: Path, content: bytes, now: dt.datetime, new_id: NewId) -> Reading:
    """The running text of the Word file `content`, read from `path`, as a version with its report.

    Raises UnreadableFile when it is damaged, no Word file, too large once unpacked, or without
    anything to read.
    """
    try:
        return _Word(path, content, now, new_id).reading()
    except RecursionError:  # tables in tables past all sense
        raise UnreadableFile(path, FileReason.WRONG_CONTENT) from None


class _Word:
    """One Word file on its way to a version."""

    def __init__(self, path: Path, content: bytes, now: dt.datetime, new_id: NewId) -> None:
        self._path = path
        self._content = content
        self._now = now
        self._new_id = new_id
        self._package = Package(path, content)
        self._facts = own.own_facts(self._package)
        self._root = self._body()
        self._besides = Besides(self._package)
        self._styles = Styles(self._package.part("styles"))
        related = self._package.related(self._package.main)
        self._pictures = Pictures(self._package, related)
        fields = Fields(fields_are_balanced(self._root))
        self._runs = Runs(self._styles, related, self._pictures, self._besides, fields)
        lists = Lists(self._package.part("numbering"), self._styles)
        self._building = Building(lists, new_id)
        self._threads = Threads(self._package, now)
        self._dropped: list[Dropped] = []
        self._guesses: list[Guess] = []

    def reading(self) -> Reading:
        body = Body(self._styles, self._runs, own=bool(self._facts))
        items = self._without_contents(body.items(self._root))
        self._runs.end()
        source = Source(clean_text(self._path.name), hashlib.sha256(self._content).hexdigest())
        if self._facts:
            cover, items = _parted(body.cover, items)
            printed = own.cover_metadata(cover, self._package)
            metadata = own.coverless_metadata(printed, self._facts)
            events = own.events(own.Stand(self._facts, own.cover_rows(cover)), self._now)
        else:
            title, items = _title(items)
            facts, items = self._stated(items)
            metadata = msgspec.structs.replace(facts.metadata, title=title)
            events = (arrival(facts, self._now, source.file_name),)
        self._building.build(items)
        version = self._version(source, metadata, events)
        if self._facts and not version.document.metadata.title:
            version = own.under_stand_in(version, printed.title)
        if not (version.document.blocks or metadata.title or self._facts):
            raise UnreadableFile(self._path, FileReason.EMPTY)
        report = self._report(version)
        return Reading(version, self._content, report, self._shown_pictures(version.document))

    def _shown_pictures(self, document: Document) -> tuple[bytes, ...]:
        """The bytes of the pictures in `document`: not those of a cover or a table."""
        shown = dict.fromkeys(one.digest for one in document.blocks if isinstance(one, Image))
        return tuple(self._pictures.contents[digest] for digest in shown)

    def _body(self) -> Element:
        root = self._package.xml(self._package.main)
        body = None if root is None else root.find(named("body"))
        if body is None:
            raise UnreadableFile(self._path, FileReason.WRONG_CONTENT)
        return body

    def _version(self, source: Source, metadata: Metadata, events: tuple[Event, ...]) -> Version:
        document = Document(
            DocumentId(self._facts.get("DocumentId", "") or self._new_id()),
            metadata,
            tuple(self._building.blocks),
        )
        if self._facts:
            document = own.without_stand_in(document, self._facts)
        id_ = VersionId(self._facts.get("VersionId", "") or self._new_id())
        comments = self._threads.comments(self._building.placed, self._new_id)
        return Version(id_, document, self._now, events, source=source, comments=comments)

    def _without_contents(self, items: list[Item]) -> list[Item]:
        """`items` without lines of a table of contents; a foreign one is told of."""
        kept: list[Item] = []
        for item in items:
            if not isinstance(item, Said) or item.meaning.sort is not Sort.CONTENTS:
                kept.append(item)
            elif text := plain_text(item):
                self._dropped.append(Dropped(item.place, text, "contents"))
        return kept

    def _stated(self, items: list[Item]) -> tuple[Stated, list[Item]]:
        """What the text, its headers and its footers state; and `items` without the lines that do.

        What else is in headers and footers is left out.
        """
        body = [
            Line(item.place, 0, plain_text(item))
            for item in items
            if isinstance(item, Said) and item.meaning.sort is Sort.TEXT
        ]
        running = [
            (kind, Line(0, 0, text))
            for kind in ("header", "footer")
            for text in self._besides.running(kind)
        ]
        facts = stated([*body, *(line for _kind, line in running)])
        said = {line.text for line in facts.lines}
        for line in facts.lines:
            self._guesses.append(Guess(GuessKind.METADATA, line.number, line.text))
            self._dropped.append(Dropped(line.number, line.text, "metadata"))
        for kind, line in running:
            if line.text not in said:
                self._dropped.append(Dropped(0, line.text, kind))
        taken = {line.number for line in facts.lines}
        return facts, [item for item in items if item.place not in taken]

    def _report(self, version: Version) -> ImportReport:
        guesses = [*self._guesses_of_file(version), *self._guesses, *self._building.guesses]
        dropped = [*self._dropped, *self._building.dropped, *self._runs.dropped]
        for number, text in self._threads.left_out(self._building.placed):
            dropped.append(Dropped(self._runs.remarked.get(number, 0), text, "comment"))
        if self._facts:  # its contents are made anew
            dropped = [one for one in dropped if one.reason != "contents"]
        return ImportReport(
            clean_text(self._path.name),
            tuple(sorted(guesses, key=lambda guess: guess.line)),
            tuple(sorted(dropped, key=lambda gone: gone.line)),
            place=Place.PARAGRAPH,
        )

    def _guesses_of_file(self, version: Version) -> Iterator[Guess]:
        name = clean_text(self._path.name)
        if tracked := tracked_changes(self._root):
            yield Guess(GuessKind.ACCEPTED, 0, name, detail=str(tracked))
        if self._facts:
            return
        if version.standing.reconstruction:
            yield Guess(GuessKind.RECONSTRUCTION, 0, name)
        if not version.document.metadata.title:
            yield Guess(GuessKind.NO_TITLE, 0, display_title(version.document, version.source))


def _parted(cover: list[Item], items: list[Item]) -> tuple[list[Item], list[Item]]:
    """The cover of an export of ours and its text.

    A program that takes the content control around the cover away, or its table out of it, leaves
    the styles.
    """
    titled = any(isinstance(item, Said) and item.meaning.sort in _TITLES for item in cover)
    kept: list[Item] = []
    for item in items:
        if _is_of_cover(item):
            cover = [*cover, item]
        elif not isinstance(item, Said) or item.meaning.sort is not Sort.TITLE:
            kept.append(item)
        elif titled:
            item.meaning = Meaning(Sort.HEADING)
            kept.append(item)
        else:
            titled = True
            cover = [*cover, item]
    return cover, kept


def _is_of_cover(item: Item) -> bool:
    if isinstance(item, Said):
        return item.meaning.sort in (Sort.ORGANISATION, Sort.COVER)
    first = item.rows[0][0].items[:1] if item.rows and item.rows[0] else []
    return bool(first) and _is_of_cover(first[0])


def _title(items: list[Item]) -> tuple[str, list[Item]]:
    """The title of a foreign file, from the first lines in that style, and the other items.

    What bears the style further on opens a part of the document: a heading.
    """
    title: list[str] = []
    kept: list[Item] = []
    ended = False
    for item in items:
        if not isinstance(item, Said) or item.meaning.sort is not Sort.TITLE:
            ended = ended or (bool(title) and not (isinstance(item, Said) and not plain_text(item)))
        elif not ended and not item.content.pictures:
            title += [text] if (text := plain_text(item)) else []
            continue
        else:
            item.meaning = Meaning(Sort.HEADING)
        kept.append(item)
    return " ".join(title), kept
