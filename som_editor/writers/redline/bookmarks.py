"""Bookmarks of two documents in one: each name once, each with a number of its own."""

from som_editor.writers.docx.elements import Element, tag_name


def tidy_bookmarks(body: Element) -> None:
    """Number the bookmarks in `body` anew, and remove those whose name was there before."""
    start, end = tag_name("bookmarkStart"), tag_name("bookmarkEnd")
    names: set[str | None] = set()
    open_: dict[str | None, list[str | None]] = {}
    for mark in list(body.iter(start, end)):
        number = mark.get(tag_name("id"))
        if mark.tag == start:
            name = mark.get(tag_name("name"))
            open_.setdefault(number, []).append(None if name in names else str(len(names) + 1))
            names.add(name)
        fresh = open_[number][-1] if mark.tag == start else open_[number].pop()
        parent = mark.getparent()
        if fresh is not None:
            mark.set(tag_name("id"), fresh)
        elif parent is not None:
            parent.remove(mark)
