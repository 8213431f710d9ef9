import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from som_editor.core.tokens import is_word, match_key, tokens, words
from tests.strategies import any_text, sentences

texts = st.one_of(sentences(), any_text, st.text())


@given(texts)
def test_tokens_add_up_to_the_text(text: str) -> None:
    assert "".join(tokens(text)) == text
    assert all(tokens(text))


@pytest.mark.parametrize(
    "whole",
    [
        "https://www.cnv.nl/plezier-in-werk/?a=1&b=2",
        "www.schoolenveiligheid.nl",
        "info@som.test",
        "voor.naam+lijst@school-noord.test",
        "schoolenveiligheid.nl",
        "cnv.nl/plezier?a=1",
        "a.u.b",
        "’s-Gravenhage",
        "'s",
        "pri\u200bvé",
        "IJsland",
        "Ĳsland",
        "13-04-2021",
        "13/4/2021",
        "12:30",
        "1.250,50",
        "3.0",
        "1.6a",
        "2.1.3",
        "m.n.",
        "d.w.z.",
        "privé-mening",
        "pabo’s",
        "pabo's",
        "’s",
        "auto-ongelukken",
        "café",
        "cafe\u0301",
        "e\u0301e\u0301n",
        "geï\u00adnformeerd",
        "zo‑nodig",
        "Linkedin-groepen",
    ],
)
def test_one_word_is_one_token(whole: str) -> None:
    assert tokens(whole) == [whole]
    sentence = f"Zie {whole} hier."
    assert tokens(sentence) == ["Zie", " ", whole, " ", "hier", "."]


def test_the_stop_behind_an_address_is_not_part_of_it() -> None:
    assert tokens("Zie www.arboportaal.nl, of http://www.cnv.nl/a/.") == [
        "Zie",
        " ",
        "www.arboportaal.nl",
        ",",
        " ",
        "of",
        " ",
        "http://www.cnv.nl/a/",
        ".",
    ]


def test_quotation_marks_are_not_part_of_the_word_they_enclose() -> None:
    assert tokens("‘de school’") == ["‘", "de", " ", "school", "’"]
    assert tokens("'de school'") == ["'", "de", " ", "school", "'"]


@given(texts, st.sampled_from("\u0301\u0308\u0327"))
@example("0/0", "\u0301")
@example("a@b.", "\u0301")
def test_an_accent_stays_with_its_letter(text: str, accent: str) -> None:
    marked = f"{text}e{accent}"
    assert tokens(marked)[-1].endswith(f"e{accent}")


@given(texts)
def test_keys_are_keys_already(text: str) -> None:
    assert match_key(match_key(text)) == match_key(text)


@given(texts)
def test_a_key_does_not_see_how_accents_are_composed(text: str) -> None:
    assert match_key(unicodedata.normalize("NFD", text)) == match_key(
        unicodedata.normalize("NFC", text)
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("‘de school’", "'de school'"),
        ("“rest”", '"rest"'),
        ("een – twee", "een - twee"),
        ("een\u00a0twee", "een  twee"),
        (" een\ntwee ", "een twee"),
        ("pri\u00advé", "privé"),
        ("ĳs", "ijs"),
        ("weet ik niet…", "weet ik niet..."),
    ],
)
def test_texts_that_differ_in_looks_have_one_key(one: str, other: str) -> None:
    assert match_key(one) == match_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("de school", "De school"), ("een, twee", "een twee"), ("cafe", "café"), ("a-b", "ab")],
)
def test_texts_that_differ_in_substance_have_two(one: str, other: str) -> None:
    assert match_key(one) != match_key(other)


@given(texts)
def test_words_are_the_word_tokens_of_the_key(text: str) -> None:
    assert all(is_word(word) and word == word.lower() for word in words(text))
    assert words(text) == words(match_key(text))


@given(texts)
@example("school. school.nl m.n. x. 3. é. e\u0301, ’s;")
def test_words_are_the_tokens_that_are_words(text: str) -> None:
    written = match_key(text).lower().split()
    assert words(text) == [token for one in written for token in tokens(one) if is_word(token)]
