"""The register of a library: the files that were made of its versions, and who signed them.

Anyone can take a signature off a file; whoever remembers how many there were will notice.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import PurePath

import msgspec

from som_editor.core.document import DocumentId
from som_editor.core.lifecycle import Standing
from som_editor.core.version import VersionId


class SignedBy(msgspec.Struct, frozen=True, omit_defaults=True):
    """A signature as the register remembers it: by whom, in what role, when by their own word."""

    signer: str
    role: str = ""
    at: dt.datetime | None = None


class Entry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A file that was made of a version: `awaited` are those who are still to sign it.

    `fingerprint` is that of its text; `earlier` the digest of the file that it was before the
    last signature.
    """

    sha256: str
    document: DocumentId
    version: VersionId
    fingerprint: str
    file_name: str
    made_at: dt.datetime
    signed: tuple[SignedBy, ...] = ()
    awaited: tuple[str, ...] = ()
    earlier: str = ""

    @property
    def format(self) -> str:
        """What the name of the file ends in: ".pdf"."""
        return PurePath(self.file_name).suffix.lower()


class Known(StrEnum):
    """What a file is to a library."""

    SAME_FILE = "same_file"
    """To the byte a file that was made here."""
    SAME_TEXT = "same_text"
    """Another file, with the text of a version that is here."""
    OTHER_TEXT = "other_text"
    """It says to be a version that is here, and has another text."""
    UNKNOWN = "unknown"


class Registered(msgspec.Struct, frozen=True, kw_only=True):
    """What a library knows of a file; all but `known` is empty for an unknown one.

    `fingerprint` is that of the version's text; `expected` how many signatures there should be,
    where that is known; `missing` are signatures that the file has lost or does not have yet.
    """

    known: Known = Known.UNKNOWN
    document: DocumentId | None = None
    version: VersionId | None = None
    title: str = ""
    standing: Standing = Standing()
    fingerprint: str = ""
    expected: int | None = None
    missing: tuple[SignedBy, ...] = ()
    awaited: tuple[str, ...] = ()


def family(entry: Entry, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Those of `entries` that became `entry` or came of it by signing, the first one first."""
    all_of_them = sorted(entries, key=lambda one: (len(one.signed), one.made_at))
    found = {entry.sha256} | {entry.earlier} - {""}
    while True:
        more = {one.sha256 for one in all_of_them if one.earlier in found}
        more |= {one.earlier for one in all_of_them if one.sha256 in found and one.earlier}
        if more <= found:
            return tuple(one for one in all_of_them if one.sha256 in found)
        found |= more


def newest(entry: Entry, entries: Iterable[Entry]) -> Entry:
    """What became of `entry` last: the one with the most signatures."""
    return max(family(entry, entries), key=lambda one: len(one.signed), default=entry)


def likely(entries: Sequence[Entry], found: Sequence[SignedBy]) -> Entry | None:
    """The last of the file that bears the signatures `found`, as far as the register can tell.

    One with a signature in common comes first; else the one with the fewest that has as many. None
    where every file that was made has fewer.
    """
    ends = dict.fromkeys(newest(one, entries) for one in entries)
    akin = [one for one in ends if set(one.signed) & set(found)]
    enough = [one for one in akin or ends if len(one.signed) >= len(found)]
    return min(enough, key=lambda one: len(one.signed), default=None)


def missing(last: Entry, found: Sequence[SignedBy]) -> tuple[SignedBy, ...]:
    """The signatures on `last` that are not among those `found` on a file."""
    return tuple(one for one in last.signed if one not in found)


def still_awaited(awaited: Sequence[str], role: str) -> tuple[str, ...]:
    """Who of `awaited` is still to sign, after somebody did in `role`."""
    rest = list(awaited)
    wanted = next((one for one in rest if one.casefold() == role.strip().casefold()), None)
    if wanted is not None:
        rest.remove(wanted)
    return tuple(rest)
