"""Files named .docx that are damaged, hostile or of another sort: only SomError comes out."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_editor.core.errors import FileReason, SomError, UnreadableFile
from som_editor.files.zipped import UNPACKED_LIMIT_MB
from som_editor.readers.docx import read_docx
from som_editor.writers.docx import write_docx
from tests.build import NOW, new_ids
from tests.readers.word_files import NAMES, outline, p, read_word, row, table, word_file
from tests.writers.docx_samples import DIGEST, PICTURE, everything

PATH = Path("brief.docx")
OURS = write_docx(everything(), images={DIGEST: PICTURE}, body_only=True)
THEIRS = word_file(p("Kop", "Kop1"), p("Tekst."), table(row("a", "b")))


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def refusal(content: bytes) -> tuple[FileReason, str]:
    with pytest.raises(UnreadableFile) as caught:
        read_docx(PATH, content, NOW, new_ids())
    assert caught.value.path == PATH
    return caught.value.reason, caught.value.detail


def with_document(text: str) -> bytes:
    return zipped(parts_of(THEIRS) | {"word/document.xml": text.encode()})


@pytest.mark.parametrize(
    ("name", "actual"),
    [
        ("xl/workbook.xml", "Excel"),
        ("ppt/presentation.xml", "PowerPoint"),
        ("content.xml", "OpenDocument"),
        ("foto.jpg", ""),
    ],
)
def test_a_zip_file_of_another_sort(name: str, actual: str) -> None:
    assert refusal(zipped({name: b"<x/>"})) == (FileReason.WRONG_CONTENT, actual)


def test_a_zip_file_that_was_cut_short() -> None:
    assert refusal(THEIRS[:-30]) == (FileReason.DAMAGED, "")
    assert refusal(b"PK\x03\x04" + bytes(100)) == (FileReason.DAMAGED, "")


@pytest.mark.parametrize("text", ["", "<w:document", "geen xml", "<a></b>", "<a>&x;</a>"])
def test_broken_xml(text: str) -> None:
    assert refusal(with_document(text)) == (FileReason.DAMAGED, "")


def test_xml_without_a_body() -> None:
    assert refusal(with_document("<document/>")) == (FileReason.WRONG_CONTENT, "")


@pytest.mark.parametrize("body", ["", "<w:p/>", "<w:p><w:r><w:t> </w:t></w:r></w:p>"])
def test_nothing_to_read(body: str) -> None:
    assert refusal(word_file(body)) == (FileReason.EMPTY, "")


def test_entities_are_refused(tmp_path: Path) -> None:
    secret = tmp_path / "geheim.txt"
    secret.write_text("geheim")
    for entity in (f'SYSTEM "{secret.as_uri()}"', '"tekst"'):
        text = (
            f"<!DOCTYPE x [<!ENTITY e {entity}>]><w:document {NAMES}><w:body><w:p><w:r>"
            "<w:t>&e;</w:t></w:r></w:p></w:body></w:document>"
        )
        assert refusal(with_document(text)) == (FileReason.DAMAGED, "")


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    content = io.BytesIO()
    with (
        zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("word/document.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(UNPACKED_LIMIT_MB + 1):
            part.write(bytes(1_000_000))
    assert len(content.getvalue()) < 2_000_000
    assert refusal(content.getvalue()) == (FileReason.TOO_LARGE, str(UNPACKED_LIMIT_MB))


def test_tables_in_tables_past_all_sense() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 60 + p("Diep.") + "</w:tc></w:tr></w:tbl>" * 60
    assert outline(read_word(word_file(deep)).version) == ["table 0:", "Diep."]
    far = "<w:tbl><w:tr><w:tc>" * 5000 + p("Diep.") + "</w:tc></w:tr></w:tbl>" * 5000
    assert refusal(word_file(far))[0] is FileReason.DAMAGED


def test_a_file_with_nothing_but_its_text_is_read() -> None:
    document = parts_of(THEIRS)["word/document.xml"]
    assert len(read_word(zipped({"word/document.xml": document})).version.document.blocks) == 3


def test_strict_open_xml_is_read() -> None:
    strict = "http://purl.oclc.org/ooxml/"
    parts = {
        name: part.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            f"{strict}wordprocessingml/main".encode(),
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            f"{strict}officeDocument/relationships".encode(),
        )
        for name, part in parts_of(THEIRS).items()
    }
    assert outline(read_word(zipped(parts)).version) == outline(read_word(THEIRS).version)


def test_numbers_past_all_sense_are_ignored() -> None:
    wide = f"<w:tc><w:tcPr><w:gridSpan w:val='999999999'/></w:tcPr>{p('x')}</w:tc>"
    before = "<w:gridBefore w:val='99999'/>"
    content = word_file(table(row(wide, properties=before)))
    (found,) = read_word(content).version.document.blocks
    assert len(found.rows[0].cells) < 100
    assert found.rows[0].cells[-1].columns == 1


@given(st.data())
def test_any_bytes_of_a_word_file_may_be_others(data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from([OURS, THEIRS])))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 4))] = data.draw(st.binary(max_size=4))
    read_or_refuse(bytes(content))


@given(st.data())
def test_any_part_of_a_word_file_may_be_missing_or_damaged(data: st.DataObject) -> None:
    parts = parts_of(data.draw(st.sampled_from([OURS, THEIRS])))
    for _ in range(data.draw(st.integers(1, 3))):
        name = data.draw(st.sampled_from(sorted(parts)))
        part = parts[name]
        start = data.draw(st.integers(0, len(part)))
        stop = data.draw(st.integers(start, min(start + 200, len(part))))
        pieces = [part[:start], data.draw(st.sampled_from([b"", b"0", b"-1", b"x"])), part[stop:]]
        parts[name] = data.draw(st.sampled_from([b"", b"<x/>", b"".join(pieces)]))
    read_or_refuse(zipped(parts))


@given(st.data())
def test_any_value_in_a_word_file_may_be_another(data: st.DataObject) -> None:
    parts = parts_of(data.draw(st.sampled_from([OURS, THEIRS])))
    names = [name for name in sorted(parts) if name.endswith((".xml", ".rels"))]
    name = data.draw(st.sampled_from(names))
    pieces = parts[name].split(b'"')
    if len(pieces) > 2:
        at = data.draw(st.integers(0, len(pieces) // 2 - 1)) * 2 + 1
        odd = ["", "-1", "99999999999", "x", "%1%2", "../../etc", "_som_b1", "none", "\u00e9"]
        pieces[at] = data.draw(st.sampled_from(odd)).encode()
    parts[name] = b'"'.join(pieces)
    read_or_refuse(zipped(parts))


def read_or_refuse(content: bytes) -> None:
    try:
        read_docx(PATH, content, NOW, new_ids())
    except SomError:
        return
