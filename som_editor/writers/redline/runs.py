"""Woven atoms as what stands in a line of Word: runs, links and pictures, tracked."""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from itertools import groupby

from docx.oxml import parse_xml

from som_editor.writers.docx.elements import Element, element, run, tag_name
from som_editor.writers.redline.atoms import Sort
from som_editor.writers.redline.revisions import Fate, Revisions
from som_editor.writers.redline.weaving import Woven

_DELETED_NAMES = {
    tag_name("t"): tag_name("delText"),
    tag_name("instrText"): tag_name("delInstrText"),
}


def runs(woven: Sequence[Woven], revisions: Revisions) -> list[Element]:
    """What stands in a line of the atoms `woven`, without its mark."""
    result: list[Element] = []
    for (is_text, link), some in groupby(woven, lambda one: (one.atom.counts, one.atom.link)):
        if not is_text:
            result += (made for one in some for made in one.atom.elements)
        elif link:
            tracked = _tracked(some, revisions)
            result.append(element("hyperlink", *tracked, r__id=link, history=1))
        else:
            result += _tracked(some, revisions)
    return result


def _tracked(woven: Iterable[Woven], revisions: Revisions) -> list[Element]:
    """Runs within what became of them.

    What was deleted from a text that moved away stands inside the move: LibreOffice takes a
    paragraph away whole only where it is one stretch.
    """
    every = list(woven)
    is_moved_away = any(one.fate is Fate.MOVED_AWAY for one in every)
    result: list[Element] = []
    for fate, some in groupby(every, lambda one: one.fate):
        made = _plain(some, revisions)
        if fate is Fate.DELETED:
            _delete(made)
        is_bare = fate is Fate.KEPT or (is_moved_away and fate is Fate.MOVED_AWAY)
        result += made if is_bare else [revisions.mark(fate.value, *made)]
    return [revisions.mark(Fate.MOVED_AWAY.value, *result)] if is_moved_away else result


def _plain(woven: Iterable[Woven], revisions: Revisions) -> list[Element]:
    """Runs of one look each; a look that changed says what it was."""
    result: list[Element] = []
    for (sort, look, before), some in groupby(woven, _look):
        if sort is Sort.UNIT:
            result += (deepcopy(made) for one in some for made in one.atom.elements)
            continue
        made = run("".join(one.atom.text for one in some))
        properties = parse_xml(look) if look else element("rPr")
        if before != look:
            old = parse_xml(before) if before else element("rPr")
            properties.append(revisions.mark("rPrChange", old))
        if len(properties):
            made.insert(0, properties)
        result.append(made)
    return result


def _look(one: Woven) -> tuple[Sort, bytes, bytes]:
    """What a run of `one` and its likes looks like, and what it looked like."""
    return one.atom.sort, one.atom.look, one.old.look if one.old else one.atom.look


def _delete(some: Iterable[Element]) -> None:
    """Give what `some` runs say the names that it has once deleted."""
    for made in some:
        for content in made.iter(*_DELETED_NAMES):
            content.tag = _DELETED_NAMES[content.tag]
