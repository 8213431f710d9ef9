"""A document as Markdown, as a web page and as OpenDocument, as plainly as others write them."""

from html import escape

from som_editor.core.document import Document, Role, TextBlock
from som_editor.core.shown import shown_text
from tests.readers.odt_files import h, listed, odt_file, p, row, table


def marked_up(document: Document, ending: str) -> bytes:
    """`document` as a file that ends in `ending`; it is one block for each of its blocks."""
    blocks = [_block(block, document) for block in document.blocks]
    match ending:
        case "md":
            return "\n\n".join(_markdown(*block) for block in blocks).encode()
        case "html":
            return "\n".join(_html(*block) for block in blocks).encode()
        case _:
            return odt_file(*(_odt(*block) for block in blocks))


def _block(block: object, document: Document) -> tuple[Role | None, int, str]:
    if not isinstance(block, TextBlock):
        return None, 1, "tabel"
    return block.role, block.level, shown_text(block, document) or "x"


def _markdown(role: Role | None, level: int, text: str) -> str:
    match role:
        case None:
            return f"| a | b |\n|---|---|\n| {text} | x |"
        case Role.HEADING:
            return f"{'#' * level} {text}"
        case Role.GUIDELINE:
            return f"1. {text}"
        case Role.BULLET:
            return f"- {text}"
        case _:
            return text


def _html(role: Role | None, level: int, text: str) -> str:
    text = escape(text)
    match role:
        case None:
            return f"<table><tr><th>a<th>b<tr><td>{text}<td>x</table>"
        case Role.HEADING:
            return f"<h{level}>{text}</h{level}>"
        case Role.GUIDELINE:
            return f"<ol><li>{text}</ol>"
        case Role.BULLET:
            return f"<ul><li>{text}</ul>"
        case _:
            return f"<p>{text}</p>"


def _odt(role: Role | None, level: int, text: str) -> str:
    text = escape(text)
    match role:
        case None:
            return table(row(text, "x"), header=row("a", "b"))
        case Role.HEADING:
            return h(text, level)
        case Role.GUIDELINE:
            return listed(text, style="Nummers")
        case Role.BULLET:
            return listed(text, style="Punten")
        case _:
            return p(text)
