from hypothesis import given

from som_editor.core.document import Table
from som_editor.writers.pdf_columns import column_widths, must_break
from tests import strategies
from tests.build import cell, table

LINE = 72


def breaks(one: Table) -> list[list[int]]:
    widths = column_widths(one)
    found = []
    for row in one.rows:
        column, line = 0, []
        for each in row.cells:
            line.append(must_break(each, widths[column : column + each.columns], sum(widths)))
            column += each.columns
        found.append(line)
    return found


def test_short_columns_are_as_wide_as_their_text() -> None:
    assert column_widths(table(("ja", "Verantwoordelijk voor alles"))) == (8, 27)


def test_a_long_cell_leaves_each_word_of_the_others_its_room() -> None:
    widths = column_widths(table(("portefeuillehouder", "tekst " * 100)))
    assert widths[0] >= len("portefeuillehouder")
    assert sum(widths) <= LINE


def test_where_words_alone_want_too_much_they_break_and_none_takes_the_room_of_others() -> None:
    long = "gegevensbeschermingseffectbeoordeling"
    one = table((long, long, long, "ja"))
    assert breaks(one)[0][3] == 0
    assert all(0 < found < len(long) for found in breaks(one)[0][:3])


def test_a_cell_across_columns_has_the_room_of_all_of_them() -> None:
    one = table(("a", "b", "c"), (cell("verantwoordelijkheidsverdeling", columns=2), "d"))
    assert breaks(one) == [[0, 0, 0], [0, 0]]


def test_an_address_without_end_breaks_and_leaves_the_others_whole() -> None:
    one = table(("x" * 300, "toezichthouder"))
    assert breaks(one)[0][0] > 0
    assert breaks(one)[0][1] == 0


@given(strategies.tables())
def test_every_column_has_a_width(one: Table) -> None:
    rows = [row for row in one.rows if row.cells]
    if not rows:
        return
    widths = column_widths(Table(one.id, tuple(rows), one.caption))
    assert len(widths) == max(sum(each.columns for each in row.cells) for row in rows)
    assert all(width > 0 for width in widths)
