"""Documents to compare: random ones for the laws, and a small one where everything happens."""

import datetime as dt

from hypothesis import strategies as st

from som_editor.core.comparison import Comparison, compare
from som_editor.core.document import (
    Automatic,
    Block,
    BlockId,
    Cell,
    CellId,
    Digest,
    Document,
    DocumentId,
    Image,
    Mark,
    Role,
    Row,
    RowId,
    Table,
    Text,
    TextBlock,
)
from som_editor.core.lifecycle import Drafted, TakenOver
from som_editor.core.version import Version, VersionId

NOW = dt.datetime(2026, 3, 2, tzinfo=dt.UTC)

_WORDS = (
    "de",
    "school",
    "Stichting",
    "SOM",
    "deelt",
    "kennis",
    "zé",
    "🙂",
    "‘ja’",
    "4.",
    "Twitter,",
)
_texts = st.lists(st.sampled_from(_WORDS), max_size=9).map(" ".join)
_marks = st.sampled_from([frozenset(), frozenset([Mark.BOLD]), frozenset([Mark.ITALIC])])


@st.composite
def blocks(draw: st.DrawFn) -> tuple[Block, ...]:
    """A few blocks of every kind, with ids that are theirs alone."""
    kinds = draw(st.lists(st.sampled_from(["text", "text", "text", "table", "image"]), max_size=7))
    return tuple(_block(draw, kind, f"b{number}") for number, kind in enumerate(kinds))


@st.composite
def comparisons(draw: st.DrawFn) -> Comparison:
    """A document against what became of it: blocks dropped, moved, reworded, added."""
    old = draw(blocks())
    kept = [block for block in old if draw(st.integers(0, 5))]
    if draw(st.booleans()):
        kept = list(draw(st.permutations(kept)))
    new = [_reworded(draw, block) for block in kept]
    for number in range(draw(st.integers(0, 2))):
        added = _block(draw, "text", f"n{number}")
        new.insert(draw(st.integers(0, len(new))), added)
    return compare(version(old, "1"), version(tuple(new), "2"))


def version(content: tuple[Block, ...], name: str, document: str = "d") -> Version:
    """A version of the document `document`."""
    return Version(VersionId(name), Document(DocumentId(document), blocks=content), NOW)


def heading(id_: str, content: str, level: int = 1) -> TextBlock:
    return TextBlock(BlockId(id_), Role.HEADING, (Text(content),), level=level)


def paragraph(id_: str, content: str) -> TextBlock:
    return TextBlock(BlockId(id_), Role.PARAGRAPH, (Text(content),))


def guideline(id_: str, content: str) -> TextBlock:
    return TextBlock(BlockId(id_), Role.GUIDELINE, (Text(content),), numbering=Automatic())


def table(id_: str, *rows: tuple[str, ...]) -> Table:
    cells = [
        Row(
            RowId(f"{id_}-{at}"),
            tuple(
                Cell(CellId(f"{id_}-{at}-{place}"), (paragraph(f"{id_}-{at}-{place}", content),))
                for place, content in enumerate(row)
            ),
        )
        for at, row in enumerate(rows)
    ]
    return Table(BlockId(id_), tuple(cells), caption="Wie doet wat")


def image(id_: str, alternative: str) -> Image:
    return Image(BlockId(id_), Digest("a" * 64), "image/png", alternative)


MOVED = "Bij twijfel over een publicatie zoeken medewerkers contact met hun leidinggevende."


def restructured() -> Comparison:
    """A guideline moved up and reworded, one dropped, one added, a table with another row."""
    first = guideline("1", "Medewerkers delen kennis en andere waardevolle informatie.")
    third = guideline("3", "Medewerkers gaan niet in discussie met een leerling of ouder.")
    fourth = guideline("4", "Leidinggevenden zijn altijd vertegenwoordiger van de stichting.")
    old = (
        paragraph("i", "Dit protocol geldt voor iedereen die bij de stichting werkt."),
        heading("h", "Richtlijnen"),
        first,
        guideline("2", "Medewerkers publiceren geen vertrouwelijke informatie."),
        third,
        fourth,
        guideline("5", MOVED),
        heading("t", "Taken"),
        table("tabel", ("Wie", "Wat"), ("Bestuur", "stelt vast"), ("Directie", "voert uit")),
    )
    new = (
        paragraph("i", "Dit protocol geldt voor iedereen die bij de stichting werkt."),
        heading("h", "Richtlijnen"),
        guideline("5", MOVED.replace("zoeken", "vragen").replace("contact met", "raad aan")),
        first,
        third,
        fourth,
        guideline("6", "Nieuwe medewerkers krijgen dit protocol op hun eerste werkdag."),
        heading("t", "Taken"),
        table("tabel", ("Wie", "Wat"), ("Bestuur", "stelt elk jaar vast"), ("GMR", "stemt in")),
    )
    before = Version(
        VersionId("v3"), Document(DocumentId("d"), blocks=old), NOW, (TakenOver(NOW, "3.0"),)
    )
    after = Version(
        VersionId("v4"), Document(DocumentId("d"), blocks=new), NOW, (Drafted(NOW, "4.0"),)
    )
    return compare(before, after)


def _block(draw: st.DrawFn, kind: str, id_: str) -> Block:
    if kind == "image":
        return image(id_, draw(_texts))
    if kind == "table":
        width = draw(st.integers(1, 3))
        rows = draw(st.lists(st.tuples(*[_texts] * width), min_size=1, max_size=3))
        return table(id_, *rows)
    role = draw(st.sampled_from(Role))
    inlines = tuple(Text(draw(_texts) + "x", draw(_marks)) for _ in range(draw(st.integers(1, 2))))
    speaker = draw(st.sampled_from(["", "Reactie leraar:"])) if role is Role.QUOTE else ""
    return TextBlock(BlockId(id_), role, inlines, draw(st.integers(1, 3)), speaker=speaker)


def _reworded(draw: st.DrawFn, block: Block) -> Block:
    if not isinstance(block, TextBlock) or draw(st.booleans()):
        return block
    return TextBlock(
        block.id,
        block.role,
        (*block.inlines, Text(draw(_texts))),
        block.level,
        speaker=block.speaker,
    )
