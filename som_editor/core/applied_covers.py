"""What covers and definitions say once some of their differences are taken over."""

from collections.abc import Collection

import msgspec

from som_editor.core.document import Definition, Document
from som_editor.core.metadata import Metadata
from som_editor.core.metadata_changes import defined_term, meanings


def apply_cover(old: Document, new: Document, fields: Collection[str]) -> Document:
    """`old` with what `new` says in `fields`, the names that metadata changes have."""
    named = [name for name in Metadata.__struct_fields__ if name in fields]
    metadata = msgspec.structs.replace(
        old.metadata, **{name: getattr(new.metadata, name) for name in named}
    )
    terms = {term for field in fields if (term := defined_term(field)) is not None}
    return msgspec.structs.replace(
        old, metadata=metadata, definitions=_definitions(old, new, terms)
    )


def _definitions(old: Document, new: Document, terms: Collection[str]) -> tuple[Definition, ...]:
    """The old definitions in their order, those of `terms` as in `new`, fresh terms at the end.

    Once they say all that the new ones say, they are the new ones, in that order.
    """
    if not terms:
        return old.definitions
    before, after = meanings(old.definitions), meanings(new.definitions)
    result: list[Definition] = []
    for term in {**before, **after}:
        kept = new if term in terms else old
        result += [one for one in kept.definitions if one.term == term]
    return new.definitions if _said(tuple(result)) == _said(new.definitions) else tuple(result)


def _said(definitions: tuple[Definition, ...]) -> dict[str, str]:
    return {term: meaning for term, meaning in meanings(definitions).items() if meaning}
