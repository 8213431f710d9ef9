import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_editor.core.errors import InvalidPattern, PatternReason
from som_editor.core.search import Query, find
from tests.strategies import sentences

sentence = sentences()


def _found(query: Query, text: str) -> list[str]:
    return [text[start:stop] for start, stop in find(query, text)]


@pytest.mark.parametrize(
    ("wanted", "text", "found"),
    [
        ("school", "De School en de school", ["School", "school"]),
        ("'de school'", "Lees voor ‘de school’ de naam", ["‘de school’"]),
        ('"ja"', "Zeg “ja” of „ja”", ["“ja”", "„ja”"]),
        ("prive", "privé en prive\u0301", ["privé", "prive\u0301"]),
        ("privé", "prive en privé", ["prive", "privé"]),
        ("e-mail", "e‑mail", ["e‑mail"]),
        ("bij twijfel", "bij\u00a0twijfel, of bij\ntwijfel", ["bij\u00a0twijfel", "bij\ntwijfel"]),
        ("medewerker", "mede\u00adwerker", ["mede\u00adwerker"]),
        ("ij", "ĳs en ijs", ["ĳ", "ij"]),
        ("strasse", "Straße", ["Straße"]),
        ("aa", "aaaa", ["aa", "aa"]),
        ("", "tekst", []),
        ("weg", "tekst", []),
    ],
)
def test_words_are_found_as_a_reader_means_them(wanted: str, text: str, found: list[str]) -> None:
    assert _found(Query(wanted), text) == found


@pytest.mark.parametrize(
    ("wanted", "text", "found"),
    [
        ("School", "De School en de school", ["School"]),
        ("e", "é e\u0301 e", ["e"]),
        ("é", "é e\u0301 e", ["é", "e\u0301"]),
        ("'ja'", "‘ja’", ["‘ja’"]),
    ],
)
def test_an_exact_query_tells_case_and_accents_apart(
    wanted: str, text: str, found: list[str]
) -> None:
    assert _found(Query(wanted, exact=True), text) == found


def test_a_whole_word_is_no_part_of_another() -> None:
    query = Query("school", whole=True)
    assert find(query, "schoolplein, school, basisschool") == [(13, 19)]
    assert find(query, "‘school’") == [(1, 7)]
    assert find(Query("e", whole=True), "ze\u0301 e") == [(4, 5)]


@given(st.data(), sentence, st.booleans())
def test_a_piece_of_a_text_is_found_in_it(data: st.DataObject, text: str, exact: bool) -> None:
    start = data.draw(st.integers(0, len(text)))
    stop = data.draw(st.integers(start, len(text)))
    composed = unicodedata.normalize("NFC", text)
    piece = composed[start:stop]
    if piece and not unicodedata.combining(piece[0]):
        behind = composed[stop : stop + 1]
        cuts = behind and (unicodedata.combining(behind) or behind in "\u00ad\u200b")
        if not cuts and unicodedata.normalize("NFC", piece) == piece:
            found = find(Query(piece, exact), composed)
            apart = find(Query(piece, exact), unicodedata.normalize("NFD", composed))
            assert len(found) == len(apart)
            shown = piece.strip("\u00ad\u200b")
            assert found or not shown


@given(sentence, sentence, st.booleans(), st.booleans())
def test_places_are_in_order_and_never_overlap(
    wanted: str, text: str, exact: bool, whole: bool
) -> None:
    found = find(Query(wanted, exact, whole), text)
    edges = [edge for place in found for edge in place]
    assert edges == sorted(edges)
    assert all(0 <= start < stop <= len(text) for start, stop in found)


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (r"\d+", "1 of 22", ["1", "22"]),
        ("school|bestuur", "School en bestuur", ["School", "bestuur"]),
        ("^e\\w+", "een\nelf twee", ["een", "elf"]),
        ("x*", "geen", []),
        (r"\bprivé\b", "privé en privéleven", ["privé"]),
    ],
)
def test_a_pattern_is_found_where_it_fits_something(
    pattern: str, text: str, found: list[str]
) -> None:
    assert _found(Query(pattern, pattern=True), text) == found


def test_a_pattern_minds_case_and_whole_words_when_asked() -> None:
    assert _found(Query("school", exact=True, pattern=True), "School school") == ["school"]
    assert _found(Query("school", whole=True, pattern=True), "schoolplein, school") == ["school"]


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("(", PatternReason.OPEN_GROUP),
        ("[a", PatternReason.OPEN_SET),
        (")", PatternReason.UNOPENED_GROUP),
        ("*", PatternReason.NOTHING_TO_REPEAT),
        ("a\\", PatternReason.BAD_ESCAPE),
        (r"\1", PatternReason.NO_SUCH_GROUP),
        ("[z-a]", PatternReason.OTHER),
    ],
)
def test_a_pattern_that_cannot_be_read_says_why(pattern: str, reason: PatternReason) -> None:
    with pytest.raises(InvalidPattern) as caught:
        find(Query(pattern, pattern=True), "tekst")
    assert caught.value.reason is reason


@pytest.mark.parametrize("pattern", [r"(\w|\w\w)+$", "(((a{99}){99}){99})", "a{999999999999}"])
def test_a_pattern_that_would_never_end_is_stopped(pattern: str) -> None:
    with pytest.raises(InvalidPattern) as caught:
        find(Query(pattern, pattern=True), "a" * 60 + "!")
    assert caught.value.reason is PatternReason.TOO_MUCH_WORK
