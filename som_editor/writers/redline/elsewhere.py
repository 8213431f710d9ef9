"""Where the other end of a text is, said in a comment where Word cannot show it.

Word's moves hold words and whole paragraphs: a row of a table is inserted or deleted and no more.
A text that was joined with one further on, or parted from it, is another such case.
"""

from collections import defaultdict
from collections.abc import Collection

from som_editor.core.change import Kind, Sign
from som_editor.core.comparison import Comparison
from som_editor.core.document import Block, Table
from som_editor.i18n import dutch
from som_editor.wording.places import Places
from som_editor.writers.redline.moves import Ends, ends


def elsewhere(comparison: Comparison, shown: Collection[int]) -> dict[int, list[str]]:
    """What is to be said at each row whose other end is elsewhere.

    `shown` are the changes that are moved, parted or joined before the reader's eyes.
    """
    with dutch():
        telling = _Telling(comparison)
        for number, about in enumerate(ends(comparison)):
            change = comparison.changes[number]
            if number in shown or not (about.olds and about.news):
                continue
            if change.kind is Kind.MERGED:
                telling.merged(about)
            elif change.kind is Kind.SPLIT:
                telling.split(about)
            elif change.moved:
                telling.moved(about)
        return telling.comments


class _Telling:
    def __init__(self, comparison: Comparison) -> None:
        self.comments: dict[int, list[str]] = defaultdict(list)
        self._rows = comparison.rows
        self._documents = {
            Sign.OLD: comparison.old.document,
            Sign.NEW: comparison.new.document,
        }
        self._places = {side: Places(one) for side, one in self._documents.items()}

    def moved(self, about: Ends) -> None:
        """Both ends of a move, each told of the other."""
        for place in set(about.olds) - set(about.news):
            thing, there = self._thing(place), self._spot(Sign.NEW, about.news[0])
            self._say(place, f"{thing} is verplaatst naar {there}.")
        for place in set(about.news) - set(about.olds):
            thing, there = self._thing(place), self._spot(Sign.OLD, about.olds[0])
            self._say(place, f"{thing} is verplaatst van {there}.")

    def merged(self, about: Ends) -> None:
        """The parts that stand apart, and the text that they became a part of."""
        whole = about.news[0]
        parts = [place for place in about.olds if place != whole]
        for place in parts:
            self._say(place, f"Deze tekst staat nu in {self._place(Sign.NEW, whole)}.")
        there = " en ".join(self._place(Sign.OLD, place) for place in parts)
        self._say(whole, f"Hierin staat ook de tekst van {there}.")

    def split(self, about: Ends) -> None:
        """The parts that stand apart, and the text that they were a part of."""
        whole = about.olds[0]
        parts = [place for place in about.news if place != whole]
        for place in parts:
            self._say(place, f"Deze tekst stond in {self._place(Sign.OLD, whole)}.")
        there = " en ".join(self._place(Sign.NEW, place) for place in parts)
        self._say(whole, f"Een deel van deze tekst staat nu in {there}.")

    def _say(self, row: int, comment: str) -> None:
        self.comments[row].append(comment)

    def _thing(self, row: int) -> str:
        side = Sign.OLD if self._rows[row].new is None else Sign.NEW
        block = self._block(side, row)
        return "Deze tabel" if isinstance(block, Table) else "Deze tekst"

    def _spot(self, side: Sign, row: int) -> str:
        """Where the block of `row` stands, and behind what: there may be but one like it."""
        above = self._places[side].before(self._block(side, row).id)
        return f"{self._place(side, row)} ({f'na {above}' if above else 'bovenaan'})"

    def _place(self, side: Sign, row: int) -> str:
        return self._places[side].full(self._block(side, row).id)

    def _block(self, side: Sign, row: int) -> Block:
        pair = self._rows[row]
        at = pair.old if side is Sign.OLD else pair.new
        return self._documents[side].blocks[at or 0]
