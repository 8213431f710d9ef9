"""A verdict for a terminal: the sentence first, then the five questions, then each signature."""

from collections.abc import Iterator

from som_editor.core.register import Registered
from som_editor.core.verdict import Verdict
from som_editor.i18n import _
from som_editor.wording.register import how_it_is_known, what_it_is, who_is_missing
from som_editor.wording.verdict import (
    answer_word,
    describe_number,
    describe_signature,
    headline,
    questions,
    remarks,
)

_INDENT = "  "


def write_verdict_text(verdict: Verdict, registered: Registered | None = None) -> str:
    """`verdict` as plain lines, with what the library knows of the file where it was asked."""
    return "\n".join(_printable(line) for line in _lines(verdict, registered)) + "\n"


def _lines(verdict: Verdict, registered: Registered | None) -> Iterator[str]:
    yield headline(verdict)
    yield ""
    for asked in questions(verdict):
        yield f"{asked.question} {answer_word(asked.answer)}."
        yield _INDENT + asked.because
    yield ""
    yield describe_number(verdict)
    for signature in verdict.signatures:
        first, *rest = describe_signature(signature)
        yield f"• {first}"
        yield from (_INDENT + line for line in rest)
    if registered is not None:
        yield ""
        yield _("In de bibliotheek")
        told = what_it_is(registered), how_it_is_known(registered.known)
        yield from (_INDENT + line for line in (*told, *who_is_missing(registered)))
    others = remarks(verdict)
    if others:
        yield ""
        yield _("Let op")
        yield from (_INDENT + one for one in others)


def _printable(line: str) -> str:
    """`line` without what could move the cursor: names of parts and people come from the file."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in line)
