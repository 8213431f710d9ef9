"""How long a protocol is, in words for the status bar."""

from som_editor.core.document import Document
from som_editor.core.shown import plain_text
from som_editor.i18n import _, grouped, ngettext

WORDS_A_MINUTE = 200
"""How fast formal text is read with attention; a rule of thumb, so minutes are whole."""


def word_count(document: Document) -> int:
    """How many words `document` shows, counted as Word does: what stands between spaces."""
    return len(plain_text(document).split())


def describe_length(document: Document) -> str:
    """The number of words and the time that reading takes: "1.011 woorden · leestijd 5 min."."""
    count = word_count(document)
    words = ngettext("{count} woord", "{count} woorden", count).format(count=grouped(count))
    minutes = max(1, round(count / WORDS_A_MINUTE))
    time = _("leestijd {minutes} min.").format(minutes=grouped(minutes))
    return f"{words} · {time}" if count else words
