"""The decisions on pairs of texts in the tables of a library."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Column, ColumnElement, Connection, and_, delete, insert, or_, select, update

from som_editor.core import codec
from som_editor.core.decisions import Remembered, seen_from_behind
from som_editor.core.document import DocumentId
from som_editor.core.version import VersionId
from som_editor.library import stored
from som_editor.library.tables import decisions

_Side = Column[str]
_old, _new = decisions.c.old, decisions.c.new
_FINGERPRINTS = {"old": decisions.c.old_fingerprint, "new": decisions.c.new_fingerprint}


class SideKey(NamedTuple):
    """What a text is known by: its name here, and the fingerprint of its content where it is known.

    A draft goes by its `predecessor` as long as nothing was decided on the draft itself: it has its
    blocks from there. Equal texts from elsewhere are known by their fingerprint.
    """

    name: str
    fingerprint: str = ""
    predecessor: str = ""


def draft_key(document: DocumentId, predecessor: VersionId | None) -> SideKey:
    """The key of the draft of `document`; the drafts of all documents have the same id."""
    return SideKey(_draft_name(document), "", predecessor or "")


def find(connection: Connection, old: SideKey, new: SideKey) -> Remembered | None:
    """What was decided on `old` and `new`, whichever was which."""
    for one, other in ((_named, _named), (_named, _before), (_before, _named), (_known, _known)):
        for turned in (False, True):
            first, second = (_new, _old) if turned else (_old, _new)
            wanted = and_(one(first, old), other(second, new))
            content = connection.scalar(select(decisions.c.content).where(wanted).limit(1))
            if content is not None:
                kept = stored.decoded(Remembered, content)
                return seen_from_behind(kept) if turned else kept
    return None


def keep(connection: Connection, old: SideKey, new: SideKey, kept: Remembered) -> None:
    """Store what was decided on `old` and `new`, in place of what was stored before."""
    turned = and_(_old == new.name, _new == old.name)
    if connection.scalar(select(_old).where(turned)) is not None:
        old, new, kept = new, old, seen_from_behind(kept)
    row = {
        "old_fingerprint": old.fingerprint,
        "new_fingerprint": new.fingerprint,
        "content": codec.encode(kept),
    }
    pair = and_(_old == old.name, _new == new.name)
    if not connection.execute(update(decisions).where(pair).values(**row)).rowcount:
        connection.execute(insert(decisions).values(old=old.name, new=new.name, **row))


def hand_over(connection: Connection, document: DocumentId, version: VersionId) -> None:
    """What was decided on the draft of `document` is of `version` from now on."""
    for side in (_old, _new):
        of_draft = side == _draft_name(document)
        connection.execute(update(decisions).where(of_draft).values({side: version}))


def forget(connection: Connection, document: DocumentId, versions: Iterable[VersionId]) -> None:
    """Drop what was decided on the draft of `document` and on its `versions`."""
    gone = [*versions, _draft_name(document)]
    connection.execute(delete(decisions).where(or_(_old.in_(gone), _new.in_(gone))))


def _draft_name(document: DocumentId) -> str:
    return f"{document}/draft"


def _named(side: _Side, key: SideKey) -> ColumnElement[bool]:
    return side == key.name


def _before(side: _Side, key: SideKey) -> ColumnElement[bool]:
    return side == key.predecessor


def _known(side: _Side, key: SideKey) -> ColumnElement[bool]:
    """The text itself, or an equal one."""
    fingerprint = _FINGERPRINTS[side.name]
    equal = and_(fingerprint == key.fingerprint, fingerprint != "")
    return or_(side == key.name, equal)
