"""What reading a file yields."""

import msgspec

from som_editor.core.import_report import ImportReport
from som_editor.core.version import Version


class Reading(msgspec.Struct, frozen=True):
    """A file as a version, with its untouched bytes and an account of every guess.

    `pictures` are the bytes of those that its document shows.
    """

    version: Version
    original: bytes
    report: ImportReport
    pictures: tuple[bytes, ...] = ()
