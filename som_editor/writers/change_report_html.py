"""The change report as parts of an HTML page: the changes in words, and the was/wordt-tabel."""

from collections.abc import Callable, Iterable

from som_editor.writers.change_report import HEADINGS, LEGEND, TABLE_TITLES, ChangeReport, Entry
from som_editor.writers.changed_passages import Passage
from som_editor.writers.marked_text import Marking, Stretch
from som_editor.writers.markup import Html, element, text

_SPOKEN = {
    Marking.DELETED: ("del", LEGEND[0]),
    Marking.INSERTED: ("ins", LEGEND[1]),
    Marking.RENAMED: ("span", "hernoemd"),
}
"""The element of a marking, and the word for who cannot see it."""


def change_list(report: ChangeReport, address: Callable[[Entry], str]) -> Html:
    """The changes one after another under their numbers, each linked to its `address`."""
    items = [
        _item(entry, section.title, address(entry))
        for section in report.sections
        for entry in section.entries
    ]
    note = element("p", text(report.note), class_="detail") if report.note else Html("")
    return Html(note + element("ol", *items, class_="changes"))


def was_wordt(report: ChangeReport) -> Html:
    """The was/wordt-tabel, one under each section's title."""
    return Html("\n".join(_table(section.title, section.entries) for section in report.sections))


def _item(entry: Entry, section: str, address: str) -> Html:
    return element(
        "li",
        element("span", text(entry.sign), class_="sign", data_sign=entry.sign, aria_hidden="true"),
        element(
            "span",
            text(f"{entry.number}. "),
            element("span", text(f"{entry.kind}: "), class_="vh"),
            element("a", text(entry.headline), href=address),
        ),
        element("span", text(section), class_="detail"),
        element("span", marked(entry.marked), class_="excerpt") if entry.marked else Html(""),
        _reason(entry.reason),
    )


def _reason(reason: str) -> Html:
    if not reason:
        return Html("")
    return element("span", text(f"{HEADINGS['reason']}: {reason}"), class_="detail")


def _table(title: str, entries: Iterable[Entry]) -> Html:
    head = element("tr", *(element("th", text(one), scope="col") for one in TABLE_TITLES))
    rows = (
        element(
            "tr",
            element("th", text(str(entry.number)), scope="row"),
            element("td", *_passage(entry.was)),
            element("td", *_passage(entry.now)),
            element("td", text(entry.reason)),
        )
        for entry in entries
    )
    return element(
        "table",
        element("caption", text(title)),
        element("thead", head),
        element("tbody", *rows),
        class_="was-wordt",
    )


def _passage(passage: Passage) -> Iterable[Html]:
    if passage.place:
        yield element("p", text(passage.place), class_="detail")
    if passage.text:
        yield element("p", marked(passage.text), class_="passage")
    if passage.remark:
        yield element("p", element("i", text(passage.remark)))


def marked(stretches: Iterable[Stretch]) -> Html:
    """`stretches` with their markings, which are said in words too."""
    return Html("".join(map(_stretch, stretches)))


def _stretch(stretch: Stretch) -> Html:
    lines = Html(element("br").join(text(line) for line in stretch.text.split("\n")))
    if stretch.marking is Marking.PLAIN:
        return lines
    name, word = _SPOKEN[stretch.marking]
    class_ = "renamed" if stretch.marking is Marking.RENAMED else ""
    spoken = element("span", text(f"[{word}:] "), class_="vh")
    return element(name, spoken, lines, class_=class_)
