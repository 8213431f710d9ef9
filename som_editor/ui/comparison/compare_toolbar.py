"""The tools of the comparison: previous and next, one column or two, folding, reports."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QWidget

from som_editor.i18n import _, ngettext
from som_editor.settings import RecentComparison
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.comparison.recent_comparisons import pair_words
from som_editor.ui.fonts import COUNT, SMALL, ui_font
from som_editor.ui.icons import beside_words, icon
from som_editor.ui.labels import label
from som_editor.ui.measures import px
from som_editor.ui.palette import colour
from som_editor.ui.segments import Segments
from som_editor.ui.surfaces import Ground, Hairline

HEIGHT = 42
NARROW_HEIGHT = 40
_PAIR = 480
"""How wide a pair of names is at most in the menu, in pixels."""
_LAST = 5
"""So many steps there are to make the tools fit."""
BESIDE, SINGLE = "beside", "single"


class CompareToolbar(Ground):
    """What can be done with a comparison as a whole."""

    layout_chosen = Signal(bool)
    """Whether both texts stand in one column."""
    folding_chosen = Signal(bool)
    list_wanted = Signal()
    recent_wanted = Signal(object)
    """The RecentComparison to open again."""

    def __init__(self, actions: Actions) -> None:
        super().__init__("panel", ("bottom",))
        actions[ActionId.PREVIOUS_CHANGE].setIconText(_("Vorige"))
        actions[ActionId.NEXT_CHANGE].setIconText(_("Volgende"))
        self._walk = [
            actions.button(action, words=True)
            for action in (ActionId.PREVIOUS_CHANGE, ActionId.NEXT_CHANGE)
        ]
        self._count = label(size=SMALL + 1, tone="text2", tabular=True)
        self._count.setTextFormat(Qt.TextFormat.RichText)
        self._keys: list[QWidget] = [KeyCap("F7"), KeyCap("F8")]
        self.segments = Segments(
            [
                (BESIDE, _("Naast elkaar"), icon("columns-2")),
                (SINGLE, _("Eén kolom"), icon("rows-2")),
            ]
        )
        self.segments.chosen.connect(lambda key: self.layout_chosen.emit(key == SINGLE))
        self.single = _tool("rows-2", _("Eén kolom"), checkable=True)
        self.single.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.single.clicked.connect(self.layout_chosen)
        self.fold = _tool("fold-vertical", _("Ongewijzigd inklappen"), checkable=True)
        self.fold.setChecked(True)
        self.fold.clicked.connect(self.folding_chosen)
        actions[ActionId.FIND].setIconText(_("Zoeken"))
        self.find_button = actions.button(ActionId.FIND, words=True)
        self.print = actions.button(ActionId.PRINT)
        self.report = QPushButton(_("Wijzigingsrapport…"))
        self.report.setIcon(icon("file-output"))
        beside_words(self.report)
        self.report.clicked.connect(actions[ActionId.CHANGE_REPORT].trigger)
        actions[ActionId.CHANGE_REPORT].enabledChanged.connect(self.report.setEnabled)
        self.recent = _tool("history", _("Eerder vergeleken"), checkable=False)
        self.recent.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.pairs = QMenu(_("Eerder vergeleken"), self)
        self.more = _tool("ellipsis", _("Meer"), checkable=False)
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._others = self._menu_of_others(actions)
        for button, menu in ((self.recent, self.pairs), (self.more, self._others)):
            button.clicked.connect(
                lambda _checked=False, button=button, menu=menu: menu.popup(
                    button.mapToGlobal(button.rect().bottomLeft())
                )
            )
        self.list_button = QPushButton(_("Lijst"))
        self.list_button.setIcon(icon("list"))
        beside_words(self.list_button)
        self.list_button.clicked.connect(lambda _checked=False: self.list_wanted.emit())
        self._tools = [self.fold, self.find_button]
        self._narrow = False
        self._place: int | None = None
        self._total = 0
        self._lay_out()

    def show_walk(self, place: int | None, total: int) -> None:
        """Say that the change at `place` of `total` is the current one."""
        self._place, self._total = place, total
        self.list_button.setText(f"{_('Lijst')} {total}")
        self._count.setText(self._walk_words())
        if self._row.sizeHint().width() > self.width():
            self.fit(list_docked=self.list_button.isHidden(), narrow=self._narrow)

    def show_recent(self, pairs: Sequence[RecentComparison]) -> None:
        """Offer `pairs` to be compared again."""
        self.pairs.clear()
        for pair in pairs:
            words = self.pairs.fontMetrics().elidedText(
                pair_words(pair), Qt.TextElideMode.ElideMiddle, px(_PAIR)
            )
            action = self.pairs.addAction(words.replace("&", "&&"))
            action.triggered.connect(lambda _on=False, pair=pair: self.recent_wanted.emit(pair))
        self.recent.setEnabled(bool(pairs))
        self.pairs.setEnabled(bool(pairs))

    def show_layout(self, *, single: bool) -> None:
        """Show whether both texts stand in one column."""
        self.segments.choose(SINGLE if single else BESIDE)
        self.single.setChecked(single)

    def show_leftovers(self, count: int) -> None:
        """Have the button of the list warn of names that were probably forgotten."""
        self.list_button.setIcon(icon("triangle-alert" if count else "list"))
        template = ngettext("{count} overgebleven naam", "{count} overgebleven namen", count)
        self.list_button.setToolTip(template.format(count=count) if count else "")
        self.list_button.setAccessibleDescription(self.list_button.toolTip())

    def fit(self, *, list_docked: bool, narrow: bool) -> None:
        """Leave out what there is no room for, the least needed first."""
        self._narrow = narrow
        self.list_button.setVisible(not list_docked)
        self.setMinimumHeight(px(NARROW_HEIGHT if narrow else HEIGHT))
        self._count.setText(self._walk_words())
        first = _LAST if narrow else 0
        for given_up in range(first, _LAST + 1):
            self._give_up(given_up)
            if self._row.sizeHint().width() <= self.width():
                break

    def _give_up(self, steps: int) -> None:
        """Without keys; then without words on tools, without reports, with one tool for both."""
        for key in self._keys:
            key.setVisible(steps < 1)
        style = Qt.ToolButtonStyle
        for least, buttons in ((2, self._tools), (3, self._walk)):
            beside = style.ToolButtonTextBesideIcon if steps < least else style.ToolButtonIconOnly
            for button in buttons:
                button.setToolButtonStyle(beside)
                beside_words(button, words=steps < least)
        for part in (self.recent, self.print, self.report):
            part.setVisible(steps < 4)
        self.more.setVisible(steps >= 4)
        self.find_button.setVisible(steps < _LAST)
        self.segments.setVisible(steps < _LAST)
        self.single.setVisible(steps >= _LAST)
        self._row.invalidate()

    def _walk_words(self) -> str:
        if not self._total:
            return "" if self._narrow else _("geen wijzigingen")
        if self._place is None:
            template = ngettext("{total} wijziging", "{total} wijzigingen", self._total)
            return template.format(total=self._total)
        template = (
            _("{number} van {total}") if self._narrow else _("wijziging {number} van {total}")
        )
        ink = colour("text").name()
        number = f'<b style="font-weight:600; color:{ink}">{self._place + 1}</b>'
        return template.format(number=number, total=self._total)

    def _menu_of_others(self, actions: Actions) -> QMenu:
        """What a narrow window has no buttons for."""
        menu = QMenu(self)
        for action in (
            ActionId.FIND,
            ActionId.CHANGE_REPORT,
            ActionId.PRINT,
            ActionId.SWAP_SIDES,
        ):
            menu.addAction(actions[action])
        menu.addMenu(self.pairs)
        return menu

    def _lay_out(self) -> None:
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(px(12), px(4), px(12), px(5))
        row.setSpacing(px(2))
        for button in self._walk:
            row.addWidget(button)
        row.addSpacing(px(6))
        row.addWidget(self._count)
        row.addSpacing(px(8))
        for key in self._keys:
            row.addWidget(key)
            row.addSpacing(px(3))
        row.addSpacing(px(4))
        row.addWidget(_line())
        row.addSpacing(px(8))
        row.addWidget(self.segments)
        row.addWidget(self.single)
        row.addSpacing(px(8))
        row.addWidget(_line())
        row.addSpacing(px(8))
        row.addWidget(self.fold)
        row.addWidget(self.find_button)
        row.addStretch(1)
        for button in (self.recent, self.print):
            row.addWidget(button)
        row.addSpacing(px(4))
        row.addWidget(self.report)
        row.addWidget(self.more)
        row.addSpacing(px(6))
        row.addWidget(self.list_button)


class KeyCap(QLabel):
    """The name of a key, as on the key."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.setFont(ui_font(COUNT))
        self.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """The name with a rim."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + px(10), px(18))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw the rim, then the name."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("line"), 1))
        height = px(18)
        area = self.rect().adjusted(0, 0, -1, -1)
        area.setTop((self.height() - height) // 2)
        area.setHeight(height)
        painter.drawRoundedRect(area, 3, 3)
        painter.end()
        super().paintEvent(event)


def _tool(name: str, text: str, *, checkable: bool) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setIcon(icon(name))
    button.setToolTip(text)
    button.setAccessibleName(text)
    button.setCheckable(checkable)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setProperty("words", "true")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def _line() -> Hairline:
    line = Hairline(Qt.Orientation.Vertical)
    line.setFixedHeight(px(22))
    return line
