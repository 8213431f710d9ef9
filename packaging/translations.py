"""Keeps the English catalogue in step with the Dutch words in the code.

    .venv/bin/python packaging/translations.py

gathers every sentence that the code gives to `_` and `ngettext`, adds the new ones to the
catalogue, drops those that are gone, names what has no translation yet, and compiles the rest.
Exit code 1 when something is missing.
"""

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

REPOSITORY = Path(__file__).resolve().parent.parent
FOLDER = REPOSITORY / "resources" / "translations" / "en" / "LC_MESSAGES"
CATALOGUE = FOLDER / "som_editor.po"
COMPILED = FOLDER / "som_editor.mo"
_KEYWORDS = {"_": None, "ngettext": (1, 2)}


def gathered() -> Catalog:
    """Every sentence in the code, with the files that it stands in."""
    catalogue = Catalog(project="SOM Editor", fuzzy=False)
    found = extract_from_dir(
        str(REPOSITORY / "som_editor"), [("**.py", "python")], keywords=_KEYWORDS
    )
    for name, line, message, comments, context in found:
        catalogue.add(message, None, [(name, line)], auto_comments=comments, context=context)
    return catalogue


def kept() -> Catalog:
    """The catalogue as it is on disk."""
    if not CATALOGUE.exists():
        return Catalog(locale="en", project="SOM Editor", fuzzy=False)
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="en")


def updated() -> Catalog:
    """The kept catalogue with the sentences of today; guesses at translations are not made."""
    catalogue = kept()
    catalogue.update(gathered(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return catalogue


def untranslated(catalogue: Catalog) -> list[Message]:
    """The messages without a translation, or with only one of two."""
    return [message for message in catalogue if message.id and not _is_whole(message)]


def po_bytes(catalogue: Catalog) -> bytes:
    """`catalogue` as text, the same for the same sentences."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=100, omit_header=False, sort_output=True, no_location=True)
    kept_lines = [
        line
        for line in buffer.getvalue().split(b"\n")
        if not line.startswith((b'"POT-Creation-Date', b'"PO-Revision-Date', b'"Generated-By'))
    ]
    return b"\n".join(kept_lines)


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
    COMPILED.write_bytes(mo_bytes(kept()))
    missing = untranslated(catalogue)
    for message in missing:
        print(f"not translated: {message.id}")
    print(f"{len(catalogue) - len(missing)} of {len(catalogue)} sentences are translated")
    return 1 if missing else 0


def _is_whole(message: Message) -> bool:
    if isinstance(message.string, str):
        return bool(message.string)
    return bool(message.string) and all(message.string or ())


if __name__ == "__main__":
    sys.exit(main())
