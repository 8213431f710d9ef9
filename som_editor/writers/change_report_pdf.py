"""A change report as PDF: PDF/A-2a for the archive and PDF/UA-1 for screen readers, in one file."""

from typing import Any

import msgspec

from som_editor.core.comparison import Comparison
from som_editor.core.errors import CannotTypeset
from som_editor.wording.totals import Total
from som_editor.writers.change_report import (
    APART,
    EMPTY_VALUE,
    FIELD_TITLES,
    HEADINGS,
    LEGEND,
    SAME_TEXT,
    TABLE_TITLES,
    ChangeReport,
    change_report,
    report_title,
)
from som_editor.writers.embedded import compared_facts
from som_editor.writers.pdf_data import document_date
from som_editor.writers.pdf_engine import Refused, typeset
from som_editor.writers.pdf_properties import with_properties
from som_editor.writers.printed import on_one_line, printable_text

_TEMPLATE = "report.typ"


class ReportPages(msgspec.Struct, frozen=True, rename="kebab"):
    """What templates/pdf/report.typ reads; `same` where there is nothing to tell."""

    title: str
    heading: str
    organisation: str
    date: tuple[int, int, int]
    report: dict[str, Any]
    counted: tuple[Total, ...]
    same: bool
    same_text: str
    empty: str
    headings: dict[str, str]
    field_titles: tuple[str, ...]
    table_titles: tuple[str, ...]
    legend: tuple[str, str]
    apart: str


def write_change_report_pdf(comparison: Comparison) -> bytes:
    """The change report of `comparison` as a tagged PDF; the same comparison, the same bytes.

    Raises CannotTypeset when the text has a sign that no shipped font has.
    """
    report = change_report(comparison)
    pages = _pages(comparison, report)
    try:
        made = typeset(pages, {}, _TEMPLATE)
    except Refused as refused:
        raise CannotTypeset(_refused_section(pages, report), refused.detail) from refused
    return with_properties(
        made, compared_facts(comparison.old, comparison.new), pages.organisation, ""
    )


def _pages(comparison: Comparison, report: ChangeReport) -> ReportPages:
    day = document_date(comparison.new)
    return ReportPages(
        title=on_one_line(report_title(comparison.new)),
        heading=report.title,
        organisation=on_one_line(comparison.new.document.metadata.organisation),
        date=(day.year, day.month, day.day),
        report=_printable(msgspec.to_builtins(report)),
        counted=report.totals_in_text if report.entries else (),
        same=report.is_empty,
        same_text=SAME_TEXT,
        empty=EMPTY_VALUE,
        headings=HEADINGS,
        field_titles=FIELD_TITLES,
        table_titles=TABLE_TITLES,
        legend=LEGEND,
        apart=APART,
    )


def _printable(value: Any) -> Any:
    """`value`, plain data, with each text fit for print."""
    match value:
        case str():
            return printable_text(value)
        case dict():
            return {key.replace("_", "-"): _printable(one) for key, one in value.items()}
        case list() | tuple():
            return [_printable(one) for one in value]
        case _:
            return value


def _refused_section(pages: ReportPages, report: ChangeReport) -> str:
    """The title of the first section that the engine refuses by itself; empty when it is none."""
    for section, data in zip(report.sections, pages.report["sections"], strict=True):
        alone = {**pages.report, "sections": [data], "fields": [], "renames": [], "leftovers": []}
        try:
            typeset(msgspec.structs.replace(pages, report=alone), {}, _TEMPLATE)
        except Refused:
            return section.title
    return ""
