"""Where the version stands, and the days it is meant to hold and to be looked at again."""

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from som_editor.core.evaluation import years_later
from som_editor.core.lifecycle import Standing, Status
from som_editor.i18n import _
from som_editor.ui.editor.cover_field import DateField
from som_editor.ui.fonts import SMALL
from som_editor.ui.labels import hint, label
from som_editor.ui.measures import px
from som_editor.ui.preferences import Preferences
from som_editor.ui.session import Session
from som_editor.ui.status_ring import StatusRing
from som_editor.wording.dates import show_date
from som_editor.wording.metadata_fields import field_label
from som_editor.wording.places import capitalised
from som_editor.wording.statuses import status_word


class DecisionForm(QWidget):
    """The status with its date, what was decided, and the two days ahead."""

    def __init__(self, session: Session, preferences: Preferences) -> None:
        super().__init__()
        self._session, self._preferences = session, preferences
        self._ring = StatusRing()
        self._status = label(semibold=True)
        self._since = label(size=SMALL, tone="text2", tabular=True)
        self._note = hint()
        self._decided = {
            field: _Fact(field_label(field)) for field in ("consent_body", "adopted_by")
        }
        self.effective = DateField(field_label("effective"))
        self.evaluation = DateField(field_label("evaluation"))
        self.effective.chosen.connect(
            lambda day, group: session.edit_draft(_("ingangsdatum wijzigen"), group, effective=day)
        )
        self.evaluation.chosen.connect(
            lambda day, group: session.edit_draft(
                _("evaluatiedatum wijzigen"), group, evaluation=day
            )
        )
        self._lay_out()

    def refresh(self, *, fresh: bool) -> list[QWidget]:
        """Show the standing as it is; the fields that show something else than before."""
        standing = self._session.standing
        self._ring.show_status(standing.status)
        self._status.setText(capitalised(status_word(standing.status)))
        self._since.setText(_since(standing))
        outside = standing.status in (Status.TAKEN_OVER, Status.SOURCE)
        for name, words in decided(standing).items():
            self._decided[name].say(words or (_("onbekend") if outside else _("nog niet")))
        note = self._what_comes()
        self._note.setText(note)
        self._note.setVisible(bool(note))
        draft = self._session.draft
        dates = standing if draft is None else draft
        fields = {self.effective: dates.effective, self.evaluation: dates.evaluation}
        for field in fields:
            field.make_read_only(read_only=not self._session.is_editable)
        changed: list[QWidget] = [
            field for field, day in fields.items() if field.show_day(day, fresh=fresh)
        ]
        self._propose(dates.effective, dates.evaluation)
        return changed

    def status_words(self) -> str:
        """The status and its date, as they are read."""
        return f"{self._status.text()} {self._since.text()}".strip()

    def note(self) -> str:
        """What stands under the status."""
        return self._note.text()

    def decided(self) -> list[str]:
        """Who consented and who adopted, or that nobody did yet, as it is read."""
        return [fact.accessibleName() for fact in self._decided.values()]

    def _propose(self, effective: dt.date | None, evaluation: dt.date | None) -> None:
        """Offer the usual day to look at it again, where there is none or an impossible one."""
        years = self._preferences.settings.evaluation_years
        usual = years_later(effective, years) if effective else None
        wrong = bool(effective and evaluation and evaluation < effective)
        problem = ""
        if wrong and usual:
            problem = _("Dit ligt vóór de ingangsdatum. Bedoel je {day}?")
        elif wrong:
            problem = _("Dit ligt vóór de ingangsdatum.")
        self.evaluation.warn(problem.format(day=show_date(usual)))
        self.evaluation.offer(show_date(usual) if wrong or not evaluation else "")

    def _what_comes(self) -> str:
        session = self._session
        if session.draft is None or session.has_draft:
            return ""
        number = f"{session.draft.number}-{status_word(Status.CONCEPT)}"
        return _("Je eerste wijziging begint {number}.").format(number=number)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self._ring)
        row.addWidget(self._status)
        row.addWidget(self._since, 1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(10))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.effective, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.evaluation, 0, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addLayout(row)
        column.addWidget(self._note)
        column.addLayout(grid)
        for fact in self._decided.values():
            column.addWidget(fact)


class _Fact(QWidget):
    """Something that is decided elsewhere: its name, and what is known of it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._value = label(wrap=True, tabular=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(1))
        column.addWidget(hint(name, wrap=False))
        column.addWidget(self._value)

    def say(self, words: str) -> None:
        """Show `words`."""
        self._value.setText(words)
        self.setAccessibleName(f"{self._name}: {words}")


def decided(standing: Standing) -> dict[str, str]:
    """Who consented and who adopted, with the day; empty where nobody did."""
    found = {}
    for field, who, day in (
        ("consent_body", standing.consent_body, standing.consented_on),
        ("adopted_by", standing.adopted_by, standing.adopted_on),
    ):
        words = ", ".join(part for part in (who, show_date(day)) if part)
        found[field] = words
    return found


def _since(standing: Standing) -> str:
    day = show_date(standing.dated)
    if not day:
        return ""
    match standing.status:
        case Status.CONCEPT | Status.FOR_ADVICE | Status.FOR_CONSENT:
            return _("sinds {day}").format(day=day)
        case Status.ADOPTED | Status.WITHDRAWN:
            return _("op {day}").format(day=day)
        case _:
            return day
