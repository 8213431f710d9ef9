"""Fields in a PDF for those who are still to sign, before the first does.

PDF/A and PDF/UA are kept: a field that nobody sees lies off the page; one that is seen is tagged,
on a page of its own behind the text.
"""

import io
from collections.abc import Sequence
from typing import NamedTuple

import pikepdf

from som_editor.core.errors import CannotSign, FileReason, SigningReason
from som_editor.files.zipped import Unpackable
from som_editor.i18n import _
from som_editor.signing.identities import common_name
from som_editor.signing.pdf_fields import Field, ObjectId, fields, object_id
from som_editor.signing.pdf_opening import open_pdf
from som_editor.signing.pdf_stamp import HEIGHT, WIDTH, open_block

_PRINTED, _LOCKED = 4, 128
_SIGNATURES_EXIST, _APPEND_ONLY = 1, 2
_OFF_THE_PAGE = (-9999, -9999, -9999, -9999)
_CORNERS = 4
_MARGIN = 85.0
_BETWEEN = 24.0


def prepare_pdf(content: bytes, names: Sequence[str], *, visible: bool = False) -> bytes:
    """`content`, a PDF that nobody signed, with an open field for each of `names`.

    With `visible` there is a page behind the text with a block for each; otherwise nothing shows.

    Raises CannotSign when `content` is no PDF, has a password or a signature, or a name is taken.
    """
    pdf = _opened(content)
    there = _fields(pdf)
    if any(field.value is not None for field in there):
        raise CannotSign(SigningReason.PREPARED_LATE)
    taken = {field.name for field in there}
    for name in names:
        if not name.strip() or "." in name or name in taken:
            raise CannotSign(SigningReason.FIELD_NAME, name)
        taken.add(name)
    _form(pdf)
    if visible:
        _visible_fields(pdf, names)
    else:
        for name in names:
            _add(pdf, pdf.pages[0].obj, _widget(pdf, name, _OFF_THE_PAGE, pdf.pages[0].obj))
    made = io.BytesIO()
    pdf.save(
        made,
        object_stream_mode=pikepdf.ObjectStreamMode.preserve,
        deterministic_id=True,
    )
    return made.getvalue()


class SignatureField(NamedTuple):
    """A field for a signature; `signer` is who signed it, `size` in points where it shows."""

    name: str
    is_signed: bool
    signer: str
    size: tuple[float, float] | None


def signature_fields(content: bytes) -> tuple[SignatureField, ...]:
    """The fields for signatures in `content`, a PDF, signed and open; who signed by their word.

    Raises CannotSign.
    """
    pdf = _opened(content)
    return tuple(
        SignatureField(field.name, field.value is not None, _signer(field), _size(field))
        for field in _fields(pdf)
        if field.is_signature
    )


def _signer(field: Field) -> str:
    """Whose certificate is in the signature, be it right or not; empty in an open field."""
    if field.value is None:
        return ""
    from som_editor.signing.pdf_cms import RUBBISH, read_cms

    try:
        certificate = read_cms(bytes(field.value.get("/Contents", b""))).certificate
    except RUBBISH:
        return ""
    return common_name(certificate.subject) if certificate else ""


def _size(field: Field) -> tuple[float, float] | None:
    box = field.entry.get("/Rect")
    if not isinstance(box, pikepdf.Array) or len(box) != _CORNERS:
        return None
    left, low, right, high = (float(one) for one in box)
    shows = left != right and low != high
    return (abs(right - left), abs(high - low)) if shows else None


def _opened(content: bytes) -> pikepdf.Pdf:
    """The PDF `content`. Raises CannotSign."""
    try:
        return open_pdf(content)
    except Unpackable as error:
        locked = error.reason is FileReason.ENCRYPTED
        reason = SigningReason.ENCRYPTED if locked else SigningReason.NOT_A_PDF
        raise CannotSign(reason, error.detail) from error


def _fields(pdf: pikepdf.Pdf) -> tuple[Field, ...]:
    try:
        return fields(pdf)
    except (Unpackable, pikepdf.PdfError, UnicodeDecodeError) as error:
        raise CannotSign(SigningReason.NOT_A_PDF, str(error)) from error


def _form(pdf: pikepdf.Pdf) -> None:
    """Make sure that there is a form."""
    form = pdf.Root.get("/AcroForm")
    if not isinstance(form, pikepdf.Dictionary):
        form = pdf.Root.AcroForm = pdf.make_indirect(pikepdf.Dictionary(Fields=pikepdf.Array()))
    form.SigFlags = int(form.get("/SigFlags", 0)) | _SIGNATURES_EXIST


def _widget(
    pdf: pikepdf.Pdf, name: str, box: Sequence[float], page: pikepdf.Object
) -> pikepdf.Object:
    entry = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Widget,
        FT=pikepdf.Name.Sig,
        T=pikepdf.String(name),
        TU=pikepdf.String(_("Handtekening van {name}").format(name=name)),
        F=_PRINTED | _LOCKED,
        Rect=pikepdf.Array([*box]),
        P=page,
    )
    return pdf.make_indirect(entry)


def _add(pdf: pikepdf.Pdf, page: pikepdf.Object, widget: pikepdf.Object) -> None:
    """Put `widget` among the notes of `page` and the fields of the form."""
    if not isinstance(page.get("/Annots"), pikepdf.Array):
        page.Annots = pikepdf.Array()
    page.Annots.append(widget)
    if not isinstance(pdf.Root.AcroForm.get("/Fields"), pikepdf.Array):
        pdf.Root.AcroForm.Fields = pikepdf.Array()
    pdf.Root.AcroForm.Fields.append(widget)


def _visible_fields(pdf: pikepdf.Pdf, names: Sequence[str]) -> None:
    size = [float(one) for one in pdf.pages[-1].mediabox]
    left, top = size[0] + _MARGIN, size[3] - _MARGIN
    each = HEIGHT + _BETWEEN
    room = max(int((size[3] - size[1] - 2 * _MARGIN + _BETWEEN) // each), 1)
    for number, name in enumerate(names):
        if number % room == 0:
            page = _empty_page(pdf, size)
        upper = top - (number % room) * each
        box = (left, upper - HEIGHT, left + WIDTH, upper)
        widget = _widget(pdf, name, box, page)
        widget.AP = pikepdf.Dictionary(N=_appearance(pdf, open_block(name)))
        _add(pdf, page, widget)
        _tag(pdf, page, widget)


def _empty_page(pdf: pikepdf.Pdf, size: Sequence[float]) -> pikepdf.Object:
    entry = pikepdf.Dictionary(
        Type=pikepdf.Name.Page,
        MediaBox=pikepdf.Array([*size]),
        Resources=pikepdf.Dictionary(),
        Tabs=pikepdf.Name.S,
    )
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(entry)))
    return pdf.pages[-1].obj


def _appearance(pdf: pikepdf.Pdf, block: bytes) -> pikepdf.Object:
    with pikepdf.open(io.BytesIO(block)) as stamp:
        return pdf.copy_foreign(stamp.pages[0].as_form_xobject())


def _tag(pdf: pikepdf.Pdf, page: pikepdf.Object, widget: pikepdf.Object) -> None:
    """Give `widget` a place in the reading order, at the end; nothing in a PDF without one."""
    tree = pdf.Root.get("/StructTreeRoot")
    if not isinstance(tree, pikepdf.Dictionary):
        return
    parents = tree.get("/ParentTree")
    if not isinstance(parents, pikepdf.Dictionary):
        parents = tree.ParentTree = pdf.make_indirect(pikepdf.Dictionary(Nums=pikepdf.Array()))
    key = max(int(tree.get("/ParentTreeNextKey", 0)), _highest(parents) + 1)
    above = _last_element(tree)
    element = pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.StructElem,
            S=pikepdf.Name.Form,
            P=above,
            Pg=page,
            K=pikepdf.Dictionary(Type=pikepdf.Name.OBJR, Obj=widget, Pg=page),
        )
    )
    below = above.get("/K", pikepdf.Array())
    above.K = pikepdf.Array(
        [*below, element] if isinstance(below, pikepdf.Array) else [below, element]
    )
    numbered = pikepdf.Array([key, element])
    if "/Kids" in parents:
        leaf = pikepdf.Dictionary(Nums=numbered, Limits=pikepdf.Array([key, key]))
        parents.Kids.append(pdf.make_indirect(leaf))
    else:
        parents.Nums = pikepdf.Array([*parents.get("/Nums", pikepdf.Array()), *numbered])
    tree.ParentTreeNextKey = key + 1
    widget.StructParent = key


def _last_element(tree: pikepdf.Object) -> pikepdf.Object:
    """What to hang a new element under: the document, where there is one."""
    below = tree.get("/K")
    last = below[-1] if isinstance(below, pikepdf.Array) and len(below) else below
    if isinstance(last, pikepdf.Dictionary) and last.get("/S") == "/Document":
        return last
    return tree


def _highest(node: pikepdf.Object) -> int:
    """The highest number in a tree of numbers, -1 in an empty one."""
    highest, waiting = -1, [node]
    seen: set[ObjectId] = set()
    while waiting:
        one = waiting.pop()
        if not isinstance(one, pikepdf.Dictionary) or object_id(one) in seen - {(0, 0)}:
            continue
        seen.add(object_id(one))
        numbers = one.get("/Nums", pikepdf.Array())
        highest = max([highest, *(int(number) for number in list(numbers)[::2])])
        waiting += list(one.get("/Kids", pikepdf.Array()))
    return highest
