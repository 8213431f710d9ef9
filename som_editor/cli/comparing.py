"""`som-editor compare`."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from som_editor.cli.console import paint, progress, say, tell
from som_editor.cli.options import opened_whole
from som_editor.cli.targets import check_targets
from som_editor.core.change import ChangeClass
from som_editor.core.comparison import Comparison, hide
from som_editor.core.document import Digest
from som_editor.core.errors import UnknownFormat, WrongUse
from som_editor.files import write_file
from som_editor.i18n import _
from som_editor.settings import load_settings, settings_path
from som_editor.use_cases.comparing import (
    compare_versions,
    parse_rename,
    render_redline,
    render_report,
)
from som_editor.use_cases.opening import Opened
from som_editor.use_cases.surroundings import now
from som_editor.wording.import_report import sorts_left_out
from som_editor.writers.comparison_html import write_comparison_html
from som_editor.writers.comparison_json import write_comparison_json
from som_editor.writers.comparison_text import Paint, unpainted, write_comparison_text

_HIDEABLE = ("rename", "cosmetic", "formatting", "metadata")


class Format(StrEnum):
    """What a comparison is written as."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"


_ENDINGS = {
    "": Format.TEXT,
    ".txt": Format.TEXT,
    ".json": Format.JSON,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".docx": Format.DOCX,
    ".pdf": Format.PDF,
}
_FILES_ONLY = (Format.DOCX, Format.PDF)
"""The change report: no text for a terminal."""


def compare(
    old: Annotated[str, typer.Argument(metavar=_("OUD"))],
    new: Annotated[str, typer.Argument(metavar=_("NIEUW"))],
    *,
    format_: Annotated[
        Format | None,
        typer.Option("--format", help=_("Vorm; anders naar de naam van het bestand.")),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar=_("BESTAND"), help=_("Schrijf naar dit bestand.")),
    ] = None,
    redline: Annotated[
        Path | None,
        typer.Option(
            "--redline",
            metavar=_("BESTAND.docx"),
            help=_("Maak ook een Word-bestand met wijzigingen."),
        ),
    ] = None,
    rename: Annotated[
        list[str] | None,
        typer.Option(
            "--rename", metavar=_("OUD=NIEUW"), help=_("Tel dit als hernoeming; mag vaker.")
        ),
    ] = None,
    detect: Annotated[
        bool,
        typer.Option(
            "--rename-detection/--no-rename-detection", help=_("Zoek zelf naar hernoemingen.")
        ),
    ] = True,
    upstream_name: Annotated[
        list[str] | None,
        typer.Option(
            "--upstream-name", metavar=_("NAAM"), help=_("Zoek ook deze naam als overblijfsel.")
        ),
    ] = None,
    hidden: Annotated[
        list[str] | None,
        typer.Option(
            "--hide", metavar=_("KLASSEN"), help=_("Laat weg: rename,cosmetic,formatting,metadata.")
        ),
    ] = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help=_("Geef 1 terug als er verschillen zijn."))
    ] = False,
) -> int:
    """Write how OUD became NIEUW; with --exit-code, 1 when they differ."""
    classes = _hidden(",".join(hidden or ()))
    chosen = _chosen(format_, output)
    if redline is not None and redline.suffix.lower() != ".docx":
        raise UnknownFormat(redline, (".docx",))
    check_targets((output, redline), (old, new))
    renames = tuple(parse_rename(text) for text in rename or ())
    ours, theirs = opened_whole(old), opened_whole(new)
    with progress(_("Vergelijken")) as report:
        comparison = compare_versions(
            ours.version,
            theirs.version,
            renames=renames,
            detect_renames=detect,
            upstream_names=tuple(upstream_name or ()),
            report=report,
        )
    shown = hide(comparison, classes)
    with progress(_("Schrijven")):  # all is made before anything is written
        pictures = {**ours.pictures, **theirs.pictures}
        tracked = _redline(comparison, pictures) if redline is not None else b""
        made = _rendered(shown, chosen) if output is not None else b""
    if redline is not None:
        write_file(redline, tracked)
        tell(_left_out(redline, {old: ours, new: theirs}))
    if output is not None:
        write_file(output, made)
    else:
        say(_written(shown, chosen, paint()))
    differs = bool(shown.changes or shown.metadata)
    return 1 if exit_code and differs else 0


def _chosen(asked: Format | None, output: Path | None) -> Format:
    """What is asked for, else what the name of `output` says. Raises WrongUse."""
    ending = output.suffix.lower() if output else ""
    if asked is None and ending not in _ENDINGS:
        raise WrongUse("unknown_output", ending)
    chosen = asked or _ENDINGS[ending]
    if chosen in _FILES_ONLY and output is None:
        raise WrongUse("report_without_output", chosen.value)
    return chosen


def _rendered(comparison: Comparison, chosen: Format) -> bytes:
    """`comparison` as the bytes of a file."""
    if chosen in _FILES_ONLY:
        return render_report(comparison, f".{chosen.value}")
    return _written(comparison, chosen, unpainted).encode()


def _written(comparison: Comparison, chosen: Format, dressed: Paint) -> str:
    match chosen:
        case Format.JSON:
            return write_comparison_json(comparison)
        case Format.HTML:
            return write_comparison_html(comparison)
        case _:
            return write_comparison_text(comparison, dressed)


def _redline(comparison: Comparison, images: Mapping[Digest, bytes]) -> bytes:
    """`comparison`, hidden changes too, as a Word file in which the user tracked them."""
    author = load_settings(settings_path()).identity.name
    return render_redline(comparison, author=author, now=now(), images=images)


def _left_out(redline: Path, sources: Mapping[str, Opened]) -> str:
    """What a redline never holds, and what that was in each of the files it was made from."""
    told = _(
        "{name} bevat titel en tekst, zonder voorblad, inhoudsopgave, kop- en voetteksten, "
        "noten en eerdere opmerkingen."
    ).format(name=redline.name)
    missing = [
        _("Weggelaten uit {name}: {things}.").format(name=Path(reference).name, things=things)
        for reference, source in sources.items()
        if (things := sorts_left_out(source.dropped))
    ]
    return "\n".join([told, *missing])


def _hidden(text: str) -> frozenset[str]:
    """The classes in a list such as "rename,cosmetic". Raises WrongUse."""
    names = [name.strip() for name in text.split(",") if name.strip()]
    for name in names:
        if name not in _HIDEABLE:
            raise WrongUse("unknown_hidden", name)
    return frozenset(ChangeClass(name) if name != "metadata" else name for name in names)
