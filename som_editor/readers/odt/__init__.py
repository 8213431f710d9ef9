"""OpenDocument text (LibreOffice): what a reader sees in the running text, as a document.

Headings, lists and marks are what the styles say they are; tracked changes are read as accepted.
What our documents cannot hold (comments, notes, headers) is left out and named in the report.
"""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from som_editor.core.document import NewId
from som_editor.core.errors import FileReason, UnreadableFile
from som_editor.core.import_report import Guess, GuessKind, Place
from som_editor.core.text import clean_line
from som_editor.readers.archive import Archive, Element
from som_editor.readers.flow.assembled import Found, assembled
from som_editor.readers.odt.body import Body
from som_editor.readers.odt.lists import Lists
from som_editor.readers.odt.names import named, plain
from som_editor.readers.odt.styles import Styles
from som_editor.readers.odt.text import Paragraphs
from som_editor.readers.reading import Reading

__all__ = ["read_odt"]

_TEXT = "application/vnd.oasis.opendocument.text"
_OTHERS = {"spreadsheet": "Calc", "presentation": "Impress", "graphics": "Draw"}
_WORD = "word/document.xml"
_HEADERS = ("header", "header-left", "header-first")
_FOOTERS = ("footer", "footer-left", "footer-first")


def read_odt(path: Path, content: bytes, now: dt.datetime, new_id: NewId) -> Reading:
    """The running text of the file `content`, read from `path`, as a version with its report.

    Raises UnreadableFile when it is damaged, encrypted, no OpenDocument text, too large once
    unpacked, or without anything to read.
    """
    try:
        return assembled(_found(Archive(path, content), path), path, content, now, new_id)
    except RecursionError:  # tables in tables past all sense
        raise UnreadableFile(path, FileReason.WRONG_CONTENT) from None


def _found(archive: Archive, path: Path) -> Found:
    root = _content(archive, path)
    text = root.find(f"{named('office:body')}/{named('office:text')}")
    if text is None:
        raise UnreadableFile(path, FileReason.WRONG_CONTENT)
    rules = archive.xml("styles.xml")
    roots = [root] if rules is None else [root, rules]
    styles = Styles(roots)
    paragraphs = Paragraphs(styles, archive)
    body = Body(styles, Lists(roots, text, styles), paragraphs)
    items = body.items(text)
    found = Found(
        items,
        title=_title(archive),
        around=[*body.around, *_running(rules)],
        pictures=paragraphs.contents,
        guesses=body.guesses,
        dropped=paragraphs.dropped,
        place=Place.PARAGRAPH,
    )
    if changes := sum(1 for _ in text.iter(named("text:changed-region"))):
        found.guesses.append(Guess(GuessKind.ACCEPTED, 0, path.name, detail=str(changes)))
    return found


def _content(archive: Archive, path: Path) -> Element:
    """The root of the part with the text. Raises UnreadableFile for a file of another sort."""
    manifest = archive.xml("META-INF/manifest.xml")
    if manifest is not None and next(manifest.iter("{*}encryption-data"), None) is not None:
        raise UnreadableFile(path, FileReason.ENCRYPTED)
    sort = (archive.bytes_of("mimetype") or _TEXT.encode()).decode("ascii", "replace").strip()
    if not sort.startswith(_TEXT):
        actual = next((name for kind, name in _OTHERS.items() if kind in sort), "")
        raise UnreadableFile(path, FileReason.WRONG_CONTENT, actual)
    root = archive.xml("content.xml")
    if root is None:
        actual = "Word" if _WORD in archive.names else ""
        raise UnreadableFile(path, FileReason.WRONG_CONTENT, actual)
    return root


def _title(archive: Archive) -> str:
    """The title among the properties of the file."""
    meta = archive.xml("meta.xml")
    title = None if meta is None else next(meta.iter(named("dc:title")), None)
    return "" if title is None else clean_line(title.text or "")


def _running(rules: Element | None) -> Iterator[tuple[str, str]]:
    """What headers and footers say: their lines, each once."""
    told: set[tuple[str, str]] = set()
    for page in () if rules is None else rules.iter(named("style:master-page")):
        for kind, names in (("header", _HEADERS), ("footer", _FOOTERS)):
            for name in names:
                for part in page.iterchildren(named(f"style:{name}")):
                    for paragraph in part.iter(named("text:p"), named("text:h")):
                        line = (kind, plain(paragraph))
                        if any(map(str.isalpha, line[1])) and line not in told:
                            told.add(line)
                            yield line
