"""Short quotations: enough of a text to recognise it, never half a word."""

QUOTE_LENGTH = 60
"""Characters; about one line of the list of changes."""

_EDGES = " \t\n.,;:"


def shortened(text: str, length: int = QUOTE_LENGTH) -> str:
    """`text` on one line and in at most `length` characters, or one word; "…" where it was cut."""
    words = text.split()
    line = " ".join(words)
    if len(line) <= length:
        return line
    taken = words[0]
    for word in words[1:]:
        if len(taken) + len(word) + len("  …") > length:
            break
        taken += f" {word}"
    return f"{taken} …"


def quoted(text: str, length: int = QUOTE_LENGTH) -> str:
    """`text` shortened, between single quotation marks."""
    return f"‘{shortened(text, length)}’"


def quoted_words(text: str, length: int = QUOTE_LENGTH) -> str:
    """Like `quoted`, without the punctuation around the words; bare punctuation stays."""
    return quoted(text.strip(_EDGES) or text, length)
