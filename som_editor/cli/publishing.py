"""`som-editor export` and `som-editor sign`."""

from pathlib import Path
from typing import Annotated

import typer

from som_editor.cli.console import progress, say
from som_editor.cli.options import library_of, opened_whole, remembering, signature_order
from som_editor.cli.targets import check_targets
from som_editor.core.errors import WrongUse
from som_editor.i18n import _
from som_editor.settings import load_settings, settings_path
from som_editor.use_cases import publishing
from som_editor.use_cases.publishing import Layout, OpenFields, PdfTerms
from som_editor.use_cases.registering import enter_export, enter_signed
from som_editor.use_cases.surroundings import now
from som_editor.writers.logo import load_logo

_Identity = Annotated[
    str, typer.Option("--sign", metavar="ID.p12", help=_("Onderteken met dit certificaat."))
]
_Password = Annotated[
    str,
    typer.Option(
        "--password-env", metavar=_("VARIABELE"), help=_("Omgevingsvariabele met het wachtwoord.")
    ),
]
_Timestamp = Annotated[
    str, typer.Option("--timestamp", metavar="URL", help=_("Tijdstempelserver (RFC 3161)."))
]
_Role = Annotated[str, typer.Option("--role", metavar=_("ROL"), help=_("Wat de ondertekenaar is."))]
_Reason = Annotated[
    str, typer.Option("--reason", metavar=_("REDEN"), help=_("Waarom er wordt ondertekend."))
]
_Visible = Annotated[
    bool, typer.Option("--visible", help=_("Laat de handtekening zien, achter de tekst (PDF)."))
]
_LongTerm = Annotated[
    bool,
    typer.Option(
        "--long-term", help=_("Voeg het bewijs toe dat certificaten niet zijn ingetrokken (PDF).")
    ),
]
_Trust = Annotated[
    list[Path] | None,
    typer.Option(
        "--trust", metavar="ROOT.pem", help=_("Wie het certificaat uitgaf, voor dat bewijs.")
    ),
]
_Field = Annotated[
    str, typer.Option("--field", metavar=_("VELD"), help=_("Onderteken dit open veld (PDF)."))
]


def export(
    reference: Annotated[str, typer.Argument(metavar="REF")],
    *,
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            metavar=_("BESTAND"),
            help=_("Wat er gemaakt wordt: .docx, .pdf of .json."),
        ),
    ],
    body_only: Annotated[
        bool,
        typer.Option(
            "--body-only",
            help=_("Zonder voorblad en inhoudsopgave; Word bewaart de gegevens als eigenschappen."),
        ),
    ] = False,
    comments: Annotated[
        bool,
        typer.Option("--comments", help=_("Met de opmerkingen en wie ze maakte; in Word en JSON.")),
    ] = False,
    sign: _Identity = "",
    password_env: _Password = "",
    timestamp: _Timestamp = "",
    role: _Role = "",
    reason: _Reason = "",
    fields: Annotated[
        str,
        typer.Option(
            "--fields",
            metavar='"Bestuurder,GMR"',
            help=_("Maak open velden voor wie later ondertekent (PDF)."),
        ),
    ] = "",
    field: _Field = "",
    visible: _Visible = False,
    long_term: _LongTerm = False,
    trust: _Trust = None,
) -> int:
    """Make a file of REF, in the format that its name ends in; sign it on request."""
    names = tuple(name.strip() for name in fields.split(",")) if fields else ()
    if visible and not names and not sign:
        raise WrongUse("option_without_sign", "--visible")
    order = signature_order(
        sign,
        password_variable=password_env,
        timestamp=timestamp,
        role=role,
        reason=reason,
        pdf=PdfTerms(field, visible and not names, long_term, tuple(trust or ())),
    )
    check_targets((output,), (reference,))
    whole = opened_whole(reference)
    with progress(_("Exporteren")) as report:
        exported = publishing.export(
            whole.version,
            output,
            now=now(),
            images=whole.pictures,
            layout=_layout(body_only=body_only, comments=comments),
            order=order,
            fields=OpenFields(names, visible) if names else None,
            report=report,
        )
    say(str(exported.path))
    location = library_of(reference)
    if location is not None:
        with remembering(location) as library:
            if library is not None:
                enter_export(library, whole.version, exported, names, now=now())
    return 0


def sign(
    file: Annotated[Path, typer.Argument(metavar=_("BESTAND"))],
    *,
    sign: _Identity,
    password_env: _Password = "",
    timestamp: _Timestamp = "",
    role: _Role = "",
    reason: _Reason = "",
    field: _Field = "",
    visible: _Visible = False,
    long_term: _LongTerm = False,
    trust: _Trust = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar=_("BESTAND"), help=_("Waar het ondertekende bestand komt.")
        ),
    ] = None,
    library: Annotated[
        str,
        typer.Option(
            "--library",
            "-l",
            metavar=_("BIBLIOTHEEK"),
            help=_("Onthoud het bestand in dit register."),
        ),
    ] = "",
) -> int:
    """Sign a Word file or PDF; the result stands beside it unless --output says where."""
    target = output or file.with_name(f"{file.stem}-ondertekend{file.suffix}")
    order = signature_order(
        sign,
        password_variable=password_env,
        timestamp=timestamp,
        role=role,
        reason=reason,
        pdf=PdfTerms(field, visible, long_term, tuple(trust or ())),
    )
    if order is None:
        raise WrongUse("no_identity")
    signed = publishing.sign_file(file, target, order, now=now())
    say(str(signed.path))
    with remembering(library) as opened:
        if opened is not None:
            enter_signed(opened, signed, now=now())
    return 0


def _layout(*, body_only: bool, comments: bool) -> Layout:
    settings = load_settings(settings_path())
    logo = load_logo(Path(settings.logo), settings.organisation) if settings.logo else None
    return Layout(logo, body_only, comments)
