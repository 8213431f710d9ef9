from som_editor.core.comparison import Options, Summary, summary
from som_editor.core.document import BlockId
from tests.build import compared, compared_as_files, doc, h, image, p

ONE = "Medewerkers delen kennis en andere waardevolle informatie met elkaar."
TWO = "Publiceer geen vertrouwelijke gegevens van leerlingen of ouders."
ELSE = "Over het rooster van de gymzaal beslist de conciërge in overleg."


def options(*pairs: tuple[str | None, str | None]) -> Options:
    return Options(
        fixed_pairs=tuple(
            (None if old is None else BlockId(old), None if new is None else BlockId(new))
            for old, new in pairs
        )
    )


OLD, NEW = doc(p(ONE), p(TWO), id_="een"), doc(p(TWO, id_="n0"), p(ELSE, id_="n1"), id_="twee")


def test_a_pair_that_the_user_gives_holds_whatever_the_texts_say() -> None:
    assert summary(compared(OLD, NEW)) == Summary(inserted=1, deleted=1)
    (change,) = compared(OLD, NEW, options(("b0", "n1"))).changes
    assert change.old is not None
    assert change.new is not None
    assert (change.old.text, change.new.text, change.moved) == (ONE, ELSE, True)


def test_a_block_that_answers_to_nothing_came_or_went() -> None:
    assert summary(compared(OLD, OLD, options(("b0", None)))) == Summary(inserted=1, deleted=1)
    assert summary(compared(OLD, OLD, options((None, "b1")))) == Summary(inserted=1, deleted=1)


def test_what_answers_to_nothing_is_no_part_of_anything() -> None:
    old, new = doc(p(ONE), p(TWO), id_="een"), doc(p(f"{ONE} {TWO}", id_="n"), id_="twee")
    assert summary(compared(old, new)) == Summary(merged=1)
    assert summary(compared(old, new, options(("b1", None)))) == Summary(edited=1, deleted=1)


def test_pairs_that_cannot_be_are_passed_over() -> None:
    old, new = doc(p(ONE), image("a"), id_="een"), doc(p(ONE), image("a"), id_="twee")
    odd = options(("b0", "b1"), ("zoek", "b0"), ("b0", "zoek"), ("zoek", None), (None, None))
    assert compared(old, new, odd).changes == ()


def test_of_two_pairs_for_one_block_the_first_holds() -> None:
    comparison = compared(OLD, NEW, options(("b0", "n1"), ("b1", "n1"), ("b0", "n0")))
    assert summary(comparison).moved + summary(comparison).edited == 1


def test_given_pairs_hold_from_the_other_side_too() -> None:
    back = compared(NEW, OLD, options(("n1", "b0")))
    assert [(one.old.text, one.new.text) for one in back.changes if one.old and one.new] == [
        (ELSE, ONE)
    ]


# At the edges


def test_two_texts_with_nothing_in_common_are_one_gone_and_one_come() -> None:
    old = doc(h("Regels"), *(p(f"{ONE} {at}") for at in range(50)))
    new = doc(h("Gymzaal"), *(p(f"Zo xy{at} qz{at} vw{at} ab{at} niets.") for at in range(50)))
    assert summary(compared_as_files(old, new)) == Summary(inserted=51, deleted=51)


def test_a_side_without_text_is_all_gone_or_all_come() -> None:
    assert summary(compared_as_files(OLD, doc())) == Summary(deleted=2)
    assert summary(compared_as_files(doc(), OLD)) == Summary(inserted=2)
    assert compared_as_files(doc(), doc()).rows == ()
