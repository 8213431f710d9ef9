import io
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from som_editor import assets
from som_editor.i18n import LANGUAGES, _, dutch, grouped, ngettext, use_language


@pytest.fixture(autouse=True)
def _in_dutch_afterwards() -> Iterator[None]:
    yield
    use_language("nl")


@pytest.fixture
def resources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for resources without any catalogue."""
    monkeypatch.setattr(assets, "_ROOT", tmp_path)
    return tmp_path / "resources"


def catalogue(resources: Path, **entries: str) -> None:
    """Put an English catalogue of `entries` among the resources."""
    notes = "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n"
    texts = sorted({"": notes, **entries}.items())
    keys, values, data = io.BytesIO(), io.BytesIO(), io.BytesIO()
    start = 28 + 16 * len(texts)
    for column, table in enumerate((keys, values)):
        for entry in texts:
            text = entry[column].encode()
            table.write(struct.pack("<II", len(text), start + data.tell()))
            data.write(text + b"\0")
    head = struct.pack("<IIIIIII", 0x950412DE, 0, len(texts), 28, 28 + 8 * len(texts), 0, 0)
    path = resources / "translations" / "en" / "LC_MESSAGES" / "som_editor.mo"
    path.parent.mkdir(parents=True)
    path.write_bytes(head + keys.getvalue() + values.getvalue() + data.getvalue())


def test_the_languages_of_the_interface() -> None:
    assert LANGUAGES == ("nl", "en")


@pytest.mark.parametrize("language", ["nl", "fr", "", "EN"])
def test_any_language_but_english_is_dutch(language: str) -> None:
    use_language(language)
    assert _("Richtlijn") == "Richtlijn"


@pytest.mark.parametrize(("count", "words"), [(0, "punten"), (1, "punt"), (2, "punten")])
def test_dutch_has_one_and_many(count: int, words: str) -> None:
    use_language("nl")
    assert ngettext("punt", "punten", count) == words


def test_without_a_catalogue_english_is_dutch(resources: Path) -> None:
    use_language("en")
    assert _("Richtlijn") == "Richtlijn"
    assert [ngettext("punt", "punten", count) for count in (0, 1, 2)] == [
        "punten",
        "punt",
        "punten",
    ]


def test_a_catalogue_brings_english(resources: Path) -> None:
    catalogue(resources, **{"Richtlijn": "Guideline", "punt\0punten": "bullet\0bullets"})
    use_language("en")
    assert _("Richtlijn") == "Guideline"
    assert [ngettext("punt", "punten", count) for count in (0, 1, 2)] == [
        "bullets",
        "bullet",
        "bullets",
    ]


def test_a_sentence_that_the_catalogue_lacks_is_dutch(resources: Path) -> None:
    catalogue(resources, Richtlijn="Guideline")
    use_language("en")
    assert _("Citaat") == "Citaat"


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_stays_nothing(resources: Path, language: str) -> None:
    catalogue(resources, Richtlijn="Guideline")
    use_language(language)
    assert _("") == ""


def test_dutch_comes_back(resources: Path) -> None:
    catalogue(resources, Richtlijn="Guideline")
    use_language("en")
    use_language("nl")
    assert _("Richtlijn") == "Richtlijn"


def test_thousands_are_marked_as_the_language_does() -> None:
    assert grouped(1011) == "1.011"
    use_language("en")
    assert grouped(1_234_567) == "1,234,567"
    assert grouped(999) == "999"


def test_a_dutch_document_is_written_in_dutch_in_english_too() -> None:
    use_language("en")
    english = _("Geen verschillen")
    with dutch():
        assert _("Geen verschillen") == "Geen verschillen"
        assert ngettext("{count} alinea", "{count} alinea’s", 2) == "{count} alinea’s"
    assert _("Geen verschillen") == english == "No differences"
