"""The actions that show and hide the panels beside the text, and lead from one to the next."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.editor.format_bar import FormatBar
from som_editor.ui.editor.inspector import Inspector, Part
from som_editor.ui.editor.inspector_strip import InspectorStrip
from som_editor.ui.editor.panes import Panes, Side

_SIDES = {ActionId.OUTLINE: Side.OUTLINE, ActionId.INSPECTOR: Side.INSPECTOR}


class SideActions(QObject):
    """Lets actions and buttons say which panels can be seen, and change that."""

    def __init__(
        self,
        actions: Actions,
        panes: Panes,
        bar: FormatBar,
        inspector: Inspector,
        strip: InspectorStrip,
    ) -> None:
        super().__init__(panes)
        self._actions, self._panes, self._bar = actions, panes, bar
        self._inspector = inspector
        self._here = False
        inspector.closed.connect(lambda: panes.show_side(Side.INSPECTOR, on=False))
        strip.chosen.connect(self._show_part)
        panes.changed.connect(self._refresh)
        actions[ActionId.NEXT_PANE].triggered.connect(lambda _on=False: self._go_on())
        for action, side in _SIDES.items():
            actions[action].triggered.connect(
                lambda on, side=side: self._panes.show_side(side, on=on)
            )
        self.set_here(here=False)

    def set_here(self, *, here: bool) -> None:
        """Whether the user is in the writing place; elsewhere nothing of it can be done."""
        self._here = here
        self._actions.enable(ActionId.NEXT_PANE, on=here)
        if here:
            self._refresh()
        else:
            self._actions.enable(*_SIDES, on=False)

    def _show_part(self, part: Part) -> None:
        self._panes.show_side(Side.INSPECTOR)
        self._inspector.show_part(part)

    def _refresh(self) -> None:
        panes = self._panes
        for action, side in _SIDES.items():
            self._actions[action].setEnabled(self._here)
            self._actions[action].setChecked(panes.is_shown(side))
        self._bar.show_drawers(
            outline=not panes.is_docked(Side.OUTLINE),
            inspector=not (panes.is_docked(Side.INSPECTOR) or panes.has_strip()),
        )
        self._inspector.close_button.setVisible(not panes.is_docked(Side.INSPECTOR))

    def _go_on(self) -> None:
        """Bring the focus from the toolbar to the outline, the text, the inspector, and back."""
        if not self._here:
            return
        panes = (self._bar, *self._panes.panels())
        shown = [pane for pane in panes if pane.isVisible()]
        focused = self._panes.window().focusWidget()
        here = [place for place, pane in enumerate(shown) if _holds(pane, focused)]
        pane = shown[(here[0] + 1) % len(shown)] if here else self._panes.text
        pane.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _holds(pane: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (pane is widget or pane.isAncestorOf(widget))
