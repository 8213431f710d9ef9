"""The atoms of an old and a new text as one: what both have once, what one has where it stood."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from som_editor.core.change import Sign, Span
from som_editor.core.spans import word_spans
from som_editor.writers.docx.elements import tag_name
from som_editor.writers.redline.atoms import Atom, Sort, characters
from som_editor.writers.redline.revisions import Fate


class Woven(NamedTuple):
    """An atom and what became of it; of one that both sides have, `old` is the old one."""

    fate: Fate
    atom: Atom
    old: Atom | None = None


def weave(old: Sequence[Atom], new: Sequence[Atom], spans: Sequence[Span] = ()) -> list[Woven]:
    """`old` and `new`, which end in a mark each, as one; those marks are one mark.

    `spans` say what stayed, as far as they are about these texts; else the words are compared.
    """
    exact = _spans(characters(old[:-1]), characters(new[:-1]), spans)
    pairs = list(_pairs(old[:-1], new[:-1], exact))
    kept = {atom.elements[0].get(tag_name("name")) for atom in new if atom.sort is Sort.OPENING}
    gone = _without_ranges(old, kept)
    result: list[Woven] = []
    at_old = at_new = 0
    for one, other in [*pairs, (len(old) - 1, len(new) - 1)]:
        result += _between([gone[at] for at in range(at_old, one)], new[at_new:other])
        result.append(Woven(Fate.KEPT, new[other], old[one]))
        at_old, at_new = one + 1, other + 1
    return result


def one_sided(some: Sequence[Atom], fate: Fate) -> list[Woven]:
    """`some` atoms that stand on one side only."""
    return [Woven(fate, atom) for atom in some]


def moved_away(woven: Sequence[Woven]) -> list[Woven]:
    """The place that a text left: what went along, and what was deleted from it."""
    return [
        Woven(Fate.MOVED_AWAY, one.old) if one.old else one
        for one in woven
        if not one.fate.is_new_only
    ]


def moved_here(woven: Sequence[Woven]) -> list[Woven]:
    """The place that a text came to: what came along, and what was inserted into it."""
    return [
        Woven(Fate.MOVED_HERE, one.atom) if one.old else one
        for one in woven
        if not one.fate.is_old_only
    ]


def _spans(old: str, new: str, spans: Sequence[Span]) -> Sequence[Span]:
    """`spans` with what stands before their texts here: a number that is written out."""
    ours = "".join(span.text for span in spans if span.sign is not Sign.NEW)
    theirs = "".join(span.text for span in spans if span.sign is not Sign.OLD)
    if not spans or not old.endswith(ours) or not new.endswith(theirs):
        return word_spans(old, new)
    label_old, label_new = old[: len(old) - len(ours)], new[: len(new) - len(theirs)]
    if label_old == label_new:
        return [Span(Sign.SAME, label_old), *spans]
    return [Span(Sign.OLD, label_old), Span(Sign.NEW, label_new), *spans]


def _pairs(
    old: Sequence[Atom], new: Sequence[Atom], spans: Sequence[Span]
) -> Iterator[tuple[int, int]]:
    """The places of the atoms that both sides have, within the spans that are the same."""
    of_old, of_new = _by_character(old), _by_character(new)
    start_old = start_new = 0
    for span in spans:
        length = len(span.text)
        if span.sign is Sign.SAME:
            for step in range(length):
                one, other = of_old.get(start_old + step), of_new.get(start_new + step)
                if one is None or other is None or not old[one].is_same(new[other]):
                    continue
                if step + len(new[other].text) <= length:
                    yield one, other
        start_old += length if span.sign is not Sign.NEW else 0
        start_new += length if span.sign is not Sign.OLD else 0


def _by_character(some: Sequence[Atom]) -> dict[int, int]:
    """The places of `some` atoms by the character they begin with."""
    result: dict[int, int] = {}
    at = 0
    for place, atom in enumerate(some):
        if atom.text:
            result[at] = place
        at += len(atom.text)
    return result


def _without_ranges(old: Sequence[Atom], names: set[str | None]) -> list[Atom | None]:
    """`old` without the bookmarks that the new side has under the same name."""
    numbers = {
        atom.elements[0].get(tag_name("id"))
        for atom in old
        if atom.sort is Sort.OPENING and atom.elements[0].get(tag_name("name")) in names
    }
    return [
        None if not atom.counts and atom.elements[0].get(tag_name("id")) in numbers else atom
        for atom in old
    ]


def _between(old: Sequence[Atom | None], new: Sequence[Atom]) -> Iterator[Woven]:
    """What stands on one side only, the old before the new, ranges that begin there before both."""
    first = next((at for at, atom in enumerate(new) if atom.sort is not Sort.OPENING), len(new))
    yield from one_sided(new[:first], Fate.INSERTED)
    yield from one_sided([one for one in old if one], Fate.DELETED)
    yield from one_sided(new[first:], Fate.INSERTED)
