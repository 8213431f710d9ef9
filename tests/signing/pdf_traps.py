"""What somebody may make ready in a PDF before others sign it, and spring afterwards."""

import io
from collections.abc import Callable

import pikepdf
from pyhanko.pdf_utils.generic import pdf_name

from som_editor.signing.pdf_engine import AppendedRevision
from tests.signing.pdf_attacks import (
    DRAWING,
    HIDDEN,
    Array,
    Dictionary,
    appended,
    page,
    stream,
    text_field,
    touched,
)

NEVER_DEFINED, BEYOND_REACH = 10_000, 90_000
"""Numbers of objects that a file refers to and does not have; the second is far too high."""


def _made_ready(plain: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(plain)) as pdf:
        change(pdf)
        pdf.save(made, preserve_pdfa=True)
    return made.getvalue()


def with_hidden_text(plain: bytes) -> bytes:
    """A file in which a second text lies ready that no page shows."""

    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root["/SomReady"] = pdf.make_indirect(pikepdf.Stream(pdf, HIDDEN))

    return _made_ready(plain, change)


def revealed(signed: bytes) -> bytes:
    def change(revision: AppendedRevision) -> None:
        touched(revision)["/Contents"] = revision.root.raw_get("/SomReady")

    return appended(signed, change)


def with_cover_up(plain: bytes) -> bytes:
    """A file in which a picture lies over the text, to be taken away later."""

    def change(pdf: pikepdf.Pdf) -> None:
        look = pikepdf.Stream(pdf, DRAWING)
        look.Type, look.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        look.BBox = pikepdf.Array([0, 0, 595, 842])
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Stamp,
            Rect=pikepdf.Array([0, 0, 595, 842]),
            AP=pikepdf.Dictionary(N=pdf.make_indirect(look)),
        )
        pdf.pages[0].obj.Annots = pikepdf.Array([pdf.make_indirect(note)])

    return _made_ready(plain, change)


def uncovered(signed: bytes) -> bytes:
    def change(revision: AppendedRevision) -> None:
        touched(revision)["/Annots"] = Array(list(page(revision)["/Annots"])[1:])

    return appended(signed, change)


def with_loose_end(plain: bytes, number: int = NEVER_DEFINED) -> bytes:
    """A file whose first page refers to an object that is not there yet."""
    marker = b"%d 0 R" % number

    def change(pdf: pikepdf.Pdf) -> None:
        shown = pdf.pages[0].obj
        shown.Contents = pikepdf.Array([shown.Contents, pikepdf.String(marker.decode())])

    return _rewritten(_made_ready(plain, change), b"(" + marker + b")", marker + b"  ")


def with_far_end(plain: bytes) -> bytes:
    return with_loose_end(plain, BEYOND_REACH)


def _rewritten(content: bytes, old: bytes, new: bytes) -> bytes:
    """`content` with one string, which must stand in it as it is, replaced by as many bytes."""
    if old not in content:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            plain = io.BytesIO()
            pdf.save(plain, object_stream_mode=pikepdf.ObjectStreamMode.disable)
        content = plain.getvalue()
    assert content.count(old) == 1
    return content.replace(old, new)


def tied_up(signed: bytes, number: int = NEVER_DEFINED) -> bytes:
    def change(revision: AppendedRevision) -> None:
        revision.objects[(0, number)] = stream(DRAWING)
        revision._lastobj_id = number

    return appended(signed, change)


def tied_up_far(signed: bytes) -> bytes:
    """The same, passed off as the addition of proof, with an object that some programs ignore."""

    def change(revision: AppendedRevision) -> None:
        revision.root[pdf_name("/DSS")] = revision.add_object(Dictionary())
        revision.update_root()
        revision.objects[(0, BEYOND_REACH)] = stream(DRAWING)

    return appended(signed, change)


def with_text_field(plain: bytes) -> bytes:
    """A file with a form that shows a value."""
    return appended(plain, _form_with_text)


def _form_with_text(revision: AppendedRevision) -> None:
    form = revision.root.get("/AcroForm")
    field = text_field(revision, "Besluit", "Vastgesteld")
    if form is None:
        form = Dictionary({pdf_name("/Fields"): Array()})
        revision.root[pdf_name("/AcroForm")] = revision.add_object(form)
        revision.update_root()
    form["/Fields"].append(field)
    revision.update_container(form)
    revision.update_container(form["/Fields"])
    here = touched(revision)
    here["/Annots"] = Array([*here.get("/Annots", Array()), field])
