"""The files that a comparison can become, and how each is made."""

import datetime as dt
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import NamedTuple

from som_editor.core.comparison import Comparison
from som_editor.core.document import Digest
from som_editor.i18n import _
from som_editor.library import Library
from som_editor.ui.publishing.format_choice import Format
from som_editor.use_cases.comparing import render_redline, render_report
from som_editor.use_cases.opening import kept_pictures
from som_editor.writers.comparison_html import write_comparison_html


class Report(StrEnum):
    """What is made of a comparison."""

    WORD = "word"
    PDF = "pdf"
    PAGE = "page"
    REDLINE = "redline"


class Order(NamedTuple):
    """What is asked for: `shown` is what the filters leave, `whole` the comparison with all.

    The redline bears `author` and the moment `at`, and of `pictures` those that no library has.
    """

    report: Report
    shown: Comparison
    whole: Comparison
    author: str
    at: dt.datetime
    pictures: Mapping[Digest, bytes]


def report_formats() -> dict[Report, Format]:
    """How each kind is offered, the most asked for first."""
    return {
        Report.WORD: Format(
            ".docx",
            _("Wijzigingsrapport in Word"),
            _("Aantallen, elke wijziging in woorden, en de was/wordt-tabel"),
            "file-text",
        ),
        Report.PDF: Format(
            ".pdf",
            _("Wijzigingsrapport als PDF"),
            _("Hetzelfde, om te delen of te bewaren"),
            "book-open-check",
        ),
        Report.PAGE: Format(
            ".html",
            _("Vergelijking als webpagina"),
            _("Beide teksten naast elkaar, met het rapport"),
            "columns-2",
        ),
        Report.REDLINE: Format(
            ".docx",
            _("Nieuwe tekst met wijzigingen bijgehouden"),
            _("Word-bestand: elke wijziging is te accepteren of te verwerpen"),
            "file-diff",
        ),
    }


def rendered(order: Order, library: Library) -> bytes:
    """The bytes of what is asked for. Raises CannotTypeset, LibraryProblem."""
    make: dict[Report, Callable[[], bytes]] = {
        Report.WORD: lambda: render_report(order.shown, ".docx"),
        Report.PDF: lambda: render_report(order.shown, ".pdf"),
        Report.PAGE: lambda: write_comparison_html(order.shown).encode(),
        Report.REDLINE: lambda: _redline(order, library),
    }
    return make[order.report]()


def _redline(order: Order, library: Library) -> bytes:
    """Hidden changes are in it too: accepted, it must give the new text, rejected the old one."""
    sides = (order.whole.old, order.whole.new)
    kept = [kept_pictures(side, library) for side in sides]
    images = {**order.pictures, **kept[0], **kept[1]}
    return render_redline(order.whole, author=order.author, now=order.at, images=images)
