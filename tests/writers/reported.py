"""Comparisons to report on: a restructured adaptation with moves, tables and a reason."""

from functools import cache

import msgspec

from som_editor.core.comparison import Comparison, compare
from som_editor.core.document import Block
from som_editor.core.lifecycle import Drafted
from som_editor.core.metadata import Metadata
from som_editor.core.reasons import with_reason
from som_editor.core.version import Version
from tests.build import NOW, doc, g, h, p, table, version

REASON = "De GMR vroeg om een duidelijke plek voor vragen."

FIRST = "Medewerkers delen kennis en andere waardevolle informatie."
THIRD = "Medewerkers gaan niet in discussie met een leerling of ouder op social media."
SEVENTH = "Medewerkers publiceren geen vertrouwelijke informatie."
EIGHTH = "Bij twijfel over een {what} zoeken medewerkers altijd contact met hun leidinggevende."


def section(title: str, paragraphs: int) -> list[Block]:
    name = title.lower()
    return [
        h(title, id_=name),
        *(
            p(
                f"Alinea {place} van {title} gaat over onderwerp {place} van {name}.",
                id_=f"{name}{place}",
            )
            for place in range(paragraphs)
        ),
    ]


def protocol(number: str, *content: Block, owner: str = "") -> Version:
    metadata = Metadata(title="Protocol", organisation="Stichting Testschool", owner=owner)
    return version(doc(*content, metadata=metadata), Drafted(NOW, number))


@cache
def restructured() -> Comparison:
    """Guidelines made one, dropped, moved and reworded; a section moved; a table with more."""
    old = protocol(
        "3.0",
        h("Richtlijnen", id_="richtlijnen"),
        g(FIRST, id_="g1"),
        g(THIRD, id_="g3"),
        g(SEVENTH, id_="g7"),
        g(EIGHTH.format(what="publicatie"), id_="g8"),
        *section("Kennisdeling", 1),
        *section("Veiligheid", 4),
        h("Achtergrond", id_="achtergrond"),
        table(("Wie", "Wat"), ("Bestuur", "stelt vast"), ("GMR", "stemt in"), id_="t"),
    )
    new = protocol(
        "4.0",
        h("Richtlijnen", id_="richtlijnen"),
        g(EIGHTH.format(what="bericht"), id_="g8"),
        g(f"{FIRST} {THIRD}", id_="g1"),
        *section("Veiligheid", 4),
        *section("Kennisdeling", 1),
        h("Achtergrond", id_="achtergrond"),
        table(
            ("Wie", "Wanneer", "Wat"),
            ("Bestuur", "elk jaar", "stelt vast"),
            ("GMR", "elk jaar", "stemt in"),
            ("Directeur", "elke dag", "voert uit"),
            id_="t",
        ),
        table(("Een", "Twee"), ("Drie", "Vier"), id_="t2"),
        owner="Beleidsmedewerker",
    )
    dropped = next(one for one in compare(old, new).changes if one.old and one.old.block == "g7")
    explained = msgspec.structs.replace(new, reasons=with_reason((), dropped, REASON))
    return compare(old, explained)


@cache
def nothing() -> Comparison:
    """A protocol and itself."""
    same = restructured().old
    return compare(same, same)
