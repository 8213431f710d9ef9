from tests.build import compared_as_files, doc, table
from tests.core.test_differences import told

PLAN = (
    ("Wie", "Taak", "Wanneer"),
    ("Bestuur", "stelt het protocol vast na overleg", "in mei"),
    ("Directie", "legt het protocol uit aan het team", "in juni"),
)


def rows(*order: int) -> tuple[tuple[str, ...], ...]:
    """The plan with its columns in another order, or without some."""
    return tuple(tuple(row[at] for at in order) for row in PLAN)


def changes(old: tuple[tuple[str, ...], ...], new: tuple[tuple[str, ...], ...]) -> list[str]:
    return told(compared_as_files(doc(table(*old)), doc(table(*new))))


def test_a_column_that_came_or_went_is_its_cells_with_one_group() -> None:
    cells = ["cell 0,1: Taak", f"cell 1,1: {PLAN[1][1]}", f"cell 2,1: {PLAN[2][1]}"]
    assert changes(rows(0, 2), PLAN) == [f"inserted {cell} (0)" for cell in cells]
    assert changes(PLAN, rows(0, 2)) == [f"deleted {cell} (0)" for cell in cells]


def test_two_columns_that_came_are_two_groups() -> None:
    told_ = changes(rows(0), PLAN)
    assert [line[-3:] for line in told_] == ["(0)", "(1)"] * 3


def test_a_row_and_a_column_that_came_are_told_apart() -> None:
    old = tuple(row[:2] for row in PLAN[:2])
    assert changes(old, PLAN) == [
        "inserted cell 0,2: Wanneer (0)",
        "inserted cell 1,2: in mei (0)",
        "inserted cell 2,0: Directie (1)",
        f"inserted cell 2,1: {PLAN[2][1]} (1)",
        "inserted cell 2,2: in juni (1)",
    ]


def test_a_column_that_moved_is_its_cells_with_one_group() -> None:
    assert changes(PLAN, rows(1, 0, 2)) == [
        f"moved cell {row},1: {PLAN[row][0]} (0)" for row in range(3)
    ]


def test_an_edit_in_a_table_that_grew_is_one_change() -> None:
    new = (*PLAN[:1], (PLAN[1][0], PLAN[1][1].replace("overleg", "advies"), PLAN[1][2]), PLAN[2])
    assert changes(rows(0, 1), new) == [
        "inserted cell 0,2: Wanneer (0)",
        "edited cell 1,1: stelt het protocol vast na advies",
        "inserted cell 1,2: in mei (0)",
        "inserted cell 2,2: in juni (0)",
    ]


def test_a_cell_written_anew_is_one_change_in_its_place() -> None:
    new = (*PLAN[:2], (PLAN[2][0], "doet iets heel anders", PLAN[2][2]))
    assert changes(PLAN, new) == ["edited cell 2,1: doet iets heel anders"]
