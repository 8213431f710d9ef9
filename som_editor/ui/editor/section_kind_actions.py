"""The choice of what a section is for: introduction, guidelines, examples, background, appendix."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from som_editor.core import edit
from som_editor.core.document import BlockId, SectionKind, TextBlock
from som_editor.core.section_kind_edit import heading_at, set_section_kind
from som_editor.i18n import _
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.session import Session
from som_editor.wording.edit_names import making, subject

KINDS = {
    ActionId.PLAIN_SECTION: SectionKind.PLAIN,
    ActionId.INTRODUCTION: SectionKind.INTRODUCTION,
    ActionId.GUIDELINES: SectionKind.GUIDELINES,
    ActionId.EXAMPLES: SectionKind.EXAMPLES,
    ActionId.BACKGROUND: SectionKind.BACKGROUND,
    ActionId.APPENDIX: SectionKind.APPENDIX,
}


class SectionKindActions(QObject):
    """Marks the kind of the section that is meant, and changes it."""

    def __init__(self, session: Session, actions: Actions, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._actions = session, actions
        self._heading: TextBlock | None = None
        group = actions[ActionId.PLAIN_SECTION].actionGroup()
        group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        for action, kind in KINDS.items():
            actions[action].triggered.connect(lambda _on=False, kind=kind: self._choose(kind))

    def refresh(self, block: BlockId | None) -> None:
        """The section around `block` is meant now; None where nothing can be changed."""
        self._heading = None
        if block is not None:
            document = self._session.document
            self._heading = heading_at(document, edit.place(document, block))
        heading = self._heading
        for action, kind in KINDS.items():
            self._actions[action].setEnabled(heading is not None)
            self._actions[action].setChecked(heading is not None and heading.section_kind is kind)

    def menu(self, owner: QWidget) -> QMenu:
        """The choice as a menu of its own."""
        result = QMenu(_("Soort sectie"), owner)
        for action in KINDS:
            result.addAction(self._actions[action])
        return result

    def _choose(self, kind: SectionKind) -> None:
        if self._heading is None:
            return
        heading, document = self._heading.id, self._session.document
        label = making(subject(document, [heading]), kind_name(kind).lower())
        self._session.edit(set_section_kind(document, heading, kind), label)


def kind_name(kind: SectionKind) -> str:
    """What sections of `kind` are called."""
    return {
        SectionKind.PLAIN: _("Gewone sectie"),
        SectionKind.INTRODUCTION: _("Inleiding"),
        SectionKind.GUIDELINES: _("Richtlijnen"),
        SectionKind.EXAMPLES: _("Voorbeelden"),
        SectionKind.BACKGROUND: _("Achtergrond"),
        SectionKind.APPENDIX: _("Bijlage"),
    }[kind]
