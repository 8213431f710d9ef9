from hypothesis import given

from som_editor.core.change import Sign
from som_editor.core.comparison import Comparison
from som_editor.core.document import BlockId
from som_editor.core.partners import possible_partners
from tests.build import compared, doc, g, h, image, p, table
from tests.core.test_comparison import both_ways


@given(both_ways)
def test_every_block_of_the_same_sort_is_offered_once(comparison: Comparison) -> None:
    sides = comparison.old.document, comparison.new.document
    for sign, (own, other) in ((Sign.OLD, sides), (Sign.NEW, sides[::-1])):
        for block in own.blocks[:3]:
            offered = [one.block for one in possible_partners(comparison, block.id, sign)]
            like = [one.id for one in other.blocks if type(one) is type(block)]
            assert sorted(offered) == sorted(like)


def test_the_most_alike_comes_first() -> None:
    old = doc(
        h("Regels", id_="kop"),
        g("Deel nooit een wachtwoord met een ander.", id_="ver"),
        g("Een telefoon blijft tijdens de les in de kluis.", id_="dichtbij"),
        image("plaat", id_="beeld"),
    )
    new = doc(p("De telefoon blijft tijdens elke les in de kluis.", id_="n"), table(("a", "b")))
    comparison = compared(old, new)
    offered = possible_partners(comparison, BlockId("n"), Sign.NEW)
    assert offered[0].block == "dichtbij"
    assert offered[0].text == "Een telefoon blijft tijdens de les in de kluis."
    assert "beeld" not in [one.block for one in offered]
