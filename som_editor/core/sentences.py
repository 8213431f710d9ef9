"""Where the sentences of a Dutch text begin and end, and the capital that opens one."""

import re
from collections.abc import Iterator

_ABBREVIATIONS = frozenset(
    [
        "art",
        "bijv",
        "blz",
        "ca",
        "dhr",
        "dr",
        "drs",
        "evt",
        "excl",
        "incl",
        "ing",
        "ir",
        "jl",
        "max",
        "mevr",
        "min",
        "mr",
        "mw",
        "nr",
        "nrs",
        "prof",
        "resp",
    ]
)
"""Written with a stop that ends no sentence; enz. and etc. often do end one."""

_STOP = re.compile(r"(?P<word>[^\W_]*)(?P<stop>[.!?…]+)[”’\"'»)\]]*(?P<space>\s+)|\s*\n\s*")

_LAST_STOP = re.compile(r"(?P<word>[^\W_]*)(?P<stop>[.!?]+)[”’\"'»)\]]*\s+$")
_OPENING = "‘“„\"'«(["


def sentence_bounds(text: str) -> Iterator[int]:
    """The places, rising, at which a sentence ends and at which the next one begins."""
    for match in _STOP.finditer(text):
        if match["stop"] is None:
            yield from match.span()
        elif not _goes_on(text, match):
            yield from match.span("space")


def opens_sentence(before: str) -> bool:
    """Whether a sentence opens behind `before`, the text of the block so far.

    A line break or dots alone open none: an address goes on, and so does an enumeration.
    """
    words = before.rstrip(_OPENING)
    if not words.strip():
        return True
    match = _LAST_STOP.search(words)
    return match is not None and not _is_abbreviated(match)


def capitalised(words: str) -> str:
    """`words` as they open a sentence, as long as before: "de school" is "De school".

    What begins with no small letter stays as it is, and so does a name of a spelling of its own
    ("iPad"); "ijsbaan" is "IJsbaan".
    """
    if words[:2] == "ij":
        return f"IJ{words[2:]}"
    first, second = words[:1], words[1:2]
    capital = first.upper()
    return words if second.isupper() or len(capital) != 1 else capital + words[1:]


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Whether the stop is that of an abbreviation or an initial, or a small letter follows."""
    if text[match.end() : match.end() + 1].islower():
        return True
    return _is_abbreviated(match)


def _is_abbreviated(match: re.Match[str]) -> bool:
    """Whether the stop of `match` is that of an abbreviation or an initial."""
    word = match["word"]
    initial = len(word) == 1 and word.isalpha()
    return match["stop"] == "." and (initial or word.lower() in _ABBREVIATIONS)
