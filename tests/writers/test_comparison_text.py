from som_editor.core.comparison import hide
from som_editor.writers.comparison_text import Tone, write_comparison_text
from tests.writers.compared import comparison, everything, paragraph, samples

SAMPLES = """\
2 wijzigingen in de tekst, 4 in de gegevens

Oud: Social Media Protocol Onderwijs
  Bron · reconstructie
  De complete oorspronkelijke tekst is niet beschikbaar; deze is nagemaakt.
Nieuw: som-social-media-3.0
  Overgenomen · Stichting SOM · 13-04-2021

Gegevens
  Titel: ‘Social Media Protocol Onderwijs’ → leeg
  Organisatie: leeg → Stichting SOM
  Versie: leeg → 3.0
  Datum: leeg → 13-04-2021

Hernoemd
  de school → Stichting SOM (14×)

Overgebleven namen
  ‘CNV Onderwijs’ in Inleiding, alinea 4
  5 andere vermeldingen lijken terecht.

Inleiding
  ≠ Alinea 4: ‘Hyves’ is weg, ‘Instagram’ is nieuw
    Onder social media verstaat CNV Onderwijs Twitter, [-Hyves, -]Facebook, {+Instagram +}\
LinkedIn en Youtube en de wat minder bekende varianten daarop.

Richtlijnen gebruik social media
  − Alinea is weg
    [-Lees voor ‘de school’ de naam van de eigen school.-]
"""


def test_the_samples_without_their_renames() -> None:
    assert write_comparison_text(hide(samples(), frozenset(["rename"]))) == SAMPLES


def test_a_rename_takes_one_line() -> None:
    lines = write_comparison_text(samples()).splitlines()
    assert lines[0] == "2 wijzigingen in de tekst, 4 in de gegevens; 14 hernoemingen"
    assert "  ≈ Richtlijn 4: ‘de school’ werd ‘Stichting SOM’" in lines
    assert sum(line.startswith("  ≈ ") for line in lines) == 14


def test_every_change_has_its_sign_and_place() -> None:
    lines = write_comparison_text(everything()).splitlines()
    assert "  ⇅ Richtlijn 4 staat nu bovenaan en is gewijzigd" in lines
    assert "  − Richtlijn 2 is weg" in lines
    assert "  ≠ Tabel 1, rij 2, kolom 2: ‘elk jaar’ is nieuw" in lines
    assert "    stelt {+elk jaar +}vast" in lines


def test_equal_texts_say_so() -> None:
    text = write_comparison_text(comparison((paragraph("a", "Een."),), (paragraph("a", "Een."),)))
    assert text.splitlines()[0] == "Geen verschillen"


def test_long_unchanged_stretches_are_cut_between_words() -> None:
    before, after = "woord " * 60, " einde" * 60
    old = (paragraph("a", f"{before}oud{after}"),)
    new = (paragraph("a", f"{before}nieuw{after}"),)
    line = next(
        line for line in write_comparison_text(comparison(old, new)).splitlines() if "[-" in line
    )
    assert "[-oud-]{+nieuw+}" in line
    assert len(line) < 200
    assert set(line.replace("[-oud-]{+nieuw+}", " ").split()) == {"woord", "einde", "…"}


def test_colour_is_left_to_the_caller() -> None:
    tones: set[Tone] = set()

    def brackets(text: str, tone: Tone) -> str:
        tones.add(tone)
        return f"<{tone}>{text}</{tone}>"

    painted = write_comparison_text(samples(), brackets)
    assert "<old>[-Hyves, -]</old>" in painted
    assert "<heading>Gegevens</heading>" in painted
    assert tones == set(Tone)
