"""Where results go: never over what they are made from, nor over each other."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from som_editor.cli.options import default_library
from som_editor.core.errors import WrongUse
from som_editor.library import is_url
from som_editor.use_cases.opening import split_reference


def check_targets(targets: Iterable[Path | None], references: Sequence[str]) -> None:
    """Raise WrongUse where one of `targets` is a file of `references`, or is named twice."""
    sources = [path for reference in references if (path := _file(reference)) is not None]
    before: list[Path] = []
    for target in targets:
        if target is None:
            continue
        if any(_is_same(target, source) for source in sources):
            raise WrongUse("output_is_input", target.name)
        if any(_is_same(target, other) for other in before):
            raise WrongUse("outputs_are_one", target.name)
        before.append(target)


def _file(reference: str) -> Path | None:
    """The file that `reference` reads from; None for a database elsewhere."""
    parts = split_reference(reference)
    if parts is None:
        return Path(reference)
    location = parts.location or default_library()
    return None if is_url(location) else Path(location)


def _is_same(one: Path, other: Path) -> bool:
    """Whether both name one file, whatever they call it."""
    try:
        return one.samefile(other)
    except (OSError, ValueError):  # at least one is not there
        return one.absolute() == other.absolute()
