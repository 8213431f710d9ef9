"""Reading text for tests, and accounting for every character of it."""

import re
from pathlib import Path

from som_editor.core.document import Literal, Role, TextBlock
from som_editor.core.import_report import GuessKind, ImportReport
from som_editor.core.numbering import numbers
from som_editor.core.shown import shown_text
from som_editor.readers import Reading
from som_editor.readers.lines import CONTROL
from som_editor.readers.text import read_text
from tests.build import NOW, new_ids

PATH = Path("proef.txt")


def read_string(text: str, path: Path = PATH) -> Reading:
    """`text` as it is read from a file in UTF-8."""
    return read_bytes_of(text.encode(), path)


def read_bytes_of(content: bytes, path: Path = PATH) -> Reading:
    """`content` as it is read from a text file."""
    return read_text(path, content, NOW, new_ids("b"))


def structure(reading: Reading) -> list[str]:
    """The document line by line: role, level and number before the text, speakers in between."""
    document = reading.version.document
    numbered = numbers(document)
    lines = []
    for block in document.blocks:
        assert isinstance(block, TextBlock)
        name = f"{block.role.value}{block.level if block.role is Role.HEADING else ''}"
        number = numbered.get(block.id, "")
        mark = f"={number}" if isinstance(block.numbering, Literal) else number
        text = shown_text(block, document).replace("\n", " / ")
        lines.append(f"{name} {mark}: {text}" if mark else f"{name}: {text}")
    return lines


def told(reading: Reading) -> list[str]:
    """Every piece of text that the reading holds, list marks included, in reading order."""
    marks = _marks(reading.report)
    document = reading.version.document
    pieces = [document.metadata.title]
    for block in document.blocks:
        assert isinstance(block, TextBlock)
        pieces += [marks.get(block.id, ""), shown_text(block, document)]
    return [piece for piece in pieces if piece]


def source_without_dropped(text: str, reading: Reading) -> str:
    """`text` without the lines that the report says are metadata now."""
    lines = re.split(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]", text)
    gone = {dropped.line for dropped in reading.report.dropped if dropped.reason == "metadata"}
    return "\n".join(line for number, line in enumerate(lines, start=1) if number not in gone)


def without_spaces(text: str) -> str:
    """The characters of `text` that show."""
    return "".join(CONTROL.sub("", text).split())


def _marks(report: ImportReport) -> dict[str, str]:
    """The bullet or number of each list item, as it was typed."""
    return {
        guess.block: guess.detail.removeprefix("=")
        for guess in report.guesses
        if guess.kind in (GuessKind.BULLET, GuessKind.GUIDELINE) and guess.block is not None
    }
