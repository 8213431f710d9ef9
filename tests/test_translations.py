import calendar
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
import translations
from translations import mo_bytes, po_bytes, sentences, untranslated, updated

from som_editor import assets
from som_editor.i18n import LANGUAGES, ngettext, use_language
from som_editor.ui.actions import Spec, menus
from som_editor.writers.comparison_text import write_comparison_text
from tests.writers.compared import everything, samples


def words(text: str) -> set[str]:
    """The words of `text`, outside its tags."""
    return set(re.findall(r"\w+", re.sub(r"<[^>]*>", " ", text).casefold()))


THE_SAME_IN_ENGLISH = {
    "Acrobat",
    "Document",
    "Focus",
    "Help",
    "LibreOffice",
    "Menu",
    "Protocol",
    "Start",
    "Status",
    "Word",
    "{count} MB",
    "{count} kB",
    "{count} protocol",
    "{file} · {state}",
    "{section}, {place}: {words}",
    "{who}, {role}",
    "{words}, {left}",
    "‘{name}’ in {place}",
}
REPORT_WORDS = words(
    """aanhalingstekens afbeelding alinea bovenaan bron concept datum gewijzigd hernoemd
    hernoemingen inleiding kolom leeg nagemaakt namen nieuw nummer opmaak oud overgebleven
    overgenomen reconstructie richtlijn rij spaties tabel vermeldingen versie werd
    wijzigingen"""
)
"""What reports of a comparison say in Dutch, and the samples themselves do not."""


@pytest.fixture(autouse=True)
def _in_dutch_afterwards() -> Iterator[None]:
    yield
    use_language("nl")


@cache
def pairs() -> list[tuple[str, str]]:
    """Every Dutch sentence with its English one; of a plural, each form with its own."""
    found: list[tuple[str, str]] = []
    for message in updated():
        if isinstance(message.id, str):
            found += [(message.id, str(message.string))] if message.id else []
        else:
            found += zip(message.id, message.string, strict=True)
    return found


def placeholders(text: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in Formatter().parse(text) if name}


# -- the catalogue and the code ------------------------------------------------------------


def test_the_catalogue_is_that_of_the_code() -> None:
    assert translations.CATALOGUE.read_text("utf-8") == po_bytes(updated()).decode()


def test_every_sentence_is_translated_with_both_forms_of_a_plural() -> None:
    assert [message.id for message in untranslated(updated())] == []


def test_the_compiled_catalogue_is_that_of_the_sentences() -> None:
    assert translations.COMPILED.read_bytes() == mo_bytes(updated())


def test_no_sentence_is_given_both_with_and_without_a_plural() -> None:
    gathered = translations.gathered()
    alone = {sentence for sentence in gathered if isinstance(sentence, str)}
    assert [one for one in gathered if not isinstance(one, str) and one[0] in alone] == []


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0 headings"), (1, "1 heading"), (2, "2 headings")]
)
def test_english_has_one_and_many(count: int, words: str) -> None:
    use_language("en")
    assert ngettext("{count} kop", "{count} koppen", count).format(count=count) == words


# -- each sentence -------------------------------------------------------------------------


def test_english_fills_in_what_dutch_fills_in() -> None:
    assert [(nl, en) for nl, en in pairs() if placeholders(nl) != placeholders(en)] == []


def test_english_ends_as_dutch_ends() -> None:
    def ending(text: str) -> str:
        return text[len(text.rstrip("….:?! ")) :]

    assert [(nl, en) for nl, en in pairs() if ending(nl) != ending(en)] == []


def test_english_begins_with_a_capital_where_dutch_does() -> None:
    """Months have a small letter in Dutch only."""
    plain = [
        (nl, en)
        for nl, en in pairs()
        if not nl.startswith("{") and not en.startswith("{") and en not in calendar.month_name
    ]
    assert [(nl, en) for nl, en in plain if nl[0].islower() != en[0].islower()] == []


def test_english_quotes_what_dutch_quotes() -> None:
    assert [(nl, en) for nl, en in pairs() if nl.count("‘") != en.count("‘")] == []
    assert [en for _nl, en in pairs() if set(en) & set("“”\"'")] == []


def test_filters_of_files_let_the_same_files_through() -> None:
    def filters(text: str) -> list[str]:
        return re.findall(r"\(\*[^)]*\)|;;", text)

    assert any(filters(nl) for nl, _en in pairs())
    assert [(nl, en) for nl, en in pairs() if filters(nl) != filters(en)] == []


def test_english_is_calm_and_british() -> None:
    assert [en for _nl, en in pairs() if "!" in en or "  " in en.strip()] == []
    american = re.compile(r"color|organiz|center|license(?! 1)|catalog\b|behavior", re.IGNORECASE)
    assert [en for _nl, en in pairs() if american.search(en)] == []


def test_no_sentence_was_left_in_dutch() -> None:
    assert {en for nl, en in pairs() if nl == en} == THE_SAME_IN_ENGLISH


# -- the program in English ----------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_lines_of_the_menus_are_called_the_same(language: str) -> None:
    use_language(language)
    titles = [title for title, _parts in menus()]
    lines = [part.text for _title, parts in menus() for part in parts if isinstance(part, Spec)]
    assert len(set(titles)) == len(titles)
    assert len(set(lines)) == len(lines)


def test_a_comparison_is_told_without_a_dutch_word() -> None:
    def said() -> set[str]:
        return words(write_comparison_text(samples()) + write_comparison_text(everything()))

    in_dutch = said()
    use_language("en")
    assert in_dutch >= REPORT_WORDS
    assert REPORT_WORDS & said() == set()


def test_a_comparison_reads_well_in_english() -> None:
    use_language("en")
    text = write_comparison_text(samples())
    assert "2 changes in the text, 4 in the details; 14 renames" in text
    assert "Paragraph 4: ‘Hyves’ deleted, ‘Instagram’ inserted" in text
    assert "‘CNV Onderwijs’ in Introduction, paragraph 4" in text
    assert "Guideline 4 is now at the top and has changed" in write_comparison_text(everything())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_calls_everything_what_the_program_calls_it(language: str) -> None:
    page = assets.resource("help", f"hulp-{language}.html").read_text("utf-8")
    named = {name for bold in re.findall(r"<b>([^<]*)</b>", page) for name in bold.split(" › ")}
    known = {pair[LANGUAGES.index(language)] for pair in pairs()}
    assert named - known == {"Enter", "Tab", "Shift+Tab"}


# -- gathering -----------------------------------------------------------------------------


def test_sentences_are_found_wherever_they_stand() -> None:
    code = """
one = _("Een ‘zin’ " "in twee delen")
two = f"{_('Binnen een f-string')} {ngettext('{count} punt', '{count} punten', count)}"
three = other("Geen zin"), text._("Ook niet")
"""
    assert list(sentences(code)) == [
        "Een ‘zin’ in twee delen",
        "Binnen een f-string",
        ("{count} punt", "{count} punten"),
    ]


@pytest.mark.parametrize(
    "code", ["_(words)", "_(f'{count} punten')", "ngettext('punt', many, 2)", "_('a', 'b')"]
)
def test_a_sentence_that_is_not_written_out_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="line 1"):
        list(sentences(code))


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program of one module, with a catalogue that knows one of its two sentences."""
    folder = tmp_path / "resources" / "translations"
    folder.mkdir(parents=True)
    monkeypatch.setattr(translations, "REPOSITORY", tmp_path)
    monkeypatch.setattr(translations, "FOLDER", folder)
    monkeypatch.setattr(translations, "CATALOGUE", folder / "som_editor.po")
    monkeypatch.setattr(translations, "COMPILED", folder / "som_editor.mo")
    (tmp_path / "som_editor").mkdir()
    (tmp_path / "som_editor" / "module.py").write_text("_('Richtlijn'), _('Citaat')\n", "utf-8")
    (folder / "som_editor.po").write_text(
        'msgid "Richtlijn"\nmsgstr "Guideline"\n\nmsgid "Verdwenen"\nmsgstr "Gone"\n', "utf-8"
    )
    return folder


def test_gathering_keeps_translations_drops_what_is_gone_and_names_what_is_new(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert translations.main() == 1
    assert capsys.readouterr().out.splitlines() == [
        "not translated: Citaat",
        "1 of 2 sentences are translated",
    ]
    catalogue = (checkout / "som_editor.po").read_text("utf-8")
    assert 'msgid "Richtlijn"\nmsgstr "Guideline"' in catalogue
    assert 'msgid "Citaat"\nmsgstr ""' in catalogue
    assert "Verdwenen" not in catalogue


def test_gathering_ends_well_once_everything_is_translated(checkout: Path) -> None:
    path = checkout / "som_editor.po"
    path.write_text(path.read_text("utf-8") + '\nmsgid "Citaat"\nmsgstr "Quote"\n', "utf-8")
    assert translations.main() == 0
    before = path.read_bytes(), (checkout / "som_editor.mo").read_bytes()
    assert translations.main() == 0
    assert (path.read_bytes(), (checkout / "som_editor.mo").read_bytes()) == before
