"""What the text says of itself: title, kenmerk, number, organisation, who is responsible."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from som_editor.i18n import _
from som_editor.ui.editor.cover_field import CoverField
from som_editor.ui.editor.draft_number import number_problem
from som_editor.ui.measures import px
from som_editor.ui.preferences import Preferences
from som_editor.ui.session import Session
from som_editor.wording.metadata_fields import field_label


class DocumentForm(QWidget):
    """The fields of the cover that are content."""

    def __init__(self, session: Session, preferences: Preferences) -> None:
        super().__init__()
        self._session, self._preferences = session, preferences
        self.number = CoverField(field_label("version"), self._number_problem)
        self.number.typed.connect(self._renumber)
        self.fields: dict[str, CoverField] = {}
        for name in ("title", "kenmerk", "organisation", "owner", "drawn_up_by", "based_on"):
            field = CoverField(field_label(name))
            field.typed.connect(self._changed(name, field_label(name)))
            self.fields[name] = field
        self._lay_out()

    def refresh(self, *, fresh: bool) -> list[QWidget]:
        """Show the document as it is; the fields that show something else than before."""
        metadata = self._session.document.metadata
        shown = {self.fields[name]: getattr(metadata, name) for name in self.fields}
        shown[self.number] = self._session.standing.number
        for field in shown:
            field.make_read_only(read_only=not self._session.is_editable)
        changed: list[QWidget] = [
            field for field, value in shown.items() if field.show_value(value, fresh=fresh)
        ]
        settings = self._preferences.settings
        for name, usual in (("organisation", settings.organisation), ("owner", settings.owner)):
            self.fields[name].offer("" if getattr(metadata, name) else usual)
        return changed

    def _changed(self, name: str, words: str) -> Callable[[str, str], None]:
        label = _("{field} wijzigen").format(field=words.lower())
        return lambda text, group: self._session.edit_metadata(label, group, **{name: text})

    def _renumber(self, number: str, group: str) -> None:
        self._session.edit_draft(_("versienummer wijzigen"), group, number=number)

    def _number_problem(self, number: str) -> str:
        versions = self._session.library.versions(self._session.document.id)
        return number_problem(number, [version.standing.number for version in versions])

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(10))
        grid.setVerticalSpacing(px(11))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.fields["title"], 0, 0, 1, 2)
        grid.addWidget(self.fields["kenmerk"], 1, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.number, 1, 1, Qt.AlignmentFlag.AlignTop)
        for row, name in enumerate(("organisation", "owner", "drawn_up_by", "based_on"), start=2):
            grid.addWidget(self.fields[name], row, 0, 1, 2)
