"""Documents for hypothesis: sentences out of a small vocabulary, in every sort of block.

A small vocabulary makes texts that resemble each other, where alignment and renames can go wrong;
now and then any storable text at all is mixed in.
"""

import datetime as dt

import msgspec
from hypothesis import strategies as st

from som_editor.core.comments import Anchor, Comment, CommentId, Reply
from som_editor.core.document import (
    MAX_LEVEL,
    Automatic,
    Block,
    BlockId,
    Break,
    Cell,
    Definition,
    Document,
    DocumentId,
    Field,
    Image,
    Inline,
    Literal,
    Mark,
    Numbering,
    Reference,
    Role,
    SectionKind,
    Table,
    Text,
    TextBlock,
    Unnumbered,
)
from som_editor.core.lifecycle import (
    Adopted,
    Consented,
    Drafted,
    Event,
    Planned,
    Received,
    Submitted,
    TakenOver,
    Withdrawn,
)
from som_editor.core.metadata import Metadata
from som_editor.core.reasons import Reason
from som_editor.core.text import clean_text
from som_editor.core.version import Draft, Lineage, Source, Version, VersionId
from tests import build

_LINES = (
    "de school,Stichting SOM,De school,het bestuur,medewerkers,leerlingen,ouders,publiceren,delen",
    "geen,altijd,kennis,informatie,vertrouwelijke,op social media,privé-mening,pabo’s,m.n.",
    "13-04-2021,3.0,1.6a,www.schoolenveiligheid.nl,‘de school’,'de school',–,CNV Onderwijs",
    "pri\u00advé,Instagram,Facebook,een,en,of,bij twijfel,veilig,klimaat,regels,x,,é,e\u0301",
)
VOCABULARY = tuple(word for line in _LINES for word in line.split(","))
SEPARATORS = (" ", " ", " ", " ", ", ", ". ", "; ", " – ", "  ", "\u00a0", " (", ") ", "’s ", "")

_WORDS = tuple(word + separator for word in VOCABULARY for separator in SEPARATORS)

any_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=12).map(clean_text)
"""Whatever a file may hold."""


@st.composite
def sentences(draw: st.DrawFn, most_words: int = 7) -> str:
    """A line of words, most of them of the vocabulary."""
    if draw(st.integers(0, 9)) == 0:
        return draw(any_text)
    return "".join(draw(st.lists(st.sampled_from(_WORDS), max_size=most_words)))


marks = st.frozensets(st.sampled_from(Mark))
links = st.sampled_from(["", "", "", "https://www.som.test/regels"])


def inlines(targets: tuple[str, ...] = ("b0",)) -> st.SearchStrategy[Inline]:
    """Text, and now and then a field, a reference to one of `targets`, or a break."""
    text = st.builds(Text, sentences(), marks, links)
    return st.one_of(
        text,
        text,
        text,
        st.builds(Field, st.sampled_from(["organisatie", "naam"]), marks),
        st.builds(Reference, st.sampled_from(targets).map(BlockId), marks),
        st.just(Break()),
    )


numberings: st.SearchStrategy[Numbering] = st.one_of(
    st.just(Unnumbered()),
    st.just(Automatic()),
    st.builds(Literal, st.sampled_from(["Artikel 1", "4", "1.6a"])),
)


@st.composite
def text_blocks(draw: st.DrawFn) -> TextBlock:
    """A text block of any role."""
    role = draw(st.sampled_from(Role))
    return TextBlock(
        BlockId(""),
        role,
        tuple(draw(st.lists(inlines(), max_size=3))),
        draw(st.integers(1, MAX_LEVEL)),
        draw(numberings),
        draw(st.sampled_from(["", "Reactie leraar:"])) if role is Role.QUOTE else "",
        draw(st.sampled_from(SectionKind)) if role is Role.HEADING else SectionKind.PLAIN,
    )


cells = st.one_of(
    sentences(),
    st.builds(
        lambda parts, columns: build.cell(*parts, columns=columns),
        st.lists(text_blocks(), max_size=2),
        st.integers(1, 2),
    ),
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table of up to three by three cells."""
    width = draw(st.integers(1, 3))
    rows: list[list[str | Cell]] = draw(
        st.lists(st.lists(cells, min_size=width, max_size=width), max_size=3)
    )
    return build.table(*rows, caption=draw(sentences(3)), header_rows=draw(st.integers(0, 1)))


@st.composite
def images(draw: st.DrawFn) -> Image:
    """One of three pictures."""
    return build.image(draw(st.sampled_from("abc")), draw(sentences(3)), draw(sentences(2)))


blocks: st.SearchStrategy[Block] = st.one_of(
    text_blocks(), text_blocks(), text_blocks(), text_blocks(), tables(), images()
)

metadata = st.builds(
    Metadata,
    title=sentences(3),
    organisation=st.sampled_from(["", "Stichting SOM", "CNV Onderwijs"]),
    kenmerk=st.sampled_from(["", "SOM-2021-04"]),
)

definitions = st.lists(st.builds(Definition, sentences(1), sentences(3)), max_size=2).map(tuple)


@st.composite
def documents(draw: st.DrawFn, most_blocks: int = 6) -> Document:
    """A document with ids "b0", "b1", …"""
    made = build.doc(
        *draw(st.lists(blocks, max_size=most_blocks)),
        metadata=draw(metadata),
        fields=draw(
            st.dictionaries(st.sampled_from(["organisatie", "naam"]), sentences(2), max_size=2)
        ),
    )
    return Document(DocumentId("d"), made.metadata, made.blocks, made.fields, draw(definitions))


@st.composite
def revisions(draw: st.DrawFn) -> tuple[Document, Document]:
    """A document and what became of it: blocks gone, new, moved, reworded; ids kept."""
    old = draw(documents())
    kept = [
        block if draw(st.integers(0, 3)) else _reworded(draw, block)
        for block in old.blocks
        if draw(st.integers(0, 5))
    ]
    for fresh in draw(st.lists(blocks, max_size=2)):
        at = draw(st.integers(0, len(kept)))
        kept.insert(at, _renamed(fresh, f"n{len(kept)}"))
    if draw(st.booleans()) and kept:
        moving = kept.pop(draw(st.integers(0, len(kept) - 1)))
        kept.insert(draw(st.integers(0, len(kept))), moving)
    if draw(st.booleans()):
        kept = _joined(draw, kept)
    return old, Document(old.id, draw(metadata), tuple(kept), old.fields, old.definitions)


def _joined(draw: st.DrawFn, blocks: list[Block]) -> list[Block]:
    """`blocks` with two text blocks made into one, in the place of the first."""
    texts = [at for at, block in enumerate(blocks) if isinstance(block, TextBlock)]
    if len(texts) < 2:
        return blocks
    first, second = sorted(draw(st.permutations(texts))[:2])
    one, other = blocks[first], blocks[second]
    if not (isinstance(one, TextBlock) and isinstance(other, TextBlock)):
        return blocks
    inlines = (*one.inlines, Text(" "), *other.inlines)
    joined = msgspec.structs.replace(one, inlines=inlines)
    return [*blocks[:first], joined, *blocks[first + 1 : second], *blocks[second + 1 :]]


def _reworded(draw: st.DrawFn, block: Block) -> Block:
    """Another block under the same id."""
    return _renamed(draw(blocks), block.id)


def _renamed(block: Block, id_: str) -> Block:
    (made,) = build.doc(msgspec.structs.replace(block, id=BlockId(id_))).blocks
    return made


days = st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1))
moments = st.builds(
    lambda day, minute: (
        dt.datetime.combine(day, dt.time(tzinfo=dt.UTC)) + dt.timedelta(minutes=minute)
    ),
    days,
    st.integers(0, 1439),
)
maybe_days = st.one_of(st.none(), days)
version_numbers = st.sampled_from(["", "1.0", "3.0", "4.1-concept"])

events: st.SearchStrategy[Event] = st.one_of(
    st.builds(Drafted, moments, version_numbers),
    st.builds(TakenOver, moments, version_numbers, maybe_days),
    st.builds(Received, moments, version_numbers, maybe_days, st.booleans()),
    st.builds(Planned, moments, maybe_days, maybe_days),
    st.builds(Submitted, moments, days, st.booleans()),
    st.builds(Consented, moments, st.sampled_from(["PGMR", "GMR"]), days),
    st.builds(Adopted, moments, st.just("College van bestuur"), days),
    st.builds(Withdrawn, moments, days),
)

lineages = st.builds(
    Lineage,
    st.one_of(st.none(), st.just(VersionId("v1"))),
    st.one_of(st.none(), st.just(VersionId("v2"))),
)
sources = st.one_of(st.none(), st.builds(Source, any_text, st.just("0" * 64)))

block_ids = st.none() | st.just(BlockId("b0"))
reasons = st.lists(st.builds(Reason, sentences(3), block_ids, block_ids), max_size=2).map(tuple)
anchors = st.builds(Anchor, st.just(BlockId("b0")), st.integers(0, 3), st.integers(4, 9))
replies = st.builds(Reply, st.just(CommentId("r0")), any_text, moments, sentences(3))
comments = st.lists(
    st.builds(
        Comment,
        st.just(CommentId("c0")),
        anchors,
        any_text,
        moments,
        sentences(3),
        sentences(1),
        st.lists(replies, max_size=2).map(tuple),
        st.booleans(),
        st.none() | anchors,
    ),
    max_size=2,
).map(tuple)
versions = st.builds(
    Version,
    st.just(VersionId("v")),
    documents(),
    moments,
    st.lists(events, max_size=4).map(tuple),
    sentences(3),
    lineages,
    sources,
    reasons,
    comments,
)
drafts = st.builds(
    Draft,
    documents(),
    version_numbers,
    moments,
    moments,
    lineages,
    sources,
    maybe_days,
    maybe_days,
    reasons,
    comments,
)
