import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_editor.readers.lines import FINISHED, Line, split_lines, wrap_width

WRAPPED = "Medewerkers van de school delen kennis en andere waardevolle informatie met\n" * 5


def lines_of(text: str) -> list[Line]:
    return split_lines(text)[0]


def test_a_line_knows_its_number_and_how_far_it_is_indented() -> None:
    assert lines_of("Een\n\n   Drie  \n\tVier") == [
        Line(1, 0, "Een"),
        Line(2, 0, ""),
        Line(3, 3, "Drie"),
        Line(4, 4, "Vier"),
    ]


def test_lost_control_characters_are_handed_back_by_line() -> None:
    assert split_lines("a\x01b\nc\n\x02\x03")[1] == [Line(1, 0, "\x01"), Line(3, 0, "\x02\x03")]


def test_a_wrapped_text_has_the_width_of_its_longest_lines() -> None:
    assert wrap_width(lines_of(WRAPPED)) == 75


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Kort\nKorter\n",
        "Wat hier staat, dat is een volzin die af is.\n" * 8,
        f"{'woord ' * 40}\n" * 3,
    ],
)
def test_a_text_of_one_line_a_paragraph_has_no_width(text: str) -> None:
    assert wrap_width(lines_of(text)) is None


@pytest.mark.parametrize(
    "text", ["klaar.", "klaar?’", "klaar:", "klaar…", "zie www.som.test", "(http://som.test/a)"]
)
def test_how_a_finished_line_ends(text: str) -> None:
    assert FINISHED.search(text)


@pytest.mark.parametrize("text", ["niet klaar", "of,", "Stichting", "zie www.som.test en"])
def test_how_an_unfinished_line_ends(text: str) -> None:
    assert not FINISHED.search(text)


@given(st.text())
def test_lines_never_hold_outer_spaces_or_control_characters(text: str) -> None:
    for line in lines_of(text):
        assert line.text == line.text.strip()
        assert not any(sign in "\n\r\t\x00\x1b\ufeff" for sign in line.text)
