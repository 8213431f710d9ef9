"""The panel at the right: what the protocol says of itself, where it stands and comes from."""

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from som_editor.i18n import _
from som_editor.ui.actions import Actions
from som_editor.ui.editor.decision_form import DecisionForm
from som_editor.ui.editor.definition_list import DefinitionList
from som_editor.ui.editor.document_form import DocumentForm
from som_editor.ui.editor.field_list import FieldList
from som_editor.ui.editor.origin_list import OriginList
from som_editor.ui.icons import icon
from som_editor.ui.labels import label
from som_editor.ui.measures import px
from som_editor.ui.preferences import Preferences
from som_editor.ui.scrolling import scrolled
from som_editor.ui.session import Session
from som_editor.ui.surfaces import Ground, Hairline


class Part(StrEnum):
    """The sections of the inspector."""

    DOCUMENT = "document"
    DECISION = "decision"
    ORIGIN = "origin"
    FIELDS = "fields"
    DEFINITIONS = "definitions"


def part_name(part: Part) -> str:
    """What the section `part` is called."""
    return {
        Part.DOCUMENT: _("Document"),
        Part.DECISION: _("Besluit"),
        Part.ORIGIN: _("Herkomst"),
        Part.FIELDS: _("Velden"),
        Part.DEFINITIONS: _("Begrippen"),
    }[part]


class Inspector(Ground):
    """Sections that follow the open document, and change it where that may be.

    Other pages may stand beside them, each under a tab.
    """

    closed = Signal()

    def __init__(self, session: Session, actions: Actions, preferences: Preferences) -> None:
        super().__init__("panel", ("left",))
        self._session = session
        self.document = DocumentForm(session, preferences)
        self.decision = DecisionForm(session, preferences)
        self.origin = OriginList(session)
        self.fields = FieldList(session, actions)
        self.definitions = DefinitionList(session, actions)
        self._forms = (self.document, self.decision, self.origin, self.fields, self.definitions)
        self.tabs, self.pages = QTabBar(), QStackedWidget()
        self._titles = {part: label(part_name(part), semibold=True) for part in Part}
        self.close_button = QToolButton()
        self.close_button.setIcon(icon("x", "text2"))
        self.close_button.setToolTip(_("Gegevens sluiten"))
        self.close_button.setAccessibleName(_("Gegevens sluiten"))
        self.close_button.clicked.connect(self.closed)
        self.setAccessibleName(_("Gegevens"))
        self.setFocusProxy(self.document.fields["title"].line)
        self._lay_out()

    def refresh(self, *, fresh: bool = False, follow: bool = False) -> None:
        """Show the document as it is; `follow` brings into sight what undo or redo changed."""
        changed: list[QWidget] = []
        for form in self._forms:
            changed += form.refresh(fresh=fresh)
        if changed and follow:
            self._area.ensureWidgetVisible(changed[0], 0, px(24))

    def add_page(self, words: str, page: QWidget) -> None:
        """Offer `page` under a tab that says `words`."""
        self.pages.addWidget(page)
        self.tabs.addTab(words)

    def show_page(self, page: QWidget) -> None:
        """Turn to `page`."""
        self.tabs.setCurrentIndex(self.pages.indexOf(page))

    def rename_page(self, page: QWidget, words: str) -> None:
        """Have the tab of `page` say `words`."""
        self.tabs.setTabText(self.pages.indexOf(page), words)

    def show_part(self, part: Part) -> None:
        """Bring the section `part` to the top, and the focus to its first field."""
        self.tabs.setCurrentIndex(0)
        title = self._titles[part]
        self._area.verticalScrollBar().setValue(title.y() - px(8))
        fields = self._bodies[part].findChildren(QWidget)
        first = next((one for one in fields if _takes_focus(one)), self._area)
        first.setFocus()

    def _lay_out(self) -> None:
        self._bodies: dict[Part, QWidget] = {
            Part.DOCUMENT: self.document,
            Part.DECISION: self.decision,
            Part.ORIGIN: self.origin,
            Part.FIELDS: self.fields,
            Part.DEFINITIONS: self.definitions,
        }
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(px(16), px(14), px(16), px(20))
        column.setSpacing(0)
        for part, body in self._bodies.items():
            if part is not Part.DOCUMENT:
                column.addSpacing(px(20))
            column.addWidget(self._titles[part])
            column.addSpacing(px(9))
            column.addWidget(body)
        column.addStretch(1)
        self._area = scrolled(content)
        self.pages.addWidget(self._area)
        self.tabs.addTab(_("Gegevens"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.currentChanged.connect(self._turn_to)
        head = QHBoxLayout()
        head.setContentsMargins(px(7), 0, px(8), 0)
        head.addWidget(self.tabs, 1)
        head.addWidget(self.close_button)
        bar = QWidget()
        bar.setLayout(head)
        bar.setMinimumHeight(px(40))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(bar)
        whole.addWidget(Hairline())
        whole.addWidget(self.pages, 1)

    def _turn_to(self, place: int) -> None:
        self.pages.setCurrentIndex(place)
        first = self.document.fields["title"].line
        page = self.pages.currentWidget()
        self.setFocusProxy(first if page is None or page is self._area else page)


def _takes_focus(widget: QWidget) -> bool:
    usable = widget.isVisible() and widget.isEnabled()
    return usable and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
