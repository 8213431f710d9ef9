"""`som-editor verify`."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from som_editor.cli.console import say
from som_editor.cli.options import asked_library
from som_editor.core.verdict import is_valid
from som_editor.i18n import _
from som_editor.use_cases.surroundings import now
from som_editor.use_cases.verifying import verify as verify_signed
from som_editor.writers.verdict_json import write_verdict_json
from som_editor.writers.verdict_text import write_verdict_text


class Format(StrEnum):
    """How the verdict is shown."""

    TEXT = "text"
    JSON = "json"


def verify(
    file: Annotated[Path, typer.Argument(metavar=_("BESTAND"))],
    *,
    trust: Annotated[
        list[Path] | None,
        typer.Option("--trust", metavar="ROOT.pem", help=_("Vertrouw wie dit certificaat uitgaf.")),
    ] = None,
    signatures: Annotated[
        int | None,
        typer.Option(
            "--signatures",
            min=1,
            metavar=_("AANTAL"),
            help=_("Hoeveel handtekeningen erop moeten staan."),
        ),
    ] = None,
    online: Annotated[
        bool,
        typer.Option("--online", help=_("Vraag op internet of certificaten zijn ingetrokken.")),
    ] = False,
    library: Annotated[
        str,
        typer.Option(
            "--library", "-l", metavar=_("BIBLIOTHEEK"), help=_("Zoek het bestand hierin op.")
        ),
    ] = "",
    shape: Annotated[
        Format, typer.Option("--format", metavar="text|json", help=_("Hoe het oordeel eruitziet."))
    ] = Format.TEXT,
) -> int:
    """Say what is to be said of a signed file; 0 when it may be relied upon, else 1."""
    with asked_library(library) as opened:
        checked = verify_signed(
            file,
            now=now(),
            roots=trust or (),
            expected=signatures,
            fetch=online,
            library=opened,
        )
    write = write_verdict_json if shape is Format.JSON else write_verdict_text
    say(write(checked.verdict, checked.registered))
    return 0 if is_valid(checked.verdict) else 1
