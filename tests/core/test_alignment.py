import random
from collections import Counter

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_editor.core.alignment import DENSE_CELLS, MOVED_CHARACTERS, Aligned, align
from som_editor.core.likeness import Unit, likeness
from som_editor.core.progress import Cancelled
from tests.strategies import sentences

kinds = st.sampled_from(["paragraph", "guideline", "heading", "image", "table"])
units = st.builds(Unit, sentences(), kinds, st.sampled_from(["", "", "", "a", "b", "c"]))


@st.composite
def sides(draw: st.DrawFn) -> tuple[list[Unit], list[Unit]]:
    """Two lists that share many units, in another order."""
    old = draw(st.lists(units, max_size=15))
    new = [unit for unit in old if draw(st.integers(0, 4))]
    new += draw(st.lists(units, max_size=4))
    return old, draw(st.permutations(new)) if draw(st.booleans()) else new


def plain(*texts: str) -> list[Unit]:
    return [Unit(text, "paragraph") for text in texts]


LONG = [
    "Medewerkers delen kennis en andere waardevolle informatie met elkaar.",
    "Publiceer geen vertrouwelijke informatie op social media of elders.",
    "Ga niet in discussie met een leerling of ouder op een openbare plek.",
    "Bij twijfel over een publicatie zoek je contact met je leidinggevende.",
    "Het bestuur zorgt ook digitaal voor een veilig en prettig klimaat.",
]


@given(sides())
def test_an_alignment_is_a_matching_in_the_order_of_the_new_side(
    case: tuple[list[Unit], list[Unit]],
) -> None:
    pairs = align(*case)
    assert [pair.new for pair in pairs] == sorted({pair.new for pair in pairs})
    assert len({pair.old for pair in pairs}) == len(pairs)
    assert all(0 <= pair.old < len(case[0]) and 0 <= pair.new < len(case[1]) for pair in pairs)


@given(sides())
def test_what_stayed_in_place_is_in_order(case: tuple[list[Unit], list[Unit]]) -> None:
    stayed = [pair.old for pair in align(*case) if not pair.moved]
    assert stayed == sorted(stayed)


@given(sides())
def test_the_same_sides_give_the_same_alignment(case: tuple[list[Unit], list[Unit]]) -> None:
    assert align(*case) == align(*case)


@given(st.lists(units, max_size=30))
def test_a_text_is_aligned_with_itself(some: list[Unit]) -> None:
    bare = [msgspec.structs.replace(unit, identity="") for unit in some]
    assert align(bare, bare) == [Aligned(at, at, False) for at in range(len(bare))]


@given(sides())
def test_a_picture_a_table_and_text_never_answer_to_each_other(
    case: tuple[list[Unit], list[Unit]],
) -> None:
    shapes = {"image", "table"}
    for pair in align(*case):
        old, new = case[0][pair.old].kind, case[1][pair.new].kind
        assert old == new or not {old, new} & shapes


def test_a_long_text_that_moved_is_found() -> None:
    assert align(plain(*LONG), plain(LONG[4], *LONG[:4])) == [
        Aligned(4, 0, True),
        *(Aligned(at, at + 1, False) for at in range(4)),
    ]


def test_a_text_that_moved_and_was_edited_is_found() -> None:
    edited = LONG[4].replace("prettig", "vriendelijk")
    assert align(plain(*LONG), plain(edited, *LONG[:4]))[0] == Aligned(4, 0, True)


def test_short_texts_do_not_move_by_themselves() -> None:
    assert len("Don’ts:") < MOVED_CHARACTERS
    pairs = align(plain(*LONG, "Don’ts:"), plain("Don’ts:", *LONG))
    assert Aligned(5, 0, True) not in pairs


def test_a_move_takes_its_short_neighbours_along() -> None:
    old = plain(*LONG[:3], "Kennisdeling", LONG[3], "Bijvoorbeeld:", LONG[4])
    new = plain("Kennisdeling", LONG[3], "Bijvoorbeeld:", *LONG[:3], LONG[4])
    assert [pair for pair in align(old, new) if pair.moved] == [
        Aligned(3, 0, True),
        Aligned(4, 1, True),
        Aligned(5, 2, True),
    ]


def test_a_text_that_moved_is_not_taken_for_what_came_in_its_place() -> None:
    came = "Publiceer geen informatie over leerlingen of ouders die vertrouwelijk is."
    old = plain(LONG[0], LONG[1], LONG[2], LONG[3])
    new = plain(LONG[0], came, LONG[2], LONG[3], LONG[1])
    assert Aligned(1, 4, True) in align(old, new)


def test_what_stands_alone_in_its_place_needs_little_in_common() -> None:
    old = plain(LONG[0], "Medewerkers van de school letten op hun woorden.", LONG[2])
    new = plain(LONG[0], "Iedereen in de school is beleefd en let op.", LONG[2])
    assert 0.25 < likeness(old[1].text, new[1].text) < 0.5
    assert Aligned(1, 1, False) in align(old, new)


def test_identity_pairs_what_is_still_alike_wherever_it_stands() -> None:
    old = [Unit("Kort.", "paragraph", "x"), *plain(*LONG)]
    new = [*plain(*LONG), Unit("Kort", "paragraph", "x")]
    assert Aligned(0, 5, True) in align(old, new)


def test_identity_is_not_trusted_where_the_texts_are_not_alike() -> None:
    old = [Unit(LONG[0], "paragraph", "x"), Unit(LONG[1], "paragraph", "y")]
    new = [Unit(LONG[1], "paragraph", "x"), Unit(LONG[0], "paragraph", "y")]
    assert {(pair.old, pair.new) for pair in align(old, new)} == {(0, 1), (1, 0)}


def test_of_two_equally_like_texts_that_of_the_same_kind_is_taken() -> None:
    old = [Unit("Kennis delen", "heading")]
    new = [Unit("Kennis delen!", "paragraph"), Unit("Kennis delen!", "heading")]
    assert align(old, new) == [Aligned(0, 1, False)]


def test_only_white_space_and_quotes_differ_in_a_text_that_stayed() -> None:
    assert align(plain("‘de  school’"), plain("'de school'")) == [Aligned(0, 0, False)]


def test_cancelled_work_stops() -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        align(plain("een", "twee"), plain("drie", "vier"), stop)


def test_progress_never_goes_back_or_beyond() -> None:
    told: list[tuple[int, int]] = []
    old = plain(*(f"{text} {at}" for at in range(5) for text in LONG))
    new = plain(*(f"{text} {at + 1}" for at in range(5) for text in LONG))
    align(old, new, lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert all(done < total for done, total in told)


# Large documents: what is found, whatever the size


def paragraphs(count: int, words: int = 30, seed: int = 1) -> list[str]:
    chance = random.Random(seed)
    known = ["".join(chance.choices("abcdefghijklmnoprstuvw", k=7)) for _ in range(4_000)]
    return [" ".join(chance.choices(known, k=words)) + "." for _ in range(count)]


def reworded(texts: list[str]) -> list[str]:
    chance = random.Random(2)
    result = []
    for text in texts:
        words = text.split()
        words[chance.randrange(len(words))] = "anders"
        result.append(" ".join(words))
    return result


def test_ten_thousand_identical_lines_are_aligned_with_themselves() -> None:
    same = plain(*["Dit is telkens dezelfde regel."] * 10_000)
    assert len(align(same, same)) == 10_000


def test_one_line_out_of_ten_thousand_identical_ones_is_one_line_less() -> None:
    same = plain(*["Dit is telkens dezelfde regel."] * 10_000)
    assert len(align(same, same[1:])) == 9_999
    assert len(align(same, [*same[:5_000], *plain("Anders."), *same[5_000:]])) == 10_000


def test_every_paragraph_edited_is_every_paragraph_in_place() -> None:
    texts = paragraphs(400)
    pairs = align(plain(*texts), plain(*reworded(texts)))
    assert pairs == [Aligned(at, at, False) for at in range(400)]


def test_everything_shuffled_is_everything_found() -> None:
    texts = paragraphs(1_000)
    order = list(range(1_000))
    random.Random(3).shuffle(order)
    pairs = align(plain(*texts), plain(*(texts[at] for at in order)))
    assert [pair.old for pair in pairs] == order


def test_repeated_short_lines_with_some_changed_keep_their_place() -> None:
    chance = random.Random(4)
    old = [chance.choice(["ja", "nee", "soms"]) for _ in range(600)]
    new = list(old)
    for at in range(0, 600, 40):
        new[at] = "nooit"
    assert len(old) * len(new) > DENSE_CELLS
    pairs = align(plain(*old), plain(*new))
    assert sum(1 for pair in pairs if old[pair.old] == new[pair.new]) == 585
    assert not any(pair.moved for pair in pairs)


def test_very_many_repeated_lines_are_bounded_and_mostly_found() -> None:
    chance = random.Random(5)
    old = [chance.choice(["ja", "nee", "soms"]) for _ in range(4_000)]
    new = [*old[:2_000], "nooit", *old[2_000:]]
    new[10] = new[3_990] = "nooit"
    pairs = align(plain(*old), plain(*new))
    assert len(pairs) > 3_000
    assert Counter(pair.moved for pair in pairs)[True] == 0
