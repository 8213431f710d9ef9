import base64
import io
import threading
from pathlib import Path

import pikepdf
import pytest

from som_editor.core.document import Block, BlockId, Digest, Image
from som_editor.core.errors import CannotTypeset, UnwritableFile
from som_editor.core.metadata import Metadata
from som_editor.writers.logo import Logo
from som_editor.writers.pdf import write_pdf
from tests.build import cell, doc, g, h, p, ref, table, version
from tests.writers.pdf_reading import pages, tags
from tests.writers.pdf_samples import IMAGES, LOGO, METADATA, PICTURE, everything

CMYK = base64.b64decode(
    "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwCgbniMeGSgjIKMtKqgvvD///Dc3PD/////////////////////////////"
    "/////////////////////////////8AAFAgACAAIBEMRAE0RAFkRAEsRAP/EABUAAQEAAAAAAAAAAAAAAAAAAAMB"
    "/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAA4EQwBNAFkASwAAPwBhqZ//2Q=="
)
"""A picture of 8 by 8 dots in the colours of a printing press."""


def refusal(*blocks: Block, metadata: Metadata = METADATA, **images: bytes) -> CannotTypeset:
    """What is said when a document of `blocks` cannot be set."""
    pictures = {Digest(name): content for name, content in images.items()}
    with pytest.raises(CannotTypeset) as refused:
        write_pdf(version(doc(*blocks, metadata=metadata)), images=pictures)
    return refused.value


def picture(name: str) -> Image:
    return Image(BlockId(""), Digest(name), "image/png", "Een beeld")


def test_a_sign_that_no_font_has_is_named_with_its_section() -> None:
    error = refusal(h("Doel"), p("Goed."), h("Richtlijnen"), g("Dit is 你 vreemd."), h("Slot"))
    assert (error.section, error.detail) == ("Richtlijnen", "你 (U+4F60)")


def test_a_sign_in_a_subsection_is_found_there() -> None:
    error = refusal(h("Deel"), h("Onderdeel", level=2), p("Tekst 你."), h("Ander", level=2))
    assert error.section == "Onderdeel"


def test_a_sign_in_the_introduction_is_found_there() -> None:
    assert refusal(p("Zie ", ref("b2"), " 你."), h("Kop"), g("Tekst.")).section == "Inleiding"


def test_a_sign_in_a_table_or_a_caption_is_found_in_its_section() -> None:
    assert refusal(h("Tabellen"), table(("a", cell("你")))).section == "Tabellen"
    assert refusal(h("Tabellen"), table(("a", "b"), caption="你")).section == "Tabellen"


def test_a_sign_on_the_cover_belongs_to_no_section() -> None:
    error = refusal(h("Kop"), p("Tekst."), metadata=Metadata(title="Titel", kenmerk="你"))
    assert (error.section, error.detail) == ("", "你 (U+4F60)")


def test_a_picture_in_colours_for_print_is_found_in_its_section() -> None:
    error = refusal(h("Goed"), picture("goed"), h("Fout"), picture("fout"), goed=PICTURE, fout=CMYK)
    assert error.section == "Fout"
    assert "CMYK" in error.detail


def test_a_logo_in_colours_for_print_is_named() -> None:
    logo = Logo(CMYK, "image/jpeg", "Logo van Stichting Testschool")
    with pytest.raises(CannotTypeset) as refused:
        write_pdf(version(doc(p("Tekst."), metadata=METADATA)), logo=logo)
    assert refused.value.section == "Logo van Stichting Testschool"


@pytest.mark.parametrize("broken", [b"", b"?", PICTURE[:60], b"\xff\xd8\xff\xe0" + b"\0" * 20])
def test_a_broken_picture_is_described_and_the_others_are_shown(broken: bytes) -> None:
    source = version(doc(picture("goed"), picture("fout"), metadata=METADATA))
    made = write_pdf(source, images={Digest("goed"): PICTURE, Digest("fout"): broken})
    assert "".join(pages(made)).count("Afbeelding niet beschikbaar: Een beeld") == 1
    assert [path[-1] for path in tags(made)].count("Figure") == 1


def test_a_broken_logo_is_left_out() -> None:
    source = version(doc(p("Tekst."), metadata=METADATA))
    assert write_pdf(source, logo=Logo(PICTURE[:60], "image/png", "Logo")) == write_pdf(source)


def test_a_refused_text_leaves_the_engine_as_good_as_it_was() -> None:
    sound = version(doc(p("Tekst."), metadata=METADATA))
    before = write_pdf(sound)
    refusal(p("你"))
    assert write_pdf(sound) == before


def test_several_threads_may_write_at_once() -> None:
    sources = [version(doc(*[p(f"Tekst {n}.")] * 40, metadata=METADATA)) for n in range(6)]
    made: dict[int, bytes] = {}

    def write(place: int) -> None:
        made[place] = write_pdf(sources[place])

    threads = [threading.Thread(target=write, args=(place,)) for place in range(len(sources))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [made[place] for place in range(len(sources))] == [write_pdf(one) for one in sources]


def test_only_the_fonts_of_the_house_are_used_and_all_are_in_the_file() -> None:
    made = write_pdf(everything(), images=IMAGES, logo=LOGO)
    with pikepdf.open(io.BytesIO(made)) as pdf:
        fonts = [
            one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/FontName" in one
        ]
        names = {str(font.FontName).partition("+")[2].partition("-")[0] for font in fonts}
        assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)
    assert names == {"SourceSerif4", "SourceSans3", "NotoSansSymbols2", "NotoEmoji"}


def test_without_a_place_for_the_pictures_the_writer_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nergens"))
    source = version(doc(picture("groot"), metadata=METADATA))
    with pytest.raises(UnwritableFile):
        write_pdf(source, images={Digest("groot"): PICTURE})


def test_nothing_of_the_pictures_stays_behind(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    write_pdf(everything(), images=IMAGES, logo=LOGO)
    refusal(picture("fout"), fout=CMYK)
    write_pdf(version(doc(picture("fout"))), images={Digest("fout"): b"?"})
    assert list(tmp_path.iterdir()) == []
