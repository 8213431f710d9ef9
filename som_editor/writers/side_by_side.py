"""Two documents in two columns as HTML: aligned rows, words marked, unchanged stretches folded."""

from collections import defaultdict

from som_editor.core.change import Change, ChangeClass, Kind, Side, Sign
from som_editor.core.comparison import Comparison
from som_editor.core.document import Block, BlockId, Document, Image, Role, Table, TextBlock
from som_editor.core.shown import Reader
from som_editor.i18n import _, ngettext
from som_editor.wording.changes import ChangeDescriber, change_sign, sign_word
from som_editor.wording.places import Places, capitalised, introduction, kind_count
from som_editor.writers.comparison_rows import (
    Fold,
    Row,
    folded,
    is_substantive,
    kinds,
    row_changes,
    whole_rows,
)
from som_editor.writers.marked_html import marked
from som_editor.writers.marked_text import (
    Marking,
    Stretch,
    marked_block,
    marked_side,
    with_leftovers,
)
from som_editor.writers.markup import Html, element, joined, text


def row_anchor(index: int) -> str:
    """The id of the row with rank `index`, to link to."""
    return f"rij-{index + 1}"


class SideBySide:
    """Writes the rows of one comparison."""

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._old = _Side(comparison.old.document, Sign.OLD)
        self._new = _Side(comparison.new.document, Sign.NEW)
        self._new.remember_leftovers(comparison)
        self._wholes = whole_rows(comparison)
        self._describer = ChangeDescriber(comparison.old.document, comparison.new.document)

    def html(self) -> Html:
        """All rows and folds."""
        return joined(
            *(
                self._fold(part) if isinstance(part, Fold) else self._row(part)
                for part in folded(self._comparison)
            )
        )

    def _row(self, row: Row) -> Html:
        pair, changes = row.pair, row_changes(self._comparison, row.pair)
        whole = self._wholes.get(row.rank)
        sign = _row_sign(changes)
        moved = any(change.moved for change in changes)
        classes = ["row", "moved" if moved else "", "" if sign else "same"]
        return element(
            "div",
            self._cell(self._old, pair.old, changes, whole),
            element("div", _sign(sign), class_="sign"),
            self._cell(self._new, pair.new, changes, whole),
            class_=" ".join(name for name in classes if name),
            id=row_anchor(row.rank),
        )

    def _cell(
        self, side: "_Side", index: int | None, changes: tuple[Change, ...], whole: int | None
    ) -> Html:
        if index is None:
            return self._filler(side, changes, whole)
        remarks = [] if side is self._old or whole is not None else self._remarks(changes)
        return element("div", *side.block(index, changes), *remarks, class_=f"cell {side.name}")

    def _filler(self, side: "_Side", changes: tuple[Change, ...], whole: int | None) -> Html:
        """An empty cell; it says where the block is when that is elsewhere."""
        label = "" if whole is None else self._label_of_part(side, whole)
        change = next((change for change in changes if change.moved), None)
        if change and change.old and change.new:
            if side is self._new:
                place = self._new.places.full(change.new.block)
                label = _("Verplaatst naar {place}").format(place=place)
            else:
                place = self._old.places.full(change.old.block)
                label = _("Verplaatst van {place}").format(place=place)
        content = [element("span", text(label), class_="label")] if label else []
        return element("div", *content, class_=f"cell {side.name} empty")

    def _label_of_part(self, side: "_Side", whole: int) -> str:
        """Of which text, in the row `whole`, the block on the other side is a part."""
        pair = self._comparison.rows[whole]
        index = pair.new if side is self._new else pair.old
        if index is None:
            return ""
        place = side.places.full(side.id_of(index))
        if side is self._new:
            return _("Samengevoegd tot {place}").format(place=place)
        return _("Afgesplitst van {place}").format(place=place)

    def _remarks(self, changes: tuple[Change, ...]) -> list[Html]:
        """What cannot be seen in the words: a split, another look, number or picture."""
        unseen = [
            change
            for change in changes
            if change.kind in (Kind.SPLIT, Kind.MERGED)
            or (
                change.kind is Kind.EDITED
                and any(not edit.spans for edit in change.edits)
                and all(span.sign is Sign.SAME for span in change.spans)
            )
        ]
        return [
            element("p", text(self._describer.describe(change).headline), class_="remark")
            for change in unseen
        ]

    def _fold(self, fold: Fold) -> Html:
        return element(
            "details",
            element("summary", *self._fold_label(fold)),
            joined(*(self._row(row) for row in fold.rows)),
            class_="fold",
        )

    def _fold_label(self, fold: Fold) -> tuple[Html, ...]:
        """What is in the fold: its place, how many blocks, and which quiet changes."""
        changes = [
            change for row in fold.rows for change in row_changes(self._comparison, row.pair)
        ]
        renames = sum(ChangeClass.RENAME in change.classes for change in changes)
        untouched = kinds(self._comparison, (row for row in fold.rows if not row.pair.changes))
        said = []
        if count := untouched.total():
            kind = next(iter(untouched)) if len(untouched) == 1 else ""
            said.append(_("{blocks} zonder wijziging").format(blocks=kind_count(kind, count)))
        if renames:
            said.append(
                ngettext("{count} hernoeming", "{count} hernoemingen", renames).format(
                    count=renames
                )
            )
        if others := len(changes) - renames:
            said.append(
                ngettext(
                    "{count} verschil in tekens of opmaak",
                    "{count} verschillen in tekens of opmaak",
                    others,
                ).format(count=others)
            )
        return text(self._fold_place(fold)), element("span", text(" · " + ", ".join(said)))

    def _fold_place(self, fold: Fold) -> str:
        """The range of guidelines, or the section in which all of the fold stands."""
        new = [row.pair.new for row in fold.rows if row.pair.new is not None]
        blocks = [self._comparison.new.document.blocks[index] for index in new]
        if blocks and all(_is_guideline(block) for block in blocks):
            first, last = (self._new.places.name(blocks[end].id) for end in (0, -1))
            return _("{first} t/m {last}").format(
                first=capitalised(first), last=last.rpartition(" ")[2]
            )
        path = min((row.path for row in fold.rows), key=len)
        return path[-1] if path else introduction()


class _Side:
    """One column: a document's blocks as HTML."""

    def __init__(self, document: Document, sign: Sign) -> None:
        self.name = "old" if sign is Sign.OLD else "new"
        self.places = Places(document)
        self._sign, self._document, self._reader = sign, document, Reader(document)
        self._leftovers: defaultdict[BlockId, list[tuple[int, int]]] = defaultdict(list)

    def id_of(self, index: int) -> BlockId:
        """The id of the block at `index`."""
        return self._document.blocks[index].id

    def remember_leftovers(self, comparison: Comparison) -> None:
        """Have the names that were probably forgotten marked in this column."""
        for found in comparison.leftovers:
            if not found.legitimate:
                self._leftovers[found.block].append((found.start, found.start + len(found.text)))

    def block(self, index: int, changes: tuple[Change, ...]) -> list[Html]:
        """The number and the text of a block."""
        block = self._document.blocks[index]
        spoken = element(
            "span", text(_("Oud:") if self.name == "old" else _("Nieuw:")), class_="vh"
        )
        match block:
            case Table():
                return [spoken, self._table(block, changes)]
            case Image():
                shown = _("[Afbeelding: {description}]").format(
                    description=block.alternative or _("zonder beschrijving")
                )
                whole = Stretch(shown, _whole_marking(changes))
                return [spoken, element("p", marked((whole,)), class_="text image")]
            case TextBlock():
                number = element("span", text(self._number(block)), class_="number")
                return [spoken, number, self._text_block(block, changes)]

    def _text_block(self, block: TextBlock, changes: tuple[Change, ...]) -> Html:
        stretches = (
            marked_block(changes[0], self._sign, block.id)
            if changes
            else (Stretch(self._reader.block(block)),)
        )
        content = marked(with_leftovers(stretches, self._leftovers[block.id]))
        if block.role is Role.HEADING and self.name == "new":
            return element(f"h{block.level + 2}", content, class_="text heading")
        return element("p", content, class_=f"text {block.role.value}")

    def _number(self, block: TextBlock) -> str:
        number = self._reader.number(block.id)
        if number:
            return f"{number}." if number.isalnum() else number
        return "•" if block.role is Role.BULLET else ""

    def _table(self, table: Table, changes: tuple[Change, ...]) -> Html:
        of_cell = {side.cell: change for change in changes if (side := self._of(change))}
        caption = of_cell.get(None)
        stretches = marked_side(caption, self._sign) if caption else (Stretch(table.caption),)
        rows = [
            element(
                "tr",
                *(
                    element(
                        "th" if row < table.header_rows else "td",
                        self._cell_text(table, (row, column), of_cell.get((row, column))),
                    )
                    for column in range(len(table.rows[row].cells))
                ),
            )
            for row in range(len(table.rows))
        ]
        return element("table", element("caption", marked(stretches)), *rows, class_="text")

    def _of(self, change: Change) -> Side | None:
        return change.old if self._sign is Sign.OLD else change.new

    def _cell_text(self, table: Table, at: tuple[int, int], change: Change | None) -> Html:
        if change:
            return marked(marked_side(change, self._sign))
        cell = table.rows[at[0]].cells[at[1]]
        return marked((Stretch("\n".join(map(self._reader.block, cell.blocks))),))


def _row_sign(changes: tuple[Change, ...]) -> str:
    """The sign of a row: that of its change; of a table's several, the one they share, or ≠."""
    signs = {change_sign(change) for change in changes}
    if len(signs) > 1:
        return "≠" if is_substantive(changes) else "≈"
    return next(iter(signs), "")


def _whole_marking(changes: tuple[Change, ...]) -> Marking:
    """How a block is marked that came or went as a whole."""
    kind = changes[0].kind if changes else None
    if kind is Kind.INSERTED:
        return Marking.INSERTED
    return Marking.DELETED if kind is Kind.DELETED else Marking.PLAIN


def _sign(sign: str) -> Html:
    if not sign:
        return Html("")
    return Html(
        element("span", text(sign), aria_hidden="true", data_sign=sign)
        + element("span", text(sign_word(sign)), class_="vh")
    )


def _is_guideline(block: Block) -> bool:
    return isinstance(block, TextBlock) and block.role is Role.GUIDELINE and block.level == 1
