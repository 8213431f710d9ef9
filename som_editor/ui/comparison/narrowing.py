"""Narrowing the list of changes to a section, or to those in which certain words occur."""

from collections.abc import Sequence
from typing import NamedTuple

from som_editor.core.change import MetadataChange
from som_editor.ui.comparison.compared import Compared
from som_editor.ui.comparison.entries import Entry, entry_words


class Narrowing(NamedTuple):
    """The section that is listed, and the words that are looked for; empty for all."""

    section: str = ""
    words: str = ""

    @property
    def is_on(self) -> bool:
        """Whether anything is left out by it."""
        return bool(self.section or self.words.strip())


class Narrower:
    """Sifts the changes of one comparison; what they say is put together once."""

    def __init__(self, compared: Compared | None) -> None:
        self.compared = compared
        self._said: dict[int, str] = {}

    def sift(self, listed: Sequence[Entry], wish: Narrowing) -> tuple[Entry, ...]:
        """Those of `listed` that `wish` leaves; every one of its words must occur."""
        words = wish.words.casefold().split()
        return tuple(
            entry
            for entry in listed
            if wish.section in ("", entry.section)
            and (not words or all(word in self._says(entry) for word in words))
        )

    def _says(self, entry: Entry) -> str:
        """All that can be read of `entry`, without capitals."""
        key = id(entry.change)  # the comparison keeps its changes alive
        if key not in self._said and self.compared is not None:
            parts = list(entry_words(self.compared, entry))
            if not isinstance(entry.change, MetadataChange):
                sides = (entry.change.old, entry.change.new)
                parts += [side.text for side in sides if side is not None]
            self._said[key] = "\n".join(parts).casefold()
        return self._said.get(key, "")


def sections(listed: Sequence[Entry]) -> tuple[str, ...]:
    """The sections in which something changed, in the order of the text."""
    return tuple(dict.fromkeys(entry.section for entry in listed))
