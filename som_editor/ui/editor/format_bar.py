"""The bar over the text: undo, style, emphasis, lists, structure, field."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from som_editor.i18n import _
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.combo import Combo
from som_editor.ui.editor.styles import LISTS, STYLES
from som_editor.ui.editor.table_tools import TableTools
from som_editor.ui.icons import icon
from som_editor.ui.measures import px
from som_editor.ui.surfaces import Ground, Hairline

_HEIGHT, _NARROW_HEIGHT, _STYLE_WIDTH = 42, 40, 150
_SHORT, _SHORTEST = 800, 380
"""Below what width the rarer tools go into the menu, and how narrow the bar can be."""
_EMPHASIS = (ActionId.BOLD, ActionId.ITALIC, ActionId.UNDERLINE, ActionId.LINK)
_RARE_EMPHASIS = (ActionId.UNDERLINE, ActionId.LINK)
_STRUCTURE = (ActionId.PROMOTE, ActionId.DEMOTE, ActionId.MOVE_UP, ActionId.MOVE_DOWN)
_IN_MENU = (
    ActionId.UNDO,
    ActionId.HISTORY,
    ActionId.REDO,
    None,
    *_RARE_EMPHASIS,
    ActionId.MAKE_FIELD,
    ActionId.ADD_COMMENT,
    None,
    ActionId.SHOW_CHANGES,
    *_STRUCTURE,
    None,
    ActionId.FOCUS,
)
"""What stands behind the three dots where the bar is short; None is a line between."""


class FormatBar(Ground):
    """The tools for the block at the cursor; in a short bar the rarer ones stand in a menu."""

    def __init__(self, actions: Actions) -> None:
        super().__init__("panel", ("bottom",))
        self._actions = actions
        self.style_combo = StyleCombo(actions)
        self.setFocusProxy(self.style_combo)
        self._row = QHBoxLayout(self)
        self._row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        self._row.setContentsMargins(px(12), 0, px(12), 1)
        self._row.setSpacing(px(2))
        self._drawers = {
            action: actions.button(action) for action in (ActionId.OUTLINE, ActionId.INSPECTOR)
        }
        self._rare: list[QWidget] = []
        self.history_button = _history_button(actions)
        self._lay_out()
        self._more = self._menu_button()
        self.table_tools = TableTools(actions)
        self._row.addWidget(self.table_tools)
        self._row.addWidget(self._more)
        self._row.addStretch(1)
        self._add_worded(ActionId.FOCUS, _("Focus"))
        self._row.addWidget(self._drawers[ActionId.INSPECTOR])
        self._low = False
        self._fold(folded=False)

    def show_drawers(self, *, outline: bool, inspector: bool) -> None:
        """Offer the panels that have no place of their own beside the text."""
        self._drawers[ActionId.OUTLINE].setVisible(outline)
        self._drawers[ActionId.INSPECTOR].setVisible(inspector)

    def make_low(self, *, low: bool) -> None:
        """Take less height, and fold, or take the common height again."""
        self._low = low
        self._fold(folded=self._is_short())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Fold where there is no room for everything."""
        super().resizeEvent(event)
        self._fold(folded=self._is_short())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """The width of the folded bar: it folds by itself."""
        return QSize(px(_SHORTEST), self.height())

    def _is_short(self) -> bool:
        return self._low or self.width() < px(_SHORT)

    def _fold(self, *, folded: bool) -> None:
        self.setFixedHeight(px(_NARROW_HEIGHT if folded else _HEIGHT))
        for widget in self._rare:
            widget.setVisible(not folded)
        self._more.setVisible(folded)
        self.table_tools.fold(folded=folded)

    def _lay_out(self) -> None:
        self._row.addWidget(self._drawers[ActionId.OUTLINE])
        self._add(ActionId.UNDO, rare=True)
        self._row.addWidget(self.history_button)
        self._rare.append(self.history_button)
        self._add(ActionId.REDO, rare=True)
        self._line(rare=True)
        self._row.addWidget(self.style_combo)
        self._line()
        for action in _EMPHASIS:
            self._add(action, rare=action in _RARE_EMPHASIS)
        self._line()
        for action in LISTS:
            self._add(action)
        for action in _STRUCTURE:
            self._add(action, rare=True)
        self._line(rare=True)
        self._add_worded(ActionId.MAKE_FIELD, _("Veld"))
        self._add_worded(ActionId.ADD_COMMENT, _("Opmerking"))

    def add_at_end(self, widget: QWidget) -> None:
        """Have `widget` stand at the right of the bar; it folds with the rarer tools."""
        self._row.insertWidget(self._row.count() - 1, widget)
        self._rare.append(widget)
        self._fold(folded=self._is_short())

    def _add(self, action: ActionId, *, rare: bool = False) -> None:
        button = self._actions.button(action)
        self._row.addWidget(button)
        if rare:
            self._rare.append(button)

    def _add_worded(self, action: ActionId, word: str) -> None:
        worded = WordedTool(self._actions[action], word)
        self._row.addWidget(worded)
        self._rare.append(worded)

    def _line(self, *, rare: bool = False) -> None:
        line = QWidget()
        room = QHBoxLayout(line)
        room.setContentsMargins(px(7), px(9), px(7), px(9))
        room.addWidget(Hairline(Qt.Orientation.Vertical))
        self._row.addWidget(line)
        if rare:
            self._rare.append(line)

    def _menu_button(self) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon("ellipsis"))
        button.setToolTip(_("Meer gereedschap"))
        button.setAccessibleName(_("Meer gereedschap"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = QMenu(button)
        for action in _IN_MENU:
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(self._actions[action])
        button.setMenu(menu)
        return button


class WordedTool(QToolButton):
    """A tool with one word beside its icon, whatever its action is called at the moment."""

    def __init__(self, action: QAction, word: str) -> None:
        super().__init__()
        self._word = f" {word}"  # the icon fills its square, so the word needs a space before it
        self.setDefaultAction(action)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setProperty("words", "true")
        self.setAccessibleName(action.toolTip())
        action.changed.connect(self._keep_word)
        self._keep_word()

    def _keep_word(self) -> None:
        self.setText(self._word)


def _history_button(actions: Actions) -> QToolButton:
    """The arrow beside undo that opens the latest changes."""
    action = actions[ActionId.HISTORY]
    button = QToolButton()
    button.setProperty("size", "narrow")
    button.setIcon(icon("chevron-down", "text2"))
    button.setToolTip(action.toolTip())
    button.setAccessibleName(action.toolTip())
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(action.trigger)
    button.setEnabled(action.isEnabled())
    action.enabledChanged.connect(button.setEnabled)
    return button


class StyleCombo(Combo):
    """The style of the block at the cursor, and the choice of another."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self._actions = actions
        self.setAccessibleName(_("Stijl"))
        self.setToolTip(_("Stijl van het blok bij de cursor"))
        self.setFixedWidth(px(_STYLE_WIDTH))
        for style in STYLES:
            self.addItem(actions[style].text(), style)
        self.activated.connect(self._choose)

    def show_style(self, style: ActionId | None) -> None:
        """Show `style`; nothing where blocks of several styles are selected."""
        self.setCurrentIndex(list(STYLES).index(style) if style else -1)

    def _choose(self, row: int) -> None:
        self._actions[self.itemData(row)].trigger()
