"""Two blocks that answer to each other, as a change: its spans, its edits and their classes."""

from collections.abc import Iterable, Sequence

from som_editor.core.change import Change, ChangeClass, Edit, Kind, Side, Sign, Span
from som_editor.core.compared_text import Part
from som_editor.core.document import Automatic, Image, Literal, TextBlock
from som_editor.core.formatting import marks_differ
from som_editor.core.renamed_spans import spans_with_rules
from som_editor.core.renames import Rule
from som_editor.core.spans import WordSpans
from som_editor.core.tokens import match_key

_ORDER = list(ChangeClass)


def whole(kind: Kind, old: Side | None, new: Side | None, group: int | None) -> Change:
    """A change that takes a block whole: inserted, deleted or moved untouched."""
    sign = {Kind.INSERTED: Sign.NEW, Kind.DELETED: Sign.OLD}.get(kind, Sign.SAME)
    side = new or old
    spans = (Span(sign, side.text),) if side and side.text else ()
    takes = tuple(range(len(spans))) if sign is not Sign.SAME else ()
    return Change(
        kind=kind,
        moved=kind is Kind.MOVED,
        group=group,
        classes=(ChangeClass.SUBSTANTIVE,),
        old=old,
        new=new,
        spans=spans,
        edits=(Edit(takes, ChangeClass.SUBSTANTIVE),),
    )


def paired(
    old: Part,
    new: Part,
    rules: Sequence[Rule],
    words: WordSpans | None = None,
    *,
    moved: bool,
    group: int | None,
) -> Change | None:
    """What differs between two parts that answer to each other; None when nothing does."""
    spans, edits = _text_edits(old.side.text, new.side.text, rules, words)
    edits += _other_edits(old, new, spans)
    if not edits:
        return whole(Kind.MOVED, old.side, new.side, group) if moved else None
    if moved:
        edits = [Edit((), ChangeClass.SUBSTANTIVE), *edits]
    return Change(
        kind=Kind.EDITED,
        moved=moved,
        group=group,
        classes=classes_of(edits),
        old=old.side,
        new=new.side,
        spans=tuple(spans),
        edits=tuple(edits),
    )


def joined(
    old: Part,
    new: Part,
    rules: Sequence[Rule],
    words: WordSpans | None = None,
    *,
    group: int | None,
) -> Change:
    """The split or merge between two parts of which one joins several blocks.

    The first edit is the split or merge itself, with the space that gave way to a line feed, or
    the other way round.
    """
    spans, edits = _text_edits(old.side.text, new.side.text, rules, words)
    seams = [edit for edit in edits if _is_seam(edit, spans)]
    seam = tuple(index for edit in seams for index in edit.spans)
    edits = [
        Edit(seam, ChangeClass.SUBSTANTIVE),
        *(edit for edit in edits if edit not in seams),
        *_other_edits(old, new, spans),
    ]
    return Change(
        kind=Kind.SPLIT if new.side.parts else Kind.MERGED,
        moved=False,
        group=group,
        classes=classes_of(edits),
        old=old.side,
        new=new.side,
        spans=tuple(spans),
        edits=tuple(edits),
    )


def _is_seam(edit: Edit, spans: Sequence[Span]) -> bool:
    texts = [spans[index].text for index in edit.spans]
    return "\n" in "".join(texts) and not any(text.strip() for text in texts)


def classes_of(edits: Iterable[Edit]) -> tuple[ChangeClass, ...]:
    """The classes that `edits` have, each once, the weightiest first."""
    return tuple(sorted({edit.classed for edit in edits}, key=_ORDER.index))


def _text_edits(
    old: str, new: str, rules: Sequence[Rule], words: WordSpans | None
) -> tuple[list[Span], list[Edit]]:
    """The spans between two texts, and an edit for each place where they differ."""
    if old == new:
        return ([Span(Sign.SAME, old)] if old else []), []
    spans: list[Span] = []
    edits: list[Edit] = []
    for piece in spans_with_rules(old, new, rules, words):
        if piece.spans[0].sign is Sign.SAME:
            if spans and spans[-1].sign is Sign.SAME:
                spans[-1] = Span(Sign.SAME, spans[-1].text + piece.spans[0].text)
            else:
                spans += piece.spans
            continue
        taken = tuple(range(len(spans), len(spans) + len(piece.spans)))
        spans += piece.spans
        edits.append(_classed(taken, piece.spans, piece.rule))
    return spans, edits


def _classed(taken: tuple[int, ...], spans: Sequence[Span], rule: int | None) -> Edit:
    if rule is not None:
        return Edit(taken, ChangeClass.RENAME, rule)
    gone = "".join(span.text for span in spans if span.sign is Sign.OLD)
    came = "".join(span.text for span in spans if span.sign is Sign.NEW)
    alike = match_key(gone) == match_key(came)
    return Edit(taken, ChangeClass.COSMETIC if alike else ChangeClass.SUBSTANTIVE)


def _other_edits(old: Part, new: Part, spans: Sequence[Span]) -> list[Edit]:
    """The differences that are not of the text: another picture, number, kind or mark."""
    if isinstance(old.block, Image) or isinstance(new.block, Image):
        same = (
            isinstance(old.block, Image)
            and isinstance(new.block, Image)
            and old.block.digest == new.block.digest
        )
        return [] if same else [Edit((), ChangeClass.SUBSTANTIVE)]
    edits: list[Edit] = []
    if old.side.number != new.side.number and not _is_renumbered(old.block, new.block):
        edits.append(Edit((), ChangeClass.NUMBER))
    if old.shape != new.shape or marks_differ(
        old.block, new.block, spans, (old.reader, new.reader)
    ):
        edits.append(Edit((), ChangeClass.FORMATTING))
    return edits


def _is_renumbered(old: TextBlock, new: TextBlock) -> bool:
    """Whether a number differs because of what stands before the block, or of what sort it is.

    A typed number differs by itself; so does a number that came or went with nothing else.
    """
    numberings = (old.numbering, new.numbering)
    if any(isinstance(numbering, Literal) for numbering in numberings):
        return False
    both = all(isinstance(numbering, Automatic) for numbering in numberings)
    return both or old.role is not new.role
