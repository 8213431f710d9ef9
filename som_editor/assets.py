"""Finds resources/ and templates/: beside the package in a checkout, inside it in a wheel or a frozen build."""

from pathlib import Path

_PACKAGE = Path(__file__).parent
_ROOT = _PACKAGE / "_data" if (_PACKAGE / "_data").is_dir() else _PACKAGE.parent


def resource(*parts: str) -> Path:
    """The path of a shipped resource, e.g. `resource("icons", "undo.svg")`."""
    return _ROOT.joinpath("resources", *parts)


def template(*parts: str) -> Path:
    """The path of a shipped template, e.g. `template("pdf", "protocol.typ")`."""
    return _ROOT.joinpath("templates", *parts)
