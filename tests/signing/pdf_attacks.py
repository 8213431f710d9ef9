"""What somebody may add to a signed PDF, so that readers show or do something else; gives the new
bytes. What was signed stays in front, byte for byte: no signature breaks.
"""

import io
from collections.abc import Callable

import pikepdf
from pyhanko.pdf_utils import generic, writer
from pyhanko.pdf_utils.generic import pdf_name, pdf_string

from som_editor.signing.pdf_engine import AppendedRevision

DRAWING = b"0 0 0 rg 72 700 200 40 re f"
HIDDEN = b"BT /F1 12 Tf 72 700 Td (Iets anders) Tj ET"

Dictionary, Array, Number = (
    generic.DictionaryObject,
    generic.ArrayObject,
    generic.NumberObject,
)


def appended(signed: bytes, change: Callable[[AppendedRevision], None]) -> bytes:
    """`signed` with one more revision, in which `change` was made."""
    revision = AppendedRevision(signed)
    change(revision)
    revision.write_in_place()
    written: bytes = revision.prev.stream.getvalue()
    return written


def stream(content: bytes, **entries: object) -> generic.StreamObject:
    about = {pdf_name(f"/{key}"): value for key, value in entries.items()}
    return generic.StreamObject(about, stream_data=content)


def page(revision: AppendedRevision, number: int = 0) -> generic.DictionaryObject:
    return revision.find_page_for_modification(number)[0].get_object()


def touched(revision: AppendedRevision, number: int = 0) -> generic.DictionaryObject:
    """The page, and that it is written anew."""
    reference = revision.find_page_for_modification(number)[0]
    revision.mark_update(reference)
    return reference.get_object()


# the pages


def changed_page(signed: bytes) -> bytes:
    def change(revision: AppendedRevision) -> None:
        touched(revision)["/Contents"] = revision.add_object(stream(DRAWING))

    return appended(signed, change)


def overwritten_content(signed: bytes) -> bytes:
    def change(revision: AppendedRevision) -> None:
        reference = page(revision).raw_get("/Contents").reference
        content = stream(DRAWING)
        revision.objects[(reference.generation, reference.idnum)] = content

    return appended(signed, change)


def turned_page(signed: bytes) -> bytes:
    def change(revision: AppendedRevision) -> None:
        touched(revision)["/Rotate"] = Number(180)

    return appended(signed, change)


def turned_all_pages(signed: bytes) -> bytes:
    def change(revision: AppendedRevision) -> None:
        pages = revision.root["/Pages"]
        pages["/Rotate"] = Number(180)
        revision.update_container(pages)

    return appended(signed, change)


def removed_page(signed: bytes) -> bytes:
    def change(revision: AppendedRevision) -> None:
        pages = revision.root["/Pages"]
        del pages["/Kids"][-1]
        pages["/Count"] = Number(pages["/Count"] - 1)
        revision.update_container(pages)

    return appended(signed, change)


def added_page(signed: bytes) -> bytes:
    def change(revision: AppendedRevision) -> None:
        new = writer.PageObject(
            contents=revision.add_object(stream(DRAWING)), media_box=(0, 0, 595, 842)
        )
        revision.insert_page(new)

    return appended(signed, change)


def moved_pages(signed: bytes) -> bytes:
    def change(revision: AppendedRevision) -> None:
        pages = revision.root["/Pages"]
        pages["/Kids"].reverse()
        revision.update_container(pages)

    return appended(signed, change)


def replaced_font(signed: bytes) -> bytes:
    """Another file in the place of a font: letters look like other letters."""

    def change(revision: AppendedRevision) -> None:
        fonts = page(revision)["/Resources"]["/Font"]
        font = fonts[next(iter(fonts))]["/DescendantFonts"][0]["/FontDescriptor"]
        reference = font.raw_get(next(key for key in font if key.startswith("/FontFile"))).reference
        revision.objects[(reference.generation, reference.idnum)] = stream(b"ander lettertype")

    return appended(signed, change)


# what lies upon the pages


def _noted(signed: bytes, **entries: object) -> bytes:
    def change(revision: AppendedRevision) -> None:
        look = stream(
            DRAWING,
            Type=pdf_name("/XObject"),
            Subtype=pdf_name("/Form"),
            BBox=Array(map(Number, (0, 0, 595, 842))),
        )
        note = Dictionary(
            {
                pdf_name("/Type"): pdf_name("/Annot"),
                pdf_name("/Rect"): Array(map(Number, (0, 0, 595, 842))),
                pdf_name("/AP"): Dictionary({pdf_name("/N"): revision.add_object(look)}),
                pdf_name("/F"): Number(4),
                **{pdf_name(f"/{key}"): value for key, value in entries.items()},
            }
        )
        here = touched(revision, 1)
        notes = here.get("/Annots", Array())
        here["/Annots"] = Array([*notes, revision.add_object(note)])

    return appended(signed, change)


def overlay(signed: bytes) -> bytes:
    return _noted(signed, Subtype=pdf_name("/Stamp"))


def free_text(signed: bytes) -> bytes:
    return _noted(
        signed,
        Subtype=pdf_name("/FreeText"),
        Contents=pdf_string("Niet vastgesteld"),
        DA=pdf_string("/Helv 12 Tf"),
    )


def changed_link(signed: bytes) -> bytes:
    def change(revision: AppendedRevision) -> None:
        for number in range(4):
            for reference in page(revision, number).get("/Annots", ()):
                note = reference.get_object()
                if note.get("/Subtype") == "/Link":
                    note["/A"] = Dictionary(
                        {
                            pdf_name("/S"): pdf_name("/URI"),
                            pdf_name("/URI"): pdf_string("https://example.org"),
                        }
                    )
                    note.pop("/Dest", None)
                    revision.update_container(note)
                    return

    return appended(signed, change)


# what the file does, and what else is in it


def _opening(signed: bytes, key: str, action: dict[str, object]) -> bytes:
    def change(revision: AppendedRevision) -> None:
        made = {pdf_name(name): value for name, value in action.items()}
        revision.root[pdf_name(key)] = Dictionary(made)
        revision.update_root()

    return appended(signed, change)


def opening_action(signed: bytes) -> bytes:
    address = pdf_string("https://example.org")
    return _opening(signed, "/OpenAction", {"/S": pdf_name("/URI"), "/URI": address})


def launching_action(signed: bytes) -> bytes:
    launch = {"/S": pdf_name("/Launch"), "/F": pdf_string("iets.exe")}
    close = Dictionary({pdf_name(key): value for key, value in launch.items()})
    return _opening(signed, "/AA", {"/WC": close})


def opening_script(signed: bytes) -> bytes:
    script = pdf_string("app.alert('x')")
    return _opening(signed, "/OpenAction", {"/S": pdf_name("/JavaScript"), "/JS": script})


def _named(signed: bytes, key: str) -> bytes:
    def change(revision: AppendedRevision) -> None:
        action = Dictionary(
            {pdf_name("/S"): pdf_name("/JavaScript"), pdf_name("/JS"): pdf_string("1")}
        )
        tree = Dictionary(
            {pdf_name("/Names"): Array([pdf_string("a"), revision.add_object(action)])}
        )
        names = revision.root.get("/Names", Dictionary())
        names[pdf_name(key)] = tree
        revision.root[pdf_name("/Names")] = names
        revision.update_root()
        if names.container_ref is not None:
            revision.update_container(names)

    return appended(signed, change)


def added_script(signed: bytes) -> bytes:
    return _named(signed, "/JavaScript")


def attachment(signed: bytes) -> bytes:
    return _named(signed, "/EmbeddedFiles")


def hidden_layers(signed: bytes) -> bytes:
    return _opening(signed, "/OCProperties", {"/OCGs": Array(), "/D": Dictionary()})


def changed_tags(signed: bytes) -> bytes:
    """What a screen reader says is something else."""

    def change(revision: AppendedRevision) -> None:
        document = revision.root["/StructTreeRoot"]["/K"][0]
        document[pdf_name("/ActualText")] = pdf_string("Iets anders")
        revision.update_container(document)

    return appended(signed, change)


def data_behind(signed: bytes) -> bytes:
    return signed + b"iets\n%%EOF\n"


def unreachable_object(signed: bytes) -> bytes:
    def change(revision: AppendedRevision) -> None:
        revision.add_object(stream(HIDDEN))

    return appended(signed, change)


# fields


def text_field(revision: AppendedRevision, name: str, value: str) -> generic.IndirectObject:
    """A field that shows `value`."""
    entries = {
        "/Type": pdf_name("/Annot"),
        "/Subtype": pdf_name("/Widget"),
        "/FT": pdf_name("/Tx"),
        "/T": pdf_string(name),
        "/V": pdf_string(value),
        "/Rect": Array(map(Number, (72, 72, 300, 100))),
        "/F": Number(4),
    }
    made: generic.IndirectObject = revision.add_object(
        Dictionary({pdf_name(key): entry for key, entry in entries.items()})
    )
    return made


def added_field(signed: bytes) -> bytes:
    def change(revision: AppendedRevision) -> None:
        field = text_field(revision, "Besluit", "Ingetrokken")
        fields = revision.root["/AcroForm"]["/Fields"]
        fields.append(field)
        revision.update_container(fields)

    return appended(signed, change)


def filled_field(signed: bytes) -> bytes:
    """Another value in the field that `with_text_field` made."""

    def change(revision: AppendedRevision) -> None:
        for reference in revision.root["/AcroForm"]["/Fields"]:
            field = reference.get_object()
            if field.get("/T") == "Besluit":
                field["/V"] = pdf_string("Ingetrokken")
                revision.update_container(field)

    return appended(signed, change)


def redrawn_form(signed: bytes) -> bytes:
    def change(revision: AppendedRevision) -> None:
        form = revision.root["/AcroForm"]
        form[pdf_name("/NeedAppearances")] = generic.BooleanObject(True)
        revision.update_container(form)

    return appended(signed, change)


# what the file says of itself


def changed_info(signed: bytes) -> bytes:
    def change(revision: AppendedRevision) -> None:
        info = revision.trailer["/Info"]
        info[pdf_name("/Title")] = pdf_string("Iets anders")
        revision.update_container(info)

    return appended(signed, change)


def changed_xmp(signed: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(signed)) as pdf:
        packet = bytes(pdf.Root.Metadata.read_bytes()).replace(b"4.0<", b"5.0<")

    def change(revision: AppendedRevision) -> None:
        about = {"Type": pdf_name("/Metadata"), "Subtype": pdf_name("/XML")}
        revision.root["/Metadata"] = revision.add_object(stream(packet, **about))
        revision.update_root()

    return appended(signed, change)
