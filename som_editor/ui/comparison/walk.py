"""The walk through the changes: which one is the current one, and which comes next."""

from collections.abc import Sequence

from som_editor.ui.comparison.entries import Entry


class Walk:
    """The changes in the order of the text, and the place of the current one among them."""

    def __init__(self) -> None:
        self.entries: Sequence[Entry] = ()
        self.place: int | None = None

    @property
    def current(self) -> Entry | None:
        """The current change."""
        return None if self.place is None else self.entries[self.place]

    def begin(self, entries: Sequence[Entry], rank: int | None) -> None:
        """Walk through `entries`; the current one is the first that the row `rank` shows."""
        self.entries, self.place = entries, None
        self.arrive(rank)

    def arrive(self, rank: int | None) -> None:
        """The user is at the row `rank`: its first change is the current one, if it has any.

        A row with several changes keeps the one that was the current one already.
        """
        if self.current is not None and self.current.rank == rank:
            return
        self.place = next(
            (place for place, entry in enumerate(self.entries) if entry.rank == rank), None
        )

    def step(self, step: int, rank: int | None) -> Entry | None:
        """Go to the next (`step` 1) or the previous (-1) change, as seen from the row `rank`.

        Without a row it is the first, or the last. None at either end: there it stays.
        """
        place = self._beside(step, rank)
        if place is None:
            return None
        self.place = place
        return self.entries[place]

    def _beside(self, step: int, rank: int | None) -> int | None:
        last = len(self.entries) - 1
        if self.place is not None:
            place = self.place + step
            return place if 0 <= place <= last else None
        if step > 0:
            after = (
                at for at, entry in enumerate(self.entries) if rank is None or entry.rank > rank
            )
            return next(after, None)
        return next(
            (at for at in range(last, -1, -1) if rank is None or self.entries[at].rank < rank), None
        )
