"""What a reader found in a file, as a version with its report."""

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec

from som_editor.core.document import Digest, Document, DocumentId, Image, NewId, Role
from som_editor.core.errors import FileReason, UnreadableFile
from som_editor.core.import_report import Dropped, Guess, GuessKind, ImportReport, Place
from som_editor.core.text import clean_text
from som_editor.core.version import Source, Version, VersionId, display_title
from som_editor.readers.arriving import arrival
from som_editor.readers.flow.building import Building
from som_editor.readers.flow.items import Item, Said
from som_editor.readers.lines import Line
from som_editor.readers.parts import one_line
from som_editor.readers.reading import Reading
from som_editor.readers.stated import Stated, stated


@dataclass
class Found:
    """The items of a file, what stands around them, and what was guessed and left out already.

    `title` is what the file says of itself outside its text; `around` are the lines that stand
    there, each with what it is ("header", "footer", "data"); `place` is what the places of items,
    guesses and what was left out count. Where numbers are `all_typed`, those that fit are counted.
    """

    items: list[Item]
    title: str = ""
    around: list[tuple[str, str]] = field(default_factory=list)
    pictures: dict[Digest, bytes] = field(default_factory=dict)
    guesses: list[Guess] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    place: Place = Place.LINE
    all_typed: bool = False


def assembled(found: Found, path: Path, content: bytes, now: dt.datetime, new_id: NewId) -> Reading:
    """What was `found` in `content`, which was read from `path`, as a version.

    Raises UnreadableFile (EMPTY) where that is nothing.
    """
    title, found = _titled(found)
    facts, found = _stated(found)
    building = Building(new_id, all_typed=found.all_typed)
    building.build(found.items)
    metadata = msgspec.structs.replace(facts.metadata, title=title)
    document = Document(DocumentId(new_id()), metadata, tuple(building.blocks))
    if not (document.blocks or title):
        raise UnreadableFile(path, FileReason.EMPTY)
    source = Source(clean_text(path.name), hashlib.sha256(content).hexdigest())
    event = arrival(facts, now, source.file_name)
    version = Version(VersionId(new_id()), document, now, (event,), source=source)
    guesses = [*_guesses_of_file(version), *found.guesses, *building.guesses]
    dropped = [*found.dropped, *building.dropped]
    report = ImportReport(
        source.file_name,
        tuple(sorted(guesses, key=lambda guess: guess.line)),
        tuple(sorted(dropped, key=lambda gone: gone.line)),
        place=found.place,
    )
    shown = dict.fromkeys(one.digest for one in document.blocks if isinstance(one, Image))
    pictures = tuple(found.pictures[digest] for digest in shown)
    return Reading(version, content, report, pictures)


def _guesses_of_file(version: Version) -> Iterator[Guess]:
    name = version.source.file_name if version.source else ""
    if version.standing.reconstruction:
        yield Guess(GuessKind.RECONSTRUCTION, 0, name)
    if not version.document.metadata.title:
        yield Guess(GuessKind.NO_TITLE, 0, display_title(version.document, version.source))


def _titled(found: Found) -> tuple[str, Found]:
    """The title, from the first lines that are one, and what was found without them.

    What is marked as a title further on opens a part of the document: a heading. Where the text
    has no title, that of the file holds.
    """
    title: list[str] = []
    kept: list[Item] = []
    ended = False
    for item in found.items:
        if not isinstance(item, Said) or not item.is_title:
            ended = ended or bool(title)
            kept.append(item)
        elif ended:
            kept.append(replace(item, role=Role.HEADING, is_title=False))
        else:
            title.append(one_line(item.inlines))
    said = " ".join(filter(None, title))
    guesses, dropped = list(found.guesses), list(found.dropped)
    if found.title and not said:
        guesses.append(Guess(GuessKind.METADATA, 0, found.title))
    elif found.title and found.title != said:
        dropped.append(Dropped(0, found.title, "data"))
    return said or found.title, replace(found, items=kept, guesses=guesses, dropped=dropped)


def _stated(found: Found) -> tuple[Stated, Found]:
    """What the text and what stands around it state; and what was found without those lines.

    What else stands around it is left out.
    """
    body = [
        Line(number, 0, one_line(item.inlines))
        for number, item in enumerate(found.items, start=1)
        if isinstance(item, Said) and item.role is Role.PARAGRAPH and not item.label
    ]
    around = [(kind, Line(0, 0, text)) for kind, text in found.around]
    facts = stated([*body, *(line for _kind, line in around)])
    places = {line.number: found.items[line.number - 1].place for line in body}
    guesses, dropped = list(found.guesses), list(found.dropped)
    for line in facts.lines:
        place = places.get(line.number, 0)
        guesses.append(Guess(GuessKind.METADATA, place, line.text))
        dropped.append(Dropped(place, line.text, "metadata"))
    said = {line.text for line in facts.lines}
    dropped += [Dropped(0, line.text, kind) for kind, line in around if line.text not in said]
    taken = {line.number for line in facts.lines}
    items = [item for at, item in enumerate(found.items, start=1) if at not in taken]
    return facts, replace(found, items=items, guesses=guesses, dropped=dropped)
