"""`som-editor`: reads the command line, runs a command, and says in one sentence what is wrong."""

import logging
import os
import sys
from collections.abc import Sequence

from som_editor import __version__
from som_editor.cli.console import say, tell, use_utf8
from som_editor.core.errors import SomError
from som_editor.i18n import LANGUAGES, _, use_language
from som_editor.settings import load_settings, settings_path
from som_editor.wording.errors import describe

DONE, NO, WRONG = 0, 1, 2
"""Exit codes: done; the answer is no; wrong use, unreadable input, or an error of the program."""
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command in `arguments` (without the program's name); the exit code."""
    use_utf8()
    language, rest = _language(list(sys.argv[1:] if arguments is None else arguments))
    if language not in LANGUAGES:
        tell(_("De taal is nl of en, niet ‘{language}’.").format(language=language))
        return WRONG
    use_language(language)
    if rest == ["--version"]:
        say(f"SOM Editor {__version__}")
        return DONE
    try:
        code = _run(rest)
        sys.stdout.flush()
    except SomError as error:
        tell(describe(error))
        return WRONG
    except BrokenPipeError:  # somebody read enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:  # standard output itself: a full disk behind a redirection
        tell(_("De uitvoer is niet te schrijven: {reason}.").format(reason=error.strerror))
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return WRONG
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # the last resort: a bug is told in a sentence too
        logging.getLogger("som_editor").debug("unexpected", exc_info=True)
        tell(
            _("Er zit een fout in SOM Editor {version}: {kind}. Meld dit met je opdracht.").format(
                version=__version__, kind=f"{type(error).__name__}: {error}"
            )
        )
        return WRONG
    return code


def _run(arguments: list[str]) -> int:
    from som_editor.cli.application import WrongCommand, build, describe_wrong

    try:
        result = build()(arguments, prog_name="som-editor", standalone_mode=False)
    except WrongCommand as error:
        tell(describe_wrong(error))
        return WRONG
    return result if isinstance(result, int) else DONE


def _language(arguments: list[str]) -> tuple[str, list[str]]:
    """The language that is asked for, else the user's own, and the arguments without it.

    It may stand anywhere, and it is needed before the first word of a help text.
    """
    rest: list[str] = []
    chosen = ""
    position = 0
    while position < len(arguments):
        argument = arguments[position]
        if argument == "--":
            rest += arguments[position:]
            break
        if argument == "--lang" and position + 1 < len(arguments):
            position += 1
            chosen = arguments[position]
        elif argument.startswith("--lang="):
            chosen = argument.partition("=")[2]
        else:
            rest.append(argument)
        position += 1
    return chosen or load_settings(settings_path()).language, rest
