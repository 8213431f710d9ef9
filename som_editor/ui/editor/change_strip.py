"""The strip under the text: what changed in the block at the cursor, and the way back."""

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from som_editor.core.change import Kind, Sign
from som_editor.core.own_changes import BlockChange
from som_editor.i18n import _
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.fonts import SMALL
from som_editor.ui.icons import icon
from som_editor.ui.labels import ElidedLabel
from som_editor.ui.measures import px
from som_editor.ui.surfaces import Ground
from som_editor.wording.quotes import quoted_words, shortened

_HEIGHT = 34
_QUOTED, _GONE = 40, 120
_MOST = 3
"""More phrases that came or went are not listed."""


class StripWords(NamedTuple):
    """What the strip says, in full for a tooltip, and what its button does, if there is one."""

    words: str
    button: str = ""
    details: str = ""


class ChangeStrip(Ground):
    """Says what happened to the block at the cursor, and leads to the next change."""

    back_asked = Signal()

    def __init__(self, actions: Actions) -> None:
        super().__init__("panel", ("top",))
        self.setFixedHeight(px(_HEIGHT))
        self.words = ElidedLabel("", SMALL)
        self.button = QPushButton()
        self.button.setProperty("role", "quiet")
        self.button.setIcon(icon("undo-2", "accent"))
        self.button.clicked.connect(self.back_asked)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(px(12), 1, px(12), 0)
        self._row.setSpacing(px(4))
        for action in (ActionId.PREVIOUS_CHANGE, ActionId.NEXT_CHANGE):
            self._row.addWidget(actions.button(action))
        self._row.addSpacing(px(6))
        self._row.addWidget(self.words, 1)
        self._row.addWidget(self.button)
        self.hide()

    def show_words(self, said: StripWords) -> None:
        """Say `said`."""
        self.words.show_text(said.words)
        if said.details:
            self.words.setToolTip(said.details)
        self.button.setText(said.button)
        self.button.setVisible(bool(said.button))


def change_in_words(change: BlockChange) -> str:
    """What happened to a block: "gewijzigd: weg ‘kennis’, nieuw ‘ervaring’"."""
    match change.kind:
        case Kind.INSERTED:
            return _("nieuw")
        case Kind.SPLIT:
            said = _("gesplitst")
        case Kind.MERGED:
            said = _("samengevoegd")
        case _:
            said = _("verplaatst") if change.moved else _("gewijzigd")
    came = [span.text.strip() for span in change.spans if span.sign is Sign.NEW]
    told = [
        *(
            _("weg {words}").format(words=quoted_words(text, _QUOTED))
            for text in change.gone[:_MOST]
        ),
        *(
            _("nieuw {words}").format(words=quoted_words(text, _QUOTED))
            for text in [text for text in came if text][:_MOST]
        ),
    ]
    return f"{said}: {', '.join(told)}" if told else said


def gap_in_words(text: str) -> str:
    """What stood above a block and is gone."""
    return _("hierboven is weg: ‘{words}’").format(words=shortened(text, _GONE))
