from som_editor.core.references import targets
from som_editor.wording.targets import target_name, target_word, target_words
from tests.build import doc, g, h, image, p, table

DOCUMENT = doc(
    h("Privé"),
    h("Regels", number=""),
    g("Een."),
    g("Deel.", level=2),
    g("Nog een.", number="Artikel 1.6a"),
    p("Alinea.", number="7"),
    table(("a", "b"), caption="Taken"),
    image("kaart", caption="De route"),
)


def test_a_target_is_called_by_its_number_or_by_its_words() -> None:
    assert [target_name(one) for one in targets(DOCUMENT)] == [
        "Privé",
        "sectie 1",
        "richtlijn 1",
        "onderdeel a",
        "Artikel 1.6a",
        "punt 7",
        "Taken",
        "De route",
    ]


def test_a_word_goes_only_before_a_bare_number() -> None:
    words = [target_word(one) for one in targets(DOCUMENT)]
    assert words == ["", "sectie", "richtlijn", "onderdeel", "", "punt", "", ""]


def test_in_a_sentence_a_title_says_what_it_is_of() -> None:
    said = [target_words(one) for one in targets(DOCUMENT)]
    assert said[0] == "de sectie ‘Privé’"
    assert said[2] == "richtlijn 1"
    assert said[6:] == ["de tabel ‘Taken’", "de afbeelding ‘De route’"]
