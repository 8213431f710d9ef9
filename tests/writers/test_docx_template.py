"""The Word template: it is what its sources make, and carries its own type."""

import importlib.util
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

from som_editor import assets

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def build() -> ModuleType:
    """packaging/word_template.py, which makes the template."""
    path = ROOT / "packaging" / "word_template.py"
    spec = importlib.util.spec_from_file_location("word_template", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def template() -> zipfile.ZipFile:
    return zipfile.ZipFile(assets.template("word", "house.docx"))


def test_the_template_is_what_its_sources_make(
    build: ModuleType, template: zipfile.ZipFile
) -> None:
    for name, source in build.PARTS.items():
        assert template.read(name) == build.part(source), (
            f"{source} was changed: run python packaging/word_template.py"
        )


def test_the_embedded_fonts_are_readable_with_their_keys(
    build: ModuleType, template: zipfile.ZipFile
) -> None:
    keys = build.font_keys(template.read("word/fontTable.xml"))
    assert len(keys) == len(build.FONTS)
    for position, key in enumerate(keys, 1):
        font = build.obfuscated(template.read(f"word/fonts/font{position}.odttf"), key)
        assert font.startswith(b"\0\1\0\0")  # TrueType
