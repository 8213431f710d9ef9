from som_editor.core.change import Change
from som_editor.core.comparison import Comparison
from som_editor.core.document import Block
from tests.build import cell, compared, compared_as_files, doc, h, image, p, q, table

TASKS = table(
    ("Wie", "Wat"),
    ("Bestuur", "stelt het protocol vast"),
    ("Directie", "legt het protocol uit"),
    ("Leraar", "houdt zich aan het protocol"),
    caption="Taken",
)


def told(comparison: Comparison) -> list[str]:
    """Each change as its kind, its cell and its text, and its group where it has one."""
    return [_one(change) for change in comparison.changes]


def _one(change: Change) -> str:
    side = change.new or change.old
    assert side is not None
    place = "" if side.cell is None else f" {side.cell[0]},{side.cell[1]}"
    group = "" if change.group is None else f" ({change.group})"
    moved = " moved" if change.moved and change.kind.value != "moved" else ""
    return f"{change.kind.value}{moved} {side.kind}{place}: {side.text}{group}"


def as_files(old: Block, new: Block) -> list[str]:
    return told(compared_as_files(doc(old), doc(new)))


def test_a_row_that_came_is_its_cells_with_one_group() -> None:
    rows = (("Bestuur", "stelt het protocol vast"), ("GMR", "stemt met het protocol in"))
    new = table(("Wie", "Wat"), *rows, *_rest(), caption="Taken")
    assert as_files(TASKS, new) == [
        "inserted cell 2,0: GMR (0)",
        "inserted cell 2,1: stemt met het protocol in (0)",
    ]


def _rest() -> tuple[tuple[str, str], ...]:
    return (
        ("Directie", "legt het protocol uit"),
        ("Leraar", "houdt zich aan het protocol"),
    )


def test_a_row_that_went_is_told_where_it_was() -> None:
    new = table(
        ("Wie", "Wat"),
        ("Bestuur", "stelt het protocol elk jaar vast"),
        ("Leraar", "houdt zich aan het protocol"),
        ("Ouder", "leest het protocol thuis"),
        caption="Taken",
    )
    assert as_files(TASKS, new) == [
        "edited cell 1,1: stelt het protocol elk jaar vast",
        "deleted cell 2,0: Directie (0)",
        "deleted cell 2,1: legt het protocol uit (0)",
        "inserted cell 3,0: Ouder (1)",
        "inserted cell 3,1: leest het protocol thuis (1)",
    ]


def test_a_row_that_moved_is_its_cells_with_one_group() -> None:
    long = ("Vertrouwenspersoon", "luistert naar wie iets naars meemaakt op internet")
    more = (*_rest(), ("Ouder", "leest het protocol thuis met het kind"))
    old = table(("Wie", "Wat"), long, *more)
    new = table(("Wie", "Wat"), *more, long)
    assert as_files(old, new) == [
        "moved cell 4,0: Vertrouwenspersoon (0)",
        f"moved cell 4,1: {long[1]} (0)",
    ]


def test_a_column_that_came_is_a_cell_in_every_row() -> None:
    new = table(
        ("Wie", "Wat", "Wanneer"),
        ("Bestuur", "stelt het protocol vast", "elk jaar"),
        ("Directie", "legt het protocol uit", "elke maand"),
        ("Leraar", "houdt zich aan het protocol", "altijd"),
        caption="Taken",
    )
    assert as_files(TASKS, new) == [
        "inserted cell 0,2: Wanneer (0)",
        "inserted cell 1,2: elk jaar (0)",
        "inserted cell 2,2: elke maand (0)",
        "inserted cell 3,2: altijd (0)",
    ]


def test_a_column_that_went_is_told_before_what_stood_behind_it() -> None:
    old = table(("Wie", "Hoe", "Wat mag"), ("Bestuur", "snel", "stelt het protocol vast"))
    new = table(("Wie", "Wat mag niet"), ("Bestuur", "stelt het protocol altijd vast"))
    assert as_files(old, new) == [
        "deleted cell 0,1: Hoe (0)",
        "edited cell 0,1: Wat mag niet",
        "deleted cell 1,1: snel (0)",
        "edited cell 1,1: stelt het protocol altijd vast",
    ]


def test_a_table_that_came_is_its_caption_and_its_cells() -> None:
    comparison = compared_as_files(doc(p("x")), doc(p("x"), table(("a", "b"), caption="Taken")))
    assert told(comparison) == [
        "inserted table: Taken",
        "inserted cell 0,0: a (0)",
        "inserted cell 0,1: b (0)",
    ]
    assert [row.changes for row in comparison.rows] == [(), (0, 1, 2)]


def test_an_empty_table_that_came_is_told_too() -> None:
    assert told(compared_as_files(doc(), doc(table()))) == ["inserted table: "]
    assert told(compared_as_files(doc(table(())), doc())) == ["deleted table: "]


def test_a_caption_is_a_change_of_the_table() -> None:
    assert as_files(table(("a",), caption="Taken nu"), table(("a",), caption="Taken dan")) == [
        "edited table: Taken dan"
    ]


def test_a_table_that_moved_keeps_its_cells_quiet() -> None:
    texts = [p(f"Alinea nummer {at} die lang genoeg is om op te vallen.") for at in range(4)]
    old, new = doc(TASKS, *texts), doc(*texts, TASKS)
    assert told(compared_as_files(old, new)) == ["moved table: Taken"]


def test_another_picture_is_one_gone_and_one_come() -> None:
    assert as_files(image("a", "Het logo"), image("b", "Het logo")) == [
        "deleted image: Het logo",
        "inserted image: Het logo",
    ]


def test_a_quote_with_another_speaker_is_edited() -> None:
    words = "Wij willen een strenge selectie aan de poort van de opleiding."
    assert as_files(q(words, speaker="Leraar:"), q(words, speaker="Ouder:")) == [
        f"edited quote: Ouder:\n{words}"
    ]


SECTION = (
    h("Veiligheid"),
    p("Het bestuur zorgt ook digitaal voor een veilig klimaat op de school."),
    p("Scholen moeten zich niet laten verrassen door incidenten op internet."),
    p("Kort."),
)
REST = tuple(
    block
    for at in range(3)
    for block in (
        h(f"Sectie {at}"),
        p(f"Dit is alinea {at} van een verhaal over heel andere dingen dan dat."),
        p(f"En dit is nog een alinea, nummer {at}, die blijft staan waar zij stond."),
    )
)


def test_a_section_that_moved_is_its_blocks_with_one_group() -> None:
    comparison = compared_as_files(doc(*SECTION, *REST), doc(*REST, *SECTION))
    assert [change.kind.value for change in comparison.changes] == ["moved"] * 4
    assert {change.group for change in comparison.changes} == {0}


def test_a_section_that_moved_stays_together_though_a_block_of_it_went() -> None:
    new = (SECTION[0], SECTION[2], SECTION[3])
    comparison = compared_as_files(doc(*SECTION, *REST), doc(*REST, *new))
    assert [(change.kind.value, change.group) for change in comparison.changes] == [
        ("deleted", None),
        ("moved", 0),
        ("moved", 0),
        ("moved", 0),
    ]


def test_two_texts_that_moved_apart_have_no_group() -> None:
    one, other = SECTION[1], SECTION[2]
    comparison = compared_as_files(
        doc(one, *REST[:5], other, *REST[5:]), doc(*REST[:2], other, *REST[2:7], one, *REST[7:])
    )
    assert {change.group for change in comparison.changes} == {None}


def test_groups_of_rows_and_of_moved_blocks_are_told_apart() -> None:
    old = doc(TASKS, *SECTION, *REST)
    new = doc(
        table(("Wie", "Wat"), ("Bestuur", "stelt het protocol vast"), *_rest(), ("GMR", "ja")),
        *REST,
        *SECTION,
    )
    groups = {change.group for change in compared_as_files(old, new).changes if change.new}
    assert groups == {None, 0, 1}


def test_a_moved_block_has_a_row_on_either_side_with_the_same_change() -> None:
    comparison = compared_as_files(doc(*SECTION[1:2], *REST), doc(*REST, *SECTION[1:2]))
    moved = [row for row in comparison.rows if row.changes]
    assert [(row.old, row.new, row.changes) for row in moved] == [
        (0, None, (0,)),
        (None, len(REST), (0,)),
    ]


def test_a_cell_of_several_blocks_is_one_change() -> None:
    old = table((cell("een", "twee"), "x"))
    new = table((cell("een", "drie"), "x"))
    assert told(compared(doc(old), doc(new))) == ["edited cell 0,0: een\ndrie"]
