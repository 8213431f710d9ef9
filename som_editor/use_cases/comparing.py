"""Comparing two versions, wherever they come from."""

import datetime as dt
from collections.abc import Mapping

from som_editor.core.block_alignment import FixedPair
from som_editor.core.comparison import Comparison, Options, compare
from som_editor.core.document import Digest
from som_editor.core.errors import UnknownFormat, WrongUse
from som_editor.core.progress import Report, silent
from som_editor.core.version import Version

REPORT_FORMATS = (".docx", ".pdf")
"""Endings of the files that a change report can be."""


def compare_versions(
    old: Version,
    new: Version,
    *,
    renames: tuple[tuple[str, str], ...] = (),
    detect_renames: bool = True,
    upstream_names: tuple[str, ...] = (),
    fixed_pairs: tuple[FixedPair, ...] = (),
    report: Report = silent,
) -> Comparison:
    """All that differs between `old` and `new`; `fixed_pairs` of blocks belong together."""
    return compare(old, new, Options(renames, detect_renames, upstream_names, fixed_pairs), report)


def render_report(comparison: Comparison, ending: str) -> bytes:
    """The change report of `comparison` as the bytes of a file that ends in `ending`.

    Raises UnknownFormat, CannotTypeset.
    """
    if ending == ".docx":
        from som_editor.writers.change_report_docx import write_change_report_docx

        return write_change_report_docx(comparison)
    if ending == ".pdf":
        from som_editor.writers.change_report_pdf import write_change_report_pdf

        return write_change_report_pdf(comparison)
    raise UnknownFormat(ending, REPORT_FORMATS)


def render_redline(
    comparison: Comparison,
    *,
    author: str,
    now: dt.datetime,
    images: Mapping[Digest, bytes] | None = None,
) -> bytes:
    """`comparison` as a Word file in which `author` made every change just `now`."""
    from som_editor.writers.redline import write_redline

    return write_redline(comparison, author=author, at=now, images=images or {})


def parse_rename(text: str) -> tuple[str, str]:
    """The (old, new) of "old=new". Raises WrongUse when it is not that."""
    old, sign, new = (part.strip() for part in text.partition("="))
    if not (old and sign and new) or old == new:
        raise WrongUse("bad_rename", text)
    return old, new
