"""Vergelijken: two texts side by side, and beside them every change in words."""

from pathlib import Path

import msgspec
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from som_editor.core.change import Leftover
from som_editor.core.version import Version
from som_editor.files import write_file
from som_editor.i18n import _, ngettext
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.comparison.accessible_rows import make_accessible
from som_editor.ui.comparison.arrangement import Arrangement
from som_editor.ui.comparison.changes_panel import ChangesPanel
from som_editor.ui.comparison.compare_layout import CompareLayout
from som_editor.ui.comparison.compare_toolbar import CompareToolbar
from som_editor.ui.comparison.compared import COVER, Column, Compared
from som_editor.ui.comparison.comparing import Comparing, Outcome
from som_editor.ui.comparison.comparison_view import ComparisonView
from som_editor.ui.comparison.empty_comparison import EmptyComparison
from som_editor.ui.comparison.entries import Entry, entries, entry_words
from som_editor.ui.comparison.files import choose_target, file_name
from som_editor.ui.comparison.finding import FindPane
from som_editor.ui.comparison.rename_cards import RenameRule
from som_editor.ui.comparison.row_actions import RowActions
from som_editor.ui.comparison.side_choosing import SideChoosing
from som_editor.ui.comparison.sides_bar import SidesBar
from som_editor.ui.comparison.walk import Walk
from som_editor.ui.jobs import Jobs
from som_editor.ui.measures import px
from som_editor.ui.notice import Notice
from som_editor.ui.own_jobs import OwnJobs
from som_editor.ui.preferences import Preferences
from som_editor.ui.session import Session
from som_editor.ui.tab_order import put_in_order
from som_editor.wording.sides import side_title
from som_editor.writers.comparison_html import write_comparison_html

_LEAST_WIDTH, _LEAST_HEIGHT = 320, 160
"""Below this the parts would cover each other; Qt's own idea of it is that of a wide window."""
_WALK = (ActionId.PREVIOUS_CHANGE, ActionId.NEXT_CHANGE)


class ComparePlace(QWidget):
    """The place where two texts are compared."""

    told = Signal(str)
    problem = Signal(object)
    where = Signal(str)
    go_to_write = Signal(str)
    """The id of the block that the user wants to edit."""

    def __init__(
        self, session: Session, jobs: Jobs, actions: Actions, preferences: Preferences
    ) -> None:
        super().__init__()
        self._session = session
        self._jobs = OwnJobs(jobs, self)
        self._actions = actions
        self._comparing = Comparing(session, jobs, self)
        self._rules: tuple[RenameRule, ...] = ()
        self.walk = Walk()
        self._single = {False: False, True: True}
        self.toolbar = CompareToolbar(actions)
        self.sides = SidesBar()
        self._choosing = SideChoosing(session, self._comparing, self.sides, self)
        self.stale = Notice("warning")
        self.stale.hide()
        self.view = ComparisonView()
        row_actions = RowActions(session, self._comparing, self.view.jump_to, self.go_to_write.emit)
        self.view.actions_at = lambda rank: row_actions.at(self.view.compared, rank)
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
            self, self.toolbar, self.stale, self.sides, self._middle, self.panel
        )
        self.setAcceptDrops(True)
        self.setMinimumSize(px(_LEAST_WIDTH), px(_LEAST_HEIGHT))
        self._connect(actions)
        self._show_comparison(None)

    def _connect(self, actions: Actions) -> None:
        actions[ActionId.PREVIOUS_CHANGE].triggered.connect(self._go_to_previous)
        actions[ActionId.NEXT_CHANGE].triggered.connect(self._go_to_next)
        self._comparing.begun.connect(self._show_sides)
        self._comparing.finished.connect(self._finish)
        self._comparing.problem.connect(self.problem)
        self._session.opened.connect(self._start_over)
        self._session.edited.connect(self._edited)
        self.toolbar.layout_chosen.connect(self._choose_layout)
        self.toolbar.folding_chosen.connect(self._choose_folding)
        self.toolbar.save_wanted.connect(self._ask_where_to_save)
        self.toolbar.list_wanted.connect(self._toggle_drawer)
        self._choosing.problem.connect(self.problem)
        self.empty.file_wanted.connect(self._ask_for_old_file)
        self.view.current_changed.connect(self._arrive)
        self.view.arrangement_changed.connect(self._show_changes)
        self.panel.hidden_chosen.connect(self._choose_hidden)
        self.panel.list.chosen.connect(self._go_to_place)
        self.panel.renames.switched.connect(self._switch_rename)
        self.panel.renames.rebuilt.connect(self._order_focus)
        self.panel.renames.shown.connect(self._toggle_renames)
        self.panel.leftovers.wanted.connect(self._go_to_leftover)
        self.panel.leftovers.forgiven.connect(self._forgive)

    # -- what other places ask --------------------------------------------------------------

    def activate(self) -> None:
        """The place comes into sight: offer what there is, and compare what is obvious."""
        self._choosing.offer()
        self._check_freshness()
        if self._comparing.old is None:
            self._choosing.compare_default()
        self._enable_walk()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_comparison(self, old: Version, new: Version) -> None:
        """Compare `old` with `new`; an earlier comparison under way is dropped."""
        self._choosing.compare(old, new)

    def choose(self) -> None:
        """Let the user choose what to compare with."""
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
        """Other texts are compared from now on."""
        self._rules = ()
        self.stale.hide()
        if self._comparing.old is None or self._comparing.new is None:
            self._show_comparison(None)
        self._choosing.offer()

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
        before, rank = self.view.compared, self.view.current_rank()
        again = before is not None and self._is_same_pair(before, outcome.compared)
        block = None
        if again and before is not None and rank is not None and rank != COVER:
            block = before.block(rank, Column.NEW) or before.block(rank, Column.OLD)
        scrolled = self.view.scrolled()
        self._rules = outcome.rules
        if not again:
            folded = self.view.arrangement.folded
            self.view.arrange(Arrangement(folded=folded))
        self._show_comparison(outcome.compared)
        if again:
            self.view.verticalScrollBar().setValue(scrolled)
        elif self.walk.entries:
            self.walk.place = 0
            self.view.go_to(self.walk.entries[0].rank)
        if block is not None and (there := outcome.compared.rank_of(block)) is not None:
            self.view.go_to(there)
        self._check_freshness()
        if self.isVisible():
            self.told.emit(self._summary_words())

    @staticmethod
    def _is_same_pair(before: Compared, after: Compared) -> bool:
        return all(
            old.id == new.id and old.document_id == new.document_id
            for old, new in (
                (before.comparison.old, after.comparison.old),
                (before.comparison.new, after.comparison.new),
            )
        )

    def _summary_words(self) -> str:
        quiet = sum(rule.rename.count for rule in self._rules if rule.on)
        words = _("De vergelijking is actueel.")
        if quiet and "rename" in self.view.arrangement.hidden:
            template = ngettext(
                "{count} hernoeming stil getoond.", "{count} hernoemingen stil getoond.", quiet
            )
            words += " " + template.format(count=quiet)
        return words

    def _show_comparison(self, compared: Compared | None) -> None:
        self.walk = Walk()
        self.view.show_compared(compared)
        self._middle.setCurrentWidget(self.finding if compared else self.empty)
        for part in (self.toolbar.save, self.toolbar.fold, self.toolbar.segments):
            part.setEnabled(compared is not None)
        self._show_changes()

    def _show_changes(self) -> None:
        """List the changes of the classes that the user sees."""
        compared, wish = self.view.compared, self.view.arrangement
        listed = entries(compared, wish) if compared else ()
        self.walk.begin(listed, self._walk_rank())
        self.panel.show_compared(compared, listed, wish)
        self.panel.show_rules(self._rules, wish)
        self._show_leftovers()
        self._order_focus()
        self._enable_walk()
        self._show_walk()

    def _order_focus(self) -> None:
        """Tab goes from the texts over what can be done there to the panel, in reading order.

        Controls that are made anew would come last.
        """
        put_in_order(self.finding.bar, self.view, *self.panel.parts())

    def _enable_walk(self) -> None:
        self._actions.enable(*_WALK, on=bool(self.walk.entries) and self.isVisible())

    def _choose_hidden(self, hidden: frozenset[str]) -> None:
        self.view.arrange(msgspec.structs.replace(self.view.arrangement, hidden=hidden))

    def _choose_folding(self, folded: bool) -> None:
        wish = msgspec.structs.replace(self.view.arrangement, folded=folded, opened=frozenset())
        self.view.arrange(wish)

    def _choose_layout(self, single: bool) -> None:
        self._single[self._layout.is_narrow] = single
        self._show_layout()

    def _show_layout(self) -> None:
        single = self._single[self._layout.is_narrow]
        self.toolbar.show_layout(single=single)
        self.view.show_single(single=single)

    # -- walking ----------------------------------------------------------------------------

    def _walk_rank(self) -> int | None:
        """The row that the next change is next to; in a fold, its first one."""
        index = self.view.current_index()
        return None if index is None else self.view.items[index].rank

    def _go_to_next(self) -> None:
        self._step(1)

    def _go_to_previous(self) -> None:
        self._step(-1)

    def _step(self, step: int) -> None:
        if not self.walk.entries:
            return
        entry = self.walk.step(step, self._walk_rank())
        if entry is None:
            end = (
                _("Dit is de laatste wijziging.") if step > 0 else _("Dit is de eerste wijziging.")
            )
            self.told.emit(end)
            return
        self._go_to(entry)

    def _go_to_place(self, place: int) -> None:
        self.walk.place = place
        self._layout.show_drawer(shown=False)
        self._go_to(self.walk.entries[place])

    def _go_to(self, entry: Entry) -> None:
        self.view.jump_to(entry.rank)
        self._show_walk()

    def _arrive(self) -> None:
        self._order_focus()
        self.walk.arrive(self._walk_rank())
        self._show_walk()

    def _show_walk(self) -> None:
        self.toolbar.show_walk(self.walk.place, len(self.walk.entries))
        self.panel.list.show_current(self.walk.place)
        self.where.emit(self._where())

    def _where(self) -> str:
        """The place of the current row; in a small window, what changed there too."""
        compared, rank = self.view.compared, self._walk_rank()
        if compared is None or rank is None:
            return ""
        place = compared.place(rank) if rank != COVER else _("Gegevens")
        entry = self.walk.current
        if entry is None or self._layout.is_docked:
            return place
        return f"{place}: {entry_words(compared, entry).headline}"

    # -- renames and left-overs -------------------------------------------------------------

    def _switch_rename(self, place: int, on: bool) -> None:
        self._comparing.switch_rename(self._rules[place], on=on)

    def _toggle_renames(self) -> None:
        self._choose_hidden(self.view.arrangement.hidden ^ {"rename"})

    def _show_leftovers(self) -> None:
        compared = self.view.compared
        self.panel.show_leftovers(compared)
        self.toolbar.show_leftovers(len(compared.forgotten()) if compared else 0)

    def _go_to_leftover(self, found: Leftover) -> None:
        compared = self.view.compared
        rank = compared.rank_of(found.block) if compared else None
        if rank is not None:
            self._layout.show_drawer(shown=False)
            self.view.jump_to(rank)

    def _forgive(self, found: Leftover) -> None:
        if self.view.compared is not None:
            self._comparing.forgive(found)
            self.view.compared.forgive(found)
            self.view.refresh()
            self._show_leftovers()

    # -- saving -----------------------------------------------------------------------------

    def _ask_where_to_save(self) -> None:
        compared = self.view.compared
        if compared is None:
            return
        old, new = compared.comparison.old, compared.comparison.new
        names = _("Vergelijking {old} en {new}").format(old=side_title(old), new=side_title(new))
        choose_target(self, f"{file_name(names)}.html", lambda path: self._save(compared, path))

    def _save(self, compared: Compared, path: Path) -> None:
        def work(_report: object) -> None:
            write_file(path, write_comparison_html(compared.comparison).encode())

        def done(_result: object) -> None:
            self.told.emit(_("Vergelijking opgeslagen: {name}").format(name=path.name))

        self._jobs.start("save", _("Vergelijking opslaan"), work, done, self.problem.emit)

    # -- Qt's events ------------------------------------------------------------------------

    def _toggle_drawer(self) -> None:
        self._layout.show_drawer(shown=not self._layout.drawer_is_open())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Fit the parts to the window."""
        super().resizeEvent(event)
        self._layout.fit()
        self._show_layout()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 -- Qt's name
        """The keys of the walk are free while the place is out of sight."""
        super().hideEvent(event)
        self._actions.enable(*_WALK, on=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Escape closes the drawer."""
        if event.key() == Qt.Key.Key_Escape and self._layout.drawer_is_open():
            self._layout.show_drawer(shown=False)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 -- Qt's name
        """A file is welcome."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 -- Qt's name
        """A dropped file is compared with what is shown."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.compare_file(Path(paths[0]))
            event.acceptProposedAction()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 -- Qt's name
        """The number of the current change is drawn in a colour of the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.toolbar.show_walk(self.walk.place, len(self.walk.entries))
