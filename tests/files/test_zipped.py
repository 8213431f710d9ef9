"""Zip files and XML that would harm are refused before they are unpacked."""

import io
import zipfile

import pytest

from som_editor.core.errors import FileReason
from som_editor.files.zipped import MOST_PARTS, Unpackable, open_archive, parse_xml, read_part


def archive(**parts: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return content.getvalue()


def reason(content: bytes, limit_mb: int = 200) -> FileReason:
    with pytest.raises(Unpackable) as caught:
        open_archive(content, limit_mb)
    return caught.value.reason


def test_what_is_in_order_is_read() -> None:
    assert read_part(open_archive(archive(a=b"tekst")), "a") == b"tekst"


def test_what_is_no_zip_file_is_damaged() -> None:
    assert reason(b"geen zip") is FileReason.DAMAGED


def test_what_grows_beyond_the_limit_is_too_large() -> None:
    content = archive(a=bytes(2_000_001))
    assert reason(content, 2) is FileReason.TOO_LARGE
    open_archive(content, 3)


def test_thousands_of_parts_are_too_many() -> None:
    parts = {f"p{number}": b"" for number in range(MOST_PARTS + 1)}
    assert reason(archive(**parts)) is FileReason.TOO_MANY_PARTS


def test_a_part_whose_bytes_were_changed_is_damaged() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as made:
        made.writestr("a", b"tekst")
    broken = content.getvalue().replace(b"tekst", b"texst", 1)
    with pytest.raises(Unpackable):
        read_part(open_archive(broken), "a")


@pytest.mark.parametrize(
    "content",
    [
        b"geen xml",
        b"<a><b></a>",
        b'<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>',
        b"<!DOCTYPE a><a/>",
        b"<a>" * 10_000 + b"</a>" * 10_000,
    ],
)
def test_xml_that_is_none_or_could_harm_is_refused(content: bytes) -> None:
    with pytest.raises(Unpackable):
        parse_xml(content)


def test_comments_are_left_out_unless_asked_for() -> None:
    assert len(parse_xml(b"<a><!--x--></a>")) == 0
    assert len(parse_xml(b"<a><!--x--></a>", comments=True)) == 1
