"""Own changes since the version before: found in the background, shown while one types."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from som_editor.core.change import Sign
from som_editor.core.comparison import Comparison
from som_editor.core.document import BlockId, Document
from som_editor.core.own_changes import NOTHING, OwnChanges, Spot, own_changes, retold
from som_editor.core.taking_over import take_over
from som_editor.core.version import Version
from som_editor.i18n import _, ngettext
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.editor.change_marks import ChangeMarks
from som_editor.ui.editor.change_strip import (
    ChangeStrip,
    StripWords,
    change_in_words,
    gap_in_words,
)
from som_editor.ui.editor.changes_switch import ChangesSwitch
from som_editor.ui.editor.sight import block_id
from som_editor.ui.editor.write_place import WritePlace
from som_editor.ui.jobs import Jobs
from som_editor.ui.measures import px
from som_editor.ui.own_jobs import OwnJobs
from som_editor.ui.preferences import Preferences
from som_editor.ui.session import Session
from som_editor.use_cases.comparing import compare_versions
from som_editor.wording.places import Places, capitalised

_SOON_MS = 120
"""How long after a keystroke the strip follows; what it says takes the whole text to find."""
_PAUSE_MS, _LONG_PAUSE_MS = 600, 3000
"""After how long a pause everything is compared again: when blocks came or went, and otherwise."""
_WORDS_FROM, _LOW = 1180, 460
"""Widths and height at which there is room for the words at the switch, and for the strip."""
_WALK = (ActionId.PREVIOUS_CHANGE, ActionId.NEXT_CHANGE)
_JOB = "own changes"


class Tracking(QObject):
    """Keeps page, strip, switch and count at what differs from the version before."""

    told = Signal(str)
    problem = Signal(object)
    counted = Signal(str)
    """How many changes there are, in words; empty where none are shown."""

    def __init__(
        self,
        place: WritePlace,
        session: Session,
        jobs: Jobs,
        actions: Actions,
        preferences: Preferences,
    ) -> None:
        super().__init__(place)
        self._place, self._session, self._actions = place, session, actions
        self._preferences = preferences
        self._jobs = OwnJobs(jobs, self)
        self._text = place.text
        self._here = False
        self._document: Document | None = None
        self._comparison: Comparison | None = None
        self._wanted_back: Spot | None = None
        self._spot: Spot | None = None
        self._spots: list[Spot] = []
        self._spots_of: object = None
        self.changes: OwnChanges = NOTHING
        self.marks = ChangeMarks(place.text)
        self.strip = ChangeStrip(actions)
        self.switch = ChangesSwitch(actions[ActionId.SHOW_CHANGES])
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._compare)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._tell_in_strip)
        actions[ActionId.SHOW_CHANGES].setChecked(preferences.settings.show_changes)
        layout = place.layout()
        if layout is not None:
            layout.addWidget(self.strip)
        place.bar.add_at_end(self.switch)
        place.installEventFilter(self)
        self._connect()
        self._open()

    @property
    def is_on(self) -> bool:
        """Whether changes are to be shown, and there is a version to hold the text against."""
        return self._base() is not None and self._actions[ActionId.SHOW_CHANGES].isChecked()

    def refresh_actions(self, *, here: bool) -> None:
        """Allow what can be done now; nothing where the user is not `here`, in the text."""
        self._here = here
        self._actions.enable(ActionId.SHOW_CHANGES, on=here and self._base() is not None)
        if here:
            self._actions.enable(*_WALK, on=self.is_on and bool(self._spots))
        self._actions.enable(ActionId.BACK_TO_BEFORE, on=here and self._spot_here() is not None)
        self.counted.emit(self.count_in_words() if here and self.is_on else "")

    def count_in_words(self) -> str:
        """How many changes there are."""
        count = len(self._spots)
        return ngettext("{count} wijziging", "{count} wijzigingen", count).format(count=count)

    def step(self, step: int) -> None:
        """Go to the next change (1) or the previous one (-1)."""
        order = {block.id: at for at, block in enumerate(self._session.document.blocks)}
        end = len(order)

        def place(spot: Spot) -> tuple[int, bool]:
            return (end if spot.block is None else order.get(spot.block, end)), not spot.is_gap

        here = self._spot if self._spot in self._spots else None
        if here is not None:
            at = self._spots.index(here) + step
        else:
            now = (order.get(self._block_here(), 0), False)
            before = sum(place(spot) < now for spot in self._spots)
            at = before if step > 0 else before - 1
        if 0 <= at < len(self._spots):
            self._go_to(self._spots[at])
        elif self._spots:
            last, first = _("Dit is de laatste wijziging."), _("Dit is de eerste wijziging.")
            self.told.emit(last if step > 0 else first)

    def take_back(self) -> None:
        """Give the block at the cursor the text that it had in the version before."""
        self._wanted_back = self._spot_here()
        if self._wanted_back is None or not self._session.is_editable:
            return
        if self._is_fresh():
            self._take_back()
        else:
            self._compare()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Give way where the window is small."""
        if event.type() == QEvent.Type.Resize:
            self.switch.make_short(short=self._place.width() < px(_WORDS_FROM))
            self._show_strip()
        return super().eventFilter(watched, event)

    # -- inside -----------------------------------------------------------------------------

    def _connect(self) -> None:
        actions, session = self._actions, self._session
        session.opened.connect(self._open)
        session.edited.connect(self._follow)
        self._text.cursor_moved.connect(self._arrive)
        self.strip.back_asked.connect(self.take_back)
        actions[ActionId.SHOW_CHANGES].triggered.connect(self._switch)
        actions[ActionId.BACK_TO_BEFORE].triggered.connect(lambda _on=False: self.take_back())
        for action, step in zip(_WALK, (-1, 1), strict=True):
            actions[action].triggered.connect(
                lambda _on=False, step=step: self.step(step) if self._place.isVisible() else None
            )

    def _base(self) -> Version | None:
        """The version that the open draft came from."""
        session = self._session
        return session.saved_version if session.is_open and session.is_editable else None

    def _number(self) -> str:
        base = self._base()
        return base.standing.number if base is not None else ""

    def _open(self) -> None:
        self._jobs.stop(_JOB)
        self._pause.stop()
        self._comparison = self._wanted_back = self._spot = None
        base = self._base()
        self.changes = NOTHING
        self._document = base.document if base is not None else None
        self._follow(False)

    def _switch(self, on: bool) -> None:
        self._preferences.change(show_changes=on)
        if on:
            self._open()
        else:
            self._jobs.stop(_JOB)
            self._pause.stop()
            self._show()

    def _follow(self, _travelled: bool) -> None:
        """The text is another now: tell what differs at once, and compare it in a pause."""
        base = self._base()
        if base is None or not self.is_on or self._document is None:
            self._show()
            return
        now = self._session.document
        before, self._document = self._document, now
        if now is before and self._is_fresh():
            return
        self._jobs.stop(_JOB)
        if now.blocks is base.document.blocks:
            self.changes = NOTHING
            self._pause.stop()
            self._show()
            return
        self.changes = retold(self.changes, before, now)
        same = [block.id for block in before.blocks] == [block.id for block in now.blocks]
        if now is not before or self._comparison is None:
            self._pause.start(_LONG_PAUSE_MS if same and self._comparison else _PAUSE_MS)
        self._show()

    def _is_fresh(self) -> bool:
        found = self._comparison
        return found is not None and found.new.document is self._session.document

    def _compare(self) -> None:
        base, draft = self._base(), self._session.draft
        if base is None or draft is None or not self.is_on:
            return
        self._pause.stop()
        new = draft.as_version()
        self._jobs.start(
            _JOB,
            _("Wijzigingen zoeken"),
            lambda report: compare_versions(base, new, report=report),
            self._take,
            self.problem.emit,
        )

    def _take(self, comparison: Comparison) -> None:
        """A comparison is done; what was typed since is told on top of it."""
        if not self.is_on:
            return
        self._comparison = comparison
        now = self._session.document
        self.changes = retold(own_changes(comparison), comparison.new.document, now)
        self._document = now
        self._show()
        if self._wanted_back is not None and self._is_fresh():
            self._take_back()

    def _take_back(self) -> None:
        spot, found = self._wanted_back, self._comparison
        self._wanted_back = None
        if spot is None or found is None:
            return
        told = own_changes(found)
        chosen: set[int] = set()
        if spot.is_gap:
            for gap in told.gaps_above(spot.block):
                chosen |= set(gap.changes)
        elif spot.block is not None and spot.block in told.blocks:
            chosen = set(told.blocks[spot.block].changes)
        document = take_over(found, chosen, Sign.NEW)
        label_ = _("terug naar {number}").format(number=self._number())
        self._session.edit(document, label_)

    def _show(self) -> None:
        """Bring page, strip, switch, count and actions up to date."""
        on = self.is_on
        document = self._session.document if self._session.is_open else None
        changes = self.changes if on else NOTHING
        self._find_spots(document, changes)
        if document is not None:
            self.marks.show(document, changes)
        count = len(self._spots)
        self.switch.show_count(self._number() if on else "", count)
        self._show_strip()
        self.refresh_actions(here=self._here)

    def _find_spots(self, document: Document | None, changes: OwnChanges) -> None:
        """Find the places to go to, which typing in a block that has changed leaves as they are."""
        gaps = [gap.before for gap in changes.gaps]
        known = (len(document.blocks) if document else 0, changes.blocks.keys(), gaps)
        if known != self._spots_of:
            self._spots_of = known
            self._spots = changes.spots(document) if document is not None else []

    def _arrive(self) -> None:
        """The cursor stands elsewhere."""
        here = self._block_here()
        if self._spot is None or self._spot.block not in (here, None):
            self._spot = None
        self._show_strip()
        self._actions.enable(
            ActionId.BACK_TO_BEFORE, on=self._here and self._spot_here() is not None
        )

    def _block_here(self) -> BlockId:
        return block_id(self._text.textCursor().block())

    def _spot_here(self) -> Spot | None:
        """The change that was gone to, else that of the block at the cursor, else the gap above."""
        if not self.is_on:
            return None
        if self._spot is not None and self._spot in self._spots:
            return self._spot
        here = self._block_here()
        for spot in (Spot(here, is_gap=False), Spot(here, is_gap=True)):
            if spot in self._spots:
                return spot
        return None

    def _go_to(self, spot: Spot) -> None:
        blocks = self._session.document.blocks
        target = spot.block if spot.block is not None else blocks[-1].id if blocks else None
        if target is not None:
            self._text.go_to(target)
        self._spot = spot
        self._show_strip()

    def _show_strip(self) -> None:
        shown = bool(self._spots) and self._place.height() >= px(_LOW)
        self.strip.setVisible(shown)
        if shown:
            self._soon.start()

    def _tell_in_strip(self) -> None:
        if self.is_on:
            self.strip.show_words(self._strip_words())

    def _strip_words(self) -> StripWords:
        number, spot = self._number(), self._spot_here()
        if spot is None:
            count = len(self._spots)
            template = ngettext(
                "{count} wijziging sinds {number}", "{count} wijzigingen sinds {number}", count
            )
            return StripWords(template.format(count=count, number=number))
        back = _("Terug naar {number}").format(number=number)
        document = self._session.document
        name = capitalised(Places(document).name(spot.block)) if spot.block else _("Einde")
        if spot.is_gap or spot.block is None:
            gone = "\n".join(gap.text for gap in self.changes.gaps_above(spot.block))
            return StripWords(f"{name}: {gap_in_words(gone)}", _("Terughalen"), gone)
        return StripWords(f"{name}: {change_in_words(self.changes.blocks[spot.block])}", back)
