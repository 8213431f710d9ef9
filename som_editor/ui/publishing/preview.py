"""The preview: the pages as they will be, and how to turn and enlarge them."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from som_editor.core.errors import SomError
from som_editor.i18n import _, ngettext
from som_editor.ui.fonts import SMALL
from som_editor.ui.icons import icon
from som_editor.ui.labels import label
from som_editor.ui.measures import px
from som_editor.ui.notice import Notice
from som_editor.ui.publishing.page_view import PageView
from som_editor.ui.publishing.pdf_pages import PdfPages
from som_editor.ui.surfaces import Ground, Hairline
from som_editor.wording.errors import describe

_BAR = 44
_ROOM_FOR_FACTS = 720


class Preview(Ground):
    """Pages of the PDF, or a sentence where there are none."""

    def __init__(self) -> None:
        super().__init__("desk")
        self.view = PageView()
        self.view.turned.connect(self._show_place)
        self.notice = Notice(closable=False)
        self.notice.hide()
        self._nothing = label(tone="text2", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._middle = QStackedWidget()  # words and pages have the same room, whichever is shown
        for widget in (self._nothing, self.view):
            self._middle.addWidget(widget)
        self._place = label(tabular=True)
        self._facts = label(size=SMALL, tone="text2", tabular=True)
        self._back = _tool("chevron-left", _("Vorig blad"))
        self._back.clicked.connect(lambda: self.view.turn(-1))
        self._on = _tool("chevron-right", _("Volgend blad"))
        self._on.clicked.connect(lambda: self.view.turn(1))
        self._smaller = _tool("minus", _("Kleiner"))
        self._smaller.clicked.connect(lambda: self.view.enlarge(-1))
        self._larger = _tool("plus", _("Groter"))
        self._larger.clicked.connect(lambda: self.view.enlarge(1))
        self._zoom = QToolButton()
        self._zoom.setToolTip(_("Hele bladzijden tonen"))
        self._zoom.setProperty("words", "true")
        self._zoom.clicked.connect(self.view.fit)
        self._bar = self._bar_part()
        self._lay_out()
        self.say_nothing(_("Het voorbeeld komt eraan."))

    def show_pdf(
        self,
        content: bytes,
        warning: SomError | None = None,
        *,
        of_another_format: bool = False,
    ) -> None:
        """Show the pages of `content`; `warning` says what is missing in it.

        `of_another_format` where the file will have the same text on pages of its own.
        """
        self.view.show_pages(PdfPages(content))
        if of_another_format:
            self._facts.setText(_("Zo staat het in de PDF; Word verdeelt de bladzijden zelf."))
        else:
            count = self.view.count()
            pages = ngettext("{count} bladzijde", "{count} bladzijden", count)
            size = max(1, round(len(content) / 1000))
            self._facts.setText(f"{pages.format(count=count)} · {size} kB")
        self._show(pages=True)
        if warning is not None:
            self.notice.show_words(describe(warning), kind="warning")

    def show_error(self, error: SomError) -> None:
        """Say why there are no pages."""
        self.say_nothing("")
        self.notice.show_words(describe(error), _("Het voorbeeld is niet te maken"), "error")

    def say_nothing(self, words: str) -> None:
        """Say `words` where the pages would be."""
        self._nothing.setText(words)
        self._show(pages=False)

    def resizeEvent(self, event: object) -> None:  # noqa: N802 -- Qt's name
        """The facts give way first."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._facts.setVisible(self.width() >= px(_ROOM_FOR_FACTS))

    def _show(self, *, pages: bool) -> None:
        self.notice.hide()
        self._middle.setCurrentWidget(self.view if pages else self._nothing)
        self._bar.setVisible(pages)
        if not pages:
            self.view.show_pages(None)

    def _show_place(self) -> None:
        self._place.setText(self.view.words())
        self._zoom.setText(f"{round(self.view.zoom() * 100)} %")
        self._zoom.setAccessibleName(
            _("{zoom}, hele bladzijden tonen").format(zoom=self._zoom.text())
        )
        shown = self.view.shown()
        self._back.setEnabled(shown.start > 0)
        self._on.setEnabled(shown.stop < self.view.count())

    def _lay_out(self) -> None:
        around = QVBoxLayout()
        around.setContentsMargins(px(28), px(16), px(28), 0)
        around.addWidget(self.notice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(around)
        column.addWidget(self._middle, 1)
        column.addWidget(self._bar)

    def _bar_part(self) -> QWidget:
        bar = Ground("panel", ("top",))
        bar.setMinimumHeight(px(_BAR))
        divider = Hairline(Qt.Orientation.Vertical)
        divider.setFixedHeight(px(22))
        row = QHBoxLayout(bar)
        row.setContentsMargins(px(16), 1, px(16), 0)
        row.setSpacing(px(4))
        row.addStretch(1)
        for widget in (self._back, self._place, self._on):
            row.addWidget(widget)
        row.addSpacing(px(8))
        row.addWidget(divider)
        row.addSpacing(px(8))
        for widget in (self._smaller, self._zoom, self._larger):
            row.addWidget(widget)
        row.addSpacing(px(16))
        row.addWidget(self._facts)
        row.addStretch(1)
        return bar

    def minimumSizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Small: the pages are drawn for whatever room there is."""
        return QSize(px(280), px(160))


def _tool(name: str, words: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(name))
    button.setToolTip(words)
    button.setAccessibleName(words)
    return button
