"""Keeps the English catalogue in step with the Dutch words in the code.

    .venv/bin/python packaging/translations.py

gathers every sentence that the code gives to `_` and `ngettext`, adds the new ones to the
catalogue, drops those that are gone, names what has no translation yet, and compiles the rest.
Exit code 1 when something is missing.
"""

import ast
import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

REPOSITORY = Path(__file__).resolve().parent.parent
FOLDER = REPOSITORY / "resources" / "translations" / "en" / "LC_MESSAGES"
CATALOGUE = FOLDER / "som_editor.po"
COMPILED = FOLDER / "som_editor.mo"

Sentence = str | tuple[str, str]
"""A sentence as it stands in the code; for `ngettext` that for one and that for many."""


class English(Catalog):
    """A catalogue whose header says only what gettext must know, so that it never ages."""

    mime_headers = property(
        lambda _self: [
            ("Project-Id-Version", "SOM Editor"),
            ("Language", "en"),
            ("Plural-Forms", "nplurals=2; plural=(n != 1);"),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=UTF-8"),
            ("Content-Transfer-Encoding", "8bit\n"),
        ]
    )

    def __init__(self) -> None:
        super().__init__(locale="en", fuzzy=False, header_comment="# The English of SOM Editor.")


def sentences(code: str) -> Iterator[Sentence]:
    """Every sentence that `code` gives to `_` and `ngettext`, those within f-strings too.

    Raises ValueError where one is not written out, as it would never be translated.
    """
    for node in ast.walk(ast.parse(code)):
        match node:
            case ast.Call(func=ast.Name(id="_"), args=[ast.Constant(value=str(text))]):
                yield text
            case ast.Call(
                func=ast.Name(id="ngettext"),
                args=[ast.Constant(value=str(one)), ast.Constant(value=str(many)), _count],
            ):
                yield one, many
            case ast.Call(func=ast.Name(id="_" | "ngettext")):
                raise ValueError(f"line {node.lineno}: not a sentence that can be gathered")


def gathered() -> list[Sentence]:
    """Every sentence in the program, once."""
    found: set[Sentence] = set()
    for module in (REPOSITORY / "som_editor").rglob("*.py"):
        found.update(sentences(module.read_text("utf-8")))
    return sorted(found, key=str)


def kept() -> Catalog:
    """The catalogue as it is on disk."""
    catalogue = English()
    if CATALOGUE.exists():
        with CATALOGUE.open("rb") as file:
            for message in read_po(file, locale="en"):
                if message.id:
                    catalogue[message.id] = message
    return catalogue


def updated() -> Catalog:
    """The sentences of today with the translations that are on disk; none is guessed."""
    before = {message.id: message.string for message in kept()}
    catalogue = English()
    for sentence in gathered():
        catalogue.add(sentence, before.get(sentence))
    return catalogue


def untranslated(catalogue: Catalog) -> list[Message]:
    """The messages without a translation, or with only one of two."""
    return [message for message in catalogue if message.id and not _is_whole(message)]


def po_bytes(catalogue: Catalog) -> bytes:
    """`catalogue` as text, the same for the same sentences."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=100, sort_output=True, no_location=True)
    return buffer.getvalue()


def mo_bytes(catalogue: Catalog) -> bytes:
    """`catalogue` as gettext reads it."""
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def main() -> int:
    """Bring both files up to date, and say what is missing."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    catalogue = updated()
    CATALOGUE.write_bytes(po_bytes(catalogue))
    COMPILED.write_bytes(mo_bytes(catalogue))
    missing = untranslated(catalogue)
    for message in missing:
        print(f"not translated: {message.id}")
    total = len(catalogue)
    print(f"{total - len(missing)} of {total} sentences are translated")
    return 1 if missing else 0


def _is_whole(message: Message) -> bool:
    if isinstance(message.string, str):
        return bool(message.string)
    return bool(message.string) and all(message.string or ())


if __name__ == "__main__":
    sys.exit(main())
