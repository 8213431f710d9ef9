import pytest

from som_editor.ui.tokens import THEMES, Tokens

LEAST = 4.5
"""WCAG AA: of text against its ground."""


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.fixture(params=sorted(THEMES))
def theme(request: pytest.FixtureRequest) -> Tokens:
    return THEMES[request.param]


def test_black_on_white_is_the_most_there_is() -> None:
    assert _contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_text_on_the_highlights_of_changes_can_be_read(theme: Tokens) -> None:
    for mark in (theme.inserted, theme.deleted, theme.moved, theme.conflict, theme.remark):
        assert _contrast(mark.text, mark.ground) >= LEAST
        assert _contrast(theme.text, mark.ground) >= LEAST  # the rest of a moved block
    for mark in (theme.inserted, theme.deleted):  # changed words whose table cell is a header, too
        assert _contrast(mark.text, theme.panel) >= LEAST


def test_text_can_be_read_on_every_ordinary_ground(theme: Tokens) -> None:
    for ground in (theme.desk, theme.panel, theme.paper, theme.soft, theme.chip):
        assert _contrast(theme.text, ground) >= LEAST
        assert _contrast(theme.text2, ground) >= LEAST


def test_what_is_selected_or_found_can_be_read(theme: Tokens) -> None:
    assert _contrast(theme.selected_text, theme.selection) >= LEAST
    assert _contrast(theme.on_accent, theme.accent) >= LEAST


def test_lines_of_marks_stand_out_from_the_paper(theme: Tokens) -> None:
    for mark in (theme.inserted, theme.deleted, theme.moved, theme.renamed, theme.remark):
        assert _contrast(mark.line, theme.paper) >= 3
