"""What a folded stretch of rows is called."""

from typing import NamedTuple

from som_editor.core.change import ChangeClass
from som_editor.core.document import Block, BlockId, Role, TextBlock, is_heading
from som_editor.i18n import _, ngettext
from som_editor.ui.comparison.arrangement import FoldItem
from som_editor.ui.comparison.compared import Column, Compared
from som_editor.wording.places import capitalised, introduction, kind_count
from som_editor.writers.comparison_rows import Fold, kinds, row_block


class FoldWords(NamedTuple):
    """What a fold is, and what else is to be said of it."""

    title: str
    rest: str

    @property
    def line(self) -> str:
        """All of it on one line."""
        return " · ".join(part for part in self if part)


def fold_words(compared: Compared, item: FoldItem) -> FoldWords:
    """What `item` holds: "3 alinea’s zonder wijziging" and "Inleiding · 1 hernoeming"."""
    rows = item.fold.rows
    blocks = [row_block(compared.comparison, row.pair) for row in rows]
    quiet = _quiet(compared, item)
    unchanged = _unchanged(compared, item.fold)
    whole = next((row for row, block in zip(rows, blocks, strict=True) if is_heading(block)), None)
    if whole is not None and whole is rows[0]:
        return FoldWords(whole.path[-1], ", ".join([*unchanged, *quiet]))
    if all(_is_guideline(block) for block in blocks) and len(blocks) > 1:
        return FoldWords(_guidelines(compared, item.fold), ", ".join([*unchanged, *quiet]))
    path = rows[0].path
    place = path[-1] if path else introduction()
    title, *others = [*unchanged, *quiet] or [place]
    return FoldWords(title, " · ".join([place, ", ".join(others)] if others else [place]))


def _unchanged(compared: Compared, fold: Fold) -> list[str]:
    counted = kinds(compared.comparison, (row for row in fold.rows if not row.pair.changes))
    count = counted.total()
    if not count:
        return []
    kind = next(iter(counted)) if len(counted) == 1 else ""
    return [_("{blocks} zonder wijziging").format(blocks=kind_count(kind, count))]


def _quiet(compared: Compared, item: FoldItem) -> list[str]:
    """The changes in the fold, by how quiet they are."""
    changes = [change for row in item.fold.rows for change in compared.changes(row.rank)]
    quiet = [change for change in changes if ChangeClass.SUBSTANTIVE not in change.classes]
    renames = sum(ChangeClass.RENAME in change.classes for change in quiet)
    others = len(quiet) - renames
    said = []
    if renames:
        template = ngettext("{count} hernoeming", "{count} hernoemingen", renames)
        said.append(template.format(count=renames))
    if others:
        template = ngettext(
            "{count} verschil in tekens of opmaak",
            "{count} verschillen in tekens of opmaak",
            others,
        )
        said.append(template.format(count=others))
    if item.hidden:
        template = ngettext(
            "{count} wijziging verborgen", "{count} wijzigingen verborgen", item.hidden
        )
        said.append(template.format(count=item.hidden))
    return said


def _guidelines(compared: Compared, fold: Fold) -> str:
    names = []
    for row in (fold.rows[0], fold.rows[-1]):
        column = Column.OLD if row.pair.new is None else Column.NEW
        names.append(compared.places[column].name(compared.block(row.rank, column) or BlockId("")))
    return _("{first} t/m {last}").format(
        first=capitalised(names[0]), last=names[1].rpartition(" ")[2]
    )


def _is_guideline(block: Block) -> bool:
    return isinstance(block, TextBlock) and block.role is Role.GUIDELINE and block.level == 1
