"""Definitions: terms and what they mean in a document, and where those terms are used."""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from som_editor.core.document import BlockId, Definition, Document, text_blocks
from som_editor.core.errors import InvalidEdit
from som_editor.core.search import Query, find
from som_editor.core.shown import Reader
from som_editor.core.text import clean_line, clean_text


class TermUse(NamedTuple):
    """A term in the text that the `part`-th text block of `block` shows, from `start` to `stop`."""

    block: BlockId
    part: int
    start: int
    stop: int


def definition(term: str, meaning: str) -> Definition:
    """The definition of `term`, which stands on one line, as what any file can hold."""
    return Definition(clean_line(term), clean_text(meaning).strip())


def add_definition(document: Document, added: Definition) -> Document:
    """`document` with the definition `added` behind the others. Raises InvalidEdit without term."""
    return _with(document, (*document.definitions, _checked(added)))


def change_definition(document: Document, place: int, changed: Definition) -> Document:
    """`document` with `changed` for the definition at `place`. Raises InvalidEdit without term."""
    before, after = document.definitions[:place], document.definitions[place + 1 :]
    return _with(document, (*before, _checked(changed), *after))


def remove_definition(document: Document, place: int) -> Document:
    """`document` without the definition at `place`."""
    return _with(document, document.definitions[:place] + document.definitions[place + 1 :])


def sort_definitions(document: Document) -> Document:
    """`document` with its definitions by the alphabet, capitals and accents aside."""
    return _with(document, tuple(sorted(document.definitions, key=_alphabetic)))


def are_sorted(document: Document) -> bool:
    """Whether the definitions stand by the alphabet."""
    return sort_definitions(document) is document


def term_uses(document: Document, term: str) -> Iterator[TermUse]:
    """Where `term` stands in the text as whole words, capitals aside, in reading order."""
    reader = Reader(document)
    for block in document.blocks:
        for part, text in enumerate(text_blocks(block)):
            for start, stop in find_term(term, reader.block(text)):
                yield TermUse(block.id, part, start, stop)


def find_term(term: str, text: str) -> list[tuple[int, int]]:
    """Where `term` stands in `text`."""
    return find(Query(term, whole=True), text)


def terms_in(definitions: Sequence[Definition], text: str) -> list[tuple[int, int, Definition]]:
    """The terms in `text` with their definitions, none within another: the longer one goes first.

    The result is in the order of the text.
    """
    found: list[tuple[int, int, Definition]] = []
    for one in sorted(definitions, key=lambda one: -len(one.term)):
        for start, stop in find_term(one.term, text):
            if all(stop <= other[0] or other[1] <= start for other in found):
                found.append((start, stop, one))
    return sorted(found, key=lambda use: use[:2])


def term_counts(document: Document) -> dict[str, int]:
    """How often each defined term stands in the text."""
    reader = Reader(document)
    texts = [reader.block(part) for block in document.blocks for part in text_blocks(block)]
    terms = dict.fromkeys(one.term for one in document.definitions)
    return {term: sum(len(find_term(term, text)) for text in texts) for term in terms}


def defined_twice(document: Document) -> tuple[str, ...]:
    """The terms, as they are first written, of which there is more than one definition."""
    counts = Counter(_same(one.term) for one in document.definitions)
    first = {_same(one.term): one.term for one in reversed(document.definitions)}
    return tuple(first[key] for key, count in counts.items() if count > 1)


def unused_terms(document: Document) -> tuple[str, ...]:
    """The terms that are defined and stand nowhere in the text."""
    return tuple(term for term, count in term_counts(document).items() if not count)


def same_term(one: str, other: str) -> bool:
    """Whether the two are one term: capitals and accents aside."""
    return _same(one) == _same(other)


def _checked(made: Definition) -> Definition:
    clean = definition(made.term, made.meaning)
    if not clean.term:
        raise InvalidEdit("empty_term")
    return clean


def _with(document: Document, definitions: tuple[Definition, ...]) -> Document:
    if definitions == document.definitions:
        return document
    return msgspec.structs.replace(document, definitions=definitions)


def _alphabetic(one: Definition) -> tuple[str, str]:
    return _same(one.term), one.term


def _same(term: str) -> str:
    """`term` as it is told from others: without accents, in small letters."""
    apart = unicodedata.normalize("NFD", term)
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).casefold()
