import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_editor.files.clean_picture import cleaned
from tests.files.pictures import PLACE, png, with_exif

SMALL_JPEG = bytes.fromhex(
    "ffd8ffe000104a46494600010100000100010000ffdb004300080606070605080707070909080a0c140d0c0b0b0c"
    "1912130f141d1a1f1e1d1a1c1c20242e2720222c231c1c2837292c30313434341f27393d38323c2e333432ffc000"
    "0b080001000101011100ffc4001f0000010501010101010100000000000000000102030405060708090a0bffc400"
    "b5100002010303020403050504040000017d01020300041105122131410613516107227114328191a1082342b1c1"
    "1552d1f02433627282090a161718191a25262728292a3435363738393a434445464748494a535455565758595a63"
    "6465666768696a737475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6"
    "b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9faffda0008"
    "010100003f00fbd3ffd9"
)
"""One grey pixel."""


def test_a_png_keeps_its_picture_and_loses_what_it_says() -> None:
    assert PLACE in png()
    assert cleaned(png()) == png(telling=False)


def test_a_jpeg_keeps_its_picture_and_loses_what_it_says() -> None:
    assert PLACE in with_exif(SMALL_JPEG)
    assert cleaned(with_exif(SMALL_JPEG)) == SMALL_JPEG


def test_what_stands_behind_the_end_of_a_picture_goes() -> None:
    assert cleaned(SMALL_JPEG + PLACE) == SMALL_JPEG
    assert cleaned(png() + PLACE) == png(telling=False)


def test_a_clean_picture_stays_as_it_is() -> None:
    assert cleaned(png(telling=False)) == png(telling=False)
    assert cleaned(SMALL_JPEG) == SMALL_JPEG


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n", b"\xff\xd8", b"%PDF"])
def test_what_is_no_png_or_jpeg_is_not_cleaned(content: bytes) -> None:
    assert cleaned(content) is None


@given(st.sampled_from([png(), SMALL_JPEG]), st.integers(0, 400))
def test_a_picture_cut_off_is_none(content: bytes, at: int) -> None:
    cut = content[: min(at, len(content) - 1)]
    assert cleaned(cut) is None


@given(st.sampled_from([png(), SMALL_JPEG]), st.integers(0, 400), st.binary(max_size=6))
def test_broken_bytes_never_raise(content: bytes, at: int, other: bytes) -> None:
    cleaned(content[:at] + other + content[at + len(other) :])
