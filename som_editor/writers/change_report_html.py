"""The change report as parts of an HTML page: the changes in words, and the was/wordt-tabel."""

from collections.abc import Callable, Iterable

from som_editor.writers.change_report import HEADINGS, TABLE_TITLES, ChangeReport, Entry
from som_editor.writers.changed_passages import Passage
from som_editor.writers.marked_html import marked
from som_editor.writers.markup import Html, element, joined, text


def change_list(report: ChangeReport, address: Callable[[Entry], str]) -> Html:
    """The changes under the titles of their sections, each linked to its `address`."""
    note = element("p", text(report.note), class_="detail") if report.note else Html("")
    parts = (
        Html(
            element("h3", text(section.title))
            + element("ol", *(_item(one, address) for one in section.entries), class_="changes")
        )
        for section in report.sections
    )
    return joined(note, *parts)


def was_wordt(report: ChangeReport) -> Html:
    """The was/wordt-tabel, one under each section's title."""
    return Html("\n".join(_table(section.title, section.entries) for section in report.sections))


def _item(entry: Entry, address: Callable[[Entry], str]) -> Html:
    return element(
        "li",
        element("span", text(entry.sign), class_="sign", data_sign=entry.sign, aria_hidden="true"),
        element(
            "span",
            text(f"{entry.number}. "),
            element("span", text(f"{entry.kind}: "), class_="detail"),
            element("a", text(entry.headline), href=address(entry)),
        ),
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
