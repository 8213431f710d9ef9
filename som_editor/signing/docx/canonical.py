"""The bytes over which XML is signed: canonical XML, and relationships as a signature has them."""

from collections.abc import Container, Iterable

from lxml import etree

from som_editor.signing.docx.names import RELATIONSHIPS, Element

_RELATIONSHIP = f"{{{RELATIONSHIPS}}}Relationship"


def canonical(element: Element, *, exclusive: bool = False) -> bytes:
    """`element` where it stands, in Canonical XML 1.0 without comments.

    It is written out with every namespace in scope and read again first: asked for the canonical
    form of a child, lxml undeclares a default namespace that an ancestor declares.
    """
    alone = etree.fromstring(etree.tostring(element, with_tail=False))
    return etree.tostring(alone, method="c14n", exclusive=exclusive, with_comments=False)


def relationships(root: Element, ids: Container[str], kinds: Container[str] = ()) -> bytes:
    """The relationships under `root` with one of `ids` or `kinds`, as a signature covers them."""
    chosen = (
        one for one in root.iter(_RELATIONSHIP) if one.get("Id") in ids or one.get("Type") in kinds
    )
    return _written(sorted(chosen, key=lambda one: one.get("Id", "")))


def _written(chosen: Iterable[Element]) -> bytes:
    none: dict[str | None, str] = {None: RELATIONSHIPS}
    made = etree.Element(f"{{{RELATIONSHIPS}}}Relationships", nsmap=none)  # type: ignore[arg-type]  # the stubs know no default namespace
    for one in chosen:
        about = {name: one.get(name, "") for name in ("Id", "Type", "Target")}
        about["TargetMode"] = one.get("TargetMode", "Internal")
        etree.SubElement(made, _RELATIONSHIP, about)
    return etree.tostring(made, method="c14n")
