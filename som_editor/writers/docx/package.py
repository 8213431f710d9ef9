"""The zip file around a Word document, the same bytes for the same parts."""

import io
import zipfile

_FIRST = ("[Content_Types].xml", "_rels/.rels")
"""What programs look for in a package before anything else."""

_FIXED_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip file can say."""


def reproducible(package: bytes) -> bytes:
    """`package` with its parts in a fixed order and without the time of its making."""
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(content, "w") as new:
        for name in sorted(old.namelist(), key=_place):
            info = zipfile.ZipInfo(name, _FIXED_DATE)
            info.create_system = 0  # the same on every system
            new.writestr(info, old.read(name), zipfile.ZIP_DEFLATED, 9)
    return content.getvalue()


def _place(name: str) -> tuple[int, str]:
    return (_FIRST.index(name) if name in _FIRST else len(_FIRST), name)
