from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from som_editor.core.change import Sign, Span
from som_editor.core.renamed_spans import Piece, spans_with_rules
from som_editor.core.renames import Rule
from tests.strategies import sentences

SOM = Rule("de school", "Stichting SOM")
rules = st.lists(
    st.builds(
        Rule,
        st.sampled_from(["de school", "het bestuur", "de", "kennis delen", "Stichting SOM"]),
        st.sampled_from(["Stichting SOM", "de Stichting SOM", "SOM", "het bestuur", "kennis"]),
    ).filter(lambda rule: rule.old != rule.new),
    max_size=3,
)


def side(pieces: Sequence[Piece], sign: Sign) -> str:
    spans = [span for piece in pieces for span in piece.spans]
    return "".join(span.text for span in spans if span.sign in (Sign.SAME, sign))


def told(old: str, new: str, *of: Rule) -> list[str]:
    """Each difference as "old→new", the index of its rename before it."""
    lines = []
    for piece in spans_with_rules(old, new, of or (SOM,)):
        gone, came = side([piece], Sign.OLD), side([piece], Sign.NEW)
        if gone != came:
            number = "" if piece.rule is None else f"{piece.rule}: "
            lines.append(f"{number}{gone}→{came}")
    return lines


@given(sentences(14), sentences(14), rules)
def test_pieces_give_both_texts_back(old: str, new: str, some: list[Rule]) -> None:
    pieces = spans_with_rules(old, new, some)
    assert side(pieces, Sign.OLD) == old
    assert side(pieces, Sign.NEW) == new
    assert all(span.text for piece in pieces for span in piece.spans)


@given(sentences(14), sentences(14), rules)
def test_a_piece_is_all_the_same_or_all_a_difference(old: str, new: str, some: list[Rule]) -> None:
    for piece in spans_with_rules(old, new, some):
        signs = [span.sign for span in piece.spans]
        assert signs in ([Sign.SAME], [Sign.OLD], [Sign.NEW], [Sign.OLD, Sign.NEW])


@given(sentences(14), sentences(14), rules)
def test_a_piece_that_follows_a_rename_is_that_rename(old: str, new: str, some: list[Rule]) -> None:
    for piece in spans_with_rules(old, new, some):
        if piece.rule is not None:
            gone, came = (span.text for span in piece.spans)
            rule = some[piece.rule]
            endings = ("", "s", "’s", "'s")
            assert " ".join(gone.split()).lower() in [rule.old.lower() + end for end in endings]
            assert " ".join(came.split()).lower() in [rule.new.lower() + end for end in endings]


@given(sentences(14), rules)
def test_the_same_text_has_no_differences(text: str, some: list[Rule]) -> None:
    expected = [Piece((Span(Sign.SAME, text),), None)] if text else []
    assert spans_with_rules(text, text, some) == expected


def test_a_rename_is_an_edit_of_its_own() -> None:
    assert told("Medewerkers van de school delen.", "Medewerkers van Stichting SOM delen.") == [
        "0: de school→Stichting SOM"
    ]


def test_what_else_changed_beside_a_rename_is_another_edit() -> None:
    assert told(
        "Het gedrag binnen de school, thuis en elders.",
        "Het gedrag bij Stichting SOM, thuis en elders.",
    ) == ["binnen→bij", "0: de school→Stichting SOM"]


def test_each_occurrence_counts() -> None:
    assert told("de school en de school", "Stichting SOM en Stichting SOM") == [
        "0: de school→Stichting SOM",
        "0: de school→Stichting SOM",
    ]


def test_a_capital_at_the_start_of_a_sentence_is_part_of_the_rename() -> None:
    assert told("De school legt vast.", "Stichting SOM legt vast.") == [
        "0: De school→Stichting SOM"
    ]


def test_a_name_in_the_possessive_is_renamed_with_its_ending() -> None:
    rule = Rule("Pabo", "Hogeschool")
    assert told("Dit is Pabo’s regel.", "Dit is Hogeschool’s regel.", rule) == [
        "0: Pabo’s→Hogeschool’s"
    ]
    assert told("Dit is de schools regel.", "Dit is Stichting SOM’s regel.") == [
        "0: de schools→Stichting SOM’s"
    ]


def test_another_word_that_begins_like_a_name_is_no_rename() -> None:
    assert told("Neem de schoolbus daar.", "Neem Stichting SOMmeltje daar.") == [
        "de schoolbus→Stichting SOMmeltje"
    ]
    assert told("Dit is de schools regel.", "Dit is Stichting SOM regel.") == [
        "de schools→Stichting SOM"
    ]


def test_a_name_over_another_space_is_renamed() -> None:
    assert told("Van de\u00a0school hier.", "Van Stichting\nSOM hier.") == [
        "0: de\u00a0school→Stichting\nSOM"
    ]


def test_a_rename_inside_a_rewritten_sentence_is_an_edit_of_its_own() -> None:
    assert told(
        "Alles wat leraren namens de school beweren blijft nu staan. Zo is het.",
        "Niets van wat ouders over Stichting SOM schrijven wordt ooit gewist. Zo is het.",
    ) == [
        "Alles wat leraren namens→Niets van wat ouders over",
        "0: de school→Stichting SOM",
        "beweren blijft nu staan→schrijven wordt ooit gewist",
    ]


def test_two_phrases_may_have_become_one_name() -> None:
    other = Rule("het bestuur", "Stichting SOM")
    assert told(
        "Vraag het bestuur of de school om raad.",
        "Vraag Stichting SOM of Stichting SOM om raad.",
        SOM,
        other,
    ) == ["1: het bestuur→Stichting SOM", "0: de school→Stichting SOM"]


def test_words_that_both_phrases_share_belong_to_the_rename() -> None:
    assert told("Dit is de school hier.", "Dit is de SOM hier.", Rule("de school", "de SOM")) == [
        "0: de school→de SOM"
    ]
    longer = Rule("SOM", "Stichting SOM")
    assert told("Dit is SOM hier.", "Dit is Stichting SOM hier.", longer) == [
        "0: SOM→Stichting SOM"
    ]
    behind = Rule("SOM", "SOM Onderwijs")
    assert told("Dit is SOM hier.", "Dit is SOM Onderwijs hier.", behind) == [
        "0: SOM→SOM Onderwijs"
    ]


def test_shared_words_of_another_change_stay_the_same() -> None:
    assert told("Vraag de ouder.", "Vraag de leerling.", Rule("de school", "de SOM")) == [
        "ouder→leerling"
    ]


def test_a_name_that_stood_there_already_stays_the_same() -> None:
    assert told(
        "Vraag de school en Stichting SOM nu.", "Zeg Stichting SOM en Stichting SOM dan."
    ) == ["Vraag→Zeg", "0: de school→Stichting SOM", "nu→dan"]


def test_the_old_name_for_the_new_one_is_no_rename() -> None:
    assert told("Vraag Stichting SOM.", "Vraag de school.") == ["Stichting SOM→de school"]
