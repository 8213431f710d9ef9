import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_editor.core.renames import (
    MOST_RENAMES,
    Rule,
    apply_rules,
    find_renames,
    occurrences,
)
from tests.strategies import sentences

SOM = Rule("de school", "Stichting SOM")


def found(*pairs: tuple[str, str]) -> list[Rule]:
    return find_renames(pairs)


def renamed(text: str, rule: Rule = SOM) -> tuple[str, str]:
    return text, apply_rules(text, [rule])


def test_a_name_that_took_the_place_of_a_phrase_throughout_is_a_rename() -> None:
    assert found(
        renamed("Medewerkers van de school delen kennis."),
        renamed("De school zorgt voor een veilig klimaat."),
        renamed("Dit is het standpunt van de school."),
    ) == [SOM]


def test_the_spelling_inside_sentences_is_the_one_that_is_told() -> None:
    assert found(
        renamed("De school zorgt voor een veilig klimaat."),
        renamed("De school legt dit vast."),
        renamed("Wij zijn van de school geweest."),
    ) == [SOM]


def test_once_is_an_edit() -> None:
    assert found(renamed("Medewerkers van de school delen kennis.")) == []


def test_twice_in_one_paragraph_is_a_rename() -> None:
    assert found(renamed("Wat de school wil, doet ook wie bij de school werkt.")) == [SOM]


def test_a_phrase_that_mostly_stayed_was_not_renamed() -> None:
    stays = ("Zo doet de school dat, want de school kan het.",) * 2
    assert found(renamed("Bij de school."), renamed("Van de school."), stays) == []


def test_a_phrase_that_became_now_this_now_that_was_not_renamed() -> None:
    assert (
        found(
            ("Hier is de school.", "Hier is Stichting SOM."),
            ("Daar is de school.", "Daar is Stichting SOM."),
            ("Nu is de school.", "Nu is Stichting Noord."),
            ("Dan is de school.", "Dan is Stichting Noord."),
        )
        == []
    )


def test_a_name_may_give_way_to_a_phrase() -> None:
    back = Rule("Stichting SOM", "de school")
    assert found(
        renamed("Medewerkers van Stichting SOM delen kennis.", back),
        renamed("Het standpunt van Stichting SOM telt.", back),
    ) == [back]


def test_no_capital_is_no_name() -> None:
    assert (
        found(
            ("Ga niet in discussie met een leerling.", "Ga niet in discussie met een ouder."),
            ("Je praat met een leerling hierover.", "Je praat met een ouder hierover."),
        )
        == []
    )


def test_the_capital_of_a_sentence_is_no_name() -> None:
    assert (
        found(
            ("Scholen delen dit.", "Ouders delen dit."),
            ("Scholen weten dat.", "Ouders weten dat."),
        )
        == []
    )


def test_a_capital_inside_a_sentence_is_a_name() -> None:
    assert found(
        ("Foto’s op Hyves delen.", "Foto’s op Instagram delen."),
        ("Op Twitter, Hyves en elders.", "Op Twitter, Instagram en elders."),
    ) == [Rule("Hyves", "Instagram")]


def test_a_long_rewording_is_no_rename() -> None:
    phrase = "de directeur van de school en het bestuur"
    assert (
        found(
            (f"Vraag {phrase} om raad.", "Vraag Stichting SOM om raad."),
            (f"Meld {phrase} alles.", "Meld Stichting SOM alles."),
        )
        == []
    )


@pytest.mark.parametrize("sign", ["'", "’"])
def test_a_name_in_the_possessive_is_the_same_name(sign: str) -> None:
    rule = Rule("Pabo", "Hogeschool")
    assert found(
        (f"Dit is Pabo{sign}s regel.", f"Dit is Hogeschool{sign}s regel."),
        ("Wij zijn van Pabo hier.", "Wij zijn van Hogeschool hier."),
    ) == [rule]


def test_a_possessive_without_an_apostrophe_counts_with_the_name() -> None:
    assert found(
        ("Dit is de schools regel.", "Dit is Stichting SOMs regel."),
        ("Wij zijn van de school hier.", "Wij zijn van Stichting SOM hier."),
    ) == [SOM]


def test_a_name_may_take_the_place_of_another_wherever_it_stands() -> None:
    rule = Rule("CNV Onderwijs", "Stichting SOM")
    assert found(
        renamed("CNV Onderwijs vindt dit.", rule),
        renamed("Dat is, vindt CNV Onderwijs, zo.", rule),
    ) == [rule]


def test_a_phrase_that_stayed_in_paragraphs_without_changes_was_not_renamed() -> None:
    same = ("Zo doet de school dat.",) * 2
    assert found(renamed("Bij de school."), renamed("Van de school."), same, same) == []


def test_a_rename_is_seen_in_a_sentence_that_was_rewritten() -> None:
    assert found(
        (
            "Wat leraren over leerlingen schrijven is van nu af aan voor de school.",
            "Iedere ouder die ergens iets beweert is van nu af aan voor Stichting SOM.",
        ),
        renamed("Wij zijn van de school hier."),
    ) == [SOM]


def test_several_names_are_told_the_most_frequent_first() -> None:
    other = Rule("het bestuur", "Bestuur Noord")
    assert found(
        renamed("Bij het bestuur.", other),
        renamed("Van het bestuur.", other),
        renamed("Bij de school."),
        renamed("Van de school."),
        renamed("Voor de school."),
    ) == [SOM, other]


def test_no_more_names_are_looked_at_than_is_bearable() -> None:
    pairs = [
        (f"Zie naam{at} hier {word}.", f"Zie Stichting Naam{at} hier {word}.")
        for at in range(MOST_RENAMES * 2)
        for word in ("nu", "dan")
    ]
    assert len(found(*pairs)) == MOST_RENAMES


def test_rules_are_applied_to_whole_words_in_either_case_over_any_space() -> None:
    text = "De school, de\u00a0school en de schoolbus; bij «de\nschool»."
    assert apply_rules(text, [SOM]) == (
        "Stichting SOM, Stichting SOM en de schoolbus; bij «Stichting SOM»."
    )


def test_a_new_name_takes_the_capital_of_a_sentence() -> None:
    rule = Rule("de school", "het bestuur")
    assert apply_rules("De school wil dat de school.", [rule]) == (
        "Het bestuur wil dat het bestuur."
    )


def test_a_name_given_with_two_spaces_is_found() -> None:
    assert apply_rules("Van de school.", [Rule("de  school", "SOM")]) == "Van SOM."


def test_rules_are_applied_at_once_the_longest_first() -> None:
    rules = [Rule("SOM", "het bestuur"), Rule("de school", "SOM"), Rule("de school Zuid", "Zuid")]
    assert apply_rules("SOM, de school en de school Zuid", rules) == "het bestuur, SOM en Zuid"


def test_a_name_may_hold_any_sign() -> None:
    rule = Rule("VOS/ABB", r"R\1 (oud)")
    assert apply_rules("Van VOS/ABB.", [rule]) == r"Van R\1 (oud)."


@given(sentences(12), st.lists(st.sampled_from(["de school", "SOM", "kennis", "de"]), max_size=3))
def test_occurrences_stand_in_order_and_not_over_each_other(text: str, phrases: list[str]) -> None:
    at = 0
    for start, stop, phrase in occurrences(text, phrases):
        assert at <= start < stop
        assert phrase in phrases
        assert " ".join(text[start:stop].split()).lower() == phrase.lower()
        at = stop


@given(sentences(12))
def test_without_rules_a_text_is_itself(text: str) -> None:
    assert apply_rules(text, []) == text
    assert apply_rules(text, [Rule("komt niet voor", "X")]) == text
