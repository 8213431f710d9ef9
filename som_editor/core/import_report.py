"""What a reader had to guess, left out, or wants the user to know."""

from enum import StrEnum

import msgspec

from som_editor.core.document import BlockId


class GuessKind(StrEnum):
    """What was guessed."""

    TITLE = "title"
    NO_TITLE = "no_title"
    HEADING = "heading"
    GUIDELINE = "guideline"
    BULLET = "bullet"
    SPEAKER = "speaker"
    JOINED_LINES = "joined_lines"
    JOINED_OVER_BLANK = "joined_over_blank"
    KEPT_HYPHEN = "kept_hyphen"
    METADATA = "metadata"
    RECONSTRUCTION = "reconstruction"
    ENCODING = "encoding"
    TYPED_NUMBER = "typed_number"
    ACCEPTED = "accepted"
    STRUCK = "struck"
    SPANNED = "spanned"
    LINE_BREAK_HYPHEN = "line_break_hyphen"


class Place(StrEnum):
    """What the lines of a report count."""

    LINE = "line"
    PARAGRAPH = "paragraph"
    PAGE = "page"


class Guess(msgspec.Struct, frozen=True, omit_defaults=True):
    """One decision a reader took: where (`line` from 1, and the block it led to), on what text.

    What concerns the file as a whole, or stands around its text, is on no line: 0.
    """

    kind: GuessKind
    line: int
    text: str
    block: BlockId | None = None
    detail: str = ""


class Dropped(msgspec.Struct, frozen=True):
    """Text of the source that is not in the document, and where it went, or what it was.

    `reason` is "metadata" or "control"; of a file with mark-up also "header", "footer", "comment",
    "footnote", "endnote", "text_box", "hidden", "contents", "picture", "object", "cover",
    "data", "navigation", "form", "script", or "page_number" where pages are.
    """

    line: int
    text: str
    reason: str


class ImportReport(msgspec.Struct, frozen=True, omit_defaults=True):
    """Everything about an import that a careful user wants to check; `place` is what lines are."""

    file_name: str
    guesses: tuple[Guess, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    warnings: tuple[str, ...] = ()
    place: Place = Place.LINE
