"""Comparisons to write: the two sample protocols, and a small one with every sort of change."""

import datetime as dt
from functools import cache
from itertools import count

from som_editor import assets
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
from som_editor.core.version import Version, VersionId
from som_editor.readers import read

NOW = dt.datetime(2026, 3, 2, tzinfo=dt.UTC)
HOSTILE = "<script>alert('x')</script> & \"rest\" <b>vet</b>"


@cache
def samples() -> Comparison:
    """The reconstructed original against SOM 3.0."""
    numbers = count()
    old, new = (
        read(
            assets.resource("protocols", f"{name}.txt"),
            now=NOW,
            new_id=lambda: f"b{next(numbers)}",
        ).version
        for name in ("cnv-origineel-reconstructie", "som-social-media-3.0")
    )
    return compare(old, new)


def comparison(old: tuple[Block, ...], new: tuple[Block, ...]) -> Comparison:
    """Two versions of one document compared."""
    return compare(version(old), version(new))


def version(blocks: tuple[Block, ...]) -> Version:
    return Version(VersionId("v"), Document(DocumentId("d"), blocks=blocks), NOW)


def heading(id_: str, content: str) -> TextBlock:
    return TextBlock(BlockId(id_), Role.HEADING, (Text(content),))


def paragraph(id_: str, content: str) -> TextBlock:
    return TextBlock(BlockId(id_), Role.PARAGRAPH, (Text(content),))


def guideline(id_: str, content: str) -> TextBlock:
    return TextBlock(BlockId(id_), Role.GUIDELINE, (Text(content),), numbering=Automatic())


def bold(id_: str, content: str) -> TextBlock:
    return TextBlock(BlockId(id_), Role.PARAGRAPH, (Text(content, frozenset([Mark.BOLD])),))


def table(id_: str, *rows: tuple[str, ...]) -> Table:
    return Table(
        BlockId(id_),
        tuple(
            Row(
                RowId(f"{id_}-{index}"),
                tuple(
                    Cell(CellId(f"{id_}-{index}-{place}"), (paragraph("cel", content),))
                    for place, content in enumerate(row)
                ),
            )
            for index, row in enumerate(rows)
        ),
        caption="Wie doet wat",
    )


def image(id_: str, digest: str, alternative: str) -> Image:
    return Image(BlockId(id_), Digest(digest), "image/png", alternative)


@cache
def everything() -> Comparison:
    """Inserted, deleted, moved (also edited), edited, cosmetic, formatting, a table, a picture."""
    first = guideline("1", "Medewerkers van de stichting delen kennis en waardevolle informatie.")
    third = guideline("3", "Medewerkers gaan niet in discussie met een leerling op social media.")
    fourth = guideline("4", "Bij twijfel over een publicatie zoeken medewerkers altijd contact.")
    old = (
        paragraph("p", "Dit protocol gaat over 'social media' op onze scholen."),
        bold("q", "Het geldt voor iedereen die bij ons werkt."),
        heading("h", "Richtlijnen"),
        first,
        guideline("2", "Medewerkers publiceren geen vertrouwelijke informatie."),
        third,
        fourth,
        heading("t", "Taken"),
        table("tabel", ("Wie", "Wat"), ("Bestuur", "stelt vast")),
        image("logo", "a" * 64, "Het logo"),
    )
    new = (
        paragraph("p", "Dit protocol gaat over ‘social media’ op onze scholen."),
        paragraph("q", "Het geldt voor iedereen die bij ons werkt."),
        paragraph("x", HOSTILE),
        heading("h", "Richtlijnen"),
        guideline("4", "Bij twijfel over een bericht zoeken medewerkers altijd contact."),
        first,
        guideline("3", "Medewerkers gaan niet in discussie met een ouder op social media."),
        heading("t", "Taken"),
        table("tabel", ("Wie", "Wat"), ("Bestuur", "stelt elk jaar vast"), ("GMR", "stemt in")),
        image("logo", "b" * 64, "Het logo"),
    )
    return comparison(old, new)
