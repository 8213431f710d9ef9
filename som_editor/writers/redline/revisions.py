"""Who changed something, when, and under which number: what every tracked change bears."""

import datetime as dt
from enum import Enum

from som_editor.writers.docx.elements import Element, element


class Fate(Enum):
    """What became of a stretch of text, a paragraph mark, a row; the value is Word's name for it.

    A move is told as such at both its ends; what changed in it is inserted or deleted there.
    """

    KEPT = ""
    INSERTED = "ins"
    DELETED = "del"
    MOVED_AWAY = "moveFrom"
    MOVED_HERE = "moveTo"

    @property
    def is_old_only(self) -> bool:
        """Whether the new text lacks it."""
        return self in (Fate.DELETED, Fate.MOVED_AWAY)

    @property
    def is_new_only(self) -> bool:
        """Whether the old text lacks it."""
        return self in (Fate.INSERTED, Fate.MOVED_HERE)


class Revisions:
    """Makes the elements that say who changed something and when, each with a number of its own."""

    def __init__(self, author: str, at: dt.datetime) -> None:
        moment = at.astimezone(dt.UTC).replace(tzinfo=None, microsecond=0)
        self._by = {"author": author, "date": f"{moment.isoformat()}Z"}
        self._count = 0

    def mark(self, name: str, /, *children: Element, **attributes: str) -> Element:
        """The element `name` ("ins", "rPrChange") around `children`."""
        return element(name, *children, id=self.number(), **self._by, **attributes)

    def comment(self, number: int, /, *children: Element, initials: str) -> Element:
        """The comment `number`; comments count by themselves."""
        return element("comment", *children, id=number, **self._by, initials=initials)

    def number(self) -> int:
        """A number that nothing else in the text has."""
        self._count += 1
        return self._count
