import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_editor.core.change import Sign, Span
from som_editor.core.spans import CAP_TOKENS, WordSpans, tidy, word_spans
from som_editor.core.tokens import tokens
from tests.strategies import any_text, sentences

texts = st.one_of(sentences(12), sentences(12), any_text, st.text(max_size=30))


def side(spans: Sequence[Span], sign: Sign) -> str:
    return "".join(span.text for span in spans if span.sign in (Sign.SAME, sign))


def marked(old: str, new: str) -> str:
    """The differences as `[-gone-]{+came+}`."""
    frames = {Sign.SAME: "{}", Sign.OLD: "[-{}-]", Sign.NEW: "{{+{}+}}"}
    return "".join(frames[span.sign].format(span.text) for span in word_spans(old, new))


def cuts(spans: Sequence[Span], sign: Sign) -> list[int]:
    """Where the text of one side is cut between two spans."""
    at, found = 0, []
    for span in spans:
        if span.sign in (Sign.SAME, sign):
            at += len(span.text)
            found.append(at)
    return found


@given(texts, texts)
def test_spans_give_both_texts_back_and_are_never_empty(old: str, new: str) -> None:
    spans = word_spans(old, new)
    assert side(spans, Sign.OLD) == old
    assert side(spans, Sign.NEW) == new
    assert all(span.text for span in spans)


@given(texts, texts)
def test_spans_are_tidy(old: str, new: str) -> None:
    spans = word_spans(old, new)
    assert tidy((span.sign, span.text) for span in spans) == spans


@given(texts)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert word_spans(text, text) == ((Span(Sign.SAME, text),) if text else ())


@given(sentences(12), sentences(12))
def test_no_word_is_cut(old: str, new: str) -> None:
    spans = word_spans(old, new)
    for sign, text in ((Sign.OLD, old), (Sign.NEW, new)):
        ends, at = {0}, 0
        for token in tokens(text):
            # The white space of a change may be parted from what stays: "delen {+en +}leren".
            ends |= set(range(at, at + len(token) + 1)) if token.isspace() else set()
            at += len(token)
            ends.add(at)
        assert set(cuts(spans, sign)) <= ends


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "Medewerkers van de school delen kennis.",
            "Medewerkers van Stichting SOM delen kennis.",
            "Medewerkers van [-de school-]{+Stichting SOM+} delen kennis.",
        ),
        (
            "Twitter, Hyves, Facebook, LinkedIn en Youtube",
            "Twitter, Facebook, Instagram LinkedIn en Youtube",
            "Twitter, [-Hyves, -]Facebook, {+Instagram +}LinkedIn en Youtube",
        ),
        (
            "met een leerling of ouder",
            "met een leerling, ouder of collega",
            "met een leerling[- of-]{+,+} ouder{+ of collega+}",
        ),
        ("op 13-04-2021", "op 14-04-2021", "op [-13-04-2021-]{+14-04-2021+}"),
        (
            "zie www.cnv.nl/a.",
            "zie www.cnv.nl/b.",
            "zie [-www.cnv.nl/a-]{+www.cnv.nl/b+}.",
        ),
        ("een cafe\u0301", "een cafè", "een [-cafe\u0301-]{+cafè+}"),
        ("zie cnv.nl/a nu", "zie cnv.nl/b nu", "zie [-cnv.nl/a-]{+cnv.nl/b+} nu"),
        ("m.n. dit", "o.a. dit", "[-m.n.-]{+o.a.+} dit"),
        ("’s morgens", "’s avonds", "’s [-morgens-]{+avonds+}"),
        ("een privé-mening", "een privé-zaak", "een [-privé-mening-]{+privé-zaak+}"),
        ("op IJburg", "op Ĳburg", "op [-IJburg-]{+Ĳburg+}"),
        ("de ge\u00adluiden", "de geluiden", "de [-ge\u00adluiden-]{+geluiden+}"),
        ("uit, in; of", "aan. om! en", "[-uit, in; of-]{+aan. om! en+}"),
        ("kies 1, 2 of 3", "kies 4, 5 of 6", "kies [-1, 2-]{+4, 5+} of [-3-]{+6+}"),
        ("", "nieuw", "{+nieuw+}"),
        ("weg", "", "[-weg-]"),
        ("Delen.", "Delen!", "Delen[-.-]{+!+}"),
    ],
)
def test_differences_read_as_a_person_would_mark_them(old: str, new: str, expected: str) -> None:
    assert marked(old, new) == expected


def test_a_rewriting_is_one_difference_though_some_words_stayed() -> None:
    spans = word_spans(
        "het is van belang dat er overleg is", "wij vinden dat ouders meedenken en er zijn"
    )
    assert [span.sign for span in spans].count(Sign.OLD) <= 2


REWRITTEN = (
    "Alles wat leraren op hun eigen pagina over ouders schrijven is van nu af aan bekend gemaakt.",
    "Niets daarvan, ook niet als het ooit verscheen of verdween, is van nu af aan geheim.",
)


def test_a_sentence_of_which_little_stayed_is_replaced_whole() -> None:
    old, new = REWRITTEN
    assert marked(f"Zo is het. {old} Dat telt.", f"Zo is het. {new} Dat telt.") == (
        f"Zo is het. [-{old}-]{{+{new}+}} Dat telt."
    )
    assert marked(old, new) == f"[-{old}-]{{+{new}+}}"


def test_a_sentence_beside_it_of_which_a_word_changed_is_not() -> None:
    old, new = REWRITTEN
    assert marked(f"{old} Dat telt nu zwaar.", f"{new} Dat telt dan zwaar.") == (
        f"[-{old}-]{{+{new}+}} Dat telt [-nu-]{{+dan+}} zwaar."
    )


def test_a_short_sentence_is_not() -> None:
    assert marked("Dit is openbaar.", "Dit is privé.") == "Dit is [-openbaar-]{+privé+}."
    assert marked("Op 13-04-2021.", "Op 14-04-2021.") == "Op [-13-04-2021-]{+14-04-2021+}."


def test_a_sentence_to_which_much_was_added_is_not() -> None:
    assert marked("Dat telt nu.", "Dat en al het andere telt, als je het ons vraagt, nu.") == (
        "Dat {+en al het andere +}telt{+, als je het ons vraagt,+} nu."
    )


def test_without_sentences_the_words_that_stayed_are_kept() -> None:
    old, new = REWRITTEN
    signs = [span.sign for span in WordSpans().by_word(old, new)]
    assert signs == [Sign.OLD, Sign.NEW, Sign.SAME, Sign.OLD, Sign.NEW, Sign.SAME]


def vocabulary(count: int, seed: int) -> list[str]:
    chance = random.Random(seed)
    letters = "abcdefghijklmnopqrstuvwxyz"
    return ["".join(chance.choices(letters, k=8)) for _ in range(count)]


def test_two_unrelated_texts_of_twenty_thousand_words_are_replaced_whole() -> None:
    old, new = " ".join(vocabulary(20_000, 1)), " ".join(vocabulary(20_000, 2))
    assert word_spans(old, new) == (Span(Sign.OLD, old), Span(Sign.NEW, new))


def test_one_word_in_twenty_thousand_is_found() -> None:
    some = vocabulary(20_000, 1)
    other = [*some[:9_999], "ouders", *some[10_000:]]
    changed = [span for span in word_spans(" ".join(some), " ".join(other)) if span.sign != "="]
    assert changed == [Span(Sign.OLD, some[9_999]), Span(Sign.NEW, "ouders")]


def test_a_long_text_of_few_words_stays_within_the_cap() -> None:
    chance = random.Random(3)
    few = vocabulary(10, 4)
    old, new = (" ".join(chance.choices(few, k=CAP_TOKENS)) for _ in range(2))
    spans = word_spans(old, new)
    assert (side(spans, Sign.OLD), side(spans, Sign.NEW)) == (old, new)
