"""How long a protocol is, and what is selected of it, in words for the status bar."""

from som_editor.core.length import Length
from som_editor.i18n import _, grouped, ngettext

WORDS_A_MINUTE = 200
"""How fast formal text is read with attention; a rule of thumb, so minutes are whole."""


def describe_length(length: Length) -> str:
    """Words, reading time and pages: "1.011 woorden · leestijd 5 min. · ± 4 pagina’s"."""
    words = _words(length.words)
    if not length.words:
        return words
    pages = ngettext("± {count} pagina", "± {count} pagina’s", length.pages)
    return " · ".join((words, _time(length.words), pages.format(count=grouped(length.pages))))


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
