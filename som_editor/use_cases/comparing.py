"""Comparing two versions, wherever they come from."""

from som_editor.core.comparison import Comparison, Options, compare
from som_editor.core.errors import WrongUse
from som_editor.core.progress import Report, silent
from som_editor.core.version import Version


def compare_versions(
    old: Version,
    new: Version,
    *,
    renames: tuple[tuple[str, str], ...] = (),
    detect_renames: bool = True,
    upstream_names: tuple[str, ...] = (),
    report: Report = silent,
) -> Comparison:
    """All that differs between `old` and `new`."""
    return compare(old, new, Options(renames, detect_renames, upstream_names), report)


def parse_rename(text: str) -> tuple[str, str]:
    """The (old, new) of "old=new". Raises WrongUse when it is not that."""
    old, sign, new = (part.strip() for part in text.partition("="))
    if not (old and sign and new):
        raise WrongUse("bad_rename", text)
    return old, new
