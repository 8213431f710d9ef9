"""How lists write their numbers, and numbers as attributes write them."""

from som_editor.core.numbering import LETTERS

_MOST_LETTERS, _MOST_ROMAN = 780, 3999
"""Counts up to which Word shows letters (zz… thirty times) and Roman numerals."""

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def whole_number(text: str) -> int | None:
    """`text` as a number of at most five digits; None for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 5 else None


def written(number: int, style: str) -> str:
    """`number` as a list in `style` ("decimal", "lowerLetter", "upperRoman") shows it."""
    match style:
        case "lowerLetter" | "upperLetter" if 0 < number <= _MOST_LETTERS:
            shown = LETTERS[(number - 1) % len(LETTERS)] * ((number - 1) // len(LETTERS) + 1)
        case "lowerRoman" | "upperRoman" if 0 < number <= _MOST_ROMAN:
            shown = _roman(number)
        case "decimalZero":
            shown = f"{number:02}"
        case "none":
            shown = ""
        case _:
            shown = str(number)
    return shown.upper() if style.startswith("upper") else shown


def _roman(number: int) -> str:
    shown = ""
    for worth, sign in _ROMAN:
        times, number = divmod(number, worth)
        shown += sign * times
    return shown
