"""What other programs put on the clipboard becomes the blocks that somebody meant."""

from html import escape

from hypothesis import given
from hypothesis import strategies as st

from som_editor.core.document import (
    Automatic,
    Literal,
    Mark,
    Role,
    Table,
    Text,
    TextBlock,
    text_blocks,
)
from som_editor.core.shown import plain_text
from som_editor.readers.html.piece import read_piece
from som_editor.readers.text import unwrapped
from tests.build import doc, new_ids

_WORDS = st.lists(
    st.sampled_from(["school", "privé", "leraren", "<b>", "A & B", "’s ochtends", "ĳs", "schoon"]),
    min_size=1,
    max_size=4,
).map(" ".join)
_INLINE = st.sampled_from(
    [
        "{}",
        "<b>{}</b>",
        "<span style='font-weight:700;color:red'>{}</span>",
        "<i><u>{}</u></i>",
        "<a href='https://www.som.test/'><span style='text-decoration:underline'>{}</span></a>",
        "<font face=Arial size=4>{}</font>",
        "<o:p>{}</o:p>",
        "<b style='font-weight:normal'>{}</b>",
    ]
)
_ITEM = (
    "<p class=MsoListParagraph style='mso-list:l0 level{level} lfo1'><![if !supportLists]>"
    "<span style='mso-list:Ignore'>{label}<span>&nbsp;&nbsp; </span></span><![endif]>{{}}</p>"
)
_BLOCK = st.sampled_from(
    [
        "<p class=MsoNormal>{}<o:p></o:p></p>",
        "<h1>{}</h1>",
        "<h4>{}</h4>",
        "<ol start=3><li>{}</li></ol>",
        "<ul><li><p>{}</p></li></ul>",
        "<li>{}</li>",
        _ITEM.format(level=1, label="1."),
        _ITEM.format(level=2, label="a)"),
        _ITEM.format(level=5, label="o"),
        "<blockquote><p>{}</p></blockquote>",
        "<table><tr><td><p>{}</p></td><td></td></tr></table>",
        "<div>{}<br></div>",
        "{}",
    ]
)


@st.composite
def _pieces(draw: st.DrawFn) -> tuple[str, str]:
    """A piece as some program writes it, and the words in it."""
    parts, said = [], []
    for block in draw(st.lists(_BLOCK, min_size=1, max_size=6)):
        words = draw(st.lists(st.tuples(_INLINE, _WORDS), min_size=1, max_size=3))
        parts.append(block.replace("{}", " ".join(form.format(escape(one)) for form, one in words)))
        said += [one for _form, one in words]
    body = "\r\n".join(parts)
    around = draw(
        st.sampled_from(
            [
                "{}",
                "<html><body><!--StartFragment-->{}<!--EndFragment--></body></html>",
                "<meta charset='utf-8'><b style='font-weight:normal' id='docs-internal'>{}</b>",
                "<html><head><style><!-- p {margin:0} --></style></head><body>{}</body></html>",
            ]
        )
    )
    return around.replace("{}", body), " ".join(said)


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text))


@given(_pieces())
def test_no_word_of_a_piece_is_lost(piece: tuple[str, str]) -> None:
    html, said = piece
    found = doc(*read_piece(html, new_ids()).blocks)
    assert _letters(plain_text(found)) == _letters(said)


@given(_pieces())
def test_a_piece_brings_no_looks_and_no_empty_blocks(piece: tuple[str, str]) -> None:
    for block in read_piece(piece[0], new_ids()).blocks:
        for part in text_blocks(block):
            assert plain_text(doc(part)).strip()
            for inline in part.inlines:
                if isinstance(inline, Text) and part.role is Role.HEADING:
                    assert not inline.marks
        if isinstance(block, TextBlock) and block.role is Role.GUIDELINE:
            assert block.numbering == Automatic()


@given(st.text())
def test_anything_can_be_read_as_a_piece(html: str) -> None:
    read_piece(html, new_ids())


def test_word_says_its_lists_by_their_styles() -> None:
    html = (
        _ITEM.format(level=1, label="1.").format("een")
        + _ITEM.format(level=2, label="a.").format("twee")
        + _ITEM.format(level=1, label="·").format("drie")
        + _ITEM.format(level=2, label="o").format("vier")
    )
    found = read_piece(html, new_ids()).blocks
    assert [(one.role, one.level, one.inlines) for one in found if isinstance(one, TextBlock)] == [
        (Role.GUIDELINE, 1, (Text("een"),)),
        (Role.GUIDELINE, 2, (Text("twee"),)),
        (Role.BULLET, 1, (Text("drie"),)),
        (Role.BULLET, 2, (Text("vier"),)),
    ]


def test_items_in_the_middle_of_a_list_are_counted_here() -> None:
    (found,) = read_piece("<ol start='7'><li>zeven</li></ol>", new_ids()).blocks
    assert isinstance(found, TextBlock)
    assert found.numbering == Automatic()


def test_a_number_that_was_typed_is_kept_unless_it_counts_as_here() -> None:
    found = read_piece("<p>1. een</p><p>2. twee</p><p>7. zeven</p><p>x) en</p>", new_ids()).blocks
    assert [one.numbering for one in found if isinstance(one, TextBlock)] == [
        Automatic(),
        Automatic(),
        Literal("7"),
        Literal("x)"),
    ]


def test_what_is_hidden_or_was_struck_out_of_a_tracked_text_stays_away() -> None:
    html = "<p>zo <del>niet</del><span style='display:none'>geheim</span>wel</p>"
    (found,) = read_piece(html, new_ids()).blocks
    assert plain_text(doc(found)) == "zo wel"


def test_pictures_are_left_out_and_counted() -> None:
    picture = "data:image/png;base64,iVBORw0KGgo="
    found = read_piece(f"<p>zie</p><img src='{picture}'><img src='file:///c:/x.png'>", new_ids())
    assert len(found.blocks) == 1
    assert found.pictures == 2


def test_a_header_and_a_link_have_their_looks_by_themselves() -> None:
    html = "<table><tr><th><b>Wie</b></th></tr><tr><td>ik</td></tr></table>"
    (table,) = read_piece(html, new_ids()).blocks
    assert isinstance(table, Table)
    assert next(text_blocks(table)).inlines == (Text("Wie"),)
    (found,) = read_piece("<p><u><a href='https://www.som.test'>hier</a></u></p>", new_ids()).blocks
    assert found.inlines == (Text("hier", link="https://www.som.test"),)
    (bold,) = read_piece("<p><b><i>zo</i></b></p>", new_ids()).blocks
    assert bold.inlines == (Text("zo", frozenset({Mark.BOLD, Mark.ITALIC})),)


WRAPPED = """\
Telefoons op school
Alle leerlingen leggen hun telefoon aan het begin van de dag
in de kluis, en halen die na de laatste les weer op. Wie moet
bellen, vraagt dat vooraf aan de mentor.

1. De mentor bewaart de sleutel van de kluis en let erop dat
die aan het einde van de dag weer open gaat.
2. De conciërge heeft een tweede sleutel.
"""


def test_lines_copied_out_of_a_pdf_are_paragraphs_again() -> None:
    found = unwrapped(WRAPPED, new_ids())
    assert _letters(plain_text(doc(*found))) == _letters(WRAPPED)
    roles = [one.role for one in found if isinstance(one, TextBlock)]
    assert roles == [Role.HEADING, Role.PARAGRAPH, Role.GUIDELINE, Role.GUIDELINE]


def test_lines_that_are_paragraphs_themselves_are_left_alone() -> None:
    assert unwrapped("Een regel.\nNog een regel.\nDe laatste regel.", new_ids()) == ()
    assert unwrapped("", new_ids()) == ()
