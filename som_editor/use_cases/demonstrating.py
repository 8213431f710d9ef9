"""The main job without a window: the samples compared, reported on and published."""

import datetime as dt
import tempfile
from pathlib import Path

import msgspec

from som_editor.core.comparison import Comparison
from som_editor.core.document import NewId
from som_editor.core.progress import Report, silent
from som_editor.files import make_folder, write_file
from som_editor.library import open_library
from som_editor.signing.demonstration import LABEL, make_demonstration
from som_editor.signing.identities import load_pkcs12
from som_editor.use_cases.comparing import compare_versions, render_redline, render_report
from som_editor.use_cases.publishing import SignatureOrder, export
from som_editor.use_cases.samples import add_samples
from som_editor.use_cases.verifying import verify
from som_editor.writers.comparison_html import write_comparison_html
from som_editor.writers.comparison_json import write_comparison_json
from som_editor.writers.verdict_json import write_verdict_json

LIBRARY = "demo.somlib"
COMPARISON_JSON = "vergelijking.json"
COMPARISON_HTML = "vergelijking.html"
REPORT_WORD = "wijzigingsrapport.docx"
REPORT_PDF = "wijzigingsrapport.pdf"
REDLINE = "wijzigingen-bijgehouden.docx"
WORD = "som-social-media-3.0.docx"
PDF = "som-social-media-3.0.pdf"
WORD_VERDICT = "som-social-media-3.0-docx-controle.json"
PDF_VERDICT = "som-social-media-3.0-pdf-controle.json"
ROOT = "demo-root.pem"

_STEPS = 8


class Demonstration(msgspec.Struct, frozen=True):
    """The files that were made, in the order in which they were, and the comparison in them."""

    files: tuple[Path, ...]
    comparison: Comparison


def demonstrate(
    folder: Path, *, now: dt.datetime, new_id: NewId, report: Report = silent
) -> Demonstration:
    """Do the main job and leave its results in `folder`, which is made when it is not there.

    Earlier results of the same names are replaced. Raises UnwritableFile, and what its steps raise.
    """
    make_folder(folder)
    with tempfile.TemporaryDirectory(prefix="som-editor-") as scratch:
        workshop = Path(scratch)
        report(0, _STEPS)
        with open_library(str(workshop / LIBRARY)) as library:
            upstream, adaptation = add_samples(library, now=now, new_id=new_id)
        write_file(folder / LIBRARY, (workshop / LIBRARY).read_bytes())
        report(1, _STEPS)
        comparison = compare_versions(upstream, adaptation)
        write_file(folder / COMPARISON_JSON, write_comparison_json(comparison).encode())
        report(2, _STEPS)
        write_file(folder / COMPARISON_HTML, write_comparison_html(comparison).encode())
        report(3, _STEPS)
        for name in (REPORT_WORD, REPORT_PDF):
            write_file(folder / name, render_report(comparison, Path(name).suffix))
        report(4, _STEPS)
        write_file(folder / REDLINE, render_redline(comparison, author=LABEL, now=now))
        report(5, _STEPS)
        order = _signature_order(folder, workshop, now)
        export(adaptation, folder / WORD, now=now, order=order)
        report(6, _STEPS)
        export(adaptation, folder / PDF, now=now, order=order)
        report(7, _STEPS)
        for file, told in ((WORD, WORD_VERDICT), (PDF, PDF_VERDICT)):
            verdict = verify(folder / file, now=now, roots=(folder / ROOT,), expected=1).verdict
            write_file(folder / told, write_verdict_json(verdict).encode())
    report(_STEPS, _STEPS)
    comparisons = (COMPARISON_JSON, COMPARISON_HTML, REPORT_WORD, REPORT_PDF, REDLINE)
    names = (LIBRARY, *comparisons, WORD, PDF, WORD_VERDICT, PDF_VERDICT, ROOT)
    return Demonstration(tuple(folder / name for name in names), comparison)


def _signature_order(folder: Path, workshop: Path, now: dt.datetime) -> SignatureOrder:
    """Who signs the demonstration: a fresh identity whose key is gone afterwards."""
    demonstration = make_demonstration(now)
    write_file(folder / ROOT, demonstration.root_pem)
    path = workshop / "ondertekenaar.p12"
    path.write_bytes(demonstration.pkcs12)
    return SignatureOrder(load_pkcs12(path, demonstration.password, now=now), reason=LABEL)
