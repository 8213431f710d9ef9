"""Vergelijken: two texts side by side, and beside them every change in words."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from som_editor.core.errors import SomError
from som_editor.core.version import Version
from som_editor.i18n import _
from som_editor.settings import RecentComparison
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.comparison.accessible_rows import make_accessible
from som_editor.ui.comparison.changes_panel import ChangesPanel
from som_editor.ui.comparison.compare_layout import CompareLayout
from som_editor.ui.comparison.compare_toolbar import CompareToolbar
from som_editor.ui.comparison.compared import COVER, Column, Compared
from som_editor.ui.comparison.comparing import Comparing, Outcome
from som_editor.ui.comparison.comparison_view import ComparisonView
from som_editor.ui.comparison.empty_comparison import EmptyComparison
from som_editor.ui.comparison.file_drops import FileDrops
from som_editor.ui.comparison.finding import FindPane
from som_editor.ui.comparison.legend import Legend
from som_editor.ui.comparison.listing import Listing
from som_editor.ui.comparison.naming import Naming
from som_editor.ui.comparison.recent_comparisons import RecentComparisons
from som_editor.ui.comparison.report_errand import ReportErrand
from som_editor.ui.comparison.row_actions import Errands, RowActions
from som_editor.ui.comparison.side_choices import side_key
from som_editor.ui.comparison.side_choosing import SideChoosing
from som_editor.ui.comparison.sides_bar import SidesBar
from som_editor.ui.comparison.walk import Walk
from som_editor.ui.comparison.walking import Walking
from som_editor.ui.jobs import PATIENCE_MS, Jobs
from som_editor.ui.measures import px
from som_editor.ui.notice import Notice
from som_editor.ui.preferences import Preferences
from som_editor.ui.session import Session
from som_editor.ui.tab_order import put_in_order

_OF_COMPARISON = (ActionId.PRINT, ActionId.CHANGE_REPORT, ActionId.SWAP_SIDES)
_LEAST_WIDTH, _LEAST_HEIGHT = 320, 160
"""Below this the parts would cover each other; Qt's own idea of it is that of a wide window."""


class ComparePlace(QWidget):
    """The place where two texts are compared."""

    told = Signal(str)
    problem = Signal(object)
    where = Signal(str)
    go_to_write = Signal(str)
    """The id of the block that the user wants to edit."""
    saved = Signal(str, object)
    """What was made, in words, and the path of the file."""

    def __init__(
        self, session: Session, jobs: Jobs, actions: Actions, preferences: Preferences
    ) -> None:
        super().__init__()
        self._session, self._actions = session, actions
        self._comparing = Comparing(session, jobs, self)
        self.toolbar = CompareToolbar(actions)
        self.sides = SidesBar()
        self._choosing = SideChoosing(session, self._comparing, self.sides, self)
        self.stale = Notice("warning")
        self.stale.hide()
        self.view = ComparisonView()
        make_accessible(self.view)
        self.view.use_pictures(self._comparing.pictures)
        self.view.set_text_size(preferences.settings.compared_text_size)
        self.view.text_size_changed.connect(
            lambda percent: preferences.change(compared_text_size=percent)
        )
        self.empty = EmptyComparison()
        self.panel = ChangesPanel()
        self._middle = QStackedWidget()
        self._middle.addWidget(self.empty)
        self.finding = FindPane(self.view, actions)
        self._middle.addWidget(self.finding)
        self._layout = CompareLayout(
            self, self.toolbar, self.stale, self.sides, self._middle, self.view, self.panel
        )
        self._walking = Walking(
            self, actions, self.view, self.panel.list, self.toolbar, self._layout
        )
        self.naming = Naming(
            self._comparing, self.view, self.panel, self.toolbar, self._close_drawer
        )
        self._listing = Listing(self.view, self.panel)
        self.recent = RecentComparisons(session, self._comparing, preferences)
        self.report = ReportErrand(
            self, session, jobs, preferences, self._listing.shown, self._comparing.pictures.added
        )
        self.drops = FileDrops(self, self._layout.half_at)
        self.legend = Legend()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self.setMinimumSize(px(_LEAST_WIDTH), px(_LEAST_HEIGHT))
        self._connect()
        errands = Errands(
            lambda: self.walk.entries,
            self.panel.list.show_remarks,
            self._choosing.compare,
            self.go_to_write.emit,
        )
        self._doing = RowActions(session, self._comparing, self.view, actions, errands)
        self._doing.told.connect(self.told)
        self._doing.problem.connect(self.problem)
        self._show_comparison(None)

    @property
    def walk(self) -> Walk:
        """The changes in sight, and which of them is the current one."""
        return self._walking.walk

    def _connect(self) -> None:
        self._comparing.begun.connect(self._show_sides)
        self._comparing.finished.connect(self._finish)
        self._comparing.problem.connect(self._fail)
        self._comparing.stopped.connect(self._tell_stopped)
        self._patience.timeout.connect(self._wait)
        self._session.opened.connect(self._start_over)
        self._session.edited.connect(self._edited)
        self.toolbar.layout_chosen.connect(self._layout.choose)
        self.toolbar.folding_chosen.connect(self._listing.fold)
        self.toolbar.list_wanted.connect(self._toggle_drawer)
        self.toolbar.recent_wanted.connect(self._open_recent)
        self.empty.file_wanted.connect(self._ask_for_old_file)
        self.empty.recent_wanted.connect(self._open_recent)
        self.empty.again_wanted.connect(self._comparing.again)
        self.drops.dropped.connect(self._choosing.compare_file)
        self.drops.both_dropped.connect(self._choosing.compare_files)
        self.view.current_changed.connect(self._arrive)
        self.view.arrangement_changed.connect(self._show_changes)
        self._listing.changed.connect(self._show_changes)
        for part in (self.panel.renames, self.panel.mentions):
            part.rebuilt.connect(self._order_focus)
        self.naming.listing_toggled.connect(self._listing.toggle_renames)
        self._walking.where.connect(self.where)
        self.report.saved.connect(self.saved)
        for errand in (self._walking, self.report):
            errand.told.connect(self.told)
        for troubled in (self._choosing, self.recent, self.report):
            troubled.problem.connect(self.problem)
        for action, slot in (
            (ActionId.PRINT, self.report.print),
            (ActionId.CHANGE_REPORT, self.report.begin),
            (ActionId.SWAP_SIDES, self._choosing.swap),
        ):
            self._actions[action].triggered.connect(lambda _on=False, slot=slot: slot())

    # -- what other places ask --------------------------------------------------------------

    def activate(self) -> None:
        """The place comes into sight: offer what there is, and compare what is obvious."""
        self._choosing.offer()
        self._check_freshness()
        if self._comparing.old is None:
            self._choosing.compare_default()
        self._enable()
        self._focus_texts()

    def show_comparison(self, old: Version, new: Version) -> None:
        """Compare `old` with `new`; an earlier comparison under way is dropped."""
        self._choosing.compare(old, new)

    def choose(self, new: Version | None = None) -> None:
        """Let the user choose what to compare with what is shown, or with `new`."""
        if new is not None and not self._choosing.is_new_side(new):
            self._choosing.compare_with(new)
        self.activate()
        combo = self.sides.combos[Column.OLD]
        combo.setFocus(Qt.FocusReason.ShortcutFocusReason)
        combo.showPopup()

    def compare_file(self, path: Path) -> None:
        """Compare the file at `path`, as the old side, with what is open."""
        self._choosing.compare_file(path)

    # -- the sides --------------------------------------------------------------------------

    def _start_over(self) -> None:
        """Another document is open: what was compared says nothing of it."""
        self._choosing.start_over()
        if self.isVisible():
            self.activate()

    def _show_sides(self) -> None:
        """Other texts are compared from now on; what was shown stays for a moment."""
        self.stale.hide()
        old, new = self._comparing.old, self._comparing.new
        if old is None or new is None:
            self._patience.stop()
            self._show_comparison(None)
        elif not self._shows_sides():
            self.panel.renames.setEnabled(False)  # those in sight are of other texts
            self._patience.start()
        self._choosing.offer()

    def _shows_sides(self) -> bool:
        """Whether the comparison in sight is one of these two texts, as they are or were."""
        shown, (old, new) = self.view.compared, (self._comparing.old, self._comparing.new)
        if shown is None or old is None or new is None:
            return False
        comparison = shown.comparison
        return [side_key(old), side_key(new)] == [
            side_key(comparison.old),
            side_key(comparison.new),
        ]

    def _wait(self) -> None:
        self._show_comparison(None)
        self.empty.show_waiting()

    def _tell_stopped(self) -> None:
        """The user stopped: what is in sight must not pass for what was asked."""
        if self._shows_sides():
            self.stale.show_words(_("Vergelijken is gestopt. Dit is de vorige vergelijking."))
            again = self.stale.add_action(_("Opnieuw vergelijken"))
            again.clicked.connect(self._comparing.again)
        else:
            self._withdraw()

    def _fail(self, error: SomError) -> None:
        if not self._shows_sides():
            self._withdraw()
        self.problem.emit(error)

    def _withdraw(self) -> None:
        """Show no comparison: there is none of the texts above the columns."""
        self._patience.stop()
        self._show_comparison(None)
        if self._comparing.old is not None and self._comparing.new is not None:
            self.empty.show_stopped()

    def _open_recent(self, pair: RecentComparison) -> None:
        self._choosing.take_as_chosen()
        self.recent.open(pair)

    def _ask_for_old_file(self) -> None:
        self._choosing.ask_for_file(Column.OLD)

    def _edited(self) -> None:
        if self.isVisible():
            self._check_freshness()

    def _check_freshness(self) -> None:
        """Say so when the text was changed since it was compared."""
        if not self._choosing.is_stale():
            self.stale.hide()
        elif self.stale.isHidden():
            self.stale.show_words(_("De tekst is veranderd sinds deze vergelijking."))
            self.stale.add_action(_("Vernieuwen")).clicked.connect(self._choosing.refresh)

    # -- what is shown ----------------------------------------------------------------------

    def _finish(self, outcome: Outcome) -> None:
        """The comparison is there; who was reading stays at the same block."""
        self._patience.stop()
        before, rank = self.view.compared, self.view.current_rank()
        again = self._shows_sides()
        block = None
        if again and before is not None and rank is not None and rank != COVER:
            block = before.block(rank, Column.NEW) or before.block(rank, Column.OLD)
        scrolled = self.view.scrolled()
        self.naming.rules = outcome.rules
        if not again:
            self._listing.start_over()
            self.recent.remember(outcome.compared.comparison.old, outcome.compared.comparison.new)
        self._show_comparison(outcome.compared)
        if again:
            self.view.verticalScrollBar().setValue(scrolled)
        else:
            self._walking.go_to_first()
        if block is not None and (there := outcome.compared.rank_of(block)) is not None:
            self.view.go_to(there)
        elif again and rank == COVER:
            self.view.go_to(COVER)
        self._check_freshness()
        if self.isVisible():
            self.told.emit(self.naming.summary())

    def _show_comparison(self, compared: Compared | None) -> None:
        waited = self._middle.isAncestorOf(QApplication.focusWidget() or self)
        self._walking.start_over()
        self.view.show_compared(compared)
        self._middle.setCurrentWidget(self.finding if compared else self.empty)
        pairs = self.recent.pairs()
        self.toolbar.show_recent(pairs)
        self.panel.renames.setEnabled(True)
        if compared is None:
            self.naming.rules = ()
            self.empty.show_nothing(pairs)
        for part in (self.toolbar.fold, self.toolbar.segments, self.toolbar.single):
            part.setEnabled(compared is not None)
        self._show_changes()
        if waited:
            self._focus_texts()

    def _focus_texts(self) -> None:
        """Give the keyboard to the texts, or to what stands in their place."""
        texts = self.view if self.view.compared is not None else self.empty
        texts.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_changes(self) -> None:
        """List the changes that the user wants to see."""
        listed = self._listing.show()
        self.naming.show(self.view.arrangement)
        self._order_focus()
        self._walking.begin(listed)
        self._enable()

    def _enable(self) -> None:
        """What can be done with a comparison can be done while one is in sight."""
        self._walking.enable()
        on = self.view.compared is not None and self.isVisible()
        self._actions.enable(*_OF_COMPARISON, on=on)

    def _order_focus(self) -> None:
        """Tab goes from the texts over what can be done there to the panel, in reading order.

        Controls that are made anew would come last.
        """
        put_in_order(self.finding.bar, self.view, *self.panel.parts())

    def _arrive(self) -> None:
        self._order_focus()
        self._walking.arrive()

    # -- Qt's events ------------------------------------------------------------------------

    def _close_drawer(self) -> None:
        self._layout.show_drawer(shown=False)

    def _toggle_drawer(self) -> None:
        self._layout.show_drawer(shown=not self._layout.drawer_is_open())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Fit the parts to the window."""
        super().resizeEvent(event)
        self._layout.fit()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 -- Qt's name
        """The keys are free while the place is out of sight."""
        super().hideEvent(event)
        self._enable()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Escape closes the drawer."""
        if event.key() == Qt.Key.Key_Escape and self._layout.drawer_is_open():
            self._layout.show_drawer(shown=False)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 -- Qt's name
        """The number of the current change is drawn in a colour of the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._walking.show()
