"""The one door through which text comes in: what no file format can hold is left out here."""

import re

_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def clean_text(text: str) -> str:
    """`text` without control characters, lone surrogates and non-characters; all else as typed."""
    return _UNSTORABLE.sub("", text)


def clean_line(text: str) -> str:
    """`text` cleaned and on one line, with one space wherever there was room."""
    return " ".join(clean_text(text).split())
