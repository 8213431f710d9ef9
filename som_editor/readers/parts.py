"""What stands in a paragraph or a row of a file, as it shows."""

from som_editor.core.document import MAX_LEVEL, Break, Inline, Mark, Row, Text
from som_editor.core.inline_edit import Inlines, cut


def shows(inline: Inline) -> str:
    """What `inline` shows; a field or reference is one sign that is no space."""
    match inline:
        case Text(text=text):
            return text
        case Break():
            return "\n"
        case _:
            return "?"


def one_line(inlines: Inlines) -> str:
    """What `inlines` say, on one line."""
    return " ".join("".join(map(shows, inlines)).split())


def trimmed(inlines: Inlines) -> Inlines:
    """`inlines` without the spaces and line breaks around them."""
    shown = "".join(map(shows, inlines))
    start = len(shown) - len(shown.lstrip())
    inside, _ = cut(inlines, len(shown.rstrip()), shows)
    return cut(inside, start, shows)[1] if inside else ()


def all_bold(row: Row) -> bool:
    """Whether everything that `row` says is bold, as in the header of a table."""
    said = [
        inline
        for cell in row.cells
        for block in cell.blocks
        for inline in block.inlines
        if isinstance(inline, Text) and inline.text.strip()
    ]
    return bool(said) and all(Mark.BOLD in inline.marks for inline in said)


def capped(level: int) -> int:
    """`level` within what our documents have."""
    return min(max(level, 1), MAX_LEVEL)
