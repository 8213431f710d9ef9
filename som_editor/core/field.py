"""Fields: named places in the text that all show one value, such as {organisatie}."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

import msgspec

from som_editor.core.atoms import Use, put_atom, rewritten, uses
from som_editor.core.document import (
    BlockId,
    Document,
    Field,
    Inline,
    Text,
    text_blocks,
)
from som_editor.core.edit import replace_inlines, set_field, text_block
from som_editor.core.errors import InvalidEdit
from som_editor.core.sentences import capitalised, opens_sentence
from som_editor.core.shown import Reader, in_place

LONGEST_NAME = 40
"""Characters that a field's name has at most, so that its chip fits on a line."""

_NAME = re.compile(rf"[^\W\d_]\w{{0,{LONGEST_NAME - 1}}}")


def is_field_name(name: str) -> bool:
    """Whether a field can be called `name`: one word of letters, digits and _."""
    return _NAME.fullmatch(name) is not None


def field_counts(document: Document) -> dict[str, int]:
    """How often each field stands in the text; those that are declared but unused have 0."""
    used = Counter(
        inline.name
        for block in document.blocks
        for part in text_blocks(block)
        for inline in part.inlines
        if isinstance(inline, Field)
    )
    return {name: used[name] for name in dict.fromkeys([*dict(document.fields), *used])}


def unfilled_fields(document: Document) -> tuple[str, ...]:
    """The fields that stand in the text and have no value."""
    values = dict(document.fields)
    counts = field_counts(document)
    return tuple(name for name in counts if counts[name] and not values.get(name, "").strip())


def field_uses(document: Document, name: str) -> tuple[Use, ...]:
    """Where the field `name` stands, in reading order."""
    return tuple(uses(document, lambda one: isinstance(one, Field) and one.name == name))


def insert_field(document: Document, block: BlockId, start: int, stop: int, name: str) -> Document:
    """The field `name` in place of what `block` shows from `start` to `stop`.

    One that was not known is known from then on, unfilled.
    """
    made = put_atom(document, block, start, stop, Field(name))
    return made if name in dict(made.fields) else set_field(made, name, "")


def value_for(document: Document, phrase: str) -> str:
    """The value of the field that `phrase` becomes: "de school" for a "De school".

    That is where every "De school" opens a sentence, and "de school" stands in others.
    """
    small = phrase[:1].lower() + phrase[1:]
    if small == phrase or capitalised(small) != phrase:
        return phrase
    forms = Counter(
        (text[start:stop], opens_sentence(text[:start]))
        for text in _texts(document)
        for start, stop in _places(text, phrase, small)
    )
    return small if forms[small, False] and not forms[phrase, False] else phrase


def make_field(document: Document, phrase: str, name: str) -> Document:
    """Every whole-word occurrence of `phrase` as the field `name`, which is filled with it.

    So is the `phrase` with a capital where it opens a sentence. No word changes: one with a small
    letter there stays so. Words that link elsewhere stay, and without a phrase so does all.
    """
    if not phrase:
        return document
    reader = Reader(document)

    def made(before: str, words: str, like: Text) -> Field | None:
        return _field_for(before, words, phrase, Field(name, like.marks))

    def rewrite(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        words = reader.words(inlines)
        text = "".join(words)
        found = _places(text, phrase, capitalised(phrase))
        result: list[Inline] = []
        start = 0
        for inline, shown in zip(inlines, words, strict=True):
            stop = start + len(shown)
            here = [(one, other) for one, other in found if start <= one and other <= stop]
            if isinstance(inline, Text) and not inline.link and here:
                result += _cut_up(inline, stop, text, here, made)
            else:
                result.append(inline)
            start = stop
        return tuple(result)

    return set_field(rewritten(document, rewrite), name, phrase)


def dissolve_field(document: Document, name: str) -> Document:
    """Every occurrence of the field `name` as ordinary text, and the field gone."""
    reader = Reader(document)

    def rewrite(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return tuple(
            Text(words, inline.marks)
            if isinstance(inline, Field) and inline.name == name
            else inline
            for inline, words in zip(inlines, reader.words(inlines), strict=True)
        )

    made = rewritten(document, rewrite)
    fields = tuple(field for field in document.fields if field[0] != name)
    if made is document and fields == document.fields:
        return document
    return msgspec.structs.replace(made, fields=fields)


def rename_field(document: Document, name: str, fresh: str) -> Document:
    """The field `name` called `fresh`, wherever it stands, with the value it has.

    Raises InvalidEdit where another field is called so.
    """
    if name == fresh:
        return document
    if fresh in field_counts(document):
        raise InvalidEdit("field_taken", fresh)

    def rewrite(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return tuple(
            msgspec.structs.replace(inline, name=fresh)
            if isinstance(inline, Field) and inline.name == name
            else inline
            for inline in inlines
        )

    fields = tuple((fresh if one == name else one, value) for one, value in document.fields)
    made = rewritten(document, rewrite)
    if made is document and fields == document.fields:
        return document
    return msgspec.structs.replace(made, fields=fields)


def set_as_filled(document: Document, block: BlockId, place: int, *, on: bool) -> Document:
    """The field at `place` among the inlines of `block` with its value as it is filled.

    Off, it shows a capital again where it opens a sentence. Raises NotFound, InvalidEdit.
    """
    inlines = text_block(document, block).inlines
    field = inlines[place] if 0 <= place < len(inlines) else None
    if not isinstance(field, Field):
        raise InvalidEdit("no_such_place", str(place))
    changed = msgspec.structs.replace(field, as_filled=on)
    return replace_inlines(document, block, (*inlines[:place], changed, *inlines[place + 1 :]))


def _cut_up(
    inline: Text,
    stop: int,
    text: str,
    found: Iterable[tuple[int, int]],
    made: Callable[[str, str, Text], Field | None],
) -> list[Inline]:
    """`inline`, which ends at `stop` of `text`, with what is `made` of the words `found` there."""
    result: list[Inline] = []
    at = stop - len(inline.text)
    for start, end in found:
        field = made(text[:start], text[start:end], inline)
        if field is not None:
            result += [msgspec.structs.replace(inline, text=text[at:start]), field]
            at = end
    return [*result, msgspec.structs.replace(inline, text=text[at:stop])]


def _field_for(before: str, words: str, phrase: str, field: Field) -> Field | None:
    """`field` so that, filled with `phrase`, it shows `words` behind `before`; else None."""
    if words == in_place(field, phrase, before):
        return field
    return msgspec.structs.replace(field, as_filled=True) if words == phrase else None


def _places(text: str, *forms: str) -> list[tuple[int, int]]:
    """Where one of `forms` stands in `text` as whole words."""
    pattern = rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)"
    return [match.span() for match in re.finditer(pattern, text)]


def _texts(document: Document) -> Iterator[str]:
    reader = Reader(document)
    for block in document.blocks:
        for part in text_blocks(block):
            yield reader.inlines(part.inlines)
