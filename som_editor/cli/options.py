"""What the commands have in common: references, the library, and who signs."""

import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from som_editor.cli.console import tell
from som_editor.core.errors import (
    IdentityProblem,
    IdentityReason,
    LibraryProblem,
    LibraryReason,
    WrongUse,
)
from som_editor.core.version import Version
from som_editor.i18n import _
from som_editor.library import Library, open_library
from som_editor.settings import library_location, load_settings, settings_path
from som_editor.signing.identities import Identity, load_pkcs12
from som_editor.use_cases.opening import Opened, open_whole, split_reference
from som_editor.use_cases.publishing import PdfTerms, SignatureOrder
from som_editor.use_cases.surroundings import new_id, now
from som_editor.wording.errors import describe


def default_library() -> str:
    """Where the user's own library is."""
    return library_location(load_settings(settings_path()))


@contextmanager
def asked_library(location: str) -> Iterator[Library | None]:
    """The library at `location`, else the user's own where there is one that can be used.

    Raises LibraryProblem for one that was named.
    """
    if location:
        with open_library(location, create=False) as named:
            yield named
        return
    try:
        own = open_library(default_library(), create=False)
    except LibraryProblem as problem:
        if problem.reason is not LibraryReason.MISSING:
            tell(describe(problem))
        yield None
        return
    with own:
        yield own


@contextmanager
def remembering(location: str) -> Iterator[Library | None]:
    """The same library, to remember a file that is there already: what goes wrong is only told."""
    try:
        with asked_library(location) as library:
            yield library
    except LibraryProblem as problem:
        tell(_("Het bestand is gemaakt, maar staat niet in het register."))
        tell(describe(problem))


def library_of(reference: str) -> str | None:
    """The library in `reference`, empty for the user's own; None when it names a file."""
    parts = split_reference(reference)
    return None if parts is None else parts.location


def opened(reference: str) -> Version:
    """The version that `reference` on the command line names."""
    return opened_whole(reference).version


def opened_whole(reference: str) -> Opened:
    """What `reference` on the command line names, with its pictures."""
    return open_whole(reference, default_library=default_library(), now=now(), new_id=new_id)


def signature_order(
    file: str,
    *,
    password_variable: str,
    timestamp: str,
    role: str,
    reason: str = "",
    pdf: PdfTerms | None = None,
) -> SignatureOrder | None:
    """Who signs with `file`, or None when nobody does; `pdf` is what is asked for a PDF alone.

    Raises WrongUse for what belongs to a signature without one, and IdentityProblem.
    """
    if not file:
        for option, value in (
            ("--password-env", password_variable),
            ("--timestamp", timestamp),
            ("--role", role),
            ("--reason", reason),
            ("--field", pdf.field if pdf else ""),
            ("--long-term", pdf and pdf.long_term),
        ):
            if value:
                raise WrongUse("option_without_sign", option)
        return None
    identity = _identity(Path(file), password_variable)
    return SignatureOrder(
        identity,
        role=role,
        reason=reason,
        timestamp_url=timestamp,
        pdf=pdf or PdfTerms(),
    )


def _identity(path: Path, variable: str) -> Identity:
    if variable:
        password = os.environ.get(variable, "")
        if not password:
            raise WrongUse("no_password", variable)
        return load_pkcs12(path, password, now=now())
    try:
        return load_pkcs12(path, None, now=now())
    except IdentityProblem as problem:
        if problem.reason is not IdentityReason.MISSING_PASSWORD or not sys.stdin.isatty():
            raise
    prompt = _("Wachtwoord van {name}: ").format(name=path.name)
    return load_pkcs12(path, getpass.getpass(prompt, sys.stderr), now=now())
