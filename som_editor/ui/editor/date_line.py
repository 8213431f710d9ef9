"""A field for a date, with a calendar to choose it from."""

import datetime as dt

from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QVBoxLayout, QWidget

from som_editor.ui.editor.undoable_line import UndoableLine
from som_editor.ui.icons import icon
from som_editor.ui.measures import px
from som_editor.ui.palette import colour
from som_editor.ui.surfaces import Ground
from som_editor.wording.dates import parse_date, show_date

_BUTTON = 26


class DateLine(UndoableLine):
    """A line with a button at its end; Alt+Down opens the calendar too."""

    def __init__(self, button_name: str) -> None:
        super().__init__()
        self.button = QToolButton(self)
        self.button.setIcon(icon("calendar", "text2"))
        self.button.setCursor(Qt.CursorShape.ArrowCursor)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.setAccessibleName(button_name)
        self.button.setToolTip(button_name)
        self.button.clicked.connect(lambda _checked=False: self.open_calendar())
        self.calendar: QCalendarWidget | None = None
        self.setTextMargins(0, 0, px(_BUTTON), 0)

    def open_calendar(self) -> None:
        """Show the calendar under the field, at the day that is written there."""
        self.calendar = _calendar()
        day = parse_date(self.text())
        if day is not None:
            self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.calendar.clicked.connect(self._choose)
        self.calendar.activated.connect(self._choose)
        popup = _popup(self, self.calendar)
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        popup.show()
        self.calendar.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Alt+Down opens the calendar, as with any field that unfolds."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() == Qt.Key.Key_Down and not self.isReadOnly():
            self.open_calendar()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Keep the button at the end."""
        super().resizeEvent(event)
        side = px(_BUTTON)
        self.button.setGeometry(
            self.width() - side - px(2), (self.height() - side) // 2, side, side
        )

    def _choose(self, day: QDate) -> None:
        if self.calendar is None:
            return
        self.calendar.window().close()
        self.calendar = None
        self.setText(show_date(dt.date(day.year(), day.month(), day.day())))
        self.setFocus()
        self.textEdited.emit(self.text())
        self.editingFinished.emit()


def _popup(owner: QWidget, calendar: QCalendarWidget) -> QWidget:
    """`calendar` on a ground of its own that closes when somebody clicks beside it."""
    result = Ground("paper", ("left", "right", "top", "bottom"))
    result.setParent(owner, Qt.WindowType.Popup)
    result.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    column = QVBoxLayout(result)
    column.setContentsMargins(1, 1, 1, 1)
    column.addWidget(calendar)
    return result


def _calendar() -> QCalendarWidget:
    """A calendar of the theme, in Dutch order: weeks begin on Monday, no day is red."""
    result = QCalendarWidget()
    result.setLocale(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
    result.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    result.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    result.setGridVisible(False)
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        result.setWeekdayTextFormat(day, _written("text"))
    result.setHeaderTextFormat(_written("text2"))
    bar = result.findChild(QWidget, "qt_calendar_navigationbar")
    if bar is not None:
        bar.setBackgroundRole(QPalette.ColorRole.Window)
    for name, picture in (("prevmonth", "chevron-left"), ("nextmonth", "chevron-right")):
        button = result.findChild(QToolButton, f"qt_calendar_{name}")
        if button is not None:
            button.setIcon(icon(picture))
    return result


def _written(token: str) -> QTextCharFormat:
    result = QTextCharFormat()
    result.setForeground(colour(token))
    result.setBackground(colour("paper"))
    return result
