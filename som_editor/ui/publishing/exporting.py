"""What the window has made of a version: its preview, its file, the identity that signs it."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from som_editor.core.errors import CannotTypeset, LibraryProblem, SomError
from som_editor.core.progress import Report
from som_editor.core.verdict import Verdict
from som_editor.core.version import Version
from som_editor.files import write_file
from som_editor.library import Library
from som_editor.settings import Settings
from som_editor.signing.demonstration import make_demonstration
from som_editor.ui.logo import usable_logo
from som_editor.use_cases import publishing
from som_editor.use_cases.opening import kept_pictures
from som_editor.use_cases.publishing import Exported, Layout, OpenFields, SignatureOrder
from som_editor.use_cases.registering import enter_export
from som_editor.use_cases.verifying import verify_own

_Value = TypeVar("_Value")


class Wanted(NamedTuple):
    """What is to be made: a version, as the user's settings have it.

    With or without a cover, and only on request with its comments.
    """

    version: Version
    settings: Settings
    body_only: bool
    comments: bool = False


class Made(NamedTuple, Generic[_Value]):
    """Something that was made, and what is missing in it."""

    value: _Value
    warning: SomError | None


class Finished(NamedTuple):
    """A file that was made, what is missing in it, and what is to be said of its signature.

    `awaited` are those who are still to sign it.
    """

    exported: Exported
    warning: SomError | None
    verdict: Verdict | None
    awaited: tuple[str, ...] = ()


def preview(library: Library, wanted: Wanted) -> Made[bytes]:
    """The PDF of `wanted`. Raises CannotTypeset, LibraryProblem."""
    images = kept_pictures(wanted.version, library)
    return _with_logo(
        wanted,
        lambda layout: publishing.render(wanted.version, ".pdf", images=images, layout=layout),
    )


def export(
    library: Library,
    wanted: Wanted,
    path: Path,
    *,
    now: dt.datetime,
    order: SignatureOrder | None,
    report: Report,
    signers: tuple[str, ...] = (),
) -> Finished:
    """`wanted` in the file at `path`; what is signed is verified at once.

    It is kept in the register, with the roles of the `signers` who are to sign it.

    Raises what `publishing.export` raises, LibraryProblem.
    """
    images = kept_pictures(wanted.version, library)
    pdf = path.suffix.lower() == ".pdf"
    made = _with_logo(
        wanted,
        lambda layout: publishing.export(
            wanted.version,
            path,
            now=now,
            images=images,
            layout=layout,
            order=order,
            fields=OpenFields(signers, visible=True) if pdf and signers else None,
            report=report,
        ),
    )
    verdict = verify_own(path, order.signer, now=now) if order else None
    warning, entry = made.warning, None
    try:
        entry = enter_export(library, wanted.version, made.value, signers, now=now)
    except LibraryProblem as error:  # the file is there, and that is what was asked
        warning = warning or error
    return Finished(made.value, warning, verdict, entry.awaited if entry else signers)


@dataclass(frozen=True)
class TrialIdentity:
    """Where a demonstration identity was put, and the password of its file."""

    path: Path
    password: str = field(repr=False)


def make_trial_identity(folder: Path, now: dt.datetime) -> TrialIdentity:
    """A demonstration identity in new files in `folder`, with a note that says what it is.

    Raises UnwritableFile.
    """
    made = make_demonstration(now)
    stem = _free_stem(folder, "proefcertificaat")
    path = folder / f"{stem}.p12"
    write_file(path, made.pkcs12)
    write_file(folder / f"{stem}-root.pem", made.root_pem)
    note = (
        "Proefcertificaat van SOM Editor. Niet voor echt gebruik: niemand vertrouwt het.\n"
        f"Bestand: {path.name}\nWachtwoord: {made.password}\n"
        f"Wie de handtekening wil controleren, vertrouwt daarvoor {stem}-root.pem.\n"
    )
    write_file(folder / f"{stem}-lees-mij.txt", note.encode())
    return TrialIdentity(path, made.password)


def _with_logo(wanted: Wanted, make: Callable[[Layout], _Value]) -> Made[_Value]:
    """What `make` makes with the user's logo; a logo that will not do is left out and told."""
    bare = Layout(body_only=wanted.body_only, comments=wanted.comments)
    if not wanted.settings.logo or wanted.body_only:
        return Made(make(bare), None)
    organisation = wanted.version.document.metadata.organisation
    try:
        logo = usable_logo(Path(wanted.settings.logo), organisation)
    except SomError as error:
        return Made(make(bare), error)
    try:
        return Made(make(Layout(logo, comments=wanted.comments)), None)
    except CannotTypeset as error:
        if error.section != logo.alternative:
            raise
        return Made(make(bare), error)


def _free_stem(folder: Path, stem: str) -> str:
    """`stem`, numbered where there is such a file already."""
    number, free = 1, stem
    while (folder / f"{free}.p12").exists():
        number += 1
        free = f"{stem}-{number}"
    return free
