"""What a signature has to cover: everything but what every program rewrites when it saves."""

from typing import NamedTuple

from som_editor.signing.docx.names import CUSTOM_PROPERTIES, ORIGIN, SIGNATURE_TYPES, UNSIGNED
from som_editor.signing.docx.opc import Package, Relationship, folded, relationships_part, source_of

ROOT = "/"


class Coverage(NamedTuple):
    """What is to be signed: whole parts, and the ids of the relationships of each source."""

    parts: tuple[str, ...]
    relationships: dict[str, tuple[Relationship, ...]]


def to_cover(package: Package) -> Coverage:
    """What a signature over `package` has to cover. Raises Unpackable."""
    exempt = _exempt(package)
    related = {
        source: tuple(one for one in package.related(source) if _is_covered(one))
        for source in package.sources()
        if folded(relationships_part(source)) not in exempt
    }
    return Coverage(
        tuple(
            part for part in package.parts if folded(part) not in exempt and source_of(part) is None
        ),
        {source: found for source, found in related.items() if found},
    )


def custom_properties(package: Package) -> str | None:
    """The part with the user's own properties, which Office does not sign. Raises Unpackable."""
    return next(
        (one.target for one in package.related(ROOT) if one.kind in CUSTOM_PROPERTIES), None
    )


def _is_covered(one: Relationship) -> bool:
    return one.source != ROOT or one.kind not in UNSIGNED


def _exempt(package: Package) -> set[str]:
    """The parts outside: unsigned properties, and the signatures themselves.

    What leads there is not signed either, so an attacker may point it anywhere. Relationships are
    exempt only of parts that are signatures by their type, which no part of the text can be.
    """
    at_root = [one for one in package.related(ROOT) if not _is_covered(one) and not one.external]
    exempt = {folded(one.target) for one in at_root if source_of(one.target) is None}
    inside = [one.target for one in at_root if one.kind == ORIGIN]
    while inside:  # origin, signatures, and certificates beside a signature
        source = inside.pop()
        if package.content_type(source) not in SIGNATURE_TYPES:
            continue
        exempt |= {folded(source), folded(relationships_part(source))}
        inside += [
            one.target
            for one in package.related(source)
            if not one.external and folded(one.target) not in exempt
        ]
    return exempt
