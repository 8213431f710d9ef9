"""Entering files into the register of a library, and finding a file there."""

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from som_editor.core.document import Document, DocumentId
from som_editor.core.errors import NotFound, SomError, UnknownFormat, UnreadableFile
from som_editor.core.fingerprint import content_fingerprint
from som_editor.core.lifecycle import Standing
from som_editor.core.register import (
    Entry,
    Known,
    Registered,
    SignedBy,
    likely,
    missing,
    newest,
    still_awaited,
)
from som_editor.core.shown import plain_text
from som_editor.core.verdict import Finding, Kind, Verdict
from som_editor.core.version import DRAFT, Version, VersionId, display_title
from som_editor.files import read_bytes
from som_editor.files.zipped import Unpackable
from som_editor.library import Library, VersionListing
from som_editor.use_cases.opening import kept_pictures
from som_editor.use_cases.publishing import SIGNABLE, Exported, render
from som_editor.use_cases.surroundings import new_id

_ANY_MOMENT = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""When a file was read is not in the fingerprint of its text."""


def enter_export(
    library: Library,
    version: Version,
    exported: Exported,
    awaited: Sequence[str] = (),
    *,
    now: dt.datetime,
) -> Entry | None:
    """Remember a file just made of `version`, and who is `awaited` to sign it.

    None for a file of another sort, and for what is made of no document of this library. Raises
    LibraryProblem, UnreadableFile.
    """
    if exported.path.suffix.lower() not in SIGNABLE or not _is_here(library, version):
        return None
    entry = Entry(
        sha256=exported.sha256,
        document=version.document_id,
        version=version.id,
        fingerprint=content_fingerprint(version.document),
        file_name=exported.path.name,
        made_at=now,
        awaited=tuple(awaited),
    )
    if exported.signed:
        return _entered(library, entry, read_bytes(exported.path), (), now)
    library.enter(entry)
    return entry


def enter_signed(library: Library, signed: Exported, *, now: dt.datetime) -> Entry | None:
    """Remember a file that was `signed` just now.

    None where it is of no version of this library. Raises LibraryProblem, UnreadableFile.
    """
    content = read_bytes(signed.path)
    before = library.registered(signed.earlier) or _from_facts(library, content, signed, now)
    if before is None:
        return None
    entry = msgspec.structs.replace(
        before,
        sha256=signed.sha256,
        file_name=signed.path.name,
        made_at=now,
        earlier=signed.earlier,
    )
    return _entered(library, entry, content, before.signed, now)


def _entered(
    library: Library,
    entry: Entry,
    content: bytes,
    known: Sequence[SignedBy],
    now: dt.datetime,
) -> Entry:
    """Put `entry` into the register with the signatures on `content`, some of them `known`."""
    signed, fields = _state(content, entry.format, now)
    new = [one for one in signed if one not in known]
    awaited = fields if entry.format == ".pdf" else _after(entry.awaited, new)
    entry = msgspec.structs.replace(entry, signed=signed, awaited=awaited)
    library.enter(entry)
    return entry


class Waiting(NamedTuple):
    """Who signed a file already, and who is still to sign it."""

    signed: tuple[SignedBy, ...]
    awaited: tuple[str, ...]


def waiting_for(library: Library, path: Path, *, now: dt.datetime) -> Waiting:
    """For whom the file at `path` waits: by its open fields, else by what the register says.

    Raises UnreadableFile, UnknownFormat, LibraryProblem.
    """
    ending = path.suffix.lower()
    if ending not in SIGNABLE:
        raise UnknownFormat(path, SIGNABLE)
    content = read_bytes(path)
    try:
        signed, fields = _state(content, ending, now)
    except Unpackable as error:
        raise UnreadableFile(path, error.reason, error.detail) from error
    if ending == ".pdf":
        return Waiting(signed, fields)
    entry = library.registered(hashlib.sha256(content).hexdigest())
    return Waiting(signed, entry.awaited if entry is not None else ())


def look_up(library: Library, content: bytes, ending: str, verdict: Verdict) -> Registered:
    """What `library` knows of the file `content`, of which `verdict` was found. LibraryProblem."""
    found = _signatures(verdict)
    entry = library.registered(hashlib.sha256(content).hexdigest())
    if entry is not None:
        last = newest(entry, library.register_of(entry.document))
        text = _Text(entry.document, entry.version, entry.fingerprint)
        return _told(library, text, Known.SAME_FILE, last, found)
    stated = verdict.facts_signed or _stated(content, ending)
    return _by_facts(library, stated, content, ending, found)


def with_register(verdict: Verdict, registered: Registered) -> Verdict:
    """`verdict`, and what the register has to say against the file."""
    expected = verdict.expected if verdict.expected is not None else registered.expected
    findings = verdict.findings
    if registered.known is Known.OTHER_TEXT:
        name = registered.standing.number or registered.title
        findings = (*findings, Finding(Kind.REGISTER_DIFFERS, name))
    return msgspec.structs.replace(verdict, expected=expected, findings=findings)


def _by_facts(
    library: Library,
    stated: Mapping[str, str],
    content: bytes,
    ending: str,
    found: tuple[SignedBy, ...],
) -> Registered:
    """What is known of a file that was not made here as it is, by what it says of itself."""
    document = DocumentId(stated.get("DocumentId", ""))
    version, fingerprint = VersionId(stated.get("VersionId", "")), stated.get("ContentFingerprint")
    if not document or not version or not fingerprint:
        return Registered()
    made = [
        one
        for one in library.register_of(document, version)
        if one.format == ending and (version != DRAFT or one.fingerprint == fingerprint)
    ]
    listing = _listing(library, version)
    if listing is None and not made:
        return Registered()
    if listing is not None and listing.document_id != document:
        return Registered()
    kept = listing.fingerprint if listing is not None else made[-1].fingerprint
    text = _Text(document, version, kept)
    same = fingerprint == kept and _reads_as(library, content, ending, text)
    known = Known.SAME_TEXT if same else Known.OTHER_TEXT
    return _told(library, text, known, likely(made, found), found)


class _Text(NamedTuple):
    """What a file holds: a version of a document, or its draft as it was once."""

    document: DocumentId
    version: VersionId
    fingerprint: str


def _told(
    library: Library,
    text: _Text,
    known: Known,
    last: Entry | None,
    found: tuple[SignedBy, ...],
) -> Registered:
    """What the library says of `text`; `last` is the last of the file that bears it."""
    registered = Registered(
        known=known,
        document=text.document,
        fingerprint=text.fingerprint,
        expected=(len(last.signed) or None) if last is not None else None,
        missing=missing(last, found) if last is not None else (),
        awaited=last.awaited if last is not None else (),
    )
    version = _whose(library, text)
    if version is None:
        versions = library.versions(text.document)
        title = versions[0].title if versions else ""
        return msgspec.structs.replace(registered, title=title)
    return msgspec.structs.replace(
        registered, version=version.id, title=version.title, standing=version.standing
    )


class _Whose(NamedTuple):
    id: VersionId
    title: str
    standing: Standing


def _whose(library: Library, text: _Text) -> _Whose | None:
    """The version that `text` is of; a draft has gone on since, or has become a version."""
    if text.version != DRAFT:
        listing = _listing(library, text.version)
        return _Whose(listing.id, listing.title, listing.standing) if listing else None
    draft = library.draft(text.document)
    if draft is not None and content_fingerprint(draft.document) == text.fingerprint:
        shown = draft.as_version()
        return _Whose(DRAFT, display_title(shown.document, shown.source), shown.standing)
    equal = (one for one in library.versions(text.document) if one.fingerprint == text.fingerprint)
    became = next(equal, None)
    return _Whose(became.id, became.title, became.standing) if became else None


def _from_facts(
    library: Library, content: bytes, signed: Exported, now: dt.datetime
) -> Entry | None:
    """What the register would have said before it was `signed`, by what the file says of itself."""
    stated = _stated(content, signed.path.suffix.lower())
    version, fingerprint = VersionId(stated.get("VersionId", "")), stated.get("ContentFingerprint")
    listing = _listing(library, version)
    if listing is None or listing.fingerprint != fingerprint:
        return None
    return Entry(
        sha256=signed.earlier,
        document=listing.document_id,
        version=version,
        fingerprint=listing.fingerprint,
        file_name=signed.path.name,
        made_at=now,
    )


def _is_here(library: Library, version: Version) -> bool:
    if version.id == DRAFT:
        return library.draft(version.document_id) is not None
    return library.has_version(version.id)


def _listing(library: Library, version: VersionId) -> VersionListing | None:
    try:
        return library.version_listing(version)
    except NotFound:
        return None


def _reads_as(library: Library, content: bytes, ending: str, text: _Text) -> bool:
    """Whether the words in a Word file are those of `text`; a PDF's are not read again.

    What Word does not keep of a text is lost in the same way where the version is written anew.
    """
    if ending != ".docx" or text.version == DRAFT:
        return True
    read = _read(content)
    if read is None or content_fingerprint(read) == text.fingerprint:
        return read is not None
    version = library.version(text.version)
    again = _read(render(version, ending, images=kept_pictures(version, library)))
    return again is not None and plain_text(read) == plain_text(again)


def _read(content: bytes) -> Document | None:
    """The text of the Word file `content`; None where it cannot be read."""
    from som_editor.readers.docx import read_docx

    try:
        return read_docx(Path("gelezen.docx"), content, _ANY_MOMENT, new_id).version.document
    except SomError:
        return None


def _state(
    content: bytes, ending: str, now: dt.datetime
) -> tuple[tuple[SignedBy, ...], tuple[str, ...]]:
    """Who signed the file `content`, and which fields in it are open."""
    from som_editor.signing.trust import Evidence
    from som_editor.signing.verifying import verify_file

    verdict = verify_file(content, ending, Evidence(()), now=now)
    fields = tuple(one.subject for one in verdict.findings if one.kind is Kind.FIELD_OPEN)
    return _signatures(verdict), fields


def _signatures(verdict: Verdict) -> tuple[SignedBy, ...]:
    return tuple(SignedBy(one.signer, one.role, one.claimed_at) for one in verdict.signatures)


def _stated(content: bytes, ending: str) -> Mapping[str, str]:
    from som_editor.signing.stated_facts import stated_facts

    return stated_facts(content, ending)


def _after(awaited: Sequence[str], signed: Sequence[SignedBy]) -> tuple[str, ...]:
    """Who of `awaited` is still to sign after those of `signed` did."""
    rest = tuple(awaited)
    for one in signed:
        rest = still_awaited(rest, one.role)
    return rest
