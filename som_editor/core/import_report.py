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


class Guess(msgspec.Struct, frozen=True, omit_defaults=True):
    """One decision a reader took: where (`line` from 1, and the block it led to), on what text."""

    kind: GuessKind
    line: int
    text: str
    block: BlockId | None = None
    detail: str = ""


class Dropped(msgspec.Struct, frozen=True):
    """Text of the source that is not in the document, and where it went ("metadata", "control")."""

    line: int
    text: str
    reason: str


class ImportReport(msgspec.Struct, frozen=True, omit_defaults=True):
    """Everything about an import that a careful user wants to check."""

    file_name: str
    guesses: tuple[Guess, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    warnings: tuple[str, ...] = ()
