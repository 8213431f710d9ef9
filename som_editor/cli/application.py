"""The commands as one application, and what is wrong with a command line in words."""

import typer

from som_editor.cli import commands
from som_editor.i18n import _

WrongCommand: type[Exception] = typer.BadParameter.__mro__[1]
"""What typer raises for a wrong command line; it exports only this child of it."""


def build() -> typer.Typer:
    """The application, its help texts in the language in use."""
    application = typer.Typer(
        help=_("Protocollen van een schoolstichting aanpassen, vergelijken en publiceren."),
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    for name, function, words in commands.table():
        application.command(name, help=words)(function)
    return application


def describe_wrong(error: Exception) -> str:
    """One sentence about a command line that cannot be understood."""
    name = getattr(error, "option_name", "")
    parameter = getattr(error, "param", None)
    message = str(getattr(error, "message", "") or error)
    if name:
        what = _wrong_option(message).format(name=name)
    elif message.startswith("Got unexpected extra argument"):
        what = _("Er staat te veel: {words}").format(words=message.partition(") (")[2].strip(")"))
    elif message.startswith("No such command"):
        what = _("De opdracht {name} is er niet").format(name=message.split("'")[1].join("‘’"))
    elif type(error).__name__ == "MissingParameter" and parameter is not None:
        what = _("{name} ontbreekt").format(name=_shown(parameter))
    elif parameter is not None:
        what = _("De waarde van {name} klopt niet").format(name=_shown(parameter))
    else:
        what = _("Deze opdracht klopt niet ({detail})").format(detail=message.rstrip("."))
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "som-editor"
    return _("{what}; zie ‘{command} --help’.").format(what=what, command=command)


def _wrong_option(message: str) -> str:
    if "requires" in message:
        return _("Achter ‘{name}’ hoort een waarde")
    if "does not take a value" in message:
        return _("Achter ‘{name}’ hoort geen waarde")
    return _("De optie ‘{name}’ is er niet")


def _shown(parameter: object) -> str:
    """A parameter as it is written: "--output", or "OUD" for one without a name."""
    options = [option for option in getattr(parameter, "opts", []) if option.startswith("-")]
    if options:
        return str(options[0])
    metavar = getattr(parameter, "metavar", None) or getattr(parameter, "name", "")
    return str(metavar).upper()
