"""A comparison as one HTML page: no network, no script, for screen, paper and screen readers."""

from collections.abc import Iterable

from som_editor import assets
from som_editor.core.change import MetadataChange
from som_editor.core.comparison import Comparison, summary
from som_editor.core.version import Version
from som_editor.i18n import _, dutch, ngettext
from som_editor.wording.metadata_fields import field_label, shown_value
from som_editor.wording.places import Places
from som_editor.wording.sides import reconstruction_note, side_standing, side_title
from som_editor.wording.totals import describe_totals, totals
from som_editor.writers.change_report import HEADINGS, SAME_TEXT, ChangeReport, change_report
from som_editor.writers.change_report_html import change_list, was_wordt
from som_editor.writers.comparison_rows import row_of_change
from som_editor.writers.markup import Html, element, joined, text
from som_editor.writers.side_by_side import SideBySide, row_anchor

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""The browser fetches nothing and runs nothing, whatever stands in the texts."""


def write_comparison_html(comparison: Comparison) -> str:
    """`comparison` as a page that stands by itself; it is Dutch, as the texts are."""
    with dutch():
        return _page(comparison)


def _page(comparison: Comparison) -> str:
    old, new = side_title(comparison.old), side_title(comparison.new)
    title = _("Vergelijking: {old} en {new}").format(old=old, new=new)
    style = assets.template("html", "comparison.css").read_text(encoding="utf-8")
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", text(title)),
        Html(f"<style>\n{style}</style>"),
    )
    body = element("body", joined(_header(comparison), _main(comparison)))
    return f"<!doctype html>\n{element('html', head, body, lang='nl')}\n"


def _header(comparison: Comparison) -> Html:
    return element(
        "header",
        element("h1", text(_("Wat is er veranderd?"))),
        element("p", text(describe_totals(summary(comparison)) + "."), class_="lead"),
        element(
            "div",
            _side_card(_("Oud"), comparison.old),
            _side_card(_("Nieuw"), comparison.new),
            class_="sides",
        ),
        _totals(comparison),
    )


def _side_card(label: str, version: Version) -> Html:
    note = (
        element("p", text(reconstruction_note()), class_="note")
        if version.standing.reconstruction
        else Html("")
    )
    return element(
        "div",
        element("p", text(label), class_="label"),
        element("p", text(side_title(version)), class_="name"),
        element("p", text(side_standing(version)), class_="standing"),
        note,
        class_="card",
    )


def _totals(comparison: Comparison) -> Html:
    """Every count; zeros too, because an absent class must be seen to be absent."""
    chips = (
        element(
            "li",
            text(f"{total.label} "),
            element("b", text(str(total.amount))),
            class_="" if total.amount else "zero",
        )
        for total in totals(summary(comparison))
    )
    return element("ul", *chips, class_="totals")


def _main(comparison: Comparison) -> Html:
    report = change_report(comparison)
    table = _section(HEADINGS["table"], was_wordt(report)) if report.sections else Html("")
    return element(
        "main",
        joined(
            _leftovers(comparison),
            _change_list(comparison, report),
            _metadata(comparison.metadata),
            _renames(comparison),
            table,
            _texts(comparison),
        ),
    )


def _section(title: str, *content: Html, class_: str = "") -> Html:
    return element("section", element("h2", text(title)), *content, class_=class_)


def _leftovers(comparison: Comparison) -> Html:
    """The names that were probably forgotten, in the colour of a remark."""
    places, rows = Places(comparison.new.document), _row_of_new(comparison)
    forgotten = [found for found in comparison.leftovers if not found.legitimate]
    if not forgotten:
        return Html("")
    items = [
        element(
            "li",
            text(f"‘{found.text}’ "),
            element("a", text(places.full(found.block)), href=f"#{row_anchor(rows[found.block])}"),
        )
        for found in forgotten
    ]
    legitimate = len(comparison.leftovers) - len(forgotten)
    rest = ngettext(
        "{count} andere vermelding lijkt terecht.",
        "{count} andere vermeldingen lijken terecht.",
        legitimate,
    ).format(count=legitimate)
    return _section(
        _("Overgebleven namen"),
        element("ul", *items),
        element("p", text(rest)) if legitimate else Html(""),
        class_="leftovers",
    )


def _row_of_new(comparison: Comparison) -> dict[str, int]:
    """The row in which each block of the new document stands."""
    blocks = comparison.new.document.blocks
    return {
        blocks[pair.new].id: index
        for index, pair in enumerate(comparison.rows)
        if pair.new is not None
    }


def _change_list(comparison: Comparison, report: ChangeReport) -> Html:
    """The changes that are told, one after another, each with a link to its row."""
    if not report.sections:
        return _section(HEADINGS["changes"], element("p", text(SAME_TEXT)))
    rows = row_of_change(comparison)
    shown = change_list(report, lambda entry: f"#{row_anchor(rows[entry.changes[0]])}")
    return _section(HEADINGS["changes"], shown)


def _metadata(changes: Iterable[MetadataChange]) -> Html:
    rows = [
        element(
            "tr",
            element("th", text(field_label(change.field)), scope="row"),
            element("td", _value(change.field, change.old, "del")),
            element("td", _value(change.field, change.new, "ins")),
        )
        for change in changes
    ]
    if not rows:
        return Html("")
    titles = (_("Gegeven"), _("Oud"), _("Nieuw"))
    head = element("tr", *(element("th", text(title), scope="col") for title in titles))
    table = element("table", element("thead", head), element("tbody", *rows), class_="metadata")
    return _section(_("Gegevens"), table)


def _value(field: str, value: str, mark: str) -> Html:
    shown = shown_value(field, value)
    return element(mark, text(shown)) if shown else element("i", text(_("leeg")))


def _renames(comparison: Comparison) -> Html:
    if not comparison.renames:
        return Html("")
    items = (
        element(
            "li",
            element("b", text(f"{rename.old} → {rename.new}")),
            text(f" ({rename.count}×)"),
        )
        for rename in comparison.renames
    )
    return _section(_("Hernoemd"), element("ul", *items), class_="renames")


def _texts(comparison: Comparison) -> Html:
    heads = element(
        "div",
        element("div", text(side_title(comparison.old)), class_="cell old"),
        element("div", class_="sign"),
        element("div", text(side_title(comparison.new)), class_="cell new"),
        class_="row heads",
        aria_hidden="true",
    )
    legend = element(
        "p",
        element("del", text(_("verwijderd"))),
        text(" "),
        element("ins", text(_("ingevoegd"))),
        text(" "),
        element("span", text(_("hernoemd")), class_="renamed"),
        class_="legend",
    )
    columns = element("div", heads, SideBySide(comparison).html(), class_="texts")
    return _section(_("De teksten naast elkaar"), legend, columns)
