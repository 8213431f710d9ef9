"""A row in words, for who hears the comparison instead of seeing it."""

from som_editor.core.document import BlockId
from som_editor.i18n import _
from som_editor.ui.comparison.arrangement import CoverItem, FoldItem, Item
from som_editor.ui.comparison.compared import Column, Compared
from som_editor.ui.comparison.folds import fold_words
from som_editor.ui.comparison.row_places import elsewhere
from som_editor.wording.changes import sign_word
from som_editor.wording.metadata_fields import describe_metadata_change
from som_editor.wording.places import capitalised


def spoken(compared: Compared, item: Item) -> str:
    """What `item` shows: "Gewijzigd. Richtlijn 4. Oud: … Nieuw: …"; once where nothing differs."""
    match item:
        case CoverItem():
            return _spoken_cover(compared)
        case FoldItem():
            state = _("Uitgeklapt.") if item.open else _("Ingeklapt.")
            return f"{fold_words(compared, item).line}. {state}"
        case _:
            return _spoken_row(compared, item.rank)


def _spoken_cover(compared: Compared) -> str:
    changes = compared.cover_changes()
    if not changes:
        return _("Gegevens. Gelijk.")
    told = ". ".join(describe_metadata_change(change) for change in changes)
    return f"{sign_word('≠')}. {_('Gegevens')}. {told}."


def _spoken_row(compared: Compared, rank: int) -> str:
    old, new = compared.cell(rank, Column.OLD), compared.cell(rank, Column.NEW)
    sign = compared.sign(rank)
    column = Column.OLD if new is None else Column.NEW
    name = compared.places[column].name(compared.block(rank, column) or BlockId(""))
    said = [f"{sign_word(sign)}." if sign else "", f"{capitalised(name)}."]
    if not sign and new is not None:
        said.append(new.text)
    else:
        said += [_("Oud: {text}").format(text=old.text)] if old else []
        said += [_("Nieuw: {text}").format(text=new.text)] if new else []
    if new is not None and new.remark:
        said.append(f"{new.remark}.")
    if label := elsewhere(compared, rank):
        said.append(f"{label.words}.")
    said += _spoken_remarks(compared, rank)
    if compared.is_forgotten(rank):
        said.append(_("Overgebleven naam."))
    return " ".join(part for part in said if part)


def _spoken_remarks(compared: Compared, rank: int) -> list[str]:
    """That the user marked the row, and why it was changed."""
    changes = compared.changes(rank)
    if not changes:
        return []
    mark = f"{_('Belangrijk')}." if compared.is_important(changes[0]) else ""
    reason = compared.reason(changes[0])
    return [mark, _("Toelichting: {reason}").format(reason=reason) if reason else ""]
