"""The user's logo, looked at before it is used: what begins as a picture need not be one."""

from pathlib import Path

from PySide6.QtGui import QImage

from som_editor.core.errors import WrongUse
from som_editor.writers.logo import Logo, load_logo


def usable_logo(path: Path, organisation: str) -> Logo:
    """The picture at `path` as the logo of `organisation`.

    Raises UnreadableFile, or WrongUse (not_a_picture) when it cannot be drawn.
    """
    logo = load_logo(path, organisation)
    if QImage.fromData(logo.content).isNull():
        raise WrongUse("not_a_picture", path.name)
    return logo
