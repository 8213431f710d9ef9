"""Marked text as HTML: a marking is seen, and said in words to who cannot see it."""

from collections.abc import Iterable

from som_editor.writers.marked_text import Marking, Stretch
from som_editor.writers.markup import Html, element, text

_MARKED = {
    Marking.DELETED: ("del", "verwijderd"),
    Marking.INSERTED: ("ins", "ingevoegd"),
    Marking.RENAMED: ("span", "hernoemd"),
}
"""The element of a marking and its word. Few screen readers say of themselves what `del` means."""

_LEFTOVER = ("mark", "overgebleven naam")


def marked(stretches: Iterable[Stretch]) -> Html:
    """`stretches` with their markings, which are said in words too. The words are Dutch."""
    return Html("".join(map(_stretch, stretches)))


def spoken(name: str, word: str, *content: Html, class_: str = "") -> Html:
    """The element `name` around `content`, with `word` before it and its end told after it."""
    before, after = (
        element("span", text(said), class_="vh") for said in (f" [{word}:] ", " [einde] ")
    )
    return element(name, before, *content, after, class_=class_)


def _stretch(stretch: Stretch) -> Html:
    content = Html(element("br").join(text(line) for line in stretch.text.split("\n")))
    if stretch.leftover:
        content = spoken(*_LEFTOVER, content)
    if stretch.marking is Marking.PLAIN:
        return content
    class_ = "renamed" if stretch.marking is Marking.RENAMED else ""
    return spoken(*_MARKED[stretch.marking], content, class_=class_)
