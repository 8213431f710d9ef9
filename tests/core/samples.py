"""The two real protocols, read as the program reads them, with ids that are the same each time."""

from functools import cache
from itertools import count

from som_editor import assets
from som_editor.core.comparison import DEFAULTS, Comparison, Options, compare
from som_editor.core.version import Version
from som_editor.readers import read
from tests.build import NOW


@cache
def sample(name: str, prefix: str) -> Version:
    """The sample protocol `name`, its blocks called `prefix` and a number."""
    numbers = count()
    return read(
        assets.resource("protocols", f"{name}.txt"),
        now=NOW,
        new_id=lambda: f"{prefix}{next(numbers)}",
    ).version


def upstream() -> Version:
    """The reconstructed CNV original."""
    return sample("cnv-origineel-reconstructie", "cnv")


def adaptation() -> Version:
    """The protocol of Stichting SOM, version 3.0."""
    return sample("som-social-media-3.0", "som")


def samples(options: Options = DEFAULTS) -> Comparison:
    """The original against the adaptation."""
    return compare(upstream(), adaptation(), options)
