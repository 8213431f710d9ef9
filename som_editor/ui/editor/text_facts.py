"""How long a protocol is, and what is selected of it, in words for the status bar."""

from som_editor.core.document import Document
from som_editor.core.printed_length import page_estimate
from som_editor.core.shown import plain_text
from som_editor.i18n import _, grouped, ngettext

WORDS_A_MINUTE = 200
"""How fast formal text is read with attention; a rule of thumb, so minutes are whole."""


def word_count(document: Document) -> int:
    """How many words `document` shows, counted as Word does: what stands between spaces."""
    return len(plain_text(document).split())


def describe_length(document: Document) -> str:
    """Words, reading time and pages: "1.011 woorden · leestijd 5 min. · ± 4 pagina’s"."""
    count = word_count(document)
    words = _words(count)
    if not count:
        return words
    pages = page_estimate(document)
    printed = ngettext("± {count} pagina", "± {count} pagina’s", pages)
    return " · ".join((words, _time(count), printed.format(count=grouped(pages))))


def describe_selection(text: str, whole: int) -> str:
    """How many of the `whole` words `text` has: "12 van 1.011 woorden · leestijd 1 min."."""
    count = len(text.split())
    template = _("{count} van {whole}").format(count=grouped(count), whole=_words(whole))
    return f"{template} · {_time(count)}" if count else template


def _words(count: int) -> str:
    return ngettext("{count} woord", "{count} woorden", count).format(count=grouped(count))


def _time(count: int) -> str:
    minutes = max(1, round(count / WORDS_A_MINUTE))
    return _("leestijd {minutes} min.").format(minutes=grouped(minutes))
