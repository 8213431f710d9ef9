"""Where the sentences of a Dutch text begin and end."""

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


def sentence_bounds(text: str) -> Iterator[int]:
    """The places, rising, at which a sentence ends and at which the next one begins."""
    for match in _STOP.finditer(text):
        if match["stop"] is None:
            yield from match.span()
        elif not _goes_on(text, match):
            yield from match.span("space")


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Whether the stop is that of an abbreviation or an initial, or a small letter follows."""
    if text[match.end() : match.end() + 1].islower():
        return True
    word = match["word"]
    initial = len(word) == 1 and word.isalpha()
    return match["stop"] == "." and (initial or word.lower() in _ABBREVIATIONS)
