"""Taking text over from the other side into the draft: one change, a section, or all of a kind."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from som_editor.core.change import Sign
from som_editor.core.comparison import Comparison
from som_editor.core.errors import SomError
from som_editor.core.lifecycle import Standing, next_number
from som_editor.core.taking_over import take_over, taken_together
from som_editor.core.version import DRAFT, Version
from som_editor.i18n import _, ngettext
from som_editor.ui.comparison.compared import COVER, Column, Compared, class_name
from som_editor.ui.comparison.comparing import Comparing
from som_editor.ui.comparison.comparison_view import ComparisonView
from som_editor.ui.comparison.entries import Entry
from som_editor.ui.comparison.returning import Returning
from som_editor.ui.session import Session
from som_editor.wording.places import introduction
from som_editor.wording.quotes import quoted
from som_editor.wording.statuses import number_and_status
from som_editor.wording.totals import class_label

_COLUMNS = {Sign.OLD: Column.OLD, Sign.NEW: Column.NEW}


class Offer(NamedTuple):
    """Changes (indices) that can be taken over together, and what that is called."""

    words: str
    chosen: frozenset[int]


class TakingOver(QObject):
    """Offers what can be taken over at a row, does it, and has the texts compared anew.

    `listed` gives the changes that the user sees, `compare` compares two texts.
    """

    problem = Signal(object)

    def __init__(
        self,
        session: Session,
        comparing: Comparing,
        view: ComparisonView,
        returning: Returning,
        listed: Callable[[], Sequence[Entry]],
        compare: Callable[[Version, Version], None],
    ) -> None:
        super().__init__(view)
        self._session, self._comparing, self._view = session, comparing, view
        self._returning, self._listed, self._compare = returning, listed, compare
        self._column: Column | None = None
        session.edited.connect(self._follow)

    def offers(self, compared: Compared, rank: int) -> tuple[Offer, ...]:
        """What can be taken over at the row `rank`: first its change, then more with it."""
        into = self._into(compared.comparison)
        changes = () if rank == COVER else compared.rows[rank].pair.changes
        if into is None or not changes:
            return ()
        words = (
            _("Oude tekst overnemen in {draft}")
            if into is Sign.NEW
            else _("Nieuwe tekst overnemen in {draft}")
        )
        alone = taken_together(compared.comparison, changes)
        first = Offer(words.format(draft=self._draft_name()), alone)
        wider = (self._section(compared, rank), self._kind(compared, changes[0]))
        return first, *(one for one in wider if one.chosen > first.chosen)

    def take(self, offer: Offer) -> None:
        """Take `offer` over into the draft, which is begun where there is none."""
        compared = self._view.compared
        into = self._into(compared.comparison) if compared else None
        if compared is None or into is None:
            return
        comparison = compared.comparison
        draft = comparison.new if into is Sign.NEW else comparison.old
        if draft.document != self._session.document:
            self._returning.expect(_("De tekst was veranderd. Kies nog eens wat je overneemt."))
            self._comparing.refresh()
            return
        document = take_over(comparison, offer.chosen, into)
        self._returning.expect(self._done_words(compared, offer, into))
        if not self._begin():
            return
        self._column = _COLUMNS[into]
        undone = _("oude tekst overnemen") if into is Sign.NEW else _("nieuwe tekst overnemen")
        self._session.edit(document, undone)
        self._show_draft(comparison, into)

    def _section(self, compared: Compared, rank: int) -> Offer:
        """All that is listed under the section of the row."""
        path = compared.rows[rank].path
        title = path[-1] if path else introduction()
        places = {id(change): at for at, change in enumerate(compared.comparison.changes)}
        listed = (places.get(id(one.change)) for one in self._listed() if one.section == title)
        chosen = frozenset(at for at in listed if at is not None)
        words = _("Alles in {section} overnemen ({count})")
        return self._wider(compared, chosen, words.format(section=quoted(title), count=len(chosen)))

    def _kind(self, compared: Compared, index: int) -> Offer:
        """All that is counted under the same name as the change at `index`."""
        changes = compared.comparison.changes
        kind = class_name(changes[index])
        chosen = frozenset(at for at, one in enumerate(changes) if class_name(one) == kind)
        words = (
            _("Alle hernoemingen overnemen ({count})")
            if kind == "rename"
            else _("Alles onder {kind} overnemen ({count})")
        )
        label = quoted(class_label(kind))
        return self._wider(compared, chosen, words.format(kind=label, count=len(chosen)))

    @staticmethod
    def _wider(compared: Compared, chosen: frozenset[int], words: str) -> Offer:
        return Offer(words, taken_together(compared.comparison, chosen))

    def _into(self, comparison: Comparison) -> Sign | None:
        """The side that is the draft, or the version that a draft begins with; None without one."""
        session = self._session
        if not (session.is_open and (session.is_editable or session.may_begin_version)):
            return None
        sides = ((Sign.NEW, comparison.new), (Sign.OLD, comparison.old))
        return next((sign for sign, one in sides if self._comparing.is_open_text(one)), None)

    def _draft_name(self) -> str:
        """What the draft is called, or will be: "4.0-concept"."""
        draft, standing = self._session.draft, self._session.standing
        number = draft.number if draft else next_number(standing.number)
        return number_and_status(Standing(number=number)) or _("concept")

    def _done_words(self, compared: Compared, offer: Offer, into: Sign) -> str:
        draft, count = self._draft_name(), len(offer.chosen)
        if count > 1:
            words = ngettext(
                "{count} wijziging overgenomen in {draft}.",
                "{count} wijzigingen overgenomen in {draft}.",
                count,
            )
            return words.format(count=count, draft=draft)
        rank = self._view.current_rank()
        place = compared.place(rank) if rank is not None else ""
        words = (
            _("Oude tekst overgenomen in {draft}: {place}.")
            if into is Sign.NEW
            else _("Nieuwe tekst overgenomen in {draft}: {place}.")
        )
        return words.format(draft=draft, place=place)

    def _begin(self) -> bool:
        """Have a draft to write in; false when that cannot be stored."""
        if self._session.is_editable:
            return True
        try:
            self._session.begin_new_version()
        except SomError as error:
            self.problem.emit(error)
        return self._session.is_editable

    def _show_draft(self, comparison: Comparison, into: Sign) -> None:
        """Compare with the draft, in place of what it came from."""
        draft = self._session.version
        if into is Sign.NEW:
            self._again(Column.NEW, comparison.new, draft, comparison.old)
        else:
            self._again(Column.OLD, comparison.old, draft, comparison.new)

    def _again(self, column: Column, before: Version, draft: Version, other: Version) -> None:
        if self._comparing.old is None:  # beginning a version opened the document anew
            sides = (other, draft) if column is Column.NEW else (draft, other)
            self._compare(*sides)
        elif before.id == draft.id:
            self._comparing.refresh()
        else:
            self._comparing.put(column, draft)

    def _follow(self, travelled: bool) -> None:
        """Undo and redo show at once in the side that was taken over into."""
        column = self._column
        if not travelled or column is None or not self._view.isVisible():
            return
        shown = self._comparing.new if column is Column.NEW else self._comparing.old
        saved = self._session.saved_version
        if shown is None or shown.id not in (DRAFT, saved.id if saved else DRAFT):
            return
        if shown.document_id != self._session.document.id:
            return
        if shown.document is not self._session.document:
            self._returning.expect()
            self._comparing.put(column, self._session.version)
