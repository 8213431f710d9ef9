"""Finds resources/ and templates/: in a checkout beside the package, once installed inside it."""

from pathlib import Path

_PACKAGE = Path(__file__).parent
_ROOT = _PACKAGE / "_data" if (_PACKAGE / "_data").is_dir() else _PACKAGE.parent


def resource(*parts: str) -> Path:
    """The path of a shipped resource, e.g. `resource("icons", "undo.svg")`."""
    return _ROOT.joinpath("resources", *parts)


def template(*parts: str) -> Path:
    """The path of a shipped template, e.g. `template("pdf", "protocol.typ")`."""
    return _ROOT.joinpath("templates", *parts)
