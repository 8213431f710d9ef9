"""`som-editor`: a command on the command line; without one, the window."""

import argparse
import sys


def main() -> None:
    """Run what the arguments ask for, and end with its exit code."""
    arguments = sys.argv[1:]
    options, rest = _window_options(arguments)
    if rest:
        from som_editor.cli.main import main as run

        sys.exit(run(arguments))
    from som_editor.ui.application import run as open_window

    sys.exit(open_window(options.library, language=options.lang, with_samples=options.with_samples))


def _window_options(arguments: list[str]) -> tuple[argparse.Namespace, list[str]]:
    """What the window is told, and all that it does not know: a command, or a request for help."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    parser.add_argument("--library", default="")
    parser.add_argument("--lang", choices=("nl", "en", ""), default="")
    parser.add_argument("--with-samples", action="store_true")
    try:
        return parser.parse_known_args(arguments)
    except argparse.ArgumentError:
        return argparse.Namespace(), arguments


if __name__ == "__main__":
    main()
