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
from tests.writers.pdf_samples import IMAGES, LOGO, METADATA, PICTURE, everything


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


def test_a_picture_that_cannot_be_read_is_found_in_its_section() -> None:
    error = refusal(h("Goed"), picture("goed"), h("Fout"), picture("fout"), goed=PICTURE, fout=b"?")
    assert error.section == "Fout"
    assert "image" in error.detail


def test_a_logo_that_cannot_be_read_is_named() -> None:
    logo = Logo(PICTURE[:40], "image/png", "Logo van Stichting Testschool")
    with pytest.raises(CannotTypeset) as refused:
        write_pdf(version(doc(p("Tekst."), metadata=METADATA)), logo=logo)
    assert refused.value.section == "Logo van Stichting Testschool"


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
    refusal(picture("fout"), fout=b"?")
    assert list(tmp_path.iterdir()) == []
